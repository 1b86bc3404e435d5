// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/question_blocks.h"

#include <algorithm>

#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/promise.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr std::size_t short_answer = 40;  // characters; a longer answer gets a field of several lines

void add_words(Flow& flow, Stage& stage, const Item& item, const std::string& id, const std::string& words,
               const touch::TextLook& look, float after) {
    flow.later([&stage, &item, id, words, look, after](Flow& there) {
        const float width = width_beside(there, item);
        int pieces = 0;
        for (const std::string& piece : split_words(stage.frame, words, look, width, there.room())) {
            const std::string name = pieces++ == 0 ? id : id + ":" + std::to_string(pieces);
            Block block;
            block.height = stage.frame.measure(piece, look, width).height;
            block.after = after;
            block.with_next = true;
            block.draw = [&stage, name, piece, look](touch::Rect place) {
                stage.frame.words(name, place, piece, look);
            };
            add_beside(there, stage, item, std::move(block));
        }
    });
}

bool is_bold(const xforms::Span& span) {
    return span.bold;
}

// What is bold in a heading stands out from it.
text::Weight weight_of(const xforms::Paragraph& heading) {
    const bool has_bold = std::any_of(heading.spans.begin(), heading.spans.end(), is_bold);
    return has_bold ? text::Weight::regular : text::Weight::bold;
}

// Words with lists, headings or looks of their own, as a note has them: the first paragraph in the look of
// the heading, and what is bold in it stands out.
void add_rich(Flow& flow, Stage& stage, const Item& item, const std::string& id, const xforms::Words& all,
              const touch::TextLook& first, float after) {
    if (all.is_plain()) return add_words(flow, stage, item, id, all.plain(), first, after);
    for (std::size_t at = 0; at < all.paragraphs.size(); ++at) {
        const xforms::Paragraph& paragraph = all.paragraphs[at];
        BlockLook look{.text = at == 0 ? first : touch::TextLook{}, .after = after};
        if (at == 0) look.text.weight = weight_of(paragraph);
        if (at + 1 < all.paragraphs.size()) look.after = flow.gap_of_paragraphs(look);
        flow.later([&stage, &item, name = id + ":" + std::to_string(at), paragraph, look](Flow& there) {
            for (Block& block : there.paragraph_blocks(name, paragraph, look, width_beside(there, item))) {
                block.with_next = true;
                add_beside(there, stage, item, std::move(block));
            }
        });
    }
}

// Among several questions each error says to which of them it belongs: no sentence stands there twice.
std::string error_words(const Item& item, Rank rank) {
    // Translators: stands before the message at a field, for people who do not see its colour. {0} is the
    // message.
    const std::string error = words::say("error", "Error: {0}");
    return words::fill(error, {rank == Rank::one_of_several ? named_error(item) : item.error});
}

std::size_t most_or_none(const xforms::Question& question) {
    return question.most_characters.value_or(0);
}

}  // namespace

touch::TextLook error_look(const touch::Frame& frame, float scale) {
    touch::TextLook look = bold_look(scale);
    look.ink = frame.theme().error;
    look.role = touch::Role::alert;
    return look;
}

void draw_error_bar(const Stage& stage, touch::Rect place, float after) {
    stage.frame.fill({place.x, place.y, measure::error_bar, place.height + after}, stage.frame.theme().error);
}

void add_beside(Flow& flow, Stage& stage, const Item& item, Block block) {
    if (!item.error.empty()) {
        // From block to block, and no further than the last.
        const float after = block.after >= stage.frame.letter() ? 0 : block.after;
        block.draw = [&stage, draw = std::move(block.draw), after](touch::Rect place) {
            draw_error_bar(stage, place, after);
            place.x += measure::error_inset;
            place.width -= measure::error_inset;
            draw(place);
        };
    }
    flow.add(std::move(block));
}

Block button_block(Stage& stage, const BarButton& button, float line) {
    const touch::Frame::Button drawn{.words = button.words, .look = button.look};
    const float width = std::min(line, stage.frame.button_width(drawn));
    Block block;
    block.height = stage.frame.button_height(drawn, width);
    block.after = stage.frame.letter();
    block.draw = [&stage, button, width](touch::Rect place) {
        if (stage.frame.button(button.id, {place.x, place.y, width, place.height},
                               {.words = button.words, .look = button.look}))
            stage.ask(button.intent);
    };
    return block;
}

