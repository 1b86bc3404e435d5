// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/loading.h"

#include <algorithm>

#include "kiosk/blanks.h"
#include "kiosk/xforms/html_tags.h"

namespace xforms {

void Loading::refuse(int line, std::string subject, std::string_view reason, std::string_view remedy) {
    problems.push_back({line, std::move(subject), std::string(reason) + "; " + std::string(remedy), true});
}

void Loading::warn(int line, std::string subject, std::string reason) {
    problems.push_back({line, std::move(subject), std::move(reason), false});
}

std::optional<Expression> Loading::expression(std::string_view source, const Place& place) {
    kiosk::Result<Expression> parsed = Expression::parse(source);
    if (!parsed) {
        refuse(place.line, place.subject, parsed.error().sentence, "mend the expression there");
        return std::nullopt;
    }
    for (const std::string& function : parsed->unknown_functions())
        refuse(place.line, place.subject, "the function " + function + "() is not one that this kiosk runs",
               "write it with functions of the ODK XForms spec");
    if (!place.checked) return *parsed;
    const std::string home = place.home == none ? std::string() : model.fields[place.home].path;
    for (const Dependency& dependency : parsed->dependencies(home))
        if (dependency.path.substr(0, 1) == "/" && fields_of(model, dependency.path).empty())
            warn(place.line, place.subject,
                 "there is no node " + dependency.path + " in the form: it reads as empty");
    return *parsed;
}

void Loading::read_words(const XmlElement& element, const Place& place, Passage& passage,
                         std::vector<Expression>& outputs) {
    std::string source;
    add_words(element, place, source, outputs);
    passage = parse_markdown(source);
}

// Elements of HTML in a label are what they would be as text.
void Loading::add_words(const XmlElement& element, const Place& place, std::string& source,
                        std::vector<Expression>& outputs) {
    for (const XmlContent& part : element.content) {
        if (!part.element) {
            source += strip_holes(part.text);
        } else if (part.element->name == "output") {
            std::string_view value = part.element->value("value");
            if (value.empty()) value = part.element->value("ref");  // XForms 1.0; older converters write it
            Place here = place;
            here.line = part.element->line;
            here.subject = "output in " + place.subject;
            const std::optional<Expression> output = expression(value, here);
            if (!output) continue;
            source += hole(outputs.size());
            outputs.push_back(*output);
        } else if (is_html_element(part.element->name)) {
            source += "<" + std::string(part.element->name);
            for (const std::string_view look : {"style", "color"})
                if (const std::string* value = part.element->attribute(look))
                    source += " " + std::string(look) + "=\"" + *value + "\"";
            source += ">";
            add_words(*part.element, place, source, outputs);
            if (part.element->name != "br") source += "</" + std::string(part.element->name) + ">";
        } else {
            refuse(part.element->line, place.subject,
                   "the element " + std::string(part.element->name) + " is not one that may stand in a text",
                   "write an output, bold or italic words, or words alone");
        }
    }
}

namespace {

// What stands in jr:itext(..), or nothing where the reference is no such call.
std::optional<std::string_view> itext_argument(std::string_view reference) {
    constexpr std::string_view call = "jr:itext(";
    reference = kiosk::trimmed(reference);
    if (reference.substr(0, call.size()) != call || reference.back() != ')') return std::nullopt;
    return kiosk::trimmed(reference.substr(call.size(), reference.size() - call.size() - 1));
}

std::optional<std::string> quoted(std::string_view text) {
    if (text.size() < 2 || (text.front() != '\'' && text.front() != '"')) return std::nullopt;
    if (text.find(text.front(), 1) != text.size() - 1) return std::nullopt;
    return std::string(text.substr(1, text.size() - 2));
}

void refer(Loading& loading, std::string_view reference, const Place& place, Text& text) {
    const std::optional<std::string_view> argument = itext_argument(reference);
    if (argument) {
        if (const std::optional<std::string> id = quoted(*argument)) {
            text.itext = *id;
            if (!loading.model.itext.contains(*id))
                loading.warn(place.line, place.subject,
                             "there is no text \"" + *id + "\" in the form's itext");
            return;
        }
    }
    text.reference_is_itext = argument.has_value();
    text.reference = loading.expression(argument ? *argument : reference, place);
}

}  // namespace

Text Loading::text(const XmlElement& element, const Place& place) {
    Text text;
    read_words(element, place, text.inline_words, text.outputs);
    if (const std::string_view reference = element.value("ref"); !reference.empty())
        refer(*this, reference, place, text);
    return text;
}

Text Loading::text(std::string_view source, const Place& place) {
    Text text;
    if (itext_argument(source))
        refer(*this, source, place, text);
    else
        text.inline_words = parse_markdown(strip_holes(std::string(source)));
    return text;
}

FieldId Loading::field(const std::string& path) {
    if (const FieldId known = model.field(path); known != none) return known;
    const std::size_t at = path.rfind("/@");
    if (at == std::string::npos) return none;
    const FieldId element = model.field(path.substr(0, at));
    if (element == none) return none;
    Field attribute;
    attribute.name = attribute.qualified = path.substr(at + 1);
    attribute.path = path;
    attribute.parent = element;
    attribute.repeat = model.fields[element].repeat;
    attribute.first_node = model.fields[element].first_node;
    attribute.is_attribute = true;
    const FieldId made = static_cast<FieldId>(model.fields.size());
    model.fields.push_back(std::move(attribute));
    model.fields[element].children.push_back(made);
    model.field_of_path.emplace(path, made);
    return made;
}

FieldId Loading::resolve(std::string_view reference, FieldId context, int line, const std::string& subject) {
    const std::string path = plain_path(reference, context == none ? "" : model.fields[context].path);
    const FieldId found = path.empty() ? none : field(path);
    if (found == none)
        refuse(line, subject, "there is no node " + std::string(reference) + " in the form",
               "write it into the primary instance, or mend the path");
    return found;
}

namespace {

std::string without_predicates(std::string_view path) {
    std::string kept;
    int depth = 0;
    char quote = 0;
    for (const char byte : path) {
        if (quote != 0) {
            if (byte == quote) quote = 0;
            continue;
        }
        if (byte == ']') --depth;
        if (byte == '[') ++depth;
        if (depth > 0 && (byte == '\'' || byte == '"')) quote = byte;
        if (depth == 0 && byte != ']') kept += byte;
    }
    return kept;
}

}  // namespace

FieldId Loading::target(std::string_view reference, FieldId context, const Place& place) {
    const std::string path = plain_path(without_predicates(reference), model.fields[context].path);
    const FieldId found = path.empty() ? none : field(path);
    if (found == none)
        warn(place.line, place.subject,
             "there is no node " + std::string(reference) + " in the form: this does nothing");
    return found;
}

std::optional<std::string> Loading::file(std::string_view uri, int line, const std::string& subject) {
    const std::string name = media_name(uri);
    std::optional<std::string> bytes = name.empty() ? std::nullopt : media(name);
    if (!bytes)
        refuse(line, subject, "the media file \"" + name + "\" is missing",
               "put it among the form's media, or take its name out of the form");
    return bytes;
}

void Loading::look_for_shown(std::string_view uri, int line, const std::string& subject) {
    if (!file(uri, line, subject) && use == Form::Use::without_a_screen) problems.back().refuses = false;
}

std::string media_name(std::string_view uri) {
    const std::size_t slash = uri.rfind('/');
    return std::string(kiosk::trimmed(slash == std::string_view::npos ? uri : uri.substr(slash + 1)));
}

namespace {

std::vector<std::string> steps_of(std::string_view path) {
    std::vector<std::string> steps;
    std::size_t at = 0;
    while (at <= path.size()) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        std::string_view step = path.substr(at, slash - at);
        step = step.substr(0, step.find('['));
        if (const std::size_t colon = step.find(':'); colon != std::string_view::npos) {
            const bool attribute = step.front() == '@';
            steps.push_back((attribute ? "@" : "") + std::string(step.substr(colon + 1)));
        } else {
            steps.emplace_back(step);
        }
        at = slash + 1;
    }
    return steps;
}

void collect_matching(const Model& model, FieldId field, const std::vector<std::string>& steps,
                      std::size_t at, std::vector<FieldId>& found) {
    if (at == steps.size()) {
        found.push_back(field);
        return;
    }
    for (const FieldId child : model.fields[field].children) {
        const Field& candidate = model.fields[child];
        if (candidate.name == steps[at] || (steps[at] == "*" && !candidate.is_attribute))
            collect_matching(model, child, steps, at + 1, found);
    }
}

}  // namespace

