// SPDX-License-Identifier: Apache-2.0
// `council report`: the report of a consultation, and the review of its texts.
#include <memory>

#include "kiosk/settings/theme_file.h"
#include "kiosk/words/words.h"
#include "sync/command_line/answers_source.h"
#include "sync/inbox/file.h"
#include "sync/inbox/result.h"
#include "sync/office/codebook.h"
#include "sync/report/report.h"

namespace council {

namespace {

using Path = std::filesystem::path;

constexpr std::size_t largest_review = 200'000'000;

struct ReportRequest {
    AnswersSource source;
    Path out, review, new_review;
    std::optional<Path> theme;
    Path words = DATA_FOLDER "/words";
    std::vector<std::string> scales, groups, leave_out;
    ReportOptions options;
};

std::set<std::string> as_set(const std::vector<std::string>& paths) {
    return {paths.begin(), paths.end()};
}

// English stands in the program. The names that converters give to a form in one language are taken for
// English.
bool needs_no_words(const std::string& code) {
    return code == "en" || code == "English" || code == "default" ||
           (code.starts_with("en-") && !code.starts_with("en-x-"));
}

// The report's own words in the language of the form's labels where this program speaks it, else in English,
// which is told: labels and words would be of two languages.
void speak(const ReportRequest& request, const Answers& answers, ReportOptions& options) {
    const auto& form = answers.dictionary.newest();
    if (form.languages.empty()) return;
    const std::string code = form.languages[language_of(form, options.language)].code;
    if (needs_no_words(code)) return;
    const auto there = words::check(request.words, code);
    if (!there || !words::open(request.words, {code})) {
        std::cerr << "council: the report's own words stay English"
                  << (there ? "" : ": " + there.error().sentence)
                  << ". The package have-your-say-words brings those of each language that this program "
                     "speaks; --words takes another folder.\n";
        return;
    }
    words::speak(code);
    options.own_language = code;
}

Result<ReportOptions> options_of(const ReportRequest& request) {
    ReportOptions options = request.options;
    options.named = {as_set(request.scales), as_set(request.groups), as_set(request.leave_out)};
    touch::Themes themes;
    if (request.theme) {
        auto read = kiosk::read_theme_file(*request.theme, {});
        if (!read) return tl::unexpected(read.error());
        themes = read->colours;
    }
    options.theme = themes[touch::Palette::standard];
    if (request.review.empty()) return options;
    const auto file = read_file(request.review, largest_review);
    if (!file) return tl::unexpected(file.error());
    auto review = read_review(*file);
    if (!review)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           request.review.string() + ": " + review.error().sentence);
    options.review = std::move(*review);
    return options;
}

Result<void> write_files(const ReportRequest& request, const Answers& answers, const ReportOptions& options) {
    if (!request.new_review.empty()) {
        auto file = NewFile::make(request.new_review, Rights::owner_only);
        if (!file) return tl::unexpected(file.error());
        if (auto written = write_review(file->out(), answers, options); !written) return written;
        if (auto closed = file->close(); !closed) return closed;
    }
    if (request.out.empty()) return {};
    auto file = NewFile::make(
        request.out, options.audience == Audience::everybody ? Rights::everyone_reads : Rights::owner_only);
    if (!file) return tl::unexpected(file.error());
    if (auto written = write_report(file->out(), answers, options); !written) return written;
    return file->close();
}

int report(const ReportRequest& request) {
    if (request.out.empty() && request.new_review.empty())
        return tell(
            {kiosk::ErrorKind::invalid, "say what to write: --out REPORT.html, --write-review FILE."});
    auto options = options_of(request);
    if (!options) return tell(options.error());
    const auto answers = request.source.open();
    if (!answers) return tell(answers.error());
    speak(request, *answers, *options);
    if (auto written = write_files(request, *answers, *options); !written) return tell(written.error());
    return tell_what_was_read(*answers, "reported");
}

void add_named_nodes(CLI::App& command, const std::shared_ptr<ReportRequest>& request) {
    command.add_option("--scale", request->scales,
                       "path of a question to be shown as a scale; may be repeated");
    command.add_option("--group", request->groups,
                       "path of a question that says who somebody is; may be repeated");
    command.add_option("--leave-out", request->leave_out,
                       "path of a question to be left out; may be repeated");
}

}  // namespace

void add_report_command(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<ReportRequest>();
    CLI::App* command = add_command(app, "report", "write the report of a consultation as one HTML file",
                                    exit_code, [request] { return report(*request); });
    command->footer(
        "First --write-review FILE: every text, with what may name a person in [[ ]]. Look at each text, "
        "move\n"
        "the marks, and then --publish --review FILE: only reviewed texts are shown, without what is "
        "marked.\n"
        "Without --publish the report is for the council alone, and says so.");
    request->source.add_to(*command);
    command->add_option("--out", request->out, "a new file: the report");
    auto* review =
        command->add_option("--review", request->review, "the reviewed texts, and what the council did");
    command->add_option("--write-review", request->new_review, "a new file: the texts to review");
    command
        ->add_flag_callback(
            "--publish", [request] { request->options.audience = Audience::everybody; },
            "for everybody: texts as they were reviewed")
        ->needs(review);
    command->add_option("--language", request->options.language, "as the form names it (the form's own)");
    command->add_option("--least", request->options.least, "hide numbers of groups below this (10)")
        ->check(CLI::Range(5, 1000));
    command->add_option("--theme", request->theme, "the council's colours, a file as assets/themes has them");
    command->add_option("--words", request->words, "folder of this program's words");
    add_named_nodes(*command, request);
}

}  // namespace council
