// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/phrases.h"

#include "kiosk/utf8.h"
#include "kiosk/words/words.h"

namespace speech {
namespace {

using touch::Node;
using touch::Role;

// How much of the two is the same at the front and at the back, in whole characters.
std::pair<std::size_t, std::size_t> shared(const std::string& a, const std::string& b) {
    const std::size_t least = std::min(a.size(), b.size());
    std::size_t front = 0;
    while (front < least && a[front] == b[front]) ++front;
    const auto splits = [](const std::string& words, std::size_t at) {
        return at < words.size() && !utf8::begins(words[at]);
    };
    while (front > 0 && (splits(a, front) || splits(b, front))) --front;
    std::size_t back = 0;
    while (back < least - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    while (back > 0 && (splits(a, a.size() - back) || splits(b, b.size() - back))) --back;
    return {front, back};
}

// A lone mark is silence to a voice.
std::string letter_name(const std::string& letter) {
    // Translators: name of a key, as it is spoken.
    if (letter == ".") return words::say("key", "full stop");
    // Translators: name of a key, as it is spoken.
    if (letter == ",") return words::say("key", "comma");
    // Translators: name of a key, as it is spoken.
    if (letter == "-") return words::say("key", "minus");
    // Translators: key; the next words stand on a new line.
    if (letter == "\n") return words::say("key", "New line");
    return letter;
}

std::string last_word(const std::string& words) {
    const auto end = words.find_last_not_of(" \n");
    if (end == std::string::npos) return "";
    const auto begin = words.find_last_of(" \n", end);
    return words.substr(begin == std::string::npos ? 0 : begin + 1,
                        end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

std::string kind_of(const Node& node) {
    // Translators: spoken after the name of a button.
    if (node.role == Role::button) return words::say("speech", "button");
    if (node.among.total == 0) return "";
    // Translators: spoken after the name of a choice: it is number {0} of {1}.
    return words::fill(words::say("speech", "choice {0} of {1}"),
                       {words::number(node.among.number), words::number(node.among.total)});
}

std::string state_of(const Node& node) {
    // Translators: spoken after the name of a choice, or of a button that is one of several.
    if (node.selected) return node.state.empty() ? words::say("speech", "chosen") : node.state;
    // Translators: spoken after the name of a choice of which several may be chosen.
    if (node.role == Role::checkbox) return words::say("speech", "not chosen");
    return "";
}

std::string field_words(const Node& node, Answers answers) {
    if (node.value.empty()) {
        // Translators: spoken at a field in which nothing has been typed yet.
        return words::say("speech", "Answer box, empty");
    }
    if (answers == Answers::said) {
        // Translators: spoken at a field; {0} is what has been typed into it.
        return words::fill(words::say("speech", "Answer box. It says: {0}"), {node.value});
    }
    // Translators: spoken at a field whose words are not read aloud because others might hear them.
    return words::say("speech", "Answer box, %d character", "Answer box, %d characters",
                      static_cast<long>(utf8::letters(node.value)));
}

std::string mark_between() {
    // Translators: spoken as a short pause between the name of a control and how it stands. Keep the space if
    // your language has one there.
    return words::say("speech", ", ");
}

// A name that is a sentence keeps its own end.
std::string joined(const std::string& name, const std::string& about) {
    if (name.empty() || about.empty()) return name + about;
    for (const char* end : {".", "?", "!", "؟", "۔", "。", "？"})
        if (name.ends_with(end)) return name + " " + about;
    return name + mark_between() + about;
}

}  // namespace

bool is_choice(const Node& node) {
    return node.role == Role::radio || node.role == Role::checkbox;
}

bool is_turned(const Node& node) {
    return node.role == Role::spinner || node.role == Role::slider;
}

bool is_control(const Node& node) {
    return node.focusable || is_choice(node) || node.role == Role::button || node.role == Role::text_field ||
           node.role == Role::key;
}

bool is_out_of_use(const Node& node) {
    return is_control(node) && !node.enabled;
}

std::string after_name(const Utterance& described, const std::string& name) {
    const std::string rest = described.words.substr(std::min(name.size(), described.words.size()));
    for (const std::string& mark : {mark_between(), std::string(" ")})
        if (rest.starts_with(mark)) return rest.substr(mark.size());
    return rest;
}

std::vector<Utterance> describe(const Node& node, const std::string& language, Answers answers) {
    if (node.role == Role::text_field) return {{field_words(node, answers), language}};
    if (node.answer && answers == Answers::kept_quiet) {
        // Translators: spoken in place of an answer that is not read aloud because others might hear it.
        return {{words::say("speech", "Answered"), language}};
    }
    if (is_turned(node)) return {{node.name.empty() ? node.value : node.name + ": " + node.value, language}};
    std::string about = node.about;
    // Translators: spoken after the name of a button that is out of use as things stand.
    if (is_out_of_use(node)) about = joined(about, words::say("speech", "not available"));
    about = joined(joined(about, state_of(node)), kind_of(node));
    if (!is_control(node) || about.empty()) return {{node.name, node.language}};
    if (node.language == language) return {{joined(node.name, about), language}};
    return {{node.name, node.language}, {about, language}};
}

std::string summary_of(const Node& choice) {
    const int total = choice.among.total, chosen = choice.among.chosen;
    std::string summary;
    if (choice.role == Role::radio) {
        // Translators: spoken before the choices of a question.
        summary = words::say("speech", "%d choice. Choose one.", "%d choices. Choose one.", total);
    } else if (total == 1) {
        // Translators: spoken before the one box of a question, which may be chosen or not.
        summary = words::say("speech", "There is one choice.");
    } else {
        // Translators: spoken before the choices of a question.
        summary = words::say("speech", "%d choice. Choose as many as you like.",
                             "%d choices. Choose as many as you like.", total);
    }
    if (chosen == 0) {
        // Translators: spoken before the choices of a question.
        return words::followed(summary, words::say("speech", "Nothing chosen yet."));
    }
    // Translators: spoken before the choices of a question.
    return words::followed(summary, words::say("speech", "%d chosen.", "%d chosen.", chosen));
}

std::string change_of(const Node& now) {
    if (now.selected) return joined(now.name, words::say("speech", "chosen"));
    // Translators: spoken after the name of a choice that another one has taken the place of.
    return joined(now.name, words::say("speech", "no longer chosen"));
}

std::string typed(const std::string& before, const std::string& now) {
    if (before == now) return "";
    const auto [front, back] = shared(before, now);
    const std::string gone = before.substr(front, before.size() - front - back);
    const std::string come = now.substr(front, now.size() - front - back);
    if (come.empty()) {
        const std::string what = gone == " " ? words::say("key", "Space") : letter_name(gone);
        // Translators: spoken while typing; {0} is the letter or word that was taken away.
        return words::fill(words::say("speech", "{0}, deleted"), {what});
    }
    if (come != " " && come != "\n") return letter_name(come);
    const std::string word = last_word(now.substr(0, front));
    return word.empty() ? words::say("key", "Space") : word;
}

}  // namespace speech
