// SPDX-License-Identifier: Apache-2.0
// The engine's reader judges a form; libxml2's own tree is used only to write the changed form, because what
// is served must keep every comment and blank that the author put there. It never sees a form that the reader
// has not passed.
#include "sync/server/definition.h"

#include <memory>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "sync/server/crypto.h"
#include "sync/server/xml.h"

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

std::string form_id(const XmlElement& primary) {
    const std::string id = attribute(&primary, "id");
    // Old forms have no id; their namespace stands for it.
    return id.empty() ? std::string(primary.namespace_uri) : id;
}

const xmlChar* letters(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

// The first element below `parent` of that name, or of any name for "".
xmlNode* step(const xmlNode* parent, std::string_view name) {
    for (xmlNode* node = parent ? parent->children : nullptr; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (name.empty() || reinterpret_cast<const char*>(node->name) == name) return node;
    }
    return nullptr;
}

std::string written(xmlDoc* document) {
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(document, &bytes, &size, "UTF-8");
    kiosk::require(bytes != nullptr, "a document that was read can be written");
    std::string text(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return text;
}

}  // namespace

Result<Definition> read_definition(std::string_view xml) {
    const auto document = read_xml(xml);
    if (!document) return tl::unexpected(document.error());
    const XmlElement* head = element(&(*document)->root(), "head");
    const XmlElement* model = element(head, "model");
    const auto roots = elements(element(model, "instance"));
    if (roots.empty()) return fail(ErrorKind::invalid, "it has no primary instance, so it is no ODK XForm");

    Definition definition;
    definition.id = form_id(*roots.front());
    definition.version = attribute(roots.front(), "version");
    definition.title = text_of(element(head, "title"));
    definition.public_key = attribute(element(model, "submission"), "base64RsaPublicKey");
    if (definition.id.empty()) return fail(ErrorKind::invalid, "its primary instance has no id");
    if (definition.title.empty()) definition.title = definition.id;
    return definition;
}

Result<std::string> with_public_key(std::string_view xml, const std::string& base64_key) {
    const auto definition = read_definition(xml);
    if (!definition) return tl::unexpected(definition.error());
    const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
        xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", XML_PARSE_NONET),
        xmlFreeDoc);
    kiosk::require(document != nullptr, "a form that was read can be read again");

    xmlNode* model = step(step(xmlDocGetRootElement(document.get()), "head"), "model");
    xmlNode* primary = step(step(model, "instance"), "");
    const std::string mark = to_base64(sha256(base64_key).substr(0, 6));
    xmlSetProp(primary, letters("version"), letters(definition->version + "[encrypted:" + mark + "]"));
    xmlNode* submission = step(model, "submission");
    if (!submission) submission = xmlNewChild(model, model->ns, letters("submission"), nullptr);
    xmlSetProp(submission, letters("base64RsaPublicKey"), letters(base64_key));
    return written(document.get());
}

}  // namespace council
