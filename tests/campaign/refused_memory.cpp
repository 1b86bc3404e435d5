// SPDX-License-Identifier: Apache-2.0
#include "tests/campaign/refused_memory.h"

#include <cstdlib>
#include <new>
#include <random>

namespace {

std::minstd_rand drawn;
unsigned one_in = 0;

}  // namespace

namespace campaign {

void refuse_one_in(unsigned requests, std::uint64_t seed) {
    one_in = requests;
    drawn.seed(static_cast<std::minstd_rand::result_type>(seed));
}

}  // namespace campaign

// In place of the library's, by the names that the standard lets a program define. What else allocates calls
// these.
void* operator new(std::size_t size) {
    const bool refused = one_in != 0 && drawn() % one_in == 0;
    if (void* memory = refused ? nullptr : std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
