// SPDX-License-Identifier: Apache-2.0
// What the sections of a report share. Threads: one.
#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "sync/report/figures.h"
#include "sync/report/html.h"
#include "sync/report/report.h"

namespace council {

struct ReportedQuestion {
    Question question;
    Figures figures;
};

struct Context {
    const Answers& answers;
    const ReportOptions& options;
    std::vector<ReportedQuestion> asked;
    std::vector<std::string> left_out;  // labels of what was asked, and would tell a hidden number
    std::string form_language;          // BCP 47
    html::Runs runs = html::Runs::left_to_right;
    int tables = 0;

    bool is_public() const { return options.audience == Audience::everybody; }
    // Words of the form or of a resident, marked where they are in another language than the report's.
    std::string of_form(std::string_view words) const;
    static std::string of_resident(std::string_view words);
    std::string table(html::Table);  // gives it its id
};

std::string number(long);
std::string share(long of, long base);  // "62%"; "–" of none
double hundredths(long of, long base);
std::string heading(int rank, const std::string& inner);
// A stretch of each step of a scale around the middle, negative first. `counts` are of the steps.
std::vector<html::Stretch> around_the_middle(const Counts& steps, long base);
std::string look_of_step(std::size_t step, std::size_t steps);

// The sections, each with its heading; "" where there is nothing to show.
std::string section_of_response(Context&);
std::string section_of_answers(Context&);
std::string section_of_people(Context&);
std::string section_of_groups(Context&);
// Invalid where the review is of other texts.
kiosk::Result<void> check_review(const Context&);
void write_section_of_texts(std::ostream&, const Context&);  // after check_review
std::string section_of_deeds(Context&);
std::string section_of_method(Context&);

}  // namespace council
