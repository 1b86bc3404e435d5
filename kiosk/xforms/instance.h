// SPDX-License-Identifier: Apache-2.0
// One filling-in of a form: the answers, and everything that follows from them.
//
// Owns the answers, in memory only; destroying it overwrites them. Every change leaves calculates, relevance
// and choices up to date before it returns. References carry repeat positions ("/data/rep[2]/x"). Texts are
// in the language set last. Threads: one. The Form must not be null and is kept alive by the instance.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/xforms/form.h"
#include "kiosk/xforms/question.h"

namespace xforms {

// What this machine gives to a form's jr:preload, such as "property".
struct Device {
    std::string id;         // deviceid, with a prefix: "have-your-say:central-library-2"
    bool practice = false;  // property "practice": "yes" or ""
};

struct Submission {
    std::string form_id, version;
    std::string instance_id;  // "uuid:..."
    std::string xml;          // relevant nodes only, in the form's order
};

class Instance {
 public:
    static Instance begin(std::shared_ptr<const Form>, const Device&, kiosk::Moment now);
    Instance(Instance&&) noexcept;
    Instance& operator=(Instance&&) noexcept;
    ~Instance();

    const Form& form() const;
    // A sentence where the form went past a bound of kiosk/limits.h, for its author and staff; "" while all
    // is well. Once set it stays: the values may be wrong by then, so finish() refuses them.
    const std::string& broken() const;
    std::uint64_t revision() const;        // grows whenever any answer below may differ
    void set_language(std::size_t index);  // into form().languages(); answers and pages stay

    // The pages that are relevant now, in the form's order, by reference. A page with nothing relevant is no
    // page. Behind the pages of a repeat's instances comes its summary, named by the repeat
    // ("/data/household[1]/person"); a repeat with a fixed count has a summary only where it has instances.
    std::vector<std::string> pages() const;
    // How many pages may still come behind that page which are hidden now, each by its odds (ahead.h).
    // `reference` from pages(); 0 for any other.
    // `group`: those alone whose references begin so.
    double may_follow(std::string_view reference, std::string_view group = {}) const;
    // A page's contents now. `reference` from pages(); a page that has gone gives a Page with no questions.
    Page page(std::string_view reference) const;

    // Sets a value as the resident gave it: text as typed, one choice value, choice values with spaces
    // between, "" to clear. ErrorKind::invalid where the text cannot be of the question's type or the
    // reference is none that can be answered, ErrorKind::refused where it asks for more than kiosk/limits.h
    // allows: then nothing has changed. A value that breaks a constraint is
    // stored, and shows in violations().
    kiosk::Result<void> answer(std::string_view reference, std::string_view value, kiosk::Moment now);
    std::string value(std::string_view reference) const;  // "" where hidden or unknown
    bool has(std::string_view reference) const;           // whether there is such a node, hidden or not
    bool is_relevant(std::string_view reference) const;   // there, and nothing hides it
    // The question on that node, whether it is relevant or not; nothing where there is none.
    std::optional<Question> question(std::string_view reference) const;

    // In the form's order; a nested repeat once for each instance around it.
    std::vector<Repeat> repeats() const;
    kiosk::Result<std::string> add_repeat(std::string_view reference, kiosk::Moment now);  // its new instance
    kiosk::Result<void> remove_repeat(std::string_view reference, kiosk::Moment now);

    std::vector<Violation> violations(std::string_view page) const;
    std::vector<Violation> violations() const;  // of the whole form; empty when it can be finished

    // The page that asks a question now; "" where none does.
    std::string page_of(std::string_view question) const;

    // What a person checks: each relevant question, answered or not, in order, with its page.
    struct Answered {
        std::string page;
        Question question;
        Words section;  // the innermost of that page's titles
    };
    std::vector<Answered> review() const;

    // Ends the filling-in: preloads `end`, drops irrelevant nodes, writes the XML. The same instanceID each
    // time it is called, so a submit that failed to be stored can be pressed again. The XML is looked at
    // before it is handed out: ErrorKind::invalid where it could not be sealed, sent and exported without
    // a change.
    kiosk::Result<Submission> finish(kiosk::Moment now);

 private:
    struct Impl;
    explicit Instance(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace xforms
