// SPDX-License-Identifier: Apache-2.0
// What has to be put right on a page, at its head. GOV.UK Design System, "Error summary".
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

// Goes to the answer of an item that has an error: to its screenful, with the focus.
void lead_to(Stage& stage, const Item& item, int part) {
    stage.ask(ShowPart{part});
    stage.frame.move_focus(first_control(item));
}

}  // namespace

// A question's own mark at its end would stand before the colon.
std::string named_error(const Item& item) {
    std::string question = item.question.label.brief();
    for (const std::string_view mark : {"?", "؟", "？", ":", "："})
        if (question.ends_with(mark)) question.resize(question.size() - mark.size());
    if (question.empty()) return item.error;
    // Translators: what has to be put right on a page of several questions; {0} is the question, {1} what to
    // do.
    return words::fill(words::say("error", "{0}: {1}"), {question, item.error});
}

void add_summary(Flow& flow, Stage& stage, const QuestionPage& page, float scale) {
    touch::Frame& frame = stage.frame;
    bool any = false;
    for (const Item& item : page.items) any = any || !item.error.empty();
    if (!any) return;
    const touch::TextLook heading = error_look(frame, 1.1F * scale);
    // Translators: heading above the list of what has to be put right on a page.
    const std::string problem = words::say("error", "There is a problem");
    Block title;
    title.height = frame.measure(problem, heading, flow.width() - measure::error_inset).height;
    title.after = frame.letter() * 0.4F;
    title.with_next = true;
    title.draw = [&stage, problem, heading](touch::Rect place) {
        draw_error_bar(stage, place, stage.frame.letter() * 0.4F);
        const touch::Rect words{place.x + measure::error_inset, place.y, place.width - measure::error_inset,
                                place.height};
        stage.frame.words("problem", words, problem, heading);
    };
    flow.add(std::move(title));
    touch::ButtonLook look;
    look.scale = scale;
    look.align = text::Align::start;
    for (const Item& item : page.items) {
        if (item.error.empty()) continue;
        Block link;
        const std::string error = named_error(item);
        link.height =
            frame.button_height({.words = error, .look = look}, flow.width() - measure::error_inset);
        link.after = frame.letter();
        link.draw = [&stage, &flow, &item, error, look](touch::Rect place) {
            draw_error_bar(stage, place, 0);
            const touch::Rect button{place.x + measure::error_inset, place.y,
                                     place.width - measure::error_inset, place.height};
            if (!stage.frame.button("problem:" + item.question.reference, button,
                                    {.words = error, .look = look}))
                return;
            if (is_typed(item))
                stage.ask(OpenField{item.question.reference, field_value(item).size()});
            else
                lead_to(stage, item, flow.part_of(item.question.reference));
        };
        flow.add(std::move(link));
    }
}

}  // namespace screens
