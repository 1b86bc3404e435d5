// SPDX-License-Identifier: Apache-2.0
#include "sync/server/http_answer.h"

namespace council {

using httplib::Request;
using httplib::Response;

void answer(Response& response, int status, Nature nature, std::string_view message) {
    response.status = status;
    response.set_content(response_xml(nature, message), text_xml);
}

void answer_cached(const Request& request, Response& response, const std::string& etag,
                   const std::string& body, const char* type) {
    response.set_header("ETag", etag);
    const auto bare = [](const std::string& mark) { return mark.starts_with("W/") ? mark.substr(2) : mark; };
    if (request.has_header("If-None-Match") &&
        bare(request.get_header_value("If-None-Match")) == bare(etag)) {
        response.status = 304;
        return;
    }
    response.status = 200;
    response.set_content(body, type);
}

std::string strong_etag(const std::string& hash) {
    return "\"" + hash + "\"";
}

std::string weak_etag(const std::string& hash) {
    return "W/" + strong_etag(hash);
}

void discard(const httplib::ContentReader& body, bool multipart, Deadline deadline, Response& response) {
    const int status = response.status;
    const auto drop = [deadline](const char*, std::size_t) { return !is_past(deadline); };
    const bool whole =
        multipart ? body([](const httplib::MultipartFormData&) { return true; }, drop) : body(drop);
    if (!whole) response.set_header("Connection", "close");
    response.status = status;
}

}  // namespace council
