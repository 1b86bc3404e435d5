// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/question_blocks.h"

#include "kiosk/screens/promise.h"
#include "kiosk/words.h"

namespace screens {
namespace {

constexpr std::size_t short_answer = 40;  // characters; a longer answer gets a field of several lines
constexpr float lines_of_long_field = 3;
constexpr float share_of_short_field = 0.5F;

touch::TextLook error_look(const touch::Frame& frame) {
    touch::TextLook look = bold_look(1);
    look.ink = frame.theme().error;
    look.role = touch::Role::alert;
    return look;
}

// The thick bar runs beside every block of an item that has an error, so that they read as one.
void draw_error_bar(const Stage& stage, touch::Rect place, float after) {
    stage.frame.fill({place.x, place.y, measure::error_bar, place.height + after}, stage.frame.theme().error);
}

// Adds `block` beside the error's bar where the item has one.
void add_beside(Flow& flow, Stage& stage, const Item& item, Block block) {
    if (!item.error.empty()) {
        const float after = block.after;
        block.draw = [&stage, draw = std::move(block.draw), after](touch::Rect place) {
            draw_error_bar(stage, place, after);
            place.x += measure::error_inset;
            place.width -= measure::error_inset;
            draw(place);
        };
    }
    flow.add(std::move(block));
}

float width_beside(const Flow& flow, const Item& item) {
    return flow.width() - (item.error.empty() ? 0 : measure::error_inset);
}

void add_words(Flow& flow, Stage& stage, const Item& item, const std::string& id, const std::string& words,
               const touch::TextLook& look, float after) {
    const float width = width_beside(flow, item);
    for (const std::string& piece : split_words(stage.frame, words, look, width, flow.room())) {
        Block block;
        block.height = stage.frame.measure(piece, look, width).height;
        block.after = after;
        block.with_next = true;
        block.draw = [&stage, id, piece, look](touch::Rect place) {
            stage.frame.words(id, place, piece, look);
        };
        add_beside(flow, stage, item, std::move(block));
    }
}

std::string error_words(const Item& item) {
    // Translators: stands before the message at a field, for people who do not see its colour. {0} is the
    // message.
    return words::fill(words::say("error", "Error: {0}"), {item.error});
}

void choose(Stage& stage, const xforms::Question& question, std::size_t at) {
    const bool many = question.control == xforms::ControlKind::select_many;
    stage.ask(GiveAnswer{question.reference, many ? toggled(question, at) : question.choices[at].value});
}

// A row of choices, `columns` beside each other.
Block choice_row(Stage& stage, const Item& item, std::size_t first, std::size_t columns, float width) {
    const xforms::Question& question = item.question;
    const bool many = question.control == xforms::ControlKind::select_many;
    const touch::Frame::Mark mark = many ? touch::Frame::Mark::check : touch::Frame::Mark::radio;
    const std::size_t end = std::min(first + columns, question.choices.size());
    const float gap = stage.frame.theme().gap;
    Block block;
    for (std::size_t at = first; at < end; ++at)
        block.height = std::max({block.height, stage.frame.theme().card_height,
                                 stage.frame.choice_height(question.choices[at].label.plain(), width)});
    block.after = end == question.choices.size() ? stage.frame.letter() * 1.5F : gap;
    block.counted = static_cast<int>(end - first);
    block.grows = measure::roomy_card;
    block.draw = [&stage, &question, first, end, mark, width, gap](touch::Rect place) {
        for (std::size_t at = first; at < end; ++at) {
            const touch::Rect card{place.x + static_cast<float>(at - first) * (width + gap), place.y, width,
                                   place.height};
            const xforms::Choice& choice = question.choices[at];
            if (stage.frame.choice(choice_id(question, at), card, choice.label.plain(), mark,
                                   choice.selected))
                choose(stage, question, at);
        }
    };
    return block;
}

void add_choices(Flow& flow, Stage& stage, const Item& item, std::size_t columns) {
    const float room = width_beside(flow, item);
    const float most = std::max(stage.frame.letter() * measure::choice_width, 200.0F);
    const float gaps = stage.frame.theme().gap * static_cast<float>(columns - 1);
    const float width = std::min((room - gaps) / static_cast<float>(columns), most);
    for (std::size_t first = 0; first < item.question.choices.size(); first += columns)
        add_beside(flow, stage, item, choice_row(stage, item, first, columns, width));
}

float field_height(Stage& stage, const Item& item, float width, float most) {
    const float lines = is_multiline(item.question) ? lines_of_long_field : 1;
    const float empty = line_of(stage.frame) * lines;
    const float typed = stage.frame.measure(field_value(item), {}, width - 2 * measure::field_inset).height;
    return std::min(std::max(empty, typed) + 2 * measure::field_inset, most);
}

void draw_field(Stage& stage, const Item& item, touch::Rect place) {
    const std::string name = item.question.label.plain();
    touch::Frame::Field field;
    field.value = field_value(item);
    field.caret = field.value.size();
    field.multiline = is_multiline(item.question);
    field.invalid = !item.error.empty();
    field.name = name;
    if (const auto offset = stage.frame.text_field(field_id(item.question), place, field))
        stage.ask(OpenField{item.question.reference, *offset});
    if (!field.value.empty()) return;
    touch::TextLook look;
    look.ground = stage.frame.theme().card;
    // Translators: stands in an empty field; a tap opens the keyboard.
    const std::string hint = words::say("typing", "Tap here to type");
    stage.frame.words(field_id(item.question) + ":hint", place.inset(measure::field_inset), hint, look);
}

void add_field(Flow& flow, Stage& stage, const Item& item) {
    float width = width_beside(flow, item);
    if (!is_multiline(item.question) && !stage.frame.portrait()) width *= share_of_short_field;
    Block block;
    block.height = field_height(stage, item, width, flow.room());
    block.after = stage.frame.letter() * 0.5F;
    block.grows = is_multiline(item.question) ? measure::roomy_field : 0;
    block.draw = [&stage, &item, width](touch::Rect place) {
        draw_field(stage, item, {place.x, place.y, width, place.height});
    };
    add_beside(flow, stage, item, std::move(block));
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    const std::string left = letters_left(item);
    if (!left.empty()) flow.words(field_id(item.question) + ":left", left, look, stage.frame.letter());
}

// To the first choice of an item with an error: to its screenful, and the focus with it.
void lead_to(Stage& stage, const Item& item, int part) {
    stage.ask(ShowPart{part});
    if (!item.question.choices.empty()) stage.frame.move_focus(choice_id(item.question, 0));
}

std::size_t most_or_none(const xforms::Question& question) {
    return question.most_characters.value_or(0);
}

bool has_appearance(const xforms::Question& question, std::string_view word) {
    return std::find(question.appearance.begin(), question.appearance.end(), word) !=
           question.appearance.end();
}

}  // namespace

bool is_note(const Item& item) {
    return item.question.control == xforms::ControlKind::note;
}

bool is_number(const xforms::Question& question) {
    return question.type == xforms::DataType::integer || question.type == xforms::DataType::decimal ||
           has_appearance(question, "numbers");
}

bool is_multiline(const xforms::Question& question) {
    if (is_number(question) || has_appearance(question, "short")) return false;
    return most_or_none(question) == 0 || most_or_none(question) > short_answer;
}

std::string field_id(const xforms::Question& question) {
    return "field:" + question.reference;
}

const std::string& field_value(const Item& item) {
    return item.draft ? item.draft->text : item.question.value;
}

std::string choice_id(const xforms::Question& question, std::size_t at) {
    return "choice:" + question.reference + ":" + question.choices[at].value;
}

std::string letters_left(const Item& item) {
    if (most_or_none(item.question) == 0) return {};
    const auto most = static_cast<long>(most_or_none(item.question));
    const long left = std::max(0L, most - static_cast<long>(text::characters(field_value(item))));
    // Translators: how much more can be typed into a field.
    return words::say("typing", "%d letter left", "%d letters left", left);
}

std::string toggled(const xforms::Question& question, std::size_t choice) {
    std::string value;
    for (std::size_t at = 0; at < question.choices.size(); ++at) {
        if (question.choices[at].selected == (at == choice)) continue;
        if (!value.empty()) value += ' ';
        value += question.choices[at].value;
    }
    return value;
}

void add_kicker(Flow& flow, Stage& stage, const QuestionPage& page, bool panel) {
    if (page.titles.empty()) return;
    touch::TextLook look = bold_look(std::max(measure::kicker_scale, small_scale(stage.frame)));
    if (panel) look = on_panel(stage.frame, look);
    look.ink = stage.frame.theme().chosen;  // as strong as the ink, in the council's colour
    flow.words("section", page.titles.back().plain(), look, stage.frame.letter() * 0.5F, true, panel);
}

void add_note(Flow& flow, Stage& stage, const Item& item, bool panel) {
    const touch::TextLook look = panel ? on_panel(stage.frame, {}) : touch::TextLook{};
    const float after = stage.frame.letter() * (panel ? 0.8F : 1.2F);
    flow.rich("note:" + item.question.reference, item.question.label, look, after, panel);
    flow.rich("note:" + item.question.reference + ":hint", item.question.hint, look, after, panel);
}

void add_question(Flow& flow, Stage& stage, const Item& item, Rank rank, std::size_t columns) {
    const touch::Frame& frame = stage.frame;
    const std::string id = "question:" + item.question.reference;
    const float scale = rank == Rank::only ? heading_scale(frame) : 1.1F;
    add_words(flow, stage, item, id, item.question.label.plain(), heading_look(frame, scale),
              frame.letter() * 0.6F);
    add_words(flow, stage, item, id + ":hint", item.question.hint.plain(), {}, frame.letter() * 0.8F);
    if (!item.error.empty())
        add_words(flow, stage, item, id + ":error", error_words(item), error_look(frame),
                  frame.letter() * 0.6F);
    switch (item.question.control) {
        case xforms::ControlKind::select_one:
        case xforms::ControlKind::select_many:
            return add_choices(flow, stage, item, columns);
        case xforms::ControlKind::input:
            if (item.question.readonly)
                return flow.words(id + ":value", item.question.spoken, bold_look(1), frame.letter());
            return add_field(flow, stage, item);
        default:  // a form with a control that the engine does not know is refused when it is loaded
            return;
    }
}

void add_summary(Flow& flow, Stage& stage, const QuestionPage& page,
                 const std::vector<std::size_t>& first_blocks) {
    touch::Frame& frame = stage.frame;
    bool any = false;
    for (const Item& item : page.items) any = any || !item.error.empty();
    if (!any) return;
    touch::TextLook heading = error_look(frame);
    heading.scale = 1.1F;
    // Translators: heading above the list of what has to be put right on a page.
    const std::string problem = words::say("error", "There is a problem");
    Block title;
    title.height = frame.measure(problem, heading, flow.width()).height;
    title.after = frame.letter() * 0.4F;
    title.with_next = true;
    title.draw = [&stage, problem, heading](touch::Rect place) {
        draw_error_bar(stage, place, stage.frame.letter() * 0.4F);
        stage.frame.words("problem", {place.x + measure::error_inset, place.y, place.width, place.height},
                          problem, heading);
    };
    flow.add(std::move(title));
    touch::ButtonLook look;
    look.scale = 1;
    look.align = text::Align::start;
    for (std::size_t at = 0; at < page.items.size(); ++at) {
        const Item& item = page.items[at];
        if (item.error.empty()) continue;
        Block link;
        link.height = frame.button_height(item.error, look, flow.width() - measure::error_inset);
        link.after = frame.letter();
        link.draw = [&stage, &flow, &item, &first_blocks, at, look](touch::Rect place) {
            draw_error_bar(stage, place, 0);
            const touch::Rect button{place.x + measure::error_inset, place.y,
                                     place.width - measure::error_inset, place.height};
            if (!stage.frame.button("problem:" + item.question.reference, button, item.error, look)) return;
            if (item.question.control == xforms::ControlKind::input)
                stage.ask(OpenField{item.question.reference, field_value(item).size()});
            else
                lead_to(stage, item, flow.part_of(first_blocks[at]));
        };
        flow.add(std::move(link));
    }
}

}  // namespace screens
