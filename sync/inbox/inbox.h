// SPDX-License-Identifier: Apache-2.0
// The inbox: all that the council's server keeps, in one SQLite file. It holds the submissions as they came,
// every version of every form that was offered, and the kiosks that may post.
//
// A submission is one record. Its form id and instanceID name it. A kiosk may send it many times, also at the
// same moment: the same XML bytes change nothing, and other XML bytes are a conflict. The same holds for each
// file of a submission. (ODK Central replaces such a file without a word. Here no later post changes what was
// received.) The inbox holds sealed bytes and never a key.
//
// A form version is never forgotten, because an answer belongs to the version that the resident saw. One id
// and version always means one text.
//
// Threads: any; calls take turns. Several programs may have the file open. Errors: ErrorKind::storage for the
// disk, ErrorKind::invalid for what a person asked for; each is a sentence.
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
#include "sync/inbox/submission_header.h"

namespace council {

using kiosk::Wall;

struct SubmissionFile {
    std::string name, bytes;
};

// A submission as one request brought it.
struct ReceivedSubmission {
    SubmissionHeader header;
    std::string xml;                    // byte for byte as it came
    std::vector<SubmissionFile> files;  // files that `header` names; the rest may follow in another request
    std::string kiosk;                  // the kiosk whose token the request had
    std::string device_id;  // as the client says; a practice submission has ":practice" at its end
    Wall received_at;
};

enum class StoreOutcome {
    stored,
    already_held,    // the same bytes came before; nothing changed
    different_xml,   // refused: the instanceID is held with other XML
    different_file,  // refused: the submission holds a file of this name with other bytes
};

// A submission as the inbox gives it back.
struct StoredSubmission {
    std::string xml, kiosk, device_id;
    bool practice = false;
    Wall received_at;
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
    std::string form_id, version, day;  // day: YYYY-MM-DD where the server stands
    std::string kiosk;                  // "" of what does not name its kiosk: sign-ups for the newsletter
    int submissions = 0, practice = 0;
};

struct Held {
    std::int64_t submissions = 0, bytes = 0;
};

class Inbox {
 public:
    // Opens FOLDER/inbox.db, which only its owner can read. `make` creates the folder and the file where they
    // are missing. `refuse` gives an error instead, so that a slip in the path does not make an empty inbox.
    enum class Absent { make, refuse };
    static kiosk::Result<Inbox> open(const std::filesystem::path& folder, Absent = Absent::refuse);
    Inbox(Inbox&&) noexcept;
    Inbox& operator=(Inbox&&) noexcept;
    ~Inbox();

    // All of it is on disk when this returns, or nothing. Calls of several threads at once share one commit.
    kiosk::Result<StoreOutcome> store(const ReceivedSubmission&);
    kiosk::Result<std::vector<std::int64_t>> numbers(const std::string& form_id) const;  // oldest first
    kiosk::Result<StoredSubmission> submission(std::int64_t number) const;
    kiosk::Result<std::vector<DayCount>> counts() const;
    // What came from the kiosk on the day of `now`, where this machine stands.
    kiosk::Result<Held> held_today(const std::string& kiosk, Wall now) const;

    // Invalid where this id and version was offered before with another text.
    kiosk::Result<void> offer(const FormVersion&);
    kiosk::Result<std::vector<FormVersion>> form_versions(const std::string& id) const;  // newest first
    enum class Known { no_form, no_version, yes };
    kiosk::Result<Known> knows(const std::string& id, const std::string& version) const;

    // Invalid where the kiosk of this name has a token. A revoked name may be added again, with a new token.
    kiosk::Result<void> add_kiosk(const std::string& name, const std::string& token_hash, Wall now);
    kiosk::Result<void> revoke_kiosk(const std::string& name, Wall now);
    kiosk::Result<std::vector<KioskAccess>> kiosks() const;
    // nullopt where no kiosk has the token, or where it was revoked.
    kiosk::Result<std::optional<std::string>> kiosk_of(const std::string& token_hash) const;

 private:
    struct Impl;
    explicit Inbox(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace council
