// SPDX-License-Identifier: Apache-2.0
// The council's colours and pictures, from a TOML file: a table for each palette that differs, a "#rrggbb"
// for each colour that differs from the program's own, and the files of its logo and its welcome picture.
// assets/themes/liverpool.toml names them all and says what each is for.
//
// Refuses a picture that is no SVG, too large, or too much work to draw in the pixels of a glass
// (pictures/trial.h): a kiosk tries them once, when it knows its own. Refuses what is
// not a colour of a palette, and a palette in which two colours that meet are closer, or in the soft one
// further apart, than theme_rules.h allows: a council finds out at its desk, not a resident at the screen.
// Threads: any. Errors: ErrorKind::invalid, with the file and its line, or the pair and its ratio.
#pragma once

#include <filesystem>
#include <optional>

#include "kiosk/pictures/album.h"
#include "kiosk/pictures/trial.h"
#include "kiosk/result.h"
#include "kiosk/touch/theme.h"

namespace kiosk {

struct CouncilTheme {
    touch::Themes colours;
    pictures::Files pictures;  // by the names of touch/theme.h
};

// Without a glass its pictures are not drawn.
Result<CouncilTheme> read_theme_file(const std::filesystem::path&,
                                     const std::optional<pictures::Glass>& = pictures::Glass{});

}  // namespace kiosk
