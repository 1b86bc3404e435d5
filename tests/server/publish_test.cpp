// SPDX-License-Identifier: Apache-2.0
#include "sync/server/publish.h"

#include <gtest/gtest.h>

#include "tests/server/test_server.h"

namespace council {
namespace {

std::string slurp(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class Publishing : public testing::Test {
 protected:
    kiosk::Result<Published> put(const std::string& xml, FormState state = FormState::open) {
        write(work / "in/form.xml", xml);
        return publish({work / "in/form.xml", server.folder / "forms", {}, keys().files.public_key, state});
    }
    std::string list() {
        EXPECT_TRUE(server.serving->reload());
        return server.get("/formList")->body;
    }
    bool has(const std::string& text, const std::string& what) const { return text.find(what) != text.npos; }
    TestServer server;
    Folder work;
};

TEST_F(Publishing, WritesTheKeyInKeepsTheVersionAndOffersTheForm) {
    write(work / "in/media/dog.png", "picture of a dog");
    const auto published = put(form_xml("trees", "1"));
    ASSERT_TRUE(published) << published.error().sentence;
    EXPECT_TRUE(published->sealed);
    EXPECT_TRUE(published->version.starts_with("1[encrypted:"));
    EXPECT_TRUE(has(slurp(published->folder / "form.xml"), keys().public_base64));
    EXPECT_EQ(slurp(published->folder / "media/dog.png"), "picture of a dog");
    EXPECT_TRUE(has(list(), "<formID>trees</formID>"));
    ASSERT_TRUE(put(form_xml("trees", "2")));
    int versions = 0;
    for ([[maybe_unused]] const auto& each : fs::directory_iterator(published->folder / "versions"))
        ++versions;
    EXPECT_EQ(versions, 2);
    EXPECT_TRUE(has(list(), "<version>2[encrypted:"));
}

TEST_F(Publishing, RefusesWhatAKioskWouldRefuseAndLeavesWhatIsThere) {
    ASSERT_TRUE(put(form_xml("trees", "1")));
    std::string broken = form_xml("trees", "2");
    broken.replace(broken.find("<input ref=\"/data/words\">"), 6, "<upload");
    broken.replace(broken.find("</input>", broken.find("<upload")), 8, "</upload>");
    broken.replace(broken.find("/data/words"), 11, "/data/wordz");
    const auto refused = put(broken);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error().sentence, "line "));
    EXPECT_TRUE(has(list(), "<version>1[encrypted:"));
}

TEST_F(Publishing, RefusesAnotherTextUnderAVersionThatIsPublished) {
    ASSERT_TRUE(put(form_xml("trees", "1")));
    EXPECT_TRUE(put(form_xml("trees", "1"))) << "the same again changes nothing";
    const auto refused = put(form_xml("trees", "1", "<more/>"));
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error().sentence, "new version"));
}

TEST_F(Publishing, AFormIsOfferedWhereItIsOpenAndTakesAnswersUntilItIsClosed) {
    ASSERT_TRUE(put(form_xml("trees", "1"), FormState::draft));
    EXPECT_FALSE(has(list(), "trees"));
    const auto forms = server.folder / "forms";
    ASSERT_TRUE(set_form_state(forms, "trees", FormState::open));
    EXPECT_TRUE(has(list(), "trees"));
    const std::string version = list();
    const auto at = version.rfind("<version>") + 9;
    const std::string offered = version.substr(at, version.find('<', at) - at);
    const auto sealed = [&](int number) {
        std::string xml = clear_xml(offered, instance(number), "");
        xml.replace(xml.find("\"parks\""), 7, "\"trees\"");
        return parts_of(*store::seal({"trees", offered, instance(number), xml}, keys().seal_key));
    };
    EXPECT_EQ(server.post(sealed(1)), 201);
    ASSERT_TRUE(set_form_state(forms, "trees", FormState::closing));
    EXPECT_FALSE(has(list(), "trees"));
    EXPECT_EQ(server.post(sealed(2)), 201) << "what waits on kiosks is taken";
    ASSERT_TRUE(set_form_state(forms, "trees", FormState::closed));
    EXPECT_FALSE(has(list(), "trees"));
    EXPECT_EQ(server.post(sealed(3)), 409);
    EXPECT_EQ(server.inbox().numbers("trees")->size(), 2U);
}

