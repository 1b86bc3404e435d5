// SPDX-License-Identifier: Apache-2.0
// Where in the consultation a person is, and what lies open over their page. Plain data:
// kiosk/visit/moving.cpp changes it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/screens/screen.h"

namespace kiosk {

// Place::back_to of whoever has not been at the check yet, or not in this language: no row of it is theirs.
inline constexpr const char* from_the_first_part = "";

enum class Stage { welcome, about, questions, check, thanks };

struct Place {
    Stage stage = Stage::welcome;
    std::string page;                // the engine's name for it; "" where the stage has none
    Moment since;                    // when the stage was reached
    int part = 0;                    // screenful of the page, from 0
    bool parts_differ = false;       // an answer on this one brought or took questions before it
    std::string changing;            // the page that is being changed from Check your answers; "" for none
    std::string back_to;             // question or page that was chosen there; the way leads back to its row,
                                     // or from_the_first_part
    std::string changed;             // the same once it has: that row's part is shown, until one is asked for
    std::vector<std::string> known;  // the pages that there were then: a change may open others
    std::map<std::string, float> done;  // by page that was reached: how much of the way is done there
    std::vector<std::string> within;    // instances opened at their summaries, the innermost last
    std::string list;                   // reference of the long list that is open, "" for none
    std::string removing;               // the instance that the person is asked about
    std::optional<screens::Keyboard> keyboard;

    screens::Sheet sheet = screens::Sheet::none;
    int sheet_part = 0;
    screens::LargePicture large;  // of Sheet::picture
    screens::KeyHelp key_help;
    screens::Sheet under_help = screens::Sheet::none;

    void open(screens::Sheet opened) {
        sheet = opened;
        sheet_part = 0;
    }
    void close(screens::Sheet closed) {
        if (sheet == closed) sheet = screens::Sheet::none;
    }
};

}  // namespace kiosk
