// SPDX-License-Identifier: Apache-2.0
#include "kiosk/voice/jack.h"

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include <alsa/asoundlib.h>

namespace voice {
namespace {

// The names that the kernel gives: "Headphone Jack", "Front Headphone Jack", "Headphone Front Jack".
bool is_headphone_jack(std::string_view name) {
    return name.find("Headphone") != std::string_view::npos && name.ends_with("Jack");
}

std::vector<unsigned> jacks_of(snd_ctl_t* card) {
    std::vector<unsigned> numbers;
    snd_ctl_elem_list_t* list = nullptr;
    if (snd_ctl_elem_list_malloc(&list) < 0) return numbers;
    if (snd_ctl_elem_list(card, list) >= 0 &&
        snd_ctl_elem_list_alloc_space(list, snd_ctl_elem_list_get_count(list)) >= 0 &&
        snd_ctl_elem_list(card, list) >= 0)
        for (unsigned at = 0; at < snd_ctl_elem_list_get_used(list); ++at)
            if (snd_ctl_elem_list_get_interface(list, at) == SND_CTL_ELEM_IFACE_CARD &&
                is_headphone_jack(snd_ctl_elem_list_get_name(list, at)))
                numbers.push_back(snd_ctl_elem_list_get_numid(list, at));
    snd_ctl_elem_list_free_space(list);
    snd_ctl_elem_list_free(list);
    return numbers;
}

}  // namespace

Jack::Jack() {
    for (int number = -1; snd_card_next(&number) == 0 && number >= 0;) {
        snd_ctl_t* card = nullptr;
        if (snd_ctl_open(&card, ("hw:" + std::to_string(number)).c_str(), SND_CTL_NONBLOCK) < 0) continue;
        const std::vector<unsigned> jacks = jacks_of(card);
        if (jacks.empty() || snd_ctl_subscribe_events(card, 1) < 0) {
            snd_ctl_close(card);
            continue;
        }
        for (const unsigned jack : jacks) controls_.push_back({card, jack});
    }
    plugged_ = ask();
}

Jack::~Jack() {
    snd_ctl_t* closed = nullptr;
    for (const Control& control : controls_) {
        if (control.card != closed) snd_ctl_close(control.card);  // those of one card stand together
        closed = control.card;
    }
}

// Plugged where any of them is.
std::optional<bool> Jack::ask() const {
    if (controls_.empty()) return std::nullopt;
    bool any = false;
    snd_ctl_elem_value_t* value = nullptr;
    if (snd_ctl_elem_value_malloc(&value) < 0) return std::nullopt;
    for (const Control& control : controls_) {
        snd_ctl_elem_value_clear(value);
        snd_ctl_elem_value_set_numid(value, control.number);
        if (snd_ctl_elem_read(control.card, value) >= 0)
            any = any || snd_ctl_elem_value_get_boolean(value, 0) != 0;
    }
    snd_ctl_elem_value_free(value);
    return any;
}

std::vector<pollfd> Jack::files() const {
    std::vector<pollfd> files;
    const snd_ctl_t* last = nullptr;
    for (const Control& control : controls_) {
        if (control.card == last) continue;
        last = control.card;
        pollfd file{};
        if (snd_ctl_poll_descriptors(control.card, &file, 1) == 1) files.push_back(file);
    }
    return files;
}

bool Jack::changed() {
    snd_ctl_event_t* event = nullptr;
    if (snd_ctl_event_malloc(&event) < 0) return false;
    std::vector<snd_ctl_t*> gone;
    for (const Control& control : controls_) {
        int got = 0;
        while ((got = snd_ctl_read(control.card, event)) > 0) continue;
        if (got < 0 && got != -EAGAIN && got != -EINTR) gone.push_back(control.card);
    }
    snd_ctl_event_free(event);
    drop(gone);
    const std::optional<bool> before = std::exchange(plugged_, ask());
    return before != plugged_;
}

// A card that was pulled out would wake the voice for ever.
void Jack::drop(const std::vector<snd_ctl_t*>& gone) {
    for (snd_ctl_t* card : gone) {
        const auto taken =
            std::erase_if(controls_, [&](const Control& control) { return control.card == card; });
        if (taken > 0) snd_ctl_close(card);
    }
}

}  // namespace voice
