// SPDX-License-Identifier: Apache-2.0
#include "sync/report/figures.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "kiosk/blanks.h"
#include "sync/inbox/crypto.h"

namespace council {

namespace {

using Shown = Question::Shown;
using Places = std::unordered_map<std::string, std::size_t>;

constexpr std::size_t id_letters = 12;

Places places_of(const Question& question) {
    Places places;
    for (std::size_t place = 0; place < question.choices.size(); ++place)
        places.emplace(question.choices[place].value, place);
    return places;
}

// "l8 " and "L8" are one answer.
std::string as_one(std::string_view text) {
    std::string same(kiosk::trimmed(text));
    for (char& letter : same)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return same;
}

class Counting {
 public:
    explicit Counting(const Question& question) : question_(question), places_(places_of(question)) {
        figures_.counts.assign(question.choices.size(), 0);
        figures_.places = figures_.firsts = figures_.counts;
    }

    void add(const std::string& value, const std::string& whose) {
        ++figures_.base;
        switch (question_.shown) {
            case Shown::scale:
            case Shown::one_choice:
                return count(value);
            case Shown::several_choices:
                for (const std::string& word : kiosk::words_of(value)) count(word);
                return;
            case Shown::ranking:
                return rank(value);
            case Shown::number:
                return number(value);
            case Shown::short_text:
                ++figures_.others[as_one(value)];
                return;
            case Shown::long_text:
                figures_.texts.push_back({hex(sha256(whose + question_.path)).substr(0, id_letters), value});
        }
    }

    Figures done() {
        std::sort(figures_.numbers.begin(), figures_.numbers.end());
        std::sort(figures_.texts.begin(), figures_.texts.end(),
                  [](const Text& one, const Text& other) { return one.id < other.id; });
        return std::move(figures_);
    }

 private:
    void count(const std::string& value) {
        const auto place = places_.find(value);
        if (place == places_.end())
            ++figures_.others[value];
        else
            ++figures_.counts[place->second];
    }
    void rank(const std::string& value) {
        long at = 0;
        for (const std::string& word : kiosk::words_of(value)) {
            ++at;
            const auto place = places_.find(word);
            if (place == places_.end()) continue;
            figures_.places[place->second] += at;
            ++figures_.counts[place->second];
            if (at == 1) ++figures_.firsts[place->second];
        }
    }
    void number(const std::string& value) {
        double read = 0;
        if (std::from_chars(value.data(), value.data() + value.size(), read).ec == std::errc())
            figures_.numbers.push_back(read);
    }

    const Question& question_;
    Places places_;
    Figures figures_;
};

std::size_t place_in(const Places& places, const std::string& value) {
    const auto place = places.find(value);
    return place == places.end() ? places.size() : place->second;
}

}  // namespace

Figures figures_of(const Answers& answers, const Question& question) {
    Counting counting(question);
    for (const Record& record : answers.records)
        for (const Dictionary::Row& row : record.rows) {
            if (row.table != question.table) continue;
            const std::string& value = row.value(question.node);
            if (!value.empty()) counting.add(value, record.instance_id + row.place + "/");
        }
    return counting.done();
}

std::vector<Counts> crossed(const Answers& answers, const Question& group, const Question& answer) {
    const Places rows = places_of(group), columns = places_of(answer);
    std::vector<Counts> cells(rows.size() + 1, Counts(columns.size() + 1, 0));
    for (const Record& record : answers.records) {
        const Dictionary::Row& row = record.rows.front();
        ++cells[place_in(rows, row.value(group.node))][place_in(columns, row.value(answer.node))];
    }
    return cells;
}

}  // namespace council
