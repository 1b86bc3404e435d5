// SPDX-License-Identifier: Apache-2.0
// The form of the nightly tally (assets/tally/have-your-say-tally/form.xml; RELIABILITY D9), by which each
// kiosk tells the council what it counted. It holds no answer and goes up in clear, so that whoever runs the
// kiosks can read it without the private key. Threads: any.
#pragma once

namespace tally_form {

inline constexpr const char* id = "have-your-say-tally";
inline constexpr const char* version = "3";
// What a council offers that has not published the newest one yet: its server would refuse that.
inline constexpr const char *first_version = "1", *second_version = "2";

// More answers within one hour than people give one after another, each some minutes: staff and council are
// told (RELIABILITY E22), and nobody is kept from answering.
inline constexpr int many_in_an_hour = 30;

}  // namespace tally_form
