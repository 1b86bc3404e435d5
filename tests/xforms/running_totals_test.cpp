// SPDX-License-Identifier: Apache-2.0
// Totals that run over a repeat: each way that forms write them has the value that it would have by itself,
// and costs what the instances are, not their square. What they cost is counted in the engine's own unit of
// work.
#include <random>

#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/value.h"
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

std::string running(const std::string& before) {
    return form_of("<n/><rep jr:template=\"\"><x/><run/><words/></rep>",
                   "<bind nodeset=\"/data/n\" type=\"int\"/><bind nodeset=\"/data/rep/x\" type=\"int\"/>"
                   "<bind nodeset=\"/data/rep/run\" type=\"int\" calculate=\"coalesce(../x, 0) + coalesce(" +
                       before +
                       ", 0)\"/><bind nodeset=\"/data/rep/words\" calculate=\"concat(position(..), ' of ', "
                       "count(/data/rep))\"/>",
                   "<input ref=\"/data/n\"/><group ref=\"/data/rep\"><repeat nodeset=\"/data/rep\" "
                   "jr:count=\"/data/n\"><input ref=\"/data/rep/x\"/></repeat></group>");
}

class RunningTotals : public testing::TestWithParam<const char*> {};

// 600 took 13.5 seconds once, by the cube of their number.
TEST_P(RunningTotals, AThousandInstancesAreAddedUpWithinTheWorkOfOneTouch) {
    FillingIn form(running(GetParam()));
    form.set("/data/n", "1000");
    EXPECT_EQ(form.value("/data/rep[1000]/words"), "1000 of 1000");
    for (const char* at : {"1", "17", "500", "999"}) form.set("/data/rep[" + std::string(at) + "]/x", "2");
    EXPECT_EQ(form.value("/data/rep[16]/run"), "2");
    EXPECT_EQ(form.value("/data/rep[17]/run"), "4");
    EXPECT_EQ(form.value("/data/rep[1000]/run"), "8");
    form.set("/data/n", "20").set("/data/rep[18]/x", "5").set("/data/n", "30");
    EXPECT_EQ(form.value("/data/rep[30]/run"), "9");
    EXPECT_EQ(form.value("/data/rep[30]/words"), "30 of 30");
    EXPECT_EQ(form.instance.broken(), "");
}

INSTANTIATE_TEST_SUITE_P(Ways, RunningTotals,
                         testing::Values("indexed-repeat(/data/rep/run, /data/rep, position(..) - 1)",
                                         "/data/rep[position() = position(current()/..) - 1]/run",
                                         "sum(../preceding-sibling::rep[1]/run)"));

// These read all instances before their own: a sum of them is a number only where each has one.
TEST(RunningTotals, OfAllBeforeAreAddedUpToo) {
    for (const char* before :
         {"sum(../preceding-sibling::rep/x)", "sum(/data/rep[position() &lt; position(current()/..)]/x)",
          "sum(/data/rep[position(current()/..) &gt; position()]/x)"}) {
        std::string xml = running(before);
        xml.replace(xml.find("<x/>"), 4, "<x>1</x>");
        FillingIn form(xml);
        form.set("/data/n", "60").set("/data/rep[30]/x", "5");
        EXPECT_EQ(form.value("/data/rep[29]/run"), "29") << before;
        EXPECT_EQ(form.value("/data/rep[60]/run"), "64") << before;
    }
}

TEST(RunningTotals, AnInstanceTakenAwayFromTheMiddleCountsNoMore) {
    FillingIn form(
        form_of("<rep jr:template=\"\"><x/><run/></rep><after/>",
                "<bind nodeset=\"/data/rep/run\" type=\"int\" calculate=\"coalesce(../x, 0) + coalesce("
                "indexed-repeat(/data/rep/run, /data/rep, position(..) - 1), 0)\"/>",
                "<group ref=\"/data/rep\"><repeat nodeset=\"/data/rep\"><input "
                "ref=\"/data/rep/x\"/></repeat></group>"));
    for (int i = 1; i <= 40; ++i) {
        form.add("/data/rep");
        form.set("/data/rep[" + std::to_string(i) + "]/x", "1");
    }
    EXPECT_EQ(form.value("/data/rep[40]/run"), "40");
    form.remove("/data/rep[20]");
    EXPECT_EQ(form.value("/data/rep[39]/run"), "39");
    form.add("/data/rep");
    EXPECT_EQ(form.value("/data/rep[40]/run"), "39");
}

