// SPDX-License-Identifier: Apache-2.0
#include "sync/server/routes.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "sync/inbox/clock_text.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/result.h"
#include "sync/inbox/token.h"
#include "sync/server/http_answer.h"
#include "sync/server/openrosa.h"

namespace council {

namespace {

// httplib chooses a route by std::regex, which recurses once for each character. A very long path could
// overrun a thread's stack. No path of ours comes near this length.
constexpr std::size_t longest_target = 1'024;
constexpr const char* key_path = R"(/v1/key/([^/]+)/projects/([^/]+))";

// What the log says of a path. It is one of our own words and never the path, because the path holds a token
// or a stranger's text.
std::string_view word_for(std::string_view path) {
    if (path.ends_with("/formList")) return "formList";
    if (path.ends_with("/submission")) return "submission";
    if (path.ends_with("/manifest")) return "manifest";
    if (path.find("/media/") != path.npos) return "media";
    if (path.find("/forms/") != path.npos) return "form";
    return "other";
}

// Why a POST is no submission, before its body is read; "" where it may be one.
std::string_view fault_of_head(const httplib::Request& request) {
    if (!request.is_multipart_form_data()) return "A submission is a multipart/form-data body.";
    // Two lengths may mean two requests to two programs on the way (RFC 9112, section 6.1).
    if (request.has_header("Transfer-Encoding") && request.has_header("Content-Length"))
        return "A body has either a Content-Length or chunks.";
    return "";
}

// As the head says; 0 where it says nothing. httplib's own way to ask for a number has another name in each
// of its versions.
std::uint64_t promised_bytes(const httplib::Request& request) {
    const std::string said = request.get_header_value("Content-Length");
    std::uint64_t bytes = 0;
    const auto read = std::from_chars(said.data(), said.data() + said.size(), bytes);
    return read.ec == std::errc::result_out_of_range ? std::numeric_limits<std::uint64_t>::max() : bytes;
}

void answer_no_room(httplib::Response& response) {
    response.set_header("Retry-After", "60");
    answer(response, 503, Nature::error,
           "Too many large submissions are coming in just now. Please send it again later.");
}

// False where the body is refused; then the answer is written.
bool read_parts(const httplib::Request& request, httplib::Response& response,
                const httplib::ContentReader& body, Deadline deadline, SubmissionParts& parts) {
    // httplib would read all that is promised before it refuses, however much that is.
    if (promised_bytes(request) > most_body_bytes) {
        response.set_header("Connection", "close");
        answer(response, 413, Nature::error, "The submission is larger than this server takes.");
        return false;
    }
    if (!parts.expect(promised_bytes(request))) {
        answer_no_room(response);
        discard(body, true, deadline, response);
        return false;
    }
    const bool whole = body(
        [&](const httplib::MultipartFormData& part) { return parts.begin_part(part.name, part.filename); },
        [&](const char* bytes, std::size_t size) {
            return !is_past(deadline) && parts.append({bytes, size});
        });
    if (parts.no_room()) {
        answer_no_room(response);
    } else if (parts.too_much()) {
        answer(response, 413, Nature::error, "The submission is too large or has too many parts.");
    } else if (!whole && is_past(deadline)) {
        answer(response, 408, Nature::error, "The submission came too slowly. Please send it again later.");
    } else if (!whole) {
        answer(response, response.status == 413 ? 413 : 400, Nature::error,
               "The submission's body is cut, malformed or too large.");
    }
    if (whole && !parts.too_much() && !parts.no_room()) return true;
    response.set_header("Connection", "close");  // what is still to come is no request
    return false;
}

}  // namespace

Routes::Routes(ServerOptions options, std::string public_key, Inbox inbox)
    : options_(std::move(options)),
      public_key_(std::move(public_key)),
      inbox_(std::move(inbox)),
      quota_(options_.quota, inbox_),
      body_room_(options_.body_bytes_at_once) {}

Result<void> Routes::read_forms() {
    auto forms = council::read_forms(options_.forms, public_key_);
    if (!forms) return tl::unexpected(forms.error());
    for (const OfferedForm& form : *forms) {
        if (options_.log && !form.warnings.empty()) {
            const std::lock_guard lock(log_turn_);
            *options_.log << "form " << form.id << ":\n" << form.warnings << std::flush;
        }
        if (auto kept = inbox_.offer({form.id, form.version, form.xml}); !kept) return kept;
        if (form.version == form.original_version) continue;
        if (auto kept = inbox_.offer({form.id, form.original_version, form.original_xml}); !kept) return kept;
    }
    const std::lock_guard lock(offered_turn_);
    offered_ = std::make_shared<const std::vector<OfferedForm>>(std::move(*forms));
    return {};
}

Routes::Offered Routes::offered() {
    const std::lock_guard lock(offered_turn_);
    return offered_;
}

// Looks at the token first, then at the project, then at what is asked for, as ODK Central does.
std::optional<std::string> Routes::admit(const Request& request, Response& response) {
    const std::string token = request.matches[1], project = request.matches[2];
    if (!is_token_shaped(token)) {
        answer(response, 401, Nature::error, "This address has no kiosk's token in it.");
        return std::nullopt;
    }
    auto kiosk = inbox_.kiosk_of(hash_token(token));
    if (!kiosk) {
        answer(response, 503, Nature::error, "The inbox cannot be read just now. Please come again later.");
        return std::nullopt;
    }
    if (!*kiosk) {
        answer(response, 403, Nature::error, "This kiosk's token is unknown or was revoked.");
    } else if (project != "1") {
        answer(response, 404, Nature::error, "There is no such project here.");
        return std::nullopt;
    }
    return *kiosk;
}

bool Routes::speaks_openrosa(const Request& request, Response& response) {
    if (request.get_header_value("X-OpenRosa-Version") == "1.0") return true;
    answer(response, 400, Nature::error, "The header X-OpenRosa-Version: 1.0 is missing.");
    return false;
}

std::optional<std::string> Routes::base_of(const Request& request, Response& response) {
    const std::string path = "/v1/key/" + std::string(request.matches[1]) + "/projects/1";
    if (!options_.public_url.empty()) return options_.public_url + path;
    const std::string host = request.get_header_value("Host");
    constexpr auto allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]";
    if (host.empty() || host.size() > 255 || host.find_first_not_of(allowed) != host.npos) {
        answer(response, 400, Nature::error, "The header Host is missing or is no host.");
        return std::nullopt;
    }
    return (options_.certificate ? "https://" : "http://") + host + path;
}

