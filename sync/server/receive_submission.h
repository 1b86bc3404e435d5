// SPDX-License-Identifier: Apache-2.0
// Receives one submission: from the parts of its POST to the reply.
//
// Holds at most 8 MB and 128 parts, whatever Content-Length said; more is refused while it comes in. The
// inbox is all that it changes. Threads: a SubmissionParts belongs to one request.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/limits.h"
#include "sync/inbox/inbox.h"
#include "sync/server/body_room.h"

namespace council {

// Announced by X-OpenRosa-Accept-Content-Length. A kiosk sends one sealed XML and its manifest.
constexpr std::size_t most_body_bytes = limits::submission_body_bytes;
constexpr std::size_t most_parts = 128;

// One part of a multipart/form-data body.
struct FormDataPart {
    std::string name, filename, bytes;
};

// Gathers the parts as they come in. Each call is false once a limit is passed.
class SubmissionParts {
 public:
    explicit SubmissionParts(BodyRoom& room) : taken_(room) {}
    // Before they come: whether there is room in memory for as many bytes.
    bool expect(std::size_t bytes);
    bool begin_part(std::string name, std::string filename);
    bool append(std::string_view bytes);
    bool too_much() const { return too_much_; }
    bool no_room() const { return no_room_; }  // just now; what is there goes when this goes
    std::size_t bytes() const { return bytes_; }
    std::vector<FormDataPart> take_parts() { return std::move(parts_); }

 private:
    std::vector<FormDataPart> parts_;
    BodyRoom::Taken taken_;
    std::size_t bytes_ = 0;
    bool too_much_ = false, no_room_ = false;
};

struct Reply {
    int status = 0;
    std::string message;
    std::optional<StoreOutcome> outcome;  // where it came to the inbox
};

// What stands outside the parts: who sent them, and when they came.
struct Sender {
    std::string kiosk, device_id;
    Wall received_at;
};

// What that form takes now.
enum class Accepting { anything, sealed_only, nothing };
using AskOfForm = std::function<Accepting(const std::string& form_id)>;
Reply receive_submission(std::vector<FormDataPart>, Sender, const AskOfForm&, Inbox&);

}  // namespace council
