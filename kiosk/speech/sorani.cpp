// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/speech/respelling.h"
#include "kiosk/utf8.h"

namespace speech {
namespace {

constexpr char32_t zwnj = 0x200C;

struct Letter {
    char32_t arabic;
    const char* latin;
};
// Hawar's, where it has one; without ħ and ʕ, whose places h and nothing take. ng is one sound.
constexpr Letter consonants[] = {
    {U'ب', "b"}, {U'پ', "p"},  {U'ت', "t"}, {U'ط', "t"}, {U'ج', "c"}, {U'چ', "ç"}, {U'ح', "h"},
    {U'خ', "x"}, {U'غ', "x"},  {U'د', "d"}, {U'ض', "z"}, {U'ذ', "z"}, {U'ز', "z"}, {U'ظ', "z"},
    {U'ر', "r"}, {U'ڕ', "rr"}, {U'ژ', "j"}, {U'س', "s"}, {U'ث', "s"}, {U'ص', "s"}, {U'ش', "ş"},
    {U'ف', "f"}, {U'ڤ', "v"},  {U'ق', "q"}, {U'ک', "k"}, {U'ك', "k"}, {U'گ', "g"}, {U'ل', "l"},
    {U'ڵ', "l"}, {U'م', "m"},  {U'ن', "n"}, {U'ه', "h"}, {U'ھ', "h"},
};
constexpr Letter vowels[] = {
    {U'ا', "a"}, {U'آ', "a"}, {U'ە', "e"}, {U'ۆ', "o"}, {U'ێ', "ê"},
};
constexpr Letter marks[] = {
    {U'؟', "?"}, {U'،', ","}, {U'؛', ";"}, {U'۔', "."}, {U'٪', "%"}, {U'٫', ","},
};
// Where one letter is all there is, its name, if the sound alone would be none or another letter's.
constexpr Letter names[] = {
    {U'ئ', "hemze"}, {U'ع', "eyn"}, {U'غ', "xeyn"}, {U'ڕ', "rrê"}, {U'ڵ', "lamê"},
};

template <std::size_t count>
const char* latin_of(const Letter (&letters)[count], char32_t arabic) {
    const auto found = std::find_if(std::begin(letters), std::end(letters),
                                    [&](const Letter& each) { return each.arabic == arabic; });
    return found == std::end(letters) ? nullptr : found->latin;
}

bool is_yeh(char32_t letter) {
    return letter == U'ی' || letter == U'ي' || letter == U'ى';
}

bool is_arabic_letter(char32_t letter) {
    return latin_of(consonants, letter) != nullptr || latin_of(vowels, letter) != nullptr || is_yeh(letter) ||
           letter == U'و' || letter == U'ئ' || letter == U'ع' || letter == zwnj || letter == U'ـ';
}

struct Sound {
    std::string latin;
    bool vowel = false;
};

// و and ی are consonants beside a vowel, and vowels between consonants.
class Sounds {
 public:
    explicit Sounds(const std::u32string& word) : word_(word) {
        for (at_ = 0; at_ < word.size(); ++at_) take(word[at_]);
    }
    std::vector<Sound> all;

 private:
    void take(char32_t letter) {
        const char* consonant = latin_of(consonants, letter);
        if (const char* vowel = latin_of(vowels, letter); vowel != nullptr) {
            add(vowel, true);
        } else if (letter == U'ه' && next() == zwnj) {  // how it was written before ە had a key
            add("e", true);
        } else if (letter == U'ن' && next() == U'گ') {
            add("ng", false);
            ++at_;
        } else if (consonant != nullptr) {
            add(consonant, false);
        } else if (letter == U'و') {
            take_waw();
        } else if (is_yeh(letter)) {
            const bool glide = after_vowel() || vowel_follows();
            add(glide ? "y" : "î", !glide);
        }  // ئ only carries the vowel after it; ع, a drawn-out line and the joiner have no sound here
    }
    void take_waw() {
        if (next() == U'و') {
            add("û", true);
            ++at_;
        } else if (word_.size() == 1) {
            add("û", true);  // "and"
        } else {
            const bool carried = at_ > 0 && word_[at_ - 1] == U'ئ';
            const bool glide = !carried && (at_ == 0 || after_vowel() || vowel_follows());
            add(glide ? "w" : "u", !glide);
        }
    }
    void add(const char* latin, bool vowel) { all.push_back({latin, vowel}); }
    char32_t next() const { return at_ + 1 < word_.size() ? word_[at_ + 1] : 0; }
    bool after_vowel() const { return !all.empty() && all.back().vowel; }
    bool vowel_follows() const {
        return latin_of(vowels, next()) != nullptr || (next() == U'و' && word_.substr(at_ + 2, 1) == U"و") ||
               (next() == U'ه' && word_.substr(at_ + 2, 1) == std::u32string(1, zwnj));
    }

