// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/reach.h"

#include <algorithm>

namespace screens {
namespace {

// What has no room above, over what needs all of the body, is one column with it.
bool stands_apart(Flow& read, Flow& pressed, PartsBy parts_by) {
    return read.fits() || parts_by == PartsBy::bar || pressed.height() == 0;
}

Shown draw_as_one(Stage& stage, touch::Rect body, int part, PartsBy parts_by, const FillColumns& fill) {
    Flow column(stage, body, parts_by);
    fill(column, column);
    return column.draw(part);
}

}  // namespace

Shown shown_of_both(int part, Flow& read, Flow& pressed) {
    const int parts = std::max(read.parts(), pressed.parts());
    Shown shown{.part = std::clamp(part, 0, parts - 1)};
    shown.last = shown.part + 1 == parts;
    shown.below = pressed.look(shown.part).below;
    return shown;
}

Shown draw_columns(Stage& stage, const TopBar& top, touch::Rect body, int part, PartsBy parts_by,
                   const FillColumns& fill) {
    const auto above = top.zone_above();
    if (!above) {
        top.draw();
        return draw_as_one(stage, body, part, parts_by, fill);
    }
    Flow read(stage, *above), pressed(stage, body, parts_by);
    fill(read, pressed);
    top.draw_head();
    if (!stands_apart(read, pressed, parts_by)) {
        top.draw_tools();
        return draw_as_one(stage, body, part, parts_by, fill);
    }
    const Shown shown = shown_of_both(part, read, pressed);
    read.draw(shown.part);
    top.draw_tools();
    pressed.draw(shown.part);
    if (parts_by == PartsBy::strip && read.parts() > pressed.parts()) pressed.draw_strip(shown, body);
    return shown;
}

void draw_cards(Stage& stage, const TopBar& top, const CardPlaces& places, const FillCards& fill) {
    Card read(stage), pressed(stage);
    if (!places.above) {
        fill(pressed, pressed);
        top.draw();
        return pressed.draw(places.body, places.stand);
    }
    fill(read, pressed);
    top.draw_head();
    read.draw(*places.above, Card::Stand::top);
    top.draw_tools();
    pressed.draw(places.body, places.stand);
}

void draw_cards(Stage& stage, const StaffAreas& areas, const FillCards& fill) {
    Card read(stage), pressed(stage);
    fill(read, pressed);
    if (read.fits(areas.above)) {
        read.draw(areas.above, Card::Stand::top);
        return pressed.draw(areas.first, Card::Stand::top);
    }
    Card all(stage);
    fill(all, all);
    all.draw(areas.first, Card::Stand::top);
}

}  // namespace screens
