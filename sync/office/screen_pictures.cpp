// SPDX-License-Identifier: Apache-2.0
#include "sync/office/screen_pictures.h"

#include <sstream>

namespace council {
namespace {

constexpr std::string_view heard = "Heard, in no picture.";
constexpr std::string_view other_forms =
    "In no picture: for questions of a kind that the demo's forms do not ask.";
constexpr std::string_view report = "In no picture: in the report that the council publishes.";

constexpr struct {
    std::string_view source;    // what its name begins with
    std::string_view pictures;  // with a blank between them
    std::string_view otherwise;
} table[] = {
    {"kiosk/screens/attract.", "attract", ""},
    {"kiosk/screens/asking.", "question", ""},
    {"kiosk/screens/bottom_bar.", "question", ""},
    {"kiosk/screens/check.", "check newsletter-check", ""},
    {"kiosk/screens/check_card.", "check", ""},
    {"kiosk/screens/choice_blocks.", "question", ""},
    {"kiosk/screens/choice_list.", "", other_forms},
    {"kiosk/screens/date_block.", "", other_forms},
    {"kiosk/screens/error_summary.", "error", ""},
    {"kiosk/screens/field_block.", "question", ""},
    {"kiosk/screens/flow.", "question", ""},
    {"kiosk/screens/key_names.", "", heard},
    {"kiosk/screens/key_sheets.", "keys switches", ""},
    {"kiosk/screens/keyboard_keys.", "typing", ""},
    {"kiosk/screens/leaving_words.", "question leave still-there newsletter newsletter-leave", ""},
    {"kiosk/screens/letter_keys.", "typing", ""},
    {"kiosk/screens/listen.", "listen", ""},
    {"kiosk/screens/out_of_service.", "closed", ""},
    {"kiosk/screens/picture_block.", "", "In no picture: in forms with pictures, such as Easy Read."},
    {"kiosk/screens/pin_pad.", "staff-pin", ""},
    {"kiosk/screens/promise.", "welcome about", ""},
    {"kiosk/screens/question", "question", ""},
    {"kiosk/screens/range_block.", "", other_forms},
    {"kiosk/screens/rank_block.", "", other_forms},
    {"kiosk/screens/readiness.", "staff-readiness", ""},
    {"kiosk/screens/reading.", "question", ""},
    {"kiosk/screens/repeat.", "", other_forms},
    {"kiosk/screens/sheets.", "languages size colours leave", ""},
    {"kiosk/screens/staff.", "staff staff-more", ""},
    {"kiosk/screens/staff_hours.", "staff-hours staff-hours-day", ""},
    {"kiosk/screens/staff_trial.", "staff-trial", ""},
    {"kiosk/screens/stepper.", "", other_forms},
    {"kiosk/screens/still_there.", "still-there", ""},
    {"kiosk/screens/thanks.", "thanks newsletter-thanks", ""},
    {"kiosk/screens/top_bar.", "question", ""},
    {"kiosk/screens/typing.", "typing", ""},
    {"kiosk/screens/welcome", "welcome", ""},
    {"kiosk/speech/", "", heard},
    {"kiosk/staff/", "staff", ""},
    {"kiosk/station/", "staff-hours", ""},
    {"kiosk/visit/", "error", ""},
    {"kiosk/words/", "welcome", ""},  // dates
    {"sync/report/", "", report},
};

Pictured in(std::string_view names, std::string_view otherwise) {
    Pictured pictured{{}, std::string(otherwise)};
    std::istringstream each{std::string(names)};
    for (std::string name; each >> name;) pictured.pictures.push_back("pictures/" + name + ".png");
    return pictured;
}

}  // namespace

Pictured pictures_of_source(std::string_view source) {
    for (const auto& row : table)
        if (source.starts_with(row.source)) return in(row.pictures, row.otherwise);
    return {};
}

Pictured pictures_of_text(std::string_view key) {
    for (const char* page : {"welcome", "about", "newsletter"})
        if (key.starts_with(std::string("/data/") + page)) return in(page, "");
    if (key.ends_with("Msg")) return in("error", "");  // what a binding says where it refuses an answer
    if (key.ends_with(" short")) return in("check", "");
    return in("question", "");
}

}  // namespace council
