// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/button_row.h"

#include <memory>

namespace screens {
namespace {

constexpr float least_words = 80;  // beside the buttons
constexpr float row_inset = 2.4F;

class ButtonRow {
 public:
    ButtonRow(Stage& stage, float width, std::vector<RowLine> lines, std::vector<RowButton> buttons)
        : stage_(stage), width_(width), lines_(std::move(lines)), buttons_(std::move(buttons)) {
        const float gap = stage.frame.theme().gap;
        for (const RowButton& button : buttons_)
            button_ =
                std::max(button_, stage.frame.button_width({.words = button.words, .look = button.look}));
        const auto many = static_cast<float>(buttons_.size());
        // Two long words at the largest size: each button takes its share, its words in two lines.
        button_ = std::min(button_, (width - (many - 1) * gap) / std::max(many, 1.0F));
        all_buttons_ = many > 0 ? many * (button_ + gap) - gap : 0;
        beside_ = width - all_buttons_ - gap >= least_words;
        words_ = beside_ && many > 0 ? width - all_buttons_ - gap : width;
        for (const RowButton& button : buttons_)
            button_height_ =
                std::max(button_height_,
                         stage.frame.button_height({.words = button.words, .look = button.look}, button_));
        for (const RowLine& line : lines_)
            words_height_ += stage.frame.measure(line.words, line.look, words_).height;
    }

    float height() const {
        const float inner =
            beside_ ? std::max(words_height_, button_height_) : words_height_ + button_height_ + row_inset;
        return inner + 2 * row_inset;
    }

    void draw(touch::Rect place) const {
        const touch::Theme& theme = stage_.frame.theme();
        float y = beside_ ? place.y + (place.height - words_height_) / 2 : place.y + row_inset;
        for (const RowLine& line : lines_) {
            const float height = stage_.frame.measure(line.words, line.look, words_).height;
            stage_.frame.words(line.id, {place.x, y, words_, height}, line.words, line.look);
            y += height;
        }
        touch::Rect at{place.x, place.bottom() - row_inset - button_height_, button_, button_height_};
        if (beside_) at.x = place.x + width_ - all_buttons_;
        if (beside_) at.y = place.y + (place.height - button_height_) / 2;
        for (const RowButton& button : buttons_) {
            if (stage_.frame.button(button.id, at, {.words = button.words, .look = button.look}))
                stage_.ask(button.intent);
            at.x += button_ + theme.gap;
        }
        stage_.frame.line({place.x, place.bottom() - theme.border, width_, theme.border}, separator(theme));
    }

 private:
    Stage& stage_;
    float width_;
    std::vector<RowLine> lines_;
    std::vector<RowButton> buttons_;
    float button_ = 0, all_buttons_ = 0, button_height_ = 0, words_ = 0, words_height_ = 0;
    bool beside_ = true;
};

}  // namespace

Block button_row(Stage& stage, float width, std::vector<RowLine> lines, std::vector<RowButton> buttons) {
    const auto row = std::make_shared<ButtonRow>(stage, width, std::move(lines), std::move(buttons));
    Block block;
    block.height = row->height();
    block.after = stage.frame.theme().border;
    block.counted = 1;
    block.draw = [row](touch::Rect place) { row->draw(place); };
    return block;
}

}  // namespace screens
