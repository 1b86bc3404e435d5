// SPDX-License-Identifier: Apache-2.0
// What our own work on a picture costs, language by language: words shaped and painted, things placed, Nodes
// left; what the graphics driver does with them afterwards is not in it (./tests/bench/measure has both).
#include <cstdio>
#include <vector>

#include "tests/audit/camera.h"
#include "tests/audit/gallery.h"
#include "tests/audit/languages.h"
#include "tests/bench/pictures.h"

namespace {

double cost(audit::Camera& camera, const screens::View& view) {
    return bench::cost_of([&] { camera.show(view, {}); });
}

// One letter more in the field that the keyboard types into; false where there is none.
bool type_a_letter(screens::View& view, std::size_t letter) {
    auto* page = std::get_if<screens::QuestionPage>(&view.screen);
    if (page == nullptr || !page->keyboard || view.sheet != screens::Sheet::none) return false;
    for (screens::Item& item : page->items) {
        if (item.question.reference != page->keyboard->reference || !item.draft) continue;
        item.draft->text.insert(item.draft->caret, 1, static_cast<char>('a' + letter % 26));
        ++item.draft->caret;
        return true;
    }
    return false;
}

bool measure(audit::Camera& camera, const std::string& language) {
    bench::Pictures fresh, again, letter;
    double first = 0;  // of the language: its font is read
    for (const audit::Screen& screen : audit::all_screens(language)) {
        const double once = cost(camera, screen.view);
        if (first == 0)
            first = once;
        else
            fresh.add(once);
        again.add(cost(camera, screen.view));
        screens::View typed = screen.view;
        for (std::size_t at = 0; at < 8 && type_a_letter(typed, at); ++at) letter.add(cost(camera, typed));
    }
    std::printf("%-14s %5zu %7.1f %7.1f %7.1f %7.1f %7.1f %7.1f %7.1f\n", language.c_str(), again.count(),
                first, fresh.median(), fresh.most(), again.median(), again.most(), letter.median(),
                letter.most());
    return !fresh.slow() && !again.slow() && !letter.slow();
}

}  // namespace

int main() {
    std::printf(
        "processor ms   screens  first  new: median, most  seen: median, most  letter: median, most\n");
    audit::Camera camera;
    bool well = true;
    for (const std::string& language : audit::shipped_languages()) well &= measure(camera, language);
    return well ? 0 : 1;
}
