// SPDX-License-Identifier: Apache-2.0
// The automation port: one JSON object a line in, one a line out. For tests, demos and accessibility audits,
// in practice mode only. It sees what a person's aids see (the Nodes) and does what a person's hands do;
// nothing else.
//
// This file is the language of the port: reading a line and writing a reply. main carries commands out. A
// wrong line is ErrorKind::invalid with a sentence, and changes nothing.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/screens/screen.h"
#include "kiosk/touch/node.h"
#include "kiosk/touch/touch.h"

namespace kiosk::automation {

struct Look {};
enum class Pace { waits, quick };  // quick: as a tremor does, within the guard against double strikes
struct TapName {
    std::string name;
    Pace pace = Pace::waits;
};
struct TapAt {
    float x = 0, y = 0;  // pixels
    Pace pace = Pace::waits;
};
struct Hold {
    float x = 0, y = 0, seconds = 0;
};  // a finger that stays: the staff corner
struct Press {
    std::string key;  // "Down", "Enter", "F18", ...: see kiosk/input/keys.h
    Pace pace = Pace::waits;
};
struct Type {
    std::string text;
};
struct Advance {
    double seconds = 0;
};
struct Shot {
    std::string file;
};
struct Heard {};
struct Quit {};
using Command = std::variant<Look, TapName, TapAt, Hold, Press, Type, Advance, Shot, Heard, Quit>;

Result<Command> read(std::string_view line);

std::string done();
std::string failed(std::string_view sentence);
std::string heard(const std::vector<std::string>& utterances);
std::string seen(const screens::View&, const std::vector<touch::Node>&, float px_per_mm);

// The centre, in pixels, of the one enabled control of that name; ErrorKind::invalid where there is none, or
// several.
Result<TapAt> place_of(std::string_view name, const std::vector<touch::Node>&, float px_per_mm);

}  // namespace kiosk::automation
