// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/consultation.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "kiosk/station/offered_languages.h"

namespace kiosk {
namespace {

std::optional<std::string> contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

bool plain_name(std::string_view name) {
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos;
}

// Whatever may be one: the album looks into the bytes, not at the name, and a list of choices is none.
pictures::Files pictures_of(const std::vector<store::MediaFile>& media) {
    pictures::Files files;
    for (const store::MediaFile& file : media)
        if (!file.name.ends_with(".csv") && !file.name.ends_with(".xml") &&
            !speech::Recordings::is_one(file.name))
            files[file.name] = file.bytes;
    return files;
}

speech::Recordings::Files recordings_of(const std::vector<store::MediaFile>& media) {
    speech::Recordings::Files files;
    for (const store::MediaFile& file : media)
        if (speech::Recordings::is_one(file.name)) files[file.name] = file.bytes;
    return files;
}

}  // namespace

Result<Consultation> make_consultation(const Config& config, const acceptance::Terms& terms,
                                       const std::string& xml, const std::vector<store::MediaFile>& media,
                                       const std::string& place, const Display& display) {
    const xforms::MediaSource find = [&](std::string_view name) -> std::optional<std::string> {
        if (!plain_name(name)) return std::nullopt;
        for (const store::MediaFile& file : media)
            if (file.name == name) return file.bytes;
        return std::nullopt;
    };
    acceptance::Decision decision = acceptance::decide(xml, find, terms);
    if (!decision.accepted)
        return fail(decision.kind(),
                    place + " cannot be run:\n" + decision.reasons(acceptance::lines_for_staff));
    acceptance::Accepted& accepted = *decision.accepted;
    if (!accepted.key) return fail(ErrorKind::invalid, place + " carries no key to seal answers with");
    auto offered = offered_languages(config, accepted, display.unshowable);
    if (!offered) return tl::unexpected(offered.error());
    std::vector<std::string> not_shown;
    pictures::Files shown = pictures::drawable(pictures_of(media), display.glass, not_shown);
    return Consultation{.form = accepted.form,
                        .key = std::move(*accepted.key),
                        .languages = std::move(offered->languages),
                        .album = std::make_shared<pictures::Album>(std::move(shown)),
                        .recordings = std::make_shared<const speech::Recordings>(recordings_of(media)),
                        .form_languages = std::move(offered->form_languages),
                        .held_back = std::move(offered->held_back),
                        .not_shown = std::move(not_shown)};
}

Result<Consultation> shipped_consultation(const Config& config, const acceptance::Terms& terms,
                                          const std::filesystem::path& file, const Display& display) {
    const auto xml = contents(file);
    if (!xml)
        return fail(ErrorKind::invalid,
                    config.file.string() + ": " + terms.section + " form: cannot read " + file.string());
    std::vector<store::MediaFile> media;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path() / "media", none))
        if (auto bytes = entry.is_regular_file() ? contents(entry.path()) : std::nullopt)
            media.push_back({entry.path().filename().string(), std::move(*bytes), ""});
    return make_consultation(config, terms, *xml, media, file.string(), display);
}

}  // namespace kiosk
