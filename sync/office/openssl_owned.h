// SPDX-License-Identifier: Apache-2.0
// OpenSSL's objects, freed when their owner goes. Only sources that use OpenSSL include this. Threads: any.
#pragma once

#include <memory>
#include <string_view>

#include <openssl/bio.h>
#include <openssl/evp.h>

namespace council {

template <auto free>
struct Freed {
    template <class T>
    void operator()(T* value) const {
        free(value);
    }
};
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;

// A BIO that gives these bytes to OpenSSL. It does not copy them.
inline Memory reading(std::string_view bytes) {
    return Memory(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

}  // namespace council
