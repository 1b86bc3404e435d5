// SPDX-License-Identifier: Apache-2.0
// The body: groups, repeats and questions. ODK XForms spec, "Body Elements" and "Appearances".
//
// A kiosk has no camera, microphone, map or other apps, so a control that needs one is refused by name; only
// one that can never be relevant is left out, and one that is read-only and has a value is shown as a note.
#include <algorithm>
#include <charconv>
#include <set>

#include "kiosk/blanks.h"
#include "kiosk/xforms/choices.h"
#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

std::optional<ControlKind> kind_of(std::string_view name) {
    if (name == "input" || name == "secret") return ControlKind::input;
    if (name == "select1") return ControlKind::select_one;
    if (name == "select") return ControlKind::select_many;
    if (name == "rank") return ControlKind::rank;
    if (name == "range") return ControlKind::range;
    if (name == "trigger") return ControlKind::trigger;
    return std::nullopt;
}

bool is_static(const std::optional<Expression>& expression, std::string_view source) {
    if (!expression) return false;
    std::string text = expression->source();
    std::erase_if(text, [](char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; });
    return text == source;
}

// What a control would need, and the word for it in leave_out; both empty where it needs nothing.
struct Device {
    std::string_view lack, word;
};

Device missing_device(std::string_view control, std::string_view type) {
    if (control == "upload") return {"a kiosk has no camera, microphone or files", "upload"};
    if (type == "geopoint" || type == "geotrace" || type == "geoshape")
        return {"a kiosk has no way to take a place", "geo"};
    if (type == "binary") return {"a kiosk takes no files", "upload"};
    if (type == "barcode") return {"a kiosk has no barcode reader", "barcode"};
    if (type == "intent") return {"a kiosk has no other apps", ""};
    return {};
}

// Why a control is not run, and what to write instead; both empty where it is.
struct Refusal {
    std::string reason, remedy;
};

Refusal refused_appearance(const std::vector<std::string>& words) {
    constexpr const char* without = "leave out this appearance";
    for (const std::string& word : words) {
        if (word == "map" || word == "maps" || word == "placement-map")
            return {"a kiosk has no maps (" + word + ")", without};
        if (word == "bearing") return {"a kiosk has no compass (bearing)", without};
        if (word.substr(0, 3) == "ex:" || word.substr(0, 8) == "printer:")
            return {"a kiosk has no other apps (" + word + ")", without};
        if (word.substr(0, 7) == "search(") return {"search() is not run", "write the choices as an itemset"};
    }
    return {};
}

// What is shown in another way than the form asks for; "" where nothing is.
std::string changed_appearance(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (word == "image-map") return "image-map is shown as a list";
        for (const std::string_view calendar :
             {"ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist"})
            if (word == calendar) return word + " dates are asked for in the Gregorian calendar";
    }
    return {};
}

class BodyReader {
 public:
    explicit BodyReader(Loading& loading) : loading_(loading), model_(loading.model) {}

    void read(const XmlElement& body) { read_children(body, 0, none); }

 private:
    void read_children(const XmlElement& element, FieldId context, ControlId parent) {
        for (const XmlElement* child : element.children()) {
            if (child->name == "label" || child->name == "hint" || child->name == "help" ||
                child->name == "alert")
                continue;
            if (child->name == "setvalue" || child->attribute("event"))
                load_action(loading_, *child, context, parent);
            else if (child->name == "group")
                read_group(*child, context, parent);
            else if (child->name == "repeat")
                read_repeat(*child, context, parent);
            else
                read_question(*child, context, parent);
        }
    }

    ControlId add(Control control) {
        const ControlId id = static_cast<ControlId>(model_.controls.size());
        (control.parent == none ? model_.body : model_.controls[control.parent].children).push_back(id);
        model_.controls.push_back(std::move(control));
        return id;
    }

    // The node of a control, by ref, nodeset or the id of a bind; none where it has none or, with a problem,
    // a wrong one.
    FieldId node_of(const XmlElement& element, FieldId context, const std::string& subject) {
        if (const std::string_view bind = element.value("bind"); !bind.empty()) {
            const auto found = loading_.bind_ids.find(std::string(bind));
            if (found != loading_.bind_ids.end()) return found->second;
            loading_.refuse(element.line, subject, "there is no bind with the id " + std::string(bind),
                            "give that id to a bind, or name the node by ref");
            return none;
        }
        std::string_view reference = element.value("ref");
        if (reference.empty()) reference = element.value("nodeset");
        return reference.empty() ? none : loading_.resolve(reference, context, element.line, subject);
    }

