// SPDX-License-Identifier: Apache-2.0
// What the kiosk takes, the seal, the server and the export take: the largest visit of each kind that
// kiosk/limits.h allows, from the first question to the council's table.
#include <functional>

#include <gtest/gtest.h>

#include "kiosk/limits.h"
#include "kiosk/xforms/instance.h"
#include "sync/server/sealed_form.h"
#include "tests/office/opened.h"

namespace council {
namespace {

using xforms::Instance;

const kiosk::Moment noon{std::chrono::milliseconds{0},
                         std::chrono::sys_days{std::chrono::year{2024} / 2 / 1} + std::chrono::hours{12}};

std::string form_of(const std::string& instance, const std::string& body, const std::string& binds = "") {
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Largest</h:title><model><instance><data id="parks" version="9">)" +
           instance + "<orx:meta><orx:instanceID/></orx:meta></data></instance>" + binds +
           "</model></h:head><h:body>" + body + "</h:body></h:html>";
}

std::string times(std::size_t count, const std::function<std::string(std::size_t)>& part) {
    std::string all;
    for (std::size_t each = 0; each < count; ++each) all += part(each);
    return all;
}

std::string question(const std::string& reference) {
    return "<input ref=\"" + reference + "\"><label>" + reference + "</label></input>";
}

class ALargestVisit : public testing::Test {
 protected:
    void give(Instance& instance, const std::string& reference, const std::string& value) {
        const auto given = instance.answer(reference, value, noon);
        ASSERT_TRUE(given) << reference.substr(0, 80) << ": " << given.error().sentence;
    }

    // The table, once the visit has gone all the way.
    std::string carried(const std::string& form_xml, const std::function<void(Instance&)>& visit,
                        const std::string& table = "") {
        server.stop();
        write(server.folder / "forms/parks/form.xml", form_xml);
        server.start();
        const std::string& key = keys().public_base64;
        const std::string keyed = with_public_key(form_xml, sealed_version("9", key), key);
        const auto loaded = xforms::Form::load(
            keyed, [](std::string_view) -> std::optional<std::string> { return std::nullopt; },
            xforms::Form::Use::at_a_kiosk);
        EXPECT_TRUE(loaded.form) << xforms::describe(loaded.problems);
        if (!loaded.form) return "";
        Instance instance = Instance::begin(loaded.form, {"have-your-say:test", false}, noon);
        visit(instance);
        EXPECT_TRUE(instance.violations().empty());
        const auto made = instance.finish(noon);
        EXPECT_TRUE(made) << made.error().sentence;
        if (!made) return "";
        const auto sealed =
            store::seal({made->form_id, made->version, made->instance_id, made->xml}, keys().seal_key);
        EXPECT_TRUE(sealed) << sealed.error().sentence;
        EXPECT_EQ(server.post(parts_of(*sealed)), 201) << server.log.str();
        const auto opened = open_form(server, form_id);
        EXPECT_TRUE(opened) << opened.error().sentence;
        return csv_of(*opened, table);
    }

    static bool has(const std::string& table, const std::string& text) {
        return table.find(text) != std::string::npos;
    }

