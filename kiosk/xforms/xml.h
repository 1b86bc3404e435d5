// SPDX-License-Identifier: Apache-2.0
// XML text to elements with line numbers; the only place of the kiosk where libxml2 parses.
//
// Everything read here came over a network, so it is refused, with the line, outside the limits of
// RELIABILITY D11: a DOCTYPE (and with it every entity but XML's own five), more than 5 MB, 200,000 nodes, 64
// attributes on one element, a depth of 100, an encoding other than UTF-8, or anything that is not
// well-formed. The limits are held while reading, never after. Elements point into their document. Threads: a
// document is immutable once read. Errors: ErrorKind::invalid.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kiosk/limits.h"
#include "kiosk/result.h"

namespace xforms {

struct XmlLimits {
    std::size_t bytes = limits::form_bytes;
    std::size_t nodes = limits::xml_nodes;
    std::size_t attributes = limits::xml_attributes;  // of one element, namespace declarations among them
    std::size_t depth = limits::xml_depth;
};

// Of a finished submission, for whoever reads one.
inline constexpr XmlLimits submission_limits{limits::submission_bytes, limits::submission_nodes,
                                             limits::xml_attributes, limits::xml_depth};

struct XmlAttribute {
    std::string_view prefix, name, namespace_uri;
    std::string value;
};

struct XmlNamespace {
    std::string_view prefix, uri;
};

struct XmlElement;

// A stretch of text, or an element where `element` is set.
struct XmlContent {
    std::string text;
    const XmlElement* element = nullptr;
};

struct XmlElement {
    std::string_view prefix, name, namespace_uri;
    int line = 0;
    std::vector<XmlAttribute> attributes;
    std::vector<XmlNamespace> namespaces;  // declared on this element
    std::vector<XmlContent> content;       // blank text between elements is left out

    // nullptr or "" where there is none; names are compared with their namespace, never by prefix.
    const std::string* attribute(std::string_view wanted, std::string_view uri = {}) const;
    std::string_view value(std::string_view wanted, std::string_view uri = {}) const;
    const XmlElement* child(std::string_view wanted) const;  // the first of that local name
    std::vector<const XmlElement*> children() const;
    std::string text() const;  // of this element and all below it
};

class XmlDocument {
 public:
    const XmlElement& root() const { return elements_.front(); }

 private:
    friend class XmlReader;
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
    };
    std::deque<XmlElement> elements_;
    std::unordered_set<std::string, NameHash, std::equal_to<>> names_;
};

struct XmlProblem {
    int line = 0;
    std::string sentence;
};

// nullptr, and what is wrong in `problem`, where the text is refused.
std::unique_ptr<const XmlDocument> read_xml(std::string_view bytes, const XmlLimits& limits,
                                            XmlProblem& problem);

// What can be seen to break a limit without parsing; part of read_xml. "" where nothing does.
XmlProblem find_flood(std::string_view bytes, const XmlLimits& limits);

}  // namespace xforms
