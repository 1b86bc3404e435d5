// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/layout.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstring>

#include <fontconfig/fontconfig.h>
#include <fribidi.h>
#include <pango/pangofc-font.h>

#include "kiosk/text/pixels.h"
#include "kiosk/utf8.h"

namespace text {
namespace {

// No screen is larger, every OpenGL 3.3 takes a texture of this size, and a hostile text cannot ask for
// gigabytes.
constexpr int largest_side = 8192;

// Pixels. Small enough for the longest words on one line in Pango's units, of which it makes some 16,000.
constexpr double em_of_pango = 16;

constexpr double held_beside = 0.32;      // em, of strokes that begin before their words
constexpr double held_by_padding = 0.25;  // em, of strokes that leave the box of their words
constexpr float em_in_letters = 1.4F;     // Noto Sans

struct Iterator {
    explicit Iterator(PangoLayout* layout) : at(pango_layout_get_iter(layout)) {}
    ~Iterator() { pango_layout_iter_free(at); }
    Iterator(const Iterator&) = delete;
    Iterator& operator=(const Iterator&) = delete;
    PangoLayoutIter* at;
};

Owned<PangoContext> context_for(const Fonts& fonts, const Passage& passage) {
    Owned<PangoContext> context(pango_font_map_create_context(fonts.map.get()));
    // Neither hinting nor rounding: the height of a letter is a promise in millimetres, kept to a fraction of
    // a pixel.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string(passage.language.c_str()));
    pango_context_set_base_dir(context.get(), passage.direction == Direction::right_to_left
                                                  ? PANGO_DIRECTION_RTL
                                                  : PANGO_DIRECTION_LTR);
    return context;
}

// The paragraph runs as the language does wherever it has a letter of that direction, as on a web page: an
// Arabic sentence may begin with a Latin name. Words without one, such as an address, go by themselves.
bool decides(const Passage& passage) {
    const bool to_left = passage.direction == Direction::right_to_left;
    const char* end = passage.words.data() + passage.words.size();
    for (const char* at = passage.words.data(); at < end;) {
        const gunichar letter = g_utf8_get_char_validated(at, end - at);
        const bool valid = g_unichar_validate(letter) != FALSE;
        at += valid ? g_unichar_to_utf8(letter, nullptr) : 1;
        const FriBidiCharType type = valid ? fribidi_get_bidi_type(letter) : FRIBIDI_TYPE_ON;
        if (FRIBIDI_IS_STRONG(type) && FRIBIDI_IS_LETTER(type) && (FRIBIDI_IS_RTL(type) != 0) == to_left)
            return true;
    }
    return false;
}

void add(PangoAttrList* list, PangoAttribute* attribute, const Run& run) {
    attribute->start_index = static_cast<guint>(run.begin);
    attribute->end_index = static_cast<guint>(run.end);
    pango_attr_list_insert(list, attribute);
}

}  // namespace

float strokes_below(std::string_view language) {
    if (Fonts::line_factor(language) <= 1) return 0;
    return static_cast<float>(held_by_padding) * em_in_letters;
}

Layout::Layout(const Fonts& fonts, const Passage& passage)
    : layout_(pango_layout_new(context_for(fonts, passage).get())),
      right_to_left_(passage.direction == Direction::right_to_left),
      letter_of_pango_(em_of_pango * fonts.capital * PANGO_SCALE) {
    pango_layout_set_auto_dir(layout_.get(), decides(passage) ? FALSE : TRUE);
    pango_layout_set_text(layout_.get(), passage.words.data(), static_cast<int>(passage.words.size()));
    length_ = std::strlen(pango_layout_get_text(layout_.get()));
    set_looks(passage);
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    climbs_ = Fonts::line_factor(passage.language) > 1;
    if (passage.width_px > 0) {
        const double width = static_cast<double>(passage.width_px) / passage.letter_px * letter_of_pango_;
        pango_layout_set_width(layout_.get(), std::max(0, static_cast<int>(width) - beside()));
        if (passage.balanced) balance();
    }
    if (climbs_) make_room_for_ink();
    stand(passage.letter_px, passage.width_px, passage.align);
}

void Layout::set_looks(const Passage& passage) {
    constexpr double em = em_of_pango * PANGO_SCALE;
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, Fonts::families(passage.language));
    pango_font_description_set_weight(
        font, passage.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, em);
    pango_layout_set_font_description(layout_.get(), font);
    pango_font_description_free(font);

