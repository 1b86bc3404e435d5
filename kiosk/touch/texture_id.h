// SPDX-License-Identifier: Apache-2.0
// Dear ImGui's name of a texture, from ours and back. It is a pointer in some versions of Dear ImGui and a
// number in others; both have the size of ours. Nowhere else does the program convert it. Threads: any.
#pragma once

#include <bit>
#include <cstdint>

#include <imgui.h>

namespace touch {

inline ImTextureID texture_id(std::uintptr_t name) {
    return std::bit_cast<ImTextureID>(name);
}

inline std::uintptr_t texture_name(ImTextureID id) {
    return std::bit_cast<std::uintptr_t>(id);
}

}  // namespace touch
