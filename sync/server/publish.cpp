// SPDX-License-Identifier: Apache-2.0
#include "sync/server/publish.h"

#include <cstdlib>

#include "kiosk/limits.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"
#include "sync/inbox/public_key.h"
#include "sync/inbox/result.h"
#include "sync/inbox/submission_header.h"
#include "sync/server/offered_form.h"
#include "sync/server/xls2xform.h"

namespace council {

namespace fs = std::filesystem;

namespace {

// A folder of our own that goes with what is in it.
class Workplace {
 public:
    Workplace() {
        std::string name = fs::temp_directory_path() / "council-publish-XXXXXX";
        if (mkdtemp(name.data())) path_ = name;
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    ~Workplace() {
        std::error_code error;
        if (!path_.empty()) fs::remove_all(path_, error);
    }
    const fs::path& path() const { return path_; }

 private:
    fs::path path_;
};

Result<void> keep_version(const fs::path& folder, const OfferedForm& form) {
    const std::string version = form.version + ".xml";
    const fs::path file =
        folder / "versions" / (is_plain_file_name(version) ? version : hex(md5(form.version)) + ".xml");
    if (!fs::exists(file)) return write_new_file(file, form.xml, Rights::everyone_reads);
    const auto kept = read_file(file, limits::form_bytes);
    if (!kept) return tl::unexpected(kept.error());
    if (*kept == form.xml) return {};
    return fail(ErrorKind::invalid, "form " + form.id + ", version \"" + form.version +
                                        "\": its text has changed since it was published under that version. "
                                        "Give the changed form a new version.");
}

Result<void> replace_media(const fs::path& folder, const std::vector<OfferedMedia>& media) {
    const fs::path place = folder / "media", beside = folder / "media.new";
    std::error_code error;
    fs::remove_all(beside, error);
    fs::create_directories(beside, error);
    for (const OfferedMedia& each : media)
        if (auto written = write_new_file(beside / each.name, each.bytes, Rights::everyone_reads); !written)
            return written;
    fs::remove_all(place, error);
    fs::rename(beside, place, error);
    if (error) return fail(ErrorKind::storage, place.string() + ": cannot be written: " + error.message());
    return {};
}

Result<std::string> key_of(const Publication& publication) {
    if (!publication.public_key) return std::string();
    return read_public_key(*publication.public_key);
}

// With the name of the file that its author knows.
kiosk::Error as_given(kiosk::Error error, const fs::path& read, const fs::path& given) {
    const std::string name = read.string();
    if (error.sentence.starts_with(name)) error.sentence.replace(0, name.size(), given.string());
    return error;
}

}  // namespace

Result<Published> publish(const Publication& publication) {
    const auto key = key_of(publication);
    if (!key) return tl::unexpected(key.error());
    const Workplace workplace;
    fs::path xml = publication.form;
    std::string warnings;
    if (is_spreadsheet(xml)) {
        xml = workplace.path() / "form.xml";
        const auto made = make_form(publication.form, xml);
        if (!made) return tl::unexpected(made.error());
        warnings = *made;
    }
    const fs::path media = publication.media.value_or(publication.form.parent_path() / "media");
    const auto form = read_form(xml, media, *key);
    if (!form) return tl::unexpected(as_given(form.error(), xml, publication.form));
    warnings += form->warnings;
    if (!is_plain_file_name(form->id))
        return fail(ErrorKind::invalid,
                    "the form's id, " + form->id + ", cannot name a folder. Give it a plain one.");

    const fs::path folder = publication.forms / form->id;
    std::error_code error;
    fs::create_directories(folder / "versions", error);
    if (error) return fail(ErrorKind::storage, folder.string() + ": cannot be made: " + error.message());
    // The state first: a form that is to be a draft must not be offered for a moment.
    auto done = keep_version(folder, *form);
    if (done) done = replace_file(folder / "state", word_of(publication.state) + "\n");
    if (done) done = replace_media(folder, form->media);
    if (done) done = replace_file(folder / "form.xml", form->xml);
    if (!done) return tl::unexpected(done.error());
    return Published{form->id, form->version, form->sealed, warnings, folder};
}

Result<void> set_form_state(const fs::path& forms, const std::string& id, FormState state) {
    const fs::path folder = forms / id;
    if (!is_plain_file_name(id) || !fs::exists(folder / "form.xml"))
        return fail(ErrorKind::invalid,
                    folder.string() + ": there is no form. `council publish` puts one there.");
    return replace_file(folder / "state", word_of(state) + "\n");
}

}  // namespace council
