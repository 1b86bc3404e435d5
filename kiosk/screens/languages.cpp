// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/languages.h"

namespace screens {
namespace {

constexpr std::size_t most_columns = 6;

touch::ButtonLook look_of(const Stage& stage, std::size_t index, Names names) {
    touch::ButtonLook look;
    if (names == Names::small) look.scale = small_scale(stage.frame);
    look.selected = index == stage.view.chrome.language;
    return look;
}

// The width of its button: of its longest word alone where they may be in several lines.
float width_of(Stage& stage, std::size_t at, Names names) {
    const LanguageName& language = stage.view.chrome.languages[at];
    float widest = 0;
    std::string_view words = language.name;
    while (!words.empty()) {
        const std::size_t end =
            names == Names::on_one_line ? words.size() : std::min(words.find(' '), words.size());
        widest = std::max(widest, stage.frame.button_width({.words = words.substr(0, end),
                                                            .look = look_of(stage, at, names),
                                                            .language = language.code}));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return widest;
}

std::size_t columns_of(Stage& stage, float width, Names names) {
    float widest = stage.frame.theme().target;
    for (std::size_t at = 0; at < stage.view.chrome.languages.size(); ++at)
        widest = std::max(widest, width_of(stage, at, names));
    const float gap = stage.frame.theme().gap;
    return std::clamp<std::size_t>(static_cast<std::size_t>((width + gap) / (widest + gap)), 1, most_columns);
}

float height_of_row(Stage& stage, std::size_t first, std::size_t end, float width, Names names) {
    const std::vector<LanguageName>& languages = stage.view.chrome.languages;
    float height = stage.frame.theme().card_height;
    for (std::size_t at = first; at < end; ++at)
        height = std::max(height, stage.frame.button_height({.words = languages[at].name,
                                                             .look = look_of(stage, at, names),
                                                             .language = languages[at].code},
                                                            width));
    return height;
}

void add_rows(Flow& flow, Stage& stage, Names names, Rows rows) {
    const std::vector<LanguageName>& languages = stage.view.chrome.languages;
    const std::size_t columns = columns_of(stage, flow.width(), names);
    const float gap = stage.frame.theme().gap;
    const float width = (flow.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float least = 0;
    if (rows == Rows::equal)
        for (std::size_t at = 0; at < languages.size(); ++at)
            least = std::max(least, height_of_row(stage, at, at + 1, width, names));
    for (std::size_t first = 0; first < languages.size(); first += columns) {
        const std::size_t end = std::min(first + columns, languages.size());
        Block row;
        const bool last_of_roomy = end == languages.size() && names == Names::on_one_line;
        row.after = last_of_roomy ? 2 * gap : gap;
        row.grows = measure::roomy_card;
        row.height = std::max(least, height_of_row(stage, first, end, width, names));
        row.draw = [&stage, &languages, first, end, width, gap, names](touch::Rect place) {
            for (std::size_t at = first; at < end; ++at) {
                const float x = place.x + static_cast<float>(at - first) * (width + gap);
                if (stage.frame.button("language:" + languages[at].code, {x, place.y, width, place.height},
                                       {.words = languages[at].name,
                                        .look = look_of(stage, at, names),
                                        .language = languages[at].code}))
                    stage.ask(ChooseLanguage{at});
            }
        };
        flow.add(std::move(row));
    }
}

}  // namespace

bool offers_languages(const Stage& stage) {
    return stage.view.chrome.languages.size() > 1;
}

void add_languages(Flow& flow, Stage& stage, Names names, Rows rows) {
    if (!offers_languages(stage)) return;
    flow.later([&stage, names, rows](Flow& there) { add_rows(there, stage, names, rows); });
}

}  // namespace screens
