// SPDX-License-Identifier: Apache-2.0
#include "sync/server/form_state.h"

#include <array>

#include "kiosk/blanks.h"
#include "sync/inbox/file.h"

namespace council {

namespace {

constexpr std::size_t longest_state = 100;
const std::array<std::string, 4> state_words = {"draft", "open", "closing", "closed"};

}  // namespace

kiosk::Result<FormState> form_state(const std::string& word) {
    for (std::size_t state = 0; state < state_words.size(); ++state)
        if (state_words[state] == word) return static_cast<FormState>(state);
    return kiosk::fail(kiosk::ErrorKind::invalid,
                       "\"" + word + "\" is no state of a form: draft, open, closing or closed.");
}

kiosk::Result<FormState> read_form_state(const std::filesystem::path& folder) {
    const auto file = folder / "state";
    if (!std::filesystem::exists(file)) return FormState::open;
    const auto text = read_file(file, longest_state);
    if (!text) return tl::unexpected(text.error());
    auto state = form_state(std::string(kiosk::trimmed(*text)));
    if (state) return state;
    return kiosk::fail(kiosk::ErrorKind::invalid, file.string() + ": " + state.error().sentence);
}

std::string word_of(FormState state) {
    return state_words[static_cast<std::size_t>(state)];
}

}  // namespace council
