// SPDX-License-Identifier: Apache-2.0
// Texts by code points, and by the UTF-16 units in which ODK's engines count. Private to this room. Threads:
// any.
#pragma once

#include <string>
#include <string_view>

namespace xforms {

std::u32string code_points(std::string_view text);  // what is no UTF-8 becomes U+FFFD
std::string utf8_text(std::u32string_view code_points);

// The code points that lie whole within the UTF-16 units [from, to).
std::string utf16_slice(std::string_view text, std::size_t from, std::size_t to);

}  // namespace xforms
