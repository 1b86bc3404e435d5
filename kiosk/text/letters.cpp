// SPDX-License-Identifier: Apache-2.0
// Of strings alone, without a font: direction (UAX #9), grapheme clusters (UAX #29), and what is fit to be
// shown.
#include <algorithm>

#include <pango/pango.h>

#include "kiosk/text/text.h"

namespace text {
namespace {

// Byte offsets of all grapheme boundaries, 0 and the end included.
std::vector<std::size_t> boundaries(std::string_view words) {
    if (words.empty()) return {0};
    const auto length = static_cast<glong>(words.size());
    const auto count = static_cast<std::size_t>(g_utf8_strlen(words.data(), length)) + 1;
    std::vector<PangoLogAttr> attributes(count);
    pango_get_log_attrs(words.data(), static_cast<int>(length), -1, pango_language_get_default(),
                        attributes.data(), static_cast<int>(count));
    std::vector<std::size_t> places;
    const char* at = words.data();
    for (std::size_t i = 0; i < count; ++i) {
        if (i == 0 || i + 1 == count || attributes[i].is_cursor_position != 0U)
            places.push_back(static_cast<std::size_t>(at - words.data()));
        if (i + 1 < count) at = g_utf8_next_char(at);
    }
    return places;
}

}  // namespace

std::size_t cluster_before(std::string_view words, std::size_t offset) {
    offset = std::min(offset, words.size());
    const auto places = boundaries(words);
    const auto after = std::lower_bound(places.begin(), places.end(), offset);
    return after == places.begin() ? 0 : offset - *std::prev(after);
}

std::size_t cluster_after(std::string_view words, std::size_t offset) {
    const auto places = boundaries(words);
    const auto after = std::upper_bound(places.begin(), places.end(), offset);
    return after == places.end() ? 0 : *after - offset;
}

std::size_t characters(std::string_view words) {
    return boundaries(words).size() - 1;
}

std::string valid_utf8(std::string_view bytes) {
    gchar* valid = g_utf8_make_valid(bytes.data(), static_cast<gssize>(bytes.size()));
    std::string words;
    words.reserve(bytes.size());
    for (const gchar* at = valid; *at != '\0';) {
        const gchar* next = g_utf8_next_char(at);
        if (*at != '\n' && g_unichar_iscntrl(g_utf8_get_char(at)) != 0)
            words += "\uFFFD";
        else
            words.append(at, next);
        at = next;
    }
    explicit_bzero(valid, std::char_traits<char>::length(valid));
    g_free(valid);
    return words;
}

}  // namespace text
