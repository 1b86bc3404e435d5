// SPDX-License-Identifier: Apache-2.0
// What the sources of Ruler, Canvas and Frame share: millimetres to pixels, drawing, and how a control is
// made. Nobody else includes this.
#pragma once

#include <algorithm>

#include <imgui.h>

#include "kiosk/touch/glass.h"

namespace touch {

struct Box {  // pixels, whole ones, so that edges are sharp
    ImVec2 min, max;
    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
    Box inset(float by) const { return {{min.x + by, min.y + by}, {max.x - by, max.y - by}}; }
};

inline ImU32 packed(Colour colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, 255);
}

inline constexpr float ink_air = 0.5F;  // millimetres between the strokes of a word and the border around it

// Where a line stands whose ink comes no nearer than `clear` to an edge: in Nastaliq strokes climb out of it,
// and fall. Pixels.
float clear_of_edges(const text::Picture&, float line, const Box&, float clear);

struct Ruler::Impl {
    Impl(const Glass&, const Setup&, text::Typesetter&, Textures&, Hands&, pictures::Album*,
         pictures::Album*);

    const Glass& glass;
    Surface surface;
    Setup setup;
    text::Typesetter& typesetter;
    Textures& textures;
    Hands& hands;
    pictures::Album* album;        // the form's
    pictures::Album* theme_album;  // the council's
    Theme look;
    ImDrawList* list = nullptr;
    float width = 0, height = 0, top = 0;  // of the area to draw in, millimetres

    std::vector<Node> nodes;
    std::string field, first_focus, else_focus, chosen_by_key;
    bool else_is_next = false;
    std::string row;  // the way into the row that is being drawn, "" outside
    BackAndNext back_and_next;
    TypedInput typed;
    bool touched = false;

    float px(float millimetres) const { return millimetres * surface.px_per_mm; }
    float mm(float pixels) const { return pixels / surface.px_per_mm; }
    float letter(float scale = 1) const { return letter_mm(setup.size) * scale; }
    bool mirrored() const { return setup.direction == text::Direction::right_to_left; }
    Rect physical(Rect) const;  // mirrored, and counted from the top of the glass
    Box box(Rect) const;

    // Shapes. Radius and thickness are millimetres.
    void fill(const Box&, Colour, float radius = 0);
    void outline(const Box&, Colour, float thickness, float radius = 0);
    void framed(const Box&, Colour ground, Colour edge, float thickness, float radius);
    void ring_if_focused(std::string_view id, const Box&);
    void draw_picture(std::string_view name, Rect);
    void draw_image(const text::Picture*, const Box&);
    void mark(Rect, Mark, bool selected, Colour ink, Colour ground);

    struct Typed {  // as much of a field's words as has to be laid out, from that byte of what is shown
        text::Passage passage;
        std::size_t begin = 0;
        Typed(Impl&, const Field&, Rect);
        void draw_selection(Impl&, const Field&, ImVec2 origin) const;
        std::size_t within(std::size_t offset) const {
            return std::clamp(offset, begin, begin + passage.words.size()) - begin;
        }
    };

    // Words. Widths are millimetres, 0 for one line; origins are pixels, of the passage's box.
    text::Passage passage(std::string_view words, float scale, text::Weight, text::Align,
                          float width_mm) const;
    text::Passage passage(std::string_view words, const TextLook&, float width_mm) const;
    text::Passage passage_of(const Button&, float width_mm) const;
    text::Size measure(const text::Passage&);  // millimetres
    void draw(const text::Passage&, ImVec2 origin, Colour ink);

    struct Block {  // one paragraph of a rich text, laid out; millimetres in the text's own box
        text::Passage passage;
        std::string number;  // "2." of a numbered list
        bool bullet = false;
        float x = 0, y = 0, height = 0, letter = 0;
        void draw_mark(Impl&, const Rect& words, Colour ink) const;
    };
    std::vector<Block> lay_out(const std::vector<Paragraph>&, const TextLook&, float width);

    Node& leave(std::string_view id, Role, std::string_view name, Rect);
    struct Touch {
        bool chosen = false, pressed = false;
        Box box;
    };
    // Leaves a Node that the focus can rest on. Returns what a finger or a key does to it.
    Touch control(std::string_view id, Role, std::string_view name, Rect, bool enabled = true);
    bool invisible(std::string_view id, const Box&) const;  // true where a finger was lifted on it

    // At the frame's start and end.
    void take_keys();
    void take_finger();
    void settle_focus();

 private:
    void fill_rounded(const Box&, Colour, float radius_px);
    void flood_box(const Box&, Colour);
    void stroke(const Box&, Colour, float thickness_px, float radius_px);

    void come_to_page();
    void take_edits();
    bool keys_are_the_fields() const;
    void walk_by_arrows();
    void walk_by_rows();
    void choose_in_row(std::ptrdiff_t from);
    void turn_pages();
    void go_to(const std::string& wanted, std::ptrdiff_t from);
};

// The least height of a control that has those words within such a border: 0 in most scripts.
float height_of_strokes(text::Typesetter&, const Surface&, const text::Passage&, float border);

}  // namespace touch
