// SPDX-License-Identifier: Apache-2.0
// The forms that this machine was given, each with its media. Of each id two are kept: the newest, and the
// last that was shown before it: so a disk that changes the newest does not leave a kiosk without a form.
//
// Does not own the database; errors and threads as store.h says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"

namespace store {

using kiosk::Wall;
struct Database;

struct MediaFile {
    std::string name, bytes, hash;  // hash: as the server's manifest wrote it, "md5:..."
};

struct StoredForm {
    std::string id, version, hash;  // hash: "md5:..." of xml, as the server's list wrote it
    std::string xml;
    std::vector<MediaFile> media;
    Wall fetched;
    std::int64_t number = 0;  // given by the store
};

class Forms {
 public:
    explicit Forms(Database& database) : database_(&database) {}

    // Takes form and media together.
    kiosk::Result<void> put(const StoredForm&);
    // Reading one that the disk has changed is ErrorKind::storage: use the other.
    kiosk::Result<std::optional<StoredForm>> newest(std::string_view id) const;
    kiosk::Result<std::vector<std::int64_t>> numbers(std::string_view id) const;  // newest first
    kiosk::Result<StoredForm> read(std::int64_t number) const;
    kiosk::Result<void> was_shown(std::int64_t number);
    // What the server's list says: since when the form has been missing from it, none while it is there.
    kiosk::Result<void> was_listed(std::string_view id);
    kiosk::Result<void> was_missing(std::string_view id, Wall now);
    kiosk::Result<std::optional<Wall>> missing_since(std::string_view id) const;
    kiosk::Result<std::int64_t> changes() const;  // grows with each put: cheap to ask when idle

 private:
    Database* database_;
};

}  // namespace store
