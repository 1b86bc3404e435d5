// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/narrator.h"

#include <algorithm>
#include <utility>

#include "kiosk/words/words.h"

namespace speech {
namespace {

using std::chrono::milliseconds;
using touch::Node;
using touch::Role;

constexpr milliseconds say_alert_again{10000};

const Node* node_of(const std::vector<Node>& nodes, const std::string& id) {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

// "choice:/data/agree:yes" belongs to "choice:/data/agree"
std::string group_of(const Node& choice) {
    return choice.id.substr(0, choice.id.rfind(':'));
}

// Two sentences that are equal without their digits differ in a number only: something is being counted.
std::string without_digits(const std::string& words) {
    std::string rest;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto digit = [&](char lead, char zero) {  // of two bytes: Persian and Arabic ones
            return words[at] == lead && at + 1 < words.size() && words[at + 1] >= zero &&
                   words[at + 1] <= zero + 9;
        };
        if (digit('\xDB', '\xB0') || digit('\xD9', '\xA0'))
            ++at;
        else if (words[at] < '0' || words[at] > '9')
            rest += words[at];
    }
    return rest;
}

bool has_keyboard(const std::vector<Node>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == Role::key; });
}

}  // namespace

std::vector<Utterance> Narrator::tell(const Scene& scene, milliseconds boot) {
    const Scene before = std::exchange(scene_, scene);
    pieces_ = pieces_of(scene_.nodes, scene_.clips);
    std::vector<Utterance> said;
    const bool first = before.nodes.empty();
    const bool elsewhere = first || before.place != scene.place;
    if (before.language != scene.language) said_.clear();
    if (elsewhere) {  // forget what was said of the last page and is not on this one
        std::erase_if(said_, [&](const auto& words) { return node_of(scene.nodes, words.first) == nullptr; });
        alerted_.clear();
    }
    if (elsewhere || before.page != scene.page || before.language != scene.language) {
        const bool chose = !elsewhere && add_choices_changed(said, before);
        add_page(said, Extent::what_is_new);
        if (has_keyboard(scene.nodes) && !has_keyboard(before.nodes)) {
            // Translators: spoken when the keys for typing have appeared.
            said.push_back({words::say("speech", "The keyboard is open."), scene.language});
        }
        if (!chose && said.empty()) add_heading(said);
        if (!chose) add_focus(said, Context::is_left_out);
        for (const Node& node : scene.nodes)
            if (node.role == Role::alert) alerted_[node.id] = boot;
        remember();
        return said;
    }
    const bool turned = add_turned(said, before);
    const bool chose = add_choices_changed(said, before) || turned;
    const bool typing = add_typed(said, before);
    const Node* had_focus = nullptr;
    for (const Node& node : before.nodes)
        if (node.focused) had_focus = &node;
    const Node* focus = focused();
    const bool pointed = !scene.pointed.empty() && scene.pointings != before.pointings;
    if (pointed && !chose) {
        if (const Node* node = find(scene.pointed)) add(said, *node);
    } else if (focus != nullptr && !chose && !typing) {
        if (had_focus == nullptr || had_focus->id != focus->id)
            add_focus(said, had_focus != nullptr && context_of(*had_focus) == context_of(*focus)
                                ? Context::is_left_out
                                : Context::is_said);
        else if (had_focus->name != focus->name || had_focus->selected != focus->selected)
            add_focus(said, Context::is_left_out);
    }
    add_appeared(said, before, typing ? While::somebody_types : While::nobody_types, boot);
    if (said.empty() && scene.acted && scene.pointings == before.pointings) add_standstill(said);
    remember();
    return said;
}

// The person acted and nothing changed: they chose Continue while an error still stands, or struck an arrow
// at the only control. Silence would leave them guessing whether the machine noticed.
void Narrator::add_standstill(std::vector<Utterance>& said) const {
    for (const Node& node : scene_.nodes)
        if (node.role == Role::alert) add(said, node);
    const bool answered = scene_.covers && !said.empty();  // by a sheet that explains what was pressed
    if (!answered) add_focus(said, Context::is_left_out);
}

