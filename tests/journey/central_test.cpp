// SPDX-License-Identifier: Apache-2.0
// From what residents submit to a council's report where the server is ODK Central: sealed by the kiosk, held
// by a server that answers as Central does, fetched by deploy/fetch-from-central, opened by `council`.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/drive/test_council.h"
#include "tests/on_terminal.h"
#include "tests/scratch_folder.h"

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* form_id = "two-questions";

class FromCentral : public testing::Test {
 protected:
    FromCentral() {
        fs::copy(SOURCE_DIR "/tests/journey/forms/short", forms_.path() / form_id);
        council_.emplace(fs::path(BINARY_DIR) / "journey" / "central", forms_.path(), form_id);
    }
    std::string run(const std::vector<std::string>& words, const std::string& input = {}) const {
        const drive::Ran ran = drive::run(words, council_->errors(), input);
        EXPECT_EQ(ran.code, 0) << words[0] << ' ' << words[1] << ": " << slurp(council_->errors());
        return ran.output;
    }
    static std::string slurp(const fs::path& file) {
        std::ostringstream all;
        all << std::ifstream(file, std::ios::binary).rdbuf();
        return all.str();
    }
    fs::path in(const std::string& name) const { return council_->folder() / name; }

    // The key is in the form, as ODK Central's own forms with a self-supplied key have it.
    void publish() {
        run({drive::program("council"), "publish", forms_.path() / form_id / "form.xml", "--forms",
             forms_.path(), "--public-key", in("keys/public.pem")});
        council_->close_council();
        council_->open_council();
        ASSERT_EQ(council_->sync().code, 0);
    }
    void residents_answer(const std::vector<std::string>& choices) const {
        drive::Driver kiosk = council_->kiosk();
        for (const std::string& choice : choices) {
            kiosk.start();
            kiosk.tap_id("choice:/data/agree:" + choice);
            kiosk.tap_id("continue");
            kiosk.tap_id("continue");
            kiosk.submit();
            kiosk.tap_id("finished");
        }
        EXPECT_EQ(kiosk.quit(), 0);
        run({drive::program("kiosk-sync"), "--config", council_->config(), "export-usb", in("stick")});
    }
    void fetch() const {
        run({"/usr/bin/openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
             "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", in("key.pem"), "-out",
             in("ca.pem")});
        std::ofstream(in("both.pem")) << slurp(in("key.pem")) << slurp(in("ca.pem"));
        drive::Process central({"/usr/bin/python3", SOURCE_DIR "/tests/deploy/central.py", in("both.pem"),
                                form_id, forms_.path() / form_id / "form.xml", in("stick/instances")},
                               council_->errors());
        const auto port = central.read_line();
        ASSERT_TRUE(port.has_value());
        run({"/usr/bin/env", "CENTRAL_EMAIL=you@example.gov.uk", "CURL_CA_BUNDLE=" + in("ca.pem").string(),
             SOURCE_DIR "/deploy/fetch-from-central", "https://127.0.0.1:" + port.value_or(""), "3", form_id,
             in("fetched")},
            "password\n");
    }
    std::vector<std::string> opening(const std::string& command, const std::string& out,
                                     const fs::path& file) const {
        return {drive::program("council"),
                command,
                "--folder",
                in("fetched/instances"),
                "--form-xml",
                in(std::string("fetched/forms/") + form_id + ".xml"),
                "--private-key",
                in("keys/private.pem"),
                "--include-practice",
                out,
                file};
    }
    // What `council export` or `report` makes of what was fetched, without the server that took it.
    std::string made(const std::string& command, const std::string& out, const fs::path& file) const {
        run(opening(command, out, file));
        return slurp(file);
    }

    testing::ScratchFolder forms_;
    std::optional<drive::TestCouncil> council_;
};

TEST_F(FromCentral, SealedAnswersAreFetchedOpenedAndReported) {
    publish();
    residents_answer({"yes", "no", "yes"});
    fetch();
    const std::string csv = made("export", "--csv", in("answers.csv"));
    std::size_t rows = 0;
    for (std::size_t at = 0; (at = csv.find(",central-library-1,central-library-1,yes", at)) != csv.npos;
         ++at)
        ++rows;
    EXPECT_EQ(rows, 3U) << csv;
    EXPECT_THAT(csv, HasSubstr("2024-01-08")) << "the day on which Central took it";
    const std::string report = made("report", "--out", in("report.html"));
    EXPECT_THAT(report, HasSubstr("Do you agree?"));
    EXPECT_THAT(report, HasSubstr("central-library-1"));
    const std::string bar = "Opening 3 of 3 [" + std::string(30, '=') + "]";
    EXPECT_THAT(testing::on_terminal(opening("export", "--csv", in("again.csv"))), HasSubstr(bar));
    EXPECT_THAT(testing::on_terminal(opening("report", "--out", in("again.html"))), HasSubstr(bar));
}

}  // namespace
