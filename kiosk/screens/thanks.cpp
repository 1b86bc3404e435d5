// SPDX-License-Identifier: Apache-2.0
// Thank you: shown only once the answers are safely on disk, in words that say so (VVSG 2.0, 7.3-J), with
// what happens next.
#include <functional>
#include <optional>

#include "kiosk/screens/card.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float tick = 32, tick_gap = 10, small_tick = 12;
constexpr float share_of_sealed = 0.9F;  // of the body text
constexpr float most_head = 0.5F;        // of the height between the bars
// With its margin of four modules on each side, and the pixels that whole modules leave over: the code of a
// web address, 25 modules across or more, is then 60 mm wide itself.
constexpr float roomy_qr = 88;
constexpr float over_code = measure::column_gap / 2;  // its own quiet zone parts it from the words too

std::string heading(Record record) {
    // Translators: heading, once a sign-up for the newsletter is stored.
    const std::string sign_up = words::say("thanks", "Thank you. You have signed up");
    // Translators: heading, once the answers are stored.
    const std::string answers = words::say("thanks", "Thank you. Your answers are saved");
    return record == Record::sign_up ? sign_up : answers;
}

std::string sealed(Record record) {
    if (record == Record::sign_up)
        return words::say(
            "thanks",
            // Translators: says what happens to a sign-up for the newsletter: an e-mail address or a phone
            // number.
            "Your details are encrypted, and kept apart from your answers. Nobody can read them on this "
            "machine.");
    // Translators: says what happens to the answers next.
    return words::say("thanks", "Your answers are encrypted. Nobody can read them on this machine.");
}

// `code`: that of the address is shown.
void add_learn_more(Card& card, Stage& stage, const Thanks& thanks, bool code) {
    // Translators: stands above a web address, beside its square code.
    const std::string with_code = words::say("thanks", "To find out more, scan the QR code or go to:");
    // Translators: stands above a web address.
    const std::string alone = words::say("thanks", "To find out more, go to:");
    if (!code && is_small_panel(stage.frame)) {
        const std::string line = words::followed(alone, thanks.learn_more);
        touch::TextLook look;
        look.runs = {{line.size() - thanks.learn_more.size(), line.size(), true, false}};
        card.words("learn-more", line, look, 0.4F);
    } else {
        card.words("learn-more", code ? with_code : alone, {}, 0.4F);
        card.words("address", thanks.learn_more, bold_look(1), 0.6F);
    }
}

void add_clears(Card& card, Stage& stage, const Thanks& thanks) {
    // Translators: {0} is a length of time, such as 45 seconds.
    const std::string clears = words::say("thanks", "This page will close after {0}.");
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    card.words("clears", words::fill(clears, {duration(thanks.forgets_in_s)}), look);
}

// What happens next, and when: as this machine is set up.
void add_next(Card& card, Stage& stage, const Thanks& thanks, bool code) {
    // Translators: heading above what happens to the answers.
    card.words("next", words::say("thanks", "What happens next"), heading_look(stage.frame, 1.15F), 0.4F);
    // Translators: {0} is a time of day, such as 2:00. The machine sends the answers, or a sign-up for the
    // newsletter, at night.
    const std::string sent = words::say("thanks", "This machine sends them to the council after {0}.");
    // Translators: of a machine without a network, whose answers, or sign-ups, staff carry to the council.
    const std::string kept = words::say("thanks", "The council collects them from this machine.");
    card.words("next:sent", thanks.sent_after.empty() ? kept : words::fill(sent, {thanks.sent_after}), {},
               0.4F);
    if (!thanks.closes.empty()) {
        const std::string closes = words::say(
            // Translators: {0} is the last day, such as 15 February 2024.
            "thanks", "The consultation closes on {0}. Then the council considers all the answers.");
        card.words("next:closes", words::fill(closes, {thanks.closes}), {}, 0.7F);
    }
    if (!thanks.learn_more.empty()) add_learn_more(card, stage, thanks, code);
    add_clears(card, stage, thanks);
}

// Beside "I'm finished", and never in its place: nobody has to.
BarButton newsletter_button(const touch::Frame& frame) {
    // Translators: button on the thank-you page; leads to a short form of its own.
    BarButton button{"newsletter", words::say("button", "Sign up for our newsletter"), {}, OpenNewsletter{}};
    if (is_small_panel(frame)) button.look.scale = small_scale(frame);
    return button;
}

void draw_code(Stage& stage, const Thanks& thanks, touch::Rect place) {
    // Translators: name of the square code that a telephone reads.
    const std::string name = words::say("thanks", "QR code that opens the web page on your phone");
    stage.frame.qr("qr", place, {.text = thanks.learn_more, .name = name});
}

struct Halves {
    touch::Rect words, code;
};