void Narrator::add(std::vector<Utterance>& said, const Node& node) const {
    for (Utterance& utterance : describe(node, scene_.language, scene_.answers))
        if (!utterance.words.empty()) add(said, node, std::move(utterance));
}

// Where the Node's name has a recording, the person hears it, and the voice says what comes after the name. A
// recording that belongs to several Nodes is heard once.
void Narrator::add(std::vector<Utterance>& said, const Node& node, Utterance utterance) const {
    if (const auto piece = pieces_.find(node.id); piece != pieces_.end()) {
        Utterance whole{piece->second.words, utterance.language, piece->second.clip};
        if (std::find(said.begin(), said.end(), whole) != said.end()) return;
        if (piece->second.first) return said.push_back(std::move(whole));
    }
    const auto clip = scene_.clips.find(node.name);
    if (clip == scene_.clips.end() || utterance.language != scene_.language ||
        !utterance.words.starts_with(node.name))
        return said.push_back(std::move(utterance));
    said.push_back({node.name, utterance.language, clip->second});
    if (std::string rest = after_name(utterance, node.name); !rest.empty())
        said.push_back({std::move(rest), utterance.language});
}

bool Narrator::was_said(const Node& node) const {
    const auto words = said_.find(node.id);
    return words != said_.end() && words->second == node.name;
}

// Where the page stands comes first, then its words in reading order. The choices are counted before the
// first of them.
void Narrator::add_page(std::vector<Utterance>& said, Extent extent) const {
    const bool all = extent == Extent::everything;
    for (const Node& node : scene_.nodes)
        if (node.role == Role::progress && (all || !was_said(node))) add(said, node);
    bool hidden = false;
    std::string group;
    for (const Node& node : scene_.nodes) {
        if (is_choice(node) && group_of(node) != group) {
            group = group_of(node);
            if (all || !said_.contains(group)) said.push_back({summary_of(node), scene_.language});
        }
        if (node.seen_only || (is_control(node) && !is_out_of_use(node)) || node.role == Role::progress)
            continue;
        if (!all && was_said(node)) continue;
        hidden = hidden || (node.answer && scene_.answers == Answers::kept_quiet);
        add(said, node);
    }
    if (hidden) {
        said.push_back(
            {words::say("speech",
                        // Translators: spoken on the page where all answers are checked. Listen is a button.
                        "Your answers are not read aloud, because people nearby may hear them. Plug in "
                        "headphones, or press “Listen” and then “Read my answers aloud”."),
             scene_.language});
    }
    const Node* more = find("more");
    if (more != nullptr && !more->focused && (all || !was_said(*more))) add(said, *more);
}

// The question of a choice or a field: the words between it and the control before, back to the last heading.
// The choices of one question share it.
std::vector<const Node*> Narrator::context_of(const Node& control) const {
    std::vector<const Node*> context;
    if (!is_choice(control) && control.role != Role::text_field) return context;
    auto at = std::find_if(scene_.nodes.begin(), scene_.nodes.end(),
                           [&](const Node& node) { return node.id == control.id; });
    while (at != scene_.nodes.begin()) {
        --at;
        const bool same_question = is_choice(control) && is_choice(*at) && group_of(*at) == group_of(control);
        if (same_question && context.empty()) continue;
        if (at->seen_only) continue;
        if (is_control(*at) || at->role == Role::progress || at->role == Role::banner) break;
        context.push_back(&*at);
        if (at->role == Role::heading) break;
    }
    std::reverse(context.begin(), context.end());
    return context;
}

void Narrator::add_focus(std::vector<Utterance>& said, Context wanted) const {
    const Node* focus = focused();
    if (focus == nullptr) return;
    const auto context = context_of(*focus);
    if (wanted == Context::is_said)
        for (const Node* node : context) add(said, *node);
    // A field is known by its question. Where it has another name than that, it says the name too.
    const bool told = std::any_of(context.begin(), context.end(),
                                  [&](const Node* node) { return node->name == focus->name; });
    if (focus->role == Role::text_field && !told) said.push_back({focus->name, focus->language});
    add(said, *focus);
}