    void read_group(const XmlElement& element, FieldId context, ControlId parent) {
        Control group;
        group.kind = Control::Kind::group;
        group.field = node_of(element, context, "group " + std::string(element.value("ref")));
        group.parent = parent;
        group.line = element.line;
        group.appearance = kiosk::words_of(element.value("appearance"));
        const FieldId inner = group.field == none ? context : group.field;
        read_texts(element, inner, group);
        read_children(element, inner, add(std::move(group)));
    }

    void read_repeat(const XmlElement& element, FieldId context, ControlId parent) {
        std::string_view nodeset = element.value("nodeset");
        if (nodeset.empty()) nodeset = element.value("ref");
        const std::string subject = "repeat " + std::string(nodeset);
        Control repeat;
        repeat.kind = Control::Kind::repeat;
        repeat.field = node_of(element, context, subject);
        repeat.parent = parent;
        repeat.line = element.line;
        repeat.appearance = kiosk::words_of(element.value("appearance"));
        if (repeat.field == none || !model_.fields[repeat.field].is_repeat) {
            if (nodeset.empty() || repeat.field == 0)
                loading_.refuse(element.line, subject, "a repeat has no nodeset below the form's root",
                                "write the node that repeats, such as " + model_.fields[0].path + "/person");
            return;
        }
        if (!model_.templates.contains(repeat.field))
            loading_.refuse(element.line, subject,
                            "the instance has neither a node nor a template for this repeat",
                            "write the node into the instance");
        read_count(element, subject, repeat);
        read_texts(element, repeat.field, repeat);
        const FieldId inner = repeat.field;
        model_.fields[inner].control = static_cast<ControlId>(model_.controls.size());
        read_children(element, inner, add(std::move(repeat)));
    }

    // A relative jr:count starts from the repeat, of which there may be none: as an absolute path it needs no
    // instance.
    void read_count(const XmlElement& element, const std::string& subject, Control& repeat) {
        const std::string_view fixed = element.value("noAddRemove", uri::javarosa);
        repeat.fixed = fixed == "true()" || fixed == "true";
        const std::string_view source = element.value("count", uri::javarosa);
        if (source.empty()) return;
        const std::string path = plain_path(source, model_.fields[repeat.field].path);
        const bool is_field = !path.empty() && model_.field(path) != none;
        repeat.count = loading_.expression(is_field ? path : source, {element.line, "jr:count of " + subject,
                                                                      model_.fields[repeat.field].parent});
        repeat.fixed = true;
        if (!repeat.count || !repeat.count->dependencies("").empty()) return;
        // Of what is calculated the kiosk says so where it is typed.
        if (repeat.count->number(Context{}) > static_cast<double>(limits::repeat_instances))
            loading_.refuse(element.line, subject,
                            "jr:count asks for more than " + std::to_string(limits::repeat_instances) +
                                " instances, which are the most on a kiosk",
                            "write a smaller number");
    }

    void read_question(const XmlElement& element, FieldId context, ControlId parent) {
        const std::string name(element.name);
        std::string_view reference = element.value("ref");
        if (reference.empty()) reference = element.value("bind");
        const std::string subject = reference.empty() ? name : name + " " + std::string(reference);
        const std::optional<ControlKind> kind = name == "upload" ? ControlKind::input : kind_of(name);
        if (!kind)
            return loading_.refuse(element.line, subject, "this control is not one that a kiosk runs",
                                   "write input, select1, select, odk:rank, range or trigger");
        const FieldId field = node_of(element, context, subject);
        if (field == none) {
            if (reference.empty())
                loading_.refuse(element.line, subject, "this control has no node",
                                "write ref, the node that it answers");
            return;
        }
        const Binding& bind = model_.fields[field].bind;
        if (is_static(bind.relevant, "false()")) return;
        if (const Refusal wrong = wrong_node(field); !wrong.reason.empty())
            return loading_.refuse(element.line, subject, wrong.reason, wrong.remedy);

        Control question;
        question.type = *kind;
        question.field = field;
        question.parent = parent;
        question.line = element.line;
        question.appearance = kiosk::words_of(element.value("appearance"));
        if (name == "secret") question.appearance.emplace_back("masked");
        const Device device = missing_device(name, bind.type_name);
        Refusal refusal;
        if (!device.lack.empty() && !has_fixed_value(field)) {
            if (may_leave_out(device, bind))
                return loading_.warn(element.line, subject, "is left out: " + std::string(device.lack));
            refusal = why_refused(device, bind);
        }
        if (refusal.reason.empty()) refusal = refused_appearance(words_of_lists(element));
        if (element.attribute("query"))
            refusal = {"itemsets.csv is not read", "write the choices as an itemset"};
        if (!refusal.reason.empty())
            return loading_.refuse(element.line, subject, refusal.reason, refusal.remedy);

        if (const std::string changed = changed_appearance(question.appearance); !changed.empty())
            loading_.warn(element.line, subject, changed);
        read_texts(element, field, question);
        if (*kind == ControlKind::range) read_range(element, subject, question);
        if (*kind == ControlKind::select_one || *kind == ControlKind::select_many ||
            *kind == ControlKind::rank)
            read_choices(element, subject, question);
        const ControlId id = add(std::move(question));
        if (model_.fields[field].control == none) model_.fields[field].control = id;
        for (const XmlElement* child : element.children())
            if (child->name == "setvalue" || child->attribute("event"))
                load_action(loading_, *child, field, id);
    }

