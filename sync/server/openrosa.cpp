// SPDX-License-Identifier: Apache-2.0
#include "sync/server/openrosa.h"

#include "sync/inbox/xml.h"

namespace council {

namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string field(std::string_view name, std::string_view value) {
    std::string text = "<";
    text.append(name).append(">").append(escape_xml(value)).append("</").append(name).append(">\n");
    return text;
}

}  // namespace

std::string form_list_xml(const std::vector<OfferedForm>& forms, const std::string& base) {
    std::string xml(declaration);
    xml += "<xforms xmlns=\"http://openrosa.org/xforms/xformsList\">\n";
    for (const OfferedForm& form : forms) {
        const std::string address = base + "/forms/" + form.md5;
        xml += "<xform>\n";
        xml += field("formID", form.id) + field("name", form.title) + field("version", form.version);
        xml += field("hash", "md5:" + form.md5) + field("downloadUrl", address + ".xml");
        // As Central: a form without media has no manifest.
        if (!form.media.empty()) xml += field("manifestUrl", address + "/manifest");
        xml += "</xform>\n";
    }
    return xml + "</xforms>\n";
}

std::string manifest_xml(const OfferedForm& form, const std::string& base) {
    std::string xml(declaration);
    xml += "<manifest xmlns=\"http://openrosa.org/xforms/xformsManifest\">\n";
    for (const OfferedMedia& media : form.media) {
        xml += "<mediaFile>\n" + field("filename", media.name) + field("hash", "md5:" + media.md5);
        xml += field("downloadUrl", base + "/forms/" + form.md5 + "/media/" + media.md5) + "</mediaFile>\n";
    }
    return xml + "</manifest>\n";
}

std::string response_xml(Nature nature, std::string_view message) {
    std::string xml =
        "<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\" items=\"0\">\n<message nature=\"";
    xml += nature == Nature::submit_success ? "submit_success" : "error";
    return xml + "\">" + escape_xml(message) + "</message>\n</OpenRosaResponse>\n";
}

}  // namespace council