    TestServer server;
};

TEST_F(ALargestVisit, OfInstancesGoesAllTheWay) {
    const std::string table = carried(
        form_of("<n/><rep jr:template=\"\"><x/></rep>",
                question("/data/n") +
                    "<group ref=\"/data/rep\"><repeat nodeset=\"/data/rep\" jr:count=\"/data/n\">" +
                    question("/data/rep/x") + "</repeat></group>",
                "<bind nodeset=\"/data/n\" type=\"int\"/>"),
        [&](Instance& instance) {
            give(instance, "/data/n", std::to_string(limits::repeat_instances));
            give(instance, "/data/rep[1000]/x", "the last of them");
            EXPECT_FALSE(instance.answer("/data/n", std::to_string(limits::repeat_instances + 1), noon));
        },
        "rep");
    EXPECT_TRUE(has(table, "/rep[1000]"));
    EXPECT_TRUE(has(table, "the last of them"));
}

TEST_F(ALargestVisit, OfNodesGoesAllTheWay) {
    constexpr std::size_t questions = 120;
    const auto name = [](std::size_t each) { return "question_" + std::to_string(each); };
    const std::string table = carried(
        form_of("<n/><rep jr:template=\"\">" +
                    times(questions, [&](auto each) { return "<" + name(each) + "/>"; }) + "</rep>",
                question("/data/n") +
                    "<group ref=\"/data/rep\"><repeat nodeset=\"/data/rep\" jr:count=\"/data/n\">" +
                    times(questions, [&](auto each) { return question("/data/rep/" + name(each)); }) +
                    "</repeat></group>",
                "<bind nodeset=\"/data/n\" type=\"int\"/>"),
        [&](Instance& instance) {
            give(instance, "/data/n", "1000");
            give(instance, "/data/rep[1000]/question_119", "the last of them");
        },
        "rep");
    EXPECT_TRUE(has(table, "/rep[1000]"));
    EXPECT_TRUE(has(table, "the last of them"));
}

TEST_F(ALargestVisit, OfOneTextGoesAllTheWayInWhateverScript) {
    for (const std::string letter : {"&", "\"", "ب", "🙂"}) {
        const std::string text = times(limits::answer_letters, [&](auto) { return letter; });
        const std::string table = carried(form_of("<words/>", question("/data/words")),
                                          [&](Instance& instance) { give(instance, "/data/words", text); });
        const std::string in_table = letter == "\"" ? text + text : text;
        EXPECT_TRUE(has(table, in_table)) << letter;
    }
}

TEST_F(ALargestVisit, OfAllTextTogetherGoesAllTheWayAndMoreIsRefusedWhereItIsTyped) {
    constexpr std::size_t texts = limits::written_bytes / limits::answer_bytes + 2;
    const auto name = [](std::size_t each) { return "q" + std::to_string(each); };
    std::size_t taken = 0;
    const std::string table = carried(
        form_of(times(texts, [&](auto each) { return "<" + name(each) + "/>"; }),
                times(texts, [&](auto each) { return question("/data/" + name(each)); })),
        [&](Instance& instance) {
            for (std::size_t each = 0; each < texts; ++each)
                taken += instance.answer("/data/" + name(each), std::string(limits::answer_bytes, '&'), noon)
                             ? 1
                             : 0;
        });
    EXPECT_GE(taken, 6U) << "each takes five bytes a letter";
    EXPECT_LT(taken, texts);
    EXPECT_GT(table.size(), taken * limits::answer_bytes);
}

TEST_F(ALargestVisit, OfChoicesGoesAllTheWay) {
    constexpr std::size_t choices = 20'000;
    const auto name = [](std::size_t each) { return "c" + std::to_string(10'000 + each); };
    const std::string items = times(
        choices, [&](auto each) { return "<item><label>C</label><value>" + name(each) + "</value></item>"; });
    const std::string all = times(choices, [&](auto each) { return (each ? " " : "") + name(each); });
    const std::string table =
        carried(form_of("<many/>", "<select ref=\"/data/many\"><label>M</label>" + items + "</select>"),
                [&](Instance& instance) { give(instance, "/data/many", all); });
    EXPECT_TRUE(has(table, all));
}

TEST_F(ALargestVisit, OfGroupsInGroupsGoesAllTheWay) {
    constexpr std::size_t deep = limits::xml_depth - 8;
    std::string reference = "/data", open, close, groups, ends;
    for (std::size_t each = 0; each < deep; ++each) {
        reference += "/g";
        open += "<g>";
        close += "</g>";
        groups += "<group ref=\"" + reference + "\">";
        ends += "</group>";
    }
    const std::string table =
        carried(form_of(open + "<x/>" + close, groups + question(reference + "/x") + ends),
                [&](Instance& instance) { give(instance, reference + "/x", "down here"); });
    EXPECT_TRUE(has(table, "down here"));
}

}  // namespace
}  // namespace council
