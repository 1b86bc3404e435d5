// SPDX-License-Identifier: Apache-2.0
// What a key is for. The names only: which key has which function on this machine is kiosk/input/keys.h.
#pragma once

namespace kiosk {

// What a key is for. Two ways to walk: by the four arrows of a keyboard, which cross the rows of the
// on-screen keyboard; and by `previous`, `next` and `select`, with which three keys of a keypad reach
// everything, row by row.
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
