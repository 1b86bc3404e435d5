// SPDX-License-Identifier: Apache-2.0
// Who handles which intent, and the time that a visit may stand idle. What an intent does stands in moving,
// editing and setting; what is shown, in showing.
#include "kiosk/visit/visit.h"

#include <algorithm>

#include "kiosk/overloaded.h"
#include "kiosk/visit/editing.h"
#include "kiosk/visit/moving.h"
#include "kiosk/visit/setting.h"
#include "kiosk/visit/showing.h"

namespace kiosk {
namespace {

VisitState begin(VisitContext context, Moment now) {
    require(context.languages.size() == context.form_languages.size() || context.form_languages.empty(),
            "each language offered is one of the form's");
    Answers answers = Answers::fresh(context, 0, now);
    VisitState state{.context = std::move(context), .answers = std::move(answers)};
    state.settings.sound = state.context.sound;
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

screens::View Visit::view(Moment now) const {
    screens::View view = show(state_, now);
    if (!asking(now)) return view;
    const auto left = state_.context.ask_after + state_.context.forget_after - idle(now);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    view.screen = screens::StillThere{.seconds_left = static_cast<int>(std::max<std::int64_t>(seconds, 0))};
    return view;
}

void Visit::apply(const screens::Intent& intent, Moment now) {
    untouched_ = false;
    const Stage before = state_.place.stage;
    if (!std::holds_alternative<screens::TypeIntent>(intent)) settle_composing(state_);
    std::visit(
        Overloaded{
            [](const screens::StaffIntent&) {},  // the Station has taken it to the staff's desk
            [&](const auto& group) { std::visit([&](const auto& asked) { on(state_, asked, now); }, group); },
        },
        intent);
    if (state_.place.stage != before) state_.place.since = now;
    last_touch_ = now;
}

void Visit::touched(Moment now) {
    // While it asks, only its buttons count: otherwise the finger coming down would take the question away
    // from under the finger, and the answer would land on the page below.
    if (asking(now)) return;
    last_touch_ = now;
}

void Visit::pass(Moment now) {
    if (state_.place.stage == Stage::thanks) {
        ended_ = ended_ || idle(now) >= thanks_stay;
        return;
    }
    const auto patience = state_.context.ask_after + state_.context.forget_after;
    if (ended() || untouched_ || idle(now) < patience) return;
    ended_ = true;
    // Who only looked at the first pages has not begun, and was not counted.
    if (state_.answers.begun) (void)state_.context.store.count(store::Count::expired, now);
}

bool Visit::asking(Moment now) const {
    return state_.place.stage != Stage::thanks && !untouched_ && idle(now) >= state_.context.ask_after;
}

std::optional<Moment> Visit::deadline(Moment now) const {
    const auto after = [&](std::chrono::milliseconds wait) { return last_touch_ + wait; };
    if (state_.place.stage == Stage::thanks) return after(thanks_stay);
    if (untouched_) return std::nullopt;
    if (!asking(now)) return after(state_.context.ask_after);
    // The countdown shows whole seconds: look again when the next one is full.
    return after(std::chrono::floor<std::chrono::seconds>(idle(now)) + std::chrono::seconds{1});
}

}  // namespace kiosk
