// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "kiosk/text/text.h"

namespace {

using text::Align;
using text::Direction;
using text::Passage;
using text::Picture;
using text::Typesetter;

Typesetter opened(std::size_t memory_bound = 4U << 20) {
    auto typesetter = Typesetter::open(memory_bound);
    if (!typesetter) throw std::runtime_error(typesetter.error().sentence);
    return std::move(*typesetter);
}

Passage english(std::string words, float width = 0) {
    Passage passage;
    passage.words = std::move(words);
    passage.language = "en";
    passage.letter_px = 27.2F;
    passage.width_px = width;
    return passage;
}

Passage arabic(std::string words, float width = 0) {
    Passage passage = english(std::move(words), width);
    passage.language = "ar";
    passage.direction = Direction::right_to_left;
    return passage;
}

// Rows and columns of the picture that have ink, first and last.
struct Ink {
    int top = -1, bottom = -1, left = -1, right = -1;
};

Ink ink_of(const Picture& picture) {
    Ink ink;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            if (picture.bytes[static_cast<std::size_t>(y * picture.width + x)] < 128) continue;
            if (ink.top < 0) ink.top = y;
            ink.bottom = y;
            ink.left = ink.left < 0 ? x : std::min(ink.left, x);
            ink.right = std::max(ink.right, x);
        }
    return ink;
}

TEST(Typesetter, ACapitalIsAsTallAsItWasAskedToBe) {
    auto typesetter = opened();
    for (const float height : {15.5F, 27.2F, 35.3F, 71.0F}) {
        Passage passage = english("H");
        passage.letter_px = height;
        const Ink ink = ink_of(typesetter.picture(passage));
        EXPECT_NEAR(ink.bottom - ink.top + 1, height, 1.0F);
    }
}

TEST(Typesetter, TheBaselineIsWhereACapitalStands) {
    auto typesetter = opened();
    const Picture& picture = typesetter.picture(english("H"));
    EXPECT_NEAR(picture.baseline, picture.top + ink_of(picture).bottom + 1, 1.0F);
}

TEST(Typesetter, LinesAreApartByTheLineHeightOfTheEm) {
    auto typesetter = opened();
    const float one = typesetter.measure(english("H")).height;
    const float three = typesetter.measure(english("H\nH\nH")).height;
    const float em = 27.2F / 0.714F;
    EXPECT_NEAR((three - one) / 2, 1.45F * em, 0.5F);
    EXPECT_NEAR(one, 1.45F * em, 0.5F);
}

TEST(Typesetter, ArabicLinesAreAsFarApartAsEnglishOnes) {
    auto typesetter = opened();
    EXPECT_NEAR(typesetter.measure(arabic("متابعة\nرجوع")).height, typesetter.measure(english("H\nH")).height,
                0.5F);
}

TEST(Typesetter, ArabicIsShapedAndNotSetLetterByLetter) {
    auto typesetter = opened();
    const std::string word = "السلام";
    float apart = 0;
    for (std::size_t at = 0; at < word.size(); at += 2)
        apart += typesetter.measure(arabic(word.substr(at, 2))).width;
    const float joined = typesetter.measure(arabic(word)).width;
    EXPECT_LT(joined, apart * 0.9F);  // joined forms are narrower than isolated ones
}

TEST(Typesetter, EveryLetterOfTheFirstLanguagesHasAShape) {
    auto typesetter = opened();
    EXPECT_EQ(typesetter.picture(english("How far do you agree? ‘Yes’, “no” – 2024…")).unknown_glyphs, 0);
    EXPECT_EQ(typesetter.picture(english("Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ")).unknown_glyphs, 0);
    EXPECT_EQ(typesetter.picture(arabic("إلى أي مدى توافق على هذا الهدف؟ ١٢٣")).unknown_glyphs, 0);
    EXPECT_EQ(
        typesetter.picture(english("Română Português Español Soomaali کوردی فارسی اردو")).unknown_glyphs, 0);
}

TEST(Typesetter, ALetterThatNoFontHasIsCounted) {
    auto typesetter = opened();
    EXPECT_EQ(typesetter.picture(english("a\U0010FFFDb")).unknown_glyphs, 1);
}

TEST(Typesetter, WordsWrapAtTheWidthAndLongOnesBreak) {
    auto typesetter = opened();
    const auto wrapped =
        typesetter.measure(english("To reduce inequality and improve life chances through", 300));
    EXPECT_LE(wrapped.width, 300.0F);
    EXPECT_GE(typesetter.picture(english("To reduce inequality and improve life chances", 300)).lines, 3);
    const Passage address =
        english("https://www.liverpool.gov.uk/consultations/equality-objectives-2024-2028", 300);
    EXPECT_LE(typesetter.measure(address).width, 300.0F);
    EXPECT_GT(typesetter.picture(address).lines, 3);
    const Picture& picture = typesetter.picture(address);
    EXPECT_GE(picture.left, -2);
    EXPECT_LE(picture.left + picture.width, 302);
}

