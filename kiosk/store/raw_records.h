// SPDX-License-Identifier: Apache-2.0
// Records read straight out of the pages of a SQLite file (https://www.sqlite.org/fileformat.html), whatever
// state its trees are in. Room-internal: salvage.h is the door.
//
// Every byte of every page is tried as the beginning of a record. So a record is found also where the page's
// header, the pages above it or the first page of the file were hit, and only a record whose own bytes were
// hit is lost. What is found may be anything that looks like one: who asks must be able to tell. Ours,
// because Debian's SQLite comes without sqlite3_recover, which follows the headers of pages and loses what
// stands on a page whose header was hit, as reading row by row does.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/store/log_frames.h"

namespace store {

// The pages of a file as they are without its log, with all of it, or with what is sound in it. Where a byte
// of the log was hit, no single one of the three has all.
class Pages {
 public:
    enum class With { every_frame, sound_frames };
    explicit Pages(std::string_view file);
    Pages(std::string_view file, const Log& log, With);

    std::uint32_t count() const;
    std::string_view page(std::uint32_t number) const;  // from 1; empty where there is none

 private:
    std::string_view file_;
    std::map<std::uint32_t, std::string_view> newer_;
};

struct RawRecord {
    using Value = std::variant<std::monostate, std::int64_t, std::string>;  // NULL, a number, text or bytes
    std::int64_t rowid = 0;
    std::vector<Value> values;
};

// `kinds`: one letter a column, N for NULL, I for a number, T for text, B for bytes, t and i for those or
// NULL. Records with more columns than letters are taken too where `may_be_longer`.
struct Shape {
    std::string_view kinds;
    bool may_be_longer = false;
};

std::vector<RawRecord> raw_records(const Pages&, const Shape&);

}  // namespace store
