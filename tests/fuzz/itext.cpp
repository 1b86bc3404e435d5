// SPDX-License-Identifier: Apache-2.0
// The words of a form: as markdown by itself with outputs in it, and as what a form's author wrote between
// the tags of a label.
#include <chrono>
#include <string>
#include <vector>

#include "kiosk/xforms/instance.h"
#include "kiosk/xforms/markdown.h"
#include "tests/fuzz/targets.h"

namespace {

using namespace xforms;

// A byte of 1 stands for an output: nobody's text holds one, XML refuses it.
std::string with_outputs(std::string_view bytes, std::size_t& outputs) {
    std::string source;
    for (const char letter : strip_holes(std::string(bytes)))
        if (letter == '\x01')
            source += hole(outputs++);
        else
            source += letter;
    return source;
}

void as_markdown(std::string_view bytes) {
    std::size_t outputs = 0;
    const Passage passage = parse_markdown(with_outputs(bytes, outputs));
    const std::vector<std::string> values(outputs, "**<b>[a](http://b) \n- 1");
    for (const Paragraph& paragraph : fill(passage, values)) {
        std::size_t end = 0;
        for (const Span& span : paragraph.spans) {
            kiosk::require(span.begin >= end && span.end >= span.begin && span.end <= paragraph.words.size(),
                           "what is styled lies in the words");
            end = span.end;
        }
    }
    (void)as_written(passage, values);
}

std::string form_with(std::string_view words) {
    const std::string text = "<text id=\"l\"><value>" + std::string(words) + "</value></text>";
    return R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>W</h:title><model>
<itext><translation lang="en">)form" +
           text + "</translation><translation lang=\"ar\">" + text + R"form(</translation></itext>
<instance><data id="w" version="1"><a>1</a><orx:meta><orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/a" type="string" jr:constraintMsg="jr:itext('l')" constraint=". != '2'"/></model></h:head>
<h:body><input ref="/data/a"><label ref="jr:itext('l')"/><hint ref="jr:itext('l')"/></input></h:body></h:html>)form";
}

void in_a_form(std::string_view bytes) {
    const auto loaded =
        Form::load(form_with(bytes), [](std::string_view) -> std::optional<std::string> { return {}; });
    if (!loaded.form) return;
    const kiosk::Moment noon{.wall = std::chrono::sys_days(std::chrono::year(2024) / 2 / 1) +
                                     std::chrono::hours(12)};
    Instance instance = Instance::begin(loaded.form, {"have-your-say:fuzz", false}, noon);
    for (std::size_t language = 0; language < loaded.form->languages().size(); ++language) {
        instance.set_language(language);
        for (const std::string& page : instance.pages())
            for (const Question& question : instance.page(page).questions) (void)question.label.plain();
        (void)instance.review();
    }
}

}  // namespace

void fuzz::itext(std::string_view bytes) {
    as_markdown(bytes);
    in_a_form(bytes);
}
