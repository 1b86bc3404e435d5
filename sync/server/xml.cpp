// SPDX-License-Identifier: Apache-2.0
#include "sync/server/xml.h"

#include <algorithm>
#include <optional>

#include <libxml/parser.h>

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

constexpr std::size_t most_bytes = 5'000'000;
constexpr int most_elements = 200'000;
constexpr int most_attributes = 64;
constexpr int most_depth = 100;

// What a start tag holds, found without a parser: valid here because no DTD can redefine anything.
struct Tag {
    std::size_t end;  // past its '>'
    int attributes = 0;
    bool closes_itself = false;
};

Tag scan_tag(std::string_view text, std::size_t at) {
    Tag tag{text.size()};
    char quote = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        const char letter = text[i];
        if (quote) {
            if (letter == quote) quote = 0;
        } else if (letter == '"' || letter == '\'') {
            quote = letter;
            ++tag.attributes;
        } else if (letter == '>') {
            tag.closes_itself = text[i - 1] == '/';
            tag.end = i + 1;
            return tag;
        }
    }
    return tag;  // never closed: libxml2 will say so
}

std::size_t skip_past(std::string_view text, std::size_t at, std::string_view mark) {
    const std::size_t found = text.find(mark, at);
    return found == text.npos ? text.size() : found + mark.size();
}

std::optional<std::string> over_a_limit(std::string_view text) {
    int elements_seen = 0, depth = 0;
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at)) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            at = skip_past(text, at + 4, "-->");
        } else if (rest.starts_with("<![CDATA[")) {
            at = skip_past(text, at, "]]>");
        } else if (rest.starts_with("<?")) {
            at = skip_past(text, at, "?>");
        } else if (rest.starts_with("<!")) {
            return "it has a DOCTYPE, which is never read";
        } else if (rest.starts_with("</")) {
            --depth;
            at += 2;
        } else {
            const Tag tag = scan_tag(text, at + 1);
            if (!tag.closes_itself) ++depth;
            if (++elements_seen > most_elements) return "it has more than 200,000 elements";
            if (tag.attributes > most_attributes) return "an element has more than 64 attributes";
            if (depth > most_depth) return "its elements are nested deeper than 100";
            at = tag.end;
        }
    }
    return std::nullopt;
}

std::string reason(xmlParserCtxt* context) {
    const xmlError* error = xmlCtxtGetLastError(context);
    if (!error || !error->message) return "it is not well-formed XML";
    std::string message = error->message;
    std::replace(message.begin(), message.end(), '\n', ' ');
    while (message.ends_with(' ')) message.pop_back();
    return "line " + std::to_string(error->line) + ": " + message;
}

}  // namespace

Result<Xml> Xml::read(std::string_view bytes) {
    if (bytes.size() > most_bytes) return fail(ErrorKind::invalid, "it is larger than 5 MB");
    if (bytes.find('\0') != bytes.npos) return fail(ErrorKind::invalid, "it has a NUL byte");
    if (auto over = over_a_limit(bytes)) return fail(ErrorKind::invalid, *over);

    std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxt*)> context(xmlNewParserCtxt(), xmlFreeParserCtxt);
    kiosk::require(context != nullptr, "libxml2 has memory for a parser");
    Xml xml;
    // The encoding is said here and not taken from the document: the checks above read it as UTF-8 too.
    xml.document_.reset(xmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()),
                                          nullptr, "UTF-8",
                                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!xml.document_ || !xml.root()) return fail(ErrorKind::invalid, reason(context.get()));
    return xml;
}

std::string Xml::write() const {
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(document_.get(), &bytes, &size, "UTF-8");
    kiosk::require(bytes != nullptr, "a document that was read can be written");
    std::string text(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return text;
}

std::string_view name_of(const xmlNode* node) {
    return reinterpret_cast<const char*>(node->name);
}

std::vector<xmlNode*> elements(const xmlNode* parent) {
    std::vector<xmlNode*> found;
    for (xmlNode* node = parent ? parent->children : nullptr; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) found.push_back(node);
    }
    return found;
}

xmlNode* element(const xmlNode* parent, std::string_view name) {
    for (xmlNode* node = parent ? parent->children : nullptr; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && name_of(node) == name) return node;
    }
    return nullptr;
}

namespace {
std::string take_text(xmlChar* text) {
    if (!text) return {};
    std::string copy = reinterpret_cast<char*>(text);
    xmlFree(text);
    return copy;
}
}  // namespace

std::string attribute(const xmlNode* node, const char* name) {
    return node ? take_text(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name))) : "";
}

std::string text_of(const xmlNode* node) {
    return node ? take_text(xmlNodeGetContent(node)) : "";
}

std::string escape_xml(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        switch (letter) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                escaped += letter;
        }
    }
    return escaped;
}

}  // namespace council