// ---- what they cost

const char* const ways[] = {
    "indexed-repeat(/data/rep/run, /data/rep, position(..) - 1)",
    "/data/rep[position() = position(current()/..) - 1]/run",
    "../preceding-sibling::rep[1]/run",
    "sum(../preceding-sibling::rep[1]/run)",
    "sum(../preceding-sibling::rep/x)",
    "sum(current()/../preceding-sibling::rep/x)",
    "sum(/data/rep[position() &lt; position(current()/..)]/x)",
    "sum(../../rep[position() &lt;= position(current()/..) - 1]/x)",
    "sum(/data/rep[position(current()/..) &gt; position()]/x)",
    "count(../preceding-sibling::rep)",
    "indexed-repeat(../../rep/run, ../../rep, position(..) - 1)",
    "sum(../preceding-sibling::rep[x &gt; 2]/x)",
    "sum(/data/rep[position() &lt; position(current()/..)][x != 1 and x != 7]/x)",
    "count(/data/rep[x = 1])",
    "max(../preceding-sibling::rep/x)",
    "min(/data/rep/x)",
    "count(/data/rep) - position(..)",
    "sum(/data/rep/x)",
};

class TotalsThatRun : public testing::TestWithParam<const char*> {
 protected:
    TotalsThatRun() {
        std::string xml = running(GetParam());
        xml.replace(xml.find("<x/>"), 4, "<x>1</x>");
        form_ = load(xml);
    }

    // The work of one answer in the middle of so many instances, after that of making them.
    std::pair<std::size_t, std::size_t> work(int instances) {
        InstanceState state(form_, {"have-your-say:test", false}, noon());
        const auto cost = [&state](const std::string& reference, const std::string& value) {
            state.allowance().renew();
            const NodeId node = state.find(reference);
            state.set_value(state.field_of(node), node, value);
            state.recalculate();
            return state.allowance().work();
        };
        const std::size_t making = cost("/data/n", std::to_string(instances));
        const std::size_t one = cost("/data/rep[" + std::to_string(instances / 2) + "]/x", "7");
        EXPECT_EQ(state.allowance().broken(), "");
        return {making, one};
    }

    std::shared_ptr<const Form> form_;
};

// Eight times as many instances are eight times the work, and would be 64 times by the square.
TEST_P(TotalsThatRun, TotalsCostWhatTheInstancesAreAndNotTheirSquare) {
    const auto [making_few, one_few] = work(100);
    const auto [making_many, one_many] = work(800);
    EXPECT_LT(making_many, 16 * making_few);
    EXPECT_LT(one_many, 16 * one_few);
}

// Whatever is answered, in whatever order: what was carried from node to node is what each node's own
// evaluation gives, to the last bit.
TEST_P(TotalsThatRun, TotalsAreThoseOfEachNodeByItself) {
    InstanceState state(form_, {"have-your-say:test", false}, noon());
    std::mt19937 chance(7);
    const FieldId run = state.model().field("/data/rep/run"), x = state.model().field("/data/rep/x");
    const FieldId n = state.model().field("/data/n");
    for (int step = 0; step < 60; ++step) {
        std::vector<NodeId> all;
        state.each_node(x, state.tree().root(), [&](NodeId node) { all.push_back(node); });
        if (all.empty() || step % 7 == 0)
            state.set_value(n, state.find("/data/n"), std::to_string(chance() % 30));
        else
            state.set_value(x, all[chance() % all.size()],
                            step % 11 == 0 ? "" : std::to_string(chance() % 9));
        state.recalculate();
        state.each_node(run, state.tree().root(), [&](NodeId node) {
            const Value alone = state.model().fields[run].bind.calculate->evaluate(state.context(run, node));
            EXPECT_EQ(state.tree().text(node), calculated(DataType::integer, alone)) << state.reference(node);
        });
    }
}

INSTANTIATE_TEST_SUITE_P(Ways, TotalsThatRun, testing::ValuesIn(ways));

}  // namespace
}  // namespace xforms
