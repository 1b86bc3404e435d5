// SPDX-License-Identifier: Apache-2.0
// Every language says one thing in one way: an objective, a scale, a button, a switch, a quotation.
#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <unicode/ulocdata.h>
#include <unicode/unistr.h>

#include "tests/consultation/translated.h"

namespace consultation {
namespace {

class EachLanguage : public testing::TestWithParam<const char*> {
 protected:
    const std::string language_ = GetParam();
    const Texts texts_ = texts_in(language_);

    // One after the other, where … stands between words: what is there bends with the sentence.
    bool says(const std::string& where, const std::string& words) const {
        const std::string& text = texts_.at(where);
        std::size_t at = 0;
        for (std::size_t from = 0; from <= words.size();) {
            const std::size_t gap = std::min(words.find("…", from), words.size());
            at = text.find(words.substr(from, gap - from), at);
            if (at == std::string::npos) return false;
            at += gap - from;
            from = gap + std::string("…").size();
        }
        return true;
    }
};

const char* const objectives[] = {"reduce_inequality", "celebrate_diversity", "good_relationships",
                                  "excellent_services", "inclusive_employer"};

// The words that every place has in common; Easy Read's are held by easy_read_test.
const struct {
    const char *language, *terms[std::size(objectives)];
} key_terms[] = {
    {"ar",
     {"عدم المساواة", "الاحتفاء بالتنوع والتصدي لعدم المساواة", "توطيد العلاقات الطيبة", "خدمات ممتازة",
      "جهة عمل شاملة للجميع"}},
    {"pl",
     {"nierówności", "ocenian…różnorodności…walczani…nierówności", "dobr…relacj", "doskonał…usług",
      "pracodawcą otwartym na wszystkich"}},
    {"zh-Hans", {"减少不平等", "颂扬多元化、解决不平等问题", "促进良好关系", "优质服务", "成为包容性雇主"}},
    {"ro",
     {"educerea inegalității", "celebrarea diversității…combaterea inegalității",
      "ultivarea unor relații bune", "urnizarea", " fi un angajator incluziv"}},
    {"ckb",
     {"کەمکردنەوەی نایەکسانی", "بەرزنرخاندنی هەمەچەشنی و ڕووبەڕووبوونەوەی نایەکسانی",
      "پەرەپێدانی پەیوەندیی باش", "دابینکردنی خزمەتگوزاریی زۆر باش", "بوون بە خاوەنکارێکی هەمووان لەخۆگر"}},
    {"fa",
     {"کاهش نابرابری", "گرامی‌داشت تنوع و مقابله با نابرابری",
      "پرورش روابط خوب", "خدمات عالی", "کارفرمایی پذیرای همه بودن"}},
    {"pt",
     {"eduzir a desigualdade", "elebra…diversidade…desigualdade", "romover boas relações",
      "serviços excelentes", "er uma entidade empregadora inclusiva"}},
    {"es",
     {"educir la desigualdad", "elebra…la diversidad…la desigualdad", "omentar las buenas relaciones",
      "servicios excelentes", "er una entidad empleadora inclusiva"}},
    {"ur",
     {"عدم مساوات کو کم کرنا", "تنوع کو سراہن", "اچھے تعلقات کو فروغ دینا", "بہترین خدمات فراہم کرنا",
      "سب کو شامل کرنے والا آجر بننا"}},
    {"so",
     {"sinnaan la’aanta", "u dabbaaldegga kala duwanaanshaha iyo la dagaallanka sinnaan la’aanta",
      "xiriir wanaagsan", "adeegyo aad u wanaagsan", "uu noqdo loo-shaqeeye dadka oo dhan soo dhoweeya"}},
};

TEST_P(EachLanguage, NamesAnObjectiveAlikeAtItsTextItsQuestionsItsChoiceAndItsCard) {
    for (const auto& row : key_terms) {
        if (row.language != language_) continue;
        for (std::size_t each = 0; each < std::size(objectives); ++each) {
            const std::string page = std::string("/data/") + objectives[each];
            for (const std::string& where :
                 {page + "/objective/text:label", page + "/objective/agreement:label", page + "/change:label",
                  page + "/comment:label", std::string("priority:") + objectives[each],
                  page + ":label:short"})
                EXPECT_TRUE(says(where, row.terms[each])) << where << ": " << texts_.at(where);
        }
    }
}

// The words of a choice, without capitals that only begin a sentence.
std::multiset<std::string> words_of(const std::string& text) {
    icu::UnicodeString lower = icu::UnicodeString::fromUTF8(text);
    std::string utf8;
    std::istringstream parts(lower.toLower().toUTF8String(utf8));
    return {std::istream_iterator<std::string>(parts), {}};
}

// "Strongly" is the same word at both ends. Chinese writes no spaces: its two characters stand first.
TEST_P(EachLanguage, HasAScaleWhoseEndsHaveTheSameWords) {
    if (language_ == "en-x-easyread") return;  // "a lot" and "at all", as its readers say it
    const auto added = [this](const std::string& strong, const std::string& plain) {
        const std::string strongly = texts_.at("agreement:" + strong),
                          alone = texts_.at("agreement:" + plain);
        if (strongly.ends_with(alone)) return words_of(strongly.substr(0, strongly.size() - alone.size()));
        const auto many = words_of(strongly), few = words_of(alone);
        std::multiset<std::string> more;
        std::set_difference(many.begin(), many.end(), few.begin(), few.end(),
                            std::inserter(more, more.end()));
        return more;
    };
    EXPECT_FALSE(added("strongly_agree", "agree").empty());
    EXPECT_EQ(added("strongly_agree", "agree"), added("strongly_disagree", "disagree"));
}

struct Marks {
    std::string open, close;
};

// CLDR's. Of Sorani it knows none and falls back to English ones: its books write « and ». So does Spanish
// first (RAE, Ortografía de la lengua española); CLDR 42 said so too, and CLDR 46 has those of English.
Marks marks_of(const std::string& language) {
    if (language == "ckb" || language == "es") return {"«", "»"};
    UErrorCode error = U_ZERO_ERROR;
    ULocaleData* data = ulocdata_open(language == "en-x-easyread" ? "en" : language.c_str(), &error);
    const auto mark = [&](ULocaleDataDelimiterType type) {
        UChar text[8];
        std::string utf8;
        const int length = ulocdata_getDelimiter(data, type, text, std::size(text), &error);
        return icu::UnicodeString(text, length).toUTF8String(utf8);
    };
    const Marks marks{mark(ULOCDATA_QUOTATION_START), mark(ULOCDATA_QUOTATION_END)};
    ulocdata_close(data);
    return marks;
}

TEST_P(EachLanguage, QuotesAsItsReadersDo) {
    const Marks marks = marks_of(language_);
    const std::set<std::string> all = {"“", "”", "„", "«", "»", "\""};
    for (const auto& [where, text] : texts_) {
        bool open = false;
        for (std::size_t at = 0; at < text.size(); ++at)
            for (const std::string& mark : all) {
                if (text.compare(at, mark.size(), mark) != 0) continue;
                EXPECT_EQ(mark, open ? marks.close : marks.open) << where << ": " << text;
                open = !open;
            }
        EXPECT_FALSE(open) << where << ": " << text;
    }
}

TEST_P(EachLanguage, QuotesAButtonOrAChoiceExactlyAsItStandsThere) {
    const Marks marks = marks_of(language_);
    const std::pair<const char*, const char*> quotes[] = {
        {"/data/about/answers:label", "button: Submit answers"},
        {"/data/respondent/capacity:jr:requiredMsg", "capacity:other"},
        {"/data/equality_gate/why:label", "prefer_not_to_say"},
        {"newsletter /data/newsletter/consent/agreed:jr:requiredMsg", "newsletter agreed:yes"},
        {"newsletter /data/newsletter/consent/agreed:jr:requiredMsg", "button: Leave without signing up"},
    };
    for (const auto& [where, named] : quotes)
        EXPECT_TRUE(says(where, marks.open + texts_.at(named) + marks.close)) << texts_.at(where);
    int found = 0;
    for (const auto& [context, english] : english_of_the_kiosk())
        for (const auto& [button_context, button] : english_of_the_kiosk()) {
            if (button_context != "button" || english.find("“" + button + "”") == std::string::npos) continue;
            ++found;
            const std::string where = context + ": " + english;
            EXPECT_TRUE(says(where, marks.open + texts_.at("button: " + button) + marks.close))
                << texts_.at(where);
        }
    EXPECT_GE(found, 4);
}

TEST_P(EachLanguage, GivesAKeyTheNameOfItsButton) {
    for (const char* name : {"Listen", "Pause", "Slower", "Faster", "Quieter", "Louder"})
        for (const auto& [where, text] : texts_)
            if (where.starts_with(std::string("key help: ") + name + ":")) {
                EXPECT_TRUE(text.starts_with(texts_.at(std::string("button: ") + name))) << text;
            }
}

// A key is called in a sentence what it calls itself; Help does not explain itself, and has two sentences.
TEST_P(EachLanguage, NamesAKeyAsItNamesItself) {
    const Marks marks = marks_of(language_);
    const std::string keypad =
        "speech: Press “Down” to move, “Action” to choose, and “Help” to hear what each key does.";
    const std::string help = "key help: Press any key to learn what it does. Press “Help” again to go back.";
    for (const char* name : {"Down", "Action"})
        for (const auto& [where, text] : texts_) {
            if (!where.starts_with(std::string("key help: ") + name + ":")) continue;
            const std::string own = text.substr(0, std::min(text.find(':'), text.find("：")));
            EXPECT_TRUE(says(keypad, marks.open + own + marks.close)) << own << " in " << texts_.at(keypad);
        }
    const std::string& text = texts_.at(help);
    const std::size_t open = text.find(marks.open), close = text.find(marks.close);
    ASSERT_LT(open, close) << text;
    EXPECT_TRUE(says(keypad, text.substr(open, close + marks.close.size() - open))) << texts_.at(keypad);
}

TEST_P(EachLanguage, TellsSlowerFromQuieterAndWhatMovesButtonsFromWhatMovesAnAnswer) {
    std::set<std::string> names;
    const char* const all[] = {
        "button: Slower", "button: Faster", "button: Quieter",          "button: Louder",
        "rank: Up",       "rank: Down",     "button: Move controls up", "button: Move controls down"};
    for (const char* name : all) names.insert(texts_.at(name));
    EXPECT_EQ(names.size(), std::size(all));
}

TEST_P(EachLanguage, TellsASwitchFromAKey) {
    const std::map<std::string, std::string> switches = {
        {"ar", "التحكم"}, {"pl", "rzełącznik"}, {"zh-Hans", "开关"},        {"ro", "omutato"},
        {"ckb", "سویچ"},  {"fa", "سوییچ"},      {"pt", "nterruptor"},       {"es", "ulsador"},
        {"ur", "سوئچ"},   {"so", "uwij"},       {"en-x-easyread", "witch"},
    };
    const std::string& word = switches.at(language_);
    for (const auto& [where, text] : texts_) {
        const bool of_switches = (where.starts_with("switches:") || where.starts_with("key help: Switch")) &&
                                 where.find("witch", where.find(':')) != std::string::npos;
        const bool of_keys = where == "key help: What the keys do" ||
                             where == "key help: This key does nothing here." ||
                             where.starts_with("key help: Press any key");
        if (of_switches) {
            EXPECT_NE(text.find(word), std::string::npos) << where << ": " << text;
        }
        if (of_keys) {
            EXPECT_EQ(text.find(word), std::string::npos) << where << ": " << text;
        }
    }
}

// The English says "(optional)" there, and each language in brackets of its own.
TEST_P(EachLanguage, SaysAtEachFollowUpThatItIsOptional) {
    if (language_ == "en-x-easyread") return;  // says so in its hint, in a sentence
    for (const char* id : {"white_background_other", "mixed_background_other", "asian_background_other",
                           "black_background_other", "other_background_other", "religion_other",
                           "gender_identity", "sexual_orientation_other"}) {
        const std::string& text = texts_.at(std::string("/data/equality/") + id + ":label");
        EXPECT_TRUE(text.ends_with(")") || text.ends_with("）")) << text;
    }
}

// Beside a Chinese character stands ， and not a comma, and no space before or after a number.
TEST(Chinese, WritesItsOwnMarksAndNoSpaceBesideANumber) {
    const auto is_chinese = [](char byte) { return (static_cast<unsigned char>(byte) & 0x80U) != 0; };
    const auto is_number = [](char byte) {
        return std::string("0123456789%{}").find(byte) != std::string::npos;
    };
    for (const auto& [where, text] : texts_in("zh-Hans"))
        for (std::size_t at = 1; at + 1 < text.size(); ++at) {
            const char before = text[at - 1], here = text[at], after = text[at + 1];
            EXPECT_FALSE(is_chinese(before) && std::string(",:;!?").find(here) != std::string::npos)
                << where << ": " << text;
            EXPECT_FALSE(here == ' ' && ((is_chinese(before) && is_number(after)) ||
                                         (is_number(before) && is_chinese(after))))
                << where << ": " << text;
        }
}

INSTANTIATE_TEST_SUITE_P(All, EachLanguage, testing::ValuesIn(translated_languages), [](const auto& each) {
    std::string name = each.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}  // namespace
}  // namespace consultation
