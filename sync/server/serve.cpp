// SPDX-License-Identifier: Apache-2.0
#include "sync/server/serve.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include <httplib.h>

#include "sync/server/clock_text.h"
#include "sync/server/crypto.h"
#include "sync/server/intake.h"
#include "sync/server/key_pair.h"
#include "sync/server/offered_form.h"
#include "sync/server/openrosa.h"
#include "sync/server/token.h"

namespace council {

using httplib::Request;
using httplib::Response;
using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

// std::regex, which httplib routes with, recurses once a character: a path as long as httplib lets through
// could overrun a thread's stack. No path of ours comes near this.
constexpr std::size_t longest_target = 1'024;
// A connection holds a thread while it lives: enough threads that idle kiosks do not lock each other out.
constexpr std::size_t threads = 32;
constexpr std::size_t requests_per_connection = 100'000;  // a backlog goes up on one connection
constexpr int idle_seconds = 5, stall_seconds = 30;
constexpr const char* key_path = R"(/v1/key/([^/]+)/projects/([^/]+))";
constexpr const char* text_xml = "text/xml; charset=utf-8";

void answer(Response& response, int status, Nature nature, std::string_view message) {
    response.status = status;
    response.set_content(response_xml(nature, message), text_xml);
}

// 304 where the client holds these bytes; a weak mark matches its strong spelling too (RFC 9110,
// If-None-Match).
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

std::string quoted(const std::string& hash) {
    return "\"" + hash + "\"";
}

// Reads a body that is refused, and keeps none of it: closing with bytes unread would reset the connection,
// and the client might never see why.
void discard(const httplib::ContentReader& body, bool multipart, Response& response) {
    const int status = response.status;
    const auto drop = [](const char*, std::size_t) { return true; };
    if (multipart) {
        body([](const httplib::MultipartFormData&) { return true; }, drop);
    } else {
        body(drop);
    }
    response.status = status;
}

// What the log may say of a path: one of our own words, never the path, for it holds a token or a stranger's
// text.
std::string_view word_for(std::string_view path) {
    if (path.ends_with("/formList")) return "formList";
    if (path.ends_with("/submission")) return "submission";
    if (path.ends_with("/manifest")) return "manifest";
    if (path.find("/media/") != path.npos) return "media";
    if (path.find("/forms/") != path.npos) return "form";
    return "other";
}

}  // namespace

using Offered = std::shared_ptr<const std::vector<OfferedForm>>;

struct Serving::Impl {
    ServeOptions options;
    std::string public_key;  // base64, or ""
    Inbox inbox;
    std::unique_ptr<httplib::Server> http;
    int port = 0;
    std::mutex offered_turn;
    Offered offered_now;
    std::mutex log_turn;

    Impl(ServeOptions given, Inbox opened) : options(std::move(given)), inbox(std::move(opened)) {}

    Offered offered() {
        const std::lock_guard lock(offered_turn);
        return offered_now;
    }
    Wall now() const { return options.now(); }

    Result<void> read_offered();
    Result<void> make_http();
    Result<void> take_port();
    void route();

    std::optional<std::string> admit(const Request&, Response&);
    bool speaks_openrosa(const Request&, Response&);
    std::optional<std::string> base_of(const Request&, Response&);
    void list(const Request&, Response&);
    void form(const Request&, Response&);
    void manifest(const Request&, Response&);
    void media(const Request&, Response&);
    void ready_for_submissions(const Request&, Response&);
    void submission(const Request&, Response&, const httplib::ContentReader&);
    void log(const Request&, const Response&);

    template <class Give>
    void with_form(const Request&, Response&, Give);
};

Result<void> Serving::Impl::read_offered() {
    auto forms = read_forms(options.forms, public_key);
    if (!forms) return tl::unexpected(forms.error());
    for (const OfferedForm& form : *forms) {
        if (auto kept = inbox.offer({form.id, form.version, form.xml}); !kept) return kept;
        if (form.version == form.original_version) continue;
        if (auto kept = inbox.offer({form.id, form.original_version, form.original_xml}); !kept) return kept;
    }
    const std::lock_guard lock(offered_turn);
    offered_now = std::make_shared<const std::vector<OfferedForm>>(std::move(*forms));
    return {};
}

Result<void> Serving::Impl::make_http() {
    if (options.certificate.has_value() != options.tls_key.has_value())
        return fail(ErrorKind::invalid, "TLS needs both --cert and --key.");
    if (!options.certificate) {
        http = std::make_unique<httplib::Server>();
    } else {
        const std::string certificate = *options.certificate, key = *options.tls_key;
        http = std::make_unique<httplib::SSLServer>([&](SSL_CTX& context) {
            return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 &&
                   SSL_CTX_use_certificate_chain_file(&context, certificate.c_str()) == 1 &&
                   SSL_CTX_use_PrivateKey_file(&context, key.c_str(), SSL_FILETYPE_PEM) == 1;
        });
        if (!http->is_valid())
            return fail(ErrorKind::invalid,
                        certificate + ", " + key + ": are no certificate and its key in PEM.");
    }
    http->new_task_queue = [] { return new httplib::ThreadPool(threads); };
    http->set_keep_alive_max_count(requests_per_connection);
    http->set_keep_alive_timeout(idle_seconds);
    http->set_read_timeout(stall_seconds);
    http->set_write_timeout(stall_seconds);
    http->set_tcp_nodelay(true);
    http->set_payload_max_length(most_body_bytes);
    return {};
}

