// SPDX-License-Identifier: Apache-2.0
#include "tests/touch/at_the_glass.h"

namespace touch {
namespace {

using Words = AtTheGlass;

TEST_F(Words, AreAsTallAsTheyWereMeasured) {
    const std::string words = "Tell the council what you think of its five draft equality objectives.";
    for (const float scale : {0.8F, 1.0F, 1.5F}) {
        show([&](Frame& frame) {
            const TextLook look{.scale = scale};
            const float height = frame.measure(words, look, 120).height;
            EXPECT_FLOAT_EQ(frame.words("w", {20, 20, 120, height}, words, look), height);
        });
        EXPECT_TRUE(node("w").fits);
        EXPECT_FLOAT_EQ(node("w").letter_mm, 6.75F * scale);
    }
}

TEST_F(Words, AreWrittenInTheSizeOfTheScreen) {
    const auto height = [this] {
        float measured = 0;
        show([&measured](Frame& frame) { measured = frame.measure("H", {}, 100).height; });
        return measured;
    };
    screen.size = TextSize::small;
    const float small = height();
    screen.size = TextSize::largest;
    EXPECT_NEAR(height() / small, 8.75F / 3.85F, 0.05F);
}

TEST_F(Words, ARichTextLeavesANodeForEachParagraph) {
    const std::vector<Paragraph> paragraphs{{.words = "To reduce inequality", .heading = true},
                                            {.words = "how they focus resources", .bullet = true},
                                            {.words = "the second", .number = 2},
                                            {.words = "plainly", .runs = {{0, 3, true, false}}}};
    show([&](Frame& frame) {
        const float height = frame.measure_rich(paragraphs, {}, 150);
        EXPECT_FLOAT_EQ(frame.rich("r", {20, 20, 150, height}, paragraphs), height);
    });
    ASSERT_EQ(hands.nodes.size(), 4U);
    EXPECT_EQ(node("r:0").role, Role::heading);
    EXPECT_EQ(node("r:1").role, Role::text);
    EXPECT_GT(node("r:1").bounds.x, node("r:0").bounds.x);
    EXPECT_EQ(node("r:2").name, "2. the second");
    for (std::size_t i = 1; i < 4; ++i)
        EXPECT_GE(hands.nodes[i].bounds.y, hands.nodes[i - 1].bounds.bottom());
    for (const Node& each : hands.nodes) EXPECT_TRUE(each.fits);
}

TEST_F(Words, ProgressIsInWordsAndInANumber) {
    show([](Frame& frame) {
        frame.progress("p", {100, 240, 100, 20}, {.words = "Question 4 of 14", .fraction = 0.25F});
    });
    EXPECT_EQ(node("p").role, Role::progress);
    EXPECT_EQ(node("p").name, "Question 4 of 14");
    EXPECT_EQ(node("p").value, "25 %");
}

TEST_F(Words, AQrCodeIsDarkOnLightInEveryPalette) {
    for (const auto palette : {Palette::standard, Palette::yellow_on_black, Palette::soft}) {
        screen.palette = palette;
        show([](Frame& frame) {
            frame.qr("qr", {20, 20, 50, 50}, {.text = "https://liverpool.gov.uk/", .name = "Web page"});
        });
        const Node& code = node("qr");
        EXPECT_GT(contrast(code.background, {0, 0, 0}), contrast(code.foreground, {0, 0, 0}));
        EXPECT_TRUE(code.fits);
    }
    show([](Frame& frame) {
        frame.qr("qr", {20, 20, 50, 50}, {.text = std::string(4000, 'x'), .name = "Too long"});
    });
    EXPECT_FALSE(node("qr").fits);
}

TEST_F(Words, EverythingDrawnStaysOnTheGlassInBothDirections) {
    for (int i = 0; i < 2; ++i) {
        show([](Frame& frame) {
            frame.panel({11, 30, 200, 100}, frame.theme().tint, frame.theme().panel_edge);
            frame.words("w", {20, 40, 180, 0}, "Tell the council what you think");
            frame.line({0, 150, frame.width(), 0.6F}, frame.theme().line);
        });
        for (const Node& each : hands.nodes) {
            EXPECT_GE(each.bounds.x, 0);
            EXPECT_LE(each.bounds.right(), 1920 / 4.03F + 0.01F);
        }
        read_in_arabic();
    }
}

}  // namespace
}  // namespace touch
