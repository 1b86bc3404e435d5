// SPDX-License-Identifier: Apache-2.0
// Small forms as a test writes them, and one filling-in of each.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/xforms/instance.h"

namespace xforms {

// A form of these parts; `instance` is the content of the root node "data", which a meta/instanceID follows.
inline std::string form_of(const std::string& instance, const std::string& binds, const std::string& body,
                           const std::string& model = "") {
    return R"(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
  xmlns:odk="http://www.opendatakit.org/xforms">
<h:head><h:title>A form</h:title><model>
<instance><data id="a-form" version="1">)" +
           instance + "<orx:meta><orx:instanceID/></orx:meta></data></instance>\n" + model + binds +
           R"(<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head>
<h:body>)" +
           body + "</h:body></h:html>";
}

inline kiosk::Moment noon() {
    using namespace std::chrono;
    return {milliseconds(0), sys_days(year(2024) / 2 / 1) + hours(12)};
}

inline std::optional<std::string> bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

using Files = std::map<std::string, std::string, std::less<>>;

inline MediaSource from(const Files& files) {
    return [files](std::string_view name) -> std::optional<std::string> {
        const auto found = files.find(name);
        if (found == files.end()) return std::nullopt;
        return found->second;
    };
}

inline std::shared_ptr<const Form> load(const std::string& xml, const Files& files = {}) {
    Form::Loaded loaded = Form::load(xml, from(files));
    EXPECT_TRUE(loaded.form) << describe(loaded.problems);
    return loaded.form;
}

// Behind what is wrong an author reads what to write instead.
inline bool has_remedy(const std::string& reason) {
    const std::size_t end = reason.rfind("; ");
    return end != std::string::npos && end > 0 && end + 2 < reason.size();
}

inline std::string refusal(const std::string& xml, const Files& files = {}) {
    const Form::Loaded loaded = Form::load(xml, from(files));
    EXPECT_FALSE(loaded.form) << "the form was run";
    for (const Problem& problem : loaded.problems)
        EXPECT_TRUE(!problem.refuses || has_remedy(problem.reason))
            << "says no remedy: " << problem.subject << ": " << problem.reason;
    return describe(loaded.problems);
}

class FillingIn {
 public:
    explicit FillingIn(const std::string& xml, const Files& files = {})
        : instance(Instance::begin(load(xml, files), {"have-your-say:test", false}, noon())) {}

    FillingIn& set(std::string_view reference, std::string_view value) {
        const kiosk::Result<void> answered = instance.answer(reference, value, noon());
        EXPECT_TRUE(answered) << reference << ": " << (answered ? "" : answered.error().sentence);
        return *this;
    }
    std::string refused(std::string_view reference, std::string_view value) {
        const kiosk::Result<void> answered = instance.answer(reference, value, noon());
        EXPECT_FALSE(answered) << reference << " was answered";
        return answered ? "" : answered.error().sentence;
    }
    std::string add(std::string_view reference) {
        const kiosk::Result<std::string> made = instance.add_repeat(reference, noon());
        EXPECT_TRUE(made);
        return made ? *made : "";
    }
    void remove(std::string_view reference) { EXPECT_TRUE(instance.remove_repeat(reference, noon())); }
    std::string value(std::string_view reference) const { return instance.value(reference); }
    Question question(std::string_view page) const {
        const Page found = instance.page(page);
        EXPECT_EQ(found.questions.size(), 1U) << page;
        return found.questions.empty() ? Question{} : found.questions.front();
    }
    // The submission from its root's content on, without what differs each time.
    std::string xml() {
        std::string all = instance.finish(noon()).value().xml;
        const std::size_t begin = all.find('>', all.find("<data")) + 1;
        return all.substr(begin, all.find("<orx:meta>") - begin);
    }

    Instance instance;
};

}  // namespace xforms
