// SPDX-License-Identifier: Apache-2.0
// Lists of choices in files: CSV, GeoJSON, XML, from their bytes to the choices that a screen shows.
#include <chrono>
#include <string>

#include "kiosk/xforms/instance.h"
#include "tests/fuzz/targets.h"

namespace {

using namespace xforms;

std::string form_with_list(const std::string& file) {
    return R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>L</h:title><model>
<instance><data id="l" version="1"><begins/><which/><all/><orx:meta><orx:instanceID/></orx:meta></data></instance>
<instance id="list" src=")form" +
           file + R"form("/>
<bind nodeset="/data/all" calculate="count(instance('list')/root/item[label != name])"/></model></h:head><h:body>
<input ref="/data/begins"><label>Begins with</label></input>
<select1 ref="/data/which"><label>Which</label>
<itemset nodeset="instance('list')/root/item[starts-with(name, /data/begins)]"><value ref="name"/><label ref="label"/>
</itemset></select1></h:body></h:html>)form";
}

void show(const Form::Loaded& loaded) {
    const kiosk::Moment noon{.wall = std::chrono::sys_days(std::chrono::year(2024) / 2 / 1) +
                                     std::chrono::hours(12)};
    Instance instance = Instance::begin(loaded.form, {"have-your-say:fuzz", false}, noon);
    for (const char* begins : {"", "a"}) {
        (void)instance.answer("/data/begins", begins, noon);
        for (const std::string& page : instance.pages())
            for (const Question& question : instance.page(page).questions)
                for (const Choice& choice : question.choices)
                    (void)instance.answer(question.reference, choice.value, noon);
    }
    (void)instance.review();
    (void)instance.finish(noon);
}

void list(const std::string& file, std::string_view bytes) {
    const auto loaded = Form::load(form_with_list(file),
                                   [bytes](std::string_view) { return std::optional<std::string>(bytes); });
    if (loaded.form)
        show(loaded);
    else
        kiosk::require(!describe(loaded.problems).empty(), "a list that is refused is told why");
}

}  // namespace

void fuzz::csv(std::string_view bytes) {
    list("jr://file-csv/a.csv", bytes);
}
void fuzz::geojson(std::string_view bytes) {
    list("jr://file/a.geojson", bytes);
}
void fuzz::list_xml(std::string_view bytes) {
    list("jr://file/a.xml", bytes);
}
