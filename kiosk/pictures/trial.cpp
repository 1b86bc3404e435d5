// SPDX-License-Identifier: Apache-2.0
#include "kiosk/pictures/trial.h"

#include <algorithm>

#include "kiosk/pictures/decode.h"

namespace pictures {
namespace {

// As large as any page of that glass can show it, which may be turned.
float largest_scale(const text::Size& stored, const Glass& glass) {
    const auto [shorter, longer] = std::minmax(glass.width_px, glass.height_px);
    const auto within = [&](int width, int height) {
        return std::min(static_cast<float>(width) / stored.width, static_cast<float>(height) / stored.height);
    };
    return std::max(within(longer, shorter), within(shorter, longer));
}

// "" where it could be drawn.
std::string draw_once(std::string_view bytes, const Glass& glass) {
    const auto size = size_of(bytes);
    if (!size) return size.error().sentence;
    const float scale = largest_scale(*size, glass);
    const auto drawn =
        decode(bytes, static_cast<int>(size->width * scale), static_cast<int>(size->height * scale));
    return drawn ? "" : drawn.error().sentence;
}

}  // namespace

kiosk::Result<void> try_drawing(std::string_view bytes, const Glass& glass,
                                const kiosk::ChildLimits& limits) {
    const auto run = kiosk::run_in_a_child([&] { return draw_once(bytes, glass); }, limits);
    if (run.ending != kiosk::ChildRun::Ending::at_its_end)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "to draw it is too much work: a trial " + run.remark + "; make it simpler");
    if (!run.said.empty()) return kiosk::fail(kiosk::ErrorKind::invalid, run.said);
    return {};
}

// All in one child where all are sound, which is the rule; one by one only to learn which is not.
Files drawable(Files files, const Glass& glass, std::vector<std::string>& refused) {
    std::erase_if(files, [](const auto& file) { return !is_picture(file.second); });
    if (files.empty()) return files;
    const auto together = kiosk::run_in_a_child(
        [&] {
            for (const auto& [name, bytes] : files)
                if (std::string sentence = draw_once(bytes, glass); !sentence.empty()) return sentence;
            return std::string();
        },
        most_work);
    if (together.ending == kiosk::ChildRun::Ending::at_its_end && together.said.empty()) return files;
    std::erase_if(files, [&](const auto& file) {
        const auto tried = try_drawing(file.second, glass);
        if (!tried)
            refused.push_back("The picture " + file.first + " is not shown: " + tried.error().sentence + ".");
        return !tried;
    });
    return files;
}

}  // namespace pictures