float width_beside(const Flow& flow, const Item& item) {
    return flow.width() - (item.error.empty() ? 0 : measure::error_inset);
}

bool is_note(const Item& item) {
    return item.question.control == xforms::ControlKind::note;
}

bool is_typed(const Item& item) {
    const xforms::Question& question = item.question;
    return question.control == xforms::ControlKind::input && item.date.empty() && !question.readonly;
}

std::string first_control(const Item& item) {
    const xforms::Question& question = item.question;
    switch (question.control) {
        case xforms::ControlKind::input:
            if (is_typed(item)) return field_id(question);
            return item.date.empty() ? "" : "lower:" + date_id(question, item.date.front().field);
        case xforms::ControlKind::range:
            return "lower:" + question.reference;
        case xforms::ControlKind::rank:
            return question.choices.size() < 2 ? "" : "down:" + choice_id(question, 0);
        case xforms::ControlKind::trigger:
            return "choice:" + question.reference + ":OK";
        case xforms::ControlKind::select_one:
        case xforms::ControlKind::select_many: {
            if (item.list && !item.list->open) return "list:" + question.reference;
            if (question.choices.empty()) return {};
            const auto chosen = std::find_if(question.choices.begin(), question.choices.end(),
                                             [](const xforms::Choice& choice) { return choice.selected; });
            const auto at = chosen == question.choices.end() ? 0 : chosen - question.choices.begin();
            return choice_id(question, static_cast<std::size_t>(at));
        }
        case xforms::ControlKind::note:
            break;
    }
    return {};
}

bool is_number(const xforms::Question& question) {
    return question.type == xforms::DataType::integer || question.type == xforms::DataType::decimal;
}

bool is_date(const xforms::Question& question) {
    using xforms::DataType;
    return question.type == DataType::date || question.type == DataType::date_time ||
           question.type == DataType::time;
}

bool wants_number_pad(const xforms::Question& question) {
    return is_number(question) || is_date(question) || question.has_appearance("numbers");
}

bool is_masked(const xforms::Question& question) {
    return question.has_appearance("masked") || question.has_appearance("hidden-answer");
}

bool is_multiline(const xforms::Question& question) {
    if (question.has_appearance("multiline")) return true;
    if (is_masked(question) || wants_number_pad(question) || question.has_appearance("short")) return false;
    // Where its author asked for neither lines nor length, a text is a line, as Collect has it: a name.
    return most_or_none(question) > short_answer;
}

bool is_short(const xforms::Question& question) {
    const std::size_t most = most_or_none(question);
    return is_masked(question) || wants_number_pad(question) || question.has_appearance("short") ||
           (most > 0 && most <= short_answer);
}

bool wraps(const xforms::Question& question) {
    return is_multiline(question) || !is_short(question);
}

std::string date_id(const xforms::Question& question, DateField part) {
    static constexpr const char* names[] = {"day", "month", "year", "hour", "minute"};
    return question.reference + ":" + names[static_cast<std::size_t>(part)];
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
    const long left = std::max(0L, most - static_cast<long>(text::length(field_value(item))));
    // Translators: how much more can be typed into a field.
    return words::say("typing", "%d character left", "%d characters left", left);
}

void add_note(Flow& flow, Stage& stage, const Item& item, Ground ground) {
    const bool panel = ground == Ground::panel;
    const touch::TextLook look = panel ? on_panel(stage.frame, {}) : touch::TextLook{};
    const float after = stage.frame.letter() * (panel ? 0.8F : 1.2F);
    flow.rich("note:" + item.question.reference, item.question.label,
              {.text = look, .after = after, .ground = ground});
    flow.rich("note:" + item.question.reference + ":hint", item.question.hint,
              {.text = look, .after = after, .ground = ground});
}

void add_beginning(Flow& flow, Stage& stage, const Item& item) {
    const auto& all = item.question.label.paragraphs;
    if (all.empty()) return;
    xforms::Words first;
    first.paragraphs = {all.front()};
    flow.rich("note:" + item.question.reference, first, {.after = stage.frame.letter()});
}

std::string which_of(long first, long last, long total) {
    // Translators: the same where a part shows one choice, such as "5 of 12".
    const std::string one = words::say("progress", "{0} of {1}");
    if (first == last) return words::fill(one, {words::number(first), words::number(total)});
    // Translators: which of its choices a part of a long list shows, such as "5 to 8 of 12".
    return words::fill(words::say("progress", "{0} to {1} of {2}"),
                       {words::number(first), words::number(last), words::number(total)});
}

