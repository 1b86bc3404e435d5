// SPDX-License-Identifier: Apache-2.0
// A text field while its keyboard is open: the question's words, the field and the keys. The rest of the page
// is left out, so that the field stays visible above the keys at every text size.
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/keyboard_keys.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/screens.h"

namespace screens {
namespace {

constexpr float line_room = 0.5F;  // of a key, beyond its line
constexpr float rounding = 0.1F;

touch::TextLook error_look(const touch::Frame& frame, float scale) {
    touch::TextLook look = bold_look(scale);
    look.ink = frame.theme().error;
    look.role = touch::Role::alert;
    return look;
}

// Question, error and the count of letters: what stands around the field.
struct Surroundings {
    float question = 0, error = 0, left = 0;
    float sum() const { return question + error + left; }
};

class TypingScreen {
 public:
    TypingScreen(Stage& stage, const Keyboard& keyboard, const Item& item, touch::Rect body)
        : stage_(stage), item_(item), body_(body), pad_(stage, keyboard, item.question, body.width) {
        key_height_ = std::max(stage.frame.theme().target, line_of(stage.frame) + line_room);
        const float least_field = line_of(stage.frame) + 2 * measure::field_inset;
        const float wanted = around(heading_scale(stage.frame)).sum() + least_field;
        // First the keys give way, then the question's words.
        if (wanted + pad_.height(key_height_) > body.height) {
            const bool small = small_scale(stage.frame) < 1;
            if (small) pad_.use_small_caps();
            key_height_ =
                std::max(measure::least_target, line_of(stage.frame, small ? 0.8F : 1.0F) + line_room);
        }
        const float room = body.height - pad_.height(key_height_) - least_field;
        scale_ = heading_scale(stage.frame) * fitting_scale(stage.frame, room, [&](float smaller) {
                     return around(heading_scale(stage.frame) * smaller).sum();
                 });
        // At last the keys give way once more, until the field has one whole line.
        const float rows = pad_.height(1) - pad_.height(0);
        const float short_of = around(scale_).sum() + least_field + pad_.height(key_height_) - body.height;
        if (short_of > 0) key_height_ = std::max(measure::least_target, key_height_ - short_of / rows);
        // In a lowered page of the largest letters the question has been read; what is typed must be seen.
        asks_ = around(scale_).sum() + least_field + pad_.height(key_height_) <= body.height + rounding;
    }

    void draw() {
        const Surroundings heights = around(scale_);
        const float keys = pad_.height(key_height_);
        touch::Rect place = body_;
        place.height = heights.question;
        if (asks_)
            stage_.frame.words("question:" + item_.question.reference, place, item_.question.label.plain(),
                               heading_look(stage_.frame, scale_));
        place.y += heights.question;
        if (heights.error > 0) {
            stage_.frame.fill({place.x, place.y, measure::error_bar, heights.error},
                              stage_.frame.theme().error);
            stage_.frame.words(
                "error",
                {place.x + measure::error_inset, place.y, place.width - measure::error_inset, heights.error},
                item_.error, error_look(stage_.frame, 1));
            place.y += heights.error;
        }
        place.height = field_height(body_.bottom() - keys - heights.left - place.y);
        const touch::Rect place_of_field = place;
        const std::size_t asked_before = stage_.intents.size();
        draw_field(place);
        draw_left({place.x, place.bottom(), place.width, heights.left});
        stage_.frame.first_focus(pad_.first_key());
        // A short answer's few keys stand right under it; letters at the foot, where the hands are.
        const float y =
            wants_number_pad(item_.question) ? place.bottom() + heights.left : body_.bottom() - keys;
        pad_.draw({body_.x, y, body_.width, keys});
        take_typed();
        place_moves(place_of_field, asked_before);
    }

 private:
    Surroundings around(float scale) const {
        touch::Frame& frame = stage_.frame;
        Surroundings heights;
        const float gap = frame.letter() * 0.4F;
        if (asks_)
            heights.question =
                frame.measure(item_.question.label.plain(), heading_look(frame, scale), body_.width).height +
                gap;
        if (!item_.error.empty())
            heights.error =
                frame.measure(item_.error, error_look(frame, 1), body_.width - measure::error_inset).height +
                gap;
        heights.left = letters_left(item_).empty() ? gap * 2 : line_of(frame, small_scale(frame)) + gap;
        return heights;
    }

    // As high as the room above the keys, but a short answer's field is one line.
    float field_height(float room) const {
        if (is_multiline(item_.question))
            return std::min(room, line_of(stage_.frame) * 6 + 2 * measure::field_inset);
        return std::min(room, line_of(stage_.frame) + 2 * measure::field_inset);
    }

    touch::Frame::Field field() const {
        touch::Frame::Field field;
        field.value = field_value(item_);
        field.caret = item_.draft ? item_.draft->caret : field.value.size();
        field.selected = item_.draft ? item_.draft->selected : 0;
        field.active = true;
        field.masked = is_masked(item_.question);
        field.multiline = is_multiline(item_.question);
        field.invalid = !item_.error.empty();
        field.name = name_;
        return field;
    }

    void draw_field(touch::Rect place) {
        if (const auto offset = stage_.frame.text_field(field_id(item_.question), place, field()))
            stage_.ask(PlaceCaret{*offset});
    }

    // Only this screen can measure, and so knows what stands beside the caret and above it.
    void place_moves(touch::Rect place, std::size_t first) {
        using touch::Edit;
        for (std::size_t at = first; at < stage_.intents.size(); ++at) {
            const auto* asked = get_if<EditText>(stage_.intents[at]);
            if (asked == nullptr) continue;
            const Edit edit = asked->edit;
            if (edit == Edit::left || edit == Edit::right || edit == Edit::up || edit == Edit::down)
                stage_.intents[at] = PlaceCaret{stage_.frame.caret_after(place, field(), edit)};
        }
    }

    void draw_left(touch::Rect place) {
        const std::string left = letters_left(item_);
        if (left.empty()) return;
        touch::TextLook look;
        look.scale = small_scale(stage_.frame);
        look.align = text::Align::end;
        stage_.frame.words("left", place, left, look);
    }

    // A real keyboard types into the open field too.
    void take_typed() {
        const touch::TypedInput typed = stage_.frame.typed();
        if (!typed.text.empty()) stage_.ask(TypeText{typed.text});
        for (const touch::Edit edit : typed.edits) stage_.ask(EditText{edit});
    }

    Stage& stage_;
    const Item& item_;
    touch::Rect body_;
    std::string name_ = item_.question.label.plain();
    KeyPad pad_;
    float key_height_ = 0, scale_ = 1;
    bool asks_ = true;
};

}  // namespace

void draw_typing(Stage& stage, const Keyboard& keyboard, const Item& item, touch::Rect body) {
    TypingScreen(stage, keyboard, item, body).draw();
}

}  // namespace screens
