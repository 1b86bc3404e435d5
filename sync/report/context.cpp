// SPDX-License-Identifier: Apache-2.0
#include "sync/report/context.h"

#include <cmath>
#include <numeric>

#include "kiosk/words/words.h"

namespace council {

std::string Context::of_form(std::string_view words) const {
    if (form_language == options.own_language) return html::text(words);
    return html::element("span", "lang=\"" + html::text(form_language) + "\" dir=\"auto\"",
                         html::text(words));
}

std::string Context::of_resident(std::string_view words) {
    return html::element("span", "dir=\"auto\"", html::text(words));
}

std::string Context::table(html::Table made) {
    made.id = "t" + std::to_string(++tables);
    return html::table(made);
}

std::string number(long value) {
    return words::number(value);
}

double hundredths(long of, long base) {
    constexpr double whole = 100;
    return base == 0 ? 0 : whole * static_cast<double>(of) / static_cast<double>(base);
}

std::string share(long of, long base) {
    return base == 0 ? "–" : words::number(std::lround(hundredths(of, base))) + "%";
}

std::string heading(int rank, const std::string& inner) {
    return html::element("h" + std::to_string(rank), inner) + "\n";
}

std::string look_of_step(std::size_t step, std::size_t steps) {
    const double at = static_cast<double>(step) / static_cast<double>(steps - 1);
    constexpr double middle = 0.5, outer = 0.25;
    if (std::abs(at - middle) < 1e-9) return "mid";
    if (at < middle) return at < outer ? "neg2" : "neg1";
    return at > 1 - outer ? "pos2" : "pos1";
}

std::vector<html::Stretch> around_the_middle(const Counts& steps, long base) {
    constexpr double middle = 50;
    const std::size_t half = steps.size() / 2;
    double left =
        static_cast<double>(std::accumulate(steps.begin(), steps.begin() + static_cast<long>(half), 0L));
    if (steps.size() % 2 == 1) left += static_cast<double>(steps[half]) / 2;
    double at = middle - middle * left / static_cast<double>(base == 0 ? 1 : base);
    std::vector<html::Stretch> stretches;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        const double width = hundredths(steps[step], base) / 2;
        stretches.push_back({at, width, look_of_step(step, steps.size()), share(steps[step], base)});
        at += width;
    }
    return stretches;
}

}  // namespace council
