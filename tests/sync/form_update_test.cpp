// SPDX-License-Identifier: Apache-2.0
// Forms come down whole and checked, or not at all: the one of before stays live whatever a server does.
#include "sync/form_update.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using kiosk::ErrorKind;
using testing::FarEnd;
using testing::form_list;
using testing::form_xml;
using testing::KioskMachine;
using testing::manifest;
using testing::md5_hash;

class FormUpdating : public ::testing::Test {
 protected:
    kiosk::Result<FormUpdate> update(const Limits& limits = {}) {
        Council council = machine.council(far_end.url(), limits);
        return update_form(machine.store(), acceptance::Terms::of(machine.config), council,
                           machine.moment.wall);
    }

    std::string stored_xml() const { return kept().xml; }
    store::StoredForm kept() const {
        return const_cast<KioskMachine&>(machine)
            .store()
            .forms()
            .newest(testing::form_id)
            .value()
            .value_or(store::StoredForm{});
    }

    // Something is wrong with what is offered: the update fails in this way, and the first form is still
    // there.
    void expect_the_old_form_stays(ErrorKind kind, const std::string& why, const Limits& limits = {}) {
        const auto result = update(limits);
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().kind, kind) << result.error().sentence;
        EXPECT_NE(result.error().sentence.find(why), std::string::npos) << result.error().sentence;
        EXPECT_EQ(result.error().sentence.find(testing::token), std::string::npos);
        EXPECT_EQ(stored_xml(), first);
    }

    void SetUp() override {
        far_end.offer_form(testing::form_id, first);
        ASSERT_EQ(update()->news, FormNews::updated);
    }

    void offer_with_media(const std::string& entries) {
        far_end.offer_form(testing::form_id, second, manifest(entries));
    }

    FarEnd far_end;
    KioskMachine machine;
    const std::string first = form_xml("First"), second = form_xml("Second");
};

TEST_F(FormUpdating, AFormWithAnotherHashReplacesTheOldOne) {
    far_end.offer_form(testing::form_id, second);
    const auto result = update();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->news, FormNews::updated);
    EXPECT_EQ(result->version, "1");
    EXPECT_EQ(stored_xml(), second);
    EXPECT_EQ(kept().fetched, machine.moment.wall);
}

TEST_F(FormUpdating, AFormWithTheSameHashIsNotFetchedAgain) {
    EXPECT_EQ(update()->news, FormNews::none);
    EXPECT_EQ(update()->news, FormNews::none);
    EXPECT_EQ(far_end.asked("form.xml"), 1);
}

TEST_F(FormUpdating, AFormThatVanishesFromTheListIsKeptWithWhatWaitsForIt) {
    machine.submit();
    far_end.answer_form_list(200, form_list(""));
    EXPECT_EQ(update()->news, FormNews::unlisted);
    EXPECT_EQ(update()->listed, "it lists no form at all.");
    EXPECT_EQ(stored_xml(), first);
    EXPECT_EQ(machine.store().counters().tally(machine.moment.wall)->waiting, 1);
}

TEST_F(FormUpdating, OtherFormsOfTheProjectAreLeftAlone) {
    far_end.answer_form_list(
        200, form_list(FarEnd::list_entry("another", md5_hash("x"), far_end.offer("x", "x"))));
    EXPECT_EQ(update()->news, FormNews::unlisted);
    EXPECT_EQ(far_end.asked("x"), 0);
}

TEST_F(FormUpdating, WhereTheFormIsNotListedTheOnesThatAreAreNamed) {
    std::string entries;
    for (int i = 1; i <= 10; ++i) entries += FarEnd::list_entry("form-" + std::to_string(i), "md5:0", "x");
    far_end.answer_form_list(200, form_list(entries));
    const auto result = update();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->listed,
              "it lists form-1, form-2, form-3, form-4, form-5, form-6, form-7, form-8 and 2 more.");
    machine.config.form_id = "another";
    EXPECT_NE(machine.carry(far_end.url())
                  .outcome.find("does not list the form another for this kiosk: it "
                                "lists form-1,"),
              std::string::npos);
}

