// SPDX-License-Identifier: Apache-2.0
// Freed memory is overwritten, in this program and in every library that it loads.
//
// Answers pass through many hands on their way to the glass and into the seal: std::string, Pango, cairo,
// libxml2, OpenSSL, the GL driver. Each frees its copies with free(). Standing in front of free() and
// realloc() reaches all of them, which no allocator of our own types could; glibc's M_PERTURB was tried first
// and skips small chunks, because the thread cache takes them before it looks. Cost: one memset for each
// free, below what a frame can measure.
//
// glibc manual, "Replacing malloc": a program may define these names itself, and must then forward all that
// it takes over; malloc, calloc and the aligned kinds stay glibc's. Sanitizers bring an allocator of their
// own: left alone there.
#include <cstdlib>
#include <cstring>

#include <malloc.h>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

extern "C" {

void __libc_free(void* memory);  // NOLINT: glibc's own name for the function that free() stood for

void free(void* memory) noexcept {
    if (memory == nullptr) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

void* realloc(void* memory, std::size_t size) noexcept {
    if (memory == nullptr) return std::malloc(size);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    const std::size_t had = malloc_usable_size(memory);
    if (size <= had && size >= had / 2) return memory;
    // glibc's own would move the bytes and leave the old ones behind.
    void* moved = std::malloc(size);
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, memory, had < size ? had : size);
    free(memory);
    return moved;
}

}  // extern "C"

#endif
