// SPDX-License-Identifier: Apache-2.0
// Bytes that someone could read: an answer, a key. Overwritten before their memory goes back, however it goes
// back.
//
// A vector and not a string: a short string lives inside the object, where no allocator sees it die.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include <openssl/crypto.h>

namespace store {

template <class T>
struct Overwriting {
    using value_type = T;
    Overwriting() = default;
    template <class U>
    explicit Overwriting(const Overwriting<U>&) {}
    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* memory, std::size_t count) {
        OPENSSL_cleanse(memory, count * sizeof(T));
        std::allocator<T>().deallocate(memory, count);
    }
    friend bool operator==(Overwriting, Overwriting) { return true; }
};

using ClearBytes = std::vector<unsigned char, Overwriting<unsigned char>>;

inline std::string_view text_of(const ClearBytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace store
