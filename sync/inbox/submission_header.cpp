// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/submission_header.h"

#include <algorithm>

#include "sync/inbox/result.h"
#include "sync/inbox/xml.h"

namespace council {

namespace {

constexpr std::size_t longest_name = 255;
constexpr std::size_t most_files = 100;

bool is_sane_identifier(std::string_view text) {
    return !text.empty() && text.size() <= longest_name &&
           std::none_of(text.begin(), text.end(),
                        [](unsigned char letter) { return letter < ' ' || letter == 127; });
}

Result<void> read_manifest(const XmlElement* root, SubmissionHeader& header) {
    header.encrypted_key = text_of(element(root, "base64EncryptedKey"));
    header.signature = text_of(element(root, "base64EncryptedElementSignature"));
    for (const XmlElement* media : elements(root)) {
        if (media->name == "media") header.files.push_back(text_of(element(media, "file")));
    }
    header.files.push_back(text_of(element(root, "encryptedXmlFile")));

    if (header.encrypted_key.empty())
        return fail(ErrorKind::invalid, "the manifest has no base64EncryptedKey");
    for (const std::string& name : header.files) {
        if (!is_plain_file_name(name))
            return fail(ErrorKind::invalid, "the manifest names a file that is not a plain file name");
    }
    auto names = header.files;
    std::sort(names.begin(), names.end());
    if (std::adjacent_find(names.begin(), names.end()) != names.end())
        return fail(ErrorKind::invalid, "the manifest names a file twice");
    return {};
}

// Only the form says which nodes of a clear submission are file names, and the form is not at hand here. So
// each leaf whose text could be a file name counts as one. Central, too, matches parts by the texts of nodes.
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

Result<SubmissionHeader> read_submission_header(std::string_view xml) {
    const auto document = read_submission(xml);
    if (!document)
        return fail(ErrorKind::invalid, "the submission cannot be read: " + document.error().sentence);
    const XmlElement* root = &(*document)->root();
    const XmlElement* meta = element(root, "meta");

    const bool encrypted = attribute(root, "encrypted") == "yes";
    SubmissionHeader header;
    header.form_id = encrypted ? attribute(root, "id") : form_id(*root);
    header.version = form_version(*root);
    header.instance_id = text_of(element(meta, "instanceID"));
    if (!is_sane_identifier(header.form_id)) return fail(ErrorKind::invalid, "the submission has no form id");
    if (header.version.size() > longest_name) return fail(ErrorKind::invalid, "the form version is too long");
    if (!is_sane_identifier(header.instance_id))
        return fail(ErrorKind::invalid,
                    "the submission has no instanceID, so it could not be told from another");
    if (element(meta, "deprecatedID"))
        return fail(ErrorKind::invalid,
                    "edited submissions are not accepted: each submission here stands as it was given");

    if (!encrypted) {
        find_files(root, header.files);
        return header;
    }
    header.kind = SubmissionHeader::Kind::encrypted;
    if (auto read = read_manifest(root, header); !read) return tl::unexpected(read.error());
    if (header.files.size() > most_files)
        return fail(ErrorKind::invalid, "the manifest names more than 100 files");
    return header;
}

}  // namespace council
