// SPDX-License-Identifier: Apache-2.0
// xforms::Form judges a form and says what it is. libxml2's own tree only writes the changed form, because
// what is served must keep each comment and blank of its author. It never sees a form that xforms::Form has
// not loaded.
#include "sync/server/sealed_form.h"

#include <memory>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "kiosk/result.h"
#include "sync/inbox/crypto.h"

namespace council {

namespace {

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

std::string sealed_version(const std::string& version, const std::string& base64_key) {
    return version + "[encrypted:" + to_base64(sha256(base64_key).substr(0, 6)) + "]";
}

std::string with_public_key(std::string_view form_xml, const std::string& version,
                            const std::string& base64_key) {
    const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
        xmlReadMemory(form_xml.data(), static_cast<int>(form_xml.size()), nullptr, "UTF-8", XML_PARSE_NONET),
        xmlFreeDoc);
    kiosk::require(document != nullptr, "a form that was loaded can be read again");

    xmlNode* model = step(step(xmlDocGetRootElement(document.get()), "head"), "model");
    xmlNode* primary = step(step(model, "instance"), "");
    xmlSetProp(primary, letters("version"), letters(version));
    xmlNode* submission = step(model, "submission");
    if (!submission) submission = xmlNewChild(model, model->ns, letters("submission"), nullptr);
    xmlSetProp(submission, letters("base64RsaPublicKey"), letters(base64_key));
    return written(document.get());
}

}  // namespace council
