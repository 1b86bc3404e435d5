// SPDX-License-Identifier: Apache-2.0
// How the program grows: questions, choices, repeats with running totals, the outbox, visits, the check, a
// long text. Prints the fitted exponent of each and fails where one passes its limit: N log N over the same
// sizes for what must look at everything, and nearly nothing for what must not. tests/bench/growth [long |
// how what is measured begins] runs it.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>
#include <time.h>

#include "tests/audit/at_a_panel.h"
#include "tests/bench/fit.h"
#include "tests/bench/forms.h"
#include "tests/store/council_key.h"
#include "tests/store/place.h"

namespace {

using namespace bench;
using Seconds = std::chrono::duration<double>;
using Sizes = std::vector<std::int64_t>;

// What must look at everything may be as steep as N log N over the same sizes, and by a tenth steeper where
// its work is N log N, counted in instructions, and its memory more than the processor's caches (MISSED.md
// has the profile); what need not may hardly grow.
enum class Must { n_log_n, n_log_n_past_the_caches, hardly_at_all };

// The steepest that these may be.
double limit_of(const std::vector<Measured>& points, Must must) {
    if (must == Must::hardly_at_all) return 0.35;
    const double slack = noise + (must == Must::n_log_n_past_the_caches ? 0.1 : 0);
    return steepest(points) - beyond_n_log_n(points) + slack;
}

void must_be(bool so) {
    if (!so) throw std::runtime_error("what is measured did not happen");
}

// Of this program alone, so that what else the machine does makes nothing look steep. It does not wait for a
// disk: that is a part of no growth.
Seconds processor_time() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

// The best of several: a cache that somebody else has emptied can only add.
double seconds_of(const std::function<void()>& work) {
    double best = 1e9, all = 0;
    for (int run = 0; run < 3 || (all < 0.05 && run < 200); ++run) {
        const Seconds begin = processor_time();
        work();
        const double took = (processor_time() - begin).count();
        best = std::min(best, took);
        all += took;
    }
    return best;
}

class Table {
 public:
    explicit Table(std::string only) : only_(std::move(only)) {}

    // `begin` makes what is measured, of one size, and gives what one run of it does.
    void measure(const char* what, const Sizes& sizes, Must must,
                 const std::function<std::function<void()>(std::int64_t)>& begin) {
        if (!std::string_view(what).starts_with(only_)) return;
        std::vector<Measured> points;
        for (const std::int64_t size : sizes) points.push_back({static_cast<double>(size), 1e9});
        // Anew where it looks too steep: somebody else who empties a cache makes the large sizes dear.
        for (int pass = 0; pass == 0 || (pass < 6 && steepest(points) > limit_of(points, must)); ++pass)
            for (std::size_t at = 0; at < sizes.size(); ++at)
                points[at].cost = std::min(points[at].cost, seconds_of(begin(sizes[at])));
        std::string each, costs;
        for (const Measured& point : points) {
            char size[32], cost[32];
            std::snprintf(size, sizeof size, "%s%.0f", each.empty() ? "" : ", ", point.size);
            std::snprintf(cost, sizeof cost, "%s%.3g", costs.empty() ? "" : ", ", point.cost * 1e3);
            each += size;
            costs += cost;
        }
        const double power = steepest(points), limit = limit_of(points, must);
        const bool fits = power <= limit;
        well_ = well_ && fits;
        std::printf("| %s | %s | %s | %.2f | %.2f |%s\n", what, each.c_str(), costs.c_str(), power, limit,
                    fits ? "" : " TOO STEEP");
        std::fflush(stdout);
    }
    bool well() const { return well_; }

