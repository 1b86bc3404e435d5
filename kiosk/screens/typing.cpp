// SPDX-License-Identifier: Apache-2.0
// A text field while its keyboard is open: the question's words and its hint, the field and the keys. The
// rest of the page is left out, so that the field stays visible above the keys at every text size; a button
// opens the text that is asked about.
#include <algorithm>

#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/keyboard_keys.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/question_layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/shortened.h"
#include "kiosk/touch/panel.h"
#include "kiosk/utf8.h"

namespace screens {
namespace {

constexpr float line_room = 0.5F;  // of a key, beyond its line
constexpr float rounding = 0.1F;
constexpr float dense_field_inset = 1;
constexpr float squeezed_key = 9;  // of its height; WCAG 2.5.5 asks for 8.2 at 50 cm
constexpr float roomy_lines = 2;
constexpr float share_of_read = 0.3F;                 // of a line, for the button beside the question's words
constexpr float dense_gap = 0.05F, usual_gap = 0.4F;  // of the letter

// What stands around the field. The button stands beside the question's words.
struct Surroundings {
    float question = 0, hint = 0, error = 0, left = 0;
    float sum() const { return question + hint + error + left; }
};

class TypingScreen {
 public:
    TypingScreen(Stage& stage, const QuestionPage& page, const Item& item, const TypingPlaces& places)
        : stage_(stage),
          item_(item),
          top_(places.top),
          body_(places.body),
          above_(places.above),
          pad_(stage, page.keyboard.value_or(Keyboard{}), item.question, places.body.width) {
        if (has_text(page)) read_ = read_button(stage, page, places.body.width * share_of_read);
        if (read_) read_width_ = stage.frame.button_width({.words = read_->words, .look = read_->look});
        if (read_ && above_) place_read_in_reach();
        plan();
        // A key whose strokes come near its border is better than a question that is not there, and some of
        // its words and of its hint better than none. In a lowered page of the largest letters the question
        // has been read; what is typed must be seen.
        for (bool* gives_way : {&roomy_, &hints_whole_, &counts_, &hints_at_length_, &keeps_strokes_off_,
                                &asks_whole_, &hints_large_, &hints_, &promises_, &asks_})
            if (!fits()) *gives_way = false, plan();
        if (!fits() && !above_) squeeze();
    }

    // Whether all of the question stands there too, in letters as large as promised, and what its hint says
    // first.
    bool asks() const { return promises_ && asks_whole_ && asks_ && hints_; }

    void draw() {
        const Surroundings heights = around(scale_);
        const float keys = pad_.height(key_height_);
        touch::Rect place = above_.value_or(body_);
        const float foot = above_ ? above_->bottom() : body_.bottom() - keys;
        place.height = heights.question;
        if (asks_) draw_question(place);
        place.y += heights.question;
        if (heights.hint > 0) draw_hint({place.x, place.y, width_of_hint(), heights.hint});
        place.y += heights.hint;
        if (heights.error > 0) {
            stage_.frame.fill({place.x, place.y, measure::error_bar, heights.error},
                              stage_.frame.theme().error);
            stage_.frame.words(
                "error",
                {place.x + measure::error_inset, place.y, place.width - measure::error_inset, heights.error},
                item_.error, error_look(stage_.frame, std::min(1.0F, scale_)));
            place.y += heights.error;
        }
        place.height = field_height(foot - heights.left - place.y);
        const touch::Rect place_of_field = place;
        const std::size_t asked_before = stage_.intents.size();
        draw_field(place);
        draw_left({place.x, place.bottom(), place.width, heights.left});
        stage_.frame.first_focus(pad_.first_key());
        if (above_) top_.draw_tools();
        if (in_reach_.height > 0) draw_read(in_reach_);
        // A short answer's few keys stand right under it; letters at the foot, where the hands are.
        const bool under_field = wants_number_pad(item_.question) && !above_;
        const float y = under_field ? place.bottom() + heights.left : body_.bottom() - keys;
        pad_.draw({body_.x, y, body_.width, keys});
        take_typed();
        place_moves(place_of_field, asked_before);
    }

 private:
    // In reach mode the button cannot stand beside the question's words: it has a row of its own above the
    // keys, or is left out where the letters leave no room for one.
    void place_read_in_reach() {
        const touch::Rect row{body_.x, body_.y, read_width_, read_height()};
        const float taken = row.height + stage_.frame.theme().gap;
        if (pad_.height(pad_.least_key()) + taken > body_.height) return read_.reset();
        in_reach_ = row;
        body_.y += taken;
        body_.height -= taken;
    }

