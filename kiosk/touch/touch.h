// SPDX-License-Identifier: Apache-2.0
// The controls: sized in millimetres, drawn through Dear ImGui, each leaving a Node behind.
//
// A Frame is one drawing of one screen. Screens lay out in logical millimetres: x counts from the start edge
// of reading, so the same numbers serve English and Arabic, and the Frame mirrors them (the one place where
// mirroring is done). A control returns true in the frame in which it was chosen: finger lifted on it, or
// Enter while it has the focus. Controls keep no state: what lasts over frames is in Hands, which the visit's
// end replaces by a fresh one. ImGui gives input, hit testing and draw lists; words come from text. Threads:
// one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kiosk/pictures/album.h"
#include "kiosk/text/text.h"
#include "kiosk/touch/node.h"
#include "kiosk/touch/theme.h"

namespace touch {

// The picture on the glass.
struct Surface {
    int width_px = 1920, height_px = 1080;
    float px_per_mm = 4.03F;
};

// Where textures live: the window's OpenGL, or nowhere at all when headless.
class Textures {
 public:
    virtual ~Textures() = default;
    virtual std::uintptr_t texture(const text::Picture&) = 0;  // made once per serial; 0 when headless
    virtual void drop(const std::vector<std::uint64_t>& serials) = 0;
};

// The controls that a keypad's Back and Next choose.
struct Turns {
    enum class Forward { is_chosen, is_shown };  // shown: it only gets the focus, where choosing it is final
    std::string back, forward;                   // ids, "" for none
    Forward what = Forward::is_chosen;
};

// By arrows, or with next and select alone: then the rows of a keyboard are stops, which open.
enum class Walk { by_arrows, by_rows };

// A finger that reads before it chooses; see explore.cpp.
struct Exploring {
    std::string pointed;  // id of the node that it came to last
    int count = 0;        // of the times that it came to one: it may come to the same again
    std::string read;     // the control that a tap anywhere chooses, "" for none
    bool down = false, slid = false, fresh = false;  // fresh: `read` is of this very touch
    float from_x = 0, from_y = 0;                    // where it came down, pixels
};

// What the person's hands are doing, over frames: the focus and a finger held down. A fresh one for each
// visit.
struct Hands {
    struct Place {
        std::string page, focus;
    };
    std::string focus;           // id of the focused Node, "" for none yet
    bool focus_visible = false;  // the ring shows from the first key press on
    std::string setup;           // page that the focus belongs to; another page starts anew at `first_focus`
    Exploring exploring;
    std::string field;  // id of the text field that is being typed into, "" for none
    bool line_above = false, line_below = false;  // of its caret: where Up and Down stay in the field
    std::vector<Node> nodes;                      // of the last frame, in reading order
    Walk walk = Walk::by_arrows;
    std::string opened;  // the way into the row that was opened, "" for none
    Turns turns;
    std::vector<Place> covered;  // what the sheets on top will give back, the lowest first
};

// Keys that a frame has seen, for a screen that wants them (a text field, the staff corner).
enum class Edit { left, right, up, down, home, end, backspace, erase, newline, select_word };
struct TypedInput {
    std::string text;  // UTF-8 from a physical keyboard or a tapped key
    std::vector<Edit> edits;
};

enum class Emphasis { filled, outlined, plain };  // one filled button a page

struct ButtonLook {
    Emphasis emphasis = Emphasis::outlined;
    float scale = 1;  // of the words, relative to the body text
    std::string
        icon;  // name in the icon table: "back", "forward", "language", "size", "colours", "lower", or ""
    std::string name;         // what it is called, where its words do not say it: "Year: 1 higher" of "+"
    bool icon_after = false;  // "Continue ->"
    bool on_bar = false;      // stands on the council's colour
    bool enabled = true;
    bool selected = false;  // one of several that exclude each other
    text::Align align = text::Align::centre;
    std::string about;  // what its words leave to the eye, such as the question that Change belongs to
};

struct Paragraph {  // of a rich text; the screen makes these from xforms::Words
    std::string words;
    std::vector<text::Run> runs;
    bool heading = false, bullet = false;
    int number = 0;  // numbered list
};

struct TextLook {
    float scale = 1;
    text::Weight weight = text::Weight::regular;
    text::Align align = text::Align::start;
    std::optional<Colour> ink, ground;  // the theme's ink on paper where not given
    Role role = Role::text;
    bool answer = false;  // holds what the person wrote
};

class Glass;

// A cover lies over a page for a while: when it goes, the focus is where it was.
enum class Layer { page, cover };

class Frame {
 public:
    // `language` and `direction` are those of the screen; a control may carry another language (a language's
    // own name).
    struct Setup {
        std::string
            page;  // names the page: a change of it moves the focus to the first node marked first_focus
        std::string language;
        text::Direction direction = text::Direction::left_to_right;
        Palette palette = Palette::standard;
        TextSize size = TextSize::large;
        bool lowered = false;         // reach mode: everything in the lower part of the picture
        float lowered_height_mm = 0;  // height of that part
        Layer layer = Layer::page;
        bool explores = false;  // a finger reads what is under it; see explore.cpp
    };
    // `album` holds the pictures of the form, where there are any; it outlives the frame.
    Frame(const Glass&, const Setup&, text::Typesetter&, Textures&, Hands&, pictures::Album* album = nullptr);
    ~Frame();  // ends the ImGui frame's window and hands the nodes to Hands
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    float width() const;  // of the area to draw in, millimetres
    float height() const;
    float letter() const;  // capital letter of body text, millimetres
    // Higher than wide, or so narrow for its letters that two columns would break words to pieces.
    bool portrait() const { return height() > width() || width() < 45 * letter(); }
    const Theme& theme() const;
    const Setup& setup() const;

