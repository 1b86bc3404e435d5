// SPDX-License-Identifier: Apache-2.0
// Who handles which intent, and the time that a visit may stand idle. What an intent does stands in moving,
// editing and setting; what is shown, in showing.
#include "kiosk/visit/visit.h"

#include <algorithm>

#include "kiosk/overloaded.h"
#include "kiosk/visit/alone.h"
#include "kiosk/visit/editing.h"
#include "kiosk/visit/moving.h"
#include "kiosk/visit/setting.h"
#include "kiosk/visit/showing.h"

namespace kiosk {
namespace {

// Often enough that nobody notices, seldom enough that the other program comes to its end.
constexpr std::chrono::milliseconds store_again{50};

Moment moment_for(const VisitContext& context, Moment now) {
    if (context.purpose == VisitContext::Purpose::newsletter) now.wall = at_hour_of_local_day(now.wall, 0);
    return now;
}

VisitState begin(VisitContext context, Moment now) {
    require(context.languages.size() == context.form_languages.size() || context.form_languages.empty(),
            "each language offered is one of the form's");
    Answers answers = Answers::fresh(context, 0, moment_for(context, now));
    VisitState state{.context = std::move(context), .answers = std::move(answers)};
    state.settings.sound = state.context.sound;
    state.settings.size = state.context.size;
    if (state.signs_up()) return state;  // it has no welcome: all its pages are asked
    for (const std::string& reference : state.answers.instance.pages()) {
        const auto words = state.answers.instance.page(reference).appearance;
        const auto has = [&](const char* word) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        if (has("welcome")) state.welcome_pages.push_back(reference);
        if (has("about")) state.about_pages.push_back(reference);
    }
    return state;
}

}  // namespace

Visit::Visit(VisitContext context, Moment now) : state_(begin(std::move(context), now)), last_touch_(now) {}

Visit::Visit(VisitContext context, const Visit& thanked, Moment now)
    : state_(begin(std::move(context), now)), last_touch_(now), untouched_(false) {
    take_settings_of(thanked, now);
    show_first_question(state_);
}

void Visit::come_back_from(const Visit& newsletter, Moment now) {
    take_settings_of(newsletter, now);
    state_.leads = VisitState::Leads::nowhere;
    last_touch_ = now;
}

// The other form may be offered in other languages; the person's own is among them, or nothing led here.
void Visit::take_settings_of(const Visit& other, Moment now) {
    const auto& all = state_.context.languages;
    const auto same = std::find_if(all.begin(), all.end(), [&](const screens::LanguageName& each) {
        return each.code == other.language();
    });
    const std::size_t language =
        same == all.end() ? state_.settings.language : static_cast<std::size_t>(same - all.begin());
    state_.settings = other.state_.settings;
    on(state_, screens::ChooseLanguage{language}, now);
}

Moment Visit::recorded(Moment now) const {
    return moment_for(state_.context, now);
}

screens::View Visit::view(Moment now) const {
    screens::View view = show(state_, now);
    if (const auto step = invitation(now))
        if (const auto* welcome = std::get_if<screens::Welcome>(&view.screen))
            view.screen = screens::Attract{.page = welcome->page,
                                           .closes = welcome->closes,
                                           .step = *step,
                                           .closed = welcome->closed,
                                           .closed_on = welcome->closed_on,
                                           .out = {}};
    if (!asking(now)) return view;
    const auto left = state_.context.ask_after + state_.context.forget_after - idle(now);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    view.screen = screens::StillThere{.seconds_left = static_cast<int>(std::max<std::int64_t>(seconds, 0))};
    return view;
}

// A finger on the invitation has begun nothing yet: a new form may still take this one's place.
void Visit::apply(const screens::Intent& intent, Moment now) {
    if (invitation(now)) show_language(0);
    untouched_ = untouched_ && screens::get_if<screens::Wake>(intent) != nullptr;
    const Stage before = state_.place.stage;
    if (!std::holds_alternative<screens::TypeIntent>(intent)) commit_preedit(state_);
    std::visit(Overloaded{
                   [](const screens::StaffIntent&) {},  // the Station has taken it to the staff's desk
                   [&](const auto& group) {
                       std::visit([&](const auto& asked) { on(state_, asked, recorded(now)); }, group);
                   },
               },
               intent);
    if (state_.place.stage != before) state_.place.since = now;
    last_touch_ = now;
}

void Visit::touched(Moment now) {
    // While it asks, only its buttons count: otherwise the finger coming down would take the question away
    // from under the finger, and the answer would land on the page below.
    if (asking(now)) return;
    if (invitation(now)) show_language(0);
    last_touch_ = now;
}

std::optional<int> Visit::invitation(Moment now) const {
    return untouched_ ? picture_due(idle(now)) : std::nullopt;
}

void Visit::show_language(std::size_t language) {
    if (state_.settings.language == language) return;
    on(state_, screens::ChooseLanguage{language}, last_touch_);
}

void Visit::pass(Moment now) {
    if (state_.answers.storing_since) {
        store_answers(state_, recorded(now));
        if (state_.place.stage == Stage::thanks) state_.place.since = last_touch_ = now;
    }
    if (state_.place.stage == Stage::thanks) {
        ended_ = ended_ || idle(now) >= thanks_stay;
        return;
    }
    if (const auto step = invitation(now))
        show_language(static_cast<std::size_t>(*step) % state_.context.languages.size());
    const auto patience = state_.context.ask_after + state_.context.forget_after;
    if (ended() || untouched_ || idle(now) < patience) return;
    ended_ = true;
    // Who only looked at the first pages has not begun, and was not counted; nor was practice.
    if (!state_.answers.begun || state_.context.practice) return;
    (void)state_.context.store.counters().count(store::Count::expired, now);
    (void)state_.context.store.counters().count_left(state_.place.page, now);
}

bool Visit::asking(Moment now) const {
    return state_.place.stage != Stage::thanks && !untouched_ && idle(now) >= state_.context.ask_after;
}

Moment Visit::deadline(Moment now) const {
    if (state_.answers.storing_since) return now + store_again;
    const auto after = [&](std::chrono::milliseconds wait) { return last_touch_ + wait; };
    if (state_.place.stage == Stage::thanks) return after(thanks_stay);
    if (untouched_) return after(next_picture(idle(now)));
    if (!asking(now)) return after(state_.context.ask_after);
    // The countdown shows whole seconds: look again when the next one is full.
    return after(std::chrono::floor<std::chrono::seconds>(idle(now)) + std::chrono::seconds{1});
}

}  // namespace kiosk
