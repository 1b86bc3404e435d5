// SPDX-License-Identifier: Apache-2.0
// The answers by themselves, where a visit shows nothing of it.
#include "kiosk/visit/answers.h"

#include <fstream>
#include <sstream>

#include "tests/station/at_the_kiosk.h"

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

using TheAnswers = AtTheKiosk;

// A server refuses other bytes under the same instanceID, and sealing again would draw a new key.
TEST_F(TheAnswers, AreSealedOnceHoweverOftenTheyAreTriedToBeStored) {
    auto store = std::move(*store::Store::open(config_.database.string()));
    const auto loaded =
        xforms::Form::load(text_of(*config_.form), [](std::string_view) { return std::string(); });
    const kiosk::VisitContext context{.store = store,
                                      .form = loaded.form,
                                      .key = *store::PublicKey::read(text_of(*config_.public_key)),
                                      .languages = {},
                                      .form_languages = {0}};
    kiosk::Answers answers = kiosk::Answers::fresh(context, 0, now_);
    ASSERT_TRUE(answers.give("/data/respondent/capacity", "resident", now_));
    in_database("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    const auto refused = answers.keep(context, now_);
    ASSERT_FALSE(refused);
    ASSERT_TRUE(answers.sealed) << refused.error().sentence;
    const auto first = answers.sealed.value_or(store::Sealed{});
    in_database("DROP TRIGGER full");
    ASSERT_TRUE(answers.keep(context, now_));
    const auto kept = store.outbox().read(1);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->sealed.manifest, first.manifest);
    ASSERT_EQ(kept->sealed.files.size(), first.files.size());
    EXPECT_EQ(kept->sealed.files.back().bytes, first.files.back().bytes);
}

}  // namespace
