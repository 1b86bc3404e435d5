// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/theme_rules.h"

#include <algorithm>
#include <cstdio>

namespace touch {
namespace {

struct Limits {
    double least, most;
};

// Of words and shapes that carry meaning.
Limits words_limits(Palette palette) {
    switch (palette) {
        case Palette::standard:
            return {10, 21};
        case Palette::dark_on_white:
            return {21, 21};
        case Palette::yellow_on_black:
            return {17.5, 21};
        case Palette::soft:
            break;
    }
    return {4.5, 8};
}

std::string name_of(Colour Theme::*colour) {
    for (const NamedColour& known : named_colours())
        if (known.colour == colour) return known.name;
    return "";
}

std::string ratio_words(double ratio) {
    char words[16];
    std::snprintf(words, sizeof words, "%.2f:1", ratio);
    return words;
}

tl::unexpected<kiosk::Error> complain(Palette palette, const std::string& pair, double ratio,
                                      const std::string& wanted) {
    return kiosk::fail(kiosk::ErrorKind::invalid, std::string(name_of(palette)) + ": " + pair + " is " +
                                                      ratio_words(ratio) + "; it must be " + wanted);
}

// A ratio of 21 is reached by black on white alone, and only up to the last bit of a double.
constexpr double rounding = 1e-9;

kiosk::Result<void> check_focus(Palette palette, const Theme& theme, Colour Theme::*ground) {
    const double ratio =
        std::max(contrast(theme.focus, theme.*ground), contrast(theme.focus_edge, theme.*ground));
    if (ratio >= least_focus_contrast) return {};
    return complain(palette, "focus or focus_edge on " + name_of(ground), ratio, "at least 3:1");
}

// VVSG 7.1-D.3 means the whole screen: whatever stands beside whatever, and a track that is seen at all.
kiosk::Result<void> check_whole_screen(const Theme& theme) {
    const Limits limits = words_limits(Palette::soft);
    for (const NamedColour& front : named_colours())
        for (const NamedColour& ground : named_colours()) {
            const double ratio = contrast(theme.*front.colour, theme.*ground.colour);
            if (ratio > limits.most)
                return complain(Palette::soft, std::string(front.name) + " beside " + ground.name, ratio,
                                "at most " + ratio_words(limits.most));
        }
    const double track = contrast(theme.quiet, theme.paper);
    if (theme.quiet == theme.paper || track >= limits.least) return {};
    return complain(Palette::soft, "quiet on paper", track, "at least 4.50:1, or the two equal");
}

}  // namespace

const std::vector<NamedColour>& named_colours() {
    static const std::vector<NamedColour> colours = {{"paper", &Theme::paper},
                                                     {"ink", &Theme::ink},
                                                     {"card", &Theme::card},
                                                     {"line", &Theme::line},
                                                     {"council", &Theme::council},
                                                     {"on_council", &Theme::on_council},
                                                     {"second", &Theme::second},
                                                     {"on_second", &Theme::on_second},
                                                     {"tint", &Theme::tint},
                                                     {"on_tint", &Theme::on_tint},
                                                     {"panel_edge", &Theme::panel_edge},
                                                     {"chosen", &Theme::chosen},
                                                     {"on_chosen", &Theme::on_chosen},
                                                     {"focus", &Theme::focus},
                                                     {"focus_edge", &Theme::focus_edge},
                                                     {"error", &Theme::error},
                                                     {"quiet", &Theme::quiet}};
    return colours;
}

const char* name_of(Palette palette) {
    switch (palette) {
        case Palette::standard:
            return "standard";
        case Palette::dark_on_white:
            return "dark_on_white";
        case Palette::yellow_on_black:
            return "yellow_on_black";
        case Palette::soft:
            break;
    }
    return "soft";
}

std::vector<PairRule> pair_rules(Palette palette) {
    const Limits words = words_limits(palette);
    const double most = palette == Palette::soft ? words.most : 21;
    const double least_line = palette == Palette::soft ? words.least : 3;
    std::vector<PairRule> rules;
    const auto add = [&](Colour Theme::*front, Colour Theme::*ground) {
        rules.push_back({front, ground, words.least, words.most});
    };
    add(&Theme::ink, &Theme::paper);
    add(&Theme::ink, &Theme::card);
    add(&Theme::on_council, &Theme::council);
    add(&Theme::on_second, &Theme::second);
    add(&Theme::on_tint, &Theme::tint);
    add(&Theme::panel_edge, &Theme::tint);
    add(&Theme::panel_edge, &Theme::paper);
    add(&Theme::on_chosen, &Theme::chosen);
    add(&Theme::chosen, &Theme::paper);
    add(&Theme::error, &Theme::paper);
    add(&Theme::error, &Theme::card);
    rules.push_back({&Theme::line, &Theme::paper, least_line, most});
    rules.push_back({&Theme::line, &Theme::card, least_line, most});
    // A mark in the second colour stands on the first.
    rules.push_back({&Theme::second, &Theme::council, least_line, most});
    // Done and not yet done of the progress bar.
    rules.push_back({&Theme::chosen, &Theme::quiet, 3, most});
    return rules;
}

kiosk::Result<void> check(Palette palette, const Theme& theme) {
    for (const PairRule& rule : pair_rules(palette)) {
        const double ratio = contrast(theme.*rule.front, theme.*rule.ground);
        const std::string pair = name_of(rule.front) + " on " + name_of(rule.ground);
        if (ratio < rule.least - rounding)
            return complain(palette, pair, ratio, "at least " + ratio_words(rule.least));
        if (ratio > rule.most + rounding)
            return complain(palette, pair, ratio, "at most " + ratio_words(rule.most));
    }
    for (const auto ground : {&Theme::paper, &Theme::council})
        if (auto checked = check_focus(palette, theme, ground); !checked) return checked;
    return palette == Palette::soft ? check_whole_screen(theme) : kiosk::Result<void>{};
}

}  // namespace touch