// Who asked for larger letters is shown the beginning of a long question rather than all of it in small ones.
WordsAgain words_again(touch::Frame& frame, const std::string& words, text::Size room, float largest) {
    constexpr float least_repeated = 0.72F;  // of the largest letters that is 6.3 mm (EN 301 549, 5.1.4)
    const auto fitting = [&](float smaller) {
        return fitting_words(frame, words, heading_look(frame, smaller), room.width, room.height);
    };
    const bool asked_for = frame.letter() > touch::letter_mm(touch::TextSize::medium);
    const float scale =
        std::max(asked_for ? least_repeated : 0.0F, fitting_scale(frame, room.height, [&](float smaller) {
                     return fitting(smaller) == words.size() ? room.height : 2 * room.height;
                 }));
    WordsAgain again;
    again.look = heading_look(frame, std::min(scale, largest));
    again.words = words.substr(0, fitting(again.look.scale));
    if (!again.words.empty()) again.height = frame.measure(again.words, again.look, room.width).height;
    return again;
}

namespace {

// "5 to 8 of 12", under the question's words, which are smaller than at its beginning.
GoesOn repeated(const Flow& flow, Stage& stage, const Item& item, Rank rank, float largest) {
    touch::Frame& frame = stage.frame;
    const std::string words = rank == Rank::asked_elsewhere ? "" : item.question.label.plain();
    const WordsAgain again = words_again(frame, words, {flow.width(), flow.room() * most_repeated}, largest);
    const auto total = static_cast<long>(item.question.choices.size());
    touch::TextLook small;
    small.scale = small_scale(frame);
    // A scale stands there whole.
    const bool tells = total > longest_scale;
    const float line =
        tells ? frame.measure(which_of(total, total + 1, total), small, flow.width()).height : 0;
    const float height = again.height + line + frame.letter() * 0.6F +
                         frame.strokes_below(line > 0 ? small.scale : again.look.scale);
    const std::string id = "question:" + item.question.reference;
    const auto tell = [&stage, id, small, line, total](touch::Rect place, int first, int last) {
        place.height = line;
        if (line > 0 && last >= first)
            stage.frame.words(id + ":which", place, which_of(first, last, total), small);
    };
    const auto draw = [&stage, id, again, tell](touch::Rect place, int first, int last) {
        again.draw(stage.frame, id, place);
        place.y += again.height;
        tell(place, first, last);
    };
    const float before = frame.letter() * 0.4F;
    const auto tell_at_foot = [tell, before](touch::Rect place, int first, int last) {
        place.y += before;
        tell(place, first, last);
    };
    return {height, draw, tells ? before + line : 0, tell_at_foot};
}

void add_answer(Flow& flow, Stage& stage, const Item& item, Choices asked) {
    switch (item.question.control) {
        case xforms::ControlKind::select_one:
        case xforms::ControlKind::select_many:
            return item.list ? add_list_button(flow, stage, item) : add_choices(flow, stage, item, asked);
        case xforms::ControlKind::input:
            return item.date.empty() ? add_field(flow, stage, item) : add_date(flow, stage, item);
        case xforms::ControlKind::range:
            return add_range(flow, stage, item);
        case xforms::ControlKind::rank:
            return add_rank(flow, stage, item);
        case xforms::ControlKind::trigger:
            return add_trigger(flow, stage, item);
        case xforms::ControlKind::note:
            return;
    }
}

// What is asked, and its hint, beside the picture that belongs to it.
void add_beside_picture(Flow& flow, const Item& item, const Flow::BesideWords& beside,
                        const touch::TextLook& heading, float air) {
    flow.later([&item, beside, heading, air](Flow& there) {
        const auto& asked = item.question.label.paragraphs;
        const auto& hint = item.question.hint.paragraphs;
        const std::string id = "question:" + item.question.reference;
        const auto make = [&](std::size_t at, float width) {
            const bool is_hint = at >= asked.size();
            const std::size_t paragraph = is_hint ? at - asked.size() : at;
            BlockLook look{
                .text = at == 0 ? heading : touch::TextLook{}, .after = air * 0.6F, .with_next = true};
            if (at == 0) look.text.weight = weight_of(asked[0]);
            return there.paragraph_blocks(id + (is_hint ? ":hint:" : ":") + std::to_string(paragraph),
                                          is_hint ? hint[paragraph] : asked[paragraph], look, width);
        };
        there.beside_picture(id, item.question.label, beside, {}, asked.size() + hint.size(), make);
    });
}

}  // namespace

