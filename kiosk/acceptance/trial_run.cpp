// SPDX-License-Identifier: Apache-2.0
#include "kiosk/acceptance/trial_run.h"

#include <algorithm>

#include "kiosk/xforms/instance.h"

namespace acceptance {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t most_pages = 30;  // the first of them, in each language

// What a visit that answers nothing asks of the form; "" where all went well.
std::string visit(const std::shared_ptr<const xforms::Form>& form) {
    const kiosk::Moment now{milliseconds{0},
                            std::chrono::floor<milliseconds>(std::chrono::system_clock::now())};
    auto instance = xforms::Instance::begin(form, {.id = "have-your-say:trial", .practice = true}, now);
    const std::size_t languages = std::max<std::size_t>(form->languages().size(), 1);
    for (std::size_t language = 0; language < languages; ++language) {
        instance.set_language(language);
        std::vector<std::string> pages = instance.pages();
        pages.resize(std::min(pages.size(), most_pages));
        for (const std::string& page : pages) {
            (void)instance.page(page);
            (void)instance.violations(page);
        }
        if (!instance.broken().empty()) return instance.broken();
    }
    (void)instance.review();
    const auto finished = instance.finish(now);
    if (!instance.broken().empty()) return instance.broken();
    return finished ? "" : finished.error().sentence;
}

std::string why_it_ended(const kiosk::ChildRun& run) {
    using Ending = kiosk::ChildRun::Ending;
    const std::string sentence = "a trial run of the form's first pages " + run.remark;
    if (run.ending == Ending::out_of_time) return sentence + ": the form asks for too much";
    if (run.ending == Ending::crashed) return sentence + ": the form would take a kiosk down";
    return sentence;
}

}  // namespace

Trial run_trial(std::string_view xml, const xforms::MediaSource& media, const xforms::LeaveOut& leave_out,
                const kiosk::ChildLimits& limits) {
    const auto run = kiosk::run_in_a_child(
        [&] {
            const auto loaded = xforms::Form::load(xml, media, xforms::Form::Use::at_a_kiosk, leave_out);
            return loaded.form ? visit(loaded.form) : std::string();
        },
        limits);
    if (run.ending == kiosk::ChildRun::Ending::not_made)
        return {false, false,
                "no trial run could be made, for want of memory, processes or files: try again later"};
    if (run.ending != kiosk::ChildRun::Ending::at_its_end) return {true, false, why_it_ended(run)};
    return {true, true, run.said};
}

}  // namespace acceptance