TEST_F(Publishing, AStateThatIsNoneIsToldWithItsFile) {
    ASSERT_TRUE(put(form_xml("trees", "1")));
    write(server.folder / "forms/trees/state", "shut\n");
    const auto reloaded = server.serving->reload();
    ASSERT_FALSE(reloaded);
    EXPECT_TRUE(has(reloaded.error().sentence, "forms/trees/state"));
    EXPECT_FALSE(set_form_state(server.folder / "forms", "nowhere", FormState::open));
    EXPECT_FALSE(set_form_state(server.folder / "forms", "../forms/trees", FormState::open));
}

TEST_F(Publishing, ASpreadsheetIsMadeAFormByXls2xform) {
    write(work / "in/trees.xlsx", "a spreadsheet");
    const std::string before = getenv("PATH");
    const Publication publication{work / "in/trees.xlsx", server.folder / "forms", {}, {}, FormState::open};
    setenv("PATH", (work / "bin").c_str(), 1);
    const auto without = publish(publication);
    ASSERT_FALSE(without);
    EXPECT_TRUE(has(without.error().sentence, "pipx install pyxform"));
    // A program of that name which does as xls2xform does: reads one file and writes another, and needs Java
    // where nobody says that it need not look through what it wrote.
    write(work / "made.xml", form_xml("trees", "7"));
    write(work / "bin/xls2xform",
          "#!/bin/sh\nPATH=/bin:/usr/bin\nset -e\ntest \"$1 $2\" = '--json --skip_validate'\n"
          "test -s \"$3\"\ncp " +
              (work / "made.xml").string() +
              " \"$4\"\n"
              "echo '{\"code\": 101, \"message\": \"Ok with warnings.\", \"warnings\": [\"No label.\"]}' "
              ">&2\n");
    fs::permissions(work / "bin/xls2xform", fs::perms::owner_all);
    const auto published = publish(publication);
    ASSERT_TRUE(published) << published.error().sentence;
    EXPECT_EQ(published->version, "7");
    EXPECT_TRUE(published->warnings.starts_with("No label.\n")) << published->warnings;
    const std::string offered = slurp(published->folder / "form.xml");
    for (const char* failing : {"exit 1\n", "echo half >\"$4\"; exit 1\n", "kill -9 $$\n"}) {
        write(work / "bin/xls2xform", std::string("#!/bin/sh\n") + failing);
        const auto refused = publish(publication);
        ASSERT_FALSE(refused) << failing;
        EXPECT_TRUE(has(refused.error().sentence, "trees.xlsx: xls2xform could not make a form of it"))
            << refused.error().sentence;
        EXPECT_EQ(slurp(published->folder / "form.xml"), offered) << failing;
    }
    // It ends with 0 where something went wrong, too.
    for (const char* lying : {"exit 0\n", "echo half >\"$4\"\n"}) {
        write(work / "bin/xls2xform", std::string("#!/bin/sh\n") + lying);
        EXPECT_FALSE(publish(publication)) << lying;
        EXPECT_EQ(slurp(published->folder / "form.xml"), offered) << lying;
    }
    write(work / "bin/xls2xform",
          "#!/bin/sh\necho half >\"$4\"\necho 'a trace of Python'\n"
          "echo '{\"code\": 999, \"message\": \"Unknown question type.\", \"warnings\": []}'\n");
    const auto refused = publish(publication);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().sentence,
              publication.form.string() + ": xls2xform could not make a form of it: Unknown question type.");
    // What a kiosk would refuse is told of the file that its author knows.
    write(work / "bin/xls2xform", "#!/bin/sh\necho '<no-form/>' >\"$4\"\n");
    const auto no_form = publish(publication);
    ASSERT_FALSE(no_form);
    EXPECT_TRUE(no_form.error().sentence.starts_with(publication.form.string() + ": a kiosk would refuse"))
        << no_form.error().sentence;
    fs::remove(publication.form);
    const auto absent = publish(publication);
    ASSERT_FALSE(absent);
    EXPECT_TRUE(has(absent.error().sentence, "trees.xlsx: cannot be read: No such file"))
        << absent.error().sentence;
    setenv("PATH", before.c_str(), 1);
}

}  // namespace
}  // namespace council
