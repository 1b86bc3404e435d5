// SPDX-License-Identifier: Apache-2.0
// A column of blocks. Where it is higher than the glass it comes in screenfuls: there are no scroll bars, and
// nothing is cut off.
//
// VVSG 2.0, 7.2-D asks for a strong cue that there is more: every screenful but the last ends in one wide
// button, which says how much is below. Blocks are drawn in reading order.
//
// Words are measured only when their screenful is near, so that a page costs what is seen of it. Threads:
// one.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/layout.h"

namespace screens {

enum class Ground { paper, panel };  // panel: the tint of a proposal; neighbours share one panel

struct Block {
    float height = 0;
    std::function<void(touch::Rect)> draw;
    float after = 0;         // gap to the next block
    bool with_next = false;  // it does not end a screenful: a heading
    Ground ground = Ground::paper;
    int counted = 0;  // how many of the things that the More button counts
    float grows = 0;  // how much it may grow, where one screenful has room for everything
};

// How words become blocks.
struct BlockLook {
    touch::TextLook text = {};
    float after = 0;
    bool with_next = false;
    Ground ground = Ground::paper;
};

// The words of the More button, with so many things below (0 where nothing is counted).
using MoreWords = std::string (*)(int below);
std::string more_below(int);    // "More below"
std::string more_choices(int);  // "More: 3 choices below"
std::string more_answers(int);  // "More: 9 answers below"

class Flow {
 public:
    // `place` is one screenful.
    Flow(Stage&, touch::Rect place, MoreWords = more_below);

    float width() const { return place_.width; }
    float room() const;  // for one block, beside the More button
    float panel_width() const;

    void add(Block);
    // Calls `fill` when its blocks are needed. `counted` is the sum of theirs. What `fill` refers to outlives
    // the drawing.
    using Fill = std::function<void(Flow&)>;
    void later(Fill fill, int counted = 0);
    void mark(const std::string& name);  // gives the next block a name
    // The usual blocks. Long texts are cut between words into blocks that fit.
    void words(const std::string& id, const std::string& words, const BlockLook&);
    // The picture that belongs to the words, where there is one that can be shown. `rich` begins with it.
    void picture(const std::string& id, const xforms::Words&, const BlockLook&);
    void rich(const std::string& id, const xforms::Words&, const BlockLook&);

    // One paragraph of the form's words in that width, cut into blocks that fit.
    std::vector<Block> paragraph_blocks(const std::string& id, const xforms::Paragraph&, const BlockLook&,
                                        float width) const;
    float gap_of_paragraphs(const BlockLook&) const;

    bool fits();                           // one screenful
    int part_of(const std::string& mark);  // its screenful; the last one where nothing has this name
    void draw(int part);                   // where there is no such part, the nearest one

 private:
    struct Screenful {
        std::size_t begin = 0, end = 0;
    };
    struct Later {
        Fill fill;
        int counted = 0;
    };
    bool has(std::size_t block);  // calls the fills that wait, until that block is there
    Screenful after(std::size_t begin);
    float height_of(Screenful) const;
    float line(const BlockLook&) const;  // how long a line of words may be
    float room_for_words(Ground) const;
    void draw_blocks(Screenful, float growth) const;
    float growth() const;
    int counted_from(std::size_t block) const;
    struct Strip {
        int part = 0;
        bool last = false;
        int below = 0;  // things that the More button counts
    };
    void draw_strip(const Strip&) const;
    float strip_height() const;

    Stage& stage_;
    touch::Rect place_;
    MoreWords more_;
    std::deque<Block> blocks_;  // a deque, since drawing a block may ask where another is, and so add more
    std::deque<Later> later_;
    std::size_t added_ = 0;  // a fill that is added now goes before this one of `later_`
    std::map<std::string, std::size_t> marks_;
};

}  // namespace screens
