// SPDX-License-Identifier: Apache-2.0
// Repeats in a visit: from the summary into one instance, through its pages, and back to the summary.
#include <algorithm>

#include "kiosk/visit/visit.h"

namespace kiosk {
namespace {

bool stands_in(const std::string& reference, const std::string& instance) {
    return reference.starts_with(instance + "/") || reference.starts_with(instance + "#") ||
           reference == instance;
}

std::string repeat_of(const std::string& instance) {
    return instance.substr(0, instance.rfind('['));
}

}  // namespace

void Visit::add_instance(const std::string& repeat, Moment now) {
    const auto made = instance_.add_repeat(repeat, now);
    if (!made) return;  // there are as many as one filling-in may hold
    sealed_.reset();
    not_stored_ = false;
    change_instance(*made);
}

void Visit::change_instance(const std::string& instance) {
    for (const xforms::Repeat& repeat : instance_.repeats())
        for (const xforms::Repeat::Instance& each : repeat.instances) {
            if (each.reference != instance || each.first_page.empty()) continue;
            show(Stage::questions, each.first_page);
            within_.push_back(instance);
        }
}

// What was typed into the repeat and is no answer yet goes with it: the instances behind it move up, and a
// draft must not turn up under another person's name.
void Visit::remove_instance(const std::string& instance, Moment now) {
    removing_.clear();
    if (!instance_.remove_repeat(instance, now)) return;
    sealed_.reset();
    const auto below = [&](const auto& entry) { return entry.first.starts_with(repeat_of(instance) + "["); };
    std::erase_if(drafts_, below);
    std::erase_if(dates_, below);
    std::erase_if(refused_, below);
    part_ = 0;
}

// From an instance that was opened at its summary, back to it; false where `next` is still in the instance.
bool Visit::leave_instance(const std::string& next) {
    if (!next.empty() && stands_in(next, within_.back())) return false;
    const std::string summary = repeat_of(within_.back());
    within_.pop_back();
    const auto pages = question_pages();
    if (std::find(pages.begin(), pages.end(), summary) == pages.end()) return false;
    show(Stage::questions, summary);
    return true;
}

}  // namespace kiosk
