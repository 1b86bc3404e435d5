// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/voice_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "kiosk/speech/voices.h"

namespace speech {
namespace {

using nlohmann::json;

constexpr int most_losses = 3;
constexpr int pipe_room = 1 << 20;  // a page of words, many times over

std::string line_of(const json& message) {
    return message.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace

VoiceProcess::VoiceProcess(Options options) : options_(std::move(options)) {
    std::signal(SIGPIPE, SIG_IGN);  // a voice that has died is an error of write(), not the end of a visit
    if (!options_.starter && !options_.program.empty())
        options_.starter = std::make_shared<VoiceStarter>(options_.program);
    start();
}

VoiceProcess::~VoiceProcess() {
    stop();
}

void VoiceProcess::start() {
    if (options_.program.empty() || losses_ >= most_losses) return;
    int down[2], up[2];
    if (pipe2(down, O_CLOEXEC) != 0) return;
    if (pipe2(up, O_CLOEXEC) != 0) {
        close(down[0]);
        close(down[1]);
        return;
    }
    const int recordings = recordings_ != nullptr ? recordings_->file() : -1;
    const auto started = options_.starter->start(options_.device, {down[0], up[1], recordings});
    process_ = started.process;
    close(down[0]);
    close(up[1]);
    to_ = down[1];
    from_ = up[0];
    fcntl(to_, F_SETFL, O_NONBLOCK);
    fcntl(from_, F_SETFL, O_NONBLOCK);
    fcntl(to_, F_SETPIPE_SZ, pipe_room);
    if (runs()) return;
    losses_ = most_losses;  // a program that is not there will not come by asking again
    lost(options_.program + " cannot be started (" + std::strerror(started.error) + ")");
}

// Killed, not asked: there is nothing that it would have to finish, and it may be the one that hangs.
void VoiceProcess::stop() {
    for (int* end : {&to_, &from_}) {
        if (*end >= 0) close(*end);
        *end = -1;
    }
    lines_ = {};
    if (!runs()) return;
    VoiceStarter::end(std::exchange(process_, -1));
}

void VoiceProcess::begin_anew() {
    stop();
    losses_ = 0;
    start();
}

void VoiceProcess::next_page() {
    losses_ = 0;
    if (!runs()) start();
}

void VoiceProcess::give_up() {
    lost("the voice does not answer");
}

void VoiceProcess::use(std::shared_ptr<const Recordings> recordings) {
    recordings_ = std::move(recordings);
    begin_anew();
}

void VoiceProcess::lost(const std::string& how) {
    stop();
    ++losses_;
    own_.emplace_back(Stopped{});
    own_.emplace_back(Trouble{"Not everything could be read aloud: " + how +
                              ". If that happens again, check the packages espeak-ng-data and libespeak-ng1, "
                              "and [speech] device."});
    if (losses_ < most_losses) start();
}

void VoiceProcess::send(const std::string& line) {
    if (to_ < 0) return;
    const ssize_t sent = write(to_, line.data(), line.size());
    if (sent == static_cast<ssize_t>(line.size())) return;
    lost(sent < 0 && errno == EPIPE ? "the voice has stopped" : "the voice does not answer");
}

void VoiceProcess::say(const std::vector<Utterance>& utterances, Loudness loudness) {
    ++serial_;
    json all = json::array();
    for (const Utterance& utterance : utterances) {
        json each = {{"words", as_the_voice_reads(utterance.words, utterance.language, options_.reviewed)},
                     {"voice", voice_for_name(utterance.language, options_.reviewed)}};
        if (utterance.tone) each["tone"] = true;
        const auto clip = recordings_ == nullptr ? std::nullopt : recordings_->find(utterance.clip);
        if (clip) each["clip"] = {{"name", utterance.clip}, {"at", clip->at}, {"bytes", clip->bytes}};
        all.push_back(std::move(each));
    }
    send(line_of({{"say", serial_},
                  {"utterances", std::move(all)},
                  {"percent", loudness.percent},
                  {"volume", loudness.volume}}));
}

void VoiceProcess::hush() {
    ++serial_;
    send(line_of({{"say", serial_}, {"utterances", json::array()}}));
}

void VoiceProcess::set_volume(int volume) {
    send(line_of({{"volume", volume}}));
}

void VoiceProcess::click(int volume) {
    send(line_of({{"click", true}, {"volume", volume}}));
}

std::vector<Report> VoiceProcess::reports() {
    std::vector<Report> all = std::exchange(own_, {});
    if (from_ >= 0) read_lines(all);
    for (Report& report : std::exchange(own_, {})) all.push_back(std::move(report));
    return all;
}

void VoiceProcess::read_lines(std::vector<Report>& all) {
    char bytes[4096];
    ssize_t got = 0;
    while ((got = read(from_, bytes, sizeof bytes)) > 0) lines_.add({bytes, static_cast<std::size_t>(got)});
    const bool ended = got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
    while (const auto line = lines_.take()) take(*line, all);
    if (ended || lines_.too_long()) lost("the voice has stopped");
}

// A line that is none of these is ignored: the voice reads words from outside, and may have been broken by
// them.
void VoiceProcess::take(const std::string& line, std::vector<Report>& all) const {
    const json told = json::parse(line, nullptr, false);
    if (!told.is_object()) return;
    const bool current = told.contains("say") && told["say"] == serial_;
    const auto text = told.find("trouble");
    const auto takes = told.find("takes");
    const auto began = told.find("began");
    const auto in = told.find("headphones");
    if (text != told.end() && text->is_string())
        all.emplace_back(Trouble{*text, told.value("recording", json()) == true});
    if (told.value("sound", json()) == true) all.emplace_back(SoundIsThere{});
    if (in != told.end() && in->is_boolean())
        all.emplace_back(Headphones{*in, told.value("changed", json()) == true});
    if (current && takes != told.end() && takes->is_number_unsigned())
        all.emplace_back(TakesUtterance{takes->get<std::size_t>()});
    if (current && began != told.end() && began->is_number_unsigned())
        all.emplace_back(BeganUtterance{began->get<std::size_t>()});
    if (current && told.contains("silent")) all.emplace_back(FellSilent{});
}

}  // namespace speech
