// SPDX-License-Identifier: Apache-2.0
// What the form engine costs, and how it grows: an answer, a load, a filter, a submission. Complexity is
// fitted by Google Benchmark; ./tests/bench/engine draws the growth.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include "kiosk/visit/choice_search.h"
#include "tests/bench/forms.h"

namespace {

using namespace xforms;
using namespace bench;

void one_answer(benchmark::State& state) {
    Instance instance = begun(calculating_form(state.range(0)));
    const std::string middle = "/data/q" + std::to_string(state.range(0) / 2);
    int value = 0;
    for (auto _ : state) {
        if (!instance.answer(middle, std::to_string(++value), noon)) state.SkipWithError("refused");
    }
    state.SetComplexityN(state.range(0));
}

void load(benchmark::State& state) {
    const std::string xml = calculating_form(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(loaded(xml));
    state.SetComplexityN(state.range(0));
}

// Bytes that the form and one filling-in of it hold.
void memory(benchmark::State& state) {
    const std::string xml = calculating_form(state.range(0));
    double held = 0;
    for (auto _ : state) {
        malloc_trim(0);
        const double before = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd);
        const Instance instance = begun(xml);
        held = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd) - before;
    }
    state.counters["bytes"] = held;
    state.SetComplexityN(state.range(0));
}

