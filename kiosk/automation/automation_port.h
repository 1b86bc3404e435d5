// SPDX-License-Identifier: Apache-2.0
// Carries out the automation port's commands on a running kiosk: the hands of a test, a demo or an audit.
//
// Owns the bytes of a line that has not ended yet, bounded. Commands come from the process that started the
// kiosk, in practice mode only; main refuses to make one of these otherwise. Threads: one.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "kiosk/automation/automation.h"
#include "kiosk/lines.h"
#include "kiosk/window/picture_loop.h"

namespace kiosk {

class AutomationPort {
 public:
    struct Reach {  // what a command may touch; all outlive the port
        PictureLoop& pictures;
        touch::Glass& glass;
        std::function<Moment()> now;
        std::function<void(std::chrono::milliseconds)> advance;
        std::chrono::milliseconds between_strikes;  // a person's pause before a tap, or the same key again
        std::function<Result<void>(const std::string& file)> shoot;
        std::function<std::vector<std::string>()> heard;  // all that was said since it was asked last
    };
    explicit AutomationPort(Reach reach) : reach_(std::move(reach)) {}

    // Reads what has come on standard input, without waiting, and answers each whole line on standard output.
    void serve();
    bool ended() const { return ended_; }  // asked to quit, or the other side has gone

 private:
    std::string carry_out(const std::string& line);
    std::string reply_to(const automation::Command&);
    void pause(automation::Pace);
    std::string tap(const automation::TapAt&);
    std::string hold(const automation::Hold&);
    std::string strike(const automation::Press&);
    std::string type(const std::string& words);
    std::string shoot(const std::string& file);
    void settle() { reach_.pictures.settle(reach_.now()); }

    Reach reach_;
    std::string last_key_;
    Lines lines_;
    bool ended_ = false;
};

}  // namespace kiosk