 private:
    std::string only_;  // those whose name begins so
    bool well_ = true;
};

// ---- the engine

void grow_questions(Table& table) {
    const Sizes sizes = {100, 300, 1'000, 3'000, 10'000};
    table.measure("questions: a form is loaded", sizes, Must::n_log_n, [](std::int64_t size) {
        return [xml = calculating_form(size)] { must_be(loaded(xml) != nullptr); };
    });
    table.measure("questions: one is answered", sizes, Must::hardly_at_all, [](std::int64_t size) {
        auto instance = std::make_shared<Instance>(begun(calculating_form(size)));
        return [instance, value = 0, middle = "/data/q" + std::to_string(size / 2)]() mutable {
            must_be(instance->answer(middle, std::to_string(++value), noon).has_value());
        };
    });
    table.measure("questions: all are submitted", sizes, Must::n_log_n_past_the_caches,
                  [](std::int64_t size) {
                      auto instance = std::make_shared<Instance>(begun(calculating_form(size)));
                      return [instance] { must_be(instance->finish(noon).has_value()); };
                  });
    table.measure("questions: all are looked through for the check", sizes, Must::n_log_n,
                  [](std::int64_t size) {
                      auto instance = std::make_shared<Instance>(begun(calculating_form(size)));
                      return [instance] { must_be(!instance->review().empty()); };
                  });
}

void grow_choices(Table& table) {
    const Sizes sizes = {10, 100, 1'000, 10'000, 100'000};
    table.measure("choices: a list is opened", sizes, Must::n_log_n, [](std::int64_t size) {
        auto instance = std::make_shared<Instance>(begun(listing_form, wards(size)));
        return [instance] { must_be(instance->page("/data/ward").questions.size() == 1); };
    });
    table.measure("choices: another is chosen", sizes, Must::n_log_n, [](std::int64_t size) {
        auto instance = std::make_shared<Instance>(begun(listing_form, wards(size)));
        return [instance, size, at = std::int64_t{0}]() mutable {
            must_be(
                instance->answer("/data/ward", "w" + std::to_string((at += 7'919) % size), noon).has_value());
        };
    });
}

void grow_repeats(Table& table) {
    const Sizes sizes = {10, 30, 100, 300, 1'000};
    for (const auto& [what, before] :
         std::vector<std::pair<std::string, const char*>>{{"indexed-repeat", by_index},
                                                          {"position", by_position},
                                                          {"a sum of earlier ones", by_places},
                                                          {"preceding-sibling", by_siblings}}) {
        table.measure(("running totals by " + what + ": all are made").c_str(), sizes, Must::n_log_n,
                      [form = loaded(running_form(before))](std::int64_t size) {
                          return [form, size] {
                              Instance instance = Instance::begin(form, {"have-your-say:bench", false}, noon);
                              must_be(instance.answer("/data/n", std::to_string(size), noon).has_value());
                          };
                      });
        table.measure(("running totals by " + what + ": the middle changes").c_str(), sizes, Must::n_log_n,
                      [form = loaded(running_form(before))](std::int64_t size) {
                          auto instance = std::make_shared<Instance>(
                              Instance::begin(form, {"have-your-say:bench", false}, noon));
                          must_be(instance->answer("/data/n", std::to_string(size), noon).has_value());
                          const std::string middle = "/data/rep[" + std::to_string((size + 1) / 2) + "]/x";
                          return [instance, middle, value = 0]() mutable {
                              must_be(instance->answer(middle, std::to_string(++value), noon).has_value());
                          };
                      });
    }
}

// ---- the outbox

// Rows that look like submissions: written at once, past the Store, for they are only to be many.
std::shared_ptr<store::Place> outbox_of(std::int64_t rows) {
    auto place = std::make_shared<store::Place>();
    store::must(store::must(store::Store::open(place->database()))
                    .outbox()
                    .put(store::sealed("first"), store::Occasion::consultation, store::noon()));
    SQLite::Database file(place->database(), SQLite::OPEN_READWRITE);
    file.exec("PRAGMA synchronous = OFF");
    const std::string count = "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                              std::to_string(std::max<std::int64_t>(rows, 2)) + ") ";
    file.exec("INSERT INTO outbox (number, instance_id, form_id, version, manifest, sha256, practice, day) " +
              count +
              "SELECT i, 'uuid:' || i, form_id, version, manifest, sha256, practice, day FROM n, outbox "
              "WHERE number = 1");
    file.exec("INSERT INTO outbox_file (number, position, name, bytes) " + count +
              "SELECT i, 0, 'submission.xml.enc', randomblob(400) FROM n");
    return place;
}

struct Kept {
    std::shared_ptr<store::Place> place;
    store::Store store;
};

std::shared_ptr<Kept> kept(std::int64_t rows) {
    auto place = outbox_of(rows);
    return std::make_shared<Kept>(Kept{place, store::must(store::Store::open(place->database()))});
}

void grow_outbox(Table& table, bool is_long) {
    Sizes sizes = {1, 10, 100, 1'000, 10'000, 100'000};
    if (is_long) sizes.push_back(1'000'000);
    table.measure("outbox: one more is kept", sizes, Must::hardly_at_all, [](std::int64_t size) {
        return [kept = kept(size), nth = 0]() mutable {
            const auto one = store::sealed("more-" + std::to_string(++nth));
            store::must(kept->store.outbox().put(one, store::Occasion::consultation, store::noon()));
        };
    });
    table.measure("outbox: one is read to be sent", sizes, Must::hardly_at_all, [](std::int64_t size) {
        return [kept = kept(size), size] {
            must_be(store::must(kept->store.outbox().read(std::max<std::int64_t>(1, size / 2))).number > 0);
        };
    });
    table.measure("outbox: what is due is told", sizes, Must::n_log_n, [](std::int64_t size) {
        return [kept = kept(size)] {
            must_be(!store::must(kept->store.outbox().due(store::noon().wall)).empty());
        };
    });
    table.measure("outbox: the staff's page is counted", sizes, Must::n_log_n, [](std::int64_t size) {
        return [kept = kept(size)] {
            must_be(store::must(kept->store.counters().tally(store::noon().wall)).waiting > 0);
        };
    });
}

// From the typed words to the row that Submit is thanked for: looked at, written, sealed, kept.
void grow_submits(Table& table) {
    const auto form = loaded(form_of("<c/>", "", "<input ref=\"/data/c\"/>"));
    const auto key = store::must(store::PublicKey::read(store::council().base64_der()));
    table.measure(
        "text: an answer of so many letters is submitted", {480, 4'800, 48'000}, Must::n_log_n,
        [&](std::int64_t size) {
            return [form, key, kept = kept(1), words = std::string(std::size_t(size), 'x')] {
                Instance instance = Instance::begin(form, {"have-your-say:bench", false}, noon);
                must_be(instance.answer("/data/c", words, noon).has_value());
                const auto made = store::must(instance.finish(noon));
                const auto sealed =
                    store::must(store::seal({made.form_id, made.version, made.instance_id, made.xml}, key));
                store::must(kept->store.outbox().put(sealed, store::Occasion::consultation, store::noon()));
            };
        });
}

// ---- what is drawn

class AVisit : audit::AtAPanel {
 public:
    explicit AVisit(const std::string& form) {
        std::ofstream(folder_ / "grown.xml") << form;
        config_.form = folder_ / "grown.xml";
        config_.form_id = "a-form";
        config_.languages.clear();
        config_.closes.reset();
        open();
        ask(screens::Start{});
    }
    void do_and_draw(screens::Intent intent) {
        ask(std::move(intent));
        draw();
    }
    void go_on_to_check() {
        while (name() == "question") ask(screens::Continue{});
    }
    // From where a visit has begun to where the next one has.
    void send_and_begin_again() {
        go_on_to_check();
        ask(screens::Submit{});
        must_be(name() == "thanks");
        ask(screens::EndVisit{});
        ask(screens::Start{});
    }

 private:
    void TestBody() override {}
};

std::string asking_form(std::int64_t questions) {
    std::string nodes, body;
    for (std::int64_t at = 0; at < questions; ++at) {
        const std::string number = std::to_string(at);
        nodes += "<q" + number + "/>";
        body += "<input ref=\"/data/q" + number + "\"><label>Question " + number + "</label></input>";
    }
    return form_of(nodes, "", body);
}

void grow_visits(Table& table) {
    table.measure("visits: one more is made, sent and thanked for", {1, 10, 100, 1'000, 10'000},
                  Must::hardly_at_all, [](std::int64_t size) {
                      auto visits = std::make_shared<AVisit>(asking_form(3));
                      for (std::int64_t nth = 0; nth < size; ++nth) visits->send_and_begin_again();
                      return [visits] { visits->send_and_begin_again(); };
                  });
}

void grow_pictures(Table& table) {
    table.measure("check: a part of it is drawn", {10, 30, 100, 300, 1'000, 3'000}, Must::n_log_n,
                  [](std::int64_t size) {
                      auto visit = std::make_shared<AVisit>(asking_form(size));
                      visit->go_on_to_check();
                      return
                          [visit, part = 0]() mutable { visit->do_and_draw(screens::ShowPart{++part % 2}); };
                  });
    table.measure(
        "text: a key in the middle of so many letters", {100, 1'000, 10'000, 40'000}, Must::n_log_n,
        [](std::int64_t size) {
            auto visit = std::make_shared<AVisit>(form_of(
                "<q/>", "", "<input ref=\"/data/q\" appearance=\"multiline\"><label>What?</label></input>"));
            std::string words;
            while (words.size() < static_cast<std::size_t>(size)) words += "More help, please. ";
            visit->do_and_draw(screens::OpenField{"/data/q", 0});
            visit->do_and_draw(screens::TypeText{words});
            visit->do_and_draw(screens::PlaceCaret{words.size() / 2});
            return [visit] { visit->do_and_draw(screens::TypeText{"x"}); };
        });
    table.measure("text: a page that asks about so many letters", {1'000, 10'000, 100'000}, Must::n_log_n,
                  [](std::int64_t size) {
                      std::string words;
                      while (words.size() < static_cast<std::size_t>(size))
                          words += "A council promises this. ";
                      auto visit = std::make_shared<AVisit>(
                          form_of("<q/>", "", "<input ref=\"/data/q\"><label>" + words + "</label></input>"));
                      return [visit, larger = false]() mutable {
                          larger = !larger;
                          visit->do_and_draw(
                              screens::ChooseSize{larger ? touch::TextSize::large : touch::TextSize::small});
                      };
                  });
}

}  // namespace

int main(int count, char** words) {
    const bool is_long = count > 1 && std::string_view(words[1]) == "long";
    std::printf(
        "| what | of how many | processor time of each, ms | exponent | limit |\n"
        "| --- | --- | --- | ---: | ---: |\n");
    Table table(count > 1 && !is_long ? words[1] : "");
    grow_questions(table);
    grow_choices(table);
    grow_repeats(table);
    grow_outbox(table, is_long);
    grow_submits(table);
    grow_visits(table);
    grow_pictures(table);
    return table.well() ? 0 : 1;
}