    // What would be typed there stands between nodes, where no reader of the record looks.
    Refusal wrong_node(FieldId field) const {
        if (model_.fields[field].is_attribute)
            return {"an attribute takes no answer", "write the ref of an element of the instance"};
        if (holds_nodes(model_, field))
            return {"this node holds others, and takes no answer between them",
                    "write the ref of a node that holds none"};
        return {};
    }

    static bool may_be_required(const Binding& bind) {
        return bind.required && !is_static(bind.required, "false()");
    }

    bool may_leave_out(const Device& device, const Binding& bind) const {
        if (may_be_required(bind)) return false;
        const LeaveOut& left = loading_.leave_out;
        return (left.upload && device.word == "upload") || (left.geo && device.word == "geo") ||
               (left.barcode && device.word == "barcode");
    }

    static Refusal why_refused(const Device& device, const Binding& bind) {
        std::string reason(device.lack);
        if (device.word.empty()) return {reason, "ask without it, or take the question out"};
        const std::string without =
            "leave_out = [\"" + std::string(device.word) + "\"] in kiosk.toml runs the form without it";
        if (!may_be_required(bind)) return {reason, without};
        return {reason + ", and an answer is required", "take its required away, and " + without};
    }

    // search('a', 'b') has blanks in it, so the call is looked for in the whole attribute.
    static std::vector<std::string> words_of_lists(const XmlElement& element) {
        std::vector<std::string> words = kiosk::words_of(element.value("appearance"));
        if (element.value("appearance").find("search(") != std::string_view::npos)
            words.emplace_back("search(");
        if (element.value("appearance").find("search (") != std::string_view::npos)
            words.emplace_back("search(");
        return words;
    }

    // Read-only with a default or a calculate: nothing has to be taken, the value is only shown.
    bool has_fixed_value(FieldId id) const {
        const Field& field = model_.fields[id];
        if (!is_static(field.bind.readonly, "true()")) return false;
        return field.bind.calculate ||
               (field.first_node != no_node && !model_.primary.text(field.first_node).empty());
    }

    void read_texts(const XmlElement& element, FieldId home, Control& control) {
        for (const XmlElement* child : element.children()) {
            const std::string subject = std::string(child->name) + " of " + model_.fields[home].path;
            if (child->name == "label" && control.label.empty())
                control.label = loading_.text(*child, {child->line, subject, home});
            if (child->name == "hint" && control.hint.empty())
                control.hint = loading_.text(*child, {child->line, subject, home});
        }
    }

    void read_range(const XmlElement& element, const std::string& subject, Control& question) {
        const auto number = [&](std::string_view name) -> std::optional<double> {
            const std::string_view text = element.value(name);
            double value = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (error == std::errc() && end == text.data() + text.size() && std::abs(value) < 1e15)
                return value;
            loading_.refuse(element.line, subject, "a range has no number as its " + std::string(name),
                            "write one, such as " + std::string(name) + "=\"1\"");
            return std::nullopt;
        };
        const std::optional<double> start = number("start"), end = number("end"), step = number("step");
        if (!start || !end || !step) return;
        if (*step <= 0 || *start == *end)
            return loading_.refuse(element.line, subject,
                                   "a range has a step that is not above 0, or two ends that are the same",
                                   "write a step above 0 and two different ends");
        question.range = Range{*start, *end, *step};
    }