void Routes::list(const Request& request, Response& response) {
    if (!admit(request, response) || !speaks_openrosa(request, response)) return;
    const auto base = base_of(request, response);
    if (!base) return;
    std::vector<OfferedForm> chosen;
    const Offered forms = offered();
    const bool all = !request.has_param("formID");
    const std::string id = request.get_param_value("formID");
    std::copy_if(forms->begin(), forms->end(), std::back_inserter(chosen),
                 [&](const OfferedForm& form) { return is_offered(form.state) && (all || form.id == id); });
    std::string xml = form_list_xml(chosen, *base);
    const std::string etag = weak_etag(hex(md5(xml)));
    answer_cached(request, response, etag, xml, text_xml);
}

void Routes::with_form(const Request& request, Response& response, const GiveForm& give) {
    if (!admit(request, response)) return;
    const Offered forms = offered();
    const auto form = std::find_if(forms->begin(), forms->end(), [&](const OfferedForm& one) {
        return is_offered(one.state) && one.md5 == request.matches[3];
    });
    if (form != forms->end()) return give(*form);
    answer(response, 404, Nature::error,
           "That form is not offered, or has been replaced. Fetch the list again.");
}

void Routes::form(const Request& request, Response& response) {
    with_form(request, response, [&](const OfferedForm& form) {
        answer_cached(request, response, weak_etag(form.md5), form.xml, text_xml);
    });
}

void Routes::manifest(const Request& request, Response& response) {
    with_form(request, response, [&](const OfferedForm& form) {
        if (!speaks_openrosa(request, response)) return;
        const auto base = base_of(request, response);
        if (!base) return;
        std::string xml = manifest_xml(form, *base);
        const std::string etag = weak_etag(hex(md5(xml)));
        answer_cached(request, response, etag, xml, text_xml);
    });
}

void Routes::media(const Request& request, Response& response) {
    with_form(request, response, [&](const OfferedForm& form) {
        for (const OfferedMedia& media : form.media) {
            if (media.md5 != request.matches[4]) continue;
            answer_cached(request, response, strong_etag(media.md5), media.bytes, "application/octet-stream");
            return;
        }
        answer(response, 404, Nature::error, "That file is not offered. Fetch the manifest again.");
    });
}