    // Heights, in millimetres, of words in a width: layout asks before it draws.
    text::Size measure(std::string_view words, const TextLook&, float width);
    float measure_rich(const std::vector<Paragraph>&, const TextLook&, float width);
    struct Button {
        std::string_view words;
        ButtonLook look = {};
        std::string_view language = {};  // of its words, "" for that of the screen
    };
    float button_width(const Button&);  // with its words on one line
    float button_height(const Button&, float width);

    // Sights without function.
    void fill(Rect, Colour, float radius = 0);
    void outline(Rect, Colour, float thickness, float radius = 0);
    void panel(Rect, Colour ground, Colour edge);  // with the thick start edge of the proposal's panel
    void line(Rect, Colour);
    float words(std::string_view id, Rect, std::string_view words,
                const TextLook& = {});  // returns height used
    float rich(std::string_view id, Rect, const std::vector<Paragraph>&, const TextLook& = {});
    struct Progress {
        std::string_view words;  // "Question 4 of 14"
        float fraction = 0;      // done
    };
    void progress(std::string_view id, Rect, const Progress&);
    struct QrCode {
        std::string_view text, name;  // what it holds, and what it is called
    };
    void qr(std::string_view id, Rect, const QrCode&);

    // Controls. `first_focus` marks where the focus starts on this page.
    bool button(std::string_view id, Rect, const Button&);
    enum class Mark { radio, check };
    struct ChoiceLook {
        Mark mark = Mark::radio;
        // The mark beside the words, or above them; alone, where a table's head has the words; or none, where
        // the picture is the target.
        enum class Stand { beside, above, mark_only, picture_only };
        Stand stand = Stand::beside;
        std::string_view picture;  // its name in the album
        float picture_height = 0;  // at most; 0 for none
        std::string_view name;     // where the words do not say it
    };
    struct Choice {
        std::string_view words;
        ChoiceLook look = {};
        bool selected = false;
        Among among = {};
    };
    bool choice(std::string_view id, Rect, const Choice&);
    float choice_height(const Choice&, float width);
    enum class Lines { one, as_many_as_it_takes };
    float choice_width(const Choice&, Lines);  // at least, for so many lines

    // A picture of the form as large as fits, without changing its proportions; nothing where the album has
    // no such file.
    text::Size picture_size(std::string_view file, text::Size most);
    struct Illustration {
        std::string_view file, name;  // in the album, and what it shows, in words
    };
    void picture(std::string_view id, Rect, const Illustration&);
    // A value that two buttons beside it turn up and down.
    struct Spinner {
        std::string_view shown, name;
        std::string_view value;  // how `shown` is spoken
        float scale = 1;         // relative to the body text
    };
    void spinner(std::string_view id, Rect, const Spinner&);
    // A track, along the longer side of its place. Nothing stands on it until `at` (0 at the start or foot, 1
    // at the end or top) is given; `steps` above 1 draws a tick at each. Returns where a finger was lifted on
    // it.
    struct Slider {
        std::optional<float> at;
        int steps = 0;
        std::string_view name, value;
    };
    std::optional<float> slider(std::string_view id, Rect, const Slider&);
    // A field that shows `value` with a caret; returns the byte offset where a finger was lifted in it.
    struct Field {
        std::string_view value;
        std::size_t caret = 0;
        std::size_t selected = 0;  // bytes before the caret
        bool active = false, masked = false, multiline = true, invalid = false;
        std::string_view name;
    };
    std::optional<std::size_t> text_field(std::string_view id, Rect, const Field&);
    // Where left, right, up or down leads from its caret: as seen on the glass, lines as they break there.
    std::size_t caret_after(Rect, const Field&, Edit);
    // A key is the one thing that is not mirrored: the rows of a keyboard run from left to right in Arabic
    // too.
    struct ScreenKey {
        std::string_view cap, name;
        bool wide = false;  // its cap is a word: smaller letters, in bold
    };
    bool key(std::string_view id, Rect, const ScreenKey&);
    // The keys drawn in between are one row (or, inside a row, a part of it). The name is what is spoken.
    void begin_row(std::string_view id, Rect, std::string_view name);
    void end_row();
    // An invisible place that is chosen by being held, for the staff corner: how long it has been held by
    // now, seconds.
    float held(std::string_view id, Rect);

    TypedInput typed() const;  // keys of this frame that no control took
    void first_focus(std::string_view id);
    void else_focus(std::string_view id);  // where it starts when the first is not on the glass
    void turns(Turns);
    void move_focus(std::string_view id);  // from an error's sentence to its field
    bool touched() const;                  // any finger or key in this frame: the person is there

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace touch
