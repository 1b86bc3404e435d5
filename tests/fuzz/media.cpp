// SPDX-License-Identifier: Apache-2.0
// What a form brings beside its words: pictures and recordings. A drawing is only measured: what draws it has
// a process of its own, with a limit of work.
#include <sys/mman.h>
#include <unistd.h>

#include "kiosk/pictures/decode.h"
#include "kiosk/voice/clip.h"
#include "tests/fuzz/targets.h"

void fuzz::picture(std::string_view bytes) {
    const auto size = pictures::size_of(bytes);
    if (!size) return kiosk::require(!size.error().sentence.empty(), "a picture that is refused is told why");
    kiosk::require(size->width > 0 && size->height > 0, "a picture has a size");
    if (pictures::is_svg(bytes)) return;
    const auto picture = pictures::decode(bytes, 64, 48);
    if (!picture) return kiosk::require(!picture.error().sentence.empty(), "so is what cannot be decoded");
    kiosk::require(picture->width == 64 && picture->height == 48, "it is as large as was asked for");
}

void fuzz::clip(std::string_view bytes) {
    static const int file = memfd_create("recording", 0);
    kiosk::require(file >= 0 && ftruncate(file, 0) == 0 &&
                       pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
                   "a file in memory can be written");
    constexpr std::size_t heard_at_most = 22'050 * std::size_t{voice::most_clip_seconds};
    std::size_t heard = 0;
    const auto played =
        voice::play({"q.wav", 0, bytes.size()}, file, 22'050, [&](std::span<const std::int16_t> samples) {
            heard += samples.size();
            return true;
        });
    kiosk::require(played || !played.error().sentence.empty(), "a recording that is refused is told why");
    kiosk::require(heard <= heard_at_most + 22'050, "no recording goes on for ever");
}
