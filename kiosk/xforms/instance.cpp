// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/instance.h"

#include <algorithm>

#include "kiosk/xforms/filling.h"
#include "kiosk/xforms/value.h"

namespace xforms {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

struct Instance::Parts {
    Parts(std::shared_ptr<const Form> form, const Device& device, kiosk::Moment now)
        : filling(std::move(form), device, now) {}
    Filling filling;
    std::uint64_t revision = 0;
};

Instance::Instance(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Instance::Instance(Instance&&) noexcept = default;
Instance& Instance::operator=(Instance&&) noexcept = default;
Instance::~Instance() = default;  // the tree overwrites its text

Instance Instance::begin(std::shared_ptr<const Form> form, const Device& device, kiosk::Moment now) {
    kiosk::require(form != nullptr, "an instance is begun on a form");
    auto parts = std::make_unique<Parts>(std::move(form), device, now);
    parts->filling.begin();
    return Instance(std::move(parts));
}

const Form& Instance::form() const {
    return parts_->filling.form();
}
std::uint64_t Instance::revision() const {
    return parts_->revision;
}
void Instance::set_language(std::size_t index) {
    ++parts_->revision;
    parts_->filling.set_language(index);
}

// ---- pages

namespace {

// A page is the questions that share its control and node; they follow one another.
bool same_page(const Asked& left, const Asked& right) {
    return left.page == right.page && left.page_node == right.page_node;
}

std::vector<Asked> questions_of(const Filling& filling, std::string_view page) {
    const NodeId node = filling.find(page.substr(0, page.find('#')));
    std::vector<Asked> found;
    if (node == no_node) return found;
    for (const Asked& asked : filling.asked()) {
        if (asked.page_node != node) continue;
        if (!found.empty() ? same_page(asked, found.front()) : filling.page_reference(asked) == page)
            found.push_back(asked);
    }
    return found;
}

bool is_note(const Filling& filling, const Asked& asked) {
    const Control& control = filling.model().controls[asked.control];
    return control.type == ControlKind::input &&
           filling.truth(filling.model().fields[control.field].bind.readonly, control.field, asked.node);
}

}  // namespace

std::vector<std::string> Instance::pages() const {
    const Filling& filling = parts_->filling;
    const Filling::Outline outline = filling.outline();
    const std::vector<Asked>& all = outline.questions;
    std::vector<std::string> pages;
    auto summary = outline.summaries.begin();
    for (std::size_t i = 0; i <= all.size(); ++i) {
        if (i > 0 && i < all.size() && same_page(all[i], all[i - 1])) continue;
        // A repeat inside a field-list waits until that page is over.
        for (; summary != outline.summaries.end() && summary->behind <= i; ++summary)
            pages.push_back(filling.reference(*summary));
        if (i < all.size()) pages.push_back(filling.page_reference(all[i]));
    }
    return pages;
}

namespace {

std::optional<Page> summary_page(const Filling& filling, std::string_view reference) {
    const Filling::Outline outline = filling.outline();
    for (const Summary& summary : outline.summaries) {
        if (filling.reference(summary) != reference) continue;
        Page page;
        page.reference = reference;
        page.titles = filling.titles(summary);
        page.repeat = filling.repeat(summary, outline.questions);
        return page;
    }
    return std::nullopt;
}

}  // namespace

Page Instance::page(std::string_view reference) const {
    const Filling& filling = parts_->filling;
    if (auto summary = summary_page(filling, reference)) return std::move(*summary);
    Page page;
    page.reference = reference;
    const std::vector<Asked> questions = questions_of(filling, reference);
    if (questions.empty()) return page;
    page.appearance = filling.model().controls[questions.front().page].appearance;
    page.titles = filling.titles(questions.front());
    for (const Asked& asked : questions) page.questions.push_back(filling.question(asked));
    return page;
}

std::vector<Instance::Answered> Instance::review() const {
    const Filling& filling = parts_->filling;
    std::vector<Answered> all;
    for (const Asked& asked : filling.asked())
        if (!is_note(filling, asked)) all.push_back({filling.page_reference(asked), filling.question(asked)});
    return all;
}

std::vector<Violation> Instance::violations(std::string_view page) const {
    std::vector<Violation> found;
    for (const Asked& asked : questions_of(parts_->filling, page))
        parts_->filling.find_violations(asked, found);
    return found;
}

std::vector<Violation> Instance::violations() const {
    std::vector<Violation> found;
    for (const Asked& asked : parts_->filling.asked()) parts_->filling.find_violations(asked, found);
    return found;
}

// ---- answers

namespace {

Result<std::string> checked_range(const Control& control, const std::string& text) {
    if (text.empty() || !control.range) return text;
    const double number = to_number(std::string_view(text));
    const double least = std::min(control.range->start, control.range->end);
    const double most = std::max(control.range->start, control.range->end);
    if (number >= least && number <= most) return text;
    return fail(ErrorKind::invalid, "This must be from " + to_text(least) + " to " + to_text(most) + ".");
}

// What would be stored for `value`, or why it cannot be.
Result<std::string> checked(const Filling& filling, const Control& control, NodeId node,
                            std::string_view value) {
    if (!is_utf8(value)) return fail(ErrorKind::invalid, "This text is damaged (it is no UTF-8).");
    std::string clean(value);
    std::erase_if(clean, [](unsigned char byte) { return byte < 0x20 && byte != '\n' && byte != '\t'; });
    switch (control.type) {
        case ControlKind::select_one:
        case ControlKind::select_many:
        case ControlKind::rank:
            return filling.checked_choice(control, node, clean);
        case ControlKind::trigger:
            return std::string(clean.empty() ? "" : "OK");
        default:
            break;
    }
    Result<std::string> text = canonical(filling.model().fields[control.field].bind.type, clean);
    return text && control.type == ControlKind::range ? checked_range(control, *text) : text;
}

}  // namespace

Result<void> Instance::answer(std::string_view reference, std::string_view value, kiosk::Moment now) {
    Filling& filling = parts_->filling;
    const NodeId node = filling.find(reference);
    const ControlId id = node == no_node ? none : filling.model().fields[filling.field_of(node)].control;
    if (id == none || filling.model().controls[id].kind != Control::Kind::question)
        return fail(ErrorKind::invalid, std::string(reference) + " is no question of this form.");
    const Control& control = filling.model().controls[id];
    if (filling.tree().hidden(node))
        return fail(ErrorKind::invalid, std::string(reference) + " is not asked now.");
    if (filling.truth(filling.model().fields[control.field].bind.readonly, control.field, node))
        return fail(ErrorKind::invalid, std::string(reference) + " is read-only.");
    filling.set_now(now);
    ++parts_->revision;
    const Result<std::string> text = checked(filling, control, node, value);
    if (!text) return fail(text.error().kind, text.error().sentence);
    filling.set_value(control.field, node, *text);
    filling.recalculate();
    return {};
}

std::vector<Repeat> Instance::repeats() const {
    return parts_->filling.repeats();
}

std::string Instance::value(std::string_view reference) const {
    const NodeId node = parts_->filling.find(reference);
    return node == no_node ? std::string() : parts_->filling.tree().string_value(node);
}

bool Instance::has(std::string_view reference) const {
    return parts_->filling.find(reference) != no_node;
}

Result<std::string> Instance::add_repeat(std::string_view reference, kiosk::Moment now) {
    Filling& filling = parts_->filling;
    std::string path(reference);
    if (!path.empty() && path.back() == ']') path.erase(path.rfind('['));
    const std::size_t slash = path.rfind('/');
    const NodeId parent =
        slash == std::string::npos || slash == 0 ? no_node : filling.find(path.substr(0, slash));
    const FieldId field = parent == no_node
                              ? none
                              : filling.model().child_field(filling.field_of(parent), path.substr(slash + 1));
    if (field == none || !filling.model().fields[field].is_repeat)
        return fail(ErrorKind::invalid, std::string(reference) + " is no repeat of this form.");
    if (filling.model().controls[filling.model().fields[field].control].fixed)
        return fail(ErrorKind::invalid, std::string(reference) + " has a fixed number of instances.");
    filling.set_now(now);
    ++parts_->revision;
    const NodeId made = filling.add_instance(field, parent);
    if (made == no_node)
        return fail(ErrorKind::invalid, std::string(reference) + " cannot have any more instances.");
    filling.recalculate();
    return filling.reference(made);
}

Result<void> Instance::remove_repeat(std::string_view reference, kiosk::Moment now) {
    Filling& filling = parts_->filling;
    const NodeId node = filling.find(reference);
    const FieldId field = node == no_node ? none : filling.field_of(node);
    if (field == none || !filling.model().fields[field].is_repeat)
        return fail(ErrorKind::invalid, std::string(reference) + " is no instance of a repeat.");
    if (filling.model().controls[filling.model().fields[field].control].fixed)
        return fail(ErrorKind::invalid, std::string(reference) + " has a fixed number of instances.");
    filling.set_now(now);
    ++parts_->revision;
    filling.remove_instance(node);
    filling.recalculate();
    return {};
}

Submission Instance::finish(kiosk::Moment now) {
    parts_->filling.set_now(now);
    ++parts_->revision;
    return parts_->filling.finish();
}

}  // namespace xforms
