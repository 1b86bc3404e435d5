// SPDX-License-Identifier: Apache-2.0
// Whether a translator's file belongs to a form and to the kiosk's words as they stand. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/office/po_file.h"

namespace council {

// How the contexts of one file tell the form's words from the kiosk's.
inline constexpr std::string_view of_form = "form ", of_kiosk = "kiosk ";

using Id = std::pair<std::string, std::string>;  // context and English

std::string named(const PoEntry&);  // for a sentence: 'form /data/age:label', "What is your age?"

// "" where it does; else the sentence's end, with the entry and what to do.
std::string why_not(const std::vector<PoEntry>& standing, const std::string& form_id,
                    const std::string& language, const PoFile&);

// Likewise: {0}, %d and <output value="..."/> of the English, which stand for what is put in.
std::string lost_placeholder(const PoEntry&);

}  // namespace council
