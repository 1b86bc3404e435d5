// SPDX-License-Identifier: Apache-2.0
// A kiosk's token: 64 characters in the path of its server address, as ODK Central's app users have it
// (/v1/key/TOKEN/projects/1). The inbox keeps only its SHA-256, so a stolen inbox opens no door. 381 random
// bits need no slow hash: there is nothing to guess.
#pragma once

#include <string>
#include <string_view>

namespace council {

std::string draw_token();  // letters and digits only, so that no shell reads it as anything else
bool is_token_shaped(std::string_view);          // 64 of A-Z a-z 0-9 ! $, as Central has them
std::string hash_token(std::string_view token);  // SHA-256 in hex

}  // namespace council
