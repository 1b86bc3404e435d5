// SPDX-License-Identifier: Apache-2.0
// libFuzzer over a form from its bytes to its submission: whatever comes in is refused with a reason, or
// runs.
//
//   cmake --preset fuzz && cmake --build --preset fuzz --target fuzz_form
//   mkdir -p build/fuzz/found/form && find "$XFORMS_CORPUS" tests/xforms/forms -name '*.xml' -size -20k \
//       -exec cp --backup=numbered -t build/fuzz/found/form {} +
//   build/fuzz/tests/fuzz/fuzz_form -dict=tests/fuzz/form.dict -timeout=5 -rss_limit_mb=1024
//   build/fuzz/found/form
//
// -max_total_time=1800 ends it after half an hour. An input that crashes is left as crash-*: give it as the
// only argument to see it again, and add it to tests/xforms/refusal_test.cpp when it is mended.
#include <chrono>

#include "kiosk/xforms/instance.h"

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

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view xml(reinterpret_cast<const char*>(bytes), size);
    const Form::Loaded loaded = Form::load(xml, media);
    if (loaded.form) {
        fill_in(loaded);
    } else {
        kiosk::require(!describe(loaded.problems).empty(), "a form that is refused is told why");
    }
    return 0;
}
