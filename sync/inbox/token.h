// SPDX-License-Identifier: Apache-2.0
// A kiosk's token: 64 characters in the path of the server's address (/v1/key/TOKEN/projects/1), as ODK
// Central gives one to each app user. The inbox keeps only the token's SHA-256, so that a stolen inbox gives
// no access. A slow hash is not needed: nobody can guess 381 random bits.
#pragma once

#include <string>
#include <string_view>

namespace council {

std::string draw_token();                        // letters and digits only: no shell gives them a meaning
bool is_token_shaped(std::string_view);          // 64 of A-Z a-z 0-9 ! $, as Central has them
std::string hash_token(std::string_view token);  // SHA-256 in hex

}  // namespace council
