// SPDX-License-Identifier: Apache-2.0
#include "sync/report/style.h"

#include <cmath>

#include "kiosk/colour_code.h"

namespace council {

namespace {

using touch::Colour;

constexpr Colour white{255, 255, 255}, black{0, 0, 0};
constexpr Colour night{0x14, 0x14, 0x1c};
// What stands against the council's own colour, also to eyes that do not tell red from green.
constexpr Colour against{0xb3, 0x58, 0x06};
constexpr Colour grey{0x9a, 0x99, 0xa6};

std::string hex(Colour colour) {
    return kiosk::colour_code(colour.red, colour.green, colour.blue);
}

Colour mixed(Colour one, Colour other, double of_other) {
    const auto mix = [of_other](int from, int to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * of_other));
    };
    return {mix(one.red, other.red), mix(one.green, other.green), mix(one.blue, other.blue)};
}

Colour words_on(Colour colour) {
    return touch::contrast(colour, white) >= touch::contrast(colour, black) ? white : black;
}

// The colour, lightened until words of it can be read on the night's paper.
Colour at_night(Colour colour) {
    constexpr double enough = 7;
    double part = 0;
    while (part < 1 && touch::contrast(mixed(colour, white, part), night) < enough) part += 0.05;
    return mixed(colour, white, part);
}

std::string variable(const char* name, Colour colour) {
    return std::string("--") + name + ":" + hex(colour) + ";";
}

std::string filled(const char* name, Colour colour) {
    return variable(name, colour) + variable(("on-" + std::string(name)).c_str(), words_on(colour));
}

std::string by_day(const touch::Theme& theme) {
    constexpr double lighter = 0.55;
    return variable("paper", theme.paper) + variable("ink", theme.ink) + variable("card", theme.card) +
           variable("line", theme.line) + filled("bar", theme.council) +
           variable("on-bar", theme.on_council) + variable("tint", theme.tint) +
           variable("on-tint", theme.on_tint) +
           // The council's own colour may be a pale one, that only stands under dark words.
           variable("link", theme.chosen) + filled("pos2", theme.council) +
           filled("pos1", mixed(theme.council, white, lighter)) + filled("mid", mixed(grey, white, 0.4)) +
           filled("neg1", mixed(against, white, lighter)) + filled("neg2", against) +
           filled("one", theme.council);
}

std::string by_night(const touch::Theme& theme) {
    const Colour council = at_night(theme.council), warm = at_night(against);
    constexpr double darker = 0.45;
    return variable("paper", night) + variable("ink", {0xec, 0xec, 0xf2}) +
           variable("card", {0x1d, 0x1d, 0x28}) + variable("line", {0x9c, 0x9b, 0xac}) +
           filled("bar", theme.council) + variable("on-bar", theme.on_council) +
           variable("tint", mixed(night, council, 0.15)) + variable("on-tint", {0xec, 0xec, 0xf2}) +
           variable("link", council) + filled("pos2", council) +
           filled("pos1", mixed(council, night, darker)) + filled("mid", {0x6c, 0x6b, 0x78}) +
           filled("neg1", mixed(warm, night, darker)) + filled("neg2", warm) + filled("one", council);
}

constexpr const char* rules = R"css(
*{box-sizing:border-box}
html{color-scheme:light dark}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,"Noto Sans",sans-serif}
header{background:var(--bar);color:var(--on-bar);padding:1.5rem max(1rem,calc((100% - 62rem)/2))}
h1{margin:0;font-size:2rem;line-height:1.2}header p{margin:.5rem 0 0}
main{max-width:64rem;margin:0 auto;padding:0 1rem 3rem}
h2{margin:3rem 0 1rem;font-size:1.5rem;border-bottom:3px solid var(--bar);padding-bottom:.25rem}
h3{margin:2rem 0 .5rem;font-size:1.125rem}
a{color:var(--link)}:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{position:static}
.warning{background:var(--tint);color:var(--on-tint);border-inline-start:.5rem solid var(--neg2);padding:1rem;font-weight:bold}
.facts{display:flex;flex-wrap:wrap;gap:1rem;padding:0;margin:1.5rem 0;list-style:none}
.facts li{background:var(--tint);color:var(--on-tint);padding:.75rem 1rem;flex:1 1 13rem}.facts b{display:block;font-size:1.75rem;line-height:1.2}
.scroll{overflow-x:auto;margin:.75rem 0 1.5rem}
table{border-collapse:collapse;min-width:100%;background:var(--card)}
caption{text-align:start;font-weight:bold;padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.375rem .75rem;text-align:start;vertical-align:top;font-weight:normal}
thead th,.part th{font-weight:bold}.part th{background:var(--tint);color:var(--on-tint)}
.stay{position:sticky;inset-inline-start:.75rem;display:inline-block;max-width:calc(100vw - 3.5rem)}caption .stay{inset-inline-start:0}
td{font-variant-numeric:tabular-nums;white-space:nowrap}td.words{white-space:normal}
td .bar{min-width:8rem;display:block}
.bar{display:block;margin:.25rem 0}.bar text{font-size:.875rem;text-anchor:middle}
.bar rect,.columns rect{stroke:var(--ink);stroke-width:1}
.columns{display:block;border-bottom:2px solid var(--ink)}
.ends{display:flex;justify-content:space-between;margin:0}
.pos2{fill:var(--pos2)}.pos1{fill:var(--pos1)}.mid{fill:var(--mid)}.neg1{fill:var(--neg1)}.neg2{fill:var(--neg2)}.one{fill:var(--one)}
.on-pos2{fill:var(--on-pos2)}.on-pos1{fill:var(--on-pos1)}.on-mid{fill:var(--on-mid)}.on-neg1{fill:var(--on-neg1)}.on-neg2{fill:var(--on-neg2)}.on-one{fill:var(--on-one)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.5rem 0}
.legend svg{width:1.25rem;height:1.25rem;vertical-align:-.25rem;margin-inline-end:.375rem}.legend rect{stroke:var(--ink)}
.texts{padding-inline-start:1.5rem}.texts li{margin:.5rem 0}.texts li,p.texts{white-space:pre-line;overflow-wrap:anywhere}
mark{background:#ffd400;color:#14132b}.gone{border:1px solid var(--line);padding:0 .375rem;font-style:italic}
.note{max-width:45rem}
@media(max-width:40rem){h1{font-size:1.5rem}th,td{padding:.375rem .5rem}
tbody th[scope=row]{position:sticky;inset-inline-start:0;background:var(--card);min-width:7rem}}
@media print{@page{margin:15mm}body{font-size:10pt;background:#fff}header{border-bottom:3px solid #000}main{max-width:none;padding:0}
.scroll{overflow:visible}h2,h3,h3+p,caption,thead,.part,.legend{break-after:avoid}tr,.bar,li,figure,.legend{break-inside:avoid}thead{display:table-header-group}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}.skip,nav{display:none}}
)css";

}  // namespace

std::string style_sheet(const touch::Theme& theme) {
    return ":root{" + by_day(theme) + "}@media screen and (prefers-color-scheme:dark){:root{" +
           by_night(theme) + "}}" + rules;
}

}  // namespace council