std::string plain_path(std::string_view reference, std::string_view context) {
    std::string text(reference);
    std::erase_if(text,
                  [](char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; });
    if (text.substr(0, 9) == "current()") text = text.size() > 9 ? text.substr(10) : ".";
    if (text.empty() || text.find_first_of("()'\"|=*") != std::string::npos) return {};
    std::string whole = text.front() == '/' ? text : std::string(context) + "/" + text;
    std::vector<std::string> kept;
    const std::vector<std::string> steps = steps_of(whole);
    for (std::size_t i = 1; i < steps.size(); ++i) {
        if (steps[i] == ".") continue;
        if (steps[i] == "..") {
            if (kept.empty()) return {};
            kept.pop_back();
        } else {
            if (steps[i].empty()) return {};
            kept.push_back(steps[i]);
        }
    }
    std::string path;
    for (const std::string& step : kept) path += "/" + step;
    return path;
}

std::vector<FieldId> fields_of(const Model& model, std::string_view path) {
    if (path.find('*') == std::string_view::npos && path.find("//") == std::string_view::npos) {
        const FieldId field = model.field(plain_path(path, ""));
        return field == none ? std::vector<FieldId>{} : std::vector<FieldId>{field};
    }
    std::vector<FieldId> found;
    const std::vector<std::string> steps = steps_of(path);
    if (path.find("//") != std::string_view::npos) {
        // `//` may match anywhere: whatever has the last step's name. More than is read does no harm, only
        // work.
        for (FieldId id = 0; id < model.fields.size(); ++id)
            if (steps.back() == "*" || model.fields[id].name == steps.back()) found.push_back(id);
    } else if (steps.size() > 1 && (steps[1] == "*" || steps[1] == model.fields[0].name)) {
        collect_matching(model, 0, steps, 2, found);
    }
    return found;
}

bool Control::has_appearance(std::string_view word) const {
    return std::find(appearance.begin(), appearance.end(), word) != appearance.end();
}

FieldId Model::field(std::string_view path) const {
    const auto found = field_of_path.find(std::string(path));
    return found == field_of_path.end() ? none : found->second;
}

FieldId Model::child_field(FieldId parent, std::string_view name) const {
    return field(fields[parent].path + "/" + std::string(name));
}

}  // namespace xforms
