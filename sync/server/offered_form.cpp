// SPDX-License-Identifier: Apache-2.0
#include "sync/server/offered_form.h"

#include <algorithm>
#include <map>

#include "kiosk/acceptance/acceptance.h"
#include "kiosk/limits.h"
#include "kiosk/tally_form.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"
#include "sync/inbox/result.h"
#include "sync/inbox/submission_header.h"
#include "sync/server/sealed_form.h"

namespace council {

namespace fs = std::filesystem;

namespace {

Result<std::vector<OfferedMedia>> read_media(const fs::path& folder) {
    std::vector<OfferedMedia> media;
    std::error_code error;
    if (!fs::is_directory(folder, error)) return media;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename();
        if (!entry.is_regular_file() || name.starts_with(".")) continue;
        if (!is_plain_file_name(name))
            return fail(ErrorKind::invalid,
                        entry.path().string() + ": cannot be offered under that name. Rename it.");
        auto bytes = read_file(entry.path(), limits::medium_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        media.push_back({name, *bytes, hex(md5(*bytes))});
    }
    if (error) return fail(ErrorKind::invalid, folder.string() + ": cannot be read: " + error.message());
    std::map<std::string, std::size_t> bytes_by_name;
    for (const OfferedMedia& file : media) bytes_by_name.emplace(file.name, file.bytes.size());
    // A kiosk fetches all that is offered, whether the form names it or not.
    if (std::string sentence = acceptance::too_much_media(bytes_by_name); !sentence.empty())
        return fail(ErrorKind::invalid, folder.string() + ": " + sentence);
    std::sort(media.begin(), media.end(),
              [](const auto& one, const auto& other) { return one.name < other.name; });
    return media;
}

// Each kiosk says in its kiosk.toml what it may leave out: the council offers whatever some kiosk may run.
acceptance::Decision decide(const std::string& xml, const std::vector<OfferedMedia>& media) {
    return acceptance::decide(xml,
                              [&media](std::string_view name) -> std::optional<std::string> {
                                  for (const OfferedMedia& file : media) {
                                      if (file.name == name) return file.bytes;
                                  }
                                  return std::nullopt;
                              },
                              {.leave_out = {"upload", "geo", "barcode"}});
}

}  // namespace

Result<OfferedForm> read_form(const fs::path& file, const fs::path& media_folder,
                              const std::string& public_key) {
    auto original = read_file(file, limits::form_bytes);
    if (!original) return tl::unexpected(original.error());
    auto media = read_media(media_folder);
    if (!media) return tl::unexpected(media.error());
    const acceptance::Decision decision = decide(*original, *media);
    if (!decision.accepted)
        return fail(decision.kind(), file.string() +
                                         (decision.later ? ": cannot be tried now:\n"
                                                         : ": a kiosk would refuse this form:\n") +
                                         decision.reasons());
    const xforms::Form& read = *decision.accepted->form;

    OfferedForm form;
    form.id = read.id();
    form.version = form.original_version = read.version();
    form.title = read.title().empty() ? form.id : read.title();
    form.xml = form.original_xml = std::move(*original);
    form.media = std::move(*media);
    form.sealed = !read.public_key().empty();
    // The tally is for whoever runs the kiosks, who have no private key.
    if (!form.sealed && !public_key.empty() && form.id != tally_form::id) {
        form.version = sealed_version(form.original_version, public_key);
        form.xml = with_public_key(form.original_xml, form.version, public_key);
        form.sealed = true;
    }
    form.md5 = hex(md5(form.xml));
    form.warnings = xforms::describe(decision.problems);
    return form;
}

Result<std::vector<OfferedForm>> read_forms(const fs::path& folder, const std::string& public_key) {
    std::vector<OfferedForm> forms;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (!fs::exists(entry.path() / "form.xml")) continue;
        const auto state = read_form_state(entry.path());
        if (!state) return tl::unexpected(state.error());
        if (*state == FormState::draft) continue;
        auto form = read_form(entry.path() / "form.xml", entry.path() / "media", public_key);
        if (!form) return tl::unexpected(form.error());
        form->state = *state;
        const bool twice =
            std::any_of(forms.begin(), forms.end(), [&](const auto& one) { return one.id == form->id; });
        if (twice)
            return fail(ErrorKind::invalid, folder.string() + ": two folders hold the form " + form->id +
                                                ". Keep the newer one; older versions are remembered.");
        forms.push_back(std::move(*form));
    }
    if (error) return fail(ErrorKind::invalid, folder.string() + ": cannot be read: " + error.message());
    if (forms.empty())
        return fail(ErrorKind::invalid,
                    folder.string() + ": holds no form but drafts. `council publish` puts forms there.");
    std::sort(forms.begin(), forms.end(),
              [](const auto& one, const auto& other) { return one.id < other.id; });
    return forms;
}

}  // namespace council