    PangoAttrList* looks = pango_attr_list_new();
    // Absolute, as in CSS: a factor would go by each font's own idea of a line, and Noto Sans Arabic's is 2.1
    // em.
    const double line = passage.line_height * Fonts::line_factor(passage.language) * em;
    pango_attr_list_insert(looks, pango_attr_line_height_new_absolute(static_cast<int>(std::lround(line))));
    // A hyphen that nobody wrote would change an address or a web page's name.
    pango_attr_list_insert(looks, pango_attr_insert_hyphens_new(FALSE));
    for (const Run& run : passage.runs) {
        if (run.bold) add(looks, pango_attr_weight_new(PANGO_WEIGHT_BOLD), run);
        if (run.italic) add(looks, pango_attr_style_new(PANGO_STYLE_ITALIC), run);
    }
    pango_layout_set_attributes(layout_.get(), looks);
    pango_attr_list_unref(looks);
}

// The least width that needs no more lines, and breaks no word.
void Layout::balance() {
    constexpr int most_lines = 4, near_enough = PANGO_SCALE * static_cast<int>(em_of_pango) / 4;
    const int lines_before = lines();
    if (lines_before < 2 || lines_before > most_lines) return;
    int wide = pango_layout_get_width(layout_.get());
    int narrow = wide / 2;
    const auto holds = [&](int width) {
        pango_layout_set_width(layout_.get(), width);
        int widest = 0;
        pango_layout_get_size(layout_.get(), &widest, nullptr);
        return lines() == lines_before && widest <= width;
    };
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD);
    const bool words_are_whole = holds(wide);
    while (words_are_whole && wide - narrow > near_enough) {
        const int middle = (narrow + wide) / 2;
        (holds(middle) ? wide : narrow) = middle;
    }
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout_.get(), wide);
}

// A script whose words climb leaves its lines: above the first and below the last it would stand on the frame
// of its control. Between lines it is what its readers know, and a little of it every control has room for.
void Layout::make_room_for_ink() {
    PangoRectangle ink, logical;
    pango_layout_get_extents(layout_.get(), &ink, &logical);
    if (ink.height <= 0) return;
    constexpr int held = static_cast<int>(held_by_padding * em_of_pango * PANGO_SCALE);
    above_ = std::max(0, -ink.y - held);
    below_ = std::max(0, ink.y + ink.height - logical.y - logical.height - held);
}

// What such strokes may take beyond the width of their words.
int Layout::beside() const {
    return climbs_ ? static_cast<int>(held_beside * em_of_pango * PANGO_SCALE) : 0;
}

float Layout::strokes() const {
    return climbs_ ? pixels(inked().height) : 0;
}

int Layout::lines() const {
    return pango_layout_get_line_count(layout_.get());
}

Size Layout::size() const {
    PangoRectangle logical;
    pango_layout_get_extents(layout_.get(), nullptr, &logical);
    const int strokes = logical.width > 0 ? beside() : 0;
    return {pixels(logical.width + strokes), pixels(above_ + logical.y + logical.height + below_)};
}

float Layout::pixels(int units) const {
    return static_cast<float>(units * unit_);
}

int Layout::units(float pixels) const {
    return static_cast<int>(pixels / unit_);
}

