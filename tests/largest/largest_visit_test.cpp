// SPDX-License-Identifier: Apache-2.0
// A largest visit of each kind, whatever its shape: thanked at the kiosk, sealed, carried by kiosk-sync to a
// council's server on loopback, and in the council's tables. tests/office/largest_visit_test.cpp has the
// bounds one by one; here a person gives the answers, and rapidcheck draws them. The first case of each is
// the largest that limits.h allows.
#include <functional>
#include <numeric>

#include <rapidcheck.h>

#include "kiosk/limits.h"
#include "kiosk/utf8.h"
#include "sync/carry.h"
#include "sync/server/sealed_form.h"
#include "tests/office/opened.h"
#include "tests/station/at_the_kiosk.h"

using namespace screens;

namespace {

using Answers = std::vector<std::pair<std::string, std::string>>;

std::string times(std::size_t count, const std::string& part) {
    std::string all;
    for (std::size_t each = 0; each < count; ++each) all += part;
    return all;
}

// rapidcheck's cases grow, and the first has the size 0.
template <class Value>
rc::Gen<Value> first_the_largest(const Value& largest, const rc::Gen<Value>& drawn) {
    return rc::gen::withSize([=](int size) { return size == 0 ? rc::gen::just(largest) : drawn; });
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
    return found;
}

std::string labelled(const std::string& control, const std::string& reference, const std::string& more = "") {
    return "<" + control + " ref=\"" + reference + "\"><label>" + control + "</label>" + more + "</" +
           control + ">";
}

// A form with this inside, with the key of the server, as it is offered.
std::string form_of(const std::string& instance, const std::string& binds, const std::string& body) {
    const std::string form =
        R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Largest</h:title><model><instance><data id="parks" version="9">)" +
        instance + "<orx:meta><orx:instanceID/></orx:meta></data></instance>" + binds +
        "</model></h:head><h:body>" + body + "</h:body></h:html>";
    const std::string& key = council::keys().public_base64;
    return council::with_public_key(form, council::sealed_version("9", key), key);
}

// Repeats in one another, one for each count: the innermost holds a calculate, and its last instance asks.
std::string form_of_repeats(const std::vector<std::size_t>& counts) {
    std::string open, close, groups, ends, path = "/data", binds = "<bind nodeset=\"/data/n\" type=\"int\"/>";
    for (const std::size_t& count : counts) {
        const bool innermost = &count == &counts.back();
        path += "/r";
        open += "<r jr:template=\"\">";
        close = (innermost ? "<place/><words/></r>" : "</r>") + close;
        groups += "<group ref=\"" + path + "\"><label>R</label><repeat nodeset=\"" + path + "\" jr:count=\"" +
                  (innermost ? "/data/n" : std::to_string(count)) + "\">";
        ends += "</repeat></group>";
    }
    binds += "<bind nodeset=\"" + path + "/place\" calculate=\"concat('place', position(..))\"/>" +
             "<bind nodeset=\"" + path + "/words\" relevant=\"position(..) = /data/n\"/>";
    return form_of("<n/>" + open + close, binds,
                   labelled("input", "/data/n") + groups + labelled("input", path + "/words") + ends);
}

class ALargestVisitOfAnyShape : public AtTheKiosk {
 protected:
    // Each is a whole way, so a few do for a day; RC_PARAMS=max_success=100 looks longer.
    static void SetUpTestSuite() { setenv("RC_PARAMS", "seed=20261130 max_success=4", 0); }

    // From the welcome to the thanks, through each page that comes; a reference without positions is asked
    // wherever it comes up.
    void visit(const std::string& form_xml, const Answers& answers) {
        station_.reset();
        std::filesystem::remove(config_.database);
        config_.form_id = council::form_id;
        config_.form = folder_ / "form.xml";
        config_.public_key = council::keys().files.public_key;
        config_.closes.reset();
        config_.languages = {"en"};
        council::write(*config_.form, form_xml);
        open();
        ask(Start{});
        for (int pages = 0; name() == "question" || name() == "repeat"; ++pages) {
            RC_ASSERT(pages < 100);
            if (name() == "question") answer(see<QuestionPage>().items.front().question, answers);
            ask(Continue{});
        }
        RC_ASSERT(name() == std::string("check"));
        ask(Submit{});
        RC_ASSERT(name() == std::string("thanks"));
    }

    void answer(const xforms::Question& question, const Answers& answers) {
        std::string path;
        bool in_brackets = false;
        for (const char letter : question.reference) {
            in_brackets = in_brackets ? letter != ']' : letter == '[';
            if (!in_brackets && letter != ']') path += letter;
        }
        for (const auto& [reference, value] : answers) {
            if (reference != path) continue;
            if (question.control == xforms::ControlKind::input)
                type(question.reference, value);
            else
                ask(GiveAnswer{question.reference, value});
        }
    }

