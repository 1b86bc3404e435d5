// SPDX-License-Identifier: Apache-2.0
// A column of blocks. Where it is higher than the glass it comes in screenfuls: there are no scroll bars, and
// nothing is cut off.
//
// VVSG 2.0, 7.2-D asks for a strong cue that there is more. On a page the bar's filled button leads to the
// next screenful, and Continue is there only with the last (chrome.h). A sheet is closed at will, so there a
// strip at the foot leads on. Blocks are drawn in reading order.
//
// Words are measured only when their screenful is near, so that a page costs what is seen of it. Threads:
// one.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/layout.h"

namespace screens {

// panel: the tint of a proposal; neighbours share one. card: a frame of its own for the blocks of one
// question.
enum class Ground { paper, panel, card };

struct Block {
    float height = 0;
    std::function<void(touch::Rect)> draw;
    float after = 0;           // gap to the next block
    bool with_next = false;    // it does not end a screenful: a heading
    bool with_before = false;  // it does not begin one: a button for what stands above it
    Ground ground = Ground::paper;
    int counted = 0;   // how many of the things that the More button counts
    float grows = 0;   // how much it may grow, where one screenful has room for everything
    int question = 0;  // the Flow's: blocks of one question have one number, and those of a text one below 0
};

// What a screenful begins with that goes on with a question: its words again, and which of its choices these
// are. What a screenful ends with that a question begins on and is cut: which of its choices these are.
struct GoesOn {
    using Draw = std::function<void(touch::Rect, int first, int last)>;  // of the things that are counted
    float height = 0;
    Draw draw;
    float foot = 0;
    Draw draw_foot = {};
};

// How words become blocks.
struct BlockLook {
    touch::TextLook text = {};
    float after = 0;
    bool with_next = false;
    Ground ground = Ground::paper;
};

inline constexpr int longest_scale = 7;  // so many choices are never cut in two

// What leads from one screenful to the next.
enum class PartsBy { bar, strip };

class Flow {
 public:
    // `place` is one screenful.
    Flow(Stage&, touch::Rect place, PartsBy = PartsBy::bar);

    float width() const { return place_.width; }
    // For one block. `here`: within a question beside what a later screenful repeats of it. `at_its_end`, for
    // one that ends a question: beside what repeats its words, or under all that it began with.
    enum class Room { here, at_its_end };
    float room(Room = Room::here) const;
    float panel_width() const;
    float card_width() const;

    void add(Block);
    void space(float height);  // after the block that was added last
    // Calls `fill` when its blocks are needed. `counted` is the sum of theirs. What `fill` refers to outlives
    // the drawing.
    using Fill = std::function<void(Flow&)>;
    void later(Fill fill, int counted = 0);
    void mark(const std::string& name);  // gives the next block a name
    // The blocks of a question stand on one screenful where one holds them all: no choices without their
    // question, no scale cut in two. A longer question repeats its words. A text to read may be cut anywhere:
    // each screenful of it begins with its title. What follows on a page of several questions does so too
    // where it begins a screenful that holds its question with it; nothing ends a page.
    enum class Whole { question, text, page };
    void begin(Whole, GoesOn);
    void end();
    // The usual blocks. Long texts are cut between words into blocks that fit.
    void words(const std::string& id, const std::string& words, const BlockLook&);
    // The picture that belongs to the words, where there is one that can be shown, above them. `rich` begins
    // with it, or has it beside its words where the line is long enough.
    void picture(const std::string& id, const xforms::Words&, const BlockLook&);
    // How large it is beside its words, and what it takes of the line; nothing where it has to stand above.
    struct BesideWords {
        text::Size picture;
        float indent = 0;
    };
    std::optional<BesideWords> picture_beside(const xforms::Words&, Ground) const;
    // `make` gives the blocks of the words' parts, one after the other, in that width: those beside the
    // picture stand behind the indent, what follows has the whole line.
    using MakeBlocks = std::function<std::vector<Block>(std::size_t part, float width)>;
    void beside_picture(const std::string& id, const xforms::Words&, const BesideWords&, const BlockLook&,
                        std::size_t parts, const MakeBlocks& make);
    void rich(const std::string& id, const xforms::Words&, const BlockLook&);