// Pango goes by the direction of each line's own words.
void Layout::stand(float letter_px, float width_px, Align align) {
    letter_ = letter_px;
    unit_ = letter_px / letter_of_pango_;
    const int box = units(width_px > 0 ? width_px : size().width);
    const bool to_right = right_to_left_ == (align == Align::start);
    shifts_.clear();
    Iterator iterator(layout_.get());
    do {
        PangoRectangle ink, logical;
        pango_layout_iter_get_line_extents(iterator.at, &ink, &logical);
        const int spare = box - logical.width;
        // The stroke with which such a word begins reaches over the margin: the line steps back by so much.
        const int over = climbs_ ? ink.x + ink.width - logical.x - logical.width : 0;
        const int back = std::clamp(over, 0, std::max(spare, 0));
        const int wanted = align == Align::centre ? spare / 2 : to_right ? spare - back : 0;
        shifts_.push_back(wanted - logical.x);
    } while (pango_layout_iter_next_line(iterator.at) != FALSE);
}

int Layout::shift_at(int y) const {
    int index = 0, trailing = 0, line = 0;
    pango_layout_xy_to_index(layout_.get(), 0, y, &index, &trailing);
    pango_layout_index_to_line_x(layout_.get(), index, trailing, &line, nullptr);
    return shifts_[static_cast<std::size_t>(line)];
}

bool Layout::coloured() const {
    Iterator iterator(layout_.get());
    do {
        const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(iterator.at);
        if (run == nullptr || !PANGO_IS_FC_FONT(run->item->analysis.font)) continue;
        FcBool colour = FcFalse;
        const FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(run->item->analysis.font));
        if (FcPatternGetBool(pattern, FC_COLOR, 0, &colour) == FcResultMatch && colour == FcTrue) return true;
    } while (pango_layout_iter_next_run(iterator.at) != FALSE);
    return false;
}

// Of all lines, where we draw them.
PangoRectangle Layout::inked() const {
    int left = INT_MAX, top = INT_MAX, right = INT_MIN, bottom = INT_MIN;
    Iterator iterator(layout_.get());
    auto shift = shifts_.begin();
    do {
        PangoRectangle line;
        pango_layout_iter_get_line_extents(iterator.at, &line, nullptr);
        line.x += *shift++;
        line.y += above_;
        if (line.width <= 0 || line.height <= 0) continue;
        left = std::min(left, line.x);
        top = std::min(top, line.y);
        right = std::max(right, line.x + line.width);
        bottom = std::max(bottom, line.y + line.height);
    } while (pango_layout_iter_next_line(iterator.at) != FALSE);
    if (left > right) return {};
    return {left, top, right - left, bottom - top};
}

Picture Layout::picture(Ink ink) const {
    Picture picture;
    picture.lines = lines();
    picture.unknown_glyphs = pango_layout_get_unknown_glyphs_count(layout_.get());
    picture.baseline = pixels(above_ + pango_layout_get_baseline(layout_.get()));
    const PangoRectangle box = inked();
    if (box.width <= 0) return picture;

    // One pixel more on each side, for the grey edge of a shape that ends inside a pixel.
    picture.left = static_cast<int>(std::floor(box.x * unit_)) - 1;
    picture.top = static_cast<int>(std::floor(box.y * unit_)) - 1;
    const auto right = static_cast<int>(std::ceil((box.x + box.width) * unit_)) + 1;
    const auto bottom = static_cast<int>(std::ceil((box.y + box.height) * unit_)) + 1;
    picture.width = std::min(right - picture.left, largest_side);
    picture.height = std::min(bottom - picture.top, largest_side);
    picture.coloured = coloured();

    cairo_surface_t* surface = cairo_image_surface_create(
        picture.coloured ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_A8, picture.width, picture.height);
    cairo_t* pen = cairo_create(surface);
    cairo_set_source_rgb(pen, ink.red / 255.0, ink.green / 255.0, ink.blue / 255.0);
    cairo_translate(pen, -picture.left, -picture.top);
    cairo_scale(pen, unit_ * PANGO_SCALE, unit_ * PANGO_SCALE);
    Iterator iterator(layout_.get());
    auto shift = shifts_.begin();
    do {
        PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iterator.at);
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iterator.at, nullptr, &logical);
        const int baseline = above_ + pango_layout_iter_get_baseline(iterator.at);
        cairo_move_to(pen, static_cast<double>(logical.x + *shift++) / PANGO_SCALE,
                      static_cast<double>(baseline) / PANGO_SCALE);
        pango_cairo_show_layout_line(pen, line);
    } while (pango_layout_iter_next_line(iterator.at) != FALSE);
    cairo_destroy(pen);
    take_pixels(surface, picture);
    return picture;
}

