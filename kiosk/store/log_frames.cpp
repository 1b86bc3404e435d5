// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/log_frames.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>

namespace store {
namespace {

constexpr std::size_t head_bytes = 32, frame_head_bytes = 24, frame_bytes = frame_head_bytes + page_bytes;

// "The checksum is computed by interpreting the input as an even number of unsigned 32-bit integers", in the
// byte order of the machine that wrote it: this one.
using Sum = std::array<std::uint32_t, 2>;

Sum go_on(Sum sum, std::string_view bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        std::array<std::uint32_t, 2> words{};
        std::memcpy(words.data(), bytes.data() + at, 8);
        sum[0] += words[0] + sum[1];
        sum[1] += words[1] + sum[0];
    }
    return sum;
}

Sum kept_sum(std::string_view bytes, std::size_t at) {
    return {big_endian(bytes, at), big_endian(bytes, at + 4)};
}

}  // namespace

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// Behind the frames of the present use lie those of the one before, which bear other salts. Where the head
// itself was hit, the first frame says which are the present ones.
Log::Log(std::string_view file) {
    if (file.size() < head_bytes + frame_bytes) return;
    head_sound = go_on({}, file.substr(0, 24)) == kept_sum(file, 24);
    const std::string_view salts = head_sound ? file.substr(16, 8) : file.substr(head_bytes + 8, 8);
    Sum before = kept_sum(file, 24);
    bool in_line = head_sound;
    for (std::size_t at = head_bytes; at + frame_bytes <= file.size(); at += frame_bytes) {
        const std::string_view frame = file.substr(at, frame_bytes);
        const std::string_view bytes = frame.substr(frame_head_bytes);
        const Sum kept = kept_sum(frame, 16), sum = go_on(go_on(before, frame.substr(0, 8)), bytes);
        const bool ours = frame.substr(8, 8) == salts;
        if (ours)
            frames.push_back(
                {big_endian(frame, 0), big_endian(frame, 4) != 0, in_line && sum == kept, bytes});
        in_line = ours;
        before = kept;
    }
}

bool Log::drops_commits() const {
    auto frame = frames.begin();
    if (head_sound) frame = std::find_if(frame, frames.end(), [](const auto& each) { return !each.sound; });
    const auto later = std::find_if(frame, frames.end(), [](const auto& each) { return each.commits; });
    return later != frames.end() && std::next(later) != frames.end();
}

bool log_drops_commits(const std::string& database) {
    std::ifstream stream(database + "-wal", std::ios::binary);
    const std::string file{std::istreambuf_iterator<char>(stream), {}};
    return Log(file).drops_commits();
}

}  // namespace store
