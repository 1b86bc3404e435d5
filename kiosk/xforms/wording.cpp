// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/wording.h"

#include <algorithm>

#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

const Translation* translation(const InstanceState& state, const std::string& id) {
    const auto found = state.model().itext.find(id);
    if (found == state.model().itext.end()) return nullptr;
    const std::vector<Translation>& all = found->second;
    for (const std::size_t language : {state.language_index(), state.model().default_language})
        if (language < all.size() && all[language].present) return &all[language];
    const auto any =
        std::find_if(all.begin(), all.end(), [](const Translation& each) { return each.present; });
    return any == all.end() ? nullptr : &*any;
}

std::vector<Paragraph> filled(const InstanceState& state, const Passage& passage,
                              const std::vector<Expression>& outputs, const Context& at) {
    if (passage.holes.empty()) return passage.paragraphs;
    std::vector<std::string> values;
    std::size_t together = 0;
    for (const Expression& output : outputs) {
        values.push_back(output.text(at));
        together += values.back().size();
        if (together <= limits::value_bytes) continue;
        state.allowance().note(Allowance::value_too_long, output.source());
        values.back().clear();
    }
    return fill(passage, values);
}

std::string written(const Passage& passage, const std::vector<Expression>& outputs, const Context& at) {
    std::vector<std::string> values;
    if (!passage.source.empty())
        for (const Expression& output : outputs) values.push_back(output.text(at));
    return as_written(passage, values);
}

Words words_of(const InstanceState& state, const Translation& translation, Wording wording,
               const Context& at) {
    Words words;
    words.paragraphs = filled(state, wording == Wording::guidance ? translation.guidance : translation.words,
                              translation.outputs, at);
    if (wording == Wording::guidance) return words;
    if (!translation.short_words.empty()) {
        Words brief;
        brief.paragraphs = filled(state, translation.short_words, translation.outputs, at);
        words.short_form = brief.plain();
    }
    words.image = translation.image;
    words.big_image = translation.big_image;
    words.audio = translation.audio;
    words.video = translation.video;
    return words;
}

}  // namespace

Words words_at(const InstanceState& state, const Text& text, const Context& at, Wording wording) {
    std::string id = text.itext;
    if (text.reference) {
        id = text.reference->text(at);
        if (!text.reference_is_itext) {
            Words words;
            if (wording == Wording::usual) words.paragraphs = parse_markdown(strip_holes(id)).paragraphs;
            return words;
        }
    }
    if (!id.empty())
        if (const Translation* found = translation(state, id)) return words_of(state, *found, wording, at);
    Words words;
    if (wording == Wording::guidance) return words;
    words.paragraphs = filled(state, text.inline_words, text.outputs, at);
    // A text id that nobody translated is shown as it is, as JavaRosa does: better than a question without
    // words.
    if (words.paragraphs.empty() && !id.empty())
        words.paragraphs.push_back({Paragraph::Kind::plain, 0, id, {}});
    return words;
}

std::string written_at(const InstanceState& state, const Text& text, const Context& at) {
    std::string id = text.itext;
    if (text.reference) {
        id = text.reference->text(at);
        if (!text.reference_is_itext) return id;
    }
    if (!id.empty())
        if (const Translation* found = translation(state, id))
            return written(found->words, found->outputs, at);
    const std::string inline_words = written(text.inline_words, text.outputs, at);
    return inline_words.empty() ? id : inline_words;
}

std::string text_of(const InstanceState& state, std::string_view id) {
    const Translation* found = translation(state, std::string(id));
    if (!found) return std::string(id);
    return written(found->words, found->outputs, state.context(0, state.tree().root()));
}

}  // namespace xforms
