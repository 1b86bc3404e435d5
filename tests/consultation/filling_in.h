// SPDX-License-Identifier: Apache-2.0
// Liverpool's forms as they ship, and one filling-in of the consultation, for the tests of this folder.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "kiosk/xforms/form.h"
#include "kiosk/xforms/instance.h"

namespace consultation {

inline const std::string form_path =
    SOURCE_DIR "/assets/consultations/liverpool-equality-objectives-2024-2028/form.xml";

// Offered beside it, once somebody has answered.
inline const std::string newsletter_path = SOURCE_DIR "/assets/consultations/liverpool-newsletter/form.xml";

inline std::string form_xml(const std::string& path = form_path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline const std::filesystem::path media_path = std::filesystem::path(form_path).parent_path() / "media";

inline std::optional<std::string> medium(std::string_view name) {
    std::ifstream file(media_path / name, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

inline xforms::Form::Loaded load() {
    return xforms::Form::load(form_xml(), medium);
}

class FillingIn : public testing::Test {
 protected:
    xforms::Instance instance_ = [] {
        const auto loaded = load();
        kiosk::require(loaded.form != nullptr, "the shipped form loads");
        return xforms::Instance::begin(loaded.form, {"have-your-say:test", false}, {});
    }();

    void answer(const std::string& reference, const std::string& value) {
        const auto kept = instance_.answer(reference, value, {});
        ASSERT_TRUE(kept) << reference << ": " << kept.error().sentence;
    }
    bool asks(const std::string& reference) const {
        for (const auto& answered : instance_.review())
            if (answered.question.reference == reference) return true;
        return false;
    }
    bool violated(const std::string& reference) const {
        for (const auto& violation : instance_.violations())
            if (violation.reference == reference) return true;
        return false;
    }
};

}  // namespace consultation
