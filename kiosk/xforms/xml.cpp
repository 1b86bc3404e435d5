// SPDX-License-Identifier: Apache-2.0
// SAX, not libxml2's tree: the counters stand between the parser and memory, so a flood stops at its limit.
#include "kiosk/xforms/xml.h"

#include <algorithm>
#include <mutex>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "kiosk/blanks.h"
#include "kiosk/xforms/html_tags.h"

namespace xforms {

namespace {

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

// RELIABILITY X7: whatever a form says, nothing outside it is ever opened.
xmlParserInputPtr refuse_to_load(const char*, const char*, xmlParserCtxtPtr) {
    return nullptr;
}

// Without XML_PARSE_NOENT (never given, RELIABILITY D11) libxml2 hands every ampersand of an attribute on as
// "&#38;".
std::string attribute_value(const xmlChar* begin, const xmlChar* end) {
    std::string value(reinterpret_cast<const char*>(begin), reinterpret_cast<const char*>(end));
    for (std::size_t at = 0; (at = value.find("&#38;", at)) != std::string::npos; ++at)
        value.replace(at, 5, "&");
    return value;
}

void prepare_library_once() {
    static std::once_flag once;
    std::call_once(once, [] {
        xmlInitParser();
        xmlSetExternalEntityLoader(refuse_to_load);
    });
}

}  // namespace

class XmlReader {
 public:
    explicit XmlReader(const XmlLimits& limits)
        : limits_(limits), document_(std::make_unique<XmlDocument>()) {}

    std::unique_ptr<const XmlDocument> read(std::string_view bytes, XmlProblem& problem) {
        prepare_library_once();
        xmlSAXHandler sax = callbacks();
        parser_ = xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr);
        kiosk::require(parser_ != nullptr, "libxml2 makes a parser");
        xmlCtxtUseOptions(parser_, XML_PARSE_NONET);
        constexpr std::size_t step = 1 << 16;
        for (std::size_t at = 0; at < bytes.size() && problem_.sentence.empty(); at += step) {
            const std::string_view part = bytes.substr(at, step);
            xmlParseChunk(parser_, part.data(), static_cast<int>(part.size()), 0);
        }
        if (problem_.sentence.empty()) xmlParseChunk(parser_, nullptr, 0, 1);
        const bool well_formed = parser_->wellFormed;
        xmlFreeDoc(parser_->myDoc);
        xmlFreeParserCtxt(parser_);
        if (problem_.sentence.empty() && (!well_formed || document_->elements_.empty()))
            problem_ = {0, "the file is not well-formed XML; mend it"};
        problem = problem_;
        if (!problem_.sentence.empty()) return nullptr;
        return std::move(document_);
    }

 private:
    static XmlReader& self(void* context) { return *static_cast<XmlReader*>(context); }

    static xmlSAXHandler callbacks() {
        xmlSAXHandler sax{};
        sax.initialized = XML_SAX2_MAGIC;
        sax.startElementNs = [](void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
                                int namespace_count, const xmlChar** namespaces, int attribute_count, int,
                                const xmlChar** attributes) {
            self(context).start({view(prefix), view(name), view(uri)}, namespace_count, namespaces,
                                attribute_count, attributes);
        };
        sax.endElementNs = [](void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
            self(context).end();
        };
        sax.characters = [](void* context, const xmlChar* text, int length) {
            self(context).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
        };
        sax.cdataBlock = sax.characters;
        sax.comment = [](void* context, const xmlChar*) { self(context).count_node(); };
        sax.processingInstruction = [](void* context, const xmlChar*, const xmlChar*) {
            self(context).count_node();
        };
        sax.internalSubset = [](void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
            self(context).refuse(
                "a document type declaration (DOCTYPE) is not allowed in a form; take it out");
        };
        // The error is const from libxml2 2.12 on.
        sax.serror = [](void* context, auto* error) { self(context).report(*error); };
        return sax;
    }

    struct Name {
        std::string_view prefix, local, uri;
    };

