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
const char* const gate = "/data/equality_gate/why:label";
const char* const gate_choice = "/data/equality_gate/answer:label:short";
const char* const unplugged = "sheet: Speech has stopped. Plug them back in, or choose how to carry on.";
const char* const not_aloud =
    "speech: Your answers are not read aloud, because people nearby may hear them. Plug in headphones, or "
    "press "
    "“Listen” and then “Read my answers aloud”.";
const char* const closes_itself = "thanks: This page will close after {0}.";
const char* const arrows =
    "speech: Use the arrow keys to move, Enter to choose, and F1 for help with the keys.";
const char* const keypad =
    "speech: Press “Down” to move, “Action” to choose, and “Help” to hear what each key does.";
const char* const no_pin =
    "staff: No PIN is set. Run “council pin” on an office computer and put the two lines that it prints into "
    "the file /etc/have-your-say/pin.";
const char* const no_store =
    "closed: It cannot store answers safely at the moment, so you cannot answer here. You have not done "
    "anything wrong. Please tell a member of staff.";
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
    {"ar", "white:roma", "=روما"},
    {"ur", "speech: %d choice. Choose as many as you like.", "انتخاب"},
    {"ur", unplugged, "نہ چنیں"},
    {"ur", not_aloud, "بلند آواز"},
    {"ur", "button: Hear this page again", "پڑھیں"},
    {"ur", gate_choice, "انتخاب"},
    {"ckb", not_aloud, "بگرە "},
    {"ckb", "speech: %d choice. Choose as many as you like.", "هەڵبژاردن."},
    {"ckb", "key help: Faster: makes speech faster.", "دەنگ"},
    {"ckb", gate_choice, "هەڵبژاردن"},
    {"ckb", "switches: Move every %d second", "بجووڵێ"},
    {"pl", "/data/reduce_inequality/change:label", "w celu"},
    {"pl", "/data/inclusive_employer/change:label", "w celu"},
    {"pl", "/data/about/answers:label", "przycisku wysyłania"},
    {"pl", "/data/about/answers:label", "zapozna się z odpowiedziami"},
    {"pl", "/data/about/answers:label", "o nazwisko"},
    {"pl", "/data/welcome/headline:hint", "o nazwisko"},
    {"pl", "/data/about/answers:label", "Twoje nazwisko"},
    {"pl", "/data/welcome/headline:hint", "Twoje nazwisko"},
    {"pl", no_pin, "wydrukowan"},
    {"pl", arrows, "dalej"},
    {"pl", keypad, "dalej"},
    {"pl", "staff: Nothing is waiting to be uploaded", "wysł"},
    {"pl", "staff: %d submission waiting to upload", "wysł"},
    {"pl", "staff: Nothing has been uploaded yet", "wysł"},
    {"pl", "staff: Last upload: {0}", "wysł"},
    {"pl", "staff: Next upload: {0}", "wysł"},
    {"pl", "staff: Upload requested", "wysł"},
    {"pl", "staff: No upload was tried since {0}.", "wysł"},
    {"pl", "staff: This machine takes it to be {0}, before the last upload of {1}.", "wysł"},
    {"ro", "priority:celebrate_diversity", "Conducerea orașului"},
    {"ro", reduce, "mai multă egalitate"},
    {"ro", gate, "tot orașul"},
    {"ro", gate, "contează"},
    {"ro", gate, "Puteți și să"},
    {"ro", "/data/welcome/headline:hint", "obiective pe care"},
    {"ro", closes_itself, "șterge"},
    {"ro", slower, "încet"},
    {"ro", "staff: Practice mode is on: answers are not counted.", "contează"},
    {"so", foster, "aqoonta deegaanka"},
    {"so", celebrate, "oo fiican"},
    {"so", celebrate, "- hoggaan"},
    {"so", reduce, "diiradda"},
    {"so", gate, "tusayaan"},
    {"so", gate, "Mid kastana waad"},
    {"so", "/data/welcome/headline:label", "hesho"},
    {"so", "/data/welcome/headline:hint", "waxa aad ka qabto"},
    {"so", care, "sabab u tahay"},
    {"so", closes_itself, "tirtir"},
    {"so", "/data/equality/pregnancy_or_birth:label", "ama ma dhashay"},
    {"so", slower, "gaabi"},
    {"so", gate_choice, "oorash"},
    {"es", celebrate, "- un liderazgo"},
    {"es", celebrate, "- igualdad"},
    {"es", reduce, "- recursos"},
    {"es", reduce, "acceder a"},
    {"es", foster, "un mejor conocimiento"},
    {"es", "/data/welcome/headline:hint", "sus cinco"},
    {"es", "/data/about/objectives:label", "de sus objetivos"},
    {"es", "priority:good_relationships", "diversas comunidades"},
    {"es", gate, "toda la ciudad"},
    {"es", gate, "También puede"},
    {"es", "white:gypsy_or_irish_traveller", "(gitano)"},
    {"es", "white:roma", "Romaní"},
    {"es", closes_itself, "borrar"},
    {"pt", celebrate, "- uma liderança"},
    {"pt", celebrate, "- igualdade"},
    {"pt", reduce, "recursos dirigidos"},
    {"pt", reduce, "terem acesso"},
    {"pt", "/data/welcome/headline:hint", "seus cinco"},
    {"pt", "/data/about/objectives:label", "seus objetivos"},
    {"pt", "white:gypsy_or_irish_traveller", "(cigana)"},
    {"pt", "white:roma", "=Roma"},
    {"pt", no_store, "Não fez nada"},
    {"pt", foster, "pertencem"},
    {"pt", closes_itself, "apaga"},
    {"pt", "priority:good_relationships", "diversas comunidades"},
    {"pt", gate, "todas as partes"},
    {"pt", arrows, "avançar"},
    {"pt", keypad, "avançar"},
    {"fa", "sheet: You can listen in:", "گوش کن"},
    {"ur", "/data/equality/long_term_condition:label:short", "صحت کی حالت"},
    {"zh-Hans", "/data/equality/sex:label:short", "生理"},
    {"en-x-easyread", "thanks: QR code that opens the web page on your phone", "Picture"},
    {"en-x-easyread", "newsletter /data/newsletter/consent/agreed:jr:requiredMsg", "send my answers"},
};

