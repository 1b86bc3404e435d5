// SPDX-License-Identifier: Apache-2.0
// What `council check` says of a form with a kiosk's settings is what the kiosk with these settings does.
#include <fstream>

#include "sync/office/form_author.h"
#include "tests/station/at_the_kiosk.h"
#include "tests/xforms/filling_in.h"

namespace {

std::string translation(const std::string& name, const std::string& more = "") {
    return "<translation lang=\"" + name + "\"" + more + "><text id=\"q\"><value>" + name +
           "</value></text></translation>";
}

std::string in_languages(const std::string& translations) {
    return xforms::form_of("<a/>", "", "<input ref=\"/data/a\"><label ref=\"jr:itext('q')\"/></input>",
                           translations.empty() ? "" : "<itext>" + translations + "</itext>");
}

class AsChecked : public AtTheKiosk {
 protected:
    struct Judged {
        int check = 0;         // its exit code
        std::string told;      // by it
        bool kiosk = false;    // runs it
        std::string sentence;  // of the kiosk, where it does not
        std::string offered;   // by the kiosk, "en, ar"
    };
    // The kiosk and the check have the settings as one file.
    Judged judge(const std::string& xml, const std::string& languages, bool drafts) {
        std::ofstream(folder_ / "form.xml") << xml;
        std::ofstream(folder_ / "kiosk.toml")
            << "[kiosk]\nname = \"a\"\ncouncil = \"b\"\ndatabase = \"a.db\"\nwords = \"" BINARY_DIR
               "/words\"\noffer_drafts = "
            << (drafts ? "true" : "false")
            << "\n[consultation]\nform_id = \"a-form\"\nform = \"form.xml\"\npublic_key = "
               "\"public.pem\"\n"
            << languages << "\n";
        Judged judged;
        const auto checked =
            council::check_form({.form_xml = folder_ / "form.xml"}, {.settings = folder_ / "kiosk.toml"},
                                xforms::DryRunFormat::text);
        if (!checked) throw std::runtime_error(checked.error().sentence);
        judged.check = checked->exit_code;
        judged.told = checked->out;
        const auto config = kiosk::Config::read(folder_ / "kiosk.toml");
        if (!config) throw std::runtime_error(config.error().sentence);
        const auto station = kiosk::Station::open(*config, now_);
        judged.kiosk = station.has_value();
        if (!station) judged.sentence = station.error().sentence;
        if (station)
            for (const auto& language : (*station)->view(now_).chrome.languages)
                judged.offered += (judged.offered.empty() ? "" : ", ") + language.code;
        return judged;
    }
};

TEST_F(AsChecked, AFormIsRunOrRefusedByTheKioskInTheLanguagesThatItWasJudgedFor) {
    const std::string draft = " xmlns:h='urn:have-your-say:form' h:draft='true'";
    const std::string english = translation("English (en)"), arabic = translation("العربية (ar)");
    int refused = 0, run = 0;
    for (const std::string& translations :
         {std::string(), english, arabic, english + arabic, translation("العربية (ar)", draft),
          translation("English (en)", draft) + arabic, translation("default"), translation("Cymraeg (cy)")})
        for (const char* languages : {"", "languages = [\"en\"]", "languages = [\"ar\"]",
                                      "languages = [\"ar\", \"en\"]", "languages = [\"en\", \"cy\"]"})
            for (const bool drafts : {false, true}) {
                SCOPED_TRACE(translations + " with " + languages + (drafts ? ", drafts too" : ""));
                const Judged judged = judge(in_languages(translations), languages, drafts);
                EXPECT_EQ(judged.check == 0, judged.kiosk) << judged.told << judged.sentence;
                (judged.kiosk ? run : refused) += 1;
                if (!judged.kiosk) continue;
                EXPECT_NE(judged.told.find("for these languages: " + judged.offered + ".\n"),
                          std::string::npos)
                    << judged.offered << " are offered, and this is told: " << judged.told;
            }
    EXPECT_GT(refused, 10);
    EXPECT_GT(run, 10);
}

TEST_F(AsChecked, WhatIsRefusedForItsDraftsSaysWhoseTheyAre) {
    const Judged judged = judge(in_languages(translation("العربية (ar)")), "languages = [\"ar\"]", false);
    EXPECT_EQ(judged.check, 1);
    const std::string why =
        "no language can be offered: language 'ar' is not offered: the kiosk's words in it";
    EXPECT_NE(judged.told.find(why), std::string::npos) << judged.told;
    EXPECT_NE(judged.sentence.find(why), std::string::npos) << judged.sentence;
}

TEST_F(AsChecked, WithoutSettingsItIsToldForWhichLanguagesAndWhichAreDrafts) {
    const auto told = [&](const std::string& translations) {
        std::ofstream(folder_ / "form.xml") << in_languages(translations);
        return council::check_form({.form_xml = folder_ / "form.xml"}, {.words = BINARY_DIR "/words"},
                                   xforms::DryRunFormat::text)
            ->out;
    };
    const std::string arabic = translation("العربية (ar)");
    const std::string both = told(translation("English (en)") + arabic);
    EXPECT_NE(both.find("for these languages: en, ar.\nDrafts among them, of the form or of the kiosk's own "
                        "words: ar. A kiosk without [kiosk] offer_drafts offers: en.\n"),
              std::string::npos)
        << both;
    EXPECT_NE(told(arabic).find("refuses this form: none is left."), std::string::npos) << told(arabic);
}

}  // namespace
