// SPDX-License-Identifier: Apache-2.0
#include "sync/office/submissions.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include "kiosk/limits.h"
#include "sync/inbox/clock_text.h"
#include "sync/inbox/file.h"
#include "sync/inbox/instance_folder.h"
#include "sync/inbox/result.h"

namespace council {

namespace fs = std::filesystem;

namespace {

// Where no day stands beside it, when the file came is the only time that a folder tells.
Wall written_at(const fs::path& file) {
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(time));
}

Result<Wall> received_at(const fs::path& folder) {
    const fs::path file = folder / instance_folder::day_name;
    std::error_code none;
    if (!fs::exists(file, none)) return written_at(folder / instance_folder::xml_name);
    const auto text = read_file(file, instance_folder::longest_line);
    if (!text) return tl::unexpected(text.error());
    constexpr std::chrono::hours noon{12};  // no clock changes then
    if (const auto day = read_local_day(instance_folder::first_line(*text), noon)) return *day;
    return fail(ErrorKind::invalid, file.string() + ": holds no day such as 2024-01-08");
}

// What sent it is the kiosk that it came from: a folder knows no token.
Result<void> read_device(const fs::path& folder, StoredSubmission& found) {
    const fs::path file = folder / instance_folder::device_name;
    std::error_code none;
    if (!fs::exists(file, none)) return {};
    const auto text = read_file(file, instance_folder::longest_line);
    if (!text) return tl::unexpected(text.error());
    found.device_id = instance_folder::first_line(*text);
    found.kiosk = found.device_id.substr(0, found.device_id.find(':'));
    return {};
}

Result<StoredSubmission> read_instance(const fs::path& folder) {
    const fs::path file = folder / instance_folder::xml_name;
    auto xml = read_file(file, limits::submission_bytes);
    if (!xml) return tl::unexpected(xml.error());
    StoredSubmission found;
    found.xml = std::move(*xml);
    const auto came = received_at(folder);
    if (!came) return tl::unexpected(came.error());
    found.received_at = *came;
    if (auto read = read_device(folder, found); !read) return tl::unexpected(read.error());
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename();
        if (!entry.is_regular_file() || name == instance_folder::xml_name || instance_folder::is_beside(name))
            continue;
        auto bytes = read_file(entry.path(), limits::medium_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        found.files.push_back({name, std::move(*bytes)});
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
        if (entry->path().filename() == instance_folder::xml_name)
            folders->push_back(entry->path().parent_path());
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
