// SPDX-License-Identifier: Apache-2.0
// The engine's XML reader, as this room uses it: submissions that kiosks post and form definitions, under its
// limits (RELIABILITY D11: no DOCTYPE, 5 MB, 200,000 nodes, 64 attributes an element, depth 100, UTF-8 only),
// with steps that take a missing element for an empty one.
//
// Namespaces are not compared: what ODK Central accepts has `meta` in three of them, and in none.
// Errors: ErrorKind::invalid, a sentence with the line. Pure; any thread.
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

std::vector<const XmlElement*> elements(const XmlElement* parent);
const XmlElement* element(const XmlElement* parent,
                          std::string_view name);                 // the first of that name, or nullptr
std::string attribute(const XmlElement*, std::string_view name);  // "" where absent
std::string text_of(const XmlElement*);                           // of all below; "" for nullptr
std::string escape_xml(std::string_view);

}  // namespace council
