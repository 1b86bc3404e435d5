// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/salvage.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>

#include "kiosk/store/database.h"
#include "kiosk/store/raw_records.h"

namespace store {
namespace {

// The columns of schema.cpp's tables, in their order. `outbox` may have grown some at its end.
constexpr Shape outbox_row{"NTTTBBITTIIit", true};
constexpr Shape outbox_file_row{"IITB"};
constexpr Shape form_row{"NTTTBBII"};
constexpr Shape media_row{"IITTB"};

std::int64_t number(const RawRecord& record, std::size_t column) {
    return std::get<std::int64_t>(record.values[column]);
}
const std::string& text(const RawRecord& record, std::size_t column) {
    return std::get<std::string>(record.values[column]);
}

class Salvaging {
 public:
    void look_through(const Pages& pages) {
        std::map<std::int64_t, std::map<std::int64_t, SealedFile>> files;
        for (const RawRecord& row : raw_records(pages, outbox_file_row)) {
            files[number(row, 0)][number(row, 1)] = {text(row, 2), text(row, 3)};
            files_seen_.insert(number(row, 0));
        }
        for (const RawRecord& row : raw_records(pages, outbox_row)) {
            rows_seen_.insert(row.rowid);
            take(row, files[row.rowid]);
        }
        take_forms(pages);
    }

    Salvaged end() {
        for (auto& [id, form] : forms_) found_.forms.push_back(std::move(form));
        // A row and its files may bear two numbers where one of those was hit: it is one submission.
        found_.lost = std::max(unsaved(rows_seen_), unsaved(files_seen_));
        return std::move(found_);
    }

 private:
    int unsaved(const std::set<std::int64_t>& seen) const {
        return static_cast<int>(std::count_if(
            seen.begin(), seen.end(), [&](std::int64_t each) { return !found_.outbox.contains(each); }));
    }

    void take(const RawRecord& row, const std::map<std::int64_t, SealedFile>& files) {
        Salvaged::Submission one{{text(row, 2), text(row, 3), text(row, 1), text(row, 4), {}}};
        for (const auto& [position, file] : files) one.sealed.files.push_back(file);
        if (fingerprint(one.sealed) != text(row, 5)) return;
        one.practice = number(row, 6) != 0;
        one.day = text(row, 7);
        one.given_up = text(row, 8) == name_of(State::aside);
        if (text(row, 8) == name_of(State::sent) && std::holds_alternative<std::int64_t>(row.values[11]))
            one.sent = number(row, 11);
        // An older copy of the row may know less: what the server has, it has.
        auto& kept = found_.outbox[row.rowid];
        if (!kept.sent) kept = std::move(one);
    }

    void take_forms(const Pages& pages) {
        std::map<std::int64_t, std::map<std::int64_t, MediaFile>> media;
        for (const RawRecord& row : raw_records(pages, media_row))
            media[number(row, 0)][number(row, 1)] = {text(row, 2), text(row, 4), text(row, 3)};
        for (const RawRecord& row : raw_records(pages, form_row)) {
            StoredForm form{text(row, 1), text(row, 2),         text(row, 3), text(row, 4),
                            {},           wall(number(row, 6)), row.rowid};
            for (const auto& [position, file] : media[row.rowid]) form.media.push_back(file);
            if (fingerprint(form) != text(row, 5)) continue;
            const auto [kept, is_new] = forms_.try_emplace(form.id, form);
            if (!is_new && kept->second.number < form.number) kept->second = std::move(form);
        }
    }

    Salvaged found_;
    std::map<std::string, StoredForm> forms_;
    std::set<std::int64_t> rows_seen_, files_seen_;
};

kiosk::Result<std::string> all_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad() || (!stream && errno != ENOENT))
        return kiosk::fail(kiosk::ErrorKind::storage,
                           "The damaged database " + file + " cannot be read: " + std::strerror(errno) + ".");
    return bytes;
}

}  // namespace

kiosk::Result<Salvaged> salvage(const std::string& file) {
    const auto bytes = all_of(file), log_bytes = all_of(file + "-wal");
    if (!bytes || !log_bytes) return tl::unexpected(bytes ? log_bytes.error() : bytes.error());
    const Log log(*log_bytes);
    Salvaging salvaging;
    salvaging.look_through(Pages(*bytes));
    if (!log.frames.empty()) {
        salvaging.look_through(Pages(*bytes, log, Pages::With::every_frame));
        salvaging.look_through(Pages(*bytes, log, Pages::With::sound_frames));
    }
    return salvaging.end();
}

}  // namespace store
