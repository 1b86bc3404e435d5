// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/ledger.h"

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace audit {
namespace {

struct CheckWords {
    const char* name;
    const char* meaning;
};

constexpr CheckWords words[checks] = {
    {"target_size", "each control is at least 12.7 by 12.7 mm"},
    {"target_gap", "between two controls are at least 2.54 mm"},
    {"no_overlap", "nothing stands on anything else"},
    {"on_the_glass",
     "all of it is on the screen, and in reach mode each control below the reach of a seated person and each "
     "heading above it"},
    {"named", "everything has a name, and no two things the same id"},
    {"words_fit", "no words are cut: they fit their place"},
    {"nothing_lost", "all choices and words of a screen are on one of its parts, by More alone"},
    {"nothing_skipped",
     "who presses only the strongest button has seen all of a page before the next one, and all of the check "
     "before Submit, which stands where no way on stood"},
    {"true_progress", "the progress never goes back on the way on, and is full at the check alone"},
    {"question_with_choices",
     "choices stand with their question, and up to the large letters no scale of seven is cut in two"},
    {"one_edge", "bars and page end at one line, and blocks begin and end with a column of the page's grid"},
    {"letter_stated", "capitals are no smaller than the size that was chosen promises"},
    {"letter_measured", "capitals are as high as that in the picture"},
    {"contrast_stated", "words and their ground keep to the palette's ratio"},
    {"contrast_measured", "they keep to it in the picture"},
    {"edge_measured", "each control stands out from the page by 3:1 in the picture"},
    {"focus_measured", "the focus mark changes enough of the picture, by 3:1"},
    {"palette_kept", "the picture has no other colours than the theme's"},
    {"reading_order", "the order of reading is the order on the screen, mirrored for right-to-left"},
    {"focus_starts", "one control has the focus from the start"},
    {"reached_by_keys", "two keys reach every control and come round again"},
    {"shaped", "the fonts have a shape for every letter"},
    {"spoken", "everything on the screen is said by the speech"},
};

}  // namespace

const char* name_of(Check check) {
    return words[static_cast<std::size_t>(check)].name;
}

const char* meaning_of(Check check) {
    return words[static_cast<std::size_t>(check)].meaning;
}

std::size_t Ledger::count() const {
    std::size_t all = 0;
    for (const std::size_t count : counts_) all += count;
    return all;
}

std::size_t Ledger::failed(Check check) const {
    std::size_t found = 0;
    for (const Failure& failure : failures_) found += failure.check == check ? 1 : 0;
    return found;
}

std::string Ledger::report() const {
    constexpr std::size_t most_lines = 60;
    std::map<std::string, std::pair<const Failure*, int>> kinds;
    for (const Failure& failure : failures_) {
        const std::string control = failure.what.substr(0, failure.what.find('('));
        auto& [first, times] = kinds[std::string(name_of(failure.check)) + " " + control];
        if (first == nullptr) first = &failure;
        ++times;
    }
    std::ostringstream report;
    report << failures_.size() << " of " << count() << " checks failed\n";
    std::size_t lines = 0;
    for (const auto& [kind, seen] : kinds) {
        if (++lines > most_lines) break;
        report << name_of(seen.first->check) << ": " << seen.first->what << "\n    on " << seen.first->where;
        if (seen.second > 1) report << ", and " << seen.second - 1 << " times more";
        report << "\n";
    }
    if (kinds.size() > most_lines) report << "and " << kinds.size() - most_lines << " kinds more\n";
    return report.str();
}

void Ledger::add(const Ledger& other) {
    for (std::size_t check = 0; check < checks; ++check) counts_[check] += other.counts_[check];
    failures_.insert(failures_.end(), other.failures_.begin(), other.failures_.end());
}

void Ledger::write(const std::filesystem::path& file) const {
    nlohmann::json json;
    for (std::size_t check = 0; check < checks; ++check) json["counts"][words[check].name] = counts_[check];
    json["failures"] = nlohmann::json::array();
    for (const Failure& failure : failures_)
        json["failures"].push_back({name_of(failure.check), failure.where, failure.what});
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Ledger Ledger::read(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error(file.string() + " is not there: audit that language first");
    const auto json = nlohmann::json::parse(stream);
    Ledger ledger;
    for (std::size_t check = 0; check < checks; ++check) {
        ledger.counts_[check] = json.at("counts").at(words[check].name);
        for (const auto& failure : json.at("failures"))
            if (failure.at(0) == words[check].name)
                ledger.failures_.push_back({static_cast<Check>(check), failure.at(1), failure.at(2)});
    }
    return ledger;
}

}  // namespace audit