void submission(benchmark::State& state) {
    Instance instance = begun(calculating_form(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(instance.finish(noon));
    state.SetComplexityN(state.range(0));
}

// A total that runs over a repeat, by the four ways that forms write it: what one answer in the middle costs,
// and what it costs to make all instances at once.
void add_up(benchmark::State& state, const char* before) {
    Instance instance = begun(running_form(before));
    const std::string all = std::to_string(state.range(0));
    if (!instance.answer("/data/n", all, noon)) state.SkipWithError("refused");
    const std::string middle = "/data/rep[" + std::to_string(state.range(0) / 2) + "]/x";
    int value = 0;
    for (auto _ : state)
        if (!instance.answer(middle, std::to_string(++value), noon)) state.SkipWithError("refused");
    if (instance.value("/data/rep[" + all + "]/run") != std::to_string(value)) state.SkipWithError("wrong");
    state.SetComplexityN(state.range(0));
}

void running_total(benchmark::State& state) {
    add_up(state, by_index);
}

void running_total_by_position(benchmark::State& state) {
    add_up(state, by_position);
}

void running_total_by_places(benchmark::State& state) {
    add_up(state, by_places);
}

void running_total_by_siblings(benchmark::State& state) {
    add_up(state, by_siblings);
}

void making_instances(benchmark::State& state) {
    const std::shared_ptr<const Form> form = loaded(running_form(by_index));
    for (auto _ : state) {
        Instance instance = Instance::begin(form, {"have-your-say:bench", false}, noon);
        if (!instance.answer("/data/n", std::to_string(state.range(0)), noon)) state.SkipWithError("refused");
    }
    state.SetComplexityN(state.range(0));
}

// A thousand people with twenty questions each, all answered: one more answer, the page that it stands on,
// all that is checked, and the submission.
constexpr int questions_of_each = 20;

std::string household_form() {
    std::string nodes, binds, body;
    for (int at = 0; at < questions_of_each; ++at) {
        const std::string name = "q" + std::to_string(at), path = "/data/person/" + name;
        nodes += "<" + name + "/>";
        binds += "<bind nodeset=\"" + path + "\" type=\"int\" constraint=\". &lt; 1000\"" +
                 (at == 0 ? "" : " relevant=\"../q0 &gt;= 0\"") + "/>";
        body += "<input ref=\"" + path + "\"><label>Question " + name +
                " of <output "
                "value=\"position(..)\"/></label></input>";
    }
    return form_of("<n/><person jr:template=\"\">" + nodes + "</person><all/>",
                   binds +
                       "<bind nodeset=\"/data/n\" type=\"int\"/><bind nodeset=\"/data/all\" "
                       "calculate=\"sum(/data/person/q1)\"/>",
                   "<input ref=\"/data/n\"/><group ref=\"/data/person\"><repeat nodeset=\"/data/person\" "
                   "jr:count=\"/data/n\">" +
                       body + "</repeat></group>");
}

Instance household(std::int64_t people) {
    Instance instance = begun(household_form());
    (void)instance.answer("/data/n", std::to_string(people), noon);
    for (std::int64_t at = 1; at <= people; ++at)
        for (int question = 0; question < questions_of_each; ++question)
            (void)instance.answer("/data/person[" + std::to_string(at) + "]/q" + std::to_string(question),
                                  "1", noon);
    return instance;
}

void household_answer(benchmark::State& state) {
    Instance instance = household(state.range(0));
    const std::string reference = "/data/person[" + std::to_string(state.range(0) / 2) + "]/q1";
    int value = 0;
    for (auto _ : state)
        if (!instance.answer(reference, std::to_string(++value % 900), noon)) state.SkipWithError("refused");
    state.SetComplexityN(state.range(0));
}

void household_page(benchmark::State& state) {
    const Instance instance = household(state.range(0));
    const std::string reference = "/data/person[" + std::to_string(state.range(0) / 2) + "]/q1";
    for (auto _ : state) {
        if (instance.page(reference).questions.size() != 1) state.SkipWithError("no such page");
        benchmark::DoNotOptimize(instance.violations(reference));
    }
    state.SetComplexityN(state.range(0));
}

void household_check(benchmark::State& state) {
    const Instance instance = household(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(instance.review());
    state.SetComplexityN(state.range(0));
}

void household_submission(benchmark::State& state) {
    Instance instance = household(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(instance.violations());
        benchmark::DoNotOptimize(instance.finish(noon));
    }
    state.SetComplexityN(state.range(0));
}

// An answer of so many letters, submitted: looked at, written, read again.
void long_answer(benchmark::State& state) {
    Instance instance = begun(form_of("<c/>", "", "<input ref=\"/data/c\"/>"));
    if (!instance.answer("/data/c", std::string(static_cast<std::size_t>(state.range(0)), 'x'), noon))
        state.SkipWithError("refused");
    for (auto _ : state) {
        benchmark::DoNotOptimize(instance.violations());
        benchmark::DoNotOptimize(instance.finish(noon));
    }
    state.SetComplexityN(state.range(0));
}

// Another town each time: what the page of wards costs.
void filter(benchmark::State& state) {
    Instance instance = begun(cascading_form, wards(state.range(0)));
    int town = 0;
    std::size_t shown = 0;
    for (auto _ : state) {
        if (!instance.answer("/data/town", "t" + std::to_string(++town % 1000), noon))
            state.SkipWithError("refused");
        shown = instance.page("/data/ward").questions.front().choices.size();
    }
    if (shown != static_cast<std::size_t>(state.range(0)) / 1000) state.SkipWithError("wrong choices");
    state.SetComplexityN(state.range(0));
}

// All of a list on one page: what opening a long list costs.
void whole_list(benchmark::State& state) {
    const Instance instance = begun(listing_form, wards(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(instance.page("/data/ward"));
    state.SetComplexityN(state.range(0));
}

// Another choice of a long list each time, wherever in it.
void choose(benchmark::State& state) {
    Instance instance = begun(listing_form, wards(state.range(0)));
    std::int64_t at = 0;
    for (auto _ : state)
        if (!instance.answer("/data/ward", "w" + std::to_string((at += 7'919) % state.range(0)), noon))
            state.SkipWithError("refused");
    state.SetComplexityN(state.range(0));
}

// A select of which every choice is chosen: what its page costs.
void all_chosen(benchmark::State& state) {
    std::string items, all;
    for (std::int64_t at = 0; at < state.range(0); ++at) {
        const std::string value = "c" + std::to_string(at);
        items += "<item><label>C</label><value>" + value + "</value></item>";
        all += (all.empty() ? "" : " ") + value;
    }
    Instance instance = begun(form_of("<c/>", "", "<select ref=\"/data/c\">" + items + "</select>"));
    if (!instance.answer("/data/c", all, noon)) state.SkipWithError("refused");
    for (auto _ : state) benchmark::DoNotOptimize(instance.page("/data/c"));
    state.SetComplexityN(state.range(0));
}

// One more letter typed into the search of an open list.
void search_key(benchmark::State& state) {
    xforms::Question question;
    question.control = xforms::ControlKind::select_one;
    question.appearance = {"autocomplete"};
    for (int64_t row = 0; row < state.range(0); ++row) {
        xforms::Choice choice;
        choice.value = "w" + std::to_string(row);
        choice.label.paragraphs.push_back(
            {xforms::Paragraph::Kind::plain, 0, "Ward of Łódź number " + std::to_string(row), {}});
        question.choices.push_back(choice);
    }
    kiosk::SearchableChoices choices(question);
    choices.show(question, "", 0);
    int key = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(choices.show(question, "lodz number " + std::to_string(++key), 0));
    state.SetComplexityN(state.range(0));
}

}  // namespace

BENCHMARK(one_answer)
    ->Arg(100)
    ->Arg(1000)
    ->Arg(5000)
    ->Arg(10000)
    ->Complexity()
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(load)->Arg(100)->Arg(1000)->Arg(10000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(memory)->Arg(100)->Arg(1000)->Arg(10000)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(submission)->Arg(100)->Arg(1000)->Arg(10000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(whole_list)->Arg(1000)->Arg(10000)->Arg(100000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(choose)->Arg(1000)->Arg(10000)->Arg(100000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(all_chosen)->Arg(300)->Arg(3000)->Arg(28000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(filter)->Arg(1000)->Arg(10000)->Arg(100000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(running_total)->RangeMultiplier(2)->Range(125, 1000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(running_total_by_position)
    ->RangeMultiplier(2)
    ->Range(125, 1000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(making_instances)
    ->RangeMultiplier(2)
    ->Range(125, 1000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

BENCHMARK(running_total_by_places)
    ->RangeMultiplier(2)
    ->Range(125, 1000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(running_total_by_siblings)
    ->RangeMultiplier(2)
    ->Range(125, 1000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(household_answer)->Arg(10)->Arg(100)->Arg(1000)->Complexity()->Unit(benchmark::kMicrosecond);
BENCHMARK(household_page)->Arg(10)->Arg(100)->Arg(1000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(household_check)->Arg(10)->Arg(100)->Arg(1000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(household_submission)->Arg(10)->Arg(100)->Arg(1000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(long_answer)->Arg(480)->Arg(4800)->Arg(48000)->Complexity()->Unit(benchmark::kMillisecond);
BENCHMARK(search_key)->Arg(1000)->Arg(10000)->Arg(100000)->Complexity()->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