// The code under the words.
Halves code_under(const Card& card, touch::Rect body, float most) {
    // In a lowered page of the largest letters the words need some of its room.
    const float words = card.height(body.width);
    const float side = std::clamp(body.height - words - over_code, measure::least_qr, most);
    const float left = body.height - side - over_code;
    const touch::Rect above{body.x, body.y, body.width, left};
    const float y = body.y + std::min(card.height_in(above), left) + over_code;
    return {above, {body.x, y, side, side}};
}

Halves code_beside(const touch::Frame& frame, touch::Rect body, float most) {
    const float side = std::clamp(body.height, measure::least_qr, most);
    const float columns = columns_as_wide_as(frame, body.width, side);
    return {{body.x, body.y, body.width - columns - gutter(frame), body.height},
            {body.right() - columns, body.y, side, side}};
}

// The words come first: the code is as large as it can be beside the largest of them. Where they would be
// smaller than promised beside the smallest there is none.
std::optional<Halves> halves_of(Stage& stage, const Thanks& thanks,
                                const std::function<Card(bool code)>& card_with, touch::Rect body) {
    std::optional<Halves> with_code;
    if (thanks.learn_more.empty()) return with_code;
    float best = card_with(false).kept(body);
    const Card beside = card_with(true);
    for (const float most : {measure::least_qr, measure::qr, roomy_qr})
        for (const bool under : {true, false}) {
            // Large letters make a line of a lying panel as short as an upright one's: there it is tried both
            // ways.
            if (under ? !stage.frame.portrait() : stage.frame.portrait() && !stage.frame.lies()) continue;
            const Halves halves =
                under ? code_under(beside, body, most) : code_beside(stage.frame, body, most);
            const float kept = beside.kept(halves.words);
            if (kept == 0 || kept < best) continue;
            best = kept;
            with_code = halves;
        }
    return with_code;
}

// Where there is no room for a code the words do not speak of it.
void draw_card(Stage& stage, const Thanks& thanks, const std::function<Card(bool code)>& card_with,
               touch::Rect body) {
    const auto with_code = halves_of(stage, thanks, card_with, body);
    if (!with_code) return card_with(false).draw(body, Card::Stand::top);
    card_with(true).draw(with_code->words, Card::Stand::top);
    draw_code(stage, thanks, with_code->code);
}

float card_width(const Stage& stage, const Thanks& thanks, float body) {
    const bool beside = !thanks.learn_more.empty() && !stage.frame.portrait();
    return body - (beside ? columns_as_wide_as(stage.frame, body, measure::qr) + gutter(stage.frame) : 0);
}

void draw_round_tick(touch::Frame& frame, touch::Rect round) {
    frame.fill(round, frame.theme().second, round.width / 2);
    frame.icon("tick", round.inset(round.width * 0.22F), frame.theme().on_second);
}

// The tick before the words, as large as they let it be.
void draw_tick(Stage& stage, const Masthead& head) {
    const touch::Rect words = head.place();
    draw_round_tick(stage.frame, {words.x - tick - tick_gap, words.y, tick, tick});
}

Masthead head_of(Stage& stage, const Thanks& thanks, float top, float most) {
    const touch::Frame& frame = stage.frame;
    Masthead head(stage, top, most, tick + tick_gap);
    head.words().words("heading", heading(thanks.of),
                       {.text = on_council(frame, heading_look(frame, heading_scale(frame))),
                        .after = frame.letter() * 0.5F});
    head.words().words("sealed", sealed(thanks.of),
                       {.text = on_council(frame, {.scale = std::max(share_of_sealed, small_scale(frame))})});
    return head;
}

void add_thanks(Card& card, Stage& stage, const Thanks& thanks) {
    const bool roomy = !is_largest(stage.frame) && !is_small_panel(stage.frame);
    const float scale = heading_scale(stage.frame) * (roomy ? 1.15F : 1);
    card.words("heading", heading(thanks.of), heading_look(stage.frame, scale));
    card.words("sealed", sealed(thanks.of), {});
}

// False where what stands under it would have to shrink.
bool draw_headed(Stage& stage, const Thanks& thanks, const TopBar& top, touch::Rect body) {
    touch::Frame& frame = stage.frame;
    Masthead head = head_of(stage, thanks, top.height(), body.height * most_head);
    if (!head.fits()) return false;
    const auto card_with = [&](bool code) {
        Card card(stage);
        add_next(card, stage, thanks, code);
        return card;
    };
    const float y = head.bottom() + measure::body_inset;
    const touch::Rect rest{body.x, y, body.width, body.bottom() - y};
    const float code = thanks.learn_more.empty() ? 0 : measure::qr;
    const float words = card_with(code > 0).height(card_width(stage, thanks, rest.width));
    const float needed = frame.portrait() ? words + (code > 0 ? code + over_code : 0) : std::max(words, code);
    if (needed > rest.height) return false;
    top.draw();
    head.draw();
    draw_tick(stage, head);
    draw_card(stage, thanks, card_with, rest);
    return true;
}

