// SPDX-License-Identifier: Apache-2.0
#include "kiosk/pictures/trial.h"

#include <algorithm>

#include "kiosk/pictures/decode.h"

namespace pictures {
namespace {

constexpr float longer_side = 1080;  // pixels: as high as the glass itself

// "" where it could be drawn.
std::string draw_once(std::string_view bytes) {
    const auto size = size_of(bytes);
    if (!size) return size.error().sentence;
    const float scale = longer_side / std::max(size->width, size->height);
    const auto drawn =
        decode(bytes, static_cast<int>(size->width * scale), static_cast<int>(size->height * scale));
    return drawn ? "" : drawn.error().sentence;
}

}  // namespace

kiosk::Result<void> try_drawing(std::string_view bytes, const kiosk::ChildLimits& limits) {
    const auto run = kiosk::run_in_a_child([&] { return draw_once(bytes); }, limits);
    if (run.ending != kiosk::ChildRun::Ending::at_its_end)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "to draw it is too much work: a trial " + run.remark + "; make it simpler");
    if (!run.said.empty()) return kiosk::fail(kiosk::ErrorKind::invalid, run.said);
    return {};
}

// All in one child where all are sound, which is the rule; one by one only to learn which is not.
Files drawable(Files files, std::vector<std::string>& refused) {
    std::erase_if(files, [](const auto& file) { return !is_picture(file.second); });
    if (files.empty()) return files;
    const auto together = kiosk::run_in_a_child(
        [&] {
            for (const auto& [name, bytes] : files)
                if (std::string sentence = draw_once(bytes); !sentence.empty()) return sentence;
            return std::string();
        },
        most_work);
    if (together.ending == kiosk::ChildRun::Ending::at_its_end && together.said.empty()) return files;
    std::erase_if(files, [&](const auto& file) {
        const auto tried = try_drawing(file.second);
        if (!tried)
            refused.push_back("The picture " + file.first + " is not shown: " + tried.error().sentence + ".");
        return !tried;
    });
    return files;
}

}  // namespace pictures
