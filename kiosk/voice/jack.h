// SPDX-License-Identifier: Apache-2.0
// Says whether headphones are plugged in, from ALSA's card controls ("Headphone Jack" and the like). A card
// without such a control reports nothing.
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
