// SPDX-License-Identifier: Apache-2.0
// A form, from its bytes to its submission.
#include <chrono>

#include "kiosk/xforms/instance.h"
#include "tests/fuzz/targets.h"

namespace {

using namespace xforms;

// A fixed noon, so that an input does the same each time.
const kiosk::Moment noon{.wall =
                             std::chrono::sys_days(std::chrono::year(2024) / 2 / 1) + std::chrono::hours(12)};

std::optional<std::string> media(std::string_view name) {
    if (name.ends_with(".csv")) return "name,label,geometry\na,A,1 2\nb,\"B, the second\",\n";
    if (name.ends_with(".xml")) return "<root><item><name>a</name><label>A</label></item></root>";
    if (name.ends_with(".geojson")) return R"({"type":"FeatureCollection","features":[]})";
    return std::string();
}

// Reads all that a screen would show of the page, and answers what can be answered.
void visit(Instance& instance, const std::string& reference) {
    for (const Question& question : instance.page(reference).questions) {
        const std::string value = question.choices.empty() ? "1" : question.choices.front().value;
        (void)instance.answer(question.reference, value, noon);
    }
}

void fill_in(const Form::Loaded& loaded) {
    Instance instance = Instance::begin(loaded.form, {"have-your-say:fuzz", false}, noon);
    std::size_t left = 50;  // pages: a form of thousands would only take the time of other inputs
    for (const std::string& reference : instance.pages())
        if (left-- > 0)
            visit(instance, reference);
        else
            break;
    for (const Repeat& repeat : instance.repeats())
        if (const auto made = instance.add_repeat(repeat.reference, noon); made)
            (void)instance.remove_repeat(*made, noon);
    for (std::size_t language = 0; language < std::min<std::size_t>(2, loaded.form->languages().size());
         ++language)
        instance.set_language(language);
    (void)instance.violations();
    (void)instance.review();
    const auto made = instance.finish(noon);
    kiosk::require(made ? !made->xml.empty() : !made.error().sentence.empty(),
                   "a form that ran gives a submission, or says why it cannot");
}

}  // namespace

void fuzz::form(std::string_view xml) {
    const Form::Loaded loaded = Form::load(xml, media);
    if (loaded.form)
        fill_in(loaded);
    else
        kiosk::require(!describe(loaded.problems).empty(), "a form that is refused is told why");
}
