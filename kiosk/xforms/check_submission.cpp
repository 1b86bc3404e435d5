// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/check_submission.h"

#include "kiosk/blanks.h"
#include "kiosk/xforms/model.h"
#include "kiosk/xforms/xml.h"
#include "kiosk/xml_text.h"

namespace xforms {

namespace {

// What a reader of the XML must find there: all of the text that XML can carry.
std::string carried(std::string_view text) {
    std::string all;
    utf8::each_letter(text, [&](char32_t code, std::string_view) {
        if (kiosk::is_xml_character(code)) utf8::append(all, code);
    });
    return all;
}

class Look {
 public:
    explicit Look(const std::vector<std::string_view>& texts) : texts_(texts) {}

    void at(const XmlElement& element, std::string_view above = {}, std::size_t depth = 0) {
        const std::vector<const XmlElement*> children = element.children();
        const std::size_t number = elements_++;
        if (number < texts_.size() && children.empty()) compare(element, carried(texts_[number]));
        if (depth == 2 && above == "meta" && element.name == "instanceID") {
            ++instance_ids_;
            instance_id_ = element.text();
        }
        for (const XmlElement* child : children) at(*child, element.name, depth + 1);
    }

    bool has_all() const { return elements_ == texts_.size(); }
    const std::string& differs() const { return differs_; }  // the first such element; "" where none does
    bool has_one_id(const std::string& wanted) const {
        return instance_ids_ == 1 && !wanted.empty() && instance_id_ == wanted;
    }

 private:
    // A reader of records takes blanks alone for the layout that they are in any other XML.
    void compare(const XmlElement& element, const std::string& meant) {
        if (!kiosk::is_blank(meant) && element.text() != meant && differs_.empty()) differs_ = element.name;
    }

    const std::vector<std::string_view>& texts_;
    std::size_t elements_ = 0, instance_ids_ = 0;
    std::string instance_id_, differs_;
};

kiosk::Result<void> wrong(const std::string& why) {
    return kiosk::fail(kiosk::ErrorKind::invalid, "The answers cannot be sent: " + why + ".");
}

}  // namespace

kiosk::Result<void> check_submission(const Submission& submission,
                                     const std::vector<std::string_view>& texts) {
    XmlProblem problem;
    const auto document = read_xml(submission.xml, submission_limits, problem);
    if (!document)
        return wrong("their XML is not right (line " + std::to_string(problem.line) + ": " +
                     problem.sentence + ")");
    const XmlElement& root = document->root();
    Look look(texts);
    look.at(root);
    if (!look.has_all()) return wrong("their XML has not the elements of the form");
    if (!look.differs().empty()) return wrong("their XML has another text in " + look.differs());
    if (!look.has_one_id(submission.instance_id))
        return wrong("their XML has not the one instanceID in meta that every record needs");
    const std::string_view id = root.value("id").empty() ? root.namespace_uri : root.value("id");
    if (id != submission.form_id) return wrong("their XML has not the id of the form");
    const std::string_view own = root.value("version");
    const std::string_view version = own.empty() ? root.value("version", uri::openrosa) : own;
    if (version != submission.version) return wrong("their XML has not the version of the form");
    return {};
}

}  // namespace xforms
