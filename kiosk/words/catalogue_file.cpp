// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/catalogue_file.h"

#include <cstdint>
#include <cstring>
#include <optional>

#include <glib.h>

namespace kiosk {
namespace {

constexpr std::uint32_t magic = 0x950412de;
constexpr std::size_t table_entry = 8;  // bytes: a string's length and its place

class Catalogue {
 public:
    explicit Catalogue(std::string_view bytes) : bytes_(bytes) {}

    std::string damage() const {
        if (number(0) != magic) return "it is no catalogue of this machine";
        const auto count = number(8), ids = number(12), words = number(16), slots = number(20),
                   hashes = number(24);
        if (!count || !ids || !words || !slots || !hashes) return "it was cut short";
        if (!has(*ids, *count, table_entry) || !has(*words, *count, table_entry) || !has(*hashes, *slots, 4))
            return "it was cut short";
        for (std::uint32_t at = 0; at < *slots; ++at)
            if (number(*hashes + at * 4).value_or(0) > *count) return "its index is wrong";
        for (std::uint32_t at = 0; at < *count; ++at)
            for (const std::uint32_t table : {*ids, *words})
                if (!string(table + at * table_entry)) return "word " + std::to_string(at) + " is damaged";
        // Sorted, so that the header, whose id is empty, is the first.
        if (*count == 0 || string(*ids) != std::string_view{}) return "it has no header";
        // What opens it throws where the header names no character set, or one that it does not know.
        if (!names_utf8(string(*words).value_or(""))) return "its header does not say that it is UTF-8";
        return "";
    }

 private:
    static bool names_utf8(std::string_view header) {
        constexpr std::string_view named = "charset=";
        header = header.substr(0, header.find('\0'));  // nobody reads on behind it
        const std::size_t at = header.find(named);
        if (at == std::string_view::npos) return false;
        const std::string_view rest = header.substr(at + named.size());
        return rest.substr(0, rest.find_first_of("\r\n;")) == "UTF-8";
    }
    std::optional<std::uint32_t> number(std::uint64_t at) const {
        std::uint32_t value = 0;
        if (at + sizeof value > bytes_.size()) return std::nullopt;
        std::memcpy(&value, bytes_.data() + at, sizeof value);
        return value;
    }
    bool has(std::uint64_t at, std::uint64_t count, std::uint64_t size) const {
        return at + count * size <= bytes_.size();
    }
    // A plural's forms stand behind each other, with a zero between.
    std::optional<std::string_view> string(std::uint64_t entry) const {
        const auto length = number(entry), at = number(entry + 4);
        if (!length || !at || !has(*at, std::uint64_t{*length} + 1, 1)) return std::nullopt;
        if (bytes_[std::size_t{*at} + *length] != '\0') return std::nullopt;
        const std::string_view text = bytes_.substr(*at, *length);
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::string_view form = text.substr(begin, text.find('\0', begin) - begin);
            if (g_utf8_validate(form.data(), static_cast<gssize>(form.size()), nullptr) == FALSE)
                return std::nullopt;
            begin += form.size() + 1;
        }
        return text;
    }

    std::string_view bytes_;
};

}  // namespace

std::string damage_of_catalogue(std::string_view mo) {
    return Catalogue(mo).damage();
}

}  // namespace kiosk
