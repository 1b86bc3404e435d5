// SPDX-License-Identifier: Apache-2.0
// XML from outside, read by libxml2 under limits: submissions that kiosks post and form definitions.
//
// The house keeps libxml2 in kiosk/xforms; this room is the agreed exception, because an inbox must read a
// submission's manifest without running a form. Limits (RELIABILITY D11): DOCTYPE refused before parsing,
// never an entity, a DTD or the network, 5 MB, 200,000 nodes, 64 attributes an element, depth 100; UTF-8
// only, no NUL. The attribute and node caps are counted before libxml2 sees a byte: 2.9.14 burns a minute of
// CPU on 200,000 attributes of one element.
//
// Namespaces are not compared when reading: what ODK Central accepts has `meta` in three of them, and in
// none. Errors: ErrorKind::invalid, a sentence with the line. Threads: a document belongs to one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

#include "kiosk/result.h"

namespace council {

class Xml {
 public:
    static kiosk::Result<Xml> read(std::string_view bytes);

    xmlNode* root() const { return xmlDocGetRootElement(document_.get()); }
    std::string write() const;  // UTF-8, with a declaration

 private:
    struct Free {
        void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
    };
    std::unique_ptr<xmlDoc, Free> document_;
};

std::string_view name_of(const xmlNode*);  // without prefix
std::vector<xmlNode*> elements(const xmlNode* parent);
xmlNode* element(const xmlNode* parent,
                 std::string_view name);  // the first of that name, or nullptr; parent may be null
std::string attribute(const xmlNode*, const char* name);  // "" where absent
std::string text_of(const xmlNode*);                      // of all below; "" for nullptr
std::string escape_xml(std::string_view);                 // for text and for attributes in double quotes

}  // namespace council
