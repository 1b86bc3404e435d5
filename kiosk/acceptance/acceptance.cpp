// SPDX-License-Identifier: Apache-2.0
#include "kiosk/acceptance/acceptance.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "kiosk/acceptance/trial_run.h"
#include "kiosk/limits.h"
#include "kiosk/plural.h"
#include "kiosk/words/languages.h"
#include "kiosk/words/words.h"

namespace acceptance {
namespace {

constexpr std::string_view english = "en";

class Judge {
 public:
    Judge(const Terms& terms, Decision& decision) : terms_(terms), decision_(decision) {}

    void hear(std::string_view xml, const xforms::MediaSource& media) {
        // In a child first: what kills a program that loads the form must not be this one.
        const auto leave_out = xforms::LeaveOut::read(terms_.leave_out);
        if (!leave_out) return refuse("leave_out", leave_out.error().sentence);
        const Trial trial = run_trial(xml, media, *leave_out);
        decision_.later = !trial.made;
        if (!trial.came_to_its_end) return refuse("trial run", trial.sentence);
        std::map<std::string, std::size_t> named;
        const xforms::MediaSource counted = [&](std::string_view name) {
            auto bytes = media(name);
            if (bytes) named.insert_or_assign(std::string(name), bytes->size());
            return bytes;
        };
        xforms::Form::Loaded loaded =
            xforms::Form::load(xml, counted, xforms::Form::Use::at_a_kiosk, *leave_out);
        decision_.problems = std::move(loaded.problems);
        if (!loaded.form) return;
        if (!trial.sentence.empty()) refuse("trial run", trial.sentence);
        if (std::string sentence = too_much_media(named); !sentence.empty())
            refuse("media", std::move(sentence));
        accepted_.form = loaded.form;
        look_at_id();
        look_at_key();
        choose_languages();
        if (!refused_) decision_.accepted = std::move(accepted_);
    }

 private:
    void refuse(std::string subject, std::string reason) {
        refused_ = true;
        decision_.problems.push_back({0, std::move(subject), std::move(reason), true});
    }

    void look_at_id() {
        const std::string& id = accepted_.form->id();
        if (terms_.form_id.empty() || id == terms_.form_id) return;
        refuse("form_id", terms_.settings + ": " + terms_.section + " form_id is '" + terms_.form_id +
                              "', but the form calls itself by another form ID, '" + id + "'");
    }

    void look_at_key() {
        std::string key = accepted_.form->public_key();
        const bool own = !key.empty();
        if (!own && terms_.public_key) {
            std::ifstream stream(*terms_.public_key, std::ios::binary);
            std::ostringstream all;
            if (stream) all << stream.rdbuf();
            key = all.str();
        }
        if (key.empty()) {
            if (terms_.must_seal)
                refuse("public key", "the form carries no public key (submission/@base64RsaPublicKey) and " +
                                         terms_.settings + " names no readable " + terms_.section +
                                         " public_key: answers could not be sealed");
            return;
        }
        const auto read = store::PublicKey::read(key);
        if (!read)
            return refuse("public key",
                          (own ? std::string("the form's") : terms_.public_key.value_or("").string()) +
                              " public key cannot be used: " + read.error().sentence);
        accepted_.key = *read;
    }

    std::optional<Language> language(std::string_view code, Offered offered) const {
        const auto& all = accepted_.form->languages();
        if (all.empty()) return Language{std::string(code), std::nullopt, false};
        const auto translation = translation_for(*accepted_.form, code, offered);
        if (!translation) return std::nullopt;
        return Language{std::string(code), translation, all[*translation].draft};
    }

    // "" where it may be offered.
    std::string why_not(Language& language) const {
        if (terms_.words) {
            if (const auto whole = words::check(terms_.words->string(), language.code); !whole)
                return whole.error().sentence;
            language.draft_words = words::is_draft(terms_.words->string(), language.code);
        }
        if (terms_.offer_drafts) return "";
        if (language.draft)
            return "its translation of the form is a draft; [kiosk] offer_drafts would show it";
        if (language.draft_words)
            return "the kiosk's words in it are a draft; [kiosk] offer_drafts would show them";
        return "";
    }

    void offer(Language language) {
        if (const std::string why = why_not(language); !why.empty())
            accepted_.held_back.push_back("language '" + language.code + "' is not offered: " + why);
        else
            accepted_.languages.push_back(std::move(language));
    }