// Each pixel of ink is in one band, or letters would be missing or drawn twice.
int bands_at(const Picture& picture, int x, int y) {
    return static_cast<int>(std::count_if(picture.bands.begin(), picture.bands.end(), [&](const auto& band) {
        return x >= band.left && x < band.right && y >= band.top && y < band.bottom;
    }));
}

TEST(Typesetter, TheBandsOfAParagraphHoldAllOfItsInkAndLittleElse) {
    auto typesetter = opened();
    for (const Passage& passage : {english("To reduce inequality and improve life chances through work"
                                           " by all",
                                           300),
                                   arabic("الأهداف المتعلقة بالمساواة في ليفربول الآن", 300), english("i")}) {
        const Picture& picture = typesetter.picture(passage);
        int in_bands = 0;
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) {
                const bool ink = picture.bytes[static_cast<std::size_t>(y * picture.width + x)] != 0;
                const int bands = bands_at(picture, x, y);
                ASSERT_TRUE(bands == 1 || (bands == 0 && !ink)) << x << ", " << y << ": " << bands;
                in_bands += bands;
            }
        EXPECT_EQ(picture.bands.size(), static_cast<std::size_t>(picture.lines)) << passage.words;
        if (picture.lines > 1) {
            EXPECT_LT(in_bands, picture.width * picture.height * 3 / 4) << passage.words;
        }
    }
    const Picture& emoji = typesetter.picture(english("Good \U0001F600"));
    ASSERT_TRUE(emoji.coloured);
    ASSERT_EQ(emoji.bands.size(), 1U);
    EXPECT_EQ(emoji.bands[0].right, emoji.width);
    EXPECT_TRUE(typesetter.picture(english("   ")).bands.empty());
}

TEST(Typesetter, LettersBesideEmojiHaveTheInkThatIsAskedFor) {
    auto typesetter = opened();
    const text::Ink yellow{255, 255, 0};
    Passage passage = english("IIII \U0001F44D");
    ASSERT_TRUE(typesetter.coloured(passage));
    EXPECT_FALSE(typesetter.coloured(english("IIII")));
    const auto size = typesetter.measure(passage);
    passage.ink = yellow;
    EXPECT_FLOAT_EQ(typesetter.measure(passage).width, size.width);
    const Picture& picture = typesetter.picture(passage);
    int of_ink = 0, black = 0;
    for (std::size_t at = 0; at + 3 < picture.bytes.size(); at += 4) {
        const text::Ink here{picture.bytes[at], picture.bytes[at + 1], picture.bytes[at + 2]};
        const bool opaque = picture.bytes[at + 3] == 255;
        of_ink += opaque && here == yellow ? 1 : 0;
        black += opaque && here == text::Ink{} ? 1 : 0;
    }
    EXPECT_GT(of_ink, 4 * 20) << "four strokes of a letter as high as 20 pixels";
    EXPECT_EQ(black, 0);
}

TEST(Typesetter, WordsAreTheSameInEverySize) {
    const std::string words = "The council wants a fairer, more equal city and asks what you think of that.";
    auto typesetter = opened();
    Passage passage = english(words, 600);
    const auto small = typesetter.measure(passage);
    const int lines = typesetter.picture(passage).lines;
    passage.letter_px *= 2;
    passage.width_px *= 2;
    EXPECT_NEAR(typesetter.measure(passage).width, 2 * small.width, 0.1);
    EXPECT_NEAR(typesetter.measure(passage).height, 2 * small.height, 0.1);
    EXPECT_EQ(typesetter.picture(passage).lines, lines);
}

TEST(Typesetter, AWidthThatTheWordsHaveOnOneLineHoldsThem) {
    const std::string words = "The council wants a fairer, more equal city";
    for (int hundredths = 1500; hundredths < 6000; hundredths += 37) {
        auto typesetter = opened();
        Passage passage = english(words);
        passage.letter_px = static_cast<float>(hundredths) / 100;
        passage.width_px = typesetter.measure(passage).width;
        EXPECT_EQ(typesetter.picture(passage).lines, 1) << passage.letter_px;
    }
}

TEST(Typesetter, ArabicStandsAtTheRightAndEnglishAtTheLeftOfItsBox) {
    auto typesetter = opened();
    const Picture left = typesetter.picture(english("Continue", 600));
    EXPECT_LT(left.left, 10);
    const Picture right = typesetter.picture(arabic("متابعة", 600));
    EXPECT_GT(right.left + right.width, 590);
    EXPECT_GT(right.left, 300);
}

