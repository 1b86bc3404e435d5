// SPDX-License-Identifier: Apache-2.0
// The form's words and the kiosk's as blocks: paragraphs, bold and italic, headings and lists. Colours that a
// form asks for are left out: the palette is the person's, and its contrast is held to measured ratios.
#include "kiosk/screens/flow.h"

namespace screens {
namespace {

// What is said of a block beside its words.
struct Place {
    float after = 0;
    bool with_next = false, panel = false;
};

Block block_at(const Place& place) {
    Block block;
    block.after = place.after;
    block.with_next = place.with_next;
    block.panel = place.panel;
    return block;
}

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

// Cut between words where it is higher than `limit`.
std::vector<touch::Paragraph> split_paragraph(touch::Frame& frame, const touch::Paragraph& whole,
                                              const touch::TextLook& look, float width, float limit) {
    if (frame.measure_rich({whole}, look, width) <= limit) return {whole};
    std::vector<touch::Paragraph> all;
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
    return all;
}

std::string name_of_piece(const std::string& id, std::size_t piece) {
    return piece == 0 ? id : id + ":" + std::to_string(piece);
}

}  // namespace

float Flow::line(const touch::TextLook& look, bool panel) const {
    return std::min(panel ? panel_width() : width(),
                    look.scale * stage_.frame.letter() * measure::line_length);
}

float Flow::room_for_words(bool panel) const {
    return room() - (panel ? 2 * measure::panel_inset : 0);
}

void Flow::words(const std::string& id, const std::string& words, const touch::TextLook& look, float after,
                 bool with_next, bool panel) {
    if (words.empty()) return;
    later([id, words, look, place = Place{after, with_next, panel}](Flow& flow) {
        touch::Frame& frame = flow.stage_.frame;
        const float line = flow.line(look, place.panel);
        const auto pieces = split_words(frame, words, look, line, flow.room_for_words(place.panel));
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            Block block = block_at(place);
            if (at + 1 < pieces.size()) block.after = 0;
            block.height = frame.measure(pieces[at], look, line).height;
            block.draw = [&frame, name = name_of_piece(id, at), piece = pieces[at], look,
                          line](touch::Rect where) {
                frame.words(name, {where.x, where.y, line, where.height}, piece, look);
            };
            flow.add(std::move(block));
        }
    });
}

void Flow::paragraph(const std::string& id, const touch::Paragraph& whole, const touch::TextLook& look,
                     float after, bool panel) {
    touch::Frame& frame = stage_.frame;
    const float width = line(look, panel);
    const auto pieces = split_paragraph(frame, whole, look, width, room_for_words(panel));
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        const bool last = at + 1 == pieces.size();
        Block block = block_at({last ? after : gap_of_paragraphs(look), whole.heading, panel});
        block.height = frame.measure_rich({pieces[at]}, look, width);
        block.draw = [&frame, name = name_of_piece(id, at), piece = pieces[at], look,
                      width](touch::Rect where) {
            frame.rich(name, {where.x, where.y, width, where.height}, {piece}, look);
        };
        add(std::move(block));
    }
}

float Flow::gap_of_paragraphs(const touch::TextLook& look) const {
    return stage_.frame.letter() * look.scale * 0.45F;
}

void Flow::rich(const std::string& id, const xforms::Words& all, const touch::TextLook& look, float after,
                bool panel) {
    picture(id, all, stage_.frame.letter() * 0.6F, panel);
    for (std::size_t at = 0; at < all.paragraphs.size(); ++at) {
        const float gap = at + 1 == all.paragraphs.size() ? after : gap_of_paragraphs(look);
        later([name = id + ":" + std::to_string(at), whole = paragraph_of(all.paragraphs[at]), look, gap,
               panel](Flow& flow) { flow.paragraph(name, whole, look, gap, panel); });
    }
}

}  // namespace screens
