// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/recorded.h"

#include <algorithm>
#include <string_view>

namespace speech {
namespace {

using touch::Node;
using At = std::vector<Node>::const_iterator;

bool is_words(const Node& node) {
    return node.role == touch::Role::text || node.role == touch::Role::heading;
}

std::string_view after_space(std::string_view words) {
    return words.substr(std::min(words.find_first_not_of(" \n"), words.size()));
}

std::string_view without_space_behind(std::string_view words) {
    return words.substr(0, words.find_last_not_of(" \n") + 1);
}

// Behind the pieces of `whole` that begin at `at`; `at` where there are none. Words that end early, as the
// last words before the controls, go on with the next screenful: then its button is there.
At end_of_pieces(At at, At end, std::string_view whole) {
    std::string_view rest = after_space(whole);
    At next = at;
    for (; next != end && is_words(*next) && !rest.empty(); ++next) {
        const std::string_view piece = without_space_behind(next->name);
        if (piece.empty() || !rest.starts_with(piece)) break;
        rest = after_space(rest.substr(piece.size()));
    }
    const bool goes_on = next != end && !is_words(*next) &&
                         std::any_of(next, end, [](const Node& node) { return node.id == "more"; });
    return rest.empty() || goes_on ? next : at;
}

}  // namespace

std::map<std::string, Recorded> pieces_of(const std::vector<Node>& nodes,
                                          const std::map<std::string, std::string>& clips) {
    std::map<std::string, Recorded> pieces;
    for (const auto& [words, clip] : clips)
        for (At at = nodes.begin(); at != nodes.end(); ++at) {
            if (!is_words(*at) || at->name == words) continue;
            const At end = end_of_pieces(at, nodes.end(), words);
            for (At piece = at; piece != end; ++piece)
                pieces.emplace(piece->id, Recorded{words, clip, piece == at});
            if (end != at) break;
        }
    return pieces;
}

}  // namespace speech
