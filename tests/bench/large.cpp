// SPDX-License-Identifier: Apache-2.0
// What a picture costs where there is much of something: a check of 3,200 pages, a select of 39,000 choices,
// a search in those, a text of 20,000 letters. The Station's part and the screens' part together, as after a
// tap; ends with 1 where any but the first is beyond a frame. The first is told apart: it makes what the
// others find made.
#include <cstdio>
#include <fstream>

#include "tests/audit/at_a_panel.h"
#include "tests/bench/pictures.h"

namespace {

std::string form_of(const std::string& nodes, const std::string& body) {
    return R"xml(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Large</h:title><model>
 <instance><data id="large" version="1">)xml" +
           nodes + R"xml(<orx:meta><orx:instanceID/></orx:meta></data></instance>
 <bind nodeset="/data/orx:meta/orx:instanceID" type="string" readonly="true()" jr:preload="uid"/>
 </model></h:head><h:body>)xml" +
           body + "</h:body></h:html>";
}

constexpr int few = 9;
bool slow = false;  // one that was not the first of its kind was beyond a frame

class Large : audit::AtAPanel {
 public:
    explicit Large(const std::string& form) {
        std::ofstream(folder_ / "large.xml") << form;
        config_.form = folder_ / "large.xml";
        config_.form_id = "large";
        config_.languages.clear();
        open();
        ask(screens::Start{});
    }

    // The first picture after such an intent, the median and the most.
    void measure(const char* what, int times, const std::function<screens::Intent(int)>& next) {
        const auto cost = [&](int time) {
            return bench::cost_of([&] {
                ask(next(time));
                draw();
            });
        };
        const double first = cost(0);
        bench::Pictures others;
        for (int time = 1; time < times; ++time) others.add(cost(time));
        const char* verdict = others.slow()          ? "  beyond a frame"
                              : first > bench::frame ? "  the first alone"
                                                     : "";
        std::printf("%-44s %8.1f %8.1f %8.1f%s\n", what, first, others.median(), others.most(), verdict);
        slow |= others.slow();
    }
    void go_on_to_check() {
        while (name() == "question") ask(screens::Continue{});
    }
    void go(screens::Intent intent) { ask(std::move(intent)); }

 private:
    void TestBody() override {}
};

void check_of_many_pages() {
    std::string nodes, body;
    for (int at = 0; at < 3200; ++at) {
        const std::string name = "q" + std::to_string(at);
        nodes += "<" + name + "/>";
        body +=
            "<input ref=\"/data/" + name + "\"><label>Question " + std::to_string(at) + "</label></input>";
    }
    Large visit(form_of(nodes, body));
    visit.go_on_to_check();
    visit.measure("check of 3,200 pages, first parts", few,
                  [](int time) { return screens::ShowPart{time % 2}; });
    visit.measure("check of 3,200 pages, each next part", 450,
                  [](int time) { return screens::ShowPart{2 + time}; });
}

// As many as a form itself may hold: more come as a list in a file, which tests/bench/growth measures.
void select_of_many_choices() {
    std::string body = "<select1 ref=\"/data/q\" appearance=\"minimal\"><label>Which?</label>";
    for (int at = 0; at < 39000; ++at)
        body += "<item><label>Choice " + std::to_string(at) + "</label><value>c" + std::to_string(at) +
                "</value></item>";
    Large visit(form_of("<q/>", body + "</select1>"));
    visit.measure("select of 39,000 choices, opened and closed", few, [](int time) -> screens::Intent {
        if (time % 2 == 0) return screens::OpenList{"/data/q"};
        return screens::CloseList{};
    });
    visit.measure("select of 39,000 choices, answered", few, [](int time) {
        return screens::GiveAnswer{"/data/q", "c" + std::to_string(time)};
    });
    visit.go(screens::OpenList{"/data/q"});
    visit.go(screens::OpenField{screens::search_field, 0});
    const std::string searched = "choice 38";
    visit.measure("a letter that searches 39,000 choices", static_cast<int>(searched.size()), [&](int time) {
        return screens::TypeText{searched.substr(static_cast<std::size_t>(time), 1)};
    });
}

void long_text() {
    Large visit(
        form_of("<q/>", "<input ref=\"/data/q\" appearance=\"multiline\"><label>What?</label></input>"));
    visit.go(screens::OpenField{"/data/q", 0});
    std::string words;
    while (words.size() < 20000) words += "More help with forms in my language, please. ";
    visit.go(screens::TypeText{words});
    visit.measure("key at the end of 20,000 letters", few, [](int) { return screens::TypeText{"x"}; });
    visit.go(screens::PlaceCaret{10000});
    visit.measure("key in the middle of 20,000 letters", few, [](int) { return screens::TypeText{"x"}; });
    visit.measure("keyboard closed and opened", few, [](int time) -> screens::Intent {
        if (time % 2 == 0) return screens::CloseKeyboard{};
        return screens::OpenField{"/data/q", 20000};
    });
}

}  // namespace

int main() {
    std::printf("processor ms                                    first   others: median, most\n");
    check_of_many_pages();
    select_of_many_choices();
    long_text();
    return slow ? 1 : 0;
}
