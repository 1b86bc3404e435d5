// SPDX-License-Identifier: Apache-2.0
// The recordings of one form (its itext's audio), in one file in memory that the voice inherits.
//
// It is a file, since a recording is larger than what a pipe takes at once; it is in memory, since the form
// lives in the store. It is sealed: the voice can read it and nothing more. It holds nothing of any person. A
// recording beyond the limits is left out, and the voice says its words. Threads: any, once made.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace speech {

class Recordings {
 public:
    using Files = std::map<std::string, std::string, std::less<>>;  // name in the form's media -> bytes
    static constexpr std::size_t most_bytes = 128U << 20U;          // of all together
    static bool is_one(std::string_view name);  // by its ending, as the spreadsheet names it

    explicit Recordings(const Files&);
    ~Recordings();
    Recordings(const Recordings&) = delete;
    Recordings& operator=(const Recordings&) = delete;

    int file() const { return file_; }  // -1 where there is none
    struct Place {
        std::size_t at = 0, bytes = 0;
    };
    std::optional<Place> find(std::string_view name) const;

 private:
    int file_ = -1;
    std::map<std::string, Place, std::less<>> places_;
};

}  // namespace speech
