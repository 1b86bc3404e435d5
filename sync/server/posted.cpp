// SPDX-License-Identifier: Apache-2.0
#include "sync/server/posted.h"

#include <algorithm>

#include "sync/server/xml.h"

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

constexpr std::size_t longest_name = 255;
constexpr std::size_t most_files = 100;

bool is_sane_identifier(std::string_view text) {
    return !text.empty() && text.size() <= longest_name &&
           std::none_of(text.begin(), text.end(),
                        [](unsigned char letter) { return letter < ' ' || letter == 127; });
}

Result<void> read_manifest(const XmlElement* root, Posted& posted) {
    posted.encrypted_key = text_of(element(root, "base64EncryptedKey"));
    posted.signature = text_of(element(root, "base64EncryptedElementSignature"));
    for (const XmlElement* media : elements(root)) {
        if (media->name == "media") posted.files.push_back(text_of(element(media, "file")));
    }
    posted.files.push_back(text_of(element(root, "encryptedXmlFile")));

    if (posted.encrypted_key.empty())
        return fail(ErrorKind::invalid, "the manifest has no base64EncryptedKey");
    for (const std::string& name : posted.files) {
        if (!is_plain_file_name(name))
            return fail(ErrorKind::invalid, "the manifest names a file that is not a plain file name");
    }
    auto names = posted.files;
    std::sort(names.begin(), names.end());
    if (std::adjacent_find(names.begin(), names.end()) != names.end())
        return fail(ErrorKind::invalid, "the manifest names a file twice");
    return {};
}

// A clear record does not say which of its nodes are files without its form, so each leaf that could be one
// counts: a part is matched by name against node text, as Central does.
void find_files(const XmlElement* node, std::vector<std::string>& files) {
    const auto children = elements(node);
    for (const XmlElement* child : children) find_files(child, files);
    if (!children.empty() || files.size() > most_files) return;
    std::string text = text_of(node);
    if (is_plain_file_name(text) && text.find('.') != text.npos) files.push_back(std::move(text));
}

}  // namespace

bool is_plain_file_name(std::string_view name) {
    return is_sane_identifier(name) && name != "." && name != ".." && name.find_first_of("/\\") == name.npos;
}

Result<Posted> read_posted(std::string_view xml) {
    const auto document = read_xml(xml);
    if (!document)
        return fail(ErrorKind::invalid, "the submission cannot be read: " + document.error().sentence);
    const XmlElement* root = &(*document)->root();
    const XmlElement* meta = element(root, "meta");

    Posted posted;
    posted.form_id = attribute(root, "id");
    posted.version = attribute(root, "version");
    posted.instance_id = text_of(element(meta, "instanceID"));
    if (!is_sane_identifier(posted.form_id)) return fail(ErrorKind::invalid, "the submission has no form id");
    if (posted.version.size() > longest_name) return fail(ErrorKind::invalid, "the form version is too long");
    if (!is_sane_identifier(posted.instance_id))
        return fail(ErrorKind::invalid,
                    "the submission has no instanceID, so it could not be told from another");
    if (element(meta, "deprecatedID"))
        return fail(ErrorKind::invalid,
                    "edited submissions are not taken: each submission here stands as it was given");

    if (attribute(root, "encrypted") != "yes") {
        find_files(root, posted.files);
        return posted;
    }
    posted.kind = Posted::Kind::encrypted;
    if (auto read = read_manifest(root, posted); !read) return tl::unexpected(read.error());
    if (posted.files.size() > most_files)
        return fail(ErrorKind::invalid, "the manifest names more than 100 files");
    return posted;
}

}  // namespace council
