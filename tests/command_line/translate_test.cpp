// SPDX-License-Identifier: Apache-2.0
// A translator's round trip with the shipped form and the shipped words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/office/form_words.h"
#include "sync/office/po_file.h"
#include "sync/office/screen_pictures.h"
#include "tests/command_line/program.h"

namespace council {
namespace {

using testing::HasSubstr;

const std::string headline = "form /data/welcome/headline:label";

class ATranslator : public testing::Test {
 protected:
    void SetUp() override {
        const fs::path assets = SOURCE_DIR "/assets";
        fs::create_directories(form_.parent_path());
        fs::copy_file(assets / "consultations/liverpool-equality-objectives-2024-2028/form.xml", form_);
        fs::copy(assets / "consultations/liverpool-equality-objectives-2024-2028/media", folder_ / "media");
        fs::create_directories(words_);
        for (const char* language : {"pl.po", "ar.po", "zh-Hans.po"})
            fs::copy_file(assets / "words" / language, words_ / language);
    }

    Ran translate(const std::string& verb, std::vector<std::string> more) const {
        more.insert(more.begin(), {"translate", verb, form_, "--language", "pl", "--words", words_});
        return run(more);
    }
    void export_it() const {
        const Ran ran = translate("export", {"--out", po_});
        ASSERT_EQ(ran.code, 0) << ran.err;
    }
    Ran import_it(std::vector<std::string> more = {}) const {
        more.insert(more.begin(), po_);
        return translate("import", more);
    }
    PoEntry entry(const std::string& context, const std::string& english = "") const {
        for (const PoEntry& each : PoFile::read(po_)->entries())
            if (each.context == context && (english.empty() || each.english == english)) return each;
        ADD_FAILURE() << context;
        return {};
    }
    // Says this of that entry, as a translator would with any editor of .po files.
    void say(const std::string& context, const std::string& words, const std::string& english = "") const {
        auto file = PoFile::read(po_);
        ASSERT_TRUE(file->translate(context, entry(context, english).english, {words}));
        ASSERT_TRUE(file->write(po_));
    }
    void replace_in_po(const std::string& old, const std::string& with) const {
        std::string text = slurp(po_);
        ASSERT_NE(text.find(old), std::string::npos) << old;
        text.replace(text.find(old), old.size(), with);
        write(po_, text);
    }
    std::string words_of_form(const std::string& key) const {
        const auto words = read_form_words(slurp(form_), "pl");
        for (const FormText& text : words->texts)
            if (text.key == key) return text.words;
        return "";
    }
    void expect_refused(const std::string& why, const std::vector<std::string>& more = {}) const {
        const std::string form = slurp(form_), catalogue = slurp(words_ / "pl.po");
        const Ran ran = import_it(more);
        EXPECT_EQ(ran.code, 2) << ran.out;
        EXPECT_THAT(ran.err, HasSubstr(po_.string()));
        EXPECT_THAT(ran.err, HasSubstr(why));
        EXPECT_EQ(slurp(form_), form);
        EXPECT_EQ(slurp(words_ / "pl.po"), catalogue);
    }

