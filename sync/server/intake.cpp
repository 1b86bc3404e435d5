// SPDX-License-Identifier: Apache-2.0
#include "sync/server/intake.h"

#include <algorithm>

#include "sync/server/posted.h"

namespace council {

namespace {

constexpr std::string_view xml_part = "xml_submission_file";

Verdict not_found(const Posted& posted, Inbox::Known known) {
    if (known == Inbox::Known::no_form)
        return {404, "The form " + posted.form_id + " was never offered here."};
    return {404, "The form version \"" + posted.version + "\" does not exist."};
}

Verdict verdict_on(const kiosk::Result<Taken>& taken) {
    if (!taken) return {503, "The submission could not be stored just now. Please send it again later."};
    switch (*taken) {
        case Taken::recorded:
            return {201, "full submission upload was successful!"};
        case Taken::held_already:
            return {201, "this submission is held already"};
        case Taken::other_xml:
            return {409, "A submission already exists with this instanceID, with different XML."};
        case Taken::other_file:
            return {409, "A file of this submission already exists under its name, with other bytes."};
    }
    return {500, ""};
}

// "Central matches a media part by its FIELD NAME"; a part that matches nothing is dropped silently, as
// there.
std::vector<SubmissionFile> files_of(const Posted& posted, std::vector<PostedPart> parts) {
    std::vector<SubmissionFile> files;
    for (PostedPart& part : parts) {
        const auto& named = posted.files;
        if (part.name == xml_part || std::find(named.begin(), named.end(), part.name) == named.end())
            continue;
        files.push_back({std::move(part.name), std::move(part.bytes)});
    }
    return files;
}

}  // namespace

bool Intake::begin_part(std::string name, std::string filename) {
    if (too_much_ || impl_.size() >= most_parts) {
        too_much_ = true;
        return false;
    }
    impl_.push_back({std::move(name), std::move(filename), ""});
    return true;
}

bool Intake::append(std::string_view bytes) {
    bytes_ += bytes.size();
    if (bytes_ > most_body_bytes) too_much_ = true;
    if (too_much_) return false;
    if (!impl_.empty()) impl_.back().bytes.append(bytes);
    return true;
}

Verdict judge(std::vector<PostedPart> parts, Sender sender, const SealedOnly& sealed_only, Inbox& inbox) {
    const auto is_xml = [](const PostedPart& part) { return part.name == xml_part; };
    const auto found = std::find_if(parts.begin(), parts.end(), is_xml);
    if (found == parts.end() || std::count_if(parts.begin(), parts.end(), is_xml) != 1)
        return {400, "Exactly one part must be named xml_submission_file."};
    if (found->filename.empty())
        return {400, "The part xml_submission_file must be a file: give it a filename."};

    std::string xml = std::move(found->bytes);
    const auto posted = read_posted(xml);
    if (!posted) return {400, posted.error().sentence};
    const auto known = inbox.knows(posted->form_id, posted->version);
    if (!known) return verdict_on(tl::unexpected(known.error()));
    if (*known != Inbox::Known::yes) return not_found(*posted, *known);
    // Central takes clear records for an encrypted form; then an answer would lie readable on this disk.
    if (posted->kind == Posted::Kind::clear && sealed_only(posted->form_id))
        return {400, "This form takes encrypted submissions only."};

    auto files = files_of(*posted, std::move(parts));
    return verdict_on(inbox.take({*posted, std::move(xml), std::move(files), std::move(sender.kiosk),
                                  std::move(sender.device_id), sender.received}));
}

}  // namespace council
