// SPDX-License-Identifier: Apache-2.0
#include "sync/server/definition.h"

#include "sync/server/crypto.h"
#include "sync/server/xml.h"

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

struct Places {
    const xmlNode* head;
    xmlNode* model;
    xmlNode* primary;  // the root of the primary instance: what becomes a submission
};

Result<Places> find_places(const Xml& xml) {
    const xmlNode* head = element(xml.root(), "head");
    xmlNode* model = element(head, "model");
    const auto roots = elements(element(model, "instance"));
    if (roots.empty()) return fail(ErrorKind::invalid, "it has no primary instance, so it is no ODK XForm");
    return Places{head, model, roots.front()};
}

std::string form_id(const xmlNode* primary) {
    std::string id = attribute(primary, "id");
    // Old forms have no id; their namespace stands for it.
    if (id.empty() && primary->ns && primary->ns->href) id = reinterpret_cast<const char*>(primary->ns->href);
    return id;
}

void set_attribute(xmlNode* node, const char* name, const std::string& value) {
    xmlSetProp(node, reinterpret_cast<const xmlChar*>(name), reinterpret_cast<const xmlChar*>(value.c_str()));
}

}  // namespace

Result<Definition> read_definition(std::string_view xml) {
    const auto document = Xml::read(xml);
    if (!document) return tl::unexpected(document.error());
    const auto places = find_places(*document);
    if (!places) return tl::unexpected(places.error());

    Definition definition;
    definition.id = form_id(places->primary);
    definition.version = attribute(places->primary, "version");
    definition.title = text_of(element(places->head, "title"));
    definition.public_key = attribute(element(places->model, "submission"), "base64RsaPublicKey");
    if (definition.id.empty()) return fail(ErrorKind::invalid, "its primary instance has no id");
    if (definition.title.empty()) definition.title = definition.id;
    return definition;
}

Result<std::string> with_public_key(std::string_view xml, const std::string& base64_key) {
    const auto document = Xml::read(xml);
    if (!document) return tl::unexpected(document.error());
    const auto places = find_places(*document);
    if (!places) return tl::unexpected(places.error());

    const std::string mark = to_base64(sha256(base64_key).substr(0, 6));
    set_attribute(places->primary, "version",
                  attribute(places->primary, "version") + "[encrypted:" + mark + "]");
    xmlNode* submission = element(places->model, "submission");
    if (!submission) {
        const auto* name = reinterpret_cast<const xmlChar*>("submission");
        submission = xmlNewChild(places->model, places->model->ns, name, nullptr);
    }
    set_attribute(submission, "base64RsaPublicKey", base64_key);
    return document->write();
}

}  // namespace council
