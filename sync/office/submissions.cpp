// SPDX-License-Identifier: Apache-2.0
#include "sync/office/submissions.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include "kiosk/limits.h"
#include "sync/inbox/file.h"

namespace council {

namespace fs = std::filesystem;
using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

constexpr const char* xml_name = "submission.xml";

// When a file came is the only time that a folder tells.
Wall written_at(const fs::path& file) {
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(time));
}

Result<StoredSubmission> read_instance(const fs::path& folder) {
    const fs::path file = folder / xml_name;
    auto xml = read_file(file, limits::submission_bytes);
    if (!xml) return tl::unexpected(xml.error());
    StoredSubmission found;
    found.xml = std::move(*xml);
    found.received_at = written_at(file);
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (!entry.is_regular_file() || entry.path().filename() == xml_name) continue;
        auto bytes = read_file(entry.path(), limits::medium_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        found.files.push_back({entry.path().filename(), std::move(*bytes)});
    }
    if (error) return fail(ErrorKind::invalid, folder.string() + ": cannot be read: " + error.message());
    return found;
}

}  // namespace

Result<Submissions> submissions_of(const Inbox& inbox, const std::string& form_id) {
    auto numbers = inbox.numbers(form_id);
    if (!numbers) return tl::unexpected(numbers.error());
    const auto kept = std::make_shared<const std::vector<std::int64_t>>(std::move(*numbers));
    return Submissions{kept->size(),
                       [&inbox, kept](std::size_t place) { return inbox.submission(kept->at(place)); }};
}

Result<Submissions> submissions_in(const fs::path& folder) {
    std::error_code error;
    const auto folders = std::make_shared<std::vector<fs::path>>();
    for (auto entry = fs::recursive_directory_iterator(folder, error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
        if (entry->path().filename() == xml_name) folders->push_back(entry->path().parent_path());
    if (error) return fail(ErrorKind::invalid, folder.string() + ": cannot be read: " + error.message());
    if (folders->empty())
        return fail(ErrorKind::invalid, folder.string() +
                                            ": holds no submission. Each is a folder of its own with a "
                                            "submission.xml in it.");
    std::sort(folders->begin(), folders->end());
    return Submissions{folders->size(),
                       [folders](std::size_t place) { return read_instance(folders->at(place)); }};
}

}  // namespace council
