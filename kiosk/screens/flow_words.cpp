// SPDX-License-Identifier: Apache-2.0
// The form's words and the kiosk's as blocks: paragraphs, bold and italic, headings and lists. Colours that a
// form asks for are left out: the palette is the person's, and its contrast is held to measured ratios.
#include "kiosk/screens/card_words.h"
#include "kiosk/screens/flow.h"

namespace screens {
namespace {

Block block_of(const BlockLook& look) {
    Block block;
    block.after = look.after;
    block.with_next = look.with_next;
    block.ground = look.ground;
    return block;
}

touch::Paragraph paragraph_of(const xforms::Paragraph& from) {
    touch::Paragraph to;
    to.words = from.words;
    to.heading = from.kind == xforms::Paragraph::Kind::heading;
    to.bullet = from.kind == xforms::Paragraph::Kind::bullet;
    to.number = from.kind == xforms::Paragraph::Kind::numbered ? from.rank : 0;
    to.runs = runs_of(from);
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
    // A bullet's indent takes some of the width, and a heading's letters are larger.
    touch::TextLook larger = look;
    if (whole.heading) {
        larger.scale *= touch::paragraph_heading_scale;
        larger.weight = text::Weight::bold;
    }
    for (const std::string& piece : split_words(frame, whole.words, larger, width * 0.9F, limit)) {
        touch::Paragraph part;  // no copy of `whole`: all its words for each piece are the square of them
        part.words = piece;
        part.heading = whole.heading;
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

float Flow::line(const BlockLook& look) const {
    return std::min(look.ground == Ground::panel ? panel_width() : width(),
                    look.text.scale * stage_.frame.letter() * measure::line_length);
}

float Flow::room_for_words(Ground ground) const {
    return room() - (ground == Ground::panel ? 2 * inset_ : 0);
}

void Flow::words(const std::string& id, const std::string& words, const BlockLook& look) {
    if (words.empty()) return;
    later([id, words, look](Flow& flow) {
        touch::Frame& frame = flow.stage_.frame;
        const float line = flow.line(look);
        const auto pieces = split_words(frame, words, look.text, line, flow.room_for_words(look.ground));
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            Block block = block_of(look);
            if (at + 1 < pieces.size()) block.after = 0;
            block.height = frame.measure(pieces[at], look.text, line).height;
            block.draw = [&frame, name = name_of_piece(id, at), piece = pieces[at], text = look.text,
                          line](touch::Rect where) {
                frame.words(name, {where.x, where.y, line, where.height}, piece, text);
            };
            flow.add(std::move(block));
        }
    });
}

std::vector<Block> Flow::paragraph_blocks(const std::string& id, const xforms::Paragraph& from,
                                          const BlockLook& look, float width) const {
    touch::Frame& frame = stage_.frame;
    const touch::Paragraph whole = paragraph_of(from);
    std::vector<Block> blocks;
    const auto pieces = split_paragraph(frame, whole, look.text, width, room_for_words(look.ground));
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        const bool last = at + 1 == pieces.size();
        Block block = block_of(look);
        block.after = last ? look.after : gap_of_paragraphs(look);
        block.with_next = look.with_next || whole.heading;
        block.height = frame.measure_rich({pieces[at]}, look.text, width);
        block.draw = [&frame, name = name_of_piece(id, at), piece = pieces[at], text = look.text,
                      width](touch::Rect where) {
            frame.rich(name, {where.x, where.y, width, where.height}, {piece}, text);
        };
        blocks.push_back(std::move(block));
    }
    return blocks;
}

float Flow::gap_of_paragraphs(const BlockLook& look) const {
    return stage_.frame.letter() * look.text.scale * 0.45F;
}

// A line that leads to a list is not parted from it.
BlockLook Flow::look_of_paragraph(const xforms::Words& all, std::size_t at, const BlockLook& look) const {
    const auto is_listed = [&](std::size_t paragraph) {
        const auto kind = all.paragraphs[paragraph].kind;
        return kind == xforms::Paragraph::Kind::bullet || kind == xforms::Paragraph::Kind::numbered;
    };
    BlockLook each = look;
    if (at + 1 == all.paragraphs.size()) return each;
    each.after = gap_of_paragraphs(look);
    each.with_next = look.with_next || (is_listed(at + 1) && !is_listed(at));
    return each;
}

void Flow::rich_beside(const std::string& id, const xforms::Words& all, const BlockLook& look,
                       const BesideWords& beside) {
    later([id, all, look, beside](Flow& there) {
        const auto make = [&](std::size_t at, float width) {
            const BlockLook each = there.look_of_paragraph(all, at, look);
            return there.paragraph_blocks(id + ":" + std::to_string(at), all.paragraphs[at], each,
                                          std::min(width, there.line(each)));
        };
        there.beside_picture(id, all, beside, look, all.paragraphs.size(), make);
    });
}

void Flow::rich(const std::string& id, const xforms::Words& all, const BlockLook& look) {
    const auto beside = picture_beside(all, look.ground);
    if (beside && !all.paragraphs.empty()) return rich_beside(id, all, look, *beside);
    picture(id, all, {.after = stage_.frame.letter() * 0.6F, .ground = look.ground});
    for (std::size_t at = 0; at < all.paragraphs.size(); ++at) {
        const BlockLook each = look_of_paragraph(all, at, look);
        later([name = id + ":" + std::to_string(at), paragraph = all.paragraphs[at], each](Flow& flow) {
            for (Block& block : flow.paragraph_blocks(name, paragraph, each, flow.line(each)))
                flow.add(std::move(block));
        });
    }
}

}  // namespace screens