    void choose_languages() {
        bool named = false;
        for (const std::string& code : terms_.languages) {
            if (kiosk::spoken_language(code) == nullptr) {
                refuse_language("'" + code + "' is none that the kiosk speaks");
            } else if (auto found = language(
                           code, code == terms_.languages.front() ? Offered::first : Offered::further)) {
                named = true;
                offer(std::move(*found));
            } else {
                refuse_language("form " + accepted_.form->id() + " has no translation '" + code + "'");
            }
        }
        if (terms_.languages.empty())
            for (const auto& translation : accepted_.form->languages())
                if (kiosk::spoken_language(translation.code) != nullptr)
                    if (auto found = language(translation.code, Offered::further)) {
                        named = true;
                        offer(std::move(*found));
                    }
        // English stands in where nothing else can be offered, also for a form that names no language of
        // ours.
        if (auto found = language(english, named ? Offered::further : Offered::first))
            if (why_not(*found).empty()) accepted_.fall_back = std::move(found);
        if (refused_) return;
        if (accepted_.languages.empty() && accepted_.fall_back)
            accepted_.languages.push_back(*accepted_.fall_back);
        if (!accepted_.languages.empty()) return;
        std::string sentence = "no language can be offered";
        for (const std::string& why : accepted_.held_back) sentence += ": " + why;
        refuse_language(sentence);
    }

    void refuse_language(const std::string& why) {
        const std::string where =
            terms_.settings.empty() ? "" : terms_.settings + ": [consultation] languages: ";
        refuse("languages", where + why);
    }

    const Terms& terms_;
    Decision& decision_;
    Accepted accepted_;
    bool refused_ = false;
};

}  // namespace

Terms Terms::of(const kiosk::Config& config) {
    return {.settings = config.file.string(),
            .section = "[consultation]",
            .form_id = config.form_id,
            .public_key = config.public_key,
            .must_seal = true,
            .languages = config.languages,
            .offer_drafts = config.offer_drafts,
            .words = config.words,
            .leave_out = config.leave_out};
}

Terms Terms::of_newsletter(const kiosk::Config& config) {
    Terms terms = of(config);
    if (!config.newsletter) return terms;  // nobody asks for the terms of none
    terms.section = "[newsletter]";
    terms.form_id = config.newsletter->form_id;
    if (config.newsletter->public_key) terms.public_key = config.newsletter->public_key;
    return terms;
}

std::string Decision::reasons(std::size_t most_lines) const {
    std::vector<xforms::Problem> refusing = problems;
    std::erase_if(refusing, [](const xforms::Problem& each) { return !each.refuses; });
    const std::size_t all = refusing.size(), shown = std::min(all, most_lines);
    refusing.resize(shown);
    const std::string lines = xforms::describe(refusing);
    if (shown == all) return lines;
    return lines + kiosk::counted(static_cast<int>(all - shown), "more reason", "more reasons") +
           ": council check names them all\n";
}

std::optional<std::size_t> translation_for(const xforms::Form& form, std::string_view code, Offered offered) {
    const auto& all = form.languages();
    const auto index = [&](auto found) { return static_cast<std::size_t>(found - all.begin()); };
    const auto exact =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.code == code; });
    if (exact != all.end()) return index(exact);
    const auto unnamed = [](const xforms::Form::Language& each) {
        return kiosk::spoken_language(each.code) == nullptr;
    };
    if (offered == Offered::further || all.empty()) return std::nullopt;
    if (unnamed(all[form.default_language()])) return form.default_language();
    const auto first = std::find_if(all.begin(), all.end(), unnamed);
    if (first == all.end()) return std::nullopt;
    return index(first);
}

std::string too_much_media(const std::map<std::string, std::size_t>& bytes_by_name) {
    std::size_t together = 0;
    for (const auto& [name, bytes] : bytes_by_name) together += bytes;
    if (bytes_by_name.size() > limits::media_files)
        return "the form has " + std::to_string(bytes_by_name.size()) +
               " media files; a kiosk takes at most " + std::to_string(limits::media_files) + ".";
    if (together > limits::media_together)
        return "the media files of the form are " + std::to_string(together) +
               " bytes together; a kiosk takes at most " + std::to_string(limits::media_together) + ".";
    return "";
}

Decision decide(std::string_view xml, const xforms::MediaSource& media, const Terms& terms) {
    Decision decision;
    Judge(terms, decision).hear(xml, media);
    return decision;
}

}  // namespace acceptance
