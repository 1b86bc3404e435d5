// SPDX-License-Identifier: Apache-2.0
// A Ruler tells how large things are; a Canvas also draws what cannot be chosen. touch::Frame is both.
//
// A screen asks the ruler before it draws. Both count in logical millimetres: x counts from the edge where
// reading starts, so that the same numbers serve English and Arabic. Neither changes what the person did.
// Threads: one.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/text/text.h"
#include "kiosk/touch/node.h"
#include "kiosk/touch/theme.h"

namespace touch {

enum class Emphasis { filled, outlined, plain };  // a page has one filled button

struct ButtonLook {
    Emphasis emphasis = Emphasis::outlined;
    float scale = 1;          // of the words, relative to the body text
    std::string icon;         // its name in icons.cpp: "back", "forward", "language", ...; "" for none
    std::string name;         // what speech calls it, where its words do not say it: "Year: 1 higher" for "+"
    bool icon_after = false;  // the icon stands behind the words: "Continue ->"
    bool on_bar = false;      // it stands on the council's colour
    bool enabled = true;
    bool selected = false;  // it is the chosen one of several buttons
    std::string state;      // how speech says so: "on", "open"; "" for "chosen"
    text::Align align = text::Align::centre;
    std::string about;             // what the eye adds to its words: the question that a Change belongs to
    std::optional<Palette> wears;  // other colours than the screen's: a choice of colours shows its own
};

// One paragraph of a rich text. The screens make it from xforms::Words.
struct Paragraph {
    std::string words;
    std::vector<text::Run> runs;
    bool heading = false, bullet = false;
    int number = 0;  // in a numbered list; 0 outside of one
};

inline constexpr float paragraph_heading_scale = 1.1F;  // of a heading in a rich text

struct TextLook {
    float scale = 1;
    text::Weight weight = text::Weight::regular;
    text::Align align = text::Align::start;
    std::optional<Colour> ink, ground;  // where not given, the theme's ink and paper
    Role role = Role::text;
    bool answer = false;             // the person wrote these words
    bool seen_only = false;          // speech leaves them out: the control that they stand in says it better
    std::string_view language = {};  // of the words, "" for that of the screen
    std::string_view name = {};      // what speech says, where it is more than the words
    std::vector<text::Run> runs = {};
};

// A cover (a sheet, a question over the page) goes again: then the focus returns to where it was on the page.
enum class Layer { page, cover };

// What Up, Down and the other keys of editing do in a text.
enum class Edit { left, right, up, down, home, end, backspace, erase, newline, select_word };

class Ruler {
 public:
    // `language` and `direction` are those of the screen. A control may have another language: a button that
    // chooses Polish says so in Polish.
    struct Setup {
        std::string page;  // the page's name: when it changes, the focus goes to the new page's first_focus()
        std::string language;
        text::Direction direction = text::Direction::left_to_right;
        Palette palette = Palette::standard;
        TextSize size = TextSize::large;
        bool lowered = false;         // everything stands in the lower part of the glass, within reach
        float lowered_height_mm = 0;  // height of that part, in a ruler's millimetres
        Layer layer = Layer::page;
        bool explores = false;  // a finger reads before it chooses: see explore.cpp
        bool switches = false;  // two switches are all that the person has: each press counts
    };
    float width() const;  // of the area to draw in, millimetres
    float height() const;
    // In reach mode all controls stand in that area, the lower part of the glass. Above it, at y < 0, is so
    // much of the glass, for what is only read.
    float above() const;
    float reach() const;   // height of that part, whether or not it is used now
    float letter() const;  // height of a capital letter of body text, millimetres
    // How far the strokes of the screen's language reach below words of that scale: 0 for most languages.
    float strokes_below(float scale) const;
    // Higher than wide; or so narrow for its letters that two columns would break words to pieces.
    bool portrait() const { return height() > width() || width() < 45 * letter(); }
    bool lies() const { return width() > height(); }  // also where two columns of text would be narrow
    const Theme& theme() const;
    const Setup& setup() const;

    // `width` is where the words wrap, 0 for one line.
    text::Size measure(std::string_view words, const TextLook&, float width);
    float measure_rich(const std::vector<Paragraph>&, const TextLook&, float width);

