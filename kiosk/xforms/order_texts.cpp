// SPDX-License-Identifier: Apache-2.0
// Texts that say themselves are refused at load, by name, as cycles among calculates are.
//
// A text says another through an output that calls jr:itext('id') or, for the label of a choice,
// jr:choice-name(value, 'path'). Round a cycle of these no text ever ends. An id that is calculated is only
// known while the form runs: there the depth of an evaluation is bounded (kiosk/limits.h).
#include <algorithm>

#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

using SpeakerId = std::size_t;

// A text of the itext, or a select whose choices' labels can be said.
struct Speaker {
    std::string name;
    int line = 0;
    std::vector<SpeakerId> says;
};

class Said {
 public:
    explicit Said(Loading& loading) : loading_(loading), model_(loading.model) {}

    void run() {
        for (const auto& [id, all] : model_.itext) {
            text_.emplace(id, speakers_.size());
            speakers_.push_back({"text \"" + id + "\"", 0, {}});
        }
        for (const Control& control : model_.controls) {
            if (control.items.empty() && !control.itemset) continue;
            select_.emplace(control.field, speakers_.size());
            speakers_.push_back({"choices of " + model_.fields[control.field].path, control.line, {}});
        }
        for (const auto& [id, all] : model_.itext)
            for (const Translation& translation : all) note(text_.at(id), translation.outputs, 0);
        for (const Control& control : model_.controls) note_choices(control);
        find_cycle();
    }

 private:
    void note(SpeakerId from, const std::vector<Expression>& expressions, FieldId home) {
        for (const Expression& expression : expressions) {
            const Expression::Mentions mentions = expression.mentions(model_.fields[home].path);
            for (const std::string& id : mentions.texts)
                if (const auto said = text_.find(id); said != text_.end())
                    speakers_[from].says.push_back(said->second);
            for (const std::string& path : mentions.selects)
                for (const FieldId field : fields_of(model_, path))
                    if (const auto said = select_.find(field); said != select_.end())
                        speakers_[from].says.push_back(said->second);
        }
    }

    void note(SpeakerId from, const Text& label, FieldId home) {
        note(from, label.outputs, home);
        if (label.reference) note(from, {*label.reference}, home);
        if (const auto said = text_.find(label.itext); said != text_.end())
            speakers_[from].says.push_back(said->second);
    }

    void note_choices(const Control& control) {
        const auto select = select_.find(control.field);
        if (select == select_.end()) return;
        for (const Item& item : control.items) note(select->second, item.label, control.field);
        if (control.itemset) note(select->second, control.itemset->label, control.field);
    }

    // Depth first with a stack of its own: a form may have as many texts as it likes.
    void find_cycle() {
        enum class Seen { not_yet, on_the_way, done };
        std::vector<Seen> seen(speakers_.size(), Seen::not_yet);
        for (SpeakerId start = 0; start < speakers_.size(); ++start) {
            std::vector<std::pair<SpeakerId, std::size_t>> way;
            const auto go_to = [&](SpeakerId to) {
                seen[to] = Seen::on_the_way;
                way.emplace_back(to, 0);
            };
            if (seen[start] == Seen::not_yet) go_to(start);
            while (!way.empty()) {
                const auto [at, next] = way.back();
                if (next == speakers_[at].says.size()) {
                    seen[at] = Seen::done;
                    way.pop_back();
                    continue;
                }
                ++way.back().second;
                const SpeakerId to = speakers_[at].says[next];
                if (seen[to] == Seen::on_the_way) return refuse(way, to);
                if (seen[to] == Seen::not_yet) go_to(to);
            }
        }
    }

    void refuse(const std::vector<std::pair<SpeakerId, std::size_t>>& way, SpeakerId to) {
        auto at = std::find_if(way.begin(), way.end(), [&](const auto& step) { return step.first == to; });
        std::string names;
        for (; at != way.end(); ++at) names += speakers_[at->first].name + " -> ";
        loading_.refuse(speakers_[to].line, speakers_[to].name,
                        "these say one another in a cycle: " + names + speakers_[to].name,
                        "take the output out of one of them");
    }

    Loading& loading_;
    const Model& model_;
    std::vector<Speaker> speakers_;
    std::unordered_map<std::string, SpeakerId> text_;
    std::unordered_map<FieldId, SpeakerId> select_;
};

}  // namespace

void refuse_texts_that_say_themselves(Loading& loading) {
    Said(loading).run();
}

}  // namespace xforms
