// SPDX-License-Identifier: Apache-2.0
// Whether headphones are plugged in, as ALSA's card controls tell ("Headphone Jack" and its like). Cards
// without such a control tell nothing, and then nothing is ever reported.
//
// Threads: one. Errors: none; a card that cannot be asked counts as one without the control.
#pragma once

#include <optional>
#include <vector>

#include <poll.h>

typedef struct _snd_ctl snd_ctl_t;  // NOLINT: ALSA's own spelling

namespace voice {

class Jack {
 public:
    Jack();
    ~Jack();
    Jack(const Jack&) = delete;
    Jack& operator=(const Jack&) = delete;

    std::optional<bool> plugged() const { return plugged_; }
    std::vector<pollfd> files() const;  // one can be read when a plug has moved
    bool changed();                     // takes what has happened; true where plugged() is another now

 private:
    std::optional<bool> ask() const;
    void drop(const std::vector<snd_ctl_t*>& gone);

    struct Control {
        snd_ctl_t* card;
        unsigned number;  // ALSA's numid
    };
    std::vector<Control> controls_;
    std::optional<bool> plugged_;
};

}  // namespace voice
