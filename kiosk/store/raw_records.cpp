// SPDX-License-Identifier: Apache-2.0
// Names as the file format's own text has them: payload, serial type, overflow page.
#include "kiosk/store/raw_records.h"

#include <algorithm>
#include <optional>

namespace store {
namespace {

class Reading {
 public:
    Reading(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}
    std::optional<std::uint64_t> varint() {
        std::uint64_t value = 0;
        for (int i = 0; i < 9 && at_ < bytes_.size(); ++i) {
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            if (i == 8) return value << 8 | byte;
            value = value << 7 | (byte & 0x7fU);
            if (byte < 0x80) return value;
        }
        return std::nullopt;
    }
    std::size_t at() const { return at_; }

 private:
    std::string_view bytes_;
    std::size_t at_;
};

// "Record Format": 0 is NULL, 8 and 9 are the numbers 0 and 1, even ones from 12 are bytes, odd ones text.
std::uint64_t size_of(std::uint64_t serial_type) {
    constexpr std::uint64_t small[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return serial_type < 12 ? small[serial_type] : (serial_type - 12) / 2;
}

bool is_kind(std::uint64_t serial_type, char kind) {
    const bool number = (serial_type >= 1 && serial_type <= 6) || serial_type == 8 || serial_type == 9;
    const bool text = serial_type >= 13 && serial_type % 2 == 1;
    switch (kind) {
        case 'N':
            return serial_type == 0;
        case 'I':
            return number;
        case 'i':
            return number || serial_type == 0;
        case 'T':
            return text;
        case 't':
            return text || serial_type == 0;
        default:
            return serial_type >= 12 && serial_type % 2 == 0;
    }
}

RawRecord::Value value_of(std::uint64_t serial_type, std::string_view bytes) {
    if (serial_type == 0) return std::monostate{};
    if (serial_type == 8 || serial_type == 9) return static_cast<std::int64_t>(serial_type - 8);
    if (serial_type >= 12) return std::string(bytes);
    auto number = static_cast<std::uint64_t>(static_cast<std::int64_t>(static_cast<signed char>(bytes[0])));
    for (const char byte : bytes.substr(1)) number = number << 8 | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(number);
}

// "B-tree Pages": how much of a payload stands on the page itself.
std::size_t local_bytes(std::size_t payload) {
    constexpr std::size_t most = page_bytes - 35, least = (page_bytes - 12) * 32 / 255 - 23;
    if (payload <= most) return payload;
    const std::size_t rest = least + (payload - least) % (page_bytes - 4);
    return rest <= most ? rest : least;
}

struct Head {
    std::vector<std::uint64_t> serial_types;
    std::size_t bytes = 0;
};

std::optional<Head> head_at(std::string_view page, std::size_t at, std::uint64_t payload,
                            const Shape& shape) {
    Reading reading(page, at);
    const auto bytes = reading.varint();
    if (!bytes || *bytes > payload || *bytes <= shape.kinds.size() || at + *bytes > page.size())
        return std::nullopt;
    Head head{{}, *bytes};
    std::uint64_t together = *bytes;
    while (reading.at() < at + *bytes) {
        const auto type = reading.varint();
        const std::size_t column = head.serial_types.size();
        if (!type ||
            (column < shape.kinds.size() ? !is_kind(*type, shape.kinds[column]) : !shape.may_be_longer))
            return std::nullopt;
        head.serial_types.push_back(*type);
        together += size_of(*type);
        if (together > payload) return std::nullopt;
    }
    const bool whole = reading.at() == at + *bytes && head.serial_types.size() >= shape.kinds.size();
    return whole && together == payload ? std::optional(std::move(head)) : std::nullopt;
}

std::optional<std::string> payload_at(const Pages& pages, std::string_view page, std::size_t at,
                                      std::size_t payload) {
    const std::size_t local = local_bytes(payload);
    if (at + local + (local < payload ? 4 : 0) > page.size()) return std::nullopt;
    std::string bytes(page.substr(at, local));
    std::uint32_t next = local < payload ? big_endian(page, at + local) : 0;
    while (bytes.size() < payload) {
        const std::string_view overflow = pages.page(next);
        if (overflow.empty()) return std::nullopt;
        bytes += overflow.substr(4, payload - bytes.size());
        next = big_endian(overflow, 0);
    }
    return bytes;
}

std::optional<RawRecord> record_at(const Pages& pages, std::string_view page, std::size_t at,
                                   const Shape& shape) {
    Reading reading(page, at);
    const auto payload = reading.varint();
    const std::uint64_t most = std::uint64_t{pages.count()} * page_bytes;
    if (!payload || *payload <= shape.kinds.size() || *payload > most) return std::nullopt;
    const auto rowid = reading.varint();
    if (!rowid) return std::nullopt;
    const auto head = head_at(page, reading.at(), *payload, shape);
    if (!head) return std::nullopt;
    const auto bytes = payload_at(pages, page, reading.at(), *payload);
    if (!bytes) return std::nullopt;
    RawRecord record{static_cast<std::int64_t>(*rowid), {}};
    std::size_t start = head->bytes;
    for (const std::uint64_t type : head->serial_types) {
        record.values.push_back(value_of(type, std::string_view(*bytes).substr(start, size_of(type))));
        start += size_of(type);
    }
    return record;
}

}  // namespace

Pages::Pages(std::string_view file) : file_(file) {}

Pages::Pages(std::string_view file, const Log& log, With with) : file_(file) {
    const std::size_t most_pages = file.size() / page_bytes + log.frames.size();
    for (const LogFrame& frame : log.frames)
        if (frame.page <= most_pages && (frame.sound || with == With::every_frame))
            newer_[frame.page] = frame.bytes;
}

std::uint32_t Pages::count() const {
    const auto in_file = static_cast<std::uint32_t>(file_.size() / page_bytes);
    return newer_.empty() ? in_file : std::max(in_file, newer_.rbegin()->first);
}

std::string_view Pages::page(std::uint32_t number) const {
    if (const auto newer = newer_.find(number); newer != newer_.end()) return newer->second;
    if (number == 0 || number > file_.size() / page_bytes) return {};
    return file_.substr((number - 1) * page_bytes, page_bytes);
}

std::vector<RawRecord> raw_records(const Pages& pages, const Shape& shape) {
    std::vector<RawRecord> found;
    for (std::uint32_t number = 1; number <= pages.count(); ++number) {
        const std::string_view page = pages.page(number);
        for (std::size_t at = 0; at < page.size(); ++at)
            if (auto record = record_at(pages, page, at, shape)) found.push_back(std::move(*record));
    }
    return found;
}

}  // namespace store