Result<void> Serving::Impl::take_port() {
    if (options.port == 0) {
        port = http->bind_to_any_port(options.listen);
    } else if (http->bind_to_port(options.listen, options.port)) {
        port = options.port;
    }
    if (port > 0) return {};
    return fail(ErrorKind::offline, options.listen + ":" + std::to_string(options.port) +
                                        ": cannot listen there. Is another program using the port?");
}

// Central's order: the token, then the project, then what is asked for.
std::optional<std::string> Serving::Impl::admit(const Request& request, Response& response) {
    const std::string token = request.matches[1], project = request.matches[2];
    if (!is_token_shaped(token)) {
        answer(response, 401, Nature::error, "This address has no kiosk's token in it.");
        return std::nullopt;
    }
    auto kiosk = inbox.kiosk_of(hash_token(token));
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

bool Serving::Impl::speaks_openrosa(const Request& request, Response& response) {
    if (request.get_header_value("X-OpenRosa-Version") == "1.0") return true;
    answer(response, 400, Nature::error, "The header X-OpenRosa-Version: 1.0 is missing.");
    return false;
}

std::optional<std::string> Serving::Impl::base_of(const Request& request, Response& response) {
    const std::string path = "/v1/key/" + std::string(request.matches[1]) + "/projects/1";
    if (!options.public_url.empty()) return options.public_url + path;
    const std::string host = request.get_header_value("Host");
    constexpr auto allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]";
    if (host.empty() || host.size() > 255 || host.find_first_not_of(allowed) != host.npos) {
        answer(response, 400, Nature::error, "The header Host is missing or is no host.");
        return std::nullopt;
    }
    return (options.certificate ? "https://" : "http://") + host + path;
}

void Serving::Impl::list(const Request& request, Response& response) {
    if (!admit(request, response) || !speaks_openrosa(request, response)) return;
    const auto base = base_of(request, response);
    if (!base) return;
    std::vector<OfferedForm> chosen;
    const Offered forms = offered();
    if (request.has_param("formID")) {
        const std::string id = request.get_param_value("formID");
        std::copy_if(forms->begin(), forms->end(), std::back_inserter(chosen),
                     [&](const OfferedForm& form) { return form.id == id; });
    }
    std::string xml = form_list_xml(request.has_param("formID") ? chosen : *forms, *base);
    const std::string etag = "W/" + quoted(hex(md5(xml)));
    answer_cached(request, response, etag, xml, text_xml);
}

template <class Give>
void Serving::Impl::with_form(const Request& request, Response& response, Give give) {
    if (!admit(request, response)) return;
    const Offered forms = offered();
    const auto form = std::find_if(forms->begin(), forms->end(),
                                   [&](const OfferedForm& one) { return one.md5 == request.matches[3]; });
    if (form == forms->end()) {
        answer(response, 404, Nature::error,
               "That form is not offered, or has been replaced. Fetch the list again.");
        return;
    }
    give(*form);
}

void Serving::Impl::form(const Request& request, Response& response) {
    with_form(request, response, [&](const OfferedForm& form) {
        answer_cached(request, response, "W/" + quoted(form.md5), form.xml, text_xml);
    });
}

void Serving::Impl::manifest(const Request& request, Response& response) {
    with_form(request, response, [&](const OfferedForm& form) {
        if (!speaks_openrosa(request, response)) return;
        const auto base = base_of(request, response);
        if (!base) return;
        std::string xml = manifest_xml(form, *base);
        const std::string etag = "W/" + quoted(hex(md5(xml)));
        answer_cached(request, response, etag, xml, text_xml);
    });
}

void Serving::Impl::media(const Request& request, Response& response) {
    with_form(request, response, [&](const OfferedForm& form) {
        for (const OfferedMedia& media : form.media) {
            if (media.md5 != request.matches[4]) continue;
            answer_cached(request, response, quoted(media.md5), media.bytes, "application/octet-stream");
            return;
        }
        answer(response, 404, Nature::error, "That file is not offered. Fetch the manifest again.");
    });
}

void Serving::Impl::ready_for_submissions(const Request& request, Response& response) {
    if (admit(request, response) && speaks_openrosa(request, response)) response.status = 204;
}

