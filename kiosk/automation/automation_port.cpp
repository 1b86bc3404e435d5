// SPDX-License-Identifier: Apache-2.0
#include "kiosk/automation/automation_port.h"

#include <cstring>

#include <unistd.h>

#include "kiosk/overloaded.h"

namespace kiosk {
namespace {

// Not through stdio, whose buffer would keep the last reply.
void answer(std::string_view reply) {
    while (!reply.empty()) {
        const ssize_t sent = ::write(STDOUT_FILENO, reply.data(), reply.size());
        if (sent <= 0) return;  // nobody listens any more: the next read will say so
        reply.remove_prefix(static_cast<std::size_t>(sent));
    }
}

}  // namespace

void AutomationPort::serve() {
    ended_ = !lines_.read_from(STDIN_FILENO);
    while (!ended_) {
        const auto line = lines_.take();
        if (!line) break;
        answer(carry_out(*line) + "\n");
    }
    ended_ = ended_ || lines_.too_long();
}

std::string AutomationPort::carry_out(const std::string& line) {
    const auto command = automation::read(line);
    if (!command) return automation::failed(command.error().sentence);
    return reply_to(*command);
}

std::string AutomationPort::reply_to(const automation::Command& command) {
    using namespace automation;
    const float px_per_mm = reach_.glass.surface().px_per_mm;
    return std::visit(
        Overloaded{
            [&](const Look&) {
                settle();
                return seen(reach_.pictures.view(), reach_.pictures.nodes(), px_per_mm);
            },
            [&](const TapName& asked) {
                pause(asked.pace);
                const auto place = place_of(asked.name, reach_.pictures.nodes(), px_per_mm);
                return place ? tap(*place) : failed(place.error().sentence);
            },
            [&](const TapAt& place) {
                pause(place.pace);
                return tap(place);
            },
            [&](const Hold& asked) { return hold(asked); },
            [&](const Press& asked) { return strike(asked); },
            [&](const Type& asked) { return type(asked.text); },
            [&](const Advance& asked) {
                reach_.advance(std::chrono::milliseconds(static_cast<std::int64_t>(asked.seconds * 1000)));
                settle();
                return done();
            },
            [&](const Shot& asked) { return shoot(asked.file); },
            [&](const Heard&) { return heard(reach_.heard()); },
            [&](const Quit&) {
                ended_ = true;
                return done();
            },
        },
        command);
}

// A person waits out the guard against double strikes, and so does the port.
void AutomationPort::pause(automation::Pace pace) {
    if (pace == automation::Pace::quick) return;
    reach_.advance(reach_.between_strikes);
    settle();
}

std::string AutomationPort::tap(const automation::TapAt& place) {
    reach_.glass.press(place.x, place.y);
    reach_.glass.release();
    settle();
    return automation::done();
}

std::string AutomationPort::hold(const automation::Hold& asked) {
    pause(automation::Pace::waits);
    reach_.glass.press(asked.x, asked.y);
    settle();
    reach_.advance(std::chrono::milliseconds(static_cast<std::int64_t>(asked.seconds * 1000)));
    settle();
    reach_.glass.release();
    settle();
    return automation::done();
}

std::string AutomationPort::strike(const automation::Press& asked) {
    if (!is_key_name(asked.key)) return automation::failed("no key is called \"" + asked.key + "\"");
    const bool waits = asked.pace == automation::Pace::waits && asked.key == last_key_;
    if (waits) reach_.advance(reach_.between_strikes);
    last_key_ = asked.key;
    reach_.pictures.strike({asked.key, typed_by(asked.key)});
    settle();
    return automation::done();
}

std::string AutomationPort::type(const std::string& words) {
    reach_.glass.type(words);
    settle();
    return automation::done();
}

std::string AutomationPort::shoot(const std::string& file) {
    settle();
    const auto shot = reach_.shoot(file);
    return shot ? automation::done() : automation::failed(shot.error().sentence);
}

}  // namespace kiosk
