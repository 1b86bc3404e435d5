// SPDX-License-Identifier: Apache-2.0
// What the voices are given for Somali and Sorani. The tables show what the drafts do; whether it sounds
// right, only native listeners can tell.
#include "kiosk/speech/respelling.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/speech/voices.h"

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

TEST(Sorani, IsRespelledInTheLettersOfKurmanji) {
    for (const auto& [sorani, kurmanji] : Table{
             {"کوردیی ناوەندی", "kurdîy nawendî"},
             {"پرسیار", "pirsyar"},
             {"یەکسانی", "yeksanî"},
             {"ئەنجوومەن", "encûmen"},
             {"وەڵامەکانتان", "welamekantan"},
             {"هەڵبژێرە", "helbijêre"},
             {"خوێندن", "xwêndin"},
             {"کردن", "kirdin"},
             {"کردنی", "kirdinî"},
             {"ناردنی وەڵامەکان", "nardinî welamekan"},
             {"سڕینەوە", "sirrînewe"},
             {"گرنگ", "giring"},
             {"دەستپێکردن", "destpêkirdin"},
             {"گەیشتن", "geyştin"},
             {"من و تۆ", "min û to"},
             {"چاو، ژن؟", "çaw, jin?"},
             {"شوباتی ٢٠٢٤؛ ۲۰۲۸", "şubatî 2024; 2028"},
             {"غەم، حەوت، عەرەب", "xem, hewt, ereb"},
             {"بیرۆکه\u200Cکان", "bîrokekan"},
         })
        EXPECT_EQ(speech::sorani_for_kurmanji(sorani), kurmanji) << sorani;
}

TEST(Somali, IsRespelledAsOromoWritesItsSounds) {
    for (const auto& [somali, oromo] : Table{
             {"Waxaad akhrin kartaa", "Wahaad ahrin kartaa"},
             {"caawimaad", "'aawimaad"},
             {"su’aal", "su’aal"},
             {"ra’yigaaga", "ra’iigaaga"},
             {"dhammaan shanta", "dhammaan shanta"},
             {"qof jawaabay", "qof jawaabai"},
             {"Khamiis", "hamiis"},
             {"iyo", "iio"},
             {"5 daqiiqo", "shan daqiiqo"},
             {"11", "kow iio toban"},
             {"20", "labaatan"},
             {"100", "boqol"},
             {"0", "eber"},
             {"2024", "laba kun iio afar iio labaatan"},
             {"0151", "eber kow shan kow"},
             {"L15", "L shan iio toban"},
         })
        EXPECT_EQ(speech::somali_for_oromo(somali), oromo) << somali;
}

TEST(Respelling, LeavesLoneLettersANameOfTheirOwn) {
    EXPECT_EQ(speech::somali_for_oromo("x"), "x");
    EXPECT_EQ(speech::somali_for_oromo("c"), "c");
    EXPECT_EQ(speech::sorani_for_kurmanji("ع"), "eyn");
    EXPECT_EQ(speech::sorani_for_kurmanji("ئ"), "hemze");
    EXPECT_EQ(speech::sorani_for_kurmanji("ش"), "ş");
}

TEST(Respelling, LeavesWhatIsInOtherLettersOrNoUtf8) {
    EXPECT_EQ(speech::sorani_for_kurmanji("Liverpool City Council 2024"), "Liverpool City Council 2024");
    for (const std::string broken : {"\xD8", "a\xE2\x80", "\xFF\xFE", ""}) {
        EXPECT_EQ(speech::sorani_for_kurmanji(broken), broken);
        EXPECT_EQ(speech::somali_for_oromo(broken), broken);
    }
}

TEST(Respelling, IsForTheTwoLanguagesThatNeedIt) {
    EXPECT_EQ(speech::as_the_voice_reads("caawi", "so", {"so"}), "'aawi");
    EXPECT_EQ(speech::as_the_voice_reads("من", "ckb", {"ckb"}), "min");
    EXPECT_EQ(speech::as_the_voice_reads("caawi 5", "en", {}), "caawi 5");
    EXPECT_EQ(speech::as_the_voice_reads("من", "fa", {}), "من");
}

}  // namespace
