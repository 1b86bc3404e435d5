// SPDX-License-Identifier: Apache-2.0
// Real forms of ODK's own test suites: each is run to a submission, or refused with its reasons; none is
// half-run. They are no part of the project: CMakeLists.txt says where they are looked for, and without them
// this test is not built. What became of each is written to xforms-corpus.txt in the build folder; those that
// are refused stand with their reasons in README.md, which is held true here.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/xforms/xml.h"
#include "kiosk/xforms/xpath/xpath.h"
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

namespace fs = std::filesystem;

fs::path corpus() {
    return XFORMS_CORPUS;
}

// Answers what can be answered, as a hurried resident does: the first choice, a one, a day.
void answer_everything(Instance& instance) {
    for (const std::string& reference : instance.pages())
        for (const Question& question : instance.page(reference).questions) {
            if (question.control == ControlKind::note || question.readonly) continue;
            std::string value = question.choices.empty() ? "1" : question.choices.front().value;
            if (question.type == DataType::date) value = "2024-02-01";
            if (question.type == DataType::date_time) value = "2024-02-01T10:00";
            if (question.type == DataType::time) value = "12:00";
            if (question.range) value = to_text(question.range->start);
            if (!instance.answer(question.reference, value, noon()))
                continue;  // a rank, or hidden by an answer before
        }
}

MediaSource media_of(const fs::path& file) {
    return [folder = file.parent_path() / "media"](std::string_view name) {
        return bytes_of(folder / std::string(name));
    };
}

bool runs_without_devices(const fs::path& file) {
    return Form::load(bytes_of(file).value(), media_of(file), Form::Use::without_a_screen, {true, true, true})
               .form != nullptr;
}

std::string run(const fs::path& file) {
    const Form::Loaded loaded = Form::load(bytes_of(file).value(), media_of(file));
    if (!loaded.form) {
        EXPECT_TRUE(std::any_of(loaded.problems.begin(), loaded.problems.end(), [](const Problem& problem) {
            return problem.refuses;
        })) << file;
        for (const Problem& problem : loaded.problems)
            EXPECT_TRUE(!problem.refuses || has_remedy(problem.reason)) << file << problem.reason;
        return "refused\n" + describe(loaded.problems);
    }
    Instance instance = Instance::begin(loaded.form, {"have-your-say:test", false}, noon());
    answer_everything(instance);
    for (std::size_t language = 0; language < loaded.form->languages().size(); ++language) {
        instance.set_language(language);
        for (const std::string& page : instance.pages())
            EXPECT_TRUE(instance.page(page).repeat || !instance.page(page).questions.empty()) << file << page;
    }
    const Submission submission = instance.finish(noon()).value();
    XmlProblem problem;
    EXPECT_TRUE(read_xml(submission.xml, XmlLimits{}, problem)) << file << problem.sentence;
    EXPECT_NE(submission.xml.find(submission.instance_id), std::string::npos) << file;
    return "ran, " + std::to_string(instance.pages().size()) + " pages, " +
           std::to_string(instance.violations().size()) + " violations\n" + describe(loaded.problems);
}

// The refusing problems of a form, on one line: each reason once, with the lines where it holds.
std::string reasons(const std::string& outcome) {
    std::vector<std::pair<std::string, std::string>> lines_of;
    std::istringstream stream(outcome);
    std::string line;
    for (std::getline(stream, line); std::getline(stream, line);) {
        if (line.find(": warning: ") != std::string::npos) continue;
        const std::size_t subject = line.find(": "), reason = line.find(": ", subject + 2);
        if (reason == std::string::npos) continue;
        const std::string number = line.substr(5, subject - 5), why = line.substr(reason + 2);
        const auto known = std::find_if(lines_of.begin(), lines_of.end(),
                                        [&](const auto& each) { return each.first == why; });
        if (known == lines_of.end())
            lines_of.emplace_back(why, number);
        else if (known->second.find(number) == std::string::npos)
            known->second += ", " + number;
    }
    std::string all;
    for (const auto& [why, lines] : lines_of)
        all += (all.empty() ? "" : "; ") + why + " (line " + lines + ")";
    return all;
}

