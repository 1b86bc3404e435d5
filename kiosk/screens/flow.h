// SPDX-License-Identifier: Apache-2.0
// A column of blocks that is cut into screenfuls where one does not hold it: no scroll bars, nothing cut.
//
// VVSG 2.0, 7.2-D: "...scrolling... a strong cue": a screenful that is not the last ends in one wide button
// that says how much is below. Blocks are measured when they are added and drawn in reading order. Threads:
// one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/layout.h"

namespace screens {

struct Block {
    float height = 0;
    std::function<void(touch::Rect)> draw;
    float after = 0;         // gap to the next block
    bool with_next = false;  // a heading does not end a screenful
    bool panel = false;      // stands on the tint of a proposal, together with its neighbours
    int counted = 0;         // how many things of the kind that the More button counts
    float grows = 0;         // by that much more, where one screenful has room for all
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
    std::size_t size() const { return blocks_.size(); }

    void add(Block);
    // The common blocks. Long words are cut between words into blocks that fit.
    void words(const std::string& id, const std::string& words, const touch::TextLook&, float after,
               bool with_next = false, bool panel = false);
    // The picture of the form's words, where they have one that can be shown; `rich` begins with it.
    void picture(const std::string& id, const xforms::Words&, float after, bool panel = false);
    void rich(const std::string& id, const xforms::Words&, const touch::TextLook&, float after,
              bool panel = false);

    float height() const;  // of all blocks in one column
    bool fits() const { return height() <= place_.height; }
    int parts() const { return static_cast<int>(screenfuls().size()); }
    int part_of(std::size_t block) const;
    void draw(int part) const;  // a part that is not there is the nearest that is

 private:
    struct Screenful {
        std::size_t begin = 0, end = 0;
    };
    std::vector<Screenful> screenfuls() const;
    float height_of(Screenful) const;
    void draw_blocks(Screenful, float y, float growth) const;
    float growth() const;
    void draw_strip(int part, int parts, int below) const;
    float strip_height() const;

    Stage& stage_;
    touch::Rect place_;
    MoreWords more_;
    std::vector<Block> blocks_;
};

}  // namespace screens
