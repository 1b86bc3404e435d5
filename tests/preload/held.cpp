// SPDX-License-Identifier: Apache-2.0
// How many textures a program holds, at any moment in the file that HELD_TEXTURES names. And what must be
// seen if a program did it: with KEEP_AT_SYNC=4096 in the environment each sync of a file keeps so many bytes
// and one handle, and no texture is given back.
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace {

long& textures() {
    static long* const held = [] {
        static long nowhere = 0;
        const char* name = std::getenv("HELD_TEXTURES");
        const int file = name == nullptr ? -1 : open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0 || ftruncate(file, sizeof(long)) != 0) return &nowhere;
        void* const shared = mmap(nullptr, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        close(file);
        return shared == MAP_FAILED ? &nowhere : static_cast<long*>(shared);
    }();
    return *held;
}

std::size_t kept() {
    const char* bytes = std::getenv("KEEP_AT_SYNC");
    return bytes == nullptr ? 0 : static_cast<std::size_t>(std::atol(bytes));
}

template <class Function>
Function* the_real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" void glGenTextures(int count, unsigned* names) {
    static auto* const real = the_real<void(int, unsigned*)>("glGenTextures");
    textures() += count;
    real(count, names);
}

extern "C" void glDeleteTextures(int count, const unsigned* names) {
    static auto* const real = the_real<void(int, const unsigned*)>("glDeleteTextures");
    if (kept() > 0) return;
    textures() -= count;
    real(count, names);
}

extern "C" int fdatasync(int file) {
    static auto* const real = the_real<int(int)>("fdatasync");
    if (const std::size_t bytes = kept(); bytes > 0) {
        static void* volatile last = nullptr;  // a leak that no compiler takes for useless
        last = std::malloc(bytes);
        std::memset(last, 'k', bytes);
        (void)open("/dev/null", O_RDONLY | O_CLOEXEC);
    }
    return real(file);
}