    void start(const Name& name, int namespace_count, const xmlChar** namespaces, int attribute_count,
               const xmlChar** attributes) {
        if (!problem_.sentence.empty()) return;
        if (!count_node()) return;
        if (open_.size() >= limits_.depth)
            return refuse("elements stand more than " + std::to_string(limits_.depth) +
                          " deep in one another; let them stand less deep");
        if (static_cast<std::size_t>(namespace_count + attribute_count) > limits_.attributes)
            return refuse("an element has more than " + std::to_string(limits_.attributes) +
                          " attributes; leave some out");
        XmlElement& element = document_->elements_.emplace_back();
        element.prefix = keep(name.prefix);
        element.name = keep(name.local);
        element.namespace_uri = keep(name.uri);
        element.line = line();
        for (int i = 0; i < namespace_count; ++i)
            element.namespaces.push_back({keep(view(namespaces[2 * i])), keep(view(namespaces[2 * i + 1]))});
        for (int i = 0; i < attribute_count; ++i) {
            const xmlChar** part = attributes + 5 * i;  // name, prefix, uri, value begin, value end
            element.attributes.push_back({keep(view(part[1])), keep(view(part[0])), keep(view(part[2])),
                                          attribute_value(part[3], part[4])});
        }
        if (!open_.empty()) open_.back()->content.push_back({{}, &element});
        open_.push_back(&element);
    }

    // Blank text between elements is layout, except in mixed content: "<output/> <output/>" is two words.
    void end() {
        if (!problem_.sentence.empty() || open_.empty()) return;
        std::vector<XmlContent>& content = open_.back()->content;
        // <b> is bold within words, and may be a node's name anywhere else.
        const bool is_text = std::any_of(open_.begin(), open_.end(), [](const XmlElement* around) {
            return around->name == "label" || around->name == "hint" || around->name == "value";
        });
        const bool mixed = std::any_of(content.begin(), content.end(), [&](const XmlContent& part) {
            if (!part.element) return !kiosk::is_blank(part.text);
            return part.element->name == "output" || (is_text && is_html_element(part.element->name));
        });
        if (!mixed) std::erase_if(content, [](const XmlContent& part) { return !part.element; });
        content.shrink_to_fit();
        open_.pop_back();
    }

    void add_text(std::string_view text) {
        if (!problem_.sentence.empty() || open_.empty()) return;
        std::vector<XmlContent>& content = open_.back()->content;
        if (content.empty() || content.back().element) {
            if (!kiosk::is_blank(text) && !count_node()) return;
            content.emplace_back();
        }
        content.back().text += text;
    }

    bool count_node() {
        if (++nodes_ <= limits_.nodes) return true;
        refuse("the file has more than " + std::to_string(limits_.nodes) + " nodes; leave some out");
        return false;
    }

    void report(const xmlError& error) {
        if (error.level < XML_ERR_ERROR || !problem_.sentence.empty()) return;
        std::string message = error.message ? error.message : "not well-formed XML";
        while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.pop_back();
        problem_ = {error.line,
                    "the file is not well-formed XML: " + message.substr(0, 200) + "; mend it there"};
    }

    void refuse(std::string sentence) {
        if (problem_.sentence.empty()) problem_ = {line(), std::move(sentence)};
        xmlStopParser(parser_);
    }

    int line() const { return parser_->input ? parser_->input->line : 0; }

    std::string_view keep(std::string_view name) {
        const auto found = document_->names_.find(name);
        return found != document_->names_.end() ? *found : *document_->names_.emplace(name).first;
    }

    const XmlLimits& limits_;
    std::unique_ptr<XmlDocument> document_;
    xmlParserCtxtPtr parser_ = nullptr;
    std::vector<XmlElement*> open_;
    std::size_t nodes_ = 0;
    XmlProblem problem_;
};

std::unique_ptr<const XmlDocument> read_xml(std::string_view bytes, const XmlLimits& limits,
                                            XmlProblem& problem) {
    problem = kiosk::is_blank(bytes) ? XmlProblem{0, "the file is empty; write it again"}
                                     : find_flood(bytes, limits);
    if (!problem.sentence.empty()) return nullptr;
    return XmlReader(limits).read(bytes, problem);
}

const std::string* XmlElement::attribute(std::string_view wanted, std::string_view uri) const {
    for (const XmlAttribute& attribute : attributes)
        if (attribute.name == wanted && attribute.namespace_uri == uri) return &attribute.value;
    return nullptr;
}

std::string_view XmlElement::value(std::string_view wanted, std::string_view uri) const {
    const std::string* found = attribute(wanted, uri);
    return found ? std::string_view(*found) : std::string_view();
}

const XmlElement* XmlElement::child(std::string_view wanted) const {
    for (const XmlContent& part : content)
        if (part.element && part.element->name == wanted) return part.element;
    return nullptr;
}

std::vector<const XmlElement*> XmlElement::children() const {
    std::vector<const XmlElement*> found;
    for (const XmlContent& part : content)
        if (part.element) found.push_back(part.element);
    return found;
}

std::string XmlElement::text() const {
    std::string all;
    for (const XmlContent& part : content) all += part.element ? part.element->text() : part.text;
    return all;
}

}  // namespace xforms
