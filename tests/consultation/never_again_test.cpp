// SPDX-License-Identifier: Apache-2.0
// What a reading found wrong, and must never come back: words at the text where they said another thing. The
// reasons stand in assets/words/reviews.
#include <gtest/gtest.h>

#include "tests/consultation/translated.h"

namespace consultation {
namespace {

const char* const reduce = "/data/reduce_inequality/objective/text:label";
const char* const celebrate = "/data/celebrate_diversity/objective/text:label";
const char* const foster = "/data/good_relationships/objective/text:label";
const char* const services = "/data/excellent_services/objective/text:label";
const char* const employer = "/data/inclusive_employer/objective/text:label";
const char* const care = "/data/equality/unpaid_care:label";
const char* const faith = "/data/equality/religion_other:label";
const char* const orientation = "/data/equality/sexual_orientation:label";
const char* const none_today = "closed: There is no consultation here today";
const char* const choose_one = "speech: %d choice. Choose one.";
const char* const slower = "key help: Slower: makes speech slower.";
const char* const ready = "switches: Your switches are ready. To continue, press the switch that chooses.";

const struct {
    const char *language, *where, *never;
} wrong[] = {
    {"ar", "orientation:heterosexual_or_straight", "مغاير الميل"},
    {"ar", services, "متاحة"},
    {"ar", services, "تتواصل"},
    {"ar", celebrate, "ممتازة عن المساواة"},
    {"ar", care, "تقع عليك"},
    {"ar", "marital_status:civil_partnership_dissolved", "في شراكة مدنية سابقة"},
    {"ar", "welcome: This consultation is closed", "مغلقة"},
    {"ar", none_today, "استشارة هنا"},
    {"ar", faith, "الأخرى"},
    {"ur", choose_one, "انتخاب"},
    {"ur", slower, "آواز"},
    {"ur", "key help: Faster: makes speech faster.", "آواز"},
    {"ur", reduce, "ضرورت کی جگہ"},
    {"ur", reduce, "ضرورت مند"},
    {"ur", services, "رابطہ"},
    {"ur", "button: Read my answers aloud", "پڑھیں"},
    {"ur", "capacity:visitor", "سیر"},
    {"ur", faith, "دوسرا"},
    {"ckb", foster, "ناوخۆیی"},
    {"ckb", reduce, "لاوازترین"},
    {"ckb", "agreement:disagree", "دژ"},
    {"ckb", "agreement:strongly_disagree", "دژ"},
    {"ckb", "agreement:neither", "دژ"},
    {"ckb", choose_one, "هەڵبژاردن."},
    {"ckb", "speech: choice {0} of {1}", "هەڵبژاردن"},
    {"ckb", "/data/about/why:label", "بریتییە"},
    {"ckb", employer, "دڵنیا"},
    {"ckb", employer, "نوێنەرایەتی"},
    {"ckb", slower, "دەنگ"},
    {"ckb", faith, "تر"},
    {"ckb", none_today, "ڕاوێژکاری"},
    {"fa", celebrate, "فراگیری"},
    {"fa", celebrate, "عالی دربارهٔ برابری و"},
    {"fa", foster, "شناخت محلی"},
    {"fa", foster, "صداهای محلی"},
    {"fa", services, "در ارتباط"},
    {"fa", "button: Slower", "آهسته"},
    {"fa", faith, "دیگر"},
    {"zh-Hans", services, "方便使用"},
    {"zh-Hans", reduce, "平等工作"},
    {"zh-Hans", employer, "体现"},
    {"zh-Hans", "religion:christian", "所有教派）"},
    {"zh-Hans", "/data/equality/sex:label", "生理"},
    {"zh-Hans", "button: Leave and clear my answers now", "已完成"},
    {"zh-Hans", services, "互动"},
    {"zh-Hans", orientation, "看法"},
    {"zh-Hans", faith, "其他"},
    {"pl", employer, "wybrani"},
    {"pl", "agreement:neither", "ani nie"},
    {"pl", celebrate, "danych o równości"},
    {"pl", "anonymous:hint", "Nie wpisuj nazwisk"},
    {"pl", care, "z powodu"},
    {"pl", "/data/equality/long_term_condition:label", "mogą trwać"},
    {"pl", "speech: People nearby may hear this. Plug in headphones to listen in private.", "samodzielnie"},
    {"pl", "staff: Upload now", "Wyślij"},
    {"pl", faith, "inne"},
    {"ro", celebrate, "conducă orașul"},
    {"ro", reduce, "să găsească"},
    {"ro", celebrate, "pe evaluări"},
    {"ro", "/data/effect:label", "afecta"},
    {"ro", "button: Slower", "încet"},
    {"ro", "banner: Practice: these answers are not counted", "contează"},
    {"ro", "/data/about/why:label", "înseamnă"},
    {"ro", foster, "încrezătoare"},
    {"ro", orientation, "vă vedeți"},
    {"ro", faith, "cealaltă"},
    {"so", celebrate, "bartamaha u yihiin"},
    {"so", foster, "oo dadku ka tirsan yihiin"},
    {"so", foster, "si fiican"},
    {"so", reduce, "xiridda"},
    {"so", "/data/equality/activities_reduced:label", "ma yareeyaan"},
    {"so", "button: Continue through the loudspeaker", "sameecad"},
    {"so", "button: Slower", "gaabi"},
    {"so", orientation, "isu aragto"},
    {"so", faith, "kale"},
    {"es", foster, "diversas comunidades"},
    {"es", employer, "diversas comunidades"},
    {"es", celebrate, "excelentes datos"},
    {"es", reduce, "sus planes"},
    {"es", foster, "seguros"},
    {"es", ready, "el que elige"},
    {"es", "marital_status:surviving_civil_partner", "Superviviente"},
    {"es", care, "porque tiene"},
    {"es", orientation, "se considera"},
    {"es", faith, "otra"},
    {"pt", "/data/effect:label", "em si"},
    {"pt", care, "por ter"},
    {"pt", foster, "diversas comunidades"},
    {"pt", employer, "diversas comunidades"},
    {"pt", celebrate, "excelentes dados"},
    {"pt", reduce, "seus planos"},
    {"pt", "marital_status:surviving_civil_partner", "Sobrevivente"},
    {"pt", foster, "confiantes"},
    {"pt", orientation, "se vê"},
    {"pt", faith, "outra"},
};

TEST(WordsOfEachLanguage, NeverSayAgainWhatSaidAnotherThing) {
    for (const auto& row : wrong) {
        const Texts texts = texts_in(row.language);
        ASSERT_TRUE(texts.contains(row.where)) << row.language << " has no " << row.where;
        EXPECT_EQ(texts.at(row.where).find(row.never), std::string::npos)
            << row.language << " " << row.where << ": " << texts.at(row.where);
    }
}

}  // namespace
}  // namespace consultation
