// SPDX-License-Identifier: Apache-2.0
// The form's languages and translations. ODK XForms spec, "Languages": translations in document order, one of
// them the default; a text may have words and media in several forms.
#include <map>
#include <set>

#include "kiosk/ascii.h"
#include "kiosk/blanks.h"
#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

// XLSForm writes "Polski (pl)"; the brackets hold the IANA subtag.
std::string code_of(const std::string& name) {
    const std::size_t open = name.rfind('('), close = name.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close < open + 2) return name;
    return name.substr(open + 1, close - open - 1);
}

class ItextReader {
 public:
    ItextReader(Loading& loading, std::size_t languages) : loading_(loading), languages_(languages) {}

    void read(const XmlElement& translation, std::size_t language) {
        for (const XmlElement* element : translation.children()) {
            if (element->name != "text") continue;
            const std::string id(element->value("id"));
            std::vector<Translation>& all = loading_.model.itext[id];
            lines_.emplace(id, element->line);
            all.resize(languages_);
            if (all[language].present)
                loading_.warn(element->line, "text " + id, "this text is given twice; the last one is used");
            all[language] = {};
            all[language].present = true;
            for (const XmlElement* value : element->children())
                if (value->name == "value") add(*value, id, all[language]);
            if (all[language].words.empty()) all[language].words = all[language].short_words;
        }
    }

    // What an author would want to know, and a resident would notice first.
    void look_over() {
        for (const auto& [id, all] : loading_.model.itext)
            for (std::size_t language = 0; language < all.size(); ++language) {
                const std::string& name = loading_.model.languages[language].name;
                if (!all[language].present)
                    loading_.warn(lines_[id], "text " + id, "there is no translation in " + name);
                else if (is_easy_read(name))
                    find_long_sentence(id, all[language]);
            }
    }

 private:
    static bool is_easy_read(std::string_view name) {
        return kiosk::lower_ascii(name).find("easy read") != std::string::npos;
    }

    // Easy Read: sentences of at most 15 words.
    void find_long_sentence(const std::string& id, const Translation& translation) {
        constexpr std::size_t most_words = 15;
        for (const Paragraph& paragraph : translation.words.paragraphs) {
            std::string_view rest = paragraph.words;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find_first_of(".!?:\n"), rest.size() - 1);
                const std::size_t words = kiosk::words_of(rest.substr(0, end + 1)).size();
                rest.remove_prefix(end + 1);
                if (words <= most_words) continue;
                loading_.warn(
                    lines_[id], "text " + id,
                    "an Easy Read sentence has " + std::to_string(words) + " words; 15 are the most");
                return;
            }
        }
    }

    void add(const XmlElement& value, const std::string& id, Translation& to) {
        const std::string form(value.value("form"));
        const Place place{value.line, "text " + id, none, false};
        if (form.empty() || form == "long") {
            loading_.read_words(value, place, to.words, to.outputs);
        } else if (form == "short") {
            loading_.read_words(value, place, to.short_words, to.outputs);
        } else if (form == "guidance") {
            loading_.read_words(value, place, to.guidance, to.outputs);
        } else if (form == "image") {
            to.image = media(value, place);
        } else if (form == "big-image") {
            to.big_image = media(value, place);
        } else if (form == "audio") {
            to.audio = media(value, place);
        } else if (form == "video") {
            to.video = media(value, place);
            if (!to.video.empty())
                loading_.warn(value.line, place.subject, "a kiosk plays no video: its words stand alone");
        }
    }

    std::string media(const XmlElement& value, const Place& place) {
        const std::string source = value.text();
        const std::string name = media_name(source);
        if (name.empty() || name == "-") return {};  // an empty cell of the spreadsheet
        if (checked_.insert(name).second) loading_.look_for_shown(source, place.line, place.subject);
        return name;
    }

    Loading& loading_;
    std::size_t languages_;
    std::set<std::string> checked_;
    std::map<std::string, int> lines_;
};

}  // namespace

void load_itext(Loading& loading, const XmlElement& model) {
    const XmlElement* itext = model.child("itext");
    if (!itext) return;
    std::vector<const XmlElement*> translations;
    for (const XmlElement* element : itext->children()) {
        if (element->name != "translation") continue;
        const std::string name(element->value("lang"));
        const std::string* is_default = element->attribute("default");
        if (is_default && (is_default->empty() || *is_default == "true()" || *is_default == "true"))
            loading.model.default_language = translations.size();
        if (name.empty())
            loading.refuse(element->line, "translation", "a translation has no language",
                           "write its name, such as lang=\"English (en)\"");
        for (const Form::Language& known : loading.model.languages)
            if (known.name == name)
                loading.refuse(element->line, "translation " + name, "this language is given twice",
                               "put all its texts into one translation");
        const bool draft = element->value("draft", "urn:have-your-say:form") == "true";
        loading.model.languages.push_back({name, code_of(name), draft});
        translations.push_back(element);
    }
    ItextReader reader(loading, translations.size());
    for (std::size_t language = 0; language < translations.size(); ++language)
        reader.read(*translations[language], language);
    reader.look_over();
}

}  // namespace xforms