namespace {

// The hint behind what is asked, where both take one line together.
std::optional<Block> in_one_line(const Flow& flow, Stage& stage, const Item& item,
                                 const touch::TextLook& heading, const touch::TextLook& hint) {
    const xforms::Question& question = item.question;
    if (!question.label.is_plain() || !question.hint.is_plain() || question.hint.empty()) return std::nullopt;
    const std::string asked = question.label.plain(), hinted = question.hint.plain();
    const text::Size first = stage.frame.measure(asked, heading, 0),
                     second = stage.frame.measure(hinted, hint, 0);
    constexpr float rounding = 1;  // given exactly what was measured, the words might wrap
    const float gap = stage.frame.letter();
    if (first.width + gap + second.width + 2 * rounding > width_beside(flow, item)) return std::nullopt;
    Block block;
    block.height = std::max(first.height, second.height);
    block.with_next = true;
    block.draw = [&stage, id = "question:" + question.reference, asked, hinted, heading, hint, first, second,
                  gap](touch::Rect place) {
        const auto draw = [&](const std::string& name, float x, text::Size size, const std::string& words,
                              const touch::TextLook& look) {
            const float y = place.y + (place.height - size.height) / 2;
            stage.frame.words(name, {x, y, size.width + rounding, size.height}, words, look);
        };
        draw(id, place.x, first, asked, heading);
        draw(id + ":hint", place.x + first.width + gap + rounding, second, hinted, hint);
    };
    return block;
}

}  // namespace

void add_question_words(Flow& flow, Stage& stage, const Item& item, Rank rank, Choices choices) {
    const touch::Frame& frame = stage.frame;
    const std::string id = "question:" + item.question.reference;
    const float air = frame.letter() * choices.air;
    const float among_several = choices.words < 1 ? choices.words : 1.1F;
    const touch::TextLook heading =
        heading_look(frame, rank == Rank::only ? heading_scale(frame) : among_several);
    const auto beside = flow.picture_beside(item.question.label, Ground::paper);
    if (beside && item.error.empty()) return add_beside_picture(flow, item, *beside, heading, air);
    flow.picture(id, item.question.label, {.after = frame.letter() * 0.6F});
    // The last words stand over the border of an answer.
    const bool hinted = !item.question.hint.paragraphs.empty();
    const auto strokes = [&](bool last, float scale) { return last ? frame.strokes_below(scale) : 0; };
    if (choices.words < 1)
        if (auto line = in_one_line(flow, stage, item, heading, {.scale = choices.words})) {
            line->after = air * 0.8F + strokes(true, heading.scale);
            return add_beside(flow, stage, item, std::move(*line));
        }
    add_rich(flow, stage, item, id, item.question.label, heading,
             air * 0.6F + strokes(!hinted, heading.scale));
    add_rich(flow, stage, item, id + ":hint", item.question.hint, {.scale = choices.words},
             air * 0.8F + strokes(hinted, choices.words));
}

void add_question_alone(Flow& flow, Stage& stage, const Item& item, Rank rank) {
    flow.begin(Flow::Whole::question, repeated(flow, stage, item, rank, 1));
    add_question_words(flow, stage, item, rank);
    flow.end();
}

void add_question(Flow& flow, Stage& stage, const Item& item, Rank rank, Choices choices) {
    const touch::Frame& frame = stage.frame;
    const std::string id = "question:" + item.question.reference;
    if (is_table_head(item)) return add_head_alone(flow, stage, item);
    flow.begin(Flow::Whole::question, repeated(flow, stage, item, rank, choices.words));
    if (rank != Rank::asked_elsewhere) add_question_words(flow, stage, item, rank, choices);
    if (!item.error.empty())
        add_words(flow, stage, item, id + ":error", error_words(item, rank),
                  error_look(frame, std::min(1.0F, choices.words)), frame.letter() * 0.6F);
    if (item.question.readonly)
        flow.words(id + ":value", answer_words(item.question),
                   {.text = bold_look(1), .after = frame.letter()});
    else
        add_answer(flow, stage, item, choices);
    flow.end();
}

}  // namespace screens
