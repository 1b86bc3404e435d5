// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/instance.h"

#include <algorithm>

#include "kiosk/xforms/ahead.h"
#include "kiosk/xforms/choices.h"
#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/page_index.h"
#include "kiosk/xforms/questions.h"
#include "kiosk/xforms/value.h"
#include "kiosk/xml_text.h"

namespace xforms {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

struct Instance::Impl {
    Impl(std::shared_ptr<const Form> form, const Device& device, kiosk::Moment now)
        : state(std::move(form), device, now) {}
    // As things are now; made anew once they have changed.
    const PageIndex& index() {
        if (!index_ || index_revision_ != revision) index_.emplace(state);
        index_revision_ = revision;
        return *index_;
    }
    const Deciders& deciders() {
        if (!deciders_) deciders_.emplace(state.model());
        return *deciders_;
    }

    InstanceState state;
    std::uint64_t revision = 0;

 private:
    std::optional<PageIndex> index_;
    std::uint64_t index_revision_ = 0;
    std::optional<Deciders> deciders_;
};

Instance::Instance(std::unique_ptr<Impl> parts) : impl_(std::move(parts)) {}
Instance::Instance(Instance&&) noexcept = default;
Instance& Instance::operator=(Instance&&) noexcept = default;
Instance::~Instance() = default;  // the tree overwrites its text

Instance Instance::begin(std::shared_ptr<const Form> form, const Device& device, kiosk::Moment now) {
    kiosk::require(form != nullptr, "an instance is begun on a form");
    auto parts = std::make_unique<Impl>(std::move(form), device, now);
    return Instance(std::move(parts));
}

const std::string& Instance::broken() const {
    return impl_->state.allowance().broken();
}
const Form& Instance::form() const {
    return impl_->state.form();
}
std::uint64_t Instance::revision() const {
    return impl_->revision;
}
void Instance::set_language(std::size_t index) {
    ++impl_->revision;
    impl_->state.allowance().renew();
    impl_->state.set_language(index);
}

// ---- pages

namespace {

bool is_note(const InstanceState& state, const QuestionNode& asked) {
    const Control& control = state.model().controls[asked.control];
    return control.type == ControlKind::input && is_readonly(state, control.field, asked.node);
}

}  // namespace

std::vector<std::string> Instance::pages() const {
    impl_->state.allowance().renew();
    return impl_->index().pages(impl_->state);
}

double Instance::may_follow(std::string_view reference, std::string_view group) const {
    const InstanceState& state = impl_->state;
    state.allowance().renew();
    const PageIndex& index = impl_->index();
    if (const Summary* summary = index.summary(reference))
        return xforms::may_follow(state, impl_->deciders(), {summary->control, summary->parent}, group);
    const auto questions = index.questions(state, reference);
    if (questions.empty()) return 0;
    return xforms::may_follow(state, impl_->deciders(), {questions.front().page, questions.front().page_node},
                              group);
}

Page Instance::page(std::string_view reference) const {
    const InstanceState& state = impl_->state;
    state.allowance().renew();
    const PageIndex& index = impl_->index();
    Page page;
    page.reference = reference;
    if (const Summary* summary = index.summary(reference)) {
        page.titles = titles_above(state, *summary);
        page.repeat = repeat_of(state, *summary, index.nodes().questions);
        return page;
    }
    const auto questions = index.questions(state, reference);
    if (questions.empty()) return page;
    page.appearance = state.model().controls[questions.front().page].appearance;
    page.titles = titles_above(state, questions.front());
    for (const QuestionNode& asked : questions) page.questions.push_back(question_of(state, asked));
    return page;
}

std::vector<Instance::Answered> Instance::review() const {
    const InstanceState& state = impl_->state;
    state.allowance().renew();
    const InstanceState::Carrying carrying(state, Running::Reads::others);
    const std::vector<QuestionNode>& questions = impl_->index().nodes().questions;
    std::vector<Answered> all;
    all.reserve(questions.size());
    for (const QuestionNode& asked : questions)
        if (!is_note(state, asked))
            all.push_back(
                {page_reference_of(state, asked), question_of(state, asked), section_of(state, asked)});
    return all;
}

std::string Instance::page_of(std::string_view question) const {
    const InstanceState& state = impl_->state;
    state.allowance().renew();
    const NodeId node = state.find(question);
    for (const QuestionNode& asked : impl_->index().nodes().questions)
        if (asked.node == node) return page_reference_of(state, asked);
    return {};
}

std::vector<Violation> Instance::violations(std::string_view page) const {
    impl_->state.allowance().renew();
    std::vector<Violation> found;
    for (const QuestionNode& asked : impl_->index().questions(impl_->state, page))
        find_violations(impl_->state, asked, found);
    return found;
}

std::vector<Violation> Instance::violations() const {
    impl_->state.allowance().renew();
    const InstanceState::Carrying carrying(impl_->state, Running::Reads::others);
    std::vector<Violation> found;
    for (const QuestionNode& asked : impl_->index().nodes().questions)
        find_violations(impl_->state, asked, found);
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
Result<std::string> checked(const InstanceState& state, const Control& control, NodeId node,
                            std::string_view value) {
    if (value.size() > limits::answer_bytes || !state.has_room(kiosk::escaped_length(value)))
        return fail(ErrorKind::refused, "This is more text than there is room for: make it shorter.");
    if (!utf8::valid(value)) return fail(ErrorKind::invalid, "This text is damaged (it is no UTF-8).");
    std::string clean;
    utf8::each_letter(value, [&](char32_t code, std::string_view bytes) {
        if (kiosk::is_xml_character(code) && code != '\r') clean += bytes;
    });
    switch (control.type) {
        case ControlKind::select_one:
        case ControlKind::select_many:
        case ControlKind::rank:
            return checked_choice(state, control, node, clean);
        case ControlKind::trigger:
            return std::string(clean.empty() || clean == "false" ? "" : "OK");
        default:
            break;
    }
    clean = utf8::composed(clean);  // Web Forms; the form's own choices and defaults stay as its author wrote
    Result<std::string> text = canonical(state.model().fields[control.field].bind.type, clean);
    return text && control.type == ControlKind::range ? checked_range(control, *text) : text;
}

}  // namespace

Result<void> Instance::answer(std::string_view reference, std::string_view value, kiosk::Moment now) {
    InstanceState& state = impl_->state;
    state.allowance().renew();
    const NodeId node = state.find(reference);
    const ControlId id = node == no_node ? none : state.model().fields[state.field_of(node)].control;
    if (id == none || state.model().controls[id].kind != Control::Kind::question)
        return fail(ErrorKind::invalid, std::string(reference) + " is no question of this form.");
    const Control& control = state.model().controls[id];
    if (state.tree().hidden(node))
        return fail(ErrorKind::invalid, std::string(reference) + " is not asked now.");
    if (is_readonly(state, control.field, node))
        return fail(ErrorKind::invalid, std::string(reference) + " is read-only.");
    state.set_now(now);
    ++impl_->revision;
    const Result<std::string> text = checked(state, control, node, value);
    if (!text) return fail(text.error().kind, text.error().sentence);
    const std::string before = value_at(state, control.field, node);
    state.forget_filtered(node);
    state.set_value(control.field, node, *text);
    state.recalculate();
    if (state.asked_too_much().empty()) return {};
    const std::string sentence = state.asked_too_much();
    state.set_value(control.field, node, before);
    state.recalculate();
    return fail(ErrorKind::refused, sentence);
}

std::vector<Repeat> Instance::repeats() const {
    impl_->state.allowance().renew();
    return repeats_in(impl_->state, impl_->index().nodes().questions);
}

std::string Instance::value(std::string_view reference) const {
    const NodeId node = impl_->state.find(reference);
    return node == no_node ? std::string() : impl_->state.tree().string_value(node);
}

bool Instance::has(std::string_view reference) const {
    return impl_->state.find(reference) != no_node;
}

bool Instance::is_relevant(std::string_view reference) const {
    const NodeId node = impl_->state.find(reference);
    return node != no_node && !impl_->state.tree().hidden(node);
}

std::optional<Question> Instance::question(std::string_view reference) const {
    const InstanceState& state = impl_->state;
    const NodeId node = state.find(reference);
    const ControlId id = node == no_node ? none : state.model().fields[state.field_of(node)].control;
    if (id == none || state.model().controls[id].kind != Control::Kind::question) return std::nullopt;
    return question_of(state, {id, node, id, node});
}

Result<std::string> Instance::add_repeat(std::string_view reference, kiosk::Moment now) {
    InstanceState& state = impl_->state;
    state.allowance().renew();
    std::string path(reference);
    if (!path.empty() && path.back() == ']') path.erase(path.rfind('['));
    const std::size_t slash = path.rfind('/');
    const NodeId parent =
        slash == std::string::npos || slash == 0 ? no_node : state.find(path.substr(0, slash));
    const FieldId field =
        parent == no_node ? none : state.model().child_field(state.field_of(parent), path.substr(slash + 1));
    if (field == none || !state.model().fields[field].is_repeat)
        return fail(ErrorKind::invalid, std::string(reference) + " is no repeat of this form.");
    if (state.model().controls[state.model().fields[field].control].fixed)
        return fail(ErrorKind::invalid, std::string(reference) + " has a fixed number of instances.");
    state.set_now(now);
    ++impl_->revision;
    const NodeId made = state.add_instance(field, parent);
    if (made == no_node)
        return fail(ErrorKind::invalid, std::string(reference) + " cannot have any more instances.");
    state.recalculate();
    return state.reference(made);
}

Result<void> Instance::remove_repeat(std::string_view reference, kiosk::Moment now) {
    InstanceState& state = impl_->state;
    state.allowance().renew();
    const NodeId node = state.find(reference);
    const FieldId field = node == no_node ? none : state.field_of(node);
    if (field == none || !state.model().fields[field].is_repeat)
        return fail(ErrorKind::invalid, std::string(reference) + " is no instance of a repeat.");
    if (state.model().controls[state.model().fields[field].control].fixed)
        return fail(ErrorKind::invalid, std::string(reference) + " has a fixed number of instances.");
    state.set_now(now);
    ++impl_->revision;
    state.remove_instance(node);
    state.recalculate();
    return {};
}

Result<Submission> Instance::finish(kiosk::Moment now) {
    impl_->state.allowance().renew();
    impl_->state.set_now(now);
    ++impl_->revision;
    return impl_->state.finish();
}

}  // namespace xforms
