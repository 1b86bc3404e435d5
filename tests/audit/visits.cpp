// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/visits.h"

#include "tests/audit/at_a_panel.h"

namespace audit {
namespace {

class WholeVisit : AtAPanel {
 public:
    bool open_in(const std::string& language) {
        config_.practice = true;  // its mark takes room
        return AtAPanel::open_in(language);
    }

    VisitLength go(const VisitKind& kind) {
        begin(kind.panel, kind.standing, kind.size);
        VisitLength length;
        for (; name() != "thanks"; ++length.screens) {
            kiosk::require(length.screens < 1000, "a visit comes to its end");
            length.presses += answer(Answers::everything);
            const touch::Node* way_on = strongest_of(draw());
            kiosk::require(way_on != nullptr, "a screen has one strongest button");
            press(touch::Node(*way_on));
            ++length.presses;
        }
        ask(screens::EndVisit{});
        ++length.screens;  // the thanks
        return length;
    }

 private:
    void TestBody() override {}
};

}  // namespace

std::vector<VisitKind> usual_kinds() {
    std::vector<VisitKind> kinds;
    for (const PanelKind& panel : {panels[0], panels[1], panels[2]})
        for (const Standing standing : {Standing::landscape, Standing::portrait})
            for (const touch::TextSize size : {default_size(panel), largest_size(panel)})
                kinds.push_back({panel, standing, size});
    for (const PanelKind& panel : {panels[3], panels[4]})
        for (const Standing standing : {Standing::landscape, Standing::portrait})
            kinds.push_back({panel, standing, default_size(panel)});
    return kinds;
}

std::string told(const VisitKind& kind) {
    std::string told = std::string(kind.panel.inches) + "\"";
    if (kind.standing == Standing::portrait) told += " upright";
    return told + (kind.size == default_size(kind.panel) ? "" : ", largest");
}

std::vector<VisitLength> visits_in(const std::string& language, const std::vector<VisitKind>& kinds) {
    WholeVisit visit;
    std::vector<VisitLength> lengths;
    if (!visit.open_in(language)) return lengths;
    for (const VisitKind& kind : kinds) lengths.push_back(visit.go(kind));
    return lengths;
}

std::string line_of(const std::string& language, const std::vector<VisitLength>& lengths) {
    std::string line = "| " + language;
    for (const VisitLength& length : lengths)
        line += " | " + std::to_string(length.screens) + " / " + std::to_string(length.presses);
    return line + " |";
}

std::string head_of_table() {
    std::string head = R"(# How long a visit is

Screens / presses of a whole visit in practice: every choice answered by its first one, the equality questions too, and
nothing typed. Letters have the panel's default size where nothing else is said. Made by `ninja count-visits`; a test holds
this file to what it counts.

| language)";
    std::string rule = "\n| ---";
    for (const VisitKind& kind : usual_kinds()) {
        head += " | " + told(kind);
        rule += " | ---";
    }
    return head + " |" + rule + " |";
}

}  // namespace audit