    struct Button {
        std::string_view words;
        ButtonLook look = {};
        std::string_view language = {};  // of its words, "" for that of the screen
    };
    float button_width(const Button&);  // with its words on one line
    float button_height(const Button&, float width);

    enum class Mark { radio, check };
    struct ChoiceLook {
        Mark mark = Mark::radio;
        // Where the mark stands: beside the words or above them. mark_only: it stands alone, since the head
        // of a table has the words. picture_only: there is no mark, since the picture is what one touches.
        enum class Stand { beside, above, mark_only, picture_only };
        Stand stand = Stand::beside;
        std::string_view picture;  // its file in the album
        float picture_height = 0;  // at most; 0 for no picture
        std::string_view name;     // what speech calls it, where the words do not say it
        float scale = 1;           // of the words, relative to the body text
    };
    struct Choice {
        std::string_view words;
        ChoiceLook look = {};
        bool selected = false;
        Among among = {};
        std::vector<text::Run> runs = {};
    };
    float choice_height(const Choice&, float width);
    enum class Lines { one, as_many_as_it_takes };
    float choice_width(const Choice&, Lines);  // the least width for so many lines
    // Of a key with such words, as small as a key's words get: 0 but in a script whose strokes leave its
    // lines.
    float least_key_height(std::string_view words);

    // How large the picture can be within `most`, in its own proportions. 0 by 0 where the album has no such
    // file.
    text::Size picture_size(std::string_view file, text::Size most);
    // The same of a picture of the council's theme (theme.h). Such a picture has its own colours: the
    // palettes that promise few colours show none.
    text::Size decoration_size(std::string_view picture, text::Size most);

    struct Field {
        std::string_view value;
        std::size_t caret = 0;
        std::size_t selected = 0;  // bytes before the caret
        bool active = false, masked = false, multiline = true, invalid = false;
        std::string_view name;
    };
    // Where Left, Right, Up or Down takes the caret: as the text looks on the glass, with its lines.
    std::size_t caret_after(Rect, const Field&, Edit);

 protected:
    struct Impl;
    explicit Ruler(std::unique_ptr<Impl>);
    ~Ruler();
    std::unique_ptr<Impl> impl_;
};

class Canvas : public Ruler {
 public:
    // Between these nothing is drawn outside of that place, and nothing takes a tap there.
    void begin_clip(Rect);
    void end_clip();
    void fill(Rect, Colour, float radius = 0);
    void outline(Rect, Colour, float thickness, float radius = 0);
    void panel(Rect, Colour ground, Colour edge);  // a proposal's: its start edge is thick
    void line(Rect, Colour);

    // These leave a Node each. `words` and `rich` return the height that they used.
    float words(std::string_view id, Rect, std::string_view words, const TextLook& = {});
    float rich(std::string_view id, Rect, const std::vector<Paragraph>&, const TextLook& = {});
    struct Progress {
        std::string_view words;  // "Question 4 of 14"
        float fraction = 0;      // how much of the way is done, 0 to 1
        float scale = 1;         // of the words, relative to the body text
    };
    void progress(std::string_view id, Rect, const Progress&);
    struct QrCode {
        std::string_view text;  // what a phone reads
        std::string_view name;  // what speech calls it
    };
    void qr(std::string_view id, Rect, const QrCode&);
    struct Illustration {
        std::string_view file;  // in the album
        std::string_view name;  // what it shows, in words
    };
    void picture(std::string_view id, Rect, const Illustration&);
    // A picture of the council's theme, of decoration_size(). It says nothing that words do not say (WCAG
    // 1.1.1, decoration): it leaves no Node.
    void decoration(std::string_view picture, Rect);
    void icon(std::string_view name, Rect, Colour ink);  // of icons.cpp; the same
    // A value that the two buttons beside it change.
    struct Spinner {
        std::string_view shown, name;
        std::string_view value;  // how speech says `shown`
        float scale = 1;         // relative to the body text
    };
    void spinner(std::string_view id, Rect, const Spinner&);

 protected:
    using Ruler::Ruler;
    ~Canvas() = default;
};

}  // namespace touch
