// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/offered_languages.h"

#include <algorithm>

#include "kiosk/pinyin/pinyin.h"
#include "kiosk/speech/voices.h"
#include "kiosk/words/languages.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

constexpr const char* fall_back = "en";

class Choosing {
 public:
    Choosing(const Config& config, const xforms::Form& form, const std::vector<std::string>& unshowable)
        : config_(config), form_(form), unshowable_(unshowable) {}

    Result<Offered> choose() {
        std::vector<std::string> wanted = config_.languages;
        if (wanted.empty())
            for (const auto& translation : form_.languages())
                if (spoken_language(translation.code) != nullptr) wanted.push_back(translation.code);
        if (auto opened = words::open(config_.words.string(), {}); !opened)
            return tl::unexpected(opened.error());
        for (const std::string& code : wanted)
            if (auto considered = consider(code); !considered) return tl::unexpected(considered.error());
        if (!offered_.languages.empty()) return std::move(offered_);
        if (auto considered = consider(fall_back); !considered) return tl::unexpected(considered.error());
        if (!offered_.languages.empty()) return std::move(offered_);
        return fail(ErrorKind::invalid,
                    config_.file.string() + ": no language can be offered: " + offered_.held_back.front());
    }

 private:
    Result<void> consider(const std::string& code) {
        const SpokenLanguage* spoken = spoken_language(code);
        if (spoken == nullptr) return refused("'" + code + "' is none that the kiosk speaks");
        const auto& all = form_.languages();
        const auto translation =
            std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.code == code; });
        if (!all.empty() && translation == all.end())
            return refused("form " + form_.id() + " has no translation '" + code + "'");
        const bool draft = translation != all.end() && translation->draft;
        if (const std::string why = why_not(*spoken, draft); !why.empty()) {
            offered_.held_back.push_back("language '" + code + "' is not offered: " + why);
            return {};
        }
        offered_.languages.push_back({.code = code,
                                      .name = spoken->own_name,
                                      .direction = spoken->direction,
                                      .speaks = !speech::voice_of(code).empty(),
                                      .keys = spoken->keys});
        if (!all.empty())
            offered_.form_languages.push_back(static_cast<std::size_t>(translation - all.begin()));
        return {};
    }

    // "" where it can be offered.
    std::string why_not(const SpokenLanguage& spoken, bool draft_in_form) const {
        const std::string code = spoken.code;
        if (const auto whole = words::check(config_.words.string(), code); !whole)
            return whole.error().sentence;
        if (std::find(unshowable_.begin(), unshowable_.end(), code) != unshowable_.end())
            return "no font has its letters; install fonts-noto-core and fonts-noto-cjk";
        if (spoken.keys.letters == touch::LayoutName::Letters::pinyin)
            if (const auto dictionary = pinyin::check(); !dictionary) return dictionary.error().sentence;
        if (config_.offer_drafts) return "";
        if (draft_in_form)
            return "its translation of the form is a draft; [kiosk] offer_drafts would show it";
        if (words::is_draft(code))
            return "the kiosk's words in it are a draft; [kiosk] offer_drafts would show them";
        return "";
    }

    Result<void> refused(const std::string& why) const {
        return fail(ErrorKind::invalid, config_.file.string() + ": [consultation] languages: " + why);
    }

    const Config& config_;
    const xforms::Form& form_;
    const std::vector<std::string>& unshowable_;
    Offered offered_;
};

}  // namespace

Result<Offered> offered_languages(const Config& config, const xforms::Form& form,
                                  const std::vector<std::string>& unshowable) {
    return Choosing(config, form, unshowable).choose();
}

}  // namespace kiosk
