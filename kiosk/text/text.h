// SPDX-License-Identifier: Apache-2.0
// Turns words into pictures. Pango shapes them, orders both directions, breaks lines and finds fonts; nothing
// else in the program knows Pango or cairo. Dear ImGui can neither shape nor write from right to left, so
// that every word on screen comes from here.
//
// A Passage holds all that its picture depends on. Equal passages share one picture; beyond `memory_bound`
// bytes, the one that was drawn longest ago is dropped. Sizes are kept beside them, for longer. Both hold
// what people typed: forget_all() drops and overwrites them at each wipe. Sizes are pixels. The size of words
// is the height of a capital letter, not of an em. Threads: one. Errors: open() gives ErrorKind::invalid
// where a font that is needed is not installed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace text {

enum class Direction { left_to_right, right_to_left };
enum class Align { start, centre, end };
enum class Weight { regular, bold };

struct Run {  // these bytes of Passage::words have a look of their own
    std::size_t begin = 0, end = 0;
    bool bold = false, italic = false;
    friend bool operator==(const Run&, const Run&) = default;
};

struct Ink {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Ink&, const Ink&) = default;
};

struct Passage {
    std::string words;  // UTF-8; invalid bytes are shown as U+FFFD
    std::vector<Run> runs;
    std::string language;                            // BCP 47: picks glyph forms, fonts and line breaks
    Direction direction = Direction::left_to_right;  // of the paragraph, if the words have a letter of it
    Align align = Align::start;
    Weight weight = Weight::regular;
    float letter_px = 20;       // height of a capital letter
    float width_px = 0;         // wraps at this; 0: one line, as wide as it is
    float line_height = 1.45F;  // of the letter's em
    bool balanced = false;      // of two to four lines none is much longer: no word stands alone on the last
    Ink ink = {};               // of the letters beside colour glyphs; only a coloured() passage needs it
    friend bool operator==(const Passage&, const Passage&) = default;
};

struct Size {
    float width = 0, height = 0;
};

// The pixels of a passage, row by row, no padding. Most pictures hold coverage, one byte a pixel, and are
// drawn in whatever colour is wanted. A passage with colour glyphs (emoji) has four bytes a pixel,
// premultiplied RGBA, and `coloured` set: emoji keep their own colours, its other letters have the passage's
// ink, and the picture is drawn with white. A picture holds no more than its ink: (left, top) is where it
// stands in the passage's box, which may be outside it (an italic's overhang). A passage without ink has no
// bytes. Much of a paragraph is the space between its lines and after their ends: its bands leave that out,
// for whoever draws no more than them.
struct Picture {
    int left = 0, top = 0;
    int width = 0, height = 0;
    bool coloured = false;
    std::vector<std::uint8_t> bytes;
    struct Band {  // pixels within the picture; the far edges are not in it
        int left = 0, top = 0, right = 0, bottom = 0;
    };
    std::vector<Band> bands;   // from the top: all of its ink is in them
    std::uint64_t serial = 0;  // never reused: names a texture
    int lines = 0;
    int unknown_glyphs = 0;  // characters for which no installed font has a shape: a test wants 0
    float baseline = 0;      // of the first line, from the top of the box
};

struct CaretPlace {
    float x = 0, y = 0, height = 0;  // pixels from the top left of the passage's box
    // How the letter before it runs: that letter ends where its caret begins, which is as thick as its field
    // has it.
    Direction after = Direction::left_to_right;
};

struct Stretch {  // of selected words on one line; pixels from the top left of the passage's box
    float x = 0, y = 0, width = 0, height = 0;
};

struct Extent {  // bytes
    std::size_t begin = 0, end = 0;
};

class Typesetter {
 public:
    static kiosk::Result<Typesetter> open(std::size_t memory_bound = 4U << 20);
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    ~Typesetter();

    Size measure(const Passage&);  // of the box: the widest line by all lines, leading included; cheaper than
                                   // a picture
    // From the highest of its strokes to the lowest, in a script whose strokes leave its lines, pixels; else
    // 0.
    float strokes(const Passage&);
    bool coloured(const Passage&);           // it has colour glyphs, so that its picture depends on its ink
    const Picture& picture(const Passage&);  // valid until the next non-const call
    // Serials whose pictures were dropped since last asked: their textures can go.
    std::vector<std::uint64_t> dropped();
    std::size_t memory() const;  // bytes of cached pictures
    void forget_all();

    // The whole lines around `offset`, as many as a field shows, where the words are many: to lay out instead
    // of all of them. Else all.
    Extent excerpt(const Passage&, std::size_t offset);
    // A caret is a byte offset at a grapheme boundary. It moves as one sees it: left and right on the glass.
    CaretPlace caret(const Passage&, std::size_t offset);
    std::vector<Stretch> stretches(const Passage&, std::size_t begin, std::size_t end);
    std::size_t offset_at(const Passage&, float x, float y);
    std::size_t move(const Passage&, std::size_t offset,
                     int columns);  // -1: one to the left; +1: one to the right
    std::size_t move_line(const Passage&, std::size_t offset, int lines);

 private:
    struct Impl;
    explicit Typesetter(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

// How far below the box of their words the strokes of a language may reach, of a capital letter: 0 for most.
float strokes_below(std::string_view language);

// Bytes to delete: the grapheme cluster before or after `offset` (UAX #29).
std::size_t cluster_before(std::string_view words, std::size_t offset);
std::size_t cluster_after(std::string_view words, std::size_t offset);
// Where the word around `offset` begins and ends, or else the last word before it (UAX #29). Empty at the
// beginning.
Extent word_at(std::string_view words, std::size_t offset);
std::size_t characters(std::string_view words);  // grapheme clusters: a bullet for each where they are masked
// The length as a form counts it: string-length() in ODK counts UTF-16 code units, as Java does. "465 letters
// left" must not promise what the form then refuses.
std::size_t length(std::string_view words);
std::string valid_utf8(std::string_view bytes);  // invalid bytes and controls but newline become U+FFFD

}  // namespace text
