// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/xml.h"

#include "kiosk/xml_text.h"

namespace council {

namespace {

kiosk::Result<std::unique_ptr<const xforms::XmlDocument>> read(std::string_view bytes,
                                                               const xforms::XmlLimits& limits) {
    xforms::XmlProblem problem;
    auto document = xforms::read_xml(bytes, limits, problem);
    if (document) return document;
    return kiosk::fail(kiosk::ErrorKind::invalid,
                       "line " + std::to_string(problem.line) + ": " + problem.sentence);
}

}  // namespace

kiosk::Result<std::unique_ptr<const xforms::XmlDocument>> read_xml(std::string_view bytes) {
    return read(bytes, {});
}

kiosk::Result<std::unique_ptr<const xforms::XmlDocument>> read_submission(std::string_view bytes) {
    return read(bytes, xforms::submission_limits);
}

std::vector<const XmlElement*> elements(const XmlElement* parent) {
    return parent ? parent->children() : std::vector<const XmlElement*>();
}

const XmlElement* element(const XmlElement* parent, std::string_view name) {
    return parent ? parent->child(name) : nullptr;
}

std::string attribute(const XmlElement* element, std::string_view name) {
    return element ? std::string(element->value(name)) : "";
}

std::string text_of(const XmlElement* element) {
    return element ? element->text() : "";
}

std::string form_id(const XmlElement& root) {
    const std::string id = attribute(&root, "id");
    const bool of_its_own = root.namespace_uri != "http://www.w3.org/2002/xforms";
    return id.empty() && of_its_own ? std::string(root.namespace_uri) : id;
}

std::string form_version(const XmlElement& root) {
    const std::string version = attribute(&root, "version");
    return version.empty() ? std::string(root.value("version", "http://openrosa.org/xforms")) : version;
}

std::string escape_xml(std::string_view text) {
    return kiosk::escaped(text, kiosk::XmlPlace::content);
}

}  // namespace council
