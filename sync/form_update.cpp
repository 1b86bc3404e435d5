// SPDX-License-Identifier: Apache-2.0
#include "sync/form_update.h"

#include <algorithm>
#include <optional>

namespace openrosa {
namespace {

using acceptance::Terms;
using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;
using store::MediaFile;
using store::StoredForm;

constexpr std::size_t most_named = 8;  // of the forms that are there instead

Result<std::optional<ListedForm>> find(const std::string& form_id, const std::vector<ListedForm>& list) {
    std::optional<ListedForm> found;
    for (const ListedForm& each : list) {
        // Central escapes an id twice in its list. So one escaping is left after reading.
        if (each.form_id != form_id && unescaped(each.form_id) != form_id) continue;
        if (found) return fail(ErrorKind::invalid, "The form list names this kiosk's form twice.");
        found = each;
    }
    return found;
}

struct Looked {
    std::optional<ListedForm> found;
    std::string listed;  // where not found
};

std::string named(const Council& council, const std::vector<ListedForm>& list) {
    if (list.empty()) return "it lists no form at all.";
    std::string names = "it lists ";
    for (std::size_t i = 0; i < std::min(list.size(), most_named); ++i)
        names += (i == 0 ? "" : ", ") + council.fit_to_show(list[i].form_id);
    if (list.size() > most_named) names += " and " + std::to_string(list.size() - most_named) + " more";
    return names + ".";
}

// The list of one form first: that of a whole project may be longer than a kiosk reads. Only where the form
// is not in it (or a server takes formID otherwise than we do) the whole list is looked through.
Result<Looked> look_for(const std::string& form_id, Council& council) {
    const auto one = council.form_list(form_id);
    if (!one) return tl::unexpected(one.error());
    auto found = find(form_id, *one);
    if (!found) return tl::unexpected(found.error());
    if (*found) return Looked{std::move(*found), ""};
    const auto all = council.form_list();
    if (!all) return Looked{std::nullopt, "its whole list cannot be read."};
    found = find(form_id, *all);
    if (!found) return tl::unexpected(found.error());
    return Looked{std::move(*found), named(council, *all)};
}

// The media of the manifest. What the store has under the same name and hash is not fetched again.
Result<std::vector<MediaFile>> fetch_media(Council& council, const ListedForm& listed,
                                           std::vector<MediaFile> kept) {
    const auto manifest = council.manifest(listed);
    if (!manifest) return tl::unexpected(manifest.error());
    std::vector<MediaFile> media;
    std::size_t together = 0;
    for (const ListedMedia& each : *manifest) {
        const auto same = std::find_if(kept.begin(), kept.end(), [&](const MediaFile& file) {
            return file.name == each.filename && file.hash == each.hash && each.hash != "md5:";
        });
        auto bytes = same != kept.end() ? Result<std::string>(std::move(same->bytes)) : council.media(each);
        if (!bytes) return tl::unexpected(bytes.error());
        together += bytes->size();
        if (together > council.limits().media_together)
            return fail(ErrorKind::invalid,
                        "The media files of the form are together more than a kiosk takes.");
        media.push_back({each.filename, std::move(*bytes), each.hash});
    }
    return media;
}

bool same_media(const std::vector<MediaFile>& one, const std::vector<MediaFile>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const MediaFile& a, const MediaFile& b) {
                          return a.name == b.name && a.hash == b.hash && a.bytes == b.bytes;
                      });
}

// Decides as the kiosk will. The version is that of the XML, because submissions will carry it.
Result<void> check_form(const Terms& terms, const Council& council, StoredForm& candidate) {
    const acceptance::Decision decision = acceptance::decide(
        candidate.xml,
        [&](std::string_view name) -> std::optional<std::string> {
            for (const MediaFile& file : candidate.media)
                if (file.name == name) return file.bytes;
            return std::nullopt;
        },
        terms);
    if (!decision.accepted)
        return fail(decision.kind(),
                    "The new form cannot run on this kiosk and is not used:\n" +
                        council.lines_fit_to_show(decision.reasons(acceptance::lines_for_staff)));
    candidate.version = decision.accepted->form->version();
    return {};
}

std::string alarm_of(const Council& council, const std::string& form_xml) {
    const std::string action = submission_action(form_xml);
    if (action.empty() || council.leads_there(action)) return "";
    return "The form asks for its answers to be sent to another server. They are not; ask at the council who "
           "wrote that into the form.";
}

}  // namespace

Result<FormUpdate> update_form(store::Store& store, const Terms& terms, Council& council, store::Wall now) {
    const auto looked = look_for(terms.form_id, council);
    if (!looked) return tl::unexpected(looked.error());
    const std::optional<ListedForm>& offer = looked->found;
    if (!offer) return FormUpdate{.news = FormNews::unlisted, .listed = looked->listed};
    // One that the disk has changed is fetched anew, as if there were none.
    auto kept = store.forms().newest(terms.form_id);
    const std::optional<StoredForm> before = kept ? std::move(*kept) : std::nullopt;

    const bool same_xml = before && before->hash == offer->hash;
    auto xml = same_xml ? Result<std::string>(before->xml) : council.form(*offer);
    if (!xml) return tl::unexpected(xml.error());
    auto media = fetch_media(council, *offer, before ? before->media : std::vector<MediaFile>());
    if (!media) return tl::unexpected(media.error());
    FormUpdate update{.alarm = alarm_of(council, *xml)};
    if (same_xml && same_media(before->media, *media)) return update;

    StoredForm candidate{terms.form_id, "", offer->hash, std::move(*xml), std::move(*media), now};
    const auto checked = check_form(terms, council, candidate);
    if (!checked) return tl::unexpected(checked.error());
    const auto put = store.forms().put(candidate);
    if (!put) return tl::unexpected(put.error());
    update.news = FormNews::updated;
    update.version = council.fit_to_show(candidate.version);
    return update;
}

}  // namespace openrosa
