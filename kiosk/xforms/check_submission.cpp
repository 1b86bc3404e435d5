// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/check_submission.h"

#include "kiosk/xforms/model.h"
#include "kiosk/xforms/xml.h"

namespace xforms {

namespace {

struct Found {
    std::size_t elements = 0, instance_ids = 0;
    std::string instance_id;
};

void look(const XmlElement& element, std::string_view above, std::size_t depth, Found& found) {
    ++found.elements;
    if (depth == 2 && above == "meta" && element.name == "instanceID") {
        ++found.instance_ids;
        found.instance_id = element.text();
    }
    for (const XmlElement* child : element.children()) look(*child, element.name, depth + 1, found);
}

kiosk::Result<void> wrong(const std::string& why) {
    return kiosk::fail(kiosk::ErrorKind::invalid, "The answers cannot be sent: " + why + ".");
}

}  // namespace

kiosk::Result<void> check_submission(const Submission& submission, std::size_t elements) {
    XmlProblem problem;
    const auto document = read_xml(submission.xml, submission_limits, problem);
    if (!document)
        return wrong("their XML is not right (line " + std::to_string(problem.line) + ": " +
                     problem.sentence + ")");
    const XmlElement& root = document->root();
    Found found;
    look(root, "", 0, found);
    if (found.elements != elements) return wrong("their XML lacks an element of the form");
    if (found.instance_ids != 1 || found.instance_id.empty() || found.instance_id != submission.instance_id)
        return wrong("their XML has not the one instanceID in meta that every record needs");
    const std::string_view own = root.value("version");
    const std::string_view version = own.empty() ? root.value("version", uri::openrosa) : own;
    if (version != submission.version) return wrong("their XML has not the version of the form");
    return {};
}

}  // namespace xforms
