// SPDX-License-Identifier: Apache-2.0
// The names of what keys do. kiosk/input/keys.h says which key of this machine has which function.
#pragma once

namespace kiosk {

// What a key does. There are two ways to walk. The four arrows of a keyboard cross the rows of the on-screen
// keyboard. `previous`, `next` and `select`, three keys of a keypad, reach everything row by row.
enum class KeyFunction {
    up,
    down,
    left,
    right,
    choose,
    previous,
    next,
    select,
    back,
    forward,
    help,
    language,
    listen,
    repeat,
    pause,
    skip,
    where_am_i,
    slower,
    faster,
    quieter,
    louder,
    sound_off,
    picture_off,
    switch_one,
    switch_two,
};

}  // namespace kiosk