// What was chosen is said before what is no longer chosen.
bool Narrator::add_choices_changed(std::vector<Utterance>& said, const Scene& before) const {
    bool any = false;
    for (const bool selected : {true, false})
        for (const Node& node : scene_.nodes) {
            if (!is_choice(node) || node.selected != selected) continue;
            const Node* old = node_of(before.nodes, node.id);
            if (old == nullptr || old->selected == node.selected) continue;
            add(said, node, {change_of(node), node.language});
            any = true;
        }
    return any;
}

// A slider and the value beside it say the same: one of them is enough.
bool Narrator::add_turned(std::vector<Utterance>& said, const Scene& before) const {
    for (const Node& node : scene_.nodes) {
        const Node* old = is_turned(node) ? node_of(before.nodes, node.id) : nullptr;
        if (old == nullptr || old->value == node.value) continue;
        said.push_back({node.value, node.language});
        return true;
    }
    return false;
}

bool Narrator::add_typed(std::vector<Utterance>& said, const Scene& before) const {
    for (const Node& node : scene_.nodes) {
        if (node.role != Role::text_field) continue;
        const Node* old = node_of(before.nodes, node.id);
        if (old == nullptr || old->value == node.value) continue;
        // Translators: spoken in place of the letter that was typed, where others might hear it.
        const std::string quiet = words::say("speech", "typed");
        said.push_back(
            {scene_.answers == Answers::said ? typed(old->value, node.value) : quiet, node.language});
        return true;
    }
    return false;
}

// Says words that were not there before. While somebody types, two things change often: the count of letters
// left, and how many questions there are. Neither is worth an interruption.
void Narrator::add_appeared(std::vector<Utterance>& said, const Scene& before, While when,
                            milliseconds boot) {
    for (const Node& node : scene_.nodes) {
        if (node.seen_only || (is_control(node) && !is_out_of_use(node)) || node.role == Role::progress ||
            was_said(node))
            continue;
        if (when == While::somebody_types && node.role != Role::alert) continue;
        const Node* old = node_of(before.nodes, node.id);
        if (scene_.covers && old != nullptr && old->name == node.name) continue;
        if (node.role == Role::alert) {
            const bool counts = old != nullptr && without_digits(old->name) == without_digits(node.name);
            const auto last = alerted_.find(node.id);
            if (counts && last != alerted_.end() && boot - last->second < say_alert_again) continue;
            alerted_[node.id] = boot;
        }
        add(said, node);
    }
}

// A cover is said each time that it comes, and the words of the page under it still count as said.
void Narrator::remember() {
    if (scene_.covers) return;
    for (const Node& node : scene_.nodes) {
        if (is_choice(node))
            said_[group_of(node)] = "";  // counted
        else if (!is_control(node) || is_out_of_use(node) || node.id == "more")
            said_[node.id] = node.name;
    }
}

std::vector<Utterance> Narrator::everything() const {
    std::vector<Utterance> said;
    add_page(said, Extent::everything);
    add_focus(said, Context::is_left_out);
    return said;
}

std::vector<Utterance> Narrator::where() const {
    std::vector<Utterance> said;
    for (const char* id : {"title", "progress"})
        if (const Node* node = find(id)) add(said, *node);
    add_heading(said);
    add_focus(said, Context::is_left_out);
    return said;
}

// The question that the focus belongs to; where there is none, the page's heading.
void Narrator::add_heading(std::vector<Utterance>& said) const {
    const Node* focus = focused();
    const auto context = focus == nullptr ? std::vector<const Node*>{} : context_of(*focus);
    for (const Node* node : context) add(said, *node);
    if (!context.empty()) return;
    const auto heading = std::find_if(scene_.nodes.begin(), scene_.nodes.end(),
                                      [](const Node& node) { return node.role == Role::heading; });
    if (heading != scene_.nodes.end()) add(said, *heading);
}

const Node* Narrator::focused() const {
    const auto found =
        std::find_if(scene_.nodes.begin(), scene_.nodes.end(), [](const Node& node) { return node.focused; });
    return found == scene_.nodes.end() ? nullptr : &*found;
}

const Node* Narrator::find(const std::string& id) const {
    return node_of(scene_.nodes, id);
}

}  // namespace speech