    Folder folder_;
    fs::path form_ = folder_ / "form/form.xml", words_ = folder_ / "words", po_ = folder_ / "pl.po";
};

TEST_F(ATranslator, GetsEveryWordWithItsEnglishACommentItsPictureAndTheLongestThatFits) {
    export_it();
    const PoEntry text = entry(headline), button = entry("kiosk button", "Submit answers");
    EXPECT_EQ(text.english, "Help make Liverpool fairer and more equal");
    EXPECT_FALSE(text.translations.at(0).empty());
    EXPECT_EQ(text.places, std::vector<std::string>{"pictures/welcome.png"});
    EXPECT_THAT(text.comment, HasSubstr("The longest that fits: "));
    EXPECT_EQ(button.translations, std::vector<std::string>{"Wyślij odpowiedzi"});
    EXPECT_THAT(button.comment, HasSubstr("Translators: "));
    EXPECT_EQ(button.places,
              (std::vector<std::string>{"pictures/check.png", "pictures/newsletter-check.png"}));
    const PoEntry spoken = entry("kiosk speech", "Speech is on.");
    EXPECT_TRUE(spoken.places.empty()) << "the demo takes no picture of what is heard";
    EXPECT_THAT(spoken.comment, HasSubstr("Heard, in no picture.\n"));
    EXPECT_EQ(PoFile::read(po_)->entries().size(), read_form_words(slurp(form_), "pl")->texts.size() +
                                                       PoFile::read(words_ / "pl.po")->entries().size());
}

TEST_F(ATranslator, WhoChangesNothingChangesNothing) {
    export_it();
    const std::string form = slurp(form_), catalogue = slurp(words_ / "pl.po");
    const Ran ran = import_it();
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("0 texts changed. A draft."));
    EXPECT_TRUE(slurp(form_) == form) << "byte for byte";
    EXPECT_EQ(slurp(words_ / "pl.po"), catalogue);
}

TEST_F(ATranslator, ChangesTheFormAndItsVersionAndTheKiosksWords) {
    export_it();
    const std::string version = read_form_words(slurp(form_), "pl")->version;
    say(headline, "Liverpool & <równość>");
    say("kiosk button", "Wyślij", "Submit answers");
    const Ran ran = import_it();
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("2 texts changed. A draft."));
    EXPECT_EQ(words_of_form("/data/welcome/headline:label"), "Liverpool & <równość>");
    EXPECT_EQ(read_form_words(slurp(form_), "pl")->version, next_version(version));
    EXPECT_THAT(slurp(words_ / "pl.po"), HasSubstr("msgid \"Submit answers\"\nmsgstr \"Wyślij\""));
    EXPECT_THAT(run({"check", form_, "--media", folder_ / "media"}).out,
                HasSubstr("Polski (pl): a draft, which nobody who reads it has reviewed."));
    export_it();
    EXPECT_EQ(entry(headline).translations.at(0), "Liverpool & <równość>");
}

TEST_F(ATranslator, TakesTheDraftMarkOffOnlyWithTheNameOfWhoReviewedIt) {
    export_it();
    ASSERT_EQ(import_it({"--reviewed-by", "Anna Nowak"}).code, 0);
    EXPECT_THAT(run({"check", form_, "--media", folder_ / "media"}).out,
                HasSubstr("Polski (pl): reviewed by Anna Nowak.\n"));
    EXPECT_THAT(slurp(words_ / "pl.po"), HasSubstr("\"X-Draft: no\\n\""));
    say(headline, "Inaczej");
    ASSERT_EQ(import_it().code, 0);
    EXPECT_THAT(run({"check", form_, "--media", folder_ / "media"}).out, HasSubstr("Polski (pl): a draft"))
        << "what came after the review nobody has reviewed";
    say(headline, "");
    expect_refused("cannot be reviewed yet: '" + headline, {"--reviewed-by", "Anna Nowak"});
}

TEST_F(ATranslator, IsToldWhatNoLongerFitsAndWhatIsNotTranslated) {
    export_it();
    say("kiosk button", std::string(200, 'w'), "Submit answers");
    say(headline, "");
    const Ran ran = import_it();
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("no longer fits: 'kiosk button', \"Submit answers\" is 200 columns wide"));
    EXPECT_THAT(ran.err, HasSubstr("is not translated yet: '" + headline));
    EXPECT_FALSE(words_of_form("/data/welcome/headline:label").empty()) << "the old words stay";
}

