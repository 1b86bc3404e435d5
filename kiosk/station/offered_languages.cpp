// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/offered_languages.h"

#include <algorithm>

#include "kiosk/pinyin/pinyin.h"
#include "kiosk/speech/voices.h"
#include "kiosk/words/languages.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

class Choosing {
 public:
    Choosing(const Config& config, const std::vector<std::string>& unshowable)
        : config_(config), unshowable_(unshowable) {}

    Result<Offered> choose(const acceptance::Accepted& accepted) {
        offered_.held_back = accepted.held_back;
        for (const acceptance::Language& language : accepted.languages) consider(language);
        if (offered_.languages.empty() && accepted.fall_back) consider(*accepted.fall_back);
        if (!offered_.languages.empty()) return std::move(offered_);
        std::string sentence = config_.file.string() + ": no language can be shown here";
        for (const std::string& why : offered_.held_back) sentence += ": " + why;
        return fail(ErrorKind::invalid, sentence);
    }

 private:
    void consider(const acceptance::Language& language) {
        const SpokenLanguage* spoken = spoken_language(language.code);
        require(spoken != nullptr, "a language is accepted that the kiosk speaks");
        if (const std::string why = why_not(*spoken); !why.empty()) {
            offered_.held_back.push_back("language '" + language.code + "' is not offered: " + why);
            return;
        }
        const bool speaks = !speech::voice_of(language.code, config_.voice_reviewed).empty();
        if (!speaks && speech::is_borrowed(language.code))
            offered_.held_back.push_back(
                "language '" + language.code +
                "' is offered without a voice: no listener has judged the one that it "
                "borrows; [speech] voice_reviewed names those that were judged");
        offered_.languages.push_back({.code = language.code,
                                      .name = spoken->own_name,
                                      .greeting = spoken->greeting,
                                      .direction = spoken->direction,
                                      .speaks = speaks,
                                      .keys = spoken->keys});
        if (language.translation) offered_.form_languages.push_back(*language.translation);
    }

    // "" where it can be shown and typed here.
    std::string why_not(const SpokenLanguage& spoken) const {
        const std::string code = spoken.code;
        if (const auto opened = words::open(config_.words.string(), {code}); !opened)
            return opened.error().sentence;
        if (std::find(unshowable_.begin(), unshowable_.end(), code) != unshowable_.end())
            return "no font has its letters; install fonts-noto-core and fonts-noto-cjk";
        if (spoken.keys.letters == touch::LayoutName::Letters::pinyin)
            if (const auto dictionary = pinyin::check(); !dictionary) return dictionary.error().sentence;
        return "";
    }

    const Config& config_;
    const std::vector<std::string>& unshowable_;
    Offered offered_;
};

}  // namespace

Result<Offered> offered_languages(const Config& config, const acceptance::Accepted& accepted,
                                  const std::vector<std::string>& unshowable) {
    return Choosing(config, unshowable).choose(accepted);
}

}  // namespace kiosk