// The stroke of its first letter reaches beyond what the word takes up.
TEST(Typesetter, NoStrokeOfUrduReachesOverTheMargin) {
    auto typesetter = opened();
    Passage urdu = arabic("کیا آپ کو کچھ کہنا ہے؟", 600);
    urdu.language = "ur";
    const Picture picture = typesetter.picture(urdu);
    const Ink ink = ink_of(picture);
    EXPECT_LE(picture.left + ink.right, 600);
    EXPECT_GT(picture.left + ink.right, 590);
}

TEST(Typesetter, WordsOfTheOtherDirectionStillStandAtTheStartOfThePage) {
    auto typesetter = opened();
    const Picture name = typesetter.picture(arabic("Liverpool City Council", 800));
    EXPECT_GT(name.left + name.width, 790);
    const Picture foreign = typesetter.picture(english("العربية", 800));
    EXPECT_LT(foreign.left, 10);
}

TEST(Typesetter, AlignmentAtTheEndMirrorsToo) {
    auto typesetter = opened();
    Passage passage = english("465 characters left", 600);
    passage.align = Align::end;
    const Picture end = typesetter.picture(passage);
    EXPECT_GT(end.left + end.width, 590);
    passage = arabic("متابعة", 600);
    passage.align = Align::end;
    EXPECT_LT(typesetter.picture(passage).left, 10);
    passage.align = Align::centre;
    const Picture centre = typesetter.picture(passage);
    EXPECT_NEAR(centre.left + centre.width / 2.0F, 300.0F, 3.0F);
}

TEST(Typesetter, LinesOfAHeadingAreAboutAsLongAsEachOther) {
    auto typesetter = opened();
    Passage passage = english("Help make Liverpool fairer and more equal");
    const float line = typesetter.measure(passage).width;
    passage.width_px = std::floor(line * 0.95F);
    const text::Size lone = typesetter.measure(passage);
    passage.balanced = true;
    const text::Size balanced = typesetter.measure(passage);
    EXPECT_EQ(balanced.height, lone.height);
    EXPECT_GT(lone.width, line * 0.8F) << "one word stands alone on the second line";
    EXPECT_LT(balanced.width, line * 0.65F);
    EXPECT_GE(balanced.width, line * 0.5F);
}

// A word that is broken where it need not be would be worse than one that stands alone.
TEST(Typesetter, BalancedLinesBreakNoWord) {
    auto typesetter = opened();
    Passage passage = english("Oswiadczenieopolitycerownosciowej Rady");
    const float word = typesetter.measure(english("Oswiadczenieopolitycerownosciowej")).width;
    passage.width_px = std::ceil(word) + 1;
    passage.balanced = true;
    EXPECT_NEAR(typesetter.measure(passage).width, word, 1);
    passage.width_px = std::floor(word * 0.8F);
    Passage plain = passage;
    plain.balanced = false;
    EXPECT_EQ(typesetter.measure(passage).width, typesetter.measure(plain).width) << "it is broken anyway";
}

TEST(Typesetter, ABoldRunIsWiderThanTheSameWordsPlain) {
    auto typesetter = opened();
    Passage passage = english("five draft objectives");
    const float plain = typesetter.measure(passage).width;
    passage.runs = {{0, 4, true, false}};
    const float partly = typesetter.measure(passage).width;
    passage.runs.clear();
    passage.weight = text::Weight::bold;
    const float bold = typesetter.measure(passage).width;
    EXPECT_LT(plain, partly);
    EXPECT_LT(partly, bold);
}

TEST(Typesetter, InvalidBytesAreShownAndNotRead) {
    auto typesetter = opened();
    const auto broken = typesetter.measure(english("a\xFF\xFEz"));
    EXPECT_FLOAT_EQ(broken.width, typesetter.measure(english("a\uFFFD\uFFFDz")).width);
    EXPECT_GT(typesetter.picture(english(std::string("a\0b\x1B", 4))).width, 0);
}

TEST(Typesetter, AThousandCombiningMarksAndALongTextAreJustDrawn) {
    auto typesetter = opened();
    std::string marks = "a";
    for (int i = 0; i < 1000; ++i) marks += "\u0301";
    EXPECT_GT(typesetter.picture(english(marks, 400)).width, 0);
    const Picture& tall = typesetter.picture(english(std::string(4000, 'x'), 300));
    EXPECT_LE(tall.height, 8192);
    EXPECT_EQ(tall.bytes.size(),
              static_cast<std::size_t>(tall.width) * static_cast<std::size_t>(tall.height));
}

