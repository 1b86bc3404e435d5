// SPDX-License-Identifier: Apache-2.0
#include "sync/server/import.h"

#include <algorithm>

#include "kiosk/tally_form.h"
#include "sync/inbox/file.h"
#include "sync/inbox/instance_folder.h"
#include "sync/inbox/result.h"
#include "sync/server/receive_submission.h"

namespace council {

namespace {

namespace fs = std::filesystem;

constexpr const char* damaged_name = "damaged";

bool is_instance(const fs::path& folder) {
    std::error_code none;
    return fs::is_regular_file(fs::symlink_status(folder / instance_folder::xml_name, none)) &&
           folder.extension() != ".part";
}

// Sorted, so that two runs over one stick say the same.
std::vector<fs::path> instances_under(const fs::path& stick, ImportedFolders& imported) {
    std::vector<fs::path> found;
    std::error_code failed;
    if (is_instance(stick)) found.push_back(stick);
    for (fs::recursive_directory_iterator at(stick, failed), end; !failed && at != end;
         at.increment(failed)) {
        if (!at->is_directory() || at->is_symlink()) continue;
        if (at->path().filename() == damaged_name) {
            imported.problems.push_back(
                at->path().string() +
                ": a disk has changed what is in it. Give this folder to `council import` "
                "to take it in all the same; the export says what can be read.");
            at.disable_recursion_pending();
        } else if (is_instance(at->path())) {
            found.push_back(at->path());
        }
    }
    if (failed)
        imported.problems.push_back(stick.string() + ": cannot be read to its end: " + failed.message());
    std::sort(found.begin(), found.end());
    return found;
}

Result<std::vector<FormDataPart>> parts_in(const fs::path& folder) {
    std::vector<FormDataPart> parts;
    std::size_t together = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!fs::is_regular_file(entry.symlink_status()) || instance_folder::is_beside(name)) continue;
        auto bytes = read_file(entry.path(), most_body_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        together += bytes->size();
        if (together > most_body_bytes || parts.size() >= most_parts)
            return kiosk::fail(kiosk::ErrorKind::invalid,
                               folder.string() + ": is larger than a submission may be.");
        parts.push_back(
            {name == instance_folder::xml_name ? "xml_submission_file" : name, name, std::move(*bytes)});
    }
    return parts;
}

Sender sender_of(const fs::path& folder, Wall now) {
    auto device = read_file(folder / instance_folder::device_name, instance_folder::longest_line);
    if (!device) return {"", "", now};
    std::string line = instance_folder::first_line(*device);
    return {line.substr(0, line.find(':')), line, now};
}

}  // namespace

Result<ImportedFolders> import_folders(const fs::path& stick, Inbox& inbox, Wall now) {
    std::error_code none;
    if (!fs::is_directory(stick, none))
        return kiosk::fail(kiosk::ErrorKind::invalid, stick.string() + ": there is no such folder.");
    ImportedFolders imported;
    // Also of a form that has closed since: what is on the stick was given before.
    // A nightly tally is in clear at its kiosk too: there is no answer in it.
    const AskOfForm sealed = [](const std::string& form_id) {
        return form_id == tally_form::id ? Accepting::anything : Accepting::sealed_only;
    };
    for (const fs::path& folder : instances_under(stick, imported)) {
        auto parts = parts_in(folder);
        const Reply reply = parts
                                ? receive_submission(std::move(*parts), sender_of(folder, now), sealed, inbox)
                                : Reply{400, parts.error().sentence};
        if (reply.status != 201)
            imported.problems.push_back(folder.string() + ": " + reply.message);
        else if (reply.outcome == StoreOutcome::already_held)
            ++imported.already_held;
        else
            ++imported.received;
    }
    return imported;
}

}  // namespace council
