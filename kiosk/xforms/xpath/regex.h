// SPDX-License-Identifier: Apache-2.0
// regex()'s patterns, by PCRE2 with JavaScript's readings where the two differ.
//
// Refuses a pattern that does not compile. A match that costs more than its limits ends as "no match": a
// hostile pattern must not hold up the screen. Immutable; threads: any.
#pragma once

#include <memory>
#include <string_view>

#include "kiosk/result.h"
#include "kiosk/xforms/xpath/allowance.h"

struct pcre2_real_code_8;

namespace xforms {

class Regex {
 public:
    static kiosk::Result<std::shared_ptr<const Regex>> compile(std::string_view pattern);
    explicit Regex(pcre2_real_code_8* code) : code_(code) {}
    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;
    ~Regex();

    bool found_in(std::string_view text, Allowance&) const;  // anywhere, unless the pattern is anchored

 private:
    pcre2_real_code_8* code_;
};

}  // namespace xforms