    float least_field() const {
        const float line = line_of(stage_.frame);
        if (roomy_) return line + 2 * measure::field_inset;
        return std::max(line + 2 * dense_field_inset, measure::least_target);
    }
    // In reach mode the keys alone stand in the body.
    float room_around_field() const {
        return (above_ ? above_->height : body_.height - pad_.height(key_height_)) - least_field();
    }
    // A line to type on is more than the last of the keys' height: no panel that is large enough comes to
    // this at the size it begins with.
    void squeeze() {
        const float rows = pad_.height(1) - pad_.height(0);
        const float short_of = around(scale_).sum() - room_around_field();
        key_height_ = std::max(squeezed_key, key_height_ - short_of / rows);
    }

    float promised_scale() const { return std::min(1.0F, measure::least_default / stage_.frame.letter()); }
    // On the smallest glass, with its usual letters, those of the smallest size: a hint is better than none.
    float least_scale_of_hint() const {
        const touch::Frame& frame = stage_.frame;
        const touch::Panel panel{frame.width(), frame.above() + frame.height()};
        const bool usual = frame.letter() <= touch::letter_mm(touch::default_size(panel));
        return is_small_panel(frame) && usual ? least_scale() : promised_scale();
    }
    float least_scale() const { return std::min(1.0F, measure::least_letter / stage_.frame.letter()); }
    bool fits() const { return around(scale_).sum() <= room_around_field() + rounding; }

    // First the keys give way, then the question's words, and at last the keys once more, until the field has
    // one whole line.
    void plan() {
        touch::Frame& frame = stage_.frame;
        hint_ = shown_hint();
        const float least = keeps_strokes_off_ ? pad_.least_key() : measure::least_target;
        key_height_ = std::max(frame.theme().target, line_of(frame) + line_room);
        if (around(heading_scale(frame)).sum() > room_around_field() ||
            pad_.height(key_height_) > body_.height) {
            const bool small = small_scale(frame) < 1;
            if (small) pad_.use_small_caps();
            key_height_ = std::max(least, line_of(frame, small ? 0.8F : 1.0F) + line_room);
        }
        scale_ = heading_scale(frame) * fitting_scale(frame, room_around_field(), [&](float smaller) {
                     return around(heading_scale(frame) * smaller).sum();
                 });
        if (promises_) scale_ = std::max(scale_, promised_scale());
        // So that one line says the most, or two say all of it.
        const bool tight = !hints_at_length_ && around(scale_).sum() > room_around_field();
        if (tight || !asks_whole_) scale_ = std::min(scale_, promises_ ? promised_scale() : least_scale());
        const float rows = pad_.height(1) - pad_.height(0);
        const float short_of =
            above_ ? pad_.height(key_height_) - body_.height : around(scale_).sum() - room_around_field();
        if (short_of > 0) key_height_ = std::max(least, key_height_ - short_of / rows);
        // What is left makes the keys taller, once the field has lines enough.
        const float more_lines = line_of(frame) * (is_multiline(item_.question) ? roomy_lines - 1 : 0);
        const float spare = above_ ? -short_of : -short_of - more_lines;
        if (spare > 0)
            key_height_ = std::max(key_height_, std::min(key_height_ + spare / rows, pad_.tallest_key()));
    }

    Surroundings around(float scale) const {
        touch::Frame& frame = stage_.frame;
        Surroundings heights;
        const bool dense = hints_ && !hints_at_length_;
        const float gap = frame.letter() * (dense ? dense_gap : usual_gap);
        if (asks_) heights.question = height_of_question(scale) + gap;
        if (hints_ && !item_.question.hint.empty())
            heights.hint = frame.measure(hint_, hint_look(), width_of_hint()).height + gap;
        if (asks_ && reads_beside()) {
            float& last = heights.hint > 0 && hints_beside_read() ? heights.hint : heights.question;
            const float before = &last == &heights.hint ? heights.question : 0;
            last = std::max(last, read_height() + frame.theme().gap - before);
        }
        if (!item_.error.empty())
            heights.error = frame
                                .measure(item_.error, error_look(frame, std::min(1.0F, scale)),
                                         body_.width - measure::error_inset)
                                .height +
                            gap;
        heights.left = !below().empty() ? line_of(frame, small_scale(frame)) + gap
                       : dense          ? std::max(frame.letter() * usual_gap, measure::key_gap)
                                        : frame.letter() * usual_gap * 2;
        return heights;
    }