    void read_choices(const XmlElement& element, const std::string& subject, Control& question) {
        std::set<std::string> values;
        for (const XmlElement* child : element.children()) {
            if (child->name == "itemset") {
                read_itemset(*child, question);
            } else if (child->name == "item") {
                Item item;
                const XmlElement* value = child->child("value");
                const std::vector<std::string> words = chosen_in(question, value ? value->text() : "");
                if (words.size() != 1) {
                    if (words.empty())
                        loading_.refuse(child->line, subject, "a choice has no value", "write a value");
                    else
                        loading_.refuse(child->line, subject,
                                        "the choice value \"" + value->text() + "\" has a space in it",
                                        "write _ in its place, or ask by select1");
                    continue;
                }
                item.value = words.front();
                if (!values.insert(item.value).second)
                    loading_.refuse(child->line, subject, "two choices have the value " + item.value,
                                    "give each a value of its own");
                if (const XmlElement* label = child->child("label"))
                    item.label = loading_.text(*label, {label->line, "choice of " + subject, question.field});
                question.items.push_back(std::move(item));
            }
        }
        if (question.items.empty() && !question.itemset)
            loading_.warn(element.line, subject, "there are no choices yet: nothing can be chosen");
    }

    void read_itemset(const XmlElement& element, Control& question) {
        const std::string subject = "itemset of " + model_.fields[question.field].path;
        Itemset itemset;
        const XmlElement* value = element.child("value");
        const XmlElement* label = element.child("label");
        std::optional<Expression> nodeset =
            loading_.expression(element.value("nodeset"), {element.line, subject, question.field});
        std::optional<Expression> reference = loading_.expression(
            value ? value->value("ref") : "", {element.line, "value of " + subject, none, false});
        if (!nodeset || !reference) return;
        itemset.nodeset = *nodeset;
        itemset.value = *reference;
        itemset.randomized = nodeset->calls("randomize");
        if (label) itemset.label = loading_.text(*label, {label->line, "label of " + subject, none, false});
        check_instances(*nodeset, element.line, subject);
        for (const XmlElement* part : {value, label})
            if (part != nullptr) check_column(*nodeset, *part, subject);
        question.itemset = std::move(itemset);
    }

    // A value or label that no item of the list has is nothing that anybody could choose or read.
    void check_column(const Expression& nodeset, const XmlElement& part, const std::string& subject) {
        const std::string column(part.value("ref"));
        const bool plain = !column.empty() && column.find_first_of("/()[]@.:|* ") == std::string::npos;
        for (const auto& [id, list] : model_.secondary) {
            const bool named = nodeset.source().find("'" + id + "'") != std::string::npos ||
                               nodeset.source().find("\"" + id + "\"") != std::string::npos;
            if (plain && named && list.root() != no_node && list.first_child(list.root()) != no_node &&
                list.number_of(column) == Tree::no_name)
                loading_.warn(part.line, std::string(part.name) + " of " + subject,
                              "no item of the list \"" + id + "\" has a \"" + column + "\"");
        }
    }

    // instance('id') that names no instance gives an empty list: the author is told, the resident would see
    // nothing.
    void check_instances(const Expression& nodeset, int line, const std::string& subject) {
        const std::string& source = nodeset.source();
        for (std::size_t at = 0; (at = source.find("instance(", at)) != std::string::npos;) {
            at += 9;
            const std::size_t open = source.find_first_not_of(" ", at);
            if (open == std::string::npos || (source[open] != '\'' && source[open] != '"')) continue;
            const std::size_t close = source.find(source[open], open + 1);
            if (close == std::string::npos) continue;
            const std::string id = source.substr(open + 1, close - open - 1);
            if (!model_.secondary.contains(id))
                loading_.refuse(line, subject, "there is no instance \"" + id + "\"",
                                "write an instance with that id into the model, or mend the name");
        }
    }

    Loading& loading_;
    Model& model_;
};

}  // namespace

void load_body(Loading& loading, const XmlElement& body, const XmlElement& model) {
    BodyReader(loading).read(body);
    for (const XmlElement* element : model.children())
        if (element->name == "setvalue" || element->name == "setgeopoint" || element->name == "recordaudio")
            load_action(loading, *element, 0, none);
}

}  // namespace xforms
