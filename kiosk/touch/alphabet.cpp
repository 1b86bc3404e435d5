// SPDX-License-Identifier: Apache-2.0
// Code points are no alphabet: Polish ą would follow z, and Persian پ come after every Arabic letter.
#include <algorithm>
#include <memory>

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/utf8.h>

#include "kiosk/touch/keyboard.h"

namespace touch {
namespace {

struct Close {
    void operator()(UCollator* collator) const { ucol_close(collator); }
};

bool is_letter(const KeyCap& key) {
    UChar32 first = 0;
    int32_t at = 0;
    U8_NEXT(key.text.data(), at, static_cast<int32_t>(key.text.size()), first);
    return first > 0 && u_isalpha(first) != 0;
}

// A language that the library does not know is ordered by the rules that all share.
class Alphabet {
 public:
    explicit Alphabet(std::string_view language) {
        UErrorCode status = U_ZERO_ERROR;
        collator_.reset(ucol_open(std::string(language).c_str(), &status));
    }
    bool before(const KeyCap& left, const KeyCap& right) const {
        if (is_letter(left) != is_letter(right)) return is_letter(left);
        if (!is_letter(left)) return false;
        if (!collator_) return left.text < right.text;
        UErrorCode status = U_ZERO_ERROR;
        return ucol_strcollUTF8(collator_.get(), left.text.data(), static_cast<int32_t>(left.text.size()),
                                right.text.data(), static_cast<int32_t>(right.text.size()),
                                &status) == UCOL_LESS;
    }

 private:
    std::unique_ptr<UCollator, Close> collator_;
};

}  // namespace

std::vector<KeyRow> in_alphabetical_order(const std::vector<KeyRow>& rows, std::string_view language) {
    const Alphabet alphabet(language);
    std::vector<KeyCap> keys;
    for (std::size_t at = 1; at < rows.size(); ++at)
        keys.insert(keys.end(), rows[at].begin(), rows[at].end());
    std::stable_sort(keys.begin(), keys.end(),
                     [&](const KeyCap& a, const KeyCap& b) { return alphabet.before(a, b); });
    std::vector<KeyRow> ordered(rows.begin(), rows.begin() + std::min<std::ptrdiff_t>(1, std::ssize(rows)));
    auto next = keys.begin();
    for (std::size_t at = 1; at < rows.size(); ++at) {
        const auto end = next + std::ssize(rows[at]);
        ordered.emplace_back(next, end);
        next = end;
    }
    return ordered;
}

}  // namespace touch
