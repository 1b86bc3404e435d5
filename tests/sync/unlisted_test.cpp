// SPDX-License-Identifier: Apache-2.0
// A list without the form, as ODK Central answers (observed, and as its formList and submission endpoints are
// written): it lists only what this app user may see and what is open, so that a consultation that has closed
// and an app user whose access to it was taken back get the same list, an empty one where there was one form.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using testing::FarEnd;
using ::testing::HasSubstr;
using testing::KioskMachine;
using ::testing::Not;
using Next = Carried::Next;

class UnlistedForm : public ::testing::Test {
 protected:
    void SetUp() override {
        far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
        round();
    }
    Carried round() { return machine.carry(far_end.url()); }
    void a_record_was_taken() {
        machine.submit();
        ASSERT_EQ(round().sent, 1);
    }
    // As Central: the list is empty, and a submission is answered by this.
    void lists_nothing_and_answers(int status, const std::string& message) {
        far_end.answer_form_list(200, testing::form_list(""));
        far_end.answer_posts([=](const auto&, httplib::Response& response) {
            response.status = status;
            response.set_content("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message>" +
                                     message + "</message></OpenRosaResponse>",
                                 "text/xml");
        });
    }
    void withdraws() {
        lists_nothing_and_answers(
            401, "The authentication you provided does not have rights to perform that action.");
    }
    void closes() { lists_nothing_and_answers(409, "This form is not currently accepting submissions."); }
    bool missing() { return machine.store().forms().missing_since(testing::form_id).value().has_value(); }
    void expect_called(const Carried& carried) {
        EXPECT_FALSE(missing()) << carried.outcome;
        EXPECT_EQ(carried.next, Next::staff);
        EXPECT_THAT(carried.outcome,
                    HasSubstr("it has not closed, but this kiosk's access to it was taken back"));
    }

    FarEnd far_end;
    KioskMachine machine;
};

TEST_F(UnlistedForm, ForAKioskWhoseAccessWasTakenBackHasNotClosed) {
    machine.submit();
    withdraws();
    const Carried carried = round();
    expect_called(carried);
    EXPECT_EQ(carried.waiting, 1);
}

// Nobody came that day: one that the server has taken is sent again, and the server makes no second of it.
TEST_F(UnlistedForm, HasNotClosedEitherWhereNothingWaitsToTell) {
    a_record_was_taken();
    withdraws();
    const Carried carried = round();
    expect_called(carried);
    EXPECT_EQ(carried.waiting, 0);
    const auto received = far_end.received();
    ASSERT_EQ(received.size(), 2U);
    EXPECT_EQ(received[0].bytes, received[1].bytes);
    EXPECT_EQ(machine.store().outbox().numbers({store::State::sent})->size(), 1U)
        << "the receipt still holds";

    far_end.answer_posts([](const auto&, httplib::Response& response) {
        response.status = 403;  // the app user itself is gone since the greeting
        response.set_content(testing::envelope, "text/xml");
    });
    expect_called(round());
}

TEST_F(UnlistedForm, HasClosedWhereTheServerTakesOrRefusesItsAnswers) {
    a_record_was_taken();
    closes();
    const Carried closed = round();
    EXPECT_TRUE(missing());
    EXPECT_EQ(closed.next, Next::nothing) << closed.outcome;
    EXPECT_THAT(closed.outcome, HasSubstr("no longer lists the form. It has closed there."));

    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    round();
    ASSERT_FALSE(missing());
    lists_nothing_and_answers(201, "full submission upload was successful!");
    EXPECT_EQ(round().sent, 0) << "it was counted when it was taken";
    EXPECT_TRUE(missing());
}

TEST_F(UnlistedForm, ThatHadClosedStaysSoWhereAccessIsTakenBackLater) {
    a_record_was_taken();
    closes();
    round();
    withdraws();
    round();
    EXPECT_TRUE(missing());
}

TEST_F(UnlistedForm, IsAskedForAgainNextTimeWhereTheServerDoesNotSay) {
    a_record_was_taken();
    lists_nothing_and_answers(503, "busy");
    const Carried carried = round();
    EXPECT_FALSE(missing());
    EXPECT_EQ(carried.next, Next::later);
    closes();
    round();
    EXPECT_TRUE(missing());
}

TEST_F(UnlistedForm, OfWhichNothingIsThereToAskByClosesAndStaffReadWhatElseItMayBe) {
    withdraws();
    const Carried carried = round();
    EXPECT_TRUE(missing());
    EXPECT_TRUE(far_end.received().empty());
    EXPECT_THAT(carried.outcome,
                HasSubstr("Either it has closed there, or this kiosk's access to it was taken back"));
    const auto last_round = machine.store().counters().tally(machine.moment.wall);
    ASSERT_TRUE(last_round && last_round->last_round);
    EXPECT_EQ(last_round->last_round->outcome, carried.outcome) << "as the staff's page shows it";
}

}  // namespace
}  // namespace openrosa
