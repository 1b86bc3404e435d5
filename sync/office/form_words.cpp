// SPDX-License-Identifier: Apache-2.0
#include "sync/office/form_words.h"

#include <algorithm>
#include <memory>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "sync/inbox/result.h"
#include "sync/inbox/xml.h"

namespace council {

namespace {

constexpr const char* ours = "urn:have-your-say:form";
constexpr std::string_view output_begins = "<output value=\"", output_ends = "\"/>";

using Document = std::unique_ptr<xmlDoc, void (*)(xmlDoc*)>;

Document parsed(std::string_view xml) {
    return {xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", XML_PARSE_NONET),
            xmlFreeDoc};
}

const xmlChar* letters(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string copied_and_freed(xmlChar* text) {
    const std::string copy = text == nullptr ? "" : reinterpret_cast<const char*>(text);
    xmlFree(text);
    return copy;
}

std::string attribute(const xmlNode* node, const char* name) {
    return copied_and_freed(xmlGetNoNsProp(node, letters(name)));
}

std::string attribute_of_ours(const xmlNode* node, const char* name) {
    return copied_and_freed(xmlGetNsProp(node, letters(name), letters(ours)));
}

std::vector<xmlNode*> below(const xmlNode* parent, std::string_view name) {
    std::vector<xmlNode*> all;
    for (xmlNode* node = parent == nullptr ? nullptr : parent->children; node != nullptr; node = node->next)
        if (node->type == XML_ELEMENT_NODE &&
            (name.empty() || reinterpret_cast<const char*>(node->name) == name))
            all.push_back(node);
    return all;
}

xmlNode* first_below(const xmlNode* parent, std::string_view name) {
    const auto all = below(parent, name);
    return all.empty() ? nullptr : all.front();
}

xmlNode* model_of(const Document& document) {
    return first_below(first_below(xmlDocGetRootElement(document.get()), "head"), "model");
}

std::vector<xmlNode*> translations_of(const Document& document) {
    return below(first_below(model_of(document), "itext"), "translation");
}

xmlNode* translation_of(const Document& document, const std::string& code) {
    for (xmlNode* each : translations_of(document))
        if (attribute(each, "lang").ends_with("(" + code + ")")) return each;
    return nullptr;
}

// English is the source; else the form's default language, or its first.
xmlNode* source_of(const Document& document) {
    if (xmlNode* english = translation_of(document, "en")) return english;
    xmlNode* source = nullptr;
    for (xmlNode* each : translations_of(document))
        if (source == nullptr || !attribute(each, "default").empty()) source = each;
    return source;
}

std::string words_of(const xmlNode* value) {
    std::string words;
    for (xmlNode* node = value->children; node != nullptr; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            words += std::string(output_begins) + attribute(node, "value") + std::string(output_ends);
        else if (node->type != XML_COMMENT_NODE)
            words += copied_and_freed(xmlNodeGetContent(node));
    return words;
}

// Every value that is words, by its key.
template <class Visit>
void each_value(const xmlNode* translation, Visit visit) {
    for (xmlNode* text : below(translation, "text"))
        for (xmlNode* value : below(text, "value")) {
            const std::string form = attribute(value, "form");
            if (!form.empty() && form != "short" && form != "long" && form != "guidance") continue;
            visit(attribute(text, "id") + (form.empty() ? "" : " " + form), value);
        }
}

void put(xmlNode* value, std::string_view words) {
    while (value->children != nullptr) {
        xmlNode* old = value->children;
        xmlUnlinkNode(old);
        xmlFreeNode(old);
    }
    for (auto at = words.find(output_begins); at != std::string_view::npos; at = words.find(output_begins)) {
        xmlNodeAddContentLen(value, reinterpret_cast<const xmlChar*>(words.data()), static_cast<int>(at));
        words.remove_prefix(at + output_begins.size());
        const auto end = std::min(words.find(output_ends), words.size());
        xmlNewProp(xmlNewChild(value, value->ns, letters("output"), nullptr), letters("value"),
                   letters(std::string(words.substr(0, end))));
        words.remove_prefix(std::min(end + output_ends.size(), words.size()));
    }
    xmlNodeAddContentLen(value, reinterpret_cast<const xmlChar*>(words.data()),
                         static_cast<int>(words.size()));
}

// A value that the language has not had yet.
xmlNode* new_value(xmlNode* translation, const std::string& key) {
    const std::string id = key.substr(0, key.find(' ')),
                      form = key.substr(std::min(id.size() + 1, key.size()));
    xmlNode* text = nullptr;
    for (xmlNode* each : below(translation, "text"))
        if (attribute(each, "id") == id) text = each;
    if (text == nullptr) {
        text = xmlNewChild(translation, translation->ns, letters("text"), nullptr);
        xmlNewProp(text, letters("id"), letters(id));
    }
    xmlNode* value = xmlNewChild(text, text->ns, letters("value"), nullptr);
    if (!form.empty()) xmlNewProp(value, letters("form"), letters(form));
    return value;
}

// Our attributes on a translation: `value` "" takes one away.
void mark(xmlNode* translation, const char* name, const std::string& value) {
    xmlNs* space = xmlSearchNsByHref(translation->doc, translation, letters(ours));
    if (space == nullptr)
        space = xmlNewNs(xmlDocGetRootElement(translation->doc), letters(ours), letters("have-your-say"));
    if (value.empty())
        xmlUnsetNsProp(translation, space, letters(name));
    else
        xmlSetNsProp(translation, space, letters(name), letters(value));
}

}  // namespace

Result<FormWords> read_form_words(std::string_view form_xml, const std::string& code) {
    if (const auto judged = read_xml(form_xml); !judged) return tl::unexpected(judged.error());
    const Document document = parsed(form_xml);
    const xmlNode *translation = translation_of(document, code), *source = source_of(document);
    const xmlNode* root = first_below(first_below(model_of(document), "instance"), "");
    if (root == nullptr) return fail(ErrorKind::invalid, "it is no form: it has no instance.");
    if (translation == nullptr)
        return fail(ErrorKind::invalid,
                    "the form has no translation for '" + code + "': add <translation lang=\"Name (" + code +
                        ")\" have-your-say:draft=\"true\"> with its texts to the form's itext.");
    if (translation == source)
        return fail(ErrorKind::invalid, "'" + code + "' is what the others are translated from.");
    std::map<std::string, std::string> own;
    each_value(translation, [&](const std::string& key, xmlNode* value) { own[key] = words_of(value); });
    FormWords words{attribute(root, "id"), attribute(root, "version"), attribute(translation, "lang"), {}};
    each_value(source, [&](const std::string& key, xmlNode* value) {
        if (const std::string english = words_of(value); !english.empty())
            words.texts.push_back({key, english, own[key]});
    });
    return words;
}

std::string with_words(std::string_view form_xml, const std::string& code, const Revision& revision) {
    const Document document = parsed(form_xml);
    xmlNode* translation = document == nullptr ? nullptr : translation_of(document, code);
    kiosk::require(translation != nullptr, "a form whose words were read has the language");
    bool changed = false;
    auto left = revision.words;
    each_value(translation, [&](const std::string& key, xmlNode* value) {
        const auto found = left.extract(key);
        if (found.empty() || found.mapped() == words_of(value)) return;
        put(value, found.mapped());
        changed = true;
    });
    for (const auto& [key, words] : left) put(new_value(translation, key), words);
    changed = changed || !left.empty();
    const bool read_alike =
        (attribute_of_ours(translation, "draft") == "true") == !revision.reviewed_by &&
        attribute_of_ours(translation, "reviewed-by") == revision.reviewed_by.value_or("");
    if (!changed && read_alike) return std::string(form_xml);
    mark(translation, "draft", revision.reviewed_by ? "" : "true");
    mark(translation, "reviewed-by", revision.reviewed_by.value_or(""));
    xmlNode* root = first_below(first_below(model_of(document), "instance"), "");
    if (changed) xmlSetProp(root, letters("version"), letters(next_version(attribute(root, "version"))));
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(document.get(), &bytes, &size, "UTF-8");
    kiosk::require(bytes != nullptr, "a document that was read can be written");
    std::string written(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return written;
}

std::vector<Reading> readings_of(std::string_view form_xml) {
    std::vector<Reading> all;
    if (!read_xml(form_xml)) return all;
    const Document document = parsed(form_xml);
    for (const xmlNode* each : translations_of(document))
        all.push_back({attribute(each, "lang"), attribute_of_ours(each, "draft") == "true",
                       attribute_of_ours(each, "reviewed-by")});
    return all;
}

std::string next_version(const std::string& version) {
    std::string next = version;
    for (std::size_t at = next.size(); at-- > 0 && next[at] >= '0' && next[at] <= '9';) {
        next[at] = next[at] == '9' ? '0' : static_cast<char>(next[at] + 1);
        if (next[at] != '0') return next;
        if (at == 0 || next[at - 1] < '0' || next[at - 1] > '9') return next.insert(at, "1");
    }
    return version.empty() ? "1" : version + ".1";
}

}  // namespace council
