// SPDX-License-Identifier: Apache-2.0
// What the audit looked at and what it found: how often each check was made, and each time it failed, where.
//
// The conformance table counts by these. A ledger is written to a file so that the languages can be audited
// by programs of their own, and read back for the table. Threads: one.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace audit {

enum class Check {
    target_size,
    target_gap,
    no_overlap,
    on_the_glass,
    named,
    words_fit,
    nothing_lost,
    nothing_skipped,
    true_progress,
    question_with_choices,
    one_edge,
    letter_stated,
    letter_measured,
    contrast_stated,
    contrast_measured,
    edge_measured,
    focus_measured,
    palette_kept,
    reading_order,
    focus_starts,
    reached_by_keys,
    shaped,
    spoken,
};
inline constexpr std::size_t checks = 23;

// "target_size", and what it means in words for the table's reader.
const char* name_of(Check);
const char* meaning_of(Check);

struct Failure {
    Check check;
    std::string where, what;
};

class Ledger {
 public:
    // Names the screen that the next checks are of.
    void stand_at(std::string where) { where_ = std::move(where); }

    // `tell` is called only for a failure: most of a million checks hold.
    template <class Tell>
    void expect(Check check, bool holds, Tell tell) {
        ++counts_[static_cast<std::size_t>(check)];
        if (!holds) failures_.push_back({check, where_, tell()});
    }

    std::size_t count(Check check) const { return counts_[static_cast<std::size_t>(check)]; }
    std::size_t count() const;
    std::size_t failed(Check) const;
    const std::vector<Failure>& failures() const { return failures_; }
    // The first of each kind and control, for a test's report: one fault shows on a hundred screens.
    std::string report() const;

    void add(const Ledger&);  // its counts and failures
    void write(const std::filesystem::path&) const;
    static Ledger read(const std::filesystem::path&);  // throws where there is none

 private:
    std::array<std::size_t, checks> counts_{};
    std::vector<Failure> failures_;
    std::string where_;
};

}  // namespace audit