    // One paragraph of the form's words in that width, cut into blocks that fit.
    std::vector<Block> paragraph_blocks(const std::string& id, const xforms::Paragraph&, const BlockLook&,
                                        float width) const;
    float gap_of_paragraphs(const BlockLook&) const;

    bool fits();                           // one screenful
    enum class Cut { question, scale };    // scale: its choices
    bool cuts(Cut);                        // one of them is on several screenfuls
    float height();                        // of all that there is
    int parts();                           // how many screenfuls
    int part_of(const std::string& mark);  // its screenful; the last one where nothing has this name
    Shown look(int part);                  // what draw() would show
    Shown draw(int part);                  // where there is no such part, the nearest one
    // At the foot of that place: what leads on from the part that was drawn, and back. PartsBy::strip draws
    // it by itself.
    void draw_strip(const Shown&, touch::Rect) const;

 private:
    struct Screenful {
        std::size_t begin = 0, end = 0;
    };
    struct Later {
        Fill fill;
        int counted = 0;
    };
    BlockLook look_of_paragraph(const xforms::Words&, std::size_t at, const BlockLook&) const;
    void rich_beside(const std::string& id, const xforms::Words&, const BlockLook&, const BesideWords&);
    bool cuts_a_question();
    bool cuts_a_scale();
    bool goes_on_with_text(std::size_t block) const;
    float title_above(std::size_t block) const;  // its height on a screenful that begins there
    void make_room_for_title(std::size_t block);
    float room_under_title() const;
    float room_at_its_end() const;
    bool has(std::size_t block);  // calls the fills that wait, until that block is there
    Screenful after(std::size_t begin);
    Screenful stretch_of(std::size_t block);
    Screenful question_at(std::size_t block);
    std::size_t before_a_cut(Screenful);  // where to end it so that no question is cut that could be whole
    int counted_around(std::size_t block);
    std::size_t before_choices(Screenful);  // where the choices of a scale would be cut that could be whole
    std::size_t with_headings(std::size_t block) const;  // the first of those that stand right before it
    const GoesOn* goes_on(std::size_t block) const;      // where a question began before it
    void draw_goes_on(Screenful, touch::Rect) const;
    float foot_of(Screenful) const;  // 0 where no question that is cut begins on it
    Screenful with_room_for_foot(Screenful) const;
    void draw_foot(Screenful, touch::Rect) const;
    float height_of(Screenful) const;
    float inset_of(Ground) const;
    bool shares_ground(std::size_t block, std::size_t next) const;
    void paint_ground(Screenful, float y, float growth) const;
    float limit() const;                 // of a screenful's height
    float line(const BlockLook&) const;  // how long a line of words may be
    float room_for_words(Ground) const;
    void draw_blocks(Screenful, float growth) const;
    float growth() const;
    int counted_from(std::size_t block) const;
    Screenful find(int& part);  // that part, or the nearest one, whose number it then is
    float strip_height() const;

    Stage& stage_;
    touch::Rect place_;
    PartsBy parts_by_;
    float inset_;               // of a panel's words from its edge
    std::deque<Block> blocks_;  // a deque, since drawing a block may ask where another is, and so add more
    std::deque<Later> later_;
    std::size_t added_ = 0;  // a fill that is added now goes before this one of `later_`
    std::map<std::string, std::size_t> marks_;
    int marked_ = 0;  // how many were given a name
    std::map<int, GoesOn> questions_;
    GoesOn title_;                                 // of a page of several questions
    std::size_t titled_from_ = std::string::npos;  // the first block behind the title itself
    std::set<std::size_t> untitled_;               // screenfuls that begin there have no room for it
    int question_ = 0;                             // whose blocks are made now, 0 for none
    int last_question_ = 0, last_text_ = 0;
};

}  // namespace screens
