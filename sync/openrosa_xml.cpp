// SPDX-License-Identifier: Apache-2.0
#include "sync/openrosa_xml.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include <libxml/xmlreader.h>

#include "kiosk/blanks.h"

namespace openrosa {
namespace {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

constexpr const char* list_namespace = "http://openrosa.org/xforms/xformsList";
constexpr const char* manifest_namespace = "http://openrosa.org/xforms/xformsManifest";
constexpr const char* xforms_namespace = "http://www.w3.org/2002/xforms";
constexpr const char* response_namespace = "http://openrosa.org/http/response";

constexpr int most_depth = 16;
constexpr std::size_t most_entries = 1'000;
constexpr std::size_t longest_name = 255;  // bytes; ext4's limit for one name

// libxml2 2.9 compares each attribute of a tag with all before it: 10,000 take 0.35 s, and 200,000 take
// minutes (RELIABILITY section 0.6). So the length of one tag or text is limited. No honest answer comes near
// the limit.
constexpr std::size_t longest_stretch = 16 << 10;

struct Shape {
    const char* name_space;
    const char* root;
    const char*
        entry;  // the child of the root that repeats, or nullptr: then the root itself is the only entry
};

using Fields = std::map<std::string, std::string>;

std::string text(const xmlChar* from) {
    return from ? reinterpret_cast<const char*>(from) : "";
}

std::optional<std::string> objection(std::string_view xml) {
    // XML knows only this spelling, in upper case. The bytes must be UTF-8, so that it cannot be hidden.
    if (xml.find("<!DOCTYPE") != xml.npos) return "it declares a DOCTYPE";
    if (xml.find('\0') != xml.npos) return "it holds a NUL byte";
    for (std::size_t at = xml.find('<'); at != xml.npos;) {
        const std::size_t next = std::min(xml.find('<', at + 1), xml.size());
        if (next - at > longest_stretch) return "one of its elements is too long";
        at = next == xml.size() ? xml.npos : next;
    }
    return std::nullopt;
}

// Reads an answer once, and gives the fields of each entry: texts by the names of their elements.
class Reading {
 public:
    Reading(std::string_view xml, Shape shape)
        : shape_(shape),
          reader_(xmlReaderForMemory(
                      xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8",
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA),
                  xmlFreeTextReader) {}

    std::optional<std::vector<Fields>> entries() {
        if (!reader_) return std::nullopt;
        int more = 0;
        while ((more = xmlTextReaderRead(reader_.get())) == 1)
            if (!take_node()) return std::nullopt;
        if (more < 0 || !root_seen_) return std::nullopt;
        return std::move(entries_);
    }

 private:
    bool take_node() {
        const int depth = xmlTextReaderDepth(reader_.get());
        if (depth > most_depth) return false;
        switch (xmlTextReaderNodeType(reader_.get())) {
            case XML_READER_TYPE_ELEMENT:
                return take_element(depth);
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_CDATA:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                return take_text(depth);
            case XML_READER_TYPE_ENTITY_REFERENCE:
                return false;
            default:
                return true;
        }
    }

    bool take_element(int depth) {
        const std::string name = text(xmlTextReaderConstLocalName(reader_.get()));
        const bool ours = text(xmlTextReaderConstNamespaceUri(reader_.get())) == shape_.name_space;
        const int entry_depth = shape_.entry ? 1 : 0;
        field_ = nullptr;
        if (depth == 0) {
            root_seen_ = ours && name == shape_.root;
            if (root_seen_ && !shape_.entry) entries_.emplace_back();
            return root_seen_;
        }
        if (depth == entry_depth) {
            in_entry_ = ours && name == shape_.entry;
            if (in_entry_) start_entry();
            return entries_.size() <= most_entries;
        }
        if (depth != entry_depth + 1 || !ours || !(in_entry_ || !shape_.entry)) return true;
        const auto [at, fresh] = entries_.back().try_emplace(name);
        if (fresh) field_ = &at->second;
        return fresh;
    }

    void start_entry() {
        entries_.emplace_back();
        if (xmlChar* type = xmlTextReaderGetAttribute(reader_.get(), BAD_CAST "type")) {
            entries_.back()["@type"] = text(type);
            xmlFree(type);
        }
    }

