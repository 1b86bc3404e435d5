// SPDX-License-Identifier: Apache-2.0
// A select of many choices: on its page a button that shows what is chosen, and behind it the list by itself,
// searched by typing. ODK XForms spec, "Appearances": minimal, autocomplete, search.
//
// Of ten thousand choices only those on the glass are measured and drawn: the list is walked from its first
// choice until the glass is full, and More goes on from there. No scroll bar to drag (VVSG 2.0, 7.2-D).
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/keyboard_keys.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_back_up = 0.34F;
constexpr float dense_inset = 1;  // of the field's words, where the keys need the room

std::string found_words(int found) {
    // Translators: how many choices of a list hold what was typed.
    return words::say("list", "%d choice found", "%d choices found", found);
}

class ListScreen {
 public:
    ListScreen(Stage& stage, const QuestionPage& page, const Item& item, const TypingPlaces& places)
        : stage_(stage),
          page_(page),
          item_(item),
          top_(places.top),
          above_(places.above),
          body_(places.body),
          list_(*item.list) {}

    void draw() {
        stage_.frame.first_focus("done");
        // At least one choice is whole: a search that leaves no room for it gives way too.
        const bool searched = list_.searchable && (page_.keyboard || room_for_heading() + gap() >= 0);
        top_.draw_head();
        if (above_) draw_heading_above(*above_);
        top_.draw_tools();
        if (!above_) draw_heading();
        if (searched) draw_search();
        if (page_.keyboard) return draw_above_keys(*page_.keyboard);
        draw_found();
        draw_part();
    }

    bool has_room_for_keys() const { return body_.height - search_height() - gap() >= least_keys(); }

 private:
    float gap() const { return stage_.frame.theme().gap; }

    // Takes that much of what is left of the body, from its top.
    touch::Rect take(float height) {
        const touch::Rect place{body_.x, body_.y, body_.width, height};
        body_.y += height + gap();
        body_.height -= height + gap();
        return place;
    }

    // In reach mode it takes nothing from the choices; of a very long one its beginning is told.
    void draw_heading_above(touch::Rect place) {
        const touch::TextLook look = heading_look(stage_.frame, heading_scale(stage_.frame));
        std::string words = item_.question.label.plain();
        words.resize(fitting_words(stage_.frame, words, look, place.width, place.height));
        if (words.empty()) return;
        place.height = stage_.frame.measure(words, look, place.width).height;
        stage_.frame.words("question:" + item_.question.reference, place, words, look);
    }

    void draw_heading() {
        const bool small = page_.keyboard.has_value();
        const touch::TextLook look = heading_look(stage_.frame, small ? 1 : heading_scale(stage_.frame));
        const std::string words = item_.question.label.plain();
        if (words.empty()) return;
        const float height = stage_.frame.measure(words, look, body_.width).height;
        // While the keyboard is open, a long question gives its place to the choices, and any to the keys.
        if (small && height > body_.height / 5) return;
        if (small && body_.height - height - gap() - search_height() - gap() < least_keys()) return;
        if (!small && height > room_for_heading()) return draw_beginning(words);
        stage_.frame.words("question:" + item_.question.reference, take(height), words, look);
    }

    // What one choice at least, in the smallest letters offered, leaves of the glass, and no more of it than
    // leaves the choices most.
    float room_for_heading() const {
        constexpr float most = 0.4F;
        if (item_.question.choices.empty()) return body_.height;
        const float search = list_.searchable ? search_height() + gap() : 0;
        const float found = page_.search.text.empty() ? 0 : line_of(stage_.frame) + gap();
        const float below = search + found + range_height() + gap() + gap() + strip_height();
        const float card = choice_card(stage_, item_, 0, {.width = body_.width}).height;
        return std::min(body_.height * most, body_.height - below - gap() - card);
    }

    // The page that the list was opened from has all of a long question.
    void draw_beginning(const std::string& words) {
        const float room = room_for_heading();
        const WordsAgain again = words_again(stage_.frame, words, {body_.width, std::max(room, 0.0F)});
        if (again.height > room) return;
        again.draw(stage_.frame, "question:" + item_.question.reference, take(again.height));
    }

