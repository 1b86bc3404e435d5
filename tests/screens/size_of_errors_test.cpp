// SPDX-License-Identifier: Apache-2.0
// Where the words of a page shrink, what is wrong with an answer shrinks with them: nothing is told in larger
// letters than what is asked.
#include <gtest/gtest.h>

#include "tests/screens/control_examples.h"
#include "tests/screens/screen_fixture.h"

namespace {

using examples::Tongue;
using fixture::Picture;
using fixture::ScreenFixture;

constexpr float rounding = 0.01F;

screens::QuestionPage& page_of(screens::View& view) {
    return std::get<screens::QuestionPage>(view.screen);
}

xforms::Words repeated(const char* word, int times) {
    std::string all;
    for (int at = 0; at < times; ++at) all += word;
    return {.paragraphs = {{xforms::Paragraph::Kind::plain, 0, std::move(all), {}}}};
}

TEST(AnErrorWhileSomebodyTypes, IsAsLargeAsTheQuestionAtMost) {
    int shrunk = 0;
    for (const Picture picture : {Picture::landscape, Picture::portrait})
        for (const int length : {5, 20, 30, 40}) {
            ScreenFixture fixture(picture, Tongue::english);
            screens::View view = examples::typing(Tongue::english);
            view.chrome.size = touch::TextSize::largest;
            screens::Item& item = page_of(view).items.back();
            item.question.label = repeated("consultation ", length);
            item.error = "Write something.";
            fixture.show(view);
            const touch::Node *question = fixture.find("question:/data/change"),
                              *error = fixture.find("error");
            ASSERT_TRUE(error) << length;
            if (question == nullptr) continue;  // left out: all its room is the field's
            EXPECT_LE(error->letter_mm, question->letter_mm + rounding) << length;
            shrunk += question->letter_mm < touch::letter_mm(touch::TextSize::largest) ? 1 : 0;
        }
    EXPECT_GT(shrunk, 0);
}

// Its heading is a tenth larger than the answers, as on a page whose words need not shrink.
TEST(TheSummaryOfErrors, ShrinksWithThePage) {
    int shrunk = 0;
    for (const Picture picture : {Picture::landscape, Picture::portrait})
        for (int length = 1; length < 24; ++length) {
            ScreenFixture fixture(picture, Tongue::english);
            screens::View view = examples::proposal(Tongue::english);
            view.chrome.size = touch::TextSize::largest;
            auto& items = page_of(view).items;
            items.erase(items.begin());  // its text
            items.back().question.label = repeated("consultation ", length);
            items.back().error = "Choose one.";
            items.push_back(items.back());
            items.back().question.reference = "/data/second";
            float heading = 0, link = 0, choice = 0;
            for (int& part = page_of(view).part; choice == 0 && part < 9; ++part)
                for (const touch::Node& node : fixture.show(view)) {
                    if (node.id == "problem") heading = node.letter_mm;
                    if (node.id.starts_with("problem:")) link = node.letter_mm;
                    if (node.id.starts_with("choice:")) choice = node.letter_mm;
                }
            EXPECT_NEAR(heading, 1.1F * choice, rounding) << length;
            EXPECT_NEAR(link, choice, rounding) << length;
            shrunk += choice < touch::letter_mm(touch::TextSize::largest) - rounding ? 1 : 0;
        }
    EXPECT_GT(shrunk, 0);
}

}  // namespace