void Routes::ready_for_submissions(const Request& request, Response& response) {
    if (admit(request, response) && speaks_openrosa(request, response)) response.status = 204;
}

void Routes::submission(const Request& request, Response& response, const httplib::ContentReader& body) {
    const Deadline deadline = std::chrono::steady_clock::now() + options_.body_deadline;
    const auto kiosk = admit(request, response);
    const std::string_view fault = fault_of_head(request);
    if (!kiosk || !speaks_openrosa(request, response) || !fault.empty()) {
        if (response.status < 0) answer(response, 400, Nature::error, fault);
        return discard(body, request.is_multipart_form_data(), deadline, response);
    }
    const Wall now = options_.now();
    if (const auto room = quota_.has_room(*kiosk, now); room && !*room) {
        response.set_header("Retry-After", "3600");
        answer(response, 429, Nature::error,
               "This kiosk has sent more than a day's share. Please send it later.");
        return discard(body, true, deadline, response);
    }
    SubmissionParts parts(body_room_);
    if (!read_parts(request, response, body, deadline, parts)) return;
    const std::size_t bytes = parts.bytes();
    const Offered forms = offered();
    const AskOfForm ask = [&](const std::string& id) {
        const auto form =
            std::find_if(forms->begin(), forms->end(), [&](const auto& one) { return one.id == id; });
        if (form == forms->end()) return Accepting::anything;
        if (!takes_answers(form->state)) return Accepting::nothing;
        return form->sealed ? Accepting::sealed_only : Accepting::anything;
    };
    const Sender sender{*kiosk, request.get_param_value("deviceID"), now};
    const Reply reply = receive_submission(parts.take_parts(), sender, ask, inbox_);
    if (reply.status == 201) quota_.note_stored(*kiosk, bytes);
    answer(response, reply.status, reply.status == 201 ? Nature::submit_success : Nature::error,
           reply.message);
}

void Routes::log(const Request& request, const Response& response) {
    if (!options_.log) return;
    std::string kiosk = "-";
    if (request.matches.size() > 1) {
        const auto known = inbox_.kiosk_of(hash_token(std::string(request.matches[1])));
        if (known) kiosk = known->value_or(kiosk);
    }
    const std::lock_guard lock(log_turn_);
    *options_.log << iso_time(options_.now()) << ' ' << kiosk << ' ' << word_for(request.path) << ' '
                  << response.status << std::endl;
}

void Routes::mount_gets(HttpServer& http) {
    const auto get = [&](const std::string& rest, void (Routes::*function)(const Request&, Response&)) {
        http.Get(key_path + rest, [this, function](const Request& request, Response& response) {
            (this->*function)(request, response);
        });
    };
    get("/formList", &Routes::list);
    get("/submission", &Routes::ready_for_submissions);
    get("/forms/([0-9a-f]{32})\\.xml", &Routes::form);
    get("/forms/([0-9a-f]{32})/manifest", &Routes::manifest);
    get("/forms/([0-9a-f]{32})/media/([0-9a-f]{32})", &Routes::media);
}

void Routes::mount_hooks(HttpServer& http) {
    http.set_pre_routing_handler([](const Request& request, Response& response) {
        if (request.target.size() <= longest_target) return httplib::Server::HandlerResponse::Unhandled;
        answer(response, 414, Nature::error, "The address is too long.");
        return httplib::Server::HandlerResponse::Handled;
    });
    http.set_error_handler([](const Request&, Response& response) {
        if (response.body.empty())
            answer(response, response.status, Nature::error, "The request cannot be answered.");
    });
    http.set_exception_handler([](const Request&, Response& response, const std::exception_ptr&) {
        answer(response, 500, Nature::error, "The request could not be answered.");
    });
    http.complete_answers([this](const Request&, Response& response) {
        response.set_header("X-OpenRosa-Version", "1.0");
        response.set_header("X-OpenRosa-Accept-Content-Length", std::to_string(most_body_bytes));
        response.set_header("Date", http_date(options_.now()));
    });
    http.set_logger([this](const Request& request, const Response& response) { log(request, response); });
}

void Routes::mount(HttpServer& http) {
    mount_gets(http);
    http.Post(std::string(key_path) + "/submission",
              [this](const Request& request, Response& response, const httplib::ContentReader& body) {
                  submission(request, response, body);
              });
    mount_hooks(http);
}

}  // namespace council
