// SPDX-License-Identifier: Apache-2.0
// What evaluations may cost together, so that no expression can take the kiosk down: work, depth, and the
// length of a value (kiosk/limits.h).
//
// An evaluation that goes past a bound is given up: it throws Overrun within this room, Expression catches
// it, and the value is empty. What went wrong stays here as a sentence; with it the filling-in is no longer
// what its form says, so whoever owns it must not seal it. Threads: one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/limits.h"

namespace xforms {

// What went past its bound, and what a form's author writes instead.
struct Bound {
    const char *sentence, *remedy;
};

struct Overrun {
    Bound bound;
};

class Allowance {
 public:
    // For the next touch. What was broken before stays said.
    void renew() { work_ = 0; }

    void spend(std::size_t work) {
        work_ += work;
        if (work_ > limits::work) throw Overrun{too_much_work};
    }
    // One more text of a value whose texts are so long together.
    void weigh(std::size_t bytes, std::size_t together) {
        if (together > limits::value_bytes) throw Overrun{value_too_long};
        spend(1 + bytes / 64);
    }
    void weigh(std::size_t bytes) { weigh(bytes, bytes); }
    void charge(std::size_t work) { work_ += work; }  // leaves it to the next evaluation to stop

    // One operation within others.
    class Deeper {
     public:
        explicit Deeper(Allowance& allowance) : allowance_(allowance) {
            if (allowance_.depth_ >= limits::evaluation_depth) throw Overrun{too_deep};
            ++allowance_.depth_;
        }
        ~Deeper() { --allowance_.depth_; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

     private:
        Allowance& allowance_;
    };

    // The node of the form for whose sake something is evaluated; the path must outlive this.
    class For {
     public:
        For(Allowance& allowance, std::string_view path, int line)
            : allowance_(allowance),
              path_(std::exchange(allowance.path_, path)),
              line_(std::exchange(allowance.line_, line)) {}
        ~For() {
            allowance_.path_ = path_;
            allowance_.line_ = line_;
        }
        For(const For&) = delete;
        For& operator=(const For&) = delete;

     private:
        Allowance& allowance_;
        std::string_view path_;  // of what asked for it
        int line_;
    };

    void note(const Bound& bound, std::string_view where) {
        if (!broken_.empty()) return;
        std::string place(where);
        if (!path_.empty()) place = std::string(path_) + (where.empty() ? "" : ": ") + place;
        if (!path_.empty() && line_ > 0) place = "line " + std::to_string(line_) + ": " + place;
        broken_ = std::string(bound.sentence) + " (" + place + "); " + bound.remedy;
    }
    const std::string& broken() const { return broken_; }  // the first that was; "" where none
    bool used_up() const { return work_ > limits::work; }
    std::size_t work() const { return work_; }  // since it was renewed

    static constexpr Bound too_much_work{
        "the form asks for more calculation than a kiosk can do between two touches",
        "calculate once, outside the repeat, what each of its instances looks up"};
    static constexpr Bound never_rests{
        "the form's actions set one another off, or its choices take one another away, without end",
        "let none of them undo another"};
    static constexpr Bound value_too_long{"the form makes a value that is too long for a kiosk",
                                          "join fewer texts"};
    static constexpr Bound too_deep{"the form's texts or calculations say one another too deeply for a kiosk",
                                    "let fewer of them say another"};

 private:
    std::string_view path_;  // "" while no node is known
    int line_ = 0;
    std::size_t work_ = 0, depth_ = 0;
    std::string broken_;
};

}  // namespace xforms
