// SPDX-License-Identifier: Apache-2.0
#include "kiosk/voice/orders.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

namespace voice {
namespace {

using nlohmann::json;

// Not through stdio, which would wait for more.
void tell(const json& line) {
    const std::string bytes = line.dump() + "\n";
    // Where nobody listens any more, the next read says so.
    [[maybe_unused]] const ssize_t sent = write(STDOUT_FILENO, bytes.data(), bytes.size());
}

int between(const json& line, const char* member, int least, int most, int otherwise) {
    const auto found = line.find(member);
    if (found == line.end() || !found->is_number_integer()) return otherwise;
    return static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), least, most));
}

std::optional<Clip> clip_of(const json& utterance) {
    const json clip = utterance.value("clip", json());
    const auto whole = [&](const char* member) { return clip.value(member, json()).is_number_unsigned(); };
    if (!clip.is_object() || !clip.value("name", json()).is_string() || !whole("at") || !whole("bytes"))
        return std::nullopt;
    return Clip{clip["name"], clip["at"], clip["bytes"]};
}

}  // namespace

void Orders::read() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!ended_ && poll(&input, 1, 0) > 0) ended_ = !lines_.read_from(STDIN_FILENO);
    while (const auto line = lines_.take()) take_line(*line);
    ended_ = ended_ || lines_.too_long();
}

void Orders::take_line(const std::string& text) {
    const json line = json::parse(text, nullptr, false);
    if (!line.is_object()) return;
    volume_ = between(line, "volume", 0, 10, volume_);
    clicked_ = clicked_ || line.value("click", json()) == true;
    const auto say = line.find("say");
    if (say == line.end() || !say->is_number_unsigned()) return;
    Order order;
    order.say = say->get<std::uint64_t>();
    order.percent = between(line, "percent", 50, 200, order.percent);
    order.volume = volume_;
    for (const json& each : line.value("utterances", json::array()))
        if (each.is_object() && each.value("words", json()).is_string() &&
            each.value("voice", json()).is_string())
            order.utterances.push_back(
                {each["words"], each["voice"], clip_of(each), each.value("tone", json()) == true});
    newest_ = std::move(order);
}

std::optional<Order> Orders::take() {
    return std::exchange(newest_, std::nullopt);
}

void tell_takes(std::uint64_t say, std::size_t index) {
    tell({{"say", say}, {"takes", index}});
}
void tell_began(std::uint64_t say, std::size_t index) {
    tell({{"say", say}, {"began", index}});
}
void tell_silent(std::uint64_t say) {
    tell({{"say", say}, {"silent", true}});
}
void tell_headphones(Headphones headphones) {
    tell({{"headphones", headphones.in}, {"changed", headphones.changed}});
}
void tell_unplayed(const std::string& sentence) {
    tell({{"trouble", sentence}, {"recording", true}});
}

void tell_sound() {
    tell({{"sound", true}});
}

void tell_trouble(const std::string& sentence) {
    tell({{"trouble", sentence}});
}

}  // namespace voice
