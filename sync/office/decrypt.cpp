// SPDX-License-Identifier: Apache-2.0
#include "sync/office/decrypt.h"

#include <algorithm>
#include <set>

#include "sync/inbox/clock_text.h"
#include "sync/inbox/file.h"
#include "sync/inbox/instance_folder.h"
#include "sync/inbox/result.h"
#include "sync/office/unseal.h"

namespace council {

namespace fs = std::filesystem;

namespace {

Result<std::vector<SubmissionFile>> clear_files(const StoredSubmission& submission,
                                                const SubmissionHeader& header,
                                                const std::optional<PrivateKey>& key) {
    std::vector<SubmissionFile> files = submission.files;
    if (header.kind == SubmissionHeader::Kind::clear) {
        files.push_back({"", submission.xml});
    } else {
        if (!key) return fail(ErrorKind::invalid, "it is sealed, and no private key was given");
        auto opened = unseal_all(header, submission.files, *key);
        if (!opened) return opened;
        files = std::move(*opened);
    }
    files.back().name = instance_folder::xml_name;
    std::set<std::string> names = {instance_folder::device_name, instance_folder::day_name};
    for (const SubmissionFile& file : files)
        if (!is_plain_file_name(file.name) || !names.insert(file.name).second)
            return fail(ErrorKind::invalid, "it has a file that cannot be written under its name");
    return files;
}

// Its instanceID as a folder's name that every file system takes; nullopt where that would lead elsewhere.
std::optional<std::string> folder_name(std::string instance_id) {
    if (!is_plain_file_name(instance_id)) return std::nullopt;
    std::replace(instance_id.begin(), instance_id.end(), ':', '-');
    return instance_id;
}

// "" or why not, which says nothing about the disk: what the disk refuses is an error for all.
Result<std::string> write_one(const fs::path& folder, const Result<StoredSubmission>& submission,
                              const std::optional<PrivateKey>& key) {
    if (!submission) return submission.error().sentence;
    const auto header = read_submission_header(submission->xml);
    if (!header) return header.error().sentence;
    auto files = clear_files(*submission, *header, key);
    if (!files) return header->instance_id + ": " + files.error().sentence;
    files->push_back({instance_folder::day_name, local_day_text(submission->received_at) + "\n"});
    if (!submission->device_id.empty())
        files->push_back({instance_folder::device_name, submission->device_id + "\n"});
    const auto name = folder_name(header->instance_id);
    if (!name) return std::string("a record has an instanceID that is no name");
    std::error_code error;
    if (!fs::create_directory(folder / *name, error))
        return header->instance_id + ": stands there twice, or its folder cannot be made";
    for (const SubmissionFile& file : *files)
        if (auto written = write_new_file(folder / *name / file.name, file.bytes, Rights::owner_only);
            !written)
            return tl::unexpected(written.error());
    return std::string();
}

}  // namespace

Result<Decrypted> decrypt_into(const fs::path& folder, const Submissions& submissions,
                               const std::optional<PrivateKey>& key, const Progress& progress) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) return fail(ErrorKind::storage, folder.string() + ": cannot be made: " + error.message());
    if (!fs::is_empty(folder))
        return fail(ErrorKind::storage, folder.string() + ": is not empty. Name a new folder.");
    Decrypted decrypted;
    for (std::size_t place = 0; place < submissions.count; ++place) {
        const auto reason = write_one(folder, submissions.at(place), key);
        if (!reason) return tl::unexpected(reason.error());
        if (reason->empty())
            ++decrypted.written;
        else
            decrypted.problems.push_back(*reason + ".");
        if (progress) progress(place + 1, submissions.count);
    }
    return decrypted;
}

}  // namespace council
