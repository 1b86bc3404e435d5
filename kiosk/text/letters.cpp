// SPDX-License-Identifier: Apache-2.0
// Of strings alone, without a font: direction (UAX #9), grapheme clusters (UAX #29), and what is fit to be
// shown.
#include <algorithm>
#include <optional>

#include <pango/pango.h>

#include "kiosk/text/text.h"
#include "kiosk/utf8.h"

namespace text {
namespace {

struct Place {
    std::size_t offset;  // bytes
    PangoLogAttr is;
};

// Before each character and at the end.
std::vector<Place> places_of(std::string_view words) {
    const auto length = static_cast<glong>(words.size());
    const auto count = static_cast<std::size_t>(g_utf8_strlen(words.data(), length)) + 1;
    std::vector<PangoLogAttr> attributes(count);
    pango_get_log_attrs(words.data(), static_cast<int>(length), -1, pango_language_get_default(),
                        attributes.data(), static_cast<int>(count));
    std::vector<Place> places;
    const char* at = words.data();
    for (std::size_t i = 0; i < count; ++i) {
        places.push_back({static_cast<std::size_t>(at - words.data()), attributes[i]});
        if (i + 1 < count) at = g_utf8_next_char(at);
    }
    return places;
}

// Byte offsets of all grapheme boundaries, 0 and the end included.
std::vector<std::size_t> boundaries(std::string_view words) {
    if (words.empty()) return {0};
    std::vector<std::size_t> offsets;
    for (const Place& place : places_of(words))
        if (place.offset == 0 || place.offset == words.size() || place.is.is_cursor_position != 0U)
            offsets.push_back(place.offset);
    return offsets;
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

Extent word_at(std::string_view words, std::size_t offset) {
    Extent found;
    if (words.empty()) return found;
    std::optional<std::size_t> begun;
    for (const Place& place : places_of(words)) {
        if (begun && place.is.is_word_end != 0U) {
            // Where one word ends and the next begins without a space, as in Chinese: the one before.
            const bool around = *begun < offset || (*begun == offset && found.end != offset);
            if (around || offset == 0) found = {*begun, place.offset};
            if (place.offset >= offset && found.end > 0) break;
            begun.reset();
        }
        if (place.is.is_word_start != 0U) begun = place.offset;
    }
    return found;
}

std::size_t length(std::string_view words) {
    return utf8::utf16_length(words);
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
