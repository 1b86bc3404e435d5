// SPDX-License-Identifier: Apache-2.0
// What comes on a stick is taken in as if it had been posted, and nothing else on the stick is.
#include "sync/server/import.h"

#include <gtest/gtest.h>

#include "kiosk/tally_form.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

class Import : public testing::Test {
 protected:
    fs::path put(const store::Sealed& sealed, const std::string& place,
                 const std::string& device = "central-library\n") const {
        const fs::path folder = stick / place;
        write(folder / "submission.xml", sealed.manifest);
        for (const auto& file : sealed.files) write(folder / file.name, file.bytes);
        if (!device.empty()) write(folder / "device-id.txt", device);
        return folder;
    }
    ImportedFolders import_all() {
        auto inbox = server.inbox();
        auto imported = import_folders(stick, inbox, server.options.now());
        EXPECT_TRUE(imported) << (imported ? "" : imported.error().sentence);
        return imported.value_or(ImportedFolders{});
    }
    TestServer server;
    fs::path stick = server.folder / "stick";
};

TEST_F(Import, AFolderIsOneRecordHoweverOftenItComesAndBesideAPostOfTheSame) {
    put(server.seal(instance(1), "<words>a</words>"), "instances/1");
    const auto posted = server.seal(instance(2), "<words>b</words>");
    put(posted, "instances/2", "central-library:practice\n");
    ASSERT_EQ(server.post(parts_of(posted)), 201);
    const ImportedFolders first = import_all();
    EXPECT_EQ(first.received, 1);
    EXPECT_EQ(first.already_held, 1);
    EXPECT_TRUE(first.problems.empty());
    EXPECT_EQ(import_all().already_held, 2);
    EXPECT_EQ(server.records(), 2);
    const auto inbox = server.inbox();
    const auto imported = *inbox.submission(inbox.numbers(form_id)->back());
    EXPECT_EQ(imported.kiosk, "central-library");
    EXPECT_EQ(imported.files.size(), 1u);
}

TEST_F(Import, PracticeIsStillPractice) {
    put(server.seal(instance(1), ""), "instances/1", "central-library:practice\n");
    import_all();
    const auto inbox = server.inbox();
    EXPECT_TRUE(inbox.submission(inbox.numbers(form_id)->front())->practice);
}

// It is in clear at its kiosk too, and whoever came for the answers brings it along.
TEST_F(Import, ANightlyTallyThatWaitedComesInClearWithTheAnswers) {
    server.stop();
    fs::create_directories(server.options.forms / tally_form::id);
    fs::copy_file(fs::path(SOURCE_DIR "/assets/tally") / tally_form::id / "form.xml",
                  server.options.forms / tally_form::id / "form.xml");
    server.start();
    const fs::path folder = stick / "instances/tally";
    write(folder / "submission.xml", std::string("<data xmlns:orx=\"http://openrosa.org/xforms\" id=\"") +
                                         tally_form::id + "\" version=\"" + tally_form::version +
                                         "\"><day>2024-01-08</day><orx:meta><orx:instanceID>" + instance(1) +
                                         "</orx:instanceID></orx:meta></data>");
    write(folder / "device-id.txt", "central-library\n");
    put(server.seal(instance(2), ""), "instances/2");
    const ImportedFolders imported = import_all();
    EXPECT_EQ(imported.received, 2);
    EXPECT_TRUE(imported.problems.empty()) << (imported.problems.empty() ? "" : imported.problems[0]);
    const auto inbox = server.inbox();
    const auto tallies = inbox.numbers(tally_form::id);
    ASSERT_EQ(tallies->size(), 1U);
    EXPECT_EQ(inbox.submission(tallies->front())->kiosk, "central-library");
}

TEST_F(Import, WhatIsNoSoundSubmissionIsNamedAndTheOthersAreTaken) {
    put(server.seal(instance(1), ""), "instances/sound");
    write(stick / "instances/clear/submission.xml", clear_xml("1", instance(2), ""));
    write(stick / "instances/broken/submission.xml", "<data");
    write(
        stick / "instances/unknown/submission.xml",
        "<data xmlns=\"http://opendatakit.org/submissions\" id=\"other\" version=\"1\" encrypted=\"yes\"/>");
    write(stick / "instances/large/submission.xml", std::string(9'000'000, ' '));
    write(stick / "photos/cat.png", "a cat");
    fs::create_directory_symlink(stick / "instances/sound", stick / "instances/link");
    const ImportedFolders imported = import_all();
    EXPECT_EQ(imported.received, 1);
    EXPECT_EQ(imported.already_held, 0);
    ASSERT_EQ(imported.problems.size(), 4u);
    EXPECT_NE(imported.problems[0].find("instances/broken: "), std::string::npos) << imported.problems[0];
    EXPECT_EQ(server.records(), 1);
}

TEST_F(Import, WhatADiskHasChangedIsTakenOnlyWhereItIsAskedFor) {
    put(server.seal(instance(1), ""), "damaged/1");
    put(server.seal(instance(2), ""), "instances/2.part");  // its writing was cut
    ImportedFolders imported = import_all();
    EXPECT_EQ(imported.received, 0);
    ASSERT_EQ(imported.problems.size(), 1u);
    EXPECT_NE(imported.problems[0].find("damaged: a disk has changed"), std::string::npos);
    stick = stick / "damaged";
    EXPECT_EQ(import_all().received, 1);
}

TEST_F(Import, AFolderThatIsNotThereIsSaid) {
    auto inbox = server.inbox();
    const auto imported = import_folders(stick / "nowhere", inbox, server.options.now());
    ASSERT_FALSE(imported);
    EXPECT_NE(imported.error().sentence.find("nowhere: there is no such folder"), std::string::npos);
}

}  // namespace
}  // namespace council
