// SPDX-License-Identifier: Apache-2.0
// The pictures of one form, by their names, decoded when they are first shown.
//
// Owns the files' bytes and the decoded pictures, least-recently-used beyond `memory_bound` bytes dropped. It
// holds nothing of any person. A picture that is missing or cannot be decoded is none: its words stand alone,
// and the form's author was told when the form was checked. Serials never meet those of a Typesetter.
// Threads: one.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/text/text.h"

namespace pictures {

using Files = std::map<std::string, std::string, std::less<>>;  // name in the form's media -> bytes

class Album {
 public:
    explicit Album(Files files, std::size_t memory_bound = 48U << 20)
        : files_(std::move(files)), bound_(memory_bound) {}

    // As it is stored; nothing where there is no such picture. Read once.
    std::optional<text::Size> size(std::string_view name);
    // In that many pixels; valid until the next call. nullptr where there is no such picture.
    const text::Picture* picture(std::string_view name, int width, int height);
    void forget_all();
    // Serials whose pictures were dropped since last asked: their textures can go.
    std::vector<std::uint64_t> dropped();

 private:
    struct Entry {
        std::string name;
        int width = 0, height = 0;
        text::Picture picture;
    };
    void drop_last();

    Files files_;
    std::size_t bound_, memory_ = 0;
    std::map<std::string, std::optional<text::Size>, std::less<>> sizes_;
    std::list<Entry> entries_;  // the newest first; there are few
    std::vector<std::uint64_t> dropped_;
};

}  // namespace pictures
