// SPDX-License-Identifier: Apache-2.0
// Real forms of ODK's own test suites: each is run to a submission, or refused with its reasons; none is
// half-run. They are read from XFORMS_CORPUS, or ../shared/forms beside the project, and are no part of it.
// What became of each is written to xforms-corpus.txt in the build folder.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/xforms/xml.h"
#include "kiosk/xforms/xpath/xpath.h"
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

fs::path corpus() {
    const char* given = std::getenv("XFORMS_CORPUS");
    return given ? fs::path(given) : fs::path(SOURCE_DIR) / "../shared/forms";
}

// Answers what can be answered, as a hurried resident does: the first choice, a one, a day.
void answer_everything(Instance& instance) {
    for (const std::string& reference : instance.pages())
        for (const Question& question : instance.page(reference).questions) {
            if (question.control == ControlKind::note || question.readonly) continue;
            std::string value = question.choices.empty() ? "1" : question.choices.front().value;
            if (question.type == DataType::date || question.type == DataType::date_time) value = "2024-02-01";
            if (question.type == DataType::time) value = "12:00";
            if (question.range) value = to_text(question.range->start);
            if (!instance.answer(question.reference, value, noon()))
                continue;  // a rank, or hidden by an answer before
        }
}

std::string run(const fs::path& file) {
    const MediaSource media = [&](std::string_view name) {
        return bytes_of(file.parent_path() / "media" / std::string(name));
    };
    const Form::Loaded loaded = Form::load(bytes_of(file).value(), media);
    if (!loaded.form) {
        EXPECT_TRUE(std::any_of(loaded.problems.begin(), loaded.problems.end(), [](const Problem& problem) {
            return problem.refuses && !problem.reason.empty();
        })) << file;
        return "refused\n" + describe(loaded.problems);
    }
    Instance instance = Instance::begin(loaded.form, {"have-your-say:test", false}, noon());
    answer_everything(instance);
    for (std::size_t language = 0; language < loaded.form->languages().size(); ++language) {
        instance.set_language(language);
        for (const std::string& page : instance.pages())
            EXPECT_FALSE(instance.page(page).questions.empty()) << file << page;
    }
    const Submission submission = instance.finish(noon());
    XmlProblem problem;
    EXPECT_TRUE(read_xml(submission.xml, XmlLimits{}, problem)) << file << problem.sentence;
    EXPECT_NE(submission.xml.find(submission.instance_id), std::string::npos) << file;
    return "ran, " + std::to_string(instance.pages().size()) + " pages, " +
           std::to_string(instance.violations().size()) + " violations\n" + describe(loaded.problems);
}

TEST(Corpus, EveryFormRunsToASubmissionOrIsRefusedWithItsReasons) {
    if (!fs::is_directory(corpus())) GTEST_SKIP() << "no forms at " << corpus() << ": set XFORMS_CORPUS";
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(corpus()))
        if (entry.path().extension() == ".xml" && entry.path().parent_path().filename() != "media")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::ofstream table(BINARY_DIR "/xforms-corpus.txt");
    std::size_t ran = 0;
    for (const fs::path& file : files) {
        const std::string outcome = run(file);
        ran += outcome.substr(0, 3) == "ran";
        table << fs::relative(file, corpus()).string() << ": " << outcome;
    }
    table << ran << " of " << files.size() << " ran\n";
    RecordProperty("ran", static_cast<int>(ran));
    EXPECT_GT(ran, files.size() / 2);
}

}  // namespace
}  // namespace xforms
