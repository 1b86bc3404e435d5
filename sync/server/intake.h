// SPDX-License-Identifier: Apache-2.0
// One POST of a submission, from its parts to a verdict.
//
// Holds at most what was announced (X-OpenRosa-Accept-Content-Length) and 128 parts; more is refused while it
// streams in, whatever Content-Length said. Pure but for the inbox. Threads: an Intake belongs to one
// request.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/server/inbox.h"

namespace council {

constexpr std::size_t most_body_bytes = 100'000'000;
constexpr std::size_t most_parts = 128;

struct PostedPart {
    std::string name, filename, bytes;
};

// Gathers parts as they stream in; each call is false once a limit is passed.
class Intake {
 public:
    bool begin_part(std::string name, std::string filename);
    bool append(std::string_view bytes);
    bool too_much() const { return too_much_; }
    std::vector<PostedPart> take_parts() { return std::move(impl_); }

 private:
    std::vector<PostedPart> impl_;
    std::size_t bytes_ = 0;
    bool too_much_ = false;
};

struct Verdict {
    int status = 0;
    std::string message;
};

// From whom and when; what stands outside the parts.
struct Sender {
    std::string kiosk, device_id;
    Wall received;
};

// `sealed_only(form_id)`: whether answers to that form may only come encrypted.
using SealedOnly = std::function<bool(const std::string& form_id)>;
Verdict judge(std::vector<PostedPart>, Sender, const SealedOnly& sealed_only, Inbox&);

}  // namespace council