// Nor anywhere else in the language.
const struct {
    const char *language, *never;
} nowhere[] = {
    {"ar", "أفضل وصف ل"},                          // stiff, and half of the questions say it otherwise
    {"ckb", "ڕاوێژکاری"},                          // a consultancy
    {"ckb", "نایاب"},                              // rare
    {"ckb", "گشتگیر"},                             // comprehensive
    {"ur", "انتخاب"},                              // an election
    {"ur", "چننے"},                                // to pick: to choose has one word
    {"ur", "چنیں"},          {"fa", "گوش کن"},     // commands: a button and its sentences name the deed
    {"fa", "فراگیر"},                              // comprehensive
    {"pl", "W dół”"},                              // the key is called „Dół”
    {"pl", "Akcja"},                               // and this one „Wybór”
    {"pt", "Prima "},                              // the screen is touched, keys are "pressione"
    {"pt", " prima "},       {"so", "'"},          // ’ in each word that has one
    {"so", "dhageys"},                             // dhegeys-
    {"so", "Caawimo"},                             // the key is called “Caawimaad”
    {"ar", "خلفي"},                                // a background has one word there
    {"ckb", "}ە"},                                 // beside a number it is the digit five
    {"ckb", "لاپەڕ"},                              // پەڕە
    {"ur", " تا "},                                // runs into the number before it
    {"zh-Hans", "征询意见"}, {"zh-Hans", "咨询"},  // advice
    {"zh-Hans", "前一部分"},                       // the part before this one, too
    {"zh-Hans", "这台机器"},                       // 本机
    {"zh-Hans", "答案"},                           // the right answer of an examination
    {"zh-Hans", "收听"},                           // of a broadcast
};

const Texts& all_texts(const char* language) {
    static std::map<std::string, Texts> read;
    const auto [texts, fresh] = read.try_emplace(language);
    if (fresh) texts->second = texts_in(language);
    return texts->second;
}

int times(const std::string& text, const std::string& words) {
    int found = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
    return found;
}

// A row with = is about the whole text.
bool says(const std::string& text, const std::string& never) {
    return never.starts_with('=') ? text == never.substr(1) : text.find(never) != std::string::npos;
}

TEST(WordsOfEachLanguage, NeverSayAgainWhatSaidAnotherThing) {
    for (const auto& row : wrong) {
        const Texts& texts = all_texts(row.language);
        ASSERT_TRUE(texts.contains(row.where)) << row.language << " has no " << row.where;
        EXPECT_FALSE(says(texts.at(row.where), row.never))
            << row.language << " " << row.where << ": " << texts.at(row.where);
    }
}

TEST(WordsOfEachLanguage, NeverUseAgainAWordThatIsAnotherThingThere) {
    for (const auto& row : nowhere)
        for (const auto& [where, text] : all_texts(row.language))
            EXPECT_FALSE(says(text, row.never)) << row.language << " " << where << ": " << text;
}

// A consultation is not the advice of a doctor, nor a consultancy: where the bare word would be, its whole
// name is.
TEST(WordsOfEachLanguage, NameTheConsultationAlike) {
    const struct {
        const char *language, *bare;
        std::vector<const char*> whole;
    } names[] = {
        {"ar", "استشار", {"استشارة العامة", "استشارة عامة", "استشارات العامة"}},
        {"ckb", "ڕاوێژ", {"ڕاوێژە گشتی", "ڕاوێژی گشتی", "ڕاوێژێکی گشتی"}},
        {"ur", "مشاورت", {"عوامی مشاورت"}},
        {"es", "onsulta", {"onsulta pública", "onsultas públicas"}},
        {"pt", "onsulta", {"onsulta pública", "onsultas públicas"}},
        {"pl", "onsultac", {"onsultacje społeczne", "onsultacji społecznych", "onsultacjach społecznych"}},
        {"zh-Hans", "征询", {"意见征询"}},
    };
    for (const auto& name : names) {
        int found = 0;
        for (const auto& [where, text] : all_texts(name.language)) {
            int bare = times(text, name.bare), whole = 0;
            for (const char* each : name.whole) whole += times(text, each);
            EXPECT_EQ(bare, whole) << name.language << " " << where << ": " << text;
            found += whole;
        }
        EXPECT_GE(found, 10) << name.language;
    }
}

}  // namespace
}  // namespace consultation
