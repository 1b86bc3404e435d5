// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/card_words.h"

#include "kiosk/words/words.h"

namespace screens {
namespace {

using Kind = xforms::Paragraph::Kind;

std::string mark_of(const xforms::Paragraph& paragraph) {
    if (paragraph.kind == Kind::bullet) return "• ";
    return paragraph.kind == Kind::numbered ? words::number(paragraph.rank) + ". " : "";
}

}  // namespace

std::vector<text::Run> runs_of(const xforms::Paragraph& paragraph) {
    std::vector<text::Run> runs;
    for (const xforms::Span& span : paragraph.spans)
        if (span.bold || span.italic) runs.push_back({span.begin, span.end, span.bold, span.italic});
    return runs;
}

CardWords::CardWords(const xforms::Words& label) : spoken(label.plain()) {
    for (const xforms::Paragraph& paragraph : label.paragraphs) {
        if (!words.empty()) words += '\n';
        words += mark_of(paragraph);
        const std::size_t begin = words.size();
        words += paragraph.words;
        if (paragraph.kind == Kind::heading) runs.push_back({begin, words.size(), true, false});
        for (text::Run run : runs_of(paragraph)) {
            run.begin += begin;
            run.end += begin;
            run.bold = run.bold || paragraph.kind == Kind::heading;
            runs.push_back(run);
        }
    }
}

touch::Frame::Choice CardWords::choice(const touch::Frame::ChoiceLook& look) const {
    touch::Frame::Choice card{.words = words, .look = look};
    card.runs = runs;
    if (card.look.name.empty()) card.look.name = spoken;
    return card;
}

touch::TextLook CardWords::in(touch::TextLook look, std::size_t behind) const {
    look.runs = runs;
    for (text::Run& run : look.runs) {
        run.begin += behind;
        run.end += behind;
    }
    return look;
}

}  // namespace screens