TEST_F(FormUpdating, AProjectOfMoreThanAThousandFormsIsNoHindrance) {
    std::string entries;
    for (int i = 0; i < 1'500; ++i) entries += FarEnd::list_entry("form-" + std::to_string(i), "md5:0", "x");
    far_end.offer("form.xml", second);
    far_end.answer_form_list(200, form_list(entries + FarEnd::list_entry(testing::form_id, md5_hash(second),
                                                                         far_end.url() + "/form.xml")));
    const auto result = update();
    ASSERT_TRUE(result) << result.error().sentence;
    EXPECT_EQ(result->news, FormNews::updated);
    far_end.answer_form_list(200, form_list(entries));
    EXPECT_EQ(update()->listed, "its whole list cannot be read.");
}

TEST_F(FormUpdating, AnIdThatCentralEscapesTwiceIsFoundAllTheSame) {
    machine.config.form_id = "bins & streets";
    const std::string xml = form_xml("Bins", "bins &amp; streets");
    far_end.offer_form("bins &amp;amp; streets", xml);
    const auto result = update();
    ASSERT_TRUE(result) << result.error().sentence;
    EXPECT_EQ(result->news, FormNews::updated);
}

TEST_F(FormUpdating, BytesThatAreNotTheAnnouncedOnesAreRefused) {
    far_end.offer_form(testing::form_id, second);
    far_end.offer("form.xml", second + "\n");
    expect_the_old_form_stays(ErrorKind::invalid, "hash differs");
}

TEST_F(FormUpdating, AListWithoutAHashIsRefused) {
    far_end.answer_form_list(200,
                             form_list(FarEnd::list_entry(testing::form_id, "", far_end.offer("f", second))));
    expect_the_old_form_stays(ErrorKind::invalid, "hash differs");
}

TEST_F(FormUpdating, AFormListThatNamesTheFormTwiceIsRefused) {
    const std::string entry =
        FarEnd::list_entry(testing::form_id, md5_hash(second), far_end.offer("f", second));
    far_end.answer_form_list(200, form_list(entry + entry));
    expect_the_old_form_stays(ErrorKind::invalid, "twice");
}

TEST_F(FormUpdating, DownloadsFromAnyOtherServerAreRefusedAndNeverAsked) {
    FarEnd other;
    const std::string elsewhere = other.offer("form.xml", second);
    const std::string port = far_end.origin().substr(far_end.origin().rfind(':'));
    for (const std::string& url :
         {elsewhere, std::string("file:///etc/passwd"), std::string("ftp://127.0.0.1/form.xml"),
          "https://127.0.0.1" + port + "/form.xml", "http://127.0.0.1" + port + "@" + elsewhere.substr(7),
          "http://user:secret@127.0.0.1" + port + "/form.xml", "http://localhost" + port + "/form.xml",
          "http://127.0.0.1.example.org" + port + "/form.xml", std::string("/form.xml"),
          std::string("//example.org/f"), std::string("http://169.254.169.254/latest"),
          std::string("http://10.0.0.1/"), std::string("http://[::1]/"),
          "http://127.0.0.1" + port + "/form.xml\r\nX-Evil: 1", std::string()}) {
        far_end.answer_form_list(200, form_list(FarEnd::list_entry(testing::form_id, md5_hash(second), url)));
        expect_the_old_form_stays(ErrorKind::invalid, "another server");
    }
    EXPECT_EQ(other.requests(), 0);
}

TEST_F(FormUpdating, AFormOfAnotherIdIsRefused) {
    far_end.offer_form(testing::form_id, form_xml("Second", "another"));
    expect_the_old_form_stays(ErrorKind::invalid, "another form ID");
}

TEST_F(FormUpdating, AFormThatTheKioskCannotRunIsRefusedWithItsReason) {
    std::string xml = second;
    const std::string body = "<h:body>";
    xml.insert(xml.find(body) + body.size(),
               "<upload ref=\"/data/hours\" mediatype=\"image/*\"><label>A</label></upload>");
    far_end.offer_form(testing::form_id, xml);
    expect_the_old_form_stays(ErrorKind::invalid, "upload");
}

// RELIABILITY N9.
TEST_F(FormUpdating, AFormThatIsNoXmlOrDeclaresADoctypeIsRefused) {
    for (const std::string& xml :
         {std::string(), std::string("MZ\0\1", 4), second.substr(0, second.size() / 2),
          "<!DOCTYPE x [<!ENTITY a \"b\">]>" + second.substr(second.find("<h:html"))}) {
        far_end.offer_form(testing::form_id, xml);
        expect_the_old_form_stays(ErrorKind::invalid, "cannot run on this kiosk");
    }
}

TEST_F(FormUpdating, AFormWithoutAKeyIsRefusedUnlessTheCouncilGaveOne) {
    std::string xml = second;
    const std::size_t from = xml.find("<submission"), to = xml.find("/>", from) + 2;
    xml.erase(from, to - from);
    far_end.offer_form(testing::form_id, xml);
    expect_the_old_form_stays(ErrorKind::invalid, "no public key");
    machine.config.public_key = machine.folder() / "council.pem";
    expect_the_old_form_stays(ErrorKind::invalid, "no public key");  // the file is not there yet
    std::ofstream(*machine.config.public_key) << testing::public_key();
    EXPECT_EQ(update()->news, FormNews::updated);
}

TEST_F(FormUpdating, AFormWithABrokenKeyIsRefused) {
    std::string xml = second;
    xml.replace(xml.find(testing::public_key()), 20, "AAAAAAAAAAAAAAAAAAAA");
    far_end.offer_form(testing::form_id, xml);
    expect_the_old_form_stays(ErrorKind::invalid, "public key cannot be used");
}

TEST_F(FormUpdating, AFormOrAListPastItsCapIsRefusedHoweverItIsSent) {
    Limits limits;
    limits.form = second.size() - 1;
    far_end.offer_form(testing::form_id, second);
    expect_the_old_form_stays(ErrorKind::invalid, "too many bytes", limits);
    far_end.answer_form_list(200, form_list("") + std::string(2 << 20, ' '));
    expect_the_old_form_stays(ErrorKind::invalid, "too many bytes");
}

TEST_F(FormUpdating, AServerThatAnswersWithAnythingBut200LeavesTheForm) {
    for (int status = 201; status < 600; ++status) {
        far_end.answer_form_list(status,
                                 form_list(FarEnd::list_entry(testing::form_id, md5_hash(second), "x")));
        const ErrorKind kind = status == 401 || status == 403   ? ErrorKind::refused
                               : status == 404 || status == 410 ? ErrorKind::invalid
                                                                : ErrorKind::offline;
        expect_the_old_form_stays(kind, std::to_string(status));
    }
}

TEST_F(FormUpdating, MediaComeWithTheFormAndOnlyChangedOnesAreFetchedAgain) {
    const std::string map = far_end.offer("map.png", "a map"), list = far_end.offer("wards.csv", "one");
    offer_with_media(FarEnd::media_entry("map.png", md5_hash("a map"), map) +
                     FarEnd::media_entry("lists/wards.csv", md5_hash("one"), list));
    ASSERT_EQ(update()->news, FormNews::updated);
    ASSERT_EQ(kept().media.size(), 2U);
    far_end.offer("wards.csv", "two");
    offer_with_media(FarEnd::media_entry("map.png", md5_hash("a map"), map) +
                     FarEnd::media_entry("lists/wards.csv", md5_hash("two"), list));
    ASSERT_EQ(update()->news, FormNews::updated);
    EXPECT_EQ(far_end.asked("map.png"), 1);
    EXPECT_EQ(far_end.asked("wards.csv"), 2);
    EXPECT_EQ(far_end.asked("form.xml"), 2);  // the first form, and this one once
    EXPECT_EQ(update()->news, FormNews::none);
}

TEST_F(FormUpdating, AnEntityListIsTakenThoughItsHashIsNotItsMd5) {
    const std::string url = far_end.offer("people.csv", "name,label\n");
    offer_with_media(
        "<mediaFile type=\"entityList\"><filename>people.csv</filename><hash>md5:00</hash><downloadUrl>" +
        url + "</downloadUrl></mediaFile>" + FarEnd::media_entry("linked.csv", "md5:", url));
    const auto result = update();
    ASSERT_TRUE(result) << result.error().sentence;
    EXPECT_EQ(kept().media.size(), 2U);
}

TEST_F(FormUpdating, OneBadMediaFileKeepsTheWholeFormOut) {
    const std::string url = far_end.offer("map.png", "a map");
    for (const auto& [entry, why] : std::vector<std::pair<std::string, std::string>>{
             {FarEnd::media_entry("map.png", md5_hash("other"), url), "hash differs"},
             {FarEnd::media_entry("map.png", "", url), "hash differs"},
             {FarEnd::media_entry("map.png", md5_hash("a map"), url + "-gone"), "map.png (status 404)"},
             {FarEnd::media_entry("map.png", md5_hash("a map"), "http://169.254.1.1/map.png"),
              "another server"},
             {FarEnd::media_entry("../map.png", md5_hash("a map"), url), "no plain file"}}) {
        offer_with_media(FarEnd::media_entry("fine.png", md5_hash("a map"), url) + entry);
        expect_the_old_form_stays(ErrorKind::invalid, why);
    }
}

TEST_F(FormUpdating, TooManyOrTooLargeMediaAreRefused) {
    const std::string url = far_end.offer("map.png", "a map");
    std::string entries;
    for (int i = 0; i < 51; ++i) entries += FarEnd::media_entry(std::to_string(i), md5_hash("a map"), url);
    offer_with_media(entries);
    expect_the_old_form_stays(ErrorKind::invalid, "more than 50 media files");
    offer_with_media(FarEnd::media_entry("map.png", md5_hash("a map"), url));
    Limits limits;
    limits.media = 4;
    expect_the_old_form_stays(ErrorKind::invalid, "too many bytes", limits);
    limits = {};
    limits.media_together = 4;
    expect_the_old_form_stays(ErrorKind::invalid, "together", limits);
}

// RELIABILITY N13.
TEST_F(FormUpdating, WhereAFormsSubmissionGoesIsIgnoredAndAnotherServerRaisesAnAlarmInEveryRound) {
    FarEnd elsewhere;
    const std::string port = far_end.origin().substr(far_end.origin().rfind(':'));
    int changed = 0;
    for (const auto& [action, alarms] :
         std::vector<std::pair<std::string, bool>>{{elsewhere.url() + "/submission", true},
                                                   {"https://evil.example.org/submission", true},
                                                   {"https://127.0.0.1" + port + "/submission", true},
                                                   {"http://user@127.0.0.1" + port + "/submission", true},
                                                   {"http://[::1]" + port + "/submission", true},
                                                   {"//evil.example.org/submission", true},
                                                   {"file:///tmp/answers", true},
                                                   {"submission", false},
                                                   {"/v1/submission?a=b:c", false},
                                                   {far_end.url() + "/submission", false},
                                                   {"", false}}) {
        std::string xml = form_xml("Title " + std::to_string(++changed));
        xml.replace(xml.find("method=\"post\""), 13, "method=\"post\" action=\"" + action + "\"");
        far_end.offer_form(testing::form_id, xml);
        machine.submit();
        const Carried first_round = machine.carry(far_end.url()), second_round = machine.carry(far_end.url());
        EXPECT_EQ(first_round.forms_updated, 1) << action;
        EXPECT_EQ(first_round.sent, 1);
        for (const Carried& round : {first_round, second_round}) {
            EXPECT_EQ(round.next, alarms ? Carried::Next::staff : Carried::Next::nothing) << action;
            EXPECT_EQ(round.outcome.find("to another server") != std::string::npos, alarms) << action;
        }
    }
    EXPECT_EQ(elsewhere.requests(), 0);
    EXPECT_EQ(far_end.received().size(), 11U);
}

TEST_F(FormUpdating, AFormThatTheDiskHasChangedIsFetchedAnew) {
    machine.in_database("UPDATE form SET xml = zeroblob(10)");
    ASSERT_FALSE(machine.store().forms().newest(testing::form_id));
    EXPECT_EQ(update()->news, FormNews::updated);
    EXPECT_EQ(stored_xml(), first);
}

// Such an update made the kiosk dark the next morning.
TEST_F(FormUpdating, AFormThatLacksALanguageOfTheSettingsIsRefusedAndTheOldOneStays) {
    machine.config.languages = {"en", "pl"};
    std::string one_language = second;
    one_language.insert(one_language.find("<bind"),
                        "<itext><translation lang=\"English (en)\"><text id=\"q\"><value>Q</value></text>"
                        "</translation></itext>");
    far_end.offer_form(testing::form_id, one_language);
    expect_the_old_form_stays(ErrorKind::invalid, "has no translation 'pl'");
}

TEST_F(FormUpdating, AFormThatCannotBeRunToItsEndIsRefusedAndTheOldOneStays) {
    std::string endless = second;
    endless.insert(endless.find("<bind"),
                   "<itext><translation lang=\"en\"><text id=\"x\"><value><output value=\"jr:itext('x')\"/>"
                   "</value></text></translation></itext>");
    far_end.offer_form(testing::form_id, endless);
    expect_the_old_form_stays(ErrorKind::invalid, "cycle");
}

}  // namespace
}  // namespace openrosa
