// SPDX-License-Identifier: Apache-2.0
// UTF-8 by UTF-16 units: ODK's engines are written in Java and JavaScript, and count a text's length in
// those. Private to this room. Threads: any.
#pragma once

#include <string>
#include <string_view>

namespace xforms {

std::u32string code_points(std::string_view utf8);  // what is no UTF-8 becomes U+FFFD
std::string utf8(std::u32string_view code_points);

std::size_t utf16_length(std::string_view utf8);
// The code points that lie whole within [from, to).
std::string utf16_slice(std::string_view utf8, std::size_t from, std::size_t to);

}  // namespace xforms