    const std::u32string& word_;
    std::size_t at_ = 0;
};

bool one_of(const std::string& sound, std::string_view letters) {
    return letters.find(sound) != std::string_view::npos;
}

// Two consonants that may end a syllable: "kurd", "dest", "pênc".
bool ends_together(const Sound& first, const Sound& second) {
    if (one_of(first.latin, "yw")) return true;
    if (one_of(first.latin, "rrlnm")) return one_of(second.latin, "dtkgpbcçszşjxfqv");
    return one_of(first.latin, "sşxf") && second.latin == "t";
}

const Sound unwritten{"i", true};

// The consonants between two vowels, with the short i that is not written. `onset` of them begin the syllable
// of the next vowel; the others join syllables from the last to the first: "k-r-d-n" is "kir-din".
std::vector<Sound> with_unwritten(std::vector<Sound> run, bool after_vowel, bool before_vowel) {
    std::size_t onset = before_vowel && !run.empty() ? 1 : 0;
    if (onset == 1 && !after_vowel && run.size() > 1 && one_of(run.back().latin, "wy")) onset = 2;  // "xwê"
    std::size_t end = run.size() - onset;  // what is before it still wants a syllable
    const auto put_i = [&](std::size_t place) {
        run.insert(run.begin() + static_cast<std::ptrdiff_t>(place), unwritten);
    };
    const bool infinitive = onset == 1 && run.back().latin == "n";  // "kir-di-nî", "nar-di-nî"
    if (infinitive && end > 1 && one_of(run[end - 1].latin, "dt")) put_i(end--);
    while (end > (after_vowel ? 1U : 0U)) {
        const bool together = end >= 2 && ends_together(run[end - 2], run[end - 1]);
        // Within a word only before t and d, "dest-pê", for it may be a prefix that ends: "hel-bi-jê".
        if (after_vowel && end == 2 && together && (onset == 0 || one_of(run[1].latin, "td"))) break;
        if (end == 1 || (after_vowel && end == 2 && onset > 0)) {  // an open syllable: "bi-ke", "hel-bi-jê"
            put_i(end);
            end -= 1;
        } else if (together && end >= 3) {
            put_i(end - 2);
            end -= 3;
        } else {
            put_i(end - 1);
            end -= 2;
        }
    }
    return run;
}

std::string word_in_latin(const std::u32string& word) {
    if (word.size() == 1)
        if (const char* name = latin_of(names, word[0]); name != nullptr) return name;
    const std::vector<Sound> sounds = Sounds(word).all;
    if (word.size() == 1 && sounds.size() == 1) return sounds[0].latin;
    std::string latin;
    bool after_vowel = false;
    for (auto at = sounds.begin(); at != sounds.end();) {
        const auto vowel = std::find_if(at, sounds.end(), [](const Sound& each) { return each.vowel; });
        for (const Sound& sound : with_unwritten({at, vowel}, after_vowel, vowel != sounds.end()))
            latin += sound.latin;
        if (vowel == sounds.end()) break;
        latin += vowel->latin;
        after_vowel = true;
        at = vowel + 1;
    }
    return latin;
}

// Digits of Arabic and Persian, and marks; "" where it is none of them.
std::string mark_in_latin(char32_t character) {
    if (character >= U'٠' && character <= U'٩')
        return std::string(1, static_cast<char>('0' + (character - U'٠')));
    if (character >= U'۰' && character <= U'۹')
        return std::string(1, static_cast<char>('0' + (character - U'۰')));
    const char* mark = latin_of(marks, character);
    return mark == nullptr ? "" : mark;
}

}  // namespace

std::string sorani_for_kurmanji(const std::string& words) {
    std::string all;
    std::u32string word;
    utf8::each_letter(words, [&](char32_t character, std::string_view bytes) {
        if (is_arabic_letter(character)) {
            word += character;
        } else {
            all += word_in_latin(std::exchange(word, {}));
            const std::string mark = mark_in_latin(character);
            all += mark.empty() ? bytes : mark;
        }
    });
    return all + word_in_latin(word);
}

}  // namespace speech
