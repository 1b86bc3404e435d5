// SPDX-License-Identifier: Apache-2.0
#include "kiosk/pinyin/pinyin.h"

#include <algorithm>
#include <array>
#include <memory>

#include <glib.h>
#include <pinyinime.h>

namespace pinyin {
namespace {

constexpr const char* dictionary = PINYIN_DICTIONARY;
// The library wants a file to learn into. It cannot create one without a name, and then learns nothing.
constexpr const char* no_file = "";

struct Free {
    void operator()(char* words) const { g_free(words); }
};

// The library's one decoder, while it is open.
class Decoder {
 public:
    Decoder() : open_(ime_pinyin::im_open_decoder(dictionary, no_file)) {
        ime_pinyin::im_set_max_lens(most_letters, most_letters);
    }
    ~Decoder() {
        if (open_) ime_pinyin::im_close_decoder();
    }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    bool is_open() const { return open_; }
    // How many candidates there are. The library aborts in a long row of short syllables, of which its tables
    // have no more: letter by letter it is asked for no more syllables than it can be.
    std::size_t search(std::string_view letters) {
        if (!open_) return 0;
        std::size_t found = 0;
        for (std::size_t count = 1; count <= letters.size(); ++count) {
            const std::size_t longer = ime_pinyin::im_search(letters.data(), count);
            if (syllables() > most_syllables) {
                ime_pinyin::im_reset_search();  // it dies of a shorter row after a longer one
                return ime_pinyin::im_search(letters.data(), count - 1);
            }
            found = longer;
        }
        return found;
    }
    static std::string candidate(std::size_t which) {
        std::array<ime_pinyin::char16, most_letters + 1> letters{};
        if (ime_pinyin::im_get_candidate(which, letters.data(), letters.size()) == nullptr) return {};
        const std::unique_ptr<char, Free> words(
            g_utf16_to_utf8(letters.data(), -1, nullptr, nullptr, nullptr));
        letters.fill(0);
        return words ? words.get() : "";
    }
    // Letters that the chosen candidate stands for.
    static std::size_t take(std::size_t which) {
        ime_pinyin::im_choose(which);
        const ime_pinyin::uint16* starts = nullptr;
        const std::size_t syllables = ime_pinyin::im_get_spl_start_pos(starts);
        const std::size_t taken = ime_pinyin::im_get_fixed_len();
        return starts == nullptr || taken > syllables ? 0 : starts[taken];
    }

 private:
    static std::size_t syllables() {
        const ime_pinyin::uint16* starts = nullptr;
        return ime_pinyin::im_get_spl_start_pos(starts);
    }

    bool open_;
};

}  // namespace

kiosk::Result<void> check() {
    if (Decoder().is_open()) return {};
    return kiosk::fail(
        kiosk::ErrorKind::invalid,
        std::string("The dictionary for typing Chinese is not at ") + dictionary +
            ": install the package libgooglepinyin0, or take zh-Hans out of [consultation] languages.");
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '\'';
}

std::vector<std::string> candidates(std::string_view letters) {
    Decoder decoder;
    std::vector<std::string> found;
    const std::size_t count = decoder.search(letters);
    for (std::size_t at = 0; at < count; ++at) {
        std::string words = Decoder::candidate(at);
        if (words.empty()) break;
        found.push_back(std::move(words));
    }
    return found;
}

Chosen choose(std::string_view letters, std::size_t candidate) {
    Decoder decoder;
    if (candidate >= decoder.search(letters)) return {"", std::string(letters)};
    Chosen chosen;
    chosen.words = Decoder::candidate(candidate);
    const std::size_t taken = Decoder::take(candidate);
    chosen.rest = letters.substr(taken > 0 ? std::min(taken, letters.size()) : letters.size());
    // An apostrophe only parted what was chosen from what is left.
    if (chosen.rest.starts_with('\'')) chosen.rest.erase(0, 1);
    return chosen;
}

}  // namespace pinyin
