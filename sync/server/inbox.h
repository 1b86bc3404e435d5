// SPDX-License-Identifier: Apache-2.0
// All that the council's far end keeps: one SQLite file with submissions as they came, the forms that were
// ever offered, and the kiosks that may post.
//
// A submission is one record under its form id and instanceID, whatever the retries and however many at once:
// the same XML bytes again are welcome and change nothing, others are a conflict. So are other bytes under a
// file name that is already held (ODK Central replaces silently; here nothing that was received can be
// changed by a later post). Holds the sealed bytes only, never a key. Every definition that was ever offered
// stays, because the version of what a resident was shown belongs to the answer; one id and version never
// means two texts.
//
// Threads: any; calls take turns. Several programs may have it open. Errors: ErrorKind::storage for the disk,
// ErrorKind::invalid for what a person asked for, each a sentence.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "sync/server/posted.h"

namespace council {

using kiosk::Wall;

struct SubmissionFile {
    std::string name, bytes;
};

struct Arrival {
    Posted posted;
    std::string xml;                    // byte for byte as posted
    std::vector<SubmissionFile> files;  // those that `posted` names; the rest may follow in another request
    std::string kiosk;                  // whose token it came with
    std::string device_id;  // as the client says; ":practice" at its end marks a practice submission
    Wall received;
};

enum class Taken { recorded, held_already, other_xml, other_file };

struct Submission {
    std::string xml, kiosk, device_id;
    bool practice = false;
    Wall received;
    std::vector<SubmissionFile> files;
};

struct FormVersion {
    std::string id, version, xml;
};

struct KioskAccess {
    std::string name;
    Wall added;
    std::optional<Wall> revoked;
};

struct DayCount {
    std::string form_id, version, day, kiosk;  // day: YYYY-MM-DD where the server stands
    int submissions = 0, practice = 0;
};

class Inbox {
 public:
    // Opens FOLDER/inbox.db, readable by its owner only. `make`: it and its folder are made where they are
    // missing; `refuse`: a slip in the path is told instead of giving an empty inbox.
    enum class Absent { make, refuse };
    static kiosk::Result<Inbox> open(const std::filesystem::path& folder, Absent = Absent::refuse);
    Inbox(Inbox&&) noexcept;
    Inbox& operator=(Inbox&&) noexcept;
    ~Inbox();

    // One transaction, on disk when it returns.
    kiosk::Result<Taken> take(const Arrival&);
    kiosk::Result<std::vector<std::int64_t>> numbers(const std::string& form_id) const;  // oldest first
    kiosk::Result<Submission> submission(std::int64_t number) const;
    kiosk::Result<std::vector<DayCount>> counts() const;

    // Invalid where the same id and version was offered with another text before.
    kiosk::Result<void> offer(const FormVersion&);
    kiosk::Result<std::vector<FormVersion>> form_versions(const std::string& id) const;  // the newest first
    enum class Known { no_form, no_version, yes };
    kiosk::Result<Known> knows(const std::string& id, const std::string& version) const;

    // A name may be given again once it is revoked; it then has a new token.
    kiosk::Result<void> add_kiosk(const std::string& name, const std::string& token_hash, Wall now);
    kiosk::Result<void> revoke_kiosk(const std::string& name, Wall now);
    kiosk::Result<std::vector<KioskAccess>> kiosks() const;
    kiosk::Result<std::optional<std::string>> kiosk_of(
        const std::string& token_hash) const;  // nullopt where revoked

 private:
    struct Impl;
    explicit Inbox(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace council