    static xforms::Question short_words() {
        xforms::Question question;
        question.control = xforms::ControlKind::input;
        question.appearance = {"short"};
        return question;
    }
    float least_keys() const {
        if (!page_.keyboard) return 0;
        return KeyPad(stage_, *page_.keyboard, short_words(), body_.width).height(measure::least_target);
    }
    float search_height() const {
        const float line = line_of(stage_.frame), target = stage_.frame.theme().target;
        const float roomy = std::max(line + 2 * measure::field_inset, target);
        if (!page_.keyboard || body_.height - roomy - gap() >= least_keys()) return roomy;
        return std::max(line + 2 * dense_inset, measure::least_target);
    }

    void draw_search() {
        const touch::Rect place = take(search_height());
        // Translators: name of a field; what is typed there leaves the choices of a list that hold it.
        const std::string name = words::say("list", "Search the list");
        touch::Frame::Field field;
        field.value = page_.search.text;
        field.caret = page_.search.caret;
        field.active = page_.keyboard.has_value();
        field.multiline = false;
        field.name = name;
        const std::string id = std::string("field:") + search_field;
        if (const auto offset = stage_.frame.text_field(id, place, field)) {
            if (page_.keyboard)
                stage_.ask(PlaceCaret{*offset});
            else
                stage_.ask(OpenField{search_field, *offset});
        }
        stage_.frame.first_focus(id);
        if (!page_.search.text.empty() || page_.keyboard) return;
        touch::TextLook look;
        look.ground = stage_.frame.theme().card;
        look.seen_only = true;
        // Translators: stands in an empty field; a tap opens the keyboard.
        const std::string hint = words::say("list", "Tap here to search");
        stage_.frame.words(id + ":hint", place.inset(measure::field_inset), hint, look);
    }

    // What is found stands between the field and the keys, and is read there.
    void draw_above_keys(const Keyboard& keyboard) {
        KeyPad pad(stage_, keyboard, short_words(), body_.width);
        const bool small = small_scale(stage_.frame) < 1;
        float key = std::max(stage_.frame.theme().target, line_of(stage_.frame));
        if (small && pad.height(key) > body_.height / 2) {
            pad.use_small_caps();
            key = std::max(measure::least_target, line_of(stage_.frame, 0.8F));
        }
        if (pad.height(key) > body_.height) key = measure::least_target;
        const float height = std::min(pad.height(key), body_.height);
        const touch::Rect place{body_.x, body_.bottom() - height, body_.width, height};
        body_.height -= height + gap();
        draw_found();
        draw_choices();
        stage_.frame.first_focus(pad.first_key());
        pad.draw(place);
        const touch::TypedInput typed = stage_.frame.typed();
        if (!typed.text.empty()) stage_.ask(TypeText{typed.text});
        for (const touch::Edit edit : typed.edits)
            if (edit != touch::Edit::newline) stage_.ask(EditText{edit});
    }

    void draw_found() {
        if (page_.search.text.empty()) return;
        const std::string words = found_words(list_.found);
        const float height = stage_.frame.measure(words, {}, body_.width).height;
        if (height <= body_.height) stage_.frame.words("found", take(height), words);
    }

    // From the first choice of this part on, as many whole cards as that much room holds; one that is taller
    // than all of it has smaller words.
    std::vector<Block> cards_within(float room) const {
        constexpr float rounding = 0.1F;
        std::vector<Block> cards;
        float y = 0;
        for (std::size_t at = 0; at < item_.question.choices.size(); ++at) {
            Block card = choice_card(stage_, item_, at, {body_.width, room});
            y += card.height;
            if (y > room + rounding) break;
            y += gap();
            cards.push_back(std::move(card));
        }
        return cards;
    }

    float room_beside_strip() const { return body_.height - strip_height() - gap(); }

    bool is_whole() const {
        return list_.first == 0 && std::ssize(cards_within(body_.height)) == list_.found;
    }

    void draw_cards(const std::vector<Block>& cards) const {
        float y = body_.y;
        for (const Block& card : cards) {
            card.draw({body_.x, y, body_.width, card.height});
            y += card.height + gap();
        }
    }