std::size_t Layout::boundary(std::size_t offset) const {
    const char* words = pango_layout_get_text(layout_.get());
    offset = utf8::boundary({words, length_}, offset);
    int count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
    auto character = static_cast<int>(g_utf8_pointer_to_offset(words, words + offset));
    while (character > 0 && attributes[character].is_cursor_position == 0U) --character;
    return static_cast<std::size_t>(g_utf8_offset_to_pointer(words, character) - words);
}

std::vector<std::size_t> Layout::line_starts() const {
    std::vector<std::size_t> starts;
    Iterator iterator(layout_.get());
    do {
        starts.push_back(
            static_cast<std::size_t>(pango_layout_iter_get_line_readonly(iterator.at)->start_index));
    } while (pango_layout_iter_next_line(iterator.at) != FALSE);
    return starts;
}

constexpr float above_baseline = 1.3F, line_rise = 1.65F;  // of a capital letter

// As tall on every line and in every script: Pango's own goes by the font, and Noto Sans Arabic's is half as
// tall again.
CaretPlace Layout::caret(std::size_t offset) const {
    const auto place = static_cast<int>(boundary(offset));
    int line = 0;
    pango_layout_index_to_line_x(layout_.get(), place, 0, &line, nullptr);
    Iterator iterator(layout_.get());
    for (int i = 0; i < line; ++i) pango_layout_iter_next_line(iterator.at);
    const float baseline = pixels(above_ + pango_layout_iter_get_baseline(iterator.at));
    const int x = x_of_caret(place) + shifts_[static_cast<std::size_t>(line)];
    const bool first = place <= pango_layout_iter_get_line_readonly(iterator.at)->start_index;
    const bool to_left =
        first ? right_to_left_ : pango_layout_get_direction(layout_.get(), place - 1) == PANGO_DIRECTION_RTL;
    return {pixels(x), baseline - above_baseline * letter_, line_rise * letter_,
            to_left ? Direction::right_to_left : Direction::left_to_right};
}

bool Layout::ends_a_paragraph(int place) const {
    const char next = pango_layout_get_text(layout_.get())[place];
    return next == '\0' || next == '\n';
}

// Within a paragraph where the next letter of its own direction goes. At its end beside the last letter,
// whichever way that runs: a Latin word that is being typed on an Arabic page has its caret after it.
int Layout::x_of_caret(int place) const {
    PangoRectangle strong, weak;
    pango_layout_get_cursor_pos(layout_.get(), place, &strong, &weak);
    return (ends_a_paragraph(place) ? weak : strong).x;
}

// Where two places have their caret at the same x, for the last word runs against its paragraph: the place
// before that word, from which Pango finds the neighbours of both.
int Layout::twin(int place) const {
    PangoRectangle strong, weak;
    pango_layout_get_cursor_pos(layout_.get(), place, &strong, &weak);
    if (!ends_a_paragraph(place) || strong.x == weak.x) return place;
    const int aside = weak.x + (weak.x > strong.x ? 1 : -1);
    int index = 0, trailing = 0;
    pango_layout_xy_to_index(layout_.get(), aside, weak.y + weak.height / 2, &index, &trailing);
    const char* words = pango_layout_get_text(layout_.get());
    return static_cast<int>(g_utf8_offset_to_pointer(words + index, trailing) - words);
}

