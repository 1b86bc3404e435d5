// SPDX-License-Identifier: Apache-2.0
// The shipped forms' itext, read apart from the engine, for the tests of this folder.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "tests/consultation/filling_in.h"

namespace consultation {

struct Itext {
    struct Translation {
        std::string name, draft;
        std::map<std::string, std::string> texts;
        std::map<std::string, std::string> pictures;  // by text
        std::map<std::string, std::string> shorts;    // by text and ":short": form="short"
    };
    std::vector<Translation> translations;
    std::set<std::string> references;  // ids that the body and the bindings name
};

inline std::string attribute(xmlNode* node, const char* name, const char* space = nullptr) {
    const auto* wanted = reinterpret_cast<const xmlChar*>(name);
    xmlChar* value = space == nullptr ? xmlGetNoNsProp(node, wanted)
                                      : xmlGetNsProp(node, wanted, reinterpret_cast<const xmlChar*>(space));
    const std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
    xmlFree(value);
    return text;
}

inline std::vector<xmlNode*> find(xmlXPathContext* context, const char* path, xmlNode* from = nullptr) {
    context->node = from;
    auto* found = xmlXPathEval(reinterpret_cast<const xmlChar*>(path), context);
    std::vector<xmlNode*> nodes;
    if (found != nullptr && found->nodesetval != nullptr)
        nodes.assign(found->nodesetval->nodeTab, found->nodesetval->nodeTab + found->nodesetval->nodeNr);
    xmlXPathFreeObject(found);
    return nodes;
}

inline std::string content(xmlNode* node) {
    xmlChar* value = xmlNodeGetContent(node);
    const std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
    xmlFree(value);
    return text;
}

inline Itext read_itext(const std::string& path = form_path) {
    const std::string xml = form_xml(path);
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, XML_PARSE_NONET),
        xmlFreeDoc);
    kiosk::require(document != nullptr, "the shipped form is well-formed");
    const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(
        xmlXPathNewContext(document.get()), xmlXPathFreeContext);
    xmlXPathRegisterNs(context.get(), reinterpret_cast<const xmlChar*>("x"),
                       reinterpret_cast<const xmlChar*>("http://www.w3.org/2002/xforms"));
    Itext itext;
    for (xmlNode* node : find(context.get(), "//x:itext/x:translation")) {
        Itext::Translation translation{
            attribute(node, "lang"), attribute(node, "draft", "urn:have-your-say:form"), {}, {}, {}};
        for (xmlNode* text : find(context.get(), "x:text", node)) {
            const std::string id = attribute(text, "id");
            const auto values = find(context.get(), "x:value[not(@form)]", text);
            const bool fresh =
                translation.texts.emplace(id, values.empty() ? "" : content(values.front())).second;
            for (xmlNode* value : find(context.get(), "x:value[@form='short']", text))
                translation.shorts.emplace(id + ":short", content(value));
            EXPECT_TRUE(fresh) << translation.name << " has two texts " << id;
            for (xmlNode* value : find(context.get(), "x:value[@form='image']", text))
                translation.pictures.emplace(id, content(value));
        }
        itext.translations.push_back(std::move(translation));
    }
    for (xmlNode* node : find(context.get(), "//@*[starts-with(., \"jr:itext('\")]")) {
        const std::string call = content(node);
        itext.references.insert(call.substr(10, call.size() - 12));
    }
    return itext;
}

}  // namespace consultation