    void draw_choices() {
        if (is_whole()) return draw_cards(cards_within(body_.height));
        const std::vector<Block> cards = cards_within(room_beside_strip());
        draw_cards(cards);
        draw_strip(static_cast<int>(cards.size()), strip_height());
    }

    touch::TextLook range_look() const {
        touch::TextLook look;
        look.scale = small_scale(stage_.frame);
        return look;
    }
    float range_height() const {
        const std::string widest = which_of(list_.found, list_.found + 1, list_.found);
        return stage_.frame.measure(widest, range_look(), body_.width).height;
    }

    // "5 to 8 of 12" above its choices, where there are more than these.
    void draw_part() {
        if (list_.found == 0 || is_whole()) return draw_choices();
        const touch::Rect place = take(range_height());
        const auto shown = std::ssize(cards_within(room_beside_strip()));
        stage_.frame.words("question:" + item_.question.reference + ":which", place,
                           which_of(list_.first + 1, list_.first + std::max(shown, 1L), list_.found),
                           range_look());
        draw_choices();
    }

    static std::string back_up_words() {
        // Translators: button; goes to the part of this page above the one on screen.
        return words::say("button", "Show what is above");
    }

    float strip_height() const {
        const float back = body_.width * share_of_back_up;
        return std::max(
            stage_.frame.button_height({.words = back_up_words(), .look = strip_look("less")}, back),
            stage_.frame.button_height({.words = more_choices(8888), .look = strip_look("more")},
                                       body_.width - back - gap()));
    }

    touch::ButtonLook strip_look(const char* icon) const {
        touch::ButtonLook look;
        look.scale = small_scale(stage_.frame);
        look.icon = icon;
        return look;
    }

    void draw_strip(int shown, float height) {
        const int below = list_.found - list_.first - shown;
        const float y = body_.bottom() - height;
        if ((list_.first == 0 && below <= 0) || y < body_.y) return;
        const float back = body_.width * share_of_back_up;
        if (list_.first > 0 && stage_.frame.button("back-up", {body_.x, y, back, height},
                                                   {.words = back_up_words(), .look = strip_look("less")}))
            stage_.ask(ShowPart{std::max(0, list_.first - std::max(shown, 1))});
        if (below <= 0 || shown == 0) return;
        const float x = list_.first > 0 ? back + gap() : 0;
        if (stage_.frame.button("more", {body_.x + x, y, body_.width - x, height},
                                {.words = more_choices(below), .look = strip_look("more")}))
            stage_.ask(ShowPart{list_.first + shown});
    }

    Stage& stage_;
    const QuestionPage& page_;
    const Item& item_;
    const TopBar& top_;
    std::optional<touch::Rect> above_;
    touch::Rect body_;
    const ChoiceSearch& list_;
};

}  // namespace

bool has_room_to_search(Stage& stage, const QuestionPage& page, const Item& item,
                        const TypingPlaces& places) {
    return ListScreen(stage, page, item, places).has_room_for_keys();
}

void draw_list(Stage& stage, const QuestionPage& page, const Item& item, const TypingPlaces& places) {
    ListScreen(stage, page, item, places).draw();
}

void add_list_button(Flow& flow, Stage& stage, const Item& item) {
    // Translators: on a button that opens a list of choices.
    const std::string open = words::say("list", "Choose from the list");
    if (const std::string chosen = answer_words(item.question); !chosen.empty())
        flow.words("chosen:" + item.question.reference, chosen,
                   {.text = bold_look(1), .after = stage.frame.letter() * 0.5F, .with_next = true});
    touch::ButtonLook look;
    look.icon = "more";
    const float width =
        std::min(stage.frame.button_width({.words = open, .look = look}), width_beside(flow, item));
    Block block;
    block.height = std::max(stage.frame.theme().card_height,
                            stage.frame.button_height({.words = open, .look = look}, width));
    block.after = stage.frame.letter() * 1.2F;
    block.draw = [&stage, &item, open, look, width](touch::Rect place) {
        const std::string& reference = item.question.reference;
        if (stage.frame.button("list:" + reference, {place.x, place.y, width, place.height},
                               {.words = open, .look = look}))
            stage.ask(OpenList{reference});
    };
    add_beside(flow, stage, item, std::move(block));
}

}  // namespace screens
