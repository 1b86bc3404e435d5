// SPDX-License-Identifier: Apache-2.0
#include "sync/form_update.h"

#include <algorithm>
#include <optional>

#include "kiosk/acceptance/acceptance.h"

namespace openrosa {
namespace {

using kiosk::Config;
using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;
using store::MediaFile;
using store::StoredForm;

Result<std::optional<ListedForm>> find_listed(const Config& config, Council& council) {
    const auto list = council.form_list();
    if (!list) return tl::unexpected(list.error());
    std::optional<ListedForm> found;
    for (const ListedForm& each : *list) {
        // Central escapes an id twice in its list. So one escaping is left after reading.
        if (each.form_id != config.form_id && unescaped(each.form_id) != config.form_id) continue;
        if (found) return fail(ErrorKind::invalid, "The form list names this kiosk's form twice.");
        found = each;
    }
    return found;
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
Result<void> check_form(const Config& config, const Council& council, StoredForm& candidate) {
    const acceptance::Decision decision = acceptance::decide(
        candidate.xml,
        [&](std::string_view name) -> std::optional<std::string> {
            for (const MediaFile& file : candidate.media)
                if (file.name == name) return file.bytes;
            return std::nullopt;
        },
        acceptance::Terms::of(config));
    if (!decision.accepted)
        return fail(ErrorKind::invalid, "The new form cannot run on this kiosk and is not used: " +
                                            council.fit_to_show(decision.reasons()));
    candidate.version = decision.accepted->form->version();
    return {};
}

}  // namespace

Result<FormUpdate> update_form(store::Store& store, const Config& config, Council& council, store::Wall now) {
    const auto listed = find_listed(config, council);
    if (!listed) return tl::unexpected(listed.error());
    const std::optional<ListedForm>& offer = *listed;
    if (!offer) return FormUpdate{FormNews::unlisted, ""};
    const auto kept = store.form(config.form_id);
    if (!kept) return tl::unexpected(kept.error());
    const std::optional<StoredForm>& before = *kept;

    const bool same_xml = before && before->hash == offer->hash;
    auto xml = same_xml ? Result<std::string>(before->xml) : council.form(*offer);
    if (!xml) return tl::unexpected(xml.error());
    auto media = fetch_media(council, *offer, before ? before->media : std::vector<MediaFile>());
    if (!media) return tl::unexpected(media.error());
    if (same_xml && same_media(before->media, *media)) return FormUpdate{};

    StoredForm candidate{config.form_id, "", offer->hash, std::move(*xml), std::move(*media), now};
    const auto checked = check_form(config, council, candidate);
    if (!checked) return tl::unexpected(checked.error());
    const auto put = store.put_form(candidate);
    if (!put) return tl::unexpected(put.error());
    return FormUpdate{FormNews::updated, council.fit_to_show(candidate.version)};
}

}  // namespace openrosa