    bool take_text(int depth) {
        const int field_depth = shape_.entry ? 3 : 2;
        if (field_ && depth == field_depth) *field_ += text(xmlTextReaderConstValue(reader_.get()));
        return true;
    }

    Shape shape_;
    std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader_;
    std::vector<Fields> entries_;
    std::string* field_ = nullptr;
    bool root_seen_ = false, in_entry_ = false;
};

Result<std::vector<Fields>> read_entries(std::string_view xml, Shape shape, const std::string& what) {
    if (const auto why = objection(xml))
        return fail(ErrorKind::invalid, "The server's " + what + " is refused: " + *why + ".");
    auto entries = Reading(xml, shape).entries();
    if (!entries)
        return fail(ErrorKind::invalid, "The server's " + what + " is no " + what + " as OpenRosa has it.");
    return std::move(*entries);
}

std::string field(const Fields& fields, const char* name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : std::string(kiosk::trimmed(found->second));
}

// In an OpenRosa manifest `filename` may be a relative path. The store keeps media in a database, where a
// path does no harm. It is refused all the same, because somebody may one day write the media to a folder.
bool stays_in_its_folder(std::string_view name) {
    if (name.empty() || name.size() > longest_name || name.find_first_of("\\:") != name.npos) return false;
    if (std::any_of(name.begin(), name.end(), [](unsigned char each) { return each < 0x20 || each == 0x7f; }))
        return false;
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t to = std::min(name.find('/', from), name.size());
        const std::string_view part = name.substr(from, to - from);
        if (part.empty() || part == "." || part == "..") return false;
        from = to + 1;
    }
    return true;
}

}  // namespace

Result<std::vector<ListedForm>> read_form_list(std::string_view xml) {
    const auto entries = read_entries(xml, {list_namespace, "xforms", "xform"}, "form list");
    if (!entries) return tl::unexpected(entries.error());
    std::vector<ListedForm> forms;
    for (const Fields& each : *entries)
        forms.push_back({field(each, "formID"), field(each, "version"), field(each, "hash"),
                         field(each, "downloadUrl"), field(each, "manifestUrl")});
    return forms;
}

Result<std::vector<ListedMedia>> read_manifest(std::string_view xml) {
    const auto entries = read_entries(xml, {manifest_namespace, "manifest", "mediaFile"}, "manifest");
    if (!entries) return tl::unexpected(entries.error());
    std::vector<ListedMedia> media;
    std::set<std::string> names;
    for (const Fields& each : *entries) {
        media.push_back(
            {field(each, "filename"), field(each, "hash"), field(each, "downloadUrl"), field(each, "@type")});
        if (!stays_in_its_folder(media.back().filename))
            return fail(ErrorKind::invalid,
                        "The server's manifest is refused: it names a media file that is no plain file.");
        if (!names.insert(media.back().filename).second)
            return fail(ErrorKind::invalid,
                        "The server's manifest is refused: it names one media file twice.");
    }
    return media;
}

std::optional<std::string> unescaped(std::string_view text) {
    const std::string xml = "<all><text>" + std::string(text) + "</text></all>";
    auto entries = read_entries(xml, {"", "all", nullptr}, "text");
    if (!entries || entries->front().size() != 1) return std::nullopt;
    return std::move(entries->front()["text"]);
}

std::string submission_action(std::string_view form_xml) {
    if (form_xml.find("<!DOCTYPE") != form_xml.npos) return "";
    const std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader(
        xmlReaderForMemory(form_xml.data(), static_cast<int>(form_xml.size()), nullptr, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
        xmlFreeTextReader);
    while (reader && xmlTextReaderRead(reader.get()) == 1) {
        const bool element = xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_ELEMENT;
        if (!element || text(xmlTextReaderConstLocalName(reader.get())) != "submission" ||
            text(xmlTextReaderConstNamespaceUri(reader.get())) != xforms_namespace)
            continue;
        xmlChar* action = xmlTextReaderGetAttribute(reader.get(), BAD_CAST "action");
        std::string found(kiosk::trimmed(text(action)));
        xmlFree(action);
        return found;
    }
    return "";
}

std::optional<std::string> read_response(std::string_view body) {
    const auto entries = read_entries(body, {response_namespace, "OpenRosaResponse", nullptr}, "reply");
    if (!entries) return std::nullopt;
    return field(entries->front(), "message");
}

}  // namespace openrosa