    // All tables of what arrived, each after the other.
    std::string carried(const std::string& form_xml) {
        council::TestServer server;
        server.stop();
        council::write(server.folder / "forms/parks/form.xml", form_xml);
        server.start();
        config_.server = "http://127.0.0.1:" + std::to_string(server.serving->port()) + server.path("");
        auto kept = store::Store::open(config_.database.string(), store::Role::sync);
        RC_ASSERT(kept.has_value());
        const openrosa::Clock clock = [this] { return now_; };
        auto there = openrosa::Council::open(config_, clock, {});
        RC_ASSERT(there.has_value());
        const openrosa::Carried round = openrosa::carry(*kept, config_, *there, clock);
        if (round.sent != 1) RC_FAIL(round.outcome + server.log.str());
        const auto opened = council::open_form(server, council::form_id);
        RC_ASSERT(opened.has_value());
        std::ostringstream out;
        for (std::size_t table = 0; table < opened->dictionary.tables().size(); ++table)
            council::write_csv(out, *opened, table, council::Mark::none);
        return out.str();
    }
};

TEST_F(ALargestVisitOfAnyShape, OfRepeatsInRepeats) {
    EXPECT_TRUE(rc::check([this] {
        const auto up_to = [](std::size_t most) {
            return *first_the_largest(most, rc::gen::inRange<std::size_t>(1, most + 1));
        };
        const std::size_t outermost = up_to(2), middle = up_to(2), depth = up_to(3);
        std::vector<std::size_t> counts{limits::repeat_instances};
        if (depth > 1) counts.insert(counts.begin(), middle);
        if (depth > 2) counts.insert(counts.begin(), outermost);
        std::string path = "/data";
        for (std::size_t each = 0; each < counts.size(); ++each) path += "/r";
        const std::size_t parents =
            std::accumulate(counts.begin(), counts.end() - 1, std::size_t{1}, std::multiplies<>());
        const std::string form = form_of_repeats(counts);
        visit(form,
              {{"/data/n", std::to_string(limits::repeat_instances)}, {path + "/words", "the last of them"}});
        const std::string tables = carried(form);
        RC_ASSERT(occurrences(tables, "place1000") == parents);
        RC_ASSERT(occurrences(tables, "place") >= parents * limits::repeat_instances);
        RC_ASSERT(occurrences(tables, "the last of them") == parents);
    }));
}

TEST_F(ALargestVisitOfAnyShape, OfTextsInWhateverScript) {
    EXPECT_TRUE(rc::check([this] {
        using Letters = std::vector<std::string>;
        const auto letters = *first_the_largest<Letters>(
            {"\xE4\xB8\xAD"},  // a letter of three bytes is typed as one, and one of four as two
            rc::gen::nonEmpty(rc::gen::container<Letters>(rc::gen::element<std::string>(
                "a", "&", "<", "\xD8\xA8", "\xF0\x9F\x99\x82", "\xC3\xA9", "]"))));
        std::string text;
        const auto letter = [&](std::size_t at) { return letters[at % letters.size()]; };
        std::size_t typed = 0;
        for (std::size_t at = 0; typed + utf8::utf16_length(letter(at)) <= limits::answer_letters; ++at) {
            text += letter(at);
            typed += utf8::utf16_length(letter(at));
        }
        const std::string form = form_of("<words/>", "", labelled("input", "/data/words"));
        visit(form, {{"/data/words", text}});
        RC_ASSERT(occurrences(carried(form), text) == 1U);
    }));
}

TEST_F(ALargestVisitOfAnyShape, OfChoicesThatAreAllChosen) {
    EXPECT_TRUE(rc::check([this] {
        const std::size_t letters =
            *first_the_largest<std::size_t>(6, rc::gen::inRange<std::size_t>(6, 40));  // the most choices
        const std::size_t choices = limits::answer_bytes / (letters + 1);
        std::string items, all;
        for (std::size_t at = 0; at < choices; ++at) {
            const std::string number = std::to_string(10'000 + at);
            const std::string value = "c" + times(letters - 1 - number.size(), "x") + number;
            items += "<item><label>C</label><value>" + value + "</value></item>";
            all += (all.empty() ? "" : " ") + value;
        }
        const std::string form = form_of("<many/>", "", labelled("select", "/data/many", items));
        visit(form, {{"/data/many", all}});
        RC_ASSERT(occurrences(carried(form), all) == 1U);
    }));
}

TEST_F(ALargestVisitOfAnyShape, OfGroupsInGroups) {
    EXPECT_TRUE(rc::check([this] {
        const std::size_t most = limits::xml_depth - 7;  // the form has seven elements around and in them
        const std::size_t deep = *first_the_largest(most, rc::gen::inRange<std::size_t>(1, most + 1));
        std::string path = "/data", groups;
        for (std::size_t each = 0; each < deep; ++each) {
            path += "/g";
            groups += "<group ref=\"" + path + "\">";
        }
        const std::string form = form_of(times(deep, "<g>") + "<x/>" + times(deep, "</g>"), "",
                                         groups + labelled("input", path + "/x") + times(deep, "</group>"));
        visit(form, {{path + "/x", "down here"}});
        RC_ASSERT(occurrences(carried(form), "down here") == 1U);
    }));
}

}  // namespace
