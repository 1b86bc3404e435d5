// SPDX-License-Identifier: Apache-2.0
// Bindings: type and conditions of each field. ODK XForms spec, "Bindings" and "Bind Attributes".
#include <algorithm>
#include <array>
#include <charconv>

#include "kiosk/blanks.h"
#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

struct TypeName {
    std::string_view name;
    DataType type;
};

// Names of the spec's "Data Types", and of XML Schema as old forms write them. A select's value is text; so
// are the types that need a camera or a map, whose controls load_body refuses.
constexpr std::array<TypeName, 13> types{{{"string", DataType::string},
                                          {"int", DataType::integer},
                                          {"integer", DataType::integer},
                                          {"long", DataType::integer},
                                          {"decimal", DataType::decimal},
                                          {"double", DataType::decimal},
                                          {"float", DataType::decimal},
                                          {"boolean", DataType::boolean},
                                          {"date", DataType::date},
                                          {"time", DataType::time},
                                          {"dateTime", DataType::date_time},
                                          {"select", DataType::string},
                                          {"select1", DataType::string}}};

std::string without_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

void read_type(const XmlElement& element, Binding& bind) {
    const std::string name = without_prefix(element.value("type"));
    if (name.empty()) return;
    bind.type_name = name;
    for (const TypeName& known : types)
        if (known.name == name) bind.type = known.type;  // an unknown type is a string (spec, "Data Types")
}

void read_preload(Loading& loading, const XmlElement& element, const std::string& path, Binding& bind) {
    const std::string_view kind = element.value("preload", uri::javarosa);
    if (kind.empty()) return;
    const std::string_view parameter = element.value("preloadParams", uri::javarosa);
    if (kind == "uid") {
        bind.preload = Preload::uid;
    } else if (kind == "timestamp") {
        bind.preload = parameter == "end" ? Preload::end : Preload::start;
    } else if (kind == "date") {
        bind.preload = Preload::today;
    } else if (kind == "property" && (parameter == "deviceid" || parameter == "deviceID")) {
        bind.preload = Preload::device_id;
    } else if (kind == "property" && parameter == "practice") {
        bind.preload = Preload::practice;
    } else {
        // username, email, phonenumber...: a public kiosk knows nobody by name. patient, order: obsolete.
        bind.preload = Preload::empty;
        loading.warn(
            element.line, "bind " + path,
            "the preload " + std::string(kind) + " " + std::string(parameter) + " is left empty on a kiosk");
    }
}

void read_length(const XmlElement& element, Binding& bind) {
    const std::string_view text = element.value("length", uri::odk);
    std::size_t most = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), most);
    if (error == std::errc() && end == text.data() + text.size() && most > 0) bind.most_characters = most;
}

void read_conditions(Loading& loading, const XmlElement& element, FieldId id) {
    const std::string path = loading.model.fields[id].path;
    const auto read = [&](std::string_view name) -> std::optional<Expression> {
        const std::string_view source = element.value(name);
        if (kiosk::is_blank(source)) return std::nullopt;
        return loading.expression(source, {element.line, std::string(name) + " of " + path, id});
    };
    Binding& bind = loading.model.fields[id].bind;
    const auto set = [&](std::optional<Expression>& to, std::string_view name) {
        if (std::optional<Expression> expression = read(name)) to = std::move(expression);
    };
    set(bind.relevant, "relevant");
    set(bind.required, "required");
    set(bind.readonly, "readonly");
    set(bind.constraint, "constraint");
    set(bind.calculate, "calculate");
    const auto message = [&](Text& to, std::string_view name) {
        const std::string_view source = element.value(name, uri::javarosa);
        if (!source.empty()) to = loading.text(source, {element.line, std::string(name) + " of " + path, id});
    };
    message(bind.constraint_message, "constraintMsg");
    message(bind.required_message, "requiredMsg");
}

// A bind in a bind starts from the nodes of the one around it (XForms 1.1 section 6: "relative to the outer
// bind"), any other from the form's root node.
void load_bind(Loading& loading, const XmlElement& element, FieldId around) {
    const std::string nodeset(element.value("nodeset"));
    if (nodeset.empty())
        return loading.warn(element.line, "bind",
                            "it has no nodeset, the node that it is for: it does nothing");
    const FieldId id = loading.target(nodeset, around, {element.line, "bind " + nodeset, around});
    if (id == none) return;
    for (const XmlElement* inner : element.children())
        if (inner->name == "bind") load_bind(loading, *inner, id);
    Binding& bind = loading.model.fields[id].bind;
    bind.line = element.line;
    const std::string bind_path = loading.model.fields[id].path, root = loading.model.fields[0].path;
    if (bind_path == root + "/meta/audit")
        loading.warn(element.line, "bind " + nodeset,
                     "a kiosk keeps no audit of a resident's steps: this stays empty");
    const bool names_the_form = bind_path == root + "/@id" || bind_path == root + "/@version";
    if (names_the_form &&
        (!element.value("calculate").empty() || element.attribute("preload", uri::javarosa)))
        loading.refuse(
            element.line, "bind " + nodeset,
            "a form's id and version cannot be calculated, since no server knows the form under another",
            "write them on the root of the instance");
    read_type(element, bind);
    read_preload(loading, element, nodeset, bind);
    read_length(element, bind);
    read_conditions(loading, element, id);
    if (const std::string_view name = element.value("id"); !name.empty())
        loading.bind_ids[std::string(name)] = id;
}

}  // namespace

void load_bindings(Loading& loading, const XmlElement& model) {
    for (const XmlElement* element : model.children())
        if (element->name == "bind") load_bind(loading, *element, 0);
}

// Its value would stand beside the nodes that it holds, where nobody reads it.
bool holds_nodes(const Model& model, FieldId field) {
    const std::vector<FieldId>& children = model.fields[field].children;
    return std::any_of(children.begin(), children.end(),
                       [&](FieldId child) { return !model.fields[child].is_attribute; });
}

void drop_calculates_of_groups(Loading& loading) {
    for (FieldId id = 0; id < loading.model.fields.size(); ++id) {
        Field& field = loading.model.fields[id];
        if (!field.bind.calculate || !holds_nodes(loading.model, id)) continue;
        loading.warn(field.bind.line, "calculate of " + field.path,
                     "is left out: a node that holds others has no value of its own");
        field.bind.calculate.reset();
    }
}

// ODK's engines ask it of questions only, and so do we; but an author may think that it holds everywhere.
void warn_of_required_that_nobody_answers(Loading& loading) {
    for (const Field& field : loading.model.fields) {
        if (!field.bind.required || field.bind.required->source() == "false()") continue;
        const bool asked =
            field.control != none && loading.model.controls[field.control].kind == Control::Kind::question;
        if (!asked && !(field.bind.relevant && field.bind.relevant->source() == "false()"))
            loading.warn(field.bind.line, "required of " + field.path,
                         "nobody is asked for it, so that it may stay empty");
    }
}

}  // namespace xforms
