// SPDX-License-Identifier: Apache-2.0
// The report of a consultation: one HTML file that holds all that it shows, and loads and runs nothing.
//
// For the council it lists every text, with what may name a person marked, and says that it is not to be
// published. For the public it shows the texts that a person has reviewed, without what was taken out
// (review.h). In both, small numbers of groups of people are hidden (groups.h).
//
// Its own words are those of words::speak(), its labels the form's in `language`. Errors: ErrorKind::invalid
// for a language or a node that the form does not have, and for a review of other texts, before the first
// byte is written; whoever owns the stream looks whether it is whole. Threads: one.
#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "kiosk/touch/theme.h"
#include "sync/report/questions.h"
#include "sync/report/review.h"

namespace council {

enum class Audience { council, everybody };

struct ReportOptions {
    Audience audience = Audience::council;
    std::string language;             // of the form, by name or code; "" its own
    std::string own_language = "en";  // BCP 47, of the report's own words
    touch::Theme theme;
    long least = 10;  // numbers below are hidden
    NamedNodes named;
    Review review;  // of the texts
};

kiosk::Result<void> write_report(std::ostream&, const Answers&, const ReportOptions&);
// The texts for a person to review, with what may name a person marked.
kiosk::Result<void> write_review(std::ostream&, const Answers&, const ReportOptions&);

}  // namespace council
