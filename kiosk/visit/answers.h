// SPDX-License-Identifier: Apache-2.0
// What one person has answered so far: the filling-in itself, and all that is not an answer yet.
//
// To begin anew is to assign a fresh Answers, and to forget the page cache that follows from them. Lives in
// memory only. Answers chosen by a tap are given to the instance at once. Text stays a Draft, as typed, until
// Continue or Back takes it; what cannot be an answer stays as typed, so that nothing is thrown away.
// Threads: one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/visit/visit_context.h"
#include "kiosk/xforms/instance.h"

namespace kiosk {

struct Answers {
    using Rule = xforms::Violation::Rule;

    xforms::Instance instance;
    std::map<std::string, screens::Draft> drafts;  // by reference; and what an open list is searched for
    std::map<std::string, std::vector<screens::DateFieldValue>> half_dates;  // begun, and no real date yet
    // Shown as errors until the answer changes, or another one lifts the rule.
    std::map<std::string, Rule> refusals;
    std::optional<store::Sealed> sealed;  // while it could not be stored: Submit stores the same bytes
    bool not_stored = false;
    std::optional<Moment> storing_since;  // while the other program writes, it is tried again and again
    bool begun = false;                   // Start was pressed: the visit is counted

    static Answers fresh(const VisitContext&, std::size_t language, Moment now);

    // False where it cannot be an answer of its type: the question is refused.
    bool give(const std::string& reference, const std::string& value, Moment now);
    void clear(const std::string& reference, Moment now);  // also what was only begun
    // A date is an answer as soon as it is a real one: what depends on it follows at once.
    void step_date(const xforms::Question&, screens::DateField, int by, Moment now);
    void type_date(const xforms::Question&, std::string_view digits, Moment now);  // the same, typed
    // What was typed on a page becomes its answers. False where something cannot be one; it stays as typed.
    bool take_drafts(const std::vector<xforms::Question>& of_page, Moment now);
    // Refuses what breaks a rule of the form on that page. True where nothing does.
    bool page_stands(const std::string& page);
    void refuse_violations();  // of the whole form

    std::optional<std::string> add_instance(const std::string& repeat, Moment now);
    void remove_instance(const std::string& instance, Moment now);

    // Seals the submission, once, and puts it into the outbox: one commit stands between this and the thanks
    // (RELIABILITY P1). ErrorKind::offline where it is to be called again soon, ErrorKind::storage, and what
    // kiosk/store/seal.h names.
    Result<void> keep(const VisitContext&, Moment now);

 private:
    void take_date(const xforms::Question&, std::vector<screens::DateFieldValue>, Moment now);
    void changed();
    void forgive();
};

}  // namespace kiosk
