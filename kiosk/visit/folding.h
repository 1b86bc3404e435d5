// SPDX-License-Identifier: Apache-2.0
// Words as a search compares them: by the letters that a person hears or means, not by how they were typed.
//
// Upper and lower case are one, accents and vowel marks are left out, ß is ss (Unicode Collation Algorithm,
// primary strength, by ICU); apostrophes are left out; and the letters that keyboards of Arabic, Persian,
// Urdu and Sorani give for the same sound are one: ي and ی, ك and ک, ه and ە and ہ, ا and أ and إ and آ. The
// same for every language, because a list of names holds many. Threads: any. Errors: none.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

// Weights, not letters: to be compared with other folded words, and for nothing else.
std::u16string folded(std::string_view words);

}  // namespace kiosk
