// SPDX-License-Identifier: Apache-2.0
// Screenfuls that keep a question together: what it asks, and all that it can be answered with.
#include "kiosk/screens/flow.h"

namespace screens {

void Flow::begin(Whole whole, GoesOn repeated) {
    if (whole == Whole::page) {
        title_ = std::move(repeated);
        return later([](Flow& flow) { flow.titled_from_ = flow.blocks_.size(); });
    }
    const int number = whole == Whole::question ? ++last_question_ : --last_text_;
    questions_[number] = std::move(repeated);
    later([number](Flow& flow) { flow.question_ = number; });
}

void Flow::end() {
    later([](Flow& flow) { flow.question_ = 0; });
}

bool Flow::goes_on_with_text(std::size_t block) const {
    if (block == 0 || block >= blocks_.size()) return false;
    const int question = blocks_[block].question;
    return question < 0 && blocks_[block - 1].question == question;
}

// A text that goes on has its own. Where a screenful of errors stands first, the title itself comes after it.
float Flow::title_above(std::size_t block) const {
    if (block == 0 || block < titled_from_ || goes_on_with_text(block)) return 0;
    return untitled_.contains(block) ? 0 : title_.height;
}

float Flow::room_under_title() const {
    return limit() - title_.height;
}

float Flow::room_at_its_end() const {
    if (question_ == 0) return room_under_title();
    std::size_t first = blocks_.size();
    while (first > 0 && blocks_[first - 1].question == question_) --first;
    float begun = 0;  // with the headings that come along
    for (std::size_t at = with_headings(first); at < blocks_.size(); ++at)
        begun += blocks_[at].height + blocks_[at].after;
    return std::max(room(), room_under_title() - begun);
}

// From that block on, as far as one screenful goes and one block more.
Flow::Screenful Flow::stretch_of(std::size_t block) {
    Screenful all{block, block + 1};
    while (has(all.end) && blocks_[all.end].question == blocks_[block].question && height_of(all) <= limit())
        ++all.end;
    return all;
}

// The title gives way to a question that is whole only without it.
void Flow::make_room_for_title(std::size_t block) {
    if (!has(block) || title_above(block) == 0 || height_of(stretch_of(block)) <= limit()) return;
    untitled_.insert(block);
    if (height_of(stretch_of(block)) > limit()) untitled_.erase(block);
}

Flow::Screenful Flow::question_at(std::size_t block) {
    make_room_for_title(block);
    return stretch_of(block);
}

std::size_t Flow::before_a_cut(Screenful screenful) {
    const auto [begin, end] = screenful;
    const int question = blocks_[end - 1].question;
    if (question <= 0 || !has(end) || blocks_[end].question != question) return end;
    std::size_t first = end - 1;
    while (first > begin && blocks_[first - 1].question == question) --first;
    const bool began_before = first > 0 && blocks_[first - 1].question == question;
    if (first == begin || began_before || height_of(question_at(first)) > limit())
        return before_choices(screenful);
    const std::size_t headed = with_headings(first);
    return headed > begin ? headed : end;  // headings alone are no screenful
}

// How many of the things that are counted belong to the question of that block.
int Flow::counted_around(std::size_t block) {
    const int question = blocks_[block].question;
    std::size_t first = block;
    while (first > 0 && blocks_[first - 1].question == question) --first;
    int counted = 0;
    for (std::size_t at = first; has(at) && blocks_[at].question == question; ++at)
        counted += blocks_[at].counted;
    return counted;
}

// A scale that has no room under all of its question's words stands whole on the next screenful, under what
// is repeated of them.
std::size_t Flow::before_choices(Screenful screenful) {
    const auto [begin, end] = screenful;
    const int question = blocks_[end - 1].question;
    const auto is_of_it = [&](std::size_t at) { return blocks_[at].question == question; };
    std::size_t first = end;
    while (first > begin && is_of_it(first - 1) && blocks_[first - 1].counted > 0) --first;
    if (first == begin || first == end || !is_of_it(first - 1)) return end;
    if (counted_around(first) > longest_scale) return end;
    const Screenful choices = question_at(first);
    const bool whole = height_of(choices) <= limit() && !(has(choices.end) && is_of_it(choices.end));
    return whole ? first : end;
}

bool Flow::cuts_a_scale() {
    if (fits()) return false;
    for (Screenful at = after(0); has(at.end); at = after(at.end)) {
        const Block &last = blocks_[at.end - 1], &next = blocks_[at.end];
        const bool same = last.question > 0 && next.question == last.question;
        if (same && last.counted > 0 && next.counted > 0 && counted_around(at.end) <= longest_scale)
            return true;
    }
    return false;
}

std::size_t Flow::with_headings(std::size_t block) const {
    while (block > 0 && blocks_[block - 1].with_next && blocks_[block - 1].question <= 0) --block;
    return block;
}

bool Flow::cuts(Cut cut) {
    return cut == Cut::question ? cuts_a_question() : cuts_a_scale();
}

bool Flow::cuts_a_question() {
    for (std::size_t at = 0; has(at);) {
        const Screenful all = question_at(at);
        if (blocks_[at].question > 0 && height_of({with_headings(at), all.end}) > limit()) return true;
        at = all.end;
    }
    return false;
}

float Flow::height() {
    while (has(blocks_.size())) continue;
    return height_of({0, blocks_.size()});
}

int Flow::parts() {
    int parts = 1;
    if (fits()) return parts;
    for (Screenful at = after(0); has(at.end); at = after(at.end)) ++parts;
    return parts;
}

const GoesOn* Flow::goes_on(std::size_t block) const {
    if (block == 0 || block >= blocks_.size()) return nullptr;
    const int question = blocks_[block].question;
    if (question == 0 || blocks_[block - 1].question != question) return nullptr;
    const GoesOn& repeated = questions_.at(question);
    // A tall field has the page to itself.
    return repeated.height + blocks_[block].height > limit() ? nullptr : &repeated;
}

// Among its choices, and no line that would stand under the bar: a single choice may be as high as the page.
float Flow::foot_of(Screenful screenful) const {
    const auto [begin, end] = screenful;
    if (end >= blocks_.size() || goes_on(begin) != nullptr) return 0;
    const Block &last = blocks_[end - 1], &next = blocks_[end];
    if (last.question <= 0 || last.question != next.question || last.counted == 0 || next.counted == 0)
        return 0;
    return questions_.at(last.question).foot;
}

Flow::Screenful Flow::with_room_for_foot(Screenful screenful) const {
    const float foot = foot_of(screenful);
    if (foot == 0 || height_of(screenful) + foot <= limit()) return screenful;
    const Screenful fewer{screenful.begin, screenful.end - 1};
    return fewer.end > fewer.begin && foot_of(fewer) > 0 ? fewer : screenful;
}

void Flow::draw_foot(Screenful screenful, touch::Rect place) const {
    if (height_of(screenful) + place.height > limit()) return;
    const int question = blocks_[screenful.end - 1].question;
    int here = 0;
    for (std::size_t at = screenful.begin; at < screenful.end; ++at)
        if (blocks_[at].question == question) here += blocks_[at].counted;
    questions_.at(question).draw_foot(place, 1, here);
}

void Flow::draw_goes_on(Screenful screenful, touch::Rect place) const {
    const int question = blocks_[screenful.begin].question;
    int before = 0, here = 0;
    for (std::size_t at = 0; at < screenful.end; ++at)
        if (blocks_[at].question == question) (at < screenful.begin ? before : here) += blocks_[at].counted;
    questions_.at(question).draw(place, before + 1, before + here);
}

}  // namespace screens
