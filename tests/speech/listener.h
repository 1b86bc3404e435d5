// SPDX-License-Identifier: Apache-2.0
// Somebody who only listens: draws a view as the kiosk does, and hands back what is said about it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/speech/narrator.h"
#include "tests/screens/screen_fixture.h"

namespace listener {

class Listener {
 public:
    explicit Listener(examples::Tongue tongue = examples::Tongue::english)
        : language_(tongue == examples::Tongue::arabic ? "ar" : "en"),
          fixture_(fixture::Picture::landscape, tongue) {}

    std::vector<std::string> hear(const screens::View& view) {
        fixture_.show(view);
        return said(view);
    }
    std::vector<std::string> strike(const screens::View& view, touch::Key key) {
        fixture_.strike(view, key);
        return said(view);
    }
    // Until the focus is on the node of that id; what was said on the last step.
    std::vector<std::string> walk_to(const screens::View& view, const std::string& id) {
        std::vector<std::string> last;
        for (int steps = 0; steps < 60 && fixture_.focus() != id; ++steps)
            last = strike(view, touch::Key::down);
        return last;
    }
    speech::Scene scene(const screens::View& view);

    speech::Narrator narrator;
    speech::Answers answers = speech::Answers::kept_quiet;
    std::chrono::milliseconds boot{0};
    bool acted = false;

 private:
    std::vector<std::string> said(const screens::View& view) {
        std::vector<std::string> words;
        for (const speech::Utterance& utterance : narrator.tell(scene(view), boot))
            words.push_back(utterance.words);
        return words;
    }

    std::string language_;
    std::string place_;
    fixture::ScreenFixture fixture_;
};

inline speech::Scene Listener::scene(const screens::View& view) {
    const std::string page = screens::page_of(view);
    const bool covers =
        view.sheet != screens::Sheet::none || std::holds_alternative<screens::StillThere>(view.screen);
    if (!covers) place_ = page.substr(0, page.find('#'));
    return {.place = place_,
            .page = page,
            .language = language_,
            .nodes = fixture_.nodes(),
            .pointed = {},
            .answers = answers,
            .covers = covers,
            .acted = acted};
}

}  // namespace listener
