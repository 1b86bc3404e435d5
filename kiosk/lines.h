// SPDX-License-Identifier: Apache-2.0
// Whole lines out of bytes that come in pieces, for programs that talk through pipes.
//
// Owns the bytes of a line that has not ended yet. What was taken leaves no copy behind: a line may hold what
// a resident typed. Threads: one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <string.h>
#include <unistd.h>

namespace kiosk {

class Lines {
 public:
    void add(std::string_view bytes) { unread_.append(bytes); }

    // What there is to read, up to a piece; false at the end or where the pipe fails.
    bool read_from(int pipe) {
        char bytes[65536];
        const ssize_t got = ::read(pipe, bytes, sizeof bytes);
        if (got > 0) add({bytes, static_cast<std::size_t>(got)});
        explicit_bzero(bytes, sizeof bytes);
        return got > 0;
    }

    // The next line without its end; none before it has ended.
    std::optional<std::string> take() {
        const auto end = unread_.find('\n');
        if (end == std::string::npos) return std::nullopt;
        std::string line = unread_.substr(0, end);
        // Neither erase() nor an assignment: both leave the line in the buffer, behind the new end.
        std::string rest = unread_.substr(end + 1);
        unread_.swap(rest);
        explicit_bzero(rest.data(), rest.size());
        return line;
    }

    // Nobody of ours writes such a line: the reader should end the talk.
    bool too_long() const { return unread_.size() > longest; }

 private:
    static constexpr std::size_t longest = 1U << 20U;
    std::string unread_;
};

}  // namespace kiosk
