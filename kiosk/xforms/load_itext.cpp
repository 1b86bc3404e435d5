// SPDX-License-Identifier: Apache-2.0
// The form's languages and translations. ODK XForms spec, "Languages": translations in document order, one of
// them the default; a text may have words and media in several forms.
#include <set>

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
            all.resize(languages_);
            if (all[language].present)
                loading_.warn(element->line, "text " + id, "this text is given twice; the last one is used");
            all[language] = {};
            all[language].present = true;
            for (const XmlElement* value : element->children())
                if (value->name == "value") add(*value, id, all[language]);
        }
    }

    // A text without a translation shows its id to the resident, so the author is told.
    void find_missing() {
        for (const auto& [id, all] : loading_.model.itext)
            for (std::size_t language = 0; language < all.size(); ++language)
                if (!all[language].present)
                    loading_.warn(0, "text " + id,
                                  "there is no translation in " + loading_.model.languages[language].name);
    }

 private:
    void add(const XmlElement& value, const std::string& id, Translation& to) {
        const std::string form(value.value("form"));
        const Place place{value.line, "text " + id, none, false};
        if (form.empty() || form == "long" || (form == "short" && to.words.empty())) {
            loading_.read_words(value, place, to.words, to.outputs);
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
        }
    }

    std::string media(const XmlElement& value, const Place& place) {
        const std::string source = value.text();
        const std::string name = media_name(source);
        if (name.empty() || name == "-") return {};  // an empty cell of the spreadsheet
        if (checked_.insert(name).second) loading_.file(source, place.line, place.subject);
        return name;
    }

    Loading& loading_;
    std::size_t languages_;
    std::set<std::string> checked_;
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
            loading.refuse(element->line, "translation", "a translation needs a lang attribute");
        for (const Form::Language& known : loading.model.languages)
            if (known.name == name)
                loading.refuse(element->line, "translation " + name, "this language is given twice");
        loading.model.languages.push_back({name, code_of(name)});
        translations.push_back(element);
    }
    ItextReader reader(loading, translations.size());
    for (std::size_t language = 0; language < translations.size(); ++language)
        reader.read(*translations[language], language);
    reader.find_missing();
}

}  // namespace xforms
