// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/rich.h"

namespace screens {
namespace {

// The runs of a paragraph that lie in [begin, begin + size), counted from begin.
std::vector<text::Run> runs_within(const std::vector<text::Run>& runs, std::size_t begin, std::size_t size) {
    std::vector<text::Run> within;
    for (text::Run run : runs) {
        if (run.end <= begin || run.begin >= begin + size) continue;
        run.begin = std::max(run.begin, begin) - begin;
        run.end = std::min(run.end, begin + size) - begin;
        within.push_back(run);
    }
    return within;
}

}  // namespace

touch::Paragraph paragraph_of(const xforms::Paragraph& from) {
    touch::Paragraph to;
    to.words = from.words;
    to.heading = from.kind == xforms::Paragraph::Kind::heading;
    to.bullet = from.kind == xforms::Paragraph::Kind::bullet;
    to.number = from.kind == xforms::Paragraph::Kind::numbered ? from.rank : 0;
    for (const xforms::Span& span : from.spans)
        if (span.bold || span.italic) to.runs.push_back({span.begin, span.end, span.bold, span.italic});
    return to;
}

std::vector<touch::Paragraph> split_paragraphs(touch::Frame& frame, const xforms::Words& words,
                                               const touch::TextLook& look, float width, float limit) {
    std::vector<touch::Paragraph> all;
    for (const xforms::Paragraph& source : words.paragraphs) {
        const touch::Paragraph whole = paragraph_of(source);
        if (frame.measure_rich({whole}, look, width) <= limit) {
            all.push_back(whole);
            continue;
        }
        std::size_t at = 0;
        // A bullet's indent takes some of the width: measured against nine tenths, a piece always fits.
        for (const std::string& piece : split_words(frame, whole.words, look, width * 0.9F, limit)) {
            touch::Paragraph part = whole;
            part.words = piece;
            part.runs = runs_within(whole.runs, at, piece.size());
            part.bullet = whole.bullet && at == 0;
            part.number = at == 0 ? whole.number : 0;
            all.push_back(std::move(part));
            at += piece.size();
        }
    }
    return all;
}

}  // namespace screens
