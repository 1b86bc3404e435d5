// SPDX-License-Identifier: Apache-2.0
// Answers over HTTP as OpenRosa has them. Pure; any thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <httplib.h>

#include "sync/server/openrosa.h"

namespace council {

inline constexpr const char* text_xml = "text/xml; charset=utf-8";

// An OpenRosaResponse with this message.
void answer(httplib::Response&, int status, Nature, std::string_view message);

// Gives `body`, or 304 where the client says that it has this ETag. A weak ETag and its strong spelling match
// (RFC 9110, If-None-Match).
void answer_cached(const httplib::Request&, httplib::Response&, const std::string& etag,
                   const std::string& body, const char* type);

std::string strong_etag(const std::string& hash);
std::string weak_etag(const std::string& hash);

using Deadline = std::chrono::steady_clock::time_point;
inline bool is_past(Deadline deadline) {
    return std::chrono::steady_clock::now() >= deadline;
}

// Reads the body of a request that was refused, until the deadline, and keeps none of it. If bytes were left
// unread, closing would reset the connection, and the client might never see the answer.
void discard(const httplib::ContentReader&, bool multipart, Deadline, httplib::Response&);

}  // namespace council
