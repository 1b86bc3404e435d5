// SPDX-License-Identifier: Apache-2.0
#include "sync/command_line/answers_source.h"

#include "kiosk/limits.h"
#include "kiosk/plural.h"
#include "sync/command_line/progress.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"

namespace council {

namespace {

// The id of a form that stands in a file is read with its outline; what only names versions is "".
kiosk::Result<std::vector<FormVersion>> read_forms(const std::vector<std::filesystem::path>& files) {
    std::vector<FormVersion> forms;
    for (const auto& file : files) {
        auto xml = read_file(file, limits::form_bytes);
        if (!xml) return tl::unexpected(xml.error());
        forms.push_back({file.string(), "", std::move(*xml)});
    }
    return forms;
}

}  // namespace

kiosk::Result<std::optional<std::string>> Passphrase::get(Entry entry) const {
    if (none) return std::optional<std::string>();
    auto given = file ? read_secret(*file) : ask_secret("passphrase of the private key", entry);
    if (!given) return tl::unexpected(given.error());
    return std::optional(std::move(*given));
}

void KeyOption::add_to(CLI::App& command) {
    command.add_option("--private-key", private_key, "private.pem of `council keygen`");
    command.add_option("--passphrase-file", passphrase.file, "its first line is the passphrase");
}

kiosk::Result<std::optional<PrivateKey>> KeyOption::open() const {
    if (!private_key) return std::optional<PrivateKey>();
    auto key = PrivateKey::read(*private_key, std::nullopt);
    if (!key && std::filesystem::exists(*private_key)) {
        auto asked = passphrase.get(Entry::once);
        if (!asked) return tl::unexpected(asked.error());
        std::optional<std::string>& secret = *asked;
        key = PrivateKey::read(*private_key, secret);
        if (secret) wipe(*secret);
    }
    if (!key) return tl::unexpected(key.error());
    return std::optional(std::move(*key));
}

void AnswersSource::add_to(CLI::App& command) {
    auto* inbox = command.add_option("--data", data, "folder of the inbox");
    auto* id = command.add_option("--form", form_id, "form id");
    auto* instances =
        command.add_option("--folder", folder, "folder of instance folders, each with its submission.xml");
    auto* forms = command.add_option("--form-xml", form_files,
                                     "the form of --folder, as a file; its newest version first");
    inbox->excludes(instances);
    inbox->needs(id);
    instances->needs(forms);
    key.add_to(command);
    command.add_flag_callback(
        "--include-practice", [this] { practice = Practice::include; }, "practice submissions too");
}

kiosk::Result<Answers> AnswersSource::open() const {
    if (data.empty() && folder.empty())
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "say where the submissions are: --data INBOX, or --folder DIR --form-xml FORM.");
    auto opened = key.open();
    if (!opened) return tl::unexpected(opened.error());
    const Opening opening{std::move(*opened), practice, progress_bar("Opening")};
    if (!data.empty()) {
        auto inbox = Inbox::open(data);
        if (!inbox) return tl::unexpected(inbox.error());
        return open_answers(*inbox, form_id, opening);
    }
    const auto forms = read_forms(form_files);
    if (!forms) return tl::unexpected(forms.error());
    const auto submissions = submissions_in(folder);
    if (!submissions) return tl::unexpected(submissions.error());
    return open_answers(*submissions, *forms, opening);
}

int tell_what_was_read(const Answers& answers, const char* verb) {
    for (const std::string& problem : answers.problems) std::cerr << problem << '\n';
    std::cerr << kiosk::counted(static_cast<int>(answers.records.size()), "submission", "submissions") << ' '
              << verb << ", "
              << kiosk::counted(answers.practice_left_out, "practice submission", "practice submissions")
              << " left out, " << answers.unreadable << " could not be read.\n";
    return answers.problems.empty() ? done : look;
}

}  // namespace council