    touch::TextLook hint_look() const {
        touch::TextLook look;
        look.scale = small_scale(stage_.frame);
        if (!hints_large_) look.scale = std::min(look.scale, least_scale_of_hint());
        return look;
    }
    // As many of its sentences as stand on so many lines.
    std::string shown_hint() const {
        std::string all = item_.question.hint.plain();
        if (hints_whole_) return all;
        return sentences_within(stage_.frame, all, hint_look(), width_of_hint(), hints_at_length_ ? 2 : 1);
    }
    // Two lines are as high as the button beside them.
    bool hints_beside_read() const { return reads_beside() && !asks_whole_; }
    float width_of_hint() const { return hints_beside_read() ? width_of_question() : body_.width; }
    void draw_hint(touch::Rect place) {
        const std::string all = item_.question.hint.plain();
        touch::TextLook look = hint_look();
        look.name = all;
        stage_.frame.words("question:" + item_.question.reference + ":hint", place, hint_, look);
    }

    bool reads_beside() const { return read_ && !above_; }
    float width_of_question() const {
        return reads_beside() ? body_.width - read_width_ - stage_.frame.theme().gap * 2 : body_.width;
    }
    float height_of_question(float scale) const {
        const touch::TextLook look = heading_look(stage_.frame, scale);
        return stage_.frame.measure(question(scale), look, width_of_question()).height;
    }
    std::string question(float scale) const {
        if (asks_whole_) return name_;
        return words_within(stage_.frame, name_, heading_look(stage_.frame, scale), width_of_question(), 1);
    }
    float read_height() const {
        return read_ ? stage_.frame.button_height({.words = read_->words, .look = read_->look}, read_width_)
                     : 0;
    }

    void draw_question(touch::Rect place) {
        const touch::Rect words{place.x, place.y, width_of_question(), height_of_question(scale_)};
        touch::TextLook look = heading_look(stage_.frame, scale_);
        look.name = name_;
        stage_.frame.words("question:" + item_.question.reference, words, question(scale_), look);
        if (reads_beside()) draw_read({place.right() - read_width_, place.y, read_width_, read_height()});
    }

    void draw_read(touch::Rect place) {
        if (!read_) return;
        if (stage_.frame.button(read_->id, place, {.words = read_->words, .look = read_->look}))
            stage_.ask(read_->intent);
    }

    // As high as the room above the keys, but a short answer's field is one line, and that of a line that may
    // become longer begins with one.
    float field_height(float room) const {
        constexpr float most_lines = 6;
        float lines = is_multiline(item_.question) ? most_lines : 1;
        if (lines < most_lines && wraps(item_.question)) lines = std::clamp(lines_typed(), 1.0F, most_lines);
        const float wanted = line_of(stage_.frame) * lines + 2 * measure::field_inset;
        return std::max(std::min(room, wanted), squeezed_key);
    }
    float lines_typed() const {
        constexpr std::size_t more_than_fits = 1024;  // bytes
        const std::string head =
            value_.substr(0, utf8::boundary(value_, std::min(value_.size(), more_than_fits)));
        const float width = body_.width - 2 * measure::field_inset;
        return stage_.frame.measure(head, {}, width).height / line_of(stage_.frame);
    }

    touch::Frame::Field field() const {
        touch::Frame::Field field;
        field.value = value_;
        field.caret = item_.draft && !is_date(item_.question) ? item_.draft->caret : field.value.size();
        field.selected = item_.draft ? item_.draft->selected : 0;
        field.active = true;
        field.masked = is_masked(item_.question);
        field.multiline = wraps(item_.question);
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

    // What is told under the field.
    std::string below() const {
        if (is_date(item_.question)) return date_order(item_);
        return counts_ ? letters_left(item_) : "";
    }

    void draw_left(touch::Rect place) {
        const std::string left = below();
        if (left.empty()) return;
        touch::TextLook look;
        look.scale = small_scale(stage_.frame);
        look.align = is_date(item_.question) ? text::Align::start : text::Align::end;
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
    const TopBar& top_;
    touch::Rect body_;
    std::optional<touch::Rect> above_;
    std::string name_ = item_.question.label.plain();
    std::string value_ = is_date(item_.question) ? typed_date(item_) : field_value(item_);
    std::string hint_;  // what of it is shown
    KeyPad pad_;
    std::optional<BarButton> read_;
    touch::Rect in_reach_;  // of that button, where it stands above the keys
    float read_width_ = 0, key_height_ = 0, scale_ = 1;
    bool roomy_ = true, counts_ = true, keeps_strokes_off_ = true, promises_ = true;
    bool hints_ = true, hints_whole_ = true, hints_at_length_ = true, hints_large_ = true;
    bool asks_ = true, asks_whole_ = true;
};

}  // namespace

bool has_room_to_type(Stage& stage, const QuestionPage& page, const Item& item, const TypingPlaces& places) {
    return TypingScreen(stage, page, item, places).asks();
}

void draw_typing(Stage& stage, const QuestionPage& page, const Item& item, const TypingPlaces& places) {
    TypingScreen(stage, page, item, places).draw();
}

}  // namespace screens
