// SPDX-License-Identifier: Apache-2.0
// RELIABILITY N10: a form that comes while somebody answers waits, whenever it comes.
#include <random>

#include "tests/station/at_the_kiosk.h"

namespace {

constexpr int switches = 100;

std::string small_form(int version) {
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Hours</h:title>
      <model><instance><data id="hours" version=")" +
           std::to_string(version) +
           R"("><a/><b/><c/><orx:meta><orx:instanceID/></orx:meta></data></instance>
      <bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/></model></h:head>
      <h:body><input ref="/data/a"><label>A )" +
           std::to_string(version) +
           R"(</label></input><input ref="/data/b"><label>B</label></input>
      <input ref="/data/c"><label>C</label></input></h:body></h:html>)";
}

class TheSwitch : public AtTheKiosk {
 protected:
    TheSwitch() {
        config_.form_id = "hours";
        config_.languages = {"en"};
        config_.form.reset();
        put(1);
        open();
    }
    void put(int version) {
        auto store = store::Store::open(config_.database.string());
        if (!store) throw std::runtime_error(store.error().sentence);
        const auto kept = store->forms().put({"hours",
                                              std::to_string(version),
                                              "md5:" + std::to_string(version),
                                              small_form(version),
                                              {},
                                              now_.wall});
        if (!kept) throw std::runtime_error(kept.error().sentence);
    }
    // Long enough that an idle machine would take it.
    void come(int version) {
        put(version);
        pass(std::chrono::seconds{31});
    }
    std::string version_of_last() {
        auto store = store::Store::open(config_.database.string());
        const auto numbers = store->outbox().numbers({store::State::waiting});
        return store->outbox().read(numbers->back())->sealed.version;
    }
};

TEST_F(TheSwitch, AHundredFormsThatComeAtAnyMomentOfAVisitChangeNoneThatIsOpen) {
    std::mt19937 random(11);
    for (int version = 1; version <= switches; ++version) {
        const int moment = std::uniform_int_distribution<int>(0, 4)(random);
        const auto step = [&](int here) {
            if (here == moment) come(version + 1);
        };
        ask(screens::Start{});
        EXPECT_EQ(see<screens::QuestionPage>().items[0].question.label.plain(),
                  "A " + std::to_string(version));
        for (int page = 0; name() == "question"; ++page) {
            step(page);
            ask(screens::Continue{});
        }
        step(3);
        ask(screens::Submit{});
        ASSERT_EQ(name(), "thanks");
        step(4);
        if (name() == "thanks") ask(screens::EndVisit{});
        ASSERT_EQ(version_of_last(), std::to_string(version));
        pass(std::chrono::seconds{31});
    }
}

}  // namespace