// In reach mode the heading stands above, and what happens next where it has room in letters as large as
// everywhere: else below, over the code, which stands where a seated person's hand holds a telephone.
void draw_in_reach(Stage& stage, const Thanks& thanks, const TopBar& top, touch::Rect above,
                   touch::Rect body) {
    Masthead head = head_of(stage, thanks, top.head_bottom(), above.height);
    const bool headed = head.fits();
    const auto card_with = [&](bool code) {
        Card card(stage);
        add_next(card, stage, thanks, code);
        return card;
    };
    const bool code = !thanks.learn_more.empty();
    const float y = head.bottom() + measure::body_inset;
    const touch::Rect rest{above.x, y, above.width, above.bottom() - y};
    const bool all_above = headed && card_with(code).height(rest.width) <= rest.height;
    Card said(stage), all(stage);
    add_thanks(said, stage, thanks);
    add_thanks(all, stage, thanks);
    add_next(all, stage, thanks, code);
    const bool all_plain = !all_above && all.height(above.width) <= above.height;
    top.draw_head();
    if (headed && !all_plain) {
        head.draw();
        draw_tick(stage, head);
        if (all_above) card_with(code).draw(rest, Card::Stand::top);
    } else {
        (all_plain ? all : said).draw(above, Card::Stand::top);
    }
    top.draw_tools();
    if (!all_above && !all_plain) return draw_card(stage, thanks, card_with, body);
    const float side = std::min({body.width, body.height, roomy_qr});
    if (code) draw_code(stage, thanks, {body.x, body.y, side, side});
}

// With a small tick over the words, where none of them has to be smaller for it. False where the code has no
// room beside them.
bool draw_plain(Stage& stage, const Thanks& thanks, const TopBar& top, touch::Rect body) {
    const auto card_with = [&](bool ticked, bool code) {
        Card card(stage);
        if (ticked)
            card.block(
                small_tick,
                [&frame = stage.frame](touch::Rect place) {
                    draw_round_tick(frame, {place.x, place.y, small_tick, small_tick});
                },
                0.3F);
        add_thanks(card, stage, thanks);
        add_next(card, stage, thanks, code);
        return card;
    };
    const float kept = card_with(true, false).kept(body);
    const bool ticked = kept > 0 && kept >= card_with(false, false).kept(body);
    const auto ticked_card = [&](bool code) { return card_with(ticked, code); };
    if (!thanks.learn_more.empty() && !halves_of(stage, thanks, ticked_card, body)) return false;
    top.draw();
    draw_card(stage, thanks, ticked_card, body);
    return true;
}

// On a small panel with large letters: the address and its code have the second part to themselves.
void draw_in_parts(Stage& stage, const Thanks& thanks, BarContent content) {
    const Shown shown{.part = std::clamp(thanks.part, 0, 1), .last = thanks.part > 0};
    content.more = more_below;
    if (shown.last) content.back = back_button();
    const TopBar top(stage);
    const BottomBar bottom(stage, std::move(content));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    if (shown.last) {
        top.draw();
        const auto card_with = [&](bool code) {
            Card card(stage);
            add_learn_more(card, stage, thanks, code);
            add_clears(card, stage, thanks);
            return card;
        };
        draw_card(stage, thanks, card_with, body);
    } else {
        Thanks first = thanks;
        first.learn_more.clear();
        if (!draw_headed(stage, first, top, body)) draw_plain(stage, first, top, body);
    }
    bottom.draw(shown);
}

void draw_out_of_reach(Stage& stage, const Thanks& thanks, BarContent content) {
    const TopBar top(stage);
    const BottomBar bottom(stage, content);
    const touch::Rect body = body_between(stage.frame, top, bottom);
    if (draw_headed(stage, thanks, top, body) || draw_plain(stage, thanks, top, body)) return bottom.draw();
    draw_in_parts(stage, thanks, std::move(content));
}

}  // namespace

void draw_thanks(Stage& stage, const Thanks& thanks) {
    BarContent content;
    add_lower_button(stage, content);
    if (thanks.newsletter) content.small.push_back(newsletter_button(stage.frame));
    // Translators: button on the thank-you page; makes way for the next person.
    content.forward = forward_button("finished", words::say("button", "I’m finished"), EndVisit{});
    content.forward->look.icon.clear();
    content.forward->look.scale = is_small_panel(stage.frame) ? 1 : heading_scale(stage.frame);
    stage.frame.first_focus("finished");
    const TopBar top(stage);
    if (const auto above = top.zone_above()) {
        const BottomBar bottom(stage, std::move(content));
        draw_in_reach(stage, thanks, top, *above, body_between(stage.frame, top, bottom));
        bottom.draw();
    } else {
        draw_out_of_reach(stage, thanks, std::move(content));
    }
    hold_corner(stage);
}

}  // namespace screens
