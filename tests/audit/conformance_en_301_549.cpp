// SPDX-License-Identifier: Apache-2.0
// EN 301 549 V3.2.1: every requirement of clauses 5 and 11 that is not void, and those of clause 8 that a
// kiosk's program decides.
#include "tests/audit/conformance_rows.h"

namespace audit {
namespace {

using enum Check;

constexpr const char* no_video = "the kiosk plays no video and no recorded sound but the form's own words";
constexpr const char* closed_program =
    "nobody can attach assistive technology to a kiosk: clause 5.1 takes its place";
constexpr const char* no_authoring = "nobody writes content for others here: answers go to the council alone";

Rows non_visual_access() {
    return {
        {"5.1.2.1",
         "what is closed meets clauses 5.2 to 13 as they apply: the rows below",
         {},
         {"Conformance.NoRequirementOfEn301549IsLeftOut"}},
        {"5.1.2.2", "usable with no assistive device attached", {reached_by_keys, target_size}, {}},
        {"5.1.3.1",
         "speech for all that is on the screen, where the language has a voice",
         {spoken},
         {"EveryScreen.IsSaidInAllItsWords"}},
        {"5.1.3.2", "private listening", {}, {}, "the jack, found without sight"},
        {"5.1.3.3",
         "what is said is what has the focus",
         {spoken},
         {"SpeechOfAVisit.SaysWhereOneIsWhenThereIsNothingLeftToGoOnWith"}},
        {"5.1.3.4",
         "speech is paused, repeated and skipped",
         {},
         {"SpeechOfAVisit.PausesAndGoesOnWhereItWas",
          "SpeechOfAVisit.RepeatsThePageAndSkipsToWhatComesNext"}},
        {"5.1.3.5",
         "speech is interrupted by what the person does",
         {},
         {"TheVoice.StopsWhenNobodyWantsMore"}},
        {"5.1.3.6", "non-text content is said", {named, spoken}, {}},
        inapplicable("5.1.3.7", "speech for video", no_video),
        {"5.1.3.8", "what is masked is not said", {}, {"Field.AMaskedValueIsNowhereInTheNodes"}},
        {"5.1.3.9",
         "what was typed, and the check, are said to their person alone; that others may hear the rest is "
         "said "
         "first",
         {},
         {"SpeechOfAVisit.KeepsAnswersQuietUntilThePersonAsks",
          "SpeechOfAVisit.SaysFirstThatOthersMayHearWhereThereAreNoHeadphones",
          "AVoice.FallsSilentByItselfWhenHeadphonesComeOut"}},
        {"5.1.3.10",
         "no other sound for longer than 3 s while it speaks",
         {},
         {"AVoice.SaysWhatItIsGivenInOrderAndThenThatItIsSilent"}},
        {"5.1.3.11, 5.1.3.12, 5.1.3.13",
         "loudness in steps, and as it was for the next person",
         {},
         {"Sounding.RateAndVolumeStopAtTheirEnds", "Sounding.IsAFreshOneForTheNextVisit"},
         "65 dBA, measured at the ear"},
        {"5.1.3.14",
         "speech in each language on the screen",
         {},
         {"Languages.AllThatTheKioskSpeaksHaveAVoiceAndOthersHaveNone",
          "Languages.ABorrowedVoiceIsHeardOnlyWhereAListenerHasJudgedIt",
          "AVoice.SpeaksSomaliAndSoraniByTheVoicesOfTheirKin"},
         "whether Somali and Sorani Kurdish are understood: drafts, respelled for the voices of their kin, "
         "and silent until a listener has judged them"},
        {"5.1.3.15", "errors are said", {}, {"AnError.IsSaidFirstAndAgainWhereContinueChangesNothing"}},
        inapplicable("5.1.3.16", "receipts and tickets are said", "the kiosk prints nothing"),
    };
}

Rows generic() {
    return {
        {"5.1.4",
         "letters of 0.7 degrees in one mode: the largest size, not lowered",
         {letter_stated, letter_measured},
         {}},
        {"5.1.5", "all that is heard is also seen", {spoken}, {"EveryScreen.IsSaidInAllItsWords"}},
        {"5.1.6.1",
         "operable without sight: each function by keys",
         {reached_by_keys},
         {"ByEar.TheWholeConsultationIsAnsweredFromWhatIsHeardAlone"}},
        {"5.1.6.2",
         "focus is never trapped",
         {reached_by_keys},
         {"Focus.WalksInReadingOrderAndRoundTheEnds"}},
        inapplicable("5.1.7", "operable without speech", "the kiosk does not listen"),
        {"5.2",
         "accessibility features can be turned on alone",
         {on_the_glass},
         {"ASheet.TakesThePlaceOfTheScreen"}},
        inapplicable("5.3", "biometrics are not the only way", "nobody is identified"),
        inapplicable(
            "5.4", "what makes content accessible is kept when it is converted",
            "the kiosk converts no content: the form's recordings and descriptions are shown as they came"),
        {"5.5.1",
         "no tight grasping, pinching or twisting",
         {target_size},
         {"Controls.ATapChoosesOnceWhenTheFingerIsLifted"}},
        {"5.5.2", "operable parts found by feel", {}, {}, "the keypad that is mounted"},
        {"5.6.1", "whether Shift is on is heard", {}, {"Typing.ShiftThatIsOnIsSeenAndHeard"}},
        {"5.6.2", "whether Shift is on is seen", {}, {"Typing.ShiftThatIsOnIsSeenAndHeard"}},
        {"5.7", "keys do not repeat", {}, {"OnKeypad.AHeldKeyDoesNothingAndStaffAreToldOnceAMinute"}},
        {"5.8", "a double strike counts once", {}, {"StrikeGuard.IgnoresTheSameKeyWithinHalfASecond"}},
        {"5.9", "no two actions at the same time", {}, {"Controls.ASecondFingerIsIgnored"}},
        {"8.3.2, 8.3.3",
         "what is touched is at most 1220 mm above the floor, by one tap",
         {on_the_glass},
         {"TheStation.IsLoweredOnEveryScreenAndAgainPutBack"}},
        {"8.3.5", "legible from a wheelchair", {}, {}, "the place where it is mounted"},
    };
}

Rows perceivable() {
    return {
        inapplicable("11.1.1.1.1", "non-text content, for assistive technology", closed_program),
        {"11.1.1.1.2", "non-text content has words", {named}, {"Thanks.ShowTheAddressAsACodeAndEndTheVisit"}},
        inapplicable("11.1.2.1 to 11.1.2.5", "audio and video have alternatives", no_video),
        inapplicable("11.1.3.1.1", "info and relationships, for assistive technology", closed_program),
        {"11.1.3.1.2",
         "info and relationships are said",
         {named, spoken},
         {"ANewPage.IsSaidInTheOrderPlaceWordsChoicesFocus"},
         "that what belongs together is heard as such"},
        inapplicable("11.1.3.2.1", "meaningful sequence, for assistive technology", closed_program),
        {"11.1.3.2.2", "a meaningful sequence", {reading_order}, {}},
        {"11.1.3.3", "no words that need shape, place or sound alone", {}, {}, "readers of the words"},
        {"11.1.3.4", "orientation", {on_the_glass, words_fit, nothing_lost}, {}},
        inapplicable("11.1.3.5.1", "input purpose, for assistive technology", closed_program),
        inapplicable("11.1.3.5.2", "input purpose is said of fields about the person",
                     "nothing fills fields in by itself, and each field says its question"),
        {"11.1.4.1",
         "colour is never the only cue",
         {},
         {"Controls.EachLeavesANodeThatTellsTheTruth"},
         "that weight, fill and mark are seen"},
        {"11.1.4.2", "sound can be stopped", {}, {"SpeechOfAVisit.PausesAndGoesOnWhereItWas"}},
        {"11.1.4.3", "contrast of words 4.5:1", {contrast_stated, contrast_measured}, {}},
        inapplicable("11.1.4.4.1", "resized by the platform to 200 %", closed_program),
        {"11.1.4.4.2", "text is enlarged by the kiosk itself", {letter_stated, words_fit, nothing_lost}, {}},
        inapplicable("11.1.4.5.1", "no images of text, for assistive technology", closed_program),
        {"11.1.4.5.2", "no images of text", {shaped}, {}, "whether a form brings pictures of words"},
        {"11.1.4.10.1, 11.1.4.10.2", "reflow, with no sideways scroll", {on_the_glass, nothing_lost}, {}},
        {"11.1.4.11",
         "contrast of controls 3:1",
         {edge_measured},
         {"Theme.BordersAndTheFocusRingStandOutInEveryPalette"}},
        inapplicable("11.1.4.12", "text spacing set by the person",
                     "of markup languages alone; no one can bring a style sheet to a kiosk"),
        inapplicable("11.1.4.13", "content on hover or focus", "nothing appears by hover or focus"),
    };
}

Rows operable() {
    return {
        {"11.2.1.1.1, 11.2.1.1.2",
         "by a keyboard alone",
         {reached_by_keys},
         {"Routes.ByTouchArrowsKeypadOrTwoSwitchesTheCouncilGetsTheSame"}},
        {"11.2.1.2", "no keyboard trap", {reached_by_keys}, {}},
        not_met(
            "11.2.1.4.1, 11.2.1.4.2", "character keys can be turned off or changed",
            "\"1\" and \"2\" are the two switches until somebody types: only kiosk.toml turns them off or "
            "gives them other keys"),
        {"11.2.2.1",
         "enough time",
         {},
         {"OneVisit.AsksAfterTwoMinutesAndCountsDown", "OneVisit.AFingerAnywhereStartsTheTwoMinutesAnew"}},
        {"11.2.2.2",
         "what changes by itself can be stopped",
         {},
         {"Attract.MakesWayForTheWelcomeAtATouchAnywhereOrAnyKey"}},
        {"11.2.3.1",
         "at most three flashes a second",
         {},
         {"OneVisit.InvitesOnceInManySecondsAndRestsBetween"}},
        {"11.2.4.3", "focus order", {reading_order, reached_by_keys}, {}},
        inapplicable("11.2.4.4", "the purpose of links", "there are no links"),
        {"11.2.4.6", "headings and labels", {named}, {}, "that they say what follows"},
        {"11.2.4.7", "focus is seen", {focus_measured}, {}},
        {"11.2.5.1", "no gestures but taps", {}, {"Controls.ATapChoosesOnceWhenTheFingerIsLifted"}},
        {"11.2.5.2",
         "acts when the finger is lifted, with a way out",
         {},
         {"Controls.AFingerThatSlidesOffChoosesNothing"}},
        inapplicable("11.2.5.3.1", "label in name, for speech input", closed_program),
        {"11.2.5.3.2", "what is said of a control begins with what is seen on it", {named, spoken}, {}},
        inapplicable("11.2.5.4", "nothing by moving the device", "a kiosk stands still"),
    };
}

Rows understandable() {
    return {
        inapplicable("11.3.1.1.1", "the language, for assistive technology", closed_program),
        {"11.3.1.1.2",
         "speech is in the language that is shown",
         {spoken},
         {"Controls.ALanguagesOwnNameIsInThatLanguage"}},
        {"11.3.2.1",
         "nothing happens by focus alone",
         {},
         {"Focus.StartsWhereThePageSaysAndIsNotSeenBeforeAKey"}},
        {"11.3.2.2", "nothing unforeseen happens by input", {}, {"OneVisit.AChoiceStaysOnItsPage"}},
        {"11.3.3.1.1, 11.3.3.1.2",
         "errors are named",
         {},
         {"AQuestion.ThatWasRefusedSaysWhyOnceWhereItIsPutRight"}},
        {"11.3.3.2", "labels or instructions", {named}, {}, "that they are understood"},
        {"11.3.3.3",
         "how to mend an error is said",
         {},
         {"OneVisit.WillNotPassARequiredQuestionAndSaysWhyInTheFormsWords"}},
        {"11.3.3.4",
         "answers are reviewed before they are sent",
         {},
         {"CheckYourAnswers.LeadsBackToAQuestionAndSubmits"}},
        inapplicable("11.4.1.1", "parsing", "the program is written in no markup language"),
        inapplicable("11.4.1.2.1, 11.4.1.3.1", "name, role, value and status, for assistive technology",
                     closed_program),
        {"11.4.1.2.2",
         "name, role and value are said",
         {named, spoken},
         {"Controls.EachLeavesANodeThatTellsTheTruth"}},
        {"11.4.1.3.2",
         "status messages are said",
         {spoken},
         {"AnError.IsSaidFirstAndAgainWhereContinueChangesNothing"}},
    };
}

Rows software() {
    return {
        {"11.5.1",
         "a closed program meets clause 5.1",
         {spoken},
         {"ByEar.TheWholeConsultationIsAnsweredFromWhatIsHeardAlone"}},
        inapplicable("11.5.2.1 to 11.5.2.17", "interoperability with assistive technology", closed_program),
        {"11.6.1",
         "the person controls what the handbook says",
         {reached_by_keys},
         {"Keys.ChangedSettingsKeepThePlaceAndTheAnswers"}},
        {"11.6.2", "no feature is disrupted", {}, {"ASheetThatCloses.LeadsBackWithoutThePageBeingReadAgain"}},
        inapplicable("11.7", "the platform's settings for colour, contrast, font and focus",
                     "the kiosk is all that its person sees: it has settings of its own"),
        inapplicable("11.8.1 to 11.8.5", "authoring tools", no_authoring),
    };
}

}  // namespace

Standard en_301_549() {
    return standard_of("EN 301 549 V3.2.1, clauses 5 and 11", {non_visual_access(), generic(), perceivable(),
                                                               operable(), understandable(), software()});
}

}  // namespace audit
