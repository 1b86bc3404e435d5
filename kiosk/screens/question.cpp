// SPDX-License-Identifier: Apache-2.0
// A page of the form: its bars, and what stands between them: the question (question_layout.h), its keyboard
// or its open list.
#include "kiosk/screens/asking.h"
#include "kiosk/screens/explanation.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/question_layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float most_bar = 0.14F;  // of the picture's height, while the keyboard is open

// One error is said at its question, where it is put right. Several are listed at the head.
void focus_first(Stage& stage, const QuestionPage& page) {
    const bool listed = count_errors(page) > 1;
    for (const Item& item : page.items)
        if (!item.error.empty())
            return stage.frame.first_focus(listed ? "problem:" + item.question.reference
                                                  : first_control(item));
    for (const Item& item : page.items)
        if (const std::string first = first_control(item); !first.empty())
            return stage.frame.first_focus(first);
    stage.frame.first_focus("continue");
}

const Item* item_of(const QuestionPage& page, const Keyboard& keyboard) {
    for (const Item& item : page.items)
        if (item.question.reference == keyboard.reference) return &item;
    return nullptr;
}

const Item* open_list(const QuestionPage& page) {
    for (const Item& item : page.items)
        if (item.list && item.list->open) return &item;
    return nullptr;
}

BarContent list_bar() {
    BarContent bar;
    // Translators: button; closes a sheet.
    bar.forward = forward_button("done", words::say("button", "Done"), CloseList{});
    bar.forward->look.icon.clear();
    return bar;
}

// What stands between the bars; in reach mode there is a place above for what is only read.
class Between {
 public:
    Between(Stage& stage, const QuestionPage& page, const TopBar& top, BarContent& content)
        : stage_(stage), page_(page), top_(top), progress_(content), above_(top.zone_above()) {
        if (!above_) return;
        content.progress.clear();  // it is only read
        above_ = below_progress(stage, progress_, *above_, Doing::measuring);
    }

    Shown look(touch::Rect body) const {
        return above_ ? lay_out_in_reach(stage_, page_, top_, {*above_, body}, LayoutPass::look)
                      : lay_out(stage_, page_, body, LayoutPass::look);
    }
    Shown draw(touch::Rect body) const {
        draw_head();
        return above_ ? lay_out_in_reach(stage_, page_, top_, {*above_, body}, LayoutPass::draw)
                      : lay_out(stage_, page_, body, LayoutPass::draw);
    }
    // Where the bar at the foot would leave no room for the question while it is typed.
    bool is_cramped(const Item& item, touch::Rect body) const {
        return !above_ && !has_room_to_type(stage_, page_, item, {above_, body, top_});
    }
    void draw_typing(const Item& item, touch::Rect body) const {
        draw_head();
        screens::draw_typing(stage_, page_, item, {above_, body, top_});
    }

 private:
    void draw_head() const {
        if (!above_) return top_.draw();
        top_.draw_head();
        if (const auto zone = top_.zone_above()) below_progress(stage_, progress_, *zone, Doing::drawing);
    }

    Stage& stage_;
    const QuestionPage& page_;
    const TopBar& top_;
    BarContent progress_;
    std::optional<touch::Rect> above_;
};

// Where not even the foot of the glass leaves the question room above its keys.
bool tools_give_way(Stage& stage, const QuestionPage& page, const Item& item, const TopBar& usual,
                    const TopBar& lower) {
    if (usual.zone_above() || lower.height() >= usual.height()) return false;
    return !has_room_to_type(stage, page, item, {std::nullopt, body_under(stage.frame, usual), usual});
}

}  // namespace

void draw_question(Stage& stage, const QuestionPage& given) {
    const auto explained = with_explanation(stage, given);
    const QuestionPage& page = explained ? *explained : given;
    const Item* item = page.keyboard ? item_of(page, *page.keyboard) : nullptr;
    const TopBar usual(stage), lower(stage, item != nullptr ? ToolWords::only_spoken : ToolWords::shown);
    const TopBar& top = item != nullptr && tools_give_way(stage, page, *item, usual, lower) ? lower : usual;
    const Item* list = open_list(page);
    BarContent content = list != nullptr ? list_bar() : question_bar(stage, page.progress);
    const bool several = rank_on(page) != Rank::only && list == nullptr;
    if (several) content.more = more_questions;
    const Between between(stage, page, top, content);
    Shown shown;
    if (item != nullptr) {
        const BottomBar under(stage, content);
        shown = between.look(body_between(stage.frame, top, under));
        // A bar of several rows leaves too little room for a keyboard: while it is open, only the buttons
        // stay.
        if (under.height() > stage.frame.height() * most_bar) content.progress.clear();
    }
    const BottomBar bottom(stage, std::move(content));
    touch::Rect body = body_between(stage.frame, top, bottom);
    // Then the keyboard has the foot to itself, and "Close keyboard" leads back to the bar.
    const bool keys_alone = list != nullptr
                                ? !has_room_to_search(stage, page, *list, {top.zone_above(), body, top})
                                : item != nullptr && between.is_cramped(*item, body);
    if (keys_alone) body.height += bottom.height();
    if (list != nullptr) {
        draw_list(stage, page, *list, {top.zone_above(), body, top});
    } else if (item != nullptr) {
        between.draw_typing(*item, body);
    } else {
        focus_first(stage, page);
        shown = between.draw(body);
    }
    if (several) shown.below = shown.questions_below;
    if (!keys_alone) bottom.draw(shown);
    if (keys_alone)
        stage.frame.back_and_next({.back = "key:close", .forward = ""});
    else if (item != nullptr)
        stage.frame.back_and_next({.back = "key:close", .forward = shown.last ? "continue" : "more"});
    hold_corner(stage);
}

}  // namespace screens
