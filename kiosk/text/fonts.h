// SPDX-License-Identifier: Apache-2.0
// The fonts of the kiosk: Noto Sans and its siblings of other scripts, and how large their letters are.
//
// A fontconfig configuration of our own, limited to the Noto folders: with the system's, what stands in for a
// script depends on what else is installed (Arabic came out in DejaVu Sans, not in Noto Sans Arabic), so that
// two kiosks would not look alike. The fonts' own caches in /var/cache/fontconfig serve both.
#pragma once

#include <memory>
#include <string_view>

#include <pango/pangocairo.h>

#include "kiosk/result.h"

namespace text {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct Fonts {
    Owned<PangoFontMap> map;
    double capital = 0;  // height of a capital letter, of the em

    static const char* families(std::string_view language);  // in order of preference
    static double line_factor(std::string_view language);    // how much higher its lines are than Latin ones

    // ErrorKind::invalid where Noto Sans, regular or bold, is not installed.
    static kiosk::Result<Fonts> open();
};

}  // namespace text
