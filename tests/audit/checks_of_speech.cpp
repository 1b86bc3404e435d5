// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/narrator.h"
#include "tests/audit/checks.h"

namespace audit {
namespace {

std::string words_of(const std::vector<speech::Utterance>& utterances) {
    std::string words;
    for (const speech::Utterance& utterance : utterances) words += utterance.words + "\n";
    return words;
}

}  // namespace

void check_speech(Ledger& ledger, const Camera& camera) {
    speech::Scene scene;
    scene.place = scene.page = camera.screen().page;
    scene.language = camera.screen().language;
    scene.nodes = camera.nodes();
    scene.answers = speech::Answers::said;
    speech::Narrator narrator;
    std::string heard = words_of(narrator.tell(scene, std::chrono::seconds{1}));
    heard += words_of(narrator.everything());
    for (const touch::Node& node : camera.nodes()) {
        if (!node.focusable) continue;
        for (touch::Node& each : scene.nodes) each.focused = each.id == node.id;
        heard += words_of(narrator.tell(scene, std::chrono::seconds{1}));
    }
    check_said(ledger, camera.nodes(), heard);
}

void check_said(Ledger& ledger, const std::vector<touch::Node>& nodes, const std::string& heard) {
    for (const touch::Node& node : nodes)
        if (node.seen_only)
            ledger.expect(Check::spoken, ("\n" + heard).find("\n" + node.name + "\n") == std::string::npos,
                          [&] { return told(node) + " is said, and is for the eye"; });
        else
            ledger.expect(Check::spoken, heard.find(node.name) != std::string::npos,
                          [&] { return told(node); });
}

}  // namespace audit
