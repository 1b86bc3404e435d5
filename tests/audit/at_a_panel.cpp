// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/at_a_panel.h"

#include <algorithm>

#include "tests/screens/screen_fixture.h"

namespace audit {

AtAPanel::AtAPanel() : headless_(surface_of(usual_panel, Standing::landscape)) {}

bool AtAPanel::open_in(const std::string& language) {
    if (language == "en-XA")
        config_.form = std::filesystem::path(BINARY_DIR) / "consultations" / config_.form_id / "form.xml";
    config_.languages.clear();  // all of the form's
    open();
    const auto& offered = station_->view(now_).chrome.languages;
    const auto found =
        std::find_if(offered.begin(), offered.end(), [&](const auto& each) { return each.code == language; });
    language_ = static_cast<std::size_t>(found - offered.begin());
    return found != offered.end();
}

void AtAPanel::begin(const PanelKind& panel, Standing standing, touch::TextSize size) {
    headless_.glass().resize(surface_of(panel, standing));
    ask(screens::ChooseLanguage{language_});
    ask(screens::ChooseSize{size});
}

const std::vector<touch::Node>& AtAPanel::draw() {
    const screens::View view = shown();
    asked_.clear();
    headless_.draw([&] {
        touch::Frame frame(headless_.glass(), screens::frame_setup_of(view), fixture::typesetter(), headless_,
                           hands_, station_->album().get());
        for (screens::Intent& intent : screens::draw(view, frame)) asked_.push_back(std::move(intent));
    });
    return hands_.nodes;
}

void AtAPanel::press(const touch::Node& node) {
    const touch::Rect at = node.bounds;
    const float px_per_mm = headless_.surface().px_per_mm;
    headless_.glass().press((at.x + at.width / 2) * px_per_mm, (at.y + at.height / 2) * px_per_mm);
    headless_.glass().release();
    draw();
    for (screens::Intent& intent : asked_) ask(std::move(intent));
}

int AtAPanel::answer(Answers answers) {
    const screens::View view = shown();
    const auto* page = std::get_if<screens::QuestionPage>(&view.screen);
    if (page == nullptr) return 0;
    int presses = 0;
    for (const screens::Item& item : page->items) {
        const xforms::Question& question = item.question;
        if (question.choices.empty() || !question.value.empty()) continue;
        if (answers == Answers::what_must_be && item.error.empty()) continue;
        ask(screens::GiveAnswer{question.reference, question.choices.front().value});
        ++presses;
    }
    return presses;
}

const touch::Node* strongest_of(const std::vector<touch::Node>& nodes) {
    const touch::Node* found = nullptr;
    for (const touch::Node& node : nodes) {
        if (!node.strongest) continue;
        if (found != nullptr) return nullptr;
        found = &node;
    }
    return found;
}

}  // namespace audit