// In mixed text what follows in the words may stand apart on the glass: several stretches on a line.
std::vector<Stretch> Layout::stretches(std::size_t begin, std::size_t end) const {
    std::vector<Stretch> found;
    const auto from = static_cast<int>(boundary(begin)), to = static_cast<int>(boundary(end));
    Iterator iterator(layout_.get());
    auto shift = shifts_.begin();
    do {
        PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iterator.at);
        const float baseline = pixels(above_ + pango_layout_iter_get_baseline(iterator.at));
        const int first = std::max(from, line->start_index);
        const int last = std::min(to, line->start_index + line->length);
        int *ranges = nullptr, count = 0;
        if (first < last) pango_layout_line_get_x_ranges(line, first, last, &ranges, &count);
        for (int at = 0; at < count; ++at)
            found.push_back({pixels(ranges[2 * at] + *shift), baseline - above_baseline * letter_,
                             pixels(ranges[2 * at + 1] - ranges[2 * at]), line_rise * letter_});
        g_free(ranges);
        ++shift;
    } while (pango_layout_iter_next_line(iterator.at) != FALSE);
    return found;
}

// Beyond the words where a line of this page ends, the line's own end: left of a Latin word on an Arabic page
// is after it.
int Layout::x_asked(int x, int y) const {
    int index = 0, trailing = 0, line = 0;
    pango_layout_xy_to_index(layout_.get(), 0, y, &index, &trailing);
    pango_layout_index_to_line_x(layout_.get(), index, trailing, &line, nullptr);
    PangoLayoutLine* found = pango_layout_get_line_readonly(layout_.get(), line);
    const bool runs_left = pango_layout_line_get_resolved_direction(found) == PANGO_DIRECTION_RTL;
    if (runs_left == right_to_left_) return x;
    PangoRectangle extents;
    pango_layout_line_get_extents(found, nullptr, &extents);
    const bool beyond = right_to_left_ ? x < extents.x : x > extents.x + extents.width;
    if (!beyond) return x;
    return runs_left ? extents.x - 1 : extents.x + extents.width + 1;
}

std::size_t Layout::offset_at(float x, float y) const {
    const int pango_y = units(y) - above_;
    const int pango_x = x_asked(units(x) - shift_at(pango_y), pango_y);
    int index = 0, trailing = 0;
    pango_layout_xy_to_index(layout_.get(), pango_x, pango_y, &index, &trailing);
    const char* words = pango_layout_get_text(layout_.get());
    const char* at = g_utf8_offset_to_pointer(words + index, trailing);
    return boundary(static_cast<std::size_t>(at - words));
}

std::size_t Layout::move(std::size_t offset, int columns) const {
    const char* words = pango_layout_get_text(layout_.get());
    std::size_t place = boundary(offset);
    for (; columns != 0; columns += columns < 0 ? 1 : -1) {
        int index = 0, trailing = 0;
        pango_layout_move_cursor_visually(layout_.get(), TRUE, twin(static_cast<int>(place)), 0, columns,
                                          &index, &trailing);
        if (index < 0 || index == G_MAXINT) break;  // an end of the words
        place = static_cast<std::size_t>(g_utf8_offset_to_pointer(words + index, trailing) - words);
    }
    return place;
}

std::size_t Layout::move_line(std::size_t offset, int lines_on) const {
    const std::size_t place = boundary(offset);
    PangoRectangle strong;
    pango_layout_get_cursor_pos(layout_.get(), static_cast<int>(place), &strong, nullptr);
    int line = 0;
    pango_layout_index_to_line_x(layout_.get(), static_cast<int>(place), 0, &line, nullptr);
    const int wanted = line + lines_on;
    if (wanted < 0) return 0;
    if (wanted >= lines()) return length_;

    const float x = pixels(x_of_caret(static_cast<int>(place)) + shift_at(strong.y + strong.height / 2));
    Iterator iterator(layout_.get());
    for (int i = 0; i < wanted; ++i) pango_layout_iter_next_line(iterator.at);
    const int y = above_ + pango_layout_iter_get_baseline(iterator.at);
    return offset_at(x, pixels(y));
}

}  // namespace text
