// SPDX-License-Identifier: Apache-2.0
// The forms that are measured: of as many questions, choices or instances as are asked for.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "kiosk/xforms/instance.h"

namespace bench {

using namespace xforms;

inline const kiosk::Moment noon{
    std::chrono::milliseconds(0),
    std::chrono::sys_days(std::chrono::year(2024) / 2 / 1) + std::chrono::hours(12)};

inline std::string form_of(const std::string& instance, const std::string& binds, const std::string& body,
                           const std::string& lists = "") {
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>A form</h:title><model><instance><data id="a-form" version="1">)" +
           instance + "<orx:meta><orx:instanceID/></orx:meta></data></instance>" + lists + binds +
           "</model></h:head><h:body>" + body + "</h:body></h:html>";
}

// As many questions, each with a calculation that depends on ten of them.
inline std::string calculating_form(std::int64_t questions) {
    std::string instance, binds, body;
    for (std::int64_t i = 0; i < questions; ++i) {
        const std::string number = std::to_string(i);
        instance += "<q" + number + "/><c" + number + "/>";
        std::string sum;
        for (std::int64_t other = 0; other < 10; ++other)
            sum += (other == 0 ? "" : " + ") + ("/data/q" + std::to_string((i + other * 37) % questions));
        binds += "<bind nodeset=\"/data/q" + number + "\" type=\"int\"/><bind nodeset=\"/data/c" + number +
                 "\" calculate=\"" + sum + "\"/>";
        body += "<input ref=\"/data/q" + number + "\"><label>Question " + number + "</label></input>";
    }
    return form_of(instance, binds, body);
}

// Wards of a thousand towns; a question shows those of the town that was chosen.
inline const std::string cascading_form =
    form_of("<town/><ward/>", "",
            "<input ref=\"/data/town\"/><select1 ref=\"/data/ward\"><itemset "
            "nodeset=\"instance('wards')/root/item[town = /data/town]\"><value ref=\"name\"/>"
            "<label ref=\"label\"/></itemset></select1>",
            R"(<instance id="wards" src="jr://file-csv/wards.csv"/>)");

inline std::string wards(std::int64_t choices) {
    std::string csv = "name,label,town\n";
    for (std::int64_t i = 0; i < choices; ++i) {
        const std::string number = std::to_string(i);
        csv += "w" + number + ",Ward " + number + ",t" + std::to_string(i % 1000) + "\n";
    }
    return csv;
}

inline std::shared_ptr<const Form> loaded(const std::string& xml, const std::string& csv = {}) {
    const Form::Loaded form =
        Form::load(xml, [&csv](std::string_view) -> std::optional<std::string> { return csv; });
    if (!form.form) throw std::runtime_error(describe(form.problems));
    return form.form;
}

inline Instance begun(const std::string& xml, const std::string& csv = {}) {
    return Instance::begin(loaded(xml, csv), {"have-your-say:bench", false}, noon);
}

inline const char* const by_index = "indexed-repeat(/data/rep/run, /data/rep, position(..) - 1)";
inline const char* const by_position = "/data/rep[position() = position(current()/..) - 1]/run";

inline const char* const by_places = "sum(/data/rep[position() &lt; position(current()/..)]/x)";
inline const char* const by_siblings = "sum(../preceding-sibling::rep/x)";

inline std::string running_form(const std::string& before) {
    return form_of("<n/><rep jr:template=\"\"><x>0</x><run/><words/></rep><total/>",
                   "<bind nodeset=\"/data/n\" type=\"int\"/><bind nodeset=\"/data/rep/x\" type=\"int\"/>"
                   "<bind nodeset=\"/data/rep/run\" type=\"int\" calculate=\"coalesce(../x, 0) + coalesce(" +
                       before +
                       ", 0)\"/><bind nodeset=\"/data/rep/words\" calculate=\"concat(position(..), ' of ', "
                       "count(/data/rep))\"/><bind nodeset=\"/data/total\" calculate=\"sum(/data/rep/x)\"/>",
                   "<input ref=\"/data/n\"/><group ref=\"/data/rep\"><repeat nodeset=\"/data/rep\" "
                   "jr:count=\"/data/n\"><input ref=\"/data/rep/x\"/></repeat></group>");
}

// All wards on one page.
inline const std::string listing_form =
    form_of("<ward/>", "",
            "<select1 ref=\"/data/ward\"><itemset nodeset=\"instance('wards')/root/item\">"
            "<value ref=\"name\"/><label ref=\"label\"/></itemset></select1>",
            R"(<instance id="wards" src="jr://file-csv/wards.csv"/>)");

}  // namespace bench