// What stands in a row of README.md, and by which words of a reason it is counted.
struct Kind {
    const char* name;
    std::vector<const char*> words;
};

const std::vector<Kind> kinds = {
    {"a camera, microphone or files", {"a kiosk has no camera"}},
    {"a place", {"no way to take a place"}},
    {"a barcode", {"no barcode reader"}},
    {"a map", {"no maps"}},
    {"a compass", {"no compass"}},
    {"another app", {"no other apps"}},
    {"an action that needs a device", {"this action is not one"}},
    {"`search()`", {"search() is not run"}},
    {"`itemsets.csv`", {"itemsets.csv is not read"}},
    {"a file that is missing", {" is missing; "}},
    {"a node, an instance or a bind that is not there",
     {"there is no node", "there is no instance", "there is no bind"}},
    {"values that hang on themselves", {"in a cycle", "hangs on the question's own"}},
};

void expect_counts(const std::string& written, const std::string& refused) {
    std::set<std::string> counted;
    for (const Kind& kind : kinds) {
        std::size_t forms = 0;
        std::istringstream rows(refused);
        for (std::string row; std::getline(rows, row);) {
            const bool holds = std::any_of(kind.words.begin(), kind.words.end(), [&](const char* words) {
                return row.find(words) != std::string::npos;
            });
            forms += holds;
            if (holds) counted.insert(row);
        }
        const std::size_t begin = written.find(std::string("| ") + kind.name + " | ");
        ASSERT_NE(begin, std::string::npos) << kind.name;
        const std::string row = written.substr(begin, written.find('\n', begin) - begin);
        EXPECT_TRUE(row.ends_with("| " + std::to_string(forms) + " |")) << row << ": now " << forms;
    }
    EXPECT_EQ(counted.size(), static_cast<std::size_t>(std::count(refused.begin(), refused.end(), '\n')))
        << "a form is refused for a reason that no row counts";
}

TEST(Corpus, EveryFormRunsToASubmissionOrIsRefusedWithItsReasons) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(corpus()))
        if (entry.path().extension() == ".xml" && entry.path().parent_path().filename() != "media")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::ofstream table(BINARY_DIR "/xforms-corpus.txt");
    std::size_t ran = 0, ran_without = 0;
    std::string refused;
    for (const fs::path& file : files) {
        const std::string outcome = run(file);
        ran += outcome.substr(0, 3) == "ran";
        if (outcome.substr(0, 3) != "ran") {
            const bool without = runs_without_devices(file);
            ran_without += without;
            refused += "| " + fs::relative(file, corpus()).string() + " | " + reasons(outcome) +
                       (without ? ": **runs with leave_out**" : "") + " |\n";
        }
        table << fs::relative(file, corpus()).string() << ": " << outcome;
    }
    table << ran << " of " << files.size() << " ran, " << ran_without << " more with leave_out\n" << refused;
    RecordProperty("ran", static_cast<int>(ran));
    EXPECT_GT(ran, files.size() / 2);
    const std::string written = bytes_of(fs::path(SOURCE_DIR) / "tests/xforms/corpus/README.md").value_or("");
    expect_counts(written, refused);
    EXPECT_NE(written.find("Of the " + std::to_string(files.size()) + " forms " + std::to_string(ran) +
                           " run, and " + std::to_string(ran_without) + " more with `leave_out`"),
              std::string::npos);
    const std::string head = "| form | refused because |\n| --- | --- |\n";
    const std::size_t rows = written.find(head);
    ASSERT_NE(rows, std::string::npos);
    EXPECT_EQ(written.substr(rows + head.size()), refused)
        << "write these rows into tests/xforms/corpus/README.md";
}

}  // namespace
}  // namespace xforms
