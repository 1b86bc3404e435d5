// SPDX-License-Identifier: Apache-2.0
// Reads the XML of submissions, with the form engine's XML reader and under its limits (RELIABILITY D11: no
// DOCTYPE, 5 MB, 200,000 nodes, 64 attributes an element, depth 100, UTF-8 only). The functions take nullptr
// for an element without children, attributes and text.
//
// Namespaces are not compared: ODK Central accepts `meta` in three namespaces, and in none. Errors:
// ErrorKind::invalid, a sentence with the line. Pure; any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/xforms/xml.h"

namespace council {

using XmlElement = xforms::XmlElement;

kiosk::Result<std::unique_ptr<const xforms::XmlDocument>> read_xml(std::string_view bytes);
// Under the limits of what a kiosk seals.
kiosk::Result<std::unique_ptr<const xforms::XmlDocument>> read_submission(std::string_view bytes);

std::vector<const XmlElement*> elements(const XmlElement* parent);
const XmlElement* element(const XmlElement* parent,
                          std::string_view name);                 // the first of that name, or nullptr
std::string attribute(const XmlElement*, std::string_view name);  // "" where absent
std::string text_of(const XmlElement*);                           // of all below; "" for nullptr
std::string escape_xml(std::string_view);

// The form that the root of a submission in clear belongs to, as the form engine reads its forms: `id`, or
// the root's namespace where an old form has no id; `version`, or orx:version.
std::string form_id(const XmlElement& root);
std::string form_version(const XmlElement& root);

}  // namespace council
