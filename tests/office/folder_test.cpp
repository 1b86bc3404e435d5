// SPDX-License-Identifier: Apache-2.0
// Submissions that come as instance folders, as ODK Central gives them out for a form with a self-supplied
// key.
#include <gtest/gtest.h>

#include "sync/office/decrypt.h"
#include "tests/office/opened.h"
#include "tests/office/read_csv.h"

namespace council {
namespace {

class Folders : public testing::Test {
 protected:
    void put(const std::string& name, const store::Sealed& sealed) const {
        write(folder / name / "submission.xml", sealed.manifest);
        for (const auto& file : sealed.files) write(folder / name / file.name, file.bytes);
    }
    static store::Sealed sealed(int number, const std::string& words) {
        return *store::seal({form_id, "1", instance(number),
                             clear_xml("1", instance(number), "<words>" + words + "</words>")},
                            keys().seal_key);
    }
    Folder folder, out;
    const std::vector<FormVersion> form{{form_id, "1", form_xml(form_id, "1")}};
};

TEST_F(Folders, AreReadAsAnInboxIs) {
    put("in/a", sealed(1, "one"));
    put("in/b", sealed(2, "two"));
    const auto answers = open_answers(*submissions_in(folder / "in"), form, {keys().private_key, {}, {}});
    ASSERT_TRUE(answers);
    EXPECT_EQ(answers->problems, std::vector<std::string>());
    const auto rows = read_csv(csv_of(*answers));
    EXPECT_EQ(cell_of(rows, 1, "words"), "one");
    EXPECT_EQ(cell_of(rows, 2, "words"), "two");
}

TEST_F(Folders, ARecordThatStandsThereTwiceIsCountedOnce) {
    put("in/a", sealed(1, "one"));
    put("in/b", sealed(1, "one"));
    const auto answers = open_answers(*submissions_in(folder / "in"), form, {keys().private_key, {}, {}});
    EXPECT_EQ(answers->records.size(), 1U);
    ASSERT_EQ(answers->problems.size(), 1U);
}

TEST_F(Folders, ARecordOfAnotherFormIsNamedAndLeftOut) {
    put("in/a", *store::seal({"other", "1", instance(1), clear_xml("1", instance(1), "")}, keys().seal_key));
    const auto answers = open_answers(*submissions_in(folder / "in"), form, {keys().private_key, {}, {}});
    EXPECT_TRUE(answers->records.empty());
    ASSERT_EQ(answers->problems.size(), 1U);
    EXPECT_NE(answers->problems[0].find("another form, other"), std::string::npos);
}

TEST_F(Folders, AreDecryptedIntoClearOnesThatOpenWithoutAKey) {
    put("in/a", sealed(1, "one"));
    auto damaged = sealed(2, "two");
    damaged.files[0].bytes[3] ^= 1;
    put("in/b", damaged);
    const auto decrypted =
        decrypt_into(out / "clear", *submissions_in(folder / "in"), keys().private_key, {});
    ASSERT_TRUE(decrypted);
    EXPECT_EQ(decrypted->written, 1);
    ASSERT_EQ(decrypted->problems.size(), 1U);
    EXPECT_TRUE(decrypted->problems[0].starts_with(instance(2)));
    const auto answers = open_answers(*submissions_in(out / "clear"), form, {std::nullopt, {}, {}});
    ASSERT_EQ(answers->records.size(), 1U);
    EXPECT_EQ(cell_of(read_csv(csv_of(*answers)), 1, "words"), "one");
    EXPECT_FALSE(decrypt_into(out / "clear", *submissions_in(folder / "in"), keys().private_key, {}))
        << "never over another";
}

TEST_F(Folders, AFileThatWouldLeaveItsFolderIsNotWritten) {
    auto away = sealed(1, "one");
    const std::string name = "submission.xml.enc";
    for (const std::string wanted : {"...enc", "..enc"}) {
        std::string manifest = away.manifest;
        manifest.replace(manifest.find(name), name.size(), wanted);
        write(folder / "in/d" / wanted / "submission.xml", manifest);
        write(folder / "in/d" / wanted / wanted, away.files[0].bytes);
    }
    const auto decrypted =
        decrypt_into(out / "clear", *submissions_in(folder / "in"), keys().private_key, {});
    ASSERT_TRUE(decrypted) << decrypted.error().sentence;
    EXPECT_EQ(decrypted->written, 0);
    EXPECT_EQ(decrypted->problems.size(), 2U);
}

// As deploy/fetch-from-central writes them. Without these, a report of Central's records had one day and no
// kiosk.
TEST_F(Folders, TellTheirKioskAndTheirDayAndPracticeIsLeftOut) {
    for (const int number : {1, 2, 3}) put("in/" + std::to_string(number), sealed(number, "one"));
    write(folder / "in/1/device-id.txt", "central-library\n");
    write(folder / "in/1/received-on.txt", "2024-01-08\n");
    write(folder / "in/2/device-id.txt", "central-library:practice\n");
    write(folder / "in/3/device-id.txt", "have-your-say\n");  // a newsletter's: names no kiosk
    const Opening opening{keys().private_key, {}, {}};
    auto answers = open_answers(*submissions_in(folder / "in"), form, opening);
    ASSERT_EQ(answers->records.size(), 2U) << (answers->problems.empty() ? "" : answers->problems[0]);
    EXPECT_EQ(answers->practice_left_out, 1);
    EXPECT_EQ(answers->records[0].kiosk, "central-library");
    EXPECT_EQ(answers->records[0].received_on, "2024-01-08");
    EXPECT_EQ(answers->records[1].kiosk, "");
    ASSERT_TRUE(decrypt_into(out / "clear", *submissions_in(folder / "in"), keys().private_key, {}));
    answers = open_answers(*submissions_in(out / "clear"), form, {std::nullopt, {}, {}});
    ASSERT_EQ(answers->records.size(), 2U);
    EXPECT_EQ(answers->practice_left_out, 1);
    EXPECT_EQ(answers->records[0].kiosk, "central-library");
    EXPECT_EQ(answers->records[0].received_on, "2024-01-08");
}

TEST_F(Folders, ADayThatIsNoneIsNamedWithItsFile) {
    for (const std::string day : {"2024-02-30", "8 January", "2024-01-08T10:00:00Z", ""}) {
        put("in/a", sealed(1, "one"));
        write(folder / "in/a/received-on.txt", day);
        const auto answers = open_answers(*submissions_in(folder / "in"), form, {keys().private_key, {}, {}});
        ASSERT_EQ(answers->problems.size(), 1U) << day;
        EXPECT_NE(answers->problems[0].find("received-on.txt: holds no day"), std::string::npos)
            << answers->problems[0];
    }
}

TEST_F(Folders, WithoutASubmissionAreToldWithTheirPath) {
    fs::create_directories(folder / "in");
    const auto none = submissions_in(folder / "in");
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().sentence.find("submission.xml"), std::string::npos);
}

}  // namespace
}  // namespace council
