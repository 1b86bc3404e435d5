// SPDX-License-Identifier: Apache-2.0
// Visits to a form as people might make them: made up at random from a seed, skewed so that some groups are
// small, with names, numbers and postcodes in some of the texts.
#pragma once

#include <algorithm>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "kiosk/xforms/outline.h"
#include "kiosk/xml_text.h"
#include "sync/office/answers.h"

namespace council {

inline std::string liverpool_xml() {
    std::ifstream file(SOURCE_DIR "/assets/consultations/liverpool-equality-objectives-2024-2028/form.xml");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

class GeneratedVisits {
 public:
    GeneratedVisits(const std::string& form_xml, unsigned seed)
        : outline_(*xforms::read_outline(form_xml)), luck_(seed) {}

    std::string next() {
        const std::string number = std::to_string(luck_());
        tells_ = chance(0.7);
        return "<data id=\"" + outline_.id + "\" version=\"" + outline_.version + "\">" +
               below(std::nullopt) + "<meta><instanceID>uuid:" + number + std::to_string(++made_) +
               "</instanceID></meta></data>";
    }
    const xforms::Outline& outline() const { return outline_; }

 private:
    using Node = xforms::OutlineNode;

    std::string below(std::optional<std::size_t> parent) {
        std::string xml;
        for (std::size_t place = 0; place < outline_.nodes.size(); ++place) {
            const Node& node = outline_.nodes[place];
            if (node.parent != parent || node.name == "meta") continue;
            const int times = node.kind == Node::Kind::repeat ? static_cast<int>(luck_() % 3) : 1;
            for (int time = 0; time < times; ++time)
                xml += "<" + node.name + ">" + (node.kind == Node::Kind::value ? value(node) : below(place)) +
                       "</" + node.name + ">";
        }
        return xml;
    }

    bool chance(double share) { return std::uniform_real_distribution<>(0, 1)(luck_) < share; }

    // Later choices are rarer, so that the last of a long list are small groups.
    std::string choice(const Node& node) {
        std::geometric_distribution<std::size_t> place(0.45);
        if (node.choices.empty()) return "";
        return kiosk::escaped(node.choices[place(luck_) % node.choices.size()].value,
                              kiosk::XmlPlace::content);
    }

    std::string value(const Node& node) {
        if (!node.control || node.role != Node::Role::answer) return "";
        if (node.path.starts_with("equality/") && (!tells_ || chance(0.1))) return "";
        if (*node.control == xforms::ControlKind::select_one) return chance(0.9) ? choice(node) : "";
        if (*node.control == xforms::ControlKind::select_many) return choice(node);
        if (*node.control == xforms::ControlKind::rank) return ranked(node);
        if (node.type == xforms::DataType::integer) return std::to_string(luck_() % 90);
        if (node.name.find("postcode") != std::string::npos) return "L" + std::to_string(luck_() % 40);
        return chance(0.25) ? sentence() : "";
    }

    std::string ranked(const Node& node) {
        std::vector<std::string> all;
        for (const auto& each : node.choices) all.push_back(each.value);
        std::shuffle(all.begin(), all.end(), luck_);
        std::string order;
        for (const std::string& each : all) order += each + " ";
        return order;
    }

    std::string sentence() {
        static const std::vector<std::string> said = {
            "Please make the buses easier to use with a wheelchair.",
            "My name is Joan Fletcher and I live at L8 1AB; ring me on 0151 496 0123.",
            "نحتاج إلى مزيد من المترجمين في المكتبة.",
            "More people who look like me in the offices &amp; on the phone.",
            "=HYPERLINK(\"http://evil.example\",\"click\") &lt;script&gt;alert(1)&lt;/script&gt;",
            "It is fine as it is.\nBut write to joan@example.org first.",
        };
        return said[luck_() % said.size()];
    }

    xforms::Outline outline_;
    std::mt19937 luck_;
    bool tells_ = true;
    unsigned made_ = 0;
};

// The answers of these records to this form.
inline kiosk::Result<Answers> answers_of(const std::string& form_xml, std::vector<std::string> records) {
    const auto form = xforms::read_outline(form_xml);
    if (!form) return tl::unexpected(form.error());
    const auto xml = std::make_shared<std::vector<std::string>>(std::move(records));
    const Submissions submissions{xml->size(), [xml](std::size_t place) -> kiosk::Result<StoredSubmission> {
                                      StoredSubmission one;
                                      one.xml = (*xml)[place];
                                      one.kiosk = place % 7 < 5 ? "central-library" : "toxteth-library";
                                      one.received_at = Wall(std::chrono::milliseconds(1'704'747'780'000)) +
                                                        std::chrono::hours(24 * (place % 30));
                                      return one;
                                  }};
    return open_answers(submissions, {{form->id, form->version, form_xml}}, {});
}

inline kiosk::Result<Answers> generated_answers(const std::string& form_xml, std::size_t count,
                                                unsigned seed) {
    GeneratedVisits visits(form_xml, seed);
    std::vector<std::string> xml;
    for (std::size_t visit = 0; visit < count; ++visit) xml.push_back(visits.next());
    return answers_of(form_xml, std::move(xml));
}

}  // namespace council
