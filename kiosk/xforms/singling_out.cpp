// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/singling_out.h"

#include <algorithm>
#include <array>
#include <map>

namespace xforms {

namespace {

// The protected characteristics of the Equality Act, and what councils ask beside them.
enum class Trait {
    place,
    age,
    ethnicity,
    sex,
    disability,
    religion,
    orientation,
    reassignment,
    marriage,
    maternity,
    care,
    service
};

struct TraitWord {
    std::string_view word;
    Trait trait;
};
constexpr std::array<TraitWord, 42> trait_words{{{"postcode", Trait::place},
                                                 {"postal", Trait::place},
                                                 {"zip", Trait::place},
                                                 {"zipcode", Trait::place},
                                                 {"address", Trait::place},
                                                 {"street", Trait::place},
                                                 {"ward", Trait::place},
                                                 {"age", Trait::age},
                                                 {"ages", Trait::age},
                                                 {"birth", Trait::age},
                                                 {"birthday", Trait::age},
                                                 {"dob", Trait::age},
                                                 {"ethnic", Trait::ethnicity},
                                                 {"ethnicity", Trait::ethnicity},
                                                 {"nationality", Trait::ethnicity},
                                                 {"sex", Trait::sex},
                                                 {"gender", Trait::sex},
                                                 {"disability", Trait::disability},
                                                 {"disabled", Trait::disability},
                                                 {"religion", Trait::religion},
                                                 {"orientation", Trait::orientation},
                                                 {"sexuality", Trait::orientation},
                                                 {"race", Trait::ethnicity},
                                                 {"racial", Trait::ethnicity},
                                                 {"disabilities", Trait::disability},
                                                 {"impairment", Trait::disability},
                                                 {"impairments", Trait::disability},
                                                 {"faith", Trait::religion},
                                                 {"belief", Trait::religion},
                                                 {"beliefs", Trait::religion},
                                                 {"trans", Trait::reassignment},
                                                 {"transgender", Trait::reassignment},
                                                 {"marriage", Trait::marriage},
                                                 {"marital", Trait::marriage},
                                                 {"married", Trait::marriage},
                                                 {"pregnancy", Trait::maternity},
                                                 {"pregnant", Trait::maternity},
                                                 {"maternity", Trait::maternity},
                                                 {"carer", Trait::care},
                                                 {"carers", Trait::care},
                                                 {"veteran", Trait::service},
                                                 {"veterans", Trait::service}}};

// "postcode_district", "AgeGroup2" -> the words of a node's name, in lower case.
std::vector<std::string> words_in(std::string_view name) {
    std::vector<std::string> words;
    char before = '_';
    for (const char letter : name) {
        const bool upper = letter >= 'A' && letter <= 'Z', lower = letter >= 'a' && letter <= 'z';
        const bool follows_lower = before >= 'a' && before <= 'z';
        const bool follows_letter = follows_lower || (before >= 'A' && before <= 'Z');
        before = letter;
        if (!upper && !lower) continue;
        if (!follows_letter || (upper && follows_lower)) words.emplace_back();
        words.back() += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return words;
}

std::optional<Trait> trait_of(std::string_view name) {
    for (const std::string& word : words_in(name))
        for (const TraitWord& known : trait_words)
            if (known.word == word) return known.trait;
    return std::nullopt;
}

}  // namespace

bool asks_for_a_trait(std::string_view name) {
    const auto trait = trait_of(name);
    return trait && *trait != Trait::place;
}

std::optional<Problem> find_singling_out(const Outline& outline) {
    std::map<Trait, std::string> found;  // the first question of each
    for (const OutlineNode& node : outline.nodes) {
        if (node.kind != OutlineNode::Kind::value || node.role != OutlineNode::Role::answer) continue;
        if (const auto trait = trait_of(node.name)) found.emplace(*trait, node.path);
    }
    if (!found.contains(Trait::place) || found.size() < 3) return std::nullopt;
    std::string questions;
    for (const auto& [trait, path] : found) questions += (questions.empty() ? "" : ", ") + path;
    return Problem{
        0, "form",
        "the answers to " + questions +
            " may together single a person out. Ask for wider areas and ranges, or for fewer of them, "
            "and publish no row as it is.",
        false};
}

}  // namespace xforms
