// SPDX-License-Identifier: Apache-2.0
// Writes the reports that are looked at: of a thousand made-up visits to Liverpool's form, for the council
// and for everybody, in English and in Arabic. Usage: sample_reports FOLDER; tests/report/axe does.
#include <filesystem>
#include <iostream>

#include "kiosk/words/words.h"
#include "sync/report/report.h"
#include "tests/report/generated.h"

namespace {

using namespace council;
namespace fs = std::filesystem;

constexpr std::size_t visits = 1'000;
constexpr unsigned seed = 20241118;

kiosk::Result<void> write_into(const fs::path& file, const Answers& answers, const ReportOptions& options) {
    std::ofstream stream(file);
    if (auto written = write_report(stream, answers, options); !written) return written;
    if (stream.flush()) return {};
    return kiosk::fail(kiosk::ErrorKind::storage, file.string() + ": cannot be written.");
}

// As a person reviews it who takes out all that was marked.
kiosk::Result<Review> reviewed(const Answers& answers, const ReportOptions& options) {
    std::stringstream file;
    if (auto written = write_review(file, answers, options); !written) return tl::unexpected(written.error());
    return read_review(file.str());
}

kiosk::Result<void> write_both(const fs::path& folder, const Answers& answers, const std::string& language) {
    words::speak(language);
    ReportOptions options;
    options.language = options.own_language = language;
    options.theme = touch::Themes()[touch::Palette::standard];
    if (auto draft = write_into(folder / ("draft-" + language + ".html"), answers, options); !draft)
        return draft;
    auto review = reviewed(answers, options);
    if (!review) return tl::unexpected(review.error());
    options.review = std::move(*review);
    options.audience = Audience::everybody;
    return write_into(folder / ("published-" + language + ".html"), answers, options);
}

int complain(const std::string& sentence) {
    std::cerr << "sample_reports: " << sentence << std::endl;
    return 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return complain("say into which folder to write.");
    const fs::path folder = arguments[1];
    fs::create_directories(folder);
    if (!words::open(BINARY_DIR "/words", {"ar"})) return complain("there is no catalogue of words.");
    const auto answers = generated_answers(liverpool_xml(), visits, seed);
    if (!answers) return complain(answers.error().sentence);
    for (const char* language : {"en", "ar"})
        if (const auto written = write_both(folder, *answers, language); !written)
            return complain(written.error().sentence);
    return 0;
}
