// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/crypto.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "kiosk/result.h"

namespace council {

std::string md5(std::string_view bytes) {
    return encoding::digest(encoding::Hash::md5, {bytes});
}
std::string sha256(std::string_view bytes) {
    return encoding::digest(encoding::Hash::sha256, {bytes});
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    const int drawn = RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count));
    kiosk::require(drawn == 1, "the system has random numbers");
    return bytes;
}

void wipe(std::string& text) {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

}  // namespace council
