// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <sstream>

#include "kiosk/utf8.h"
#include "tests/audit/checks.h"

namespace audit {
namespace {

// All that a view has to say of its own: what the form, the person and the list of answers put into it.
struct Said {
    std::vector<std::string> words;
    std::vector<std::string> ids;  // of controls
};

void add(Said& said, const xforms::Question& question) {
    said.words.push_back(question.label.plain());
    said.words.push_back(question.hint.plain());
    for (const xforms::Choice& choice : question.choices) {
        said.words.push_back(choice.label.plain());
        said.ids.push_back("choice:" + question.reference + ":" + choice.value);
    }
}

Said said_by(const screens::View& view) {
    Said said;
    if (view.sheet == screens::Sheet::language)
        for (const auto& language : view.chrome.languages) said.ids.push_back("language:" + language.code);
    if (view.sheet != screens::Sheet::none) return said;
    if (const auto* welcome = std::get_if<screens::Welcome>(&view.screen))
        for (const auto& question : welcome->page.questions) add(said, question);
    if (const auto* about = std::get_if<screens::About>(&view.screen))
        for (const auto& question : about->page.questions) add(said, question);
    if (const auto* page = std::get_if<screens::QuestionPage>(&view.screen); page && !page->keyboard)
        for (const screens::Item& item : page->items) {
            // A list of thousands is found in by typing, and the head of a table has no choices to take.
            const auto& words = item.question.appearance;
            const bool head = std::find(words.begin(), words.end(), "label") != words.end();
            if (!item.list && !head) add(said, item.question);
            said.words.push_back(item.error);
        }
    if (const auto* check = std::get_if<screens::Check>(&view.screen))
        for (std::size_t at = 0; at < check->rows.size(); ++at) {
            said.words.push_back(check->rows[at].question);
            said.words.push_back(check->rows[at].answer);
            said.ids.push_back("change:" + std::to_string(at));
        }
    return said;
}

// A long text may be cut between any two of its words, and in Chinese between any two of its letters.
bool holds(const std::string& all, const std::string& word) {
    if (all.find(word) != std::string::npos) return true;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (at == 0 || !utf8::begins(word[at])) continue;
        if (all.find(word.substr(0, at)) != std::string::npos && holds(all, word.substr(at)) &&
            static_cast<unsigned char>(word[0]) >= 0xE3)
            return true;
    }
    return false;
}

}  // namespace

void check_nothing_lost(Ledger& ledger, const screens::View& view,
                        const std::vector<touch::Node>& of_all_parts) {
    std::string all;
    std::set<std::string> ids;
    for (const touch::Node& node : of_all_parts) {
        all += node.name + '\n';
        ids.insert(node.id);
    }
    const Said said = said_by(view);
    for (const std::string& id : said.ids)
        ledger.expect(Check::nothing_lost, ids.contains(id), [&] { return "'" + id + "'"; });
    for (const std::string& words : said.words) {
        std::istringstream stream(words);
        for (std::string word; stream >> word;)
            ledger.expect(Check::nothing_lost, holds(all, word),
                          [&] { return "'" + word + "' of \"" + words.substr(0, 60) + "\""; });
    }
}

}  // namespace audit