TEST_F(ATranslator, IsRefusedByNameWhereTheFileIsNotForThis) {
    export_it();
    const std::string good = slurp(po_);
    replace_in_po("X-Form-Id: liverpool", "X-Form-Id: leeds");
    expect_refused("is for the form 'leeds-equality-objectives-2024-2028'");
    write(po_, good);
    replace_in_po("\"Language: pl", "\"Language: ro");
    expect_refused("is in 'ro', not in 'pl'");
    write(po_, good);
    replace_in_po("msgid \"Help make Liverpool fairer", "msgid \"Help make Liverpool nicer");
    expect_refused("is older than the form: its English is another one at '" + headline);
    write(po_, good);
    replace_in_po("msgctxt \"" + headline, "msgctxt \"form /data/nowhere:label");
    expect_refused("has an entry that is not there (or no longer): 'form /data/nowhere:label'");
    write(po_, good.substr(0, good.rfind("\n\n#")) + "\n");
    expect_refused("it lacks '");
    write(po_, good.substr(0, good.size() / 2) + "\nmsgstr \"");
    expect_refused("is damaged: line ");
    fs::remove(po_);
    expect_refused("there is no such file");
}

TEST_F(ATranslator, IsRefusedByNameWhereSomebodyHasPutWordsRightSince) {
    export_it();
    const std::string early = slurp(po_);
    say(headline, "Lepszy Liverpool");
    ASSERT_EQ(import_it().code, 0);
    EXPECT_EQ(import_it().code, 0) << "the same once more changes nothing";
    write(po_, early);
    say("kiosk button", "Wyślij", "Submit answers");
    expect_refused("is older than what stands there: this language's words of the form were changed since");
    export_it();
    say("kiosk button", "Wyślij", "Submit answers");
    EXPECT_EQ(import_it().code, 0);
    EXPECT_EQ(words_of_form("/data/welcome/headline:label"), "Lepszy Liverpool");
    write(po_, early);
    replace_in_po("X-Kiosk-Words: ", "X-Other: ");
    replace_in_po("X-Form-Words: ", "X-Another: ");
    expect_refused("X-Form-Words");
}

TEST_F(ATranslator, IsRefusedByNameWhereAPlaceholderIsLost) {
    export_it();
    say("kiosk rank", "Przesuń", "Move up: {0}");
    expect_refused("has not the placeholders of the English at 'kiosk rank', \"Move up: {0}\": \"Przesuń\"");
}

// Where a new source of words is not in the list, its translator would be sent to no picture and told
// nothing.
TEST(ScreenPictures, KnowEverySourceOfWords) {
    const auto words = PoFile::read(SOURCE_DIR "/assets/words/pl.po");
    for (const PoEntry& entry : words->entries())
        for (const std::string& source : entry.places) {
            const Pictured pictured = pictures_of_source(source);
            EXPECT_NE(pictured.pictures.empty(), pictured.otherwise.empty()) << source;
        }
}

TEST(FormWords, KeepWhatAnAnswerIsPutInto) {
    const std::string form =
        R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
<itext><translation lang="English (en)"><text id="a"><value>Hello <output value="/d/n"/>!</value></text></translation>
<translation lang="Polski (pl)"><!-- kept --></translation></itext>
<instance><d id="d" version="9"><n/></d></instance></model></h:head><h:body/></h:html>)form";
    EXPECT_EQ(read_form_words(form, "pl")->texts.at(0).english, "Hello <output value=\"/d/n\"/>!");
    const std::string changed = with_words(form, "pl", {{{"a", "Cześć, <output value=\"/d/n\"/>!"}}, "Anna"});
    const std::string cheers = "<value>Cześć, <output value=\"/d/n\"/>!</value></text>";
    EXPECT_THAT(changed, HasSubstr("<text id=\"a\">" + cheers));
    EXPECT_THAT(changed, HasSubstr("<!-- kept -->"));
    EXPECT_THAT(changed, HasSubstr("reviewed-by=\"Anna\""));
    EXPECT_EQ(read_form_words(changed, "pl")->version, "10");
    EXPECT_FALSE(read_form_words(form, "cy"));
    EXPECT_FALSE(read_form_words("<h:html", "pl"));
}

TEST(FormWords, AreFollowedByTheNextVersion) {
    for (const auto& [version, next] : {std::pair{"2024-01-08.4", "2024-01-08.5"},
                                        {"1", "2"},
                                        {"99", "100"},
                                        {"v1.9", "v1.10"},
                                        {"", "1"},
                                        {"draft", "draft.1"}})
        EXPECT_EQ(next_version(version), next);
}

}  // namespace
}  // namespace council
