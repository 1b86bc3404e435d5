// SPDX-License-Identifier: Apache-2.0
// A column of blocks that is cut into screenfuls where one does not hold it: no scroll bars, nothing cut.
//
// VVSG 2.0, 7.2-D: "...scrolling... a strong cue": a screenful that is not the last ends in one wide button
// that says how much is below. Drawn in reading order.
//
// Words are measured when it is their turn: what stands on a later screenful is not, so that a page costs
// what is seen of it. Threads: one.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/layout.h"

namespace screens {

enum class Ground { paper, panel };  // panel: the tint of a proposal, under several blocks together

struct Block {
    float height = 0;
    std::function<void(touch::Rect)> draw;
    float after = 0;         // gap to the next block
    bool with_next = false;  // a heading does not end a screenful
    Ground ground = Ground::paper;
    int counted = 0;  // how many things of the kind that the More button counts
    float grows = 0;  // by that much more, where one screenful has room for all
};

// How words become blocks.
struct BlockLook {
    touch::TextLook text = {};
    float after = 0;
    bool with_next = false;
    Ground ground = Ground::paper;
};

// Words of the More button, for that many things below (0 where they are not counted).
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
    // What `fill` adds, when it is its turn; `counted` is the sum of its blocks'. What it refers to outlives
    // the drawing.
    using Fill = std::function<void(Flow&)>;
    void later(Fill fill, int counted = 0);
    void mark(const std::string& name);  // the next block begins what has this name
    // The common blocks. Long words are cut between words into blocks that fit.
    void words(const std::string& id, const std::string& words, const BlockLook&);
    // The picture of the form's words, where they have one that can be shown; `rich` begins with it.
    void picture(const std::string& id, const xforms::Words&, const BlockLook&);
    void rich(const std::string& id, const xforms::Words&, const BlockLook&);

    bool fits();                           // one screenful
    int part_of(const std::string& mark);  // the screenful that it is on; the last where it is not marked
    void draw(int part);                   // a part that is not there is the nearest that is

 private:
    struct Screenful {
        std::size_t begin = 0, end = 0;
    };
    struct Later {
        Fill fill;
        int counted = 0;
    };
    bool has(std::size_t block);  // calls what is later until it is there
    Screenful after(std::size_t begin);
    float height_of(Screenful) const;
    float line(const BlockLook&) const;  // longest, for words
    float room_for_words(Ground) const;
    float gap_of_paragraphs(const BlockLook&) const;
    void paragraph(const std::string& id, const touch::Paragraph&, const BlockLook&);
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
    std::deque<Block> blocks_;  // a block that is being drawn may ask where another is, and so add more
    std::deque<Later> later_;
    std::size_t added_ = 0;  // before which of `later_` stands what is added now
    std::map<std::string, std::size_t> marks_;
};

}  // namespace screens
