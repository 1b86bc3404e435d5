// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/conformance_rows.h"

namespace audit {

using enum Check;

namespace {

Rows perceivable() {  // chapter 7.1
    return {
        {"7.1-A", "settings are as they were for the next person", {}, {"Keys.EverySettingEndsWithTheVisit"}},
        {"7.1-B", "settings can be put back, answers stay", {}, {"OneVisit.PutSettingsBackKeepsTheAnswers"}},
        {"7.1-C",
         "10:1 by default",
         {contrast_stated, contrast_measured, palette_kept},
         {"Theme.StandardWordsHaveTenToOne"}},
        {"7.1-D",
         "20:1, yellow on black 17.5:1, and 4.5:1 to 8:1",
         {contrast_stated, contrast_measured, palette_kept},
         {"Theme.DarkOnWhiteIsBlackAndWhite", "Theme.YellowOnBlackHasSeventeenAndAHalfToOne",
          "Theme.SoftStaysBetweenFourAndAHalfAndEightToOne"}},
        {"7.1-E",
         "colour is not the only cue",
         {},
         {"Controls.EachLeavesANodeThatTellsTheTruth"},
         "that weight, fill and mark are seen"},
        {"7.1-F", "icons have words", {named}, {}},
        {"7.1-G",
         "four text sizes; 4.8 mm and more by default",
         {letter_stated, letter_measured},
         {"Theme.TheFourSizesLieInTheFourBands"}},
        {"7.1-H",
         "enlarging scales all of it, with no sideways scroll",
         {on_the_glass, words_fit, nothing_lost},
         {"Controls.TargetsAreLargeEnoughAtEverySizeAndGrowWithTheirWords"}},
        {"7.1-K", "rate of speech", {}, {"TheVoice.SpeaksAsManyWordsAMinuteAsItsPercentSay"}},
        {"7.1-K", "loudness", {}, {}, "measured at the ear"},
    };
}

Rows operable() {  // chapter 7.2
    return {
        {"7.2-A",
         "every function by every route",
         {reached_by_keys, spoken},
         {"Routes.ByTouchArrowsKeypadOrTwoSwitchesTheCouncilGetsTheSame",
          "ByEar.TheWholeConsultationIsAnsweredFromWhatIsHeardAlone"}},
        {"7.2-C", "choosing never deselects in silence", {}, {"AChoice.SaysWhatIsChosenAndWhatNoLongerIs"}},
        {"7.2-D",
         "pages with a strong cue, never only a scroll bar",
         {nothing_lost, nothing_skipped, true_progress, question_with_choices, one_edge},
         {"AQuestion.ThatDoesNotFitShowsThatThereIsMore"}},
        {"7.2-E",
         "taps do everything; a finger that drags a text along only turns what a button turns too, and "
         "one that "
         "slides only reads, where the person has asked for speech",
         {},
         {"Controls.ASecondFingerIsIgnored", "Controls.ATapChoosesOnceWhenTheFingerIsLifted",
          "AnOpenedText.IsTurnedByAFingerThatDragsItAlong"}},
        {"7.2-G",
         "speech is interrupted, repeated, paused and skipped",
         {},
         {"SpeechOfAVisit.PausesAndGoesOnWhereItWas",
          "SpeechOfAVisit.RepeatsThePageAndSkipsToWhatComesNext"}},
        {"7.2-H", "a touch acts when it is lifted", {}, {"Controls.AFingerThatSlidesOffChoosesNothing"}},
        {"7.2-I", "targets of 12.7 mm, 2.54 mm apart", {target_size, target_gap, no_overlap}, {}},
        {"7.2-M",
         "a held key does not repeat",
         {},
         {"OnKeypad.AHeldKeyDoesNothingAndStaffAreToldOnceAMinute"}},
        {"7.2-N", "an answer to a touch within 0.1 s", {}, {}, "", "measured by tests/bench, not by a test"},
        {"7.2-O",
         "asks after 2 to 5 minutes, for 20 to 45 s",
         {},
         {"OneVisit.AsksAfterTwoMinutesAndCountsDown",
          "ConfigFile.TimesOutsideTheLimitsOfTheStandardAreRefused"}},
    };
}

Rows understandable() {  // chapter 7.3
    return {
        {"7.3-C", "the spoken order of a question", {}, {"ANewPage.IsSaidInTheOrderPlaceWordsChoicesFocus"}},
        {"7.3-F, G, I",
         "review, skipped ones shown, one step back",
         {},
         {"OneVisit.ReviewsEveryAnswerAndChangesOneInOneStep"}},
        {"7.3-J",
         "sent or not sent is told",
         {},
         {"OneVisit.ThanksOnlyOnceTheSubmissionIsInTheDatabase",
          "OneVisit.ASubmissionThatCannotBeStoredIsSaidPlainlyAndCanBePressedAgain"}},
        {"7.3-K", "alerts in plain words", {}, {}, "native readers of each language", ""},
        {"7.3-M",
         "language always in sight, in its own script",
         {},
         {"Welcome.OffersEveryLanguageByItsOwnName", "Controls.ALanguagesOwnNameIsInThatLanguage"}},
    };
}

}  // namespace

Standard vvsg() {
    return standard_of("VVSG 2.0, chapter 7", {perceivable(), operable(), understandable()});
}

const std::vector<Standard>& standards() {
    static const std::vector<Standard> all = {en_301_549(), vvsg(), wcag()};
    return all;
}

}  // namespace audit