TEST(Typesetter, WordsWithoutInkHaveNoPixels) {
    auto typesetter = opened();
    EXPECT_TRUE(typesetter.picture(english("   ")).bytes.empty());
    EXPECT_TRUE(typesetter.picture(english("")).bytes.empty());
    EXPECT_GT(typesetter.measure(english("")).height, 20.0F);  // an empty field is a line tall
}

TEST(Typesetter, EqualPassagesShareOnePicture) {
    auto typesetter = opened();
    const std::uint64_t serial = typesetter.picture(english("Agree")).serial;
    EXPECT_EQ(typesetter.picture(english("Agree")).serial, serial);
    EXPECT_NE(typesetter.picture(arabic("Agree")).serial, serial);
}

TEST(Typesetter, MemoryStaysBelowItsBoundAndTheOldestPicturesGoFirst) {
    constexpr std::size_t bound = 200'000;
    auto typesetter = opened(bound);
    const std::uint64_t first = typesetter.picture(english("Number 0")).serial;
    std::uint64_t last = 0;
    for (int i = 1; i < 300; ++i) {
        last = typesetter.picture(english("Number " + std::to_string(i))).serial;
        ASSERT_LE(typesetter.memory(), bound);
    }
    const auto dropped = typesetter.dropped();
    EXPECT_FALSE(dropped.empty());
    EXPECT_EQ(dropped.front(), first);
    EXPECT_EQ(std::count(dropped.begin(), dropped.end(), last), 0);
    EXPECT_TRUE(typesetter.dropped().empty());
}

TEST(Typesetter, APictureInUseOutlivesOlderOnes) {
    auto typesetter = opened(200'000);
    const std::uint64_t kept = typesetter.picture(english("Continue")).serial;
    for (int i = 0; i < 300; ++i) {
        typesetter.picture(english("Number " + std::to_string(i)));
        ASSERT_EQ(typesetter.picture(english("Continue")).serial, kept);
    }
}

// A long check asks for the size of each row before the part that it shows.
TEST(Typesetter, AskingForASizeKeepsNoPictureAlive) {
    auto typesetter = opened(200'000);
    const std::uint64_t first = typesetter.picture(english("Row 0")).serial;
    std::vector<std::uint64_t> dropped;
    for (int i = 1; i < 300 && dropped.empty(); ++i) {
        typesetter.measure(english("Row 0"));
        typesetter.picture(english("Number " + std::to_string(i)));
        dropped = typesetter.dropped();
    }
    ASSERT_FALSE(dropped.empty());
    EXPECT_EQ(dropped.front(), first);
}

TEST(Typesetter, ForgettingAllDropsEveryPictureAndOverwritesIt) {
    auto typesetter = opened();
    const Picture& picture = typesetter.picture(english("a planted answer"));
    const std::uint8_t* pixels = picture.bytes.data();
    const std::size_t size = picture.bytes.size();
    const std::uint64_t serial = picture.serial;
    ASSERT_GT(std::accumulate(pixels, pixels + size, 0L), 0L);
    typesetter.forget_all();
    EXPECT_EQ(typesetter.memory(), 0U);
    EXPECT_EQ(typesetter.dropped(), std::vector<std::uint64_t>{serial});
    EXPECT_NE(typesetter.picture(english("a planted answer")).serial, serial);
}

TEST(Typesetter, AnyBytesAtAllCanBeShownAndWalkedThrough) {  // RELIABILITY E12
    auto typesetter = opened();
    std::minstd_rand dice(12);
    const std::string pieces[] = {"a", "\n",     "\xFF", "ع",        "\u0301", "\u202E", "\u2067",
                                  "😀", "\u200D", " ",    "\xE0\xA4", "ż",      "1"};
    for (int round = 0; round < 300; ++round) {
        std::string words;
        for (unsigned i = 0; i < dice() % 24; ++i) words += pieces[dice() % std::size(pieces)];
        const Passage passage = dice() % 2 == 0 ? english(words, 150) : arabic(words, 150);
        const Picture& picture = typesetter.picture(passage);
        ASSERT_EQ(picture.bytes.size(), static_cast<std::size_t>(picture.width) *
                                            static_cast<std::size_t>(picture.height) *
                                            (picture.coloured ? 4U : 1U));
        const std::string shown = text::valid_utf8(words);
        std::size_t at = typesetter.offset_at(passage, 75, 40);
        for (int i = 0; i < 30; ++i) {
            at = dice() % 4 == 0 ? typesetter.move_line(passage, at, dice() % 2 == 0 ? 1 : -1)
                                 : typesetter.move(passage, at, dice() % 2 == 0 ? 1 : -1);
            ASSERT_LE(at, shown.size());
            typesetter.caret(passage, at);
        }
    }
}

}  // namespace
