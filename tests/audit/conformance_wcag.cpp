// SPDX-License-Identifier: Apache-2.0
// WCAG 2.2: each criterion of levels A and AA has its row.
#include "tests/audit/conformance_rows.h"

namespace audit {
namespace {

using enum Check;
constexpr const char* no_video = "the kiosk plays no video and no recorded sound but the form's own words";

Rows perceivable() {
    return {
        {"1.1.1", "non-text content", {named}, {}},
        inapplicable("1.2.1", "audio-only and video-only", no_video),
        inapplicable("1.2.2", "captions (prerecorded)", no_video),
        inapplicable("1.2.3", "audio description or media alternative", no_video),
        inapplicable("1.2.4", "captions (live)", no_video),
        inapplicable("1.2.5", "audio description", no_video),
        {"1.3.1",
         "info and relationships",
         {named},
         {"Controls.EachLeavesANodeThatTellsTheTruth"},
         "that what belongs together is heard as such"},
        {"1.3.2", "meaningful sequence", {reading_order}, {}},
        {"1.3.3",
         "sensory characteristics",
         {},
         {},
         "readers: that no words need shape, place or sound alone"},
        {"1.3.4", "orientation", {on_the_glass, words_fit, nothing_lost}, {}},
        inapplicable("1.3.5", "identify input purpose",
                     "nothing fills fields in by itself on a machine that everybody uses"),
        {"1.4.1",
         "use of colour",
         {},
         {"Controls.EachLeavesANodeThatTellsTheTruth"},
         "that weight, fill and mark are seen"},
        {"1.4.2", "audio control", {}, {"SpeechOfAVisit.PausesAndGoesOnWhereItWas"}},
        {"1.4.3", "contrast (minimum)", {contrast_stated, contrast_measured}, {}},
        {"1.4.4", "resize text", {letter_stated, letter_measured, words_fit}, {}},
        {"1.4.5", "images of text", {shaped}, {}, "whether a form brings pictures of words"},
        {"1.4.10", "reflow", {on_the_glass, nothing_lost}, {}},
        {"1.4.11",
         "non-text contrast",
         {edge_measured, palette_kept},
         {"Theme.BordersAndTheFocusRingStandOutInEveryPalette"}},
        inapplicable("1.4.12", "text spacing", "of markup alone; nobody can bring a style sheet to a kiosk"),
        inapplicable("1.4.13", "content on hover or focus", "nothing appears by hover or focus"),
    };
}

Rows operable() {
    return {
        {"2.1.1",
         "keyboard",
         {reached_by_keys},
         {"Routes.ByTouchArrowsKeypadOrTwoSwitchesTheCouncilGetsTheSame"}},
        {"2.1.2", "no keyboard trap", {reached_by_keys}, {}},
        not_met(
            "2.1.4", "character key shortcuts",
            "\"1\" and \"2\" are the two switches until somebody types: only kiosk.toml turns them off or "
            "gives them other keys"),
        {"2.2.1", "timing adjustable", {}, {"OneVisit.AsksAfterTwoMinutesAndCountsDown"}},
        {"2.2.2", "pause, stop, hide", {}, {"Attract.MakesWayForTheWelcomeAtATouchAnywhereOrAnyKey"}},
        {"2.3.1", "three flashes or below", {}, {"OneVisit.InvitesOnceInManySecondsAndRestsBetween"}},
        inapplicable("2.4.1", "bypass blocks",
                     "of web pages; by keys a page begins at its question, and speech skips on"),
        {"2.4.2", "page titled", {spoken}, {"SpeechOfAVisit.SaysWhereOneIsWhenThereIsNothingLeftToGoOnWith"}},
        {"2.4.3", "focus order", {reading_order, focus_starts}, {}},
        inapplicable("2.4.4", "link purpose", "there are no links"),
        {"2.4.5",
         "multiple ways",
         {},
         {"CheckYourAnswers.LeadsBackToAQuestionAndSubmits",
          "OneVisit.ReviewsEveryAnswerAndChangesOneInOneStep"}},
        {"2.4.6", "headings and labels", {named}, {}, "that they say what follows"},
        {"2.4.7", "focus visible", {focus_measured}, {}},
        {"2.4.11", "focus not obscured", {no_overlap, on_the_glass}, {}},
        {"2.5.1", "pointer gestures", {}, {"Controls.ATapChoosesOnceWhenTheFingerIsLifted"}},
        {"2.5.2", "pointer cancellation", {}, {"Controls.AFingerThatSlidesOffChoosesNothing"}},
        {"2.5.3", "label in name", {named, spoken}, {}},
        inapplicable("2.5.4", "motion actuation", "a kiosk stands still"),
        {"2.5.7", "dragging movements", {}, {"Controls.ATapChoosesOnceWhenTheFingerIsLifted"}},
        {"2.5.8", "target size", {target_size, target_gap}, {}},
    };
}

Rows understandable() {
    return {
        {"3.1.1", "language of page", {shaped}, {"Controls.ALanguagesOwnNameIsInThatLanguage"}},
        {"3.1.2",
         "language of parts",
         {shaped},
         {"Controls.ALanguagesOwnNameIsInThatLanguage", "Attract.GreetsInEveryLanguageAndLightsOne"}},
        {"3.2.1", "on focus", {}, {"Focus.StartsWhereThePageSaysAndIsNotSeenBeforeAKey"}},
        {"3.2.2", "on input", {}, {"OneVisit.AChoiceStaysOnItsPage"}},
        {"3.2.3", "consistent navigation", {}, {}, "that bars and buttons keep their places"},
        {"3.2.4", "consistent identification", {named}, {}, "that one thing has one name"},
        {"3.2.6",
         "consistent help",
         {},
         {"Keys.HelpIsAModeThatTellsOfTheLastKeyAndIsLeftByHelp"},
         "that staff are found"},
        {"3.3.1", "error identification", {}, {"AQuestion.ThatWasRefusedSaysWhyOnceWhereItIsPutRight"}},
        {"3.3.2", "labels or instructions", {named}, {}, "that they are understood"},
        {"3.3.3", "error suggestion", {}, {"OneVisit.WillNotPassARequiredQuestionAndSaysWhyInTheFormsWords"}},
        {"3.3.4", "error prevention", {}, {"CheckYourAnswers.LeadsBackToAQuestionAndSubmits"}},
        {"3.3.7", "redundant entry", {}, {}, "that a form asks nothing twice"},
        inapplicable("3.3.8", "accessible authentication",
                     "residents sign in to nothing; staff enter a PIN, whose page no resident needs"),
        {"4.1.2", "name, role, value", {named}, {"Controls.EachLeavesANodeThatTellsTheTruth"}},
        {"4.1.3", "status messages", {spoken}, {"AnError.IsSaidFirstAndAgainWhereContinueChangesNothing"}},
    };
}

}  // namespace

Standard wcag() {
    return standard_of("WCAG 2.2, levels A and AA", {perceivable(), operable(), understandable()});
}

}  // namespace audit
