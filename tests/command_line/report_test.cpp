// SPDX-License-Identifier: Apache-2.0
// In which language `council report` speaks, and that it says so where that is not the form's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/command_line/program.h"

namespace council {
namespace {

using testing::HasSubstr;
using testing::Not;

class AReport : public testing::Test {
 protected:
    Ran in(const std::string& language, const fs::path& words) const {
        std::string form = form_xml(form_id, "1");
        const std::string translations =
            "<itext><translation lang=\"English (en)\"/><translation lang=\"British (en-GB)\"/>"
            "<translation lang=\"Polski (pl)\"/><translation lang=\"Cymraeg (cy)\"/></itext>";
        form.insert(form.find("<instance>"), translations);
        write(folder_ / "form.xml", form);
        write(folder_ / "answers/one/submission.xml", clear_xml("1", instance(1), "<words>Trees</words>"));
        return run({"report", "--folder", folder_ / "answers", "--form-xml", folder_ / "form.xml",
                    "--language", language, "--words", words, "--out", folder_ / (language + ".html")});
    }
    std::string page(const std::string& language) const { return slurp(folder_ / (language + ".html")); }
    const fs::path words_ = BINARY_DIR "/words";
    Folder folder_;
};

TEST_F(AReport, SpeaksTheLanguageOfTheLabels) {
    const Ran ran = in("pl", words_);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, Not(HasSubstr("English")));
    EXPECT_THAT(page("pl"), HasSubstr("<html lang=\"pl\""));
}

TEST_F(AReport, TellsThatItStaysEnglishWhereTheWordsAreNotInstalled) {
    const Ran ran = in("pl", folder_ / "nowhere");
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("own words stay English: the words for language 'pl' are missing"));
    EXPECT_THAT(ran.err, HasSubstr("have-your-say-words"));
    EXPECT_THAT(page("pl"), HasSubstr("<html lang=\"en\""));
    EXPECT_THAT(in("cy", words_).err, HasSubstr("stay English")) << "a language that the program lacks";
}

TEST_F(AReport, TellsItWhereTheWordsAreDamaged) {
    write(folder_ / "broken/pl/LC_MESSAGES/have-your-say.mo", "no catalogue");
    EXPECT_THAT(in("pl", folder_ / "broken").err, HasSubstr("are damaged"));
}

TEST_F(AReport, InEnglishNeedsNoWords) {
    for (const char* language : {"en", "en-GB"})
        EXPECT_THAT(in(language, folder_ / "nowhere").err, Not(HasSubstr("stay English"))) << language;
}

}  // namespace
}  // namespace council
