// SPDX-License-Identifier: Apache-2.0
// The one way failure travels.
//
// A function that can fail for a reason outside the program (a file, a server, a disk, a form) returns
// Result<T>. The kind of an Error is the reaction that it asks for, not its cause; the sentence is for
// people, names the place, and says what to do. A broken invariant of our own is no Error: require() says so
// and aborts, and systemd starts us again. Spelled like std::expected (C++23) by standing on tl::expected;
// the subclass adds only [[nodiscard]].
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace kiosk {

enum class ErrorKind {
    offline,  // the other end cannot be reached or is busy: try later, nothing is lost
    refused,  // the other end said no: keep, show staff, do not retry blindly
    invalid,  // what we were given is wrong: keep what we had, say where it is wrong
    storage,  // the disk cannot be trusted: out of service, never take what cannot be kept
};

struct Error {
    ErrorKind kind;
    std::string sentence;
};

template <class T>
struct [[nodiscard]] Result : tl::expected<T, Error> {
    using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> fail(ErrorKind kind, std::string sentence) {
    return tl::unexpected<Error>(Error{kind, std::move(sentence)});
}

// Stays on in release: a kiosk that goes on after a broken invariant could show one visitor's answers to the
// next.
inline void require(bool condition, const char* sentence) {
    if (condition) return;
    std::fprintf(stderr, "broken invariant: %s\n", sentence);
    std::abort();
}

}  // namespace kiosk
