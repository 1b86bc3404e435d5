// SPDX-License-Identifier: Apache-2.0
#include "kiosk/pictures/album.h"

#include <algorithm>
#include <utility>

#include "kiosk/pictures/decode.h"

namespace pictures {
namespace {

// A Typesetter counts from 1: half of the numbers is more than either will ever use.
std::uint64_t next_serial() {
    static std::uint64_t last = std::uint64_t{1} << 63U;
    return ++last;
}

}  // namespace

std::optional<text::Size> Album::size(std::string_view name) {
    if (const auto known = sizes_.find(name); known != sizes_.end()) return known->second;
    std::optional<text::Size> size;
    if (const auto file = files_.find(name); file != files_.end())
        if (const auto found = size_of(file->second)) size = *found;
    sizes_.emplace(name, size);
    return size;
}

const text::Picture* Album::picture(std::string_view name, int width, int height) {
    const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.name == name && entry.width == width && entry.height == height;
    });
    if (known != entries_.end()) {
        entries_.splice(entries_.begin(), entries_, known);
        return &entries_.front().picture;
    }
    if (!size(name)) return nullptr;
    auto decoded = decode(files_.find(name)->second, width, height);
    if (!decoded) {
        sizes_[std::string(name)] = std::nullopt;  // its header was sound and the rest is not: not again
        return nullptr;
    }
    decoded->serial = next_serial();
    memory_ += decoded->bytes.size();
    entries_.push_front({std::string(name), width, height, std::move(*decoded)});
    // The newest stays, however large: it is about to be drawn.
    while (memory_ > bound_ && entries_.size() > 1) drop_last();
    return &entries_.front().picture;
}

void Album::drop_last() {
    memory_ -= entries_.back().picture.bytes.size();
    dropped_.push_back(entries_.back().picture.serial);
    entries_.pop_back();
}

void Album::forget_all() {
    while (!entries_.empty()) drop_last();
}

std::vector<std::uint64_t> Album::dropped() {
    return std::exchange(dropped_, {});
}

}  // namespace pictures
