// SPDX-License-Identifier: Apache-2.0
#include "sync/server/receive_submission.h"

#include <algorithm>

#include "sync/inbox/submission_header.h"

namespace council {

namespace {

constexpr std::string_view xml_part = "xml_submission_file";

Reply not_found(const SubmissionHeader& header, Inbox::Known known) {
    if (known == Inbox::Known::no_form)
        return {404, "The form " + header.form_id + " was never offered here."};
    return {404, "The form version \"" + header.version + "\" does not exist."};
}

Reply reply_about(const kiosk::Result<StoreOutcome>& outcome) {
    if (!outcome) return {503, "The submission could not be stored just now. Please send it again later."};
    switch (*outcome) {
        case StoreOutcome::stored:
            return {201, "full submission upload was successful!", *outcome};
        case StoreOutcome::already_held:
            return {201, "this submission is held already", *outcome};
        case StoreOutcome::different_xml:
            return {409, "A submission already exists with this instanceID, with different XML.", *outcome};
        case StoreOutcome::different_file:
            return {409, "A file of this submission already exists under its name, with other bytes.",
                    *outcome};
    }
    return {500, ""};
}

// Finds files by the names of their parts and drops parts that the header does not name, as ODK Central does.
std::vector<SubmissionFile> files_of(const SubmissionHeader& header, std::vector<FormDataPart> parts) {
    std::vector<SubmissionFile> files;
    for (FormDataPart& part : parts) {
        const auto& named = header.files;
        if (part.name == xml_part || std::find(named.begin(), named.end(), part.name) == named.end())
            continue;
        files.push_back({std::move(part.name), std::move(part.bytes)});
    }
    return files;
}

}  // namespace

bool SubmissionParts::expect(std::size_t bytes) {
    no_room_ = no_room_ || !taken_.grow_to(bytes);
    return !no_room_;
}

bool SubmissionParts::begin_part(std::string name, std::string filename) {
    if (too_much_ || parts_.size() >= most_parts) {
        too_much_ = true;
        return false;
    }
    parts_.push_back({std::move(name), std::move(filename), ""});
    return true;
}

bool SubmissionParts::append(std::string_view bytes) {
    bytes_ += bytes.size();
    if (bytes_ > most_body_bytes) too_much_ = true;
    if (too_much_ || !expect(bytes_)) return false;
    if (!parts_.empty()) parts_.back().bytes.append(bytes);
    return true;
}

Reply receive_submission(std::vector<FormDataPart> parts, Sender sender, const AskOfForm& ask, Inbox& inbox) {
    const auto is_xml = [](const FormDataPart& part) { return part.name == xml_part; };
    const auto found = std::find_if(parts.begin(), parts.end(), is_xml);
    if (found == parts.end() || std::count_if(parts.begin(), parts.end(), is_xml) != 1)
        return {400, "Exactly one part must be named xml_submission_file."};
    if (found->filename.empty())
        return {400, "The part xml_submission_file must be a file: give it a filename."};

    std::string xml = std::move(found->bytes);
    const auto header = read_submission_header(xml);
    if (!header) return {400, header.error().sentence};
    const auto known = inbox.knows(header->form_id, header->version);
    if (!known) return reply_about(tl::unexpected(known.error()));
    if (*known != Inbox::Known::yes) return not_found(*header, *known);
    const Accepting accepting = ask(header->form_id);
    if (accepting == Accepting::nothing)
        return {409, "The form " + header->form_id + " is closed and takes no more submissions."};
    // Central takes a clear submission to an encrypted form. Here the answers would then be readable on the
    // disk.
    if (header->kind == SubmissionHeader::Kind::clear && accepting == Accepting::sealed_only)
        return {400, "This form takes encrypted submissions only."};

    auto files = files_of(*header, std::move(parts));
    return reply_about(inbox.store({*header, std::move(xml), std::move(files), std::move(sender.kiosk),
                                    std::move(sender.device_id), sender.received_at}));
}

}  // namespace council