void Serving::Impl::submission(const Request& request, Response& response,
                               const httplib::ContentReader& body) {
    const bool multipart = request.is_multipart_form_data();
    const auto kiosk = admit(request, response);
    if (!kiosk || !speaks_openrosa(request, response) || !multipart) {
        if (response.status < 0)
            answer(response, 400, Nature::error, "A submission is a multipart/form-data body.");
        return discard(body, multipart, response);
    }
    // httplib would read all of what is promised before it refuses, be it a year's worth.
    if (request.get_header_value<std::uint64_t>("Content-Length") > most_body_bytes) {
        response.set_header("Connection", "close");
        return answer(response, 413, Nature::error, "The submission is larger than this server takes.");
    }
    Intake intake;
    const bool whole = body(
        [&](const httplib::MultipartFormData& part) { return intake.begin_part(part.name, part.filename); },
        [&](const char* bytes, std::size_t size) {
            return intake.append({bytes, size});
        });
    if (intake.too_much())
        return answer(response, 413, Nature::error, "The submission is too large or has too many parts.");
    if (!whole) {
        if (response.status != 413) response.status = 400;
        return answer(response, response.status, Nature::error,
                      "The submission's body is cut, malformed or too large.");
    }
    const Offered forms = offered();
    const auto sealed_only = [&](const std::string& id) {
        return std::any_of(forms->begin(), forms->end(),
                           [&](const auto& form) { return form.id == id && form.sealed; });
    };
    const Sender sender{*kiosk, request.get_param_value("deviceID"), now()};
    const Verdict verdict = judge(intake.take_parts(), sender, sealed_only, inbox);
    answer(response, verdict.status, verdict.status == 201 ? Nature::submit_success : Nature::error,
           verdict.message);
}

void Serving::Impl::log(const Request& request, const Response& response) {
    if (!options.log) return;
    std::string kiosk = "-";
    if (request.matches.size() > 1) {
        const auto known = inbox.kiosk_of(hash_token(std::string(request.matches[1])));
        if (known) kiosk = known->value_or(kiosk);
    }
    const std::lock_guard lock(log_turn);
    *options.log << iso_time(now()) << ' ' << kiosk << ' ' << word_for(request.path) << ' ' << response.status
                 << std::endl;
}

void Serving::Impl::route() {
    const std::string project = key_path;
    const auto get = [&](const std::string& rest, void (Impl::*function)(const Request&, Response&)) {
        http->Get(project + rest, [this, function](const Request& request, Response& response) {
            (this->*function)(request, response);
        });
    };
    get("/formList", &Impl::list);
    get("/submission", &Impl::ready_for_submissions);
    get("/forms/([0-9a-f]{32})\\.xml", &Impl::form);
    get("/forms/([0-9a-f]{32})/manifest", &Impl::manifest);
    get("/forms/([0-9a-f]{32})/media/([0-9a-f]{32})", &Impl::media);
    http->Post(project + "/submission",
               [this](const Request& request, Response& response, const httplib::ContentReader& body) {
                   submission(request, response, body);
               });

    http->set_pre_routing_handler([](const Request& request, Response& response) {
        if (request.target.size() <= longest_target) return httplib::Server::HandlerResponse::Unhandled;
        answer(response, 414, Nature::error, "The address is too long.");
        return httplib::Server::HandlerResponse::Handled;
    });
    http->set_error_handler([](const Request&, Response& response) {
        if (response.body.empty())
            answer(response, response.status, Nature::error, "The request cannot be answered.");
    });
    http->set_exception_handler([](const Request&, Response& response, const std::exception_ptr&) {
        answer(response, 500, Nature::error, "The request could not be answered.");
    });
    http->set_post_routing_handler([this](const Request&, Response& response) {
        response.set_header("X-OpenRosa-Version", "1.0");
        response.set_header("X-OpenRosa-Accept-Content-Length", std::to_string(most_body_bytes));
        response.set_header("Date", http_date(now()));
    });
    http->set_logger([this](const Request& request, const Response& response) { log(request, response); });
}

Result<Serving> Serving::start(ServeOptions options) {
    if (!options.now)
        options.now = [] {
            return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        };
    while (options.public_url.ends_with('/')) options.public_url.pop_back();
    std::string public_key;
    if (options.public_key) {
        auto read = read_public_key(*options.public_key);
        if (!read) return tl::unexpected(read.error());
        public_key = std::move(*read);
    }
    auto inbox = Inbox::open(options.data, Inbox::Absent::make);
    if (!inbox) return tl::unexpected(inbox.error());

    auto parts = std::make_unique<Impl>(std::move(options), std::move(*inbox));
    parts->public_key = std::move(public_key);
    if (auto done = parts->read_offered(); !done) return tl::unexpected(done.error());
    if (auto done = parts->make_http(); !done) return tl::unexpected(done.error());
    parts->route();
    if (auto done = parts->take_port(); !done) return tl::unexpected(done.error());
    return Serving(std::move(parts));
}

Serving::Serving(std::unique_ptr<Impl> parts) : impl_(std::move(parts)) {}
Serving::Serving(Serving&&) noexcept = default;
Serving::~Serving() = default;
int Serving::port() const {
    return impl_->port;
}
void Serving::run() {
    impl_->http->listen_after_bind();
}
void Serving::stop() {
    // httplib forgets a stop() that comes before its loop has begun, as a SIGTERM right after the start does.
    while (!impl_->http->is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    impl_->http->stop();
}
Result<void> Serving::reload() {
    return impl_->read_offered();
}

}  // namespace council
