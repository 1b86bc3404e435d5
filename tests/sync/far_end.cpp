// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/far_end.h"

#include "kiosk/encoding/encoding.h"

namespace openrosa::testing {
namespace {

std::string base() {
    return std::string("/v1/key/") + token + "/projects/7";
}

// Central reads the instanceID of an encrypted submission from its manifest.
std::string instance_id_of(const std::string& manifest) {
    const std::size_t from = manifest.find("uuid:"), to = manifest.find('<', from);
    return from == manifest.npos ? "" : manifest.substr(from, to - from);
}

// As Central answers ?formID=: the entries of that form alone.
std::string filtered(const std::string& list, const std::string& form_id) {
    const bool whole =
        form_id.empty() || list.find("<xform>") == list.npos || list.find("</xforms>") == list.npos;
    if (whole) return list;
    std::string kept = list.substr(0, list.find("<xform>"));
    for (std::size_t at = list.find("<xform>"); at != list.npos;) {
        const std::size_t end = list.find("</xform>", at);
        const std::string entry = list.substr(at, end - at + 8);
        if (entry.find("<formID>" + form_id + "</formID>") != entry.npos) kept += entry;
        at = list.find("<xform>", end);
    }
    return kept + list.substr(list.find("</xforms>"));
}

}  // namespace

std::string md5_hash(const std::string& bytes) {
    return "md5:" + encoding::hex(encoding::digest(encoding::Hash::md5, {bytes}));
}

std::string form_list(const std::string& entries) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><xforms "
           "xmlns=\"http://openrosa.org/xforms/xformsList\">" +
           entries + "</xforms>";
}

std::string manifest(const std::string& entries) {
    return "<manifest xmlns=\"http://openrosa.org/xforms/xformsManifest\">" + entries + "</manifest>";
}

FarEnd::FarEnd() : list_(form_list("")) {
    server_.set_keep_alive_max_count(100'000);
    server_.set_tcp_nodelay(true);
    server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        ++requests_;
        const std::lock_guard lock(mutex_);
        if (gate_ && !gate_(request, response)) {
            response.status = 401;
            // The body that comes after it is not waited for: on this connection it would be taken for a
            // request.
            if (request.method == "POST") response.set_header("Connection", "close");
            return httplib::Server::HandlerResponse::Handled;
        }
        // httplib takes HEAD for GET, and Central answers both the same.
        if (request.path == base() + "/submission" && request.method == "HEAD") {
            response.status = greeting_status_;
            if (greeting_openrosa_) response.set_header("X-OpenRosa-Version", "1.0");
            response.set_header("Date", "Sat, 21 Nov 2026 00:00:10 GMT");
            if (accepts_ > 0)
                response.set_header("X-OpenRosa-Accept-Content-Length", std::to_string(accepts_));
            return httplib::Server::HandlerResponse::Handled;
        }
        if (request.method != "GET") return httplib::Server::HandlerResponse::Unhandled;
        response.set_header("X-OpenRosa-Version", "1.0");
        if (request.path == base() + "/formList") {
            response.status = list_status_;
            response.set_content(filtered(list_, request.get_param_value("formID")), "text/xml");
        } else if (const auto found = offered_.find(request.path); found != offered_.end()) {
            ++asked_[found->first];
            response.status = 200;
            response.set_content(found->second, "application/octet-stream");
        } else {
            response.status = 404;
        }
        return httplib::Server::HandlerResponse::Handled;
    });
    server_.Post(".*", [this](const httplib::Request& request, httplib::Response& response) {
        keep(request, response);
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();  // stop() before that would be lost
}

FarEnd::~FarEnd() {
    server_.stop();
    thread_.join();
}

std::string FarEnd::origin() const {
    return "http://127.0.0.1:" + std::to_string(port_);
}

std::string FarEnd::url() const {
    return origin() + base();
}

void FarEnd::keep(const httplib::Request& request, httplib::Response& response) {
    Received received;
    for (const auto& [field, part] : request.files) {
        received.bytes += field + "|" + part.filename + "|" + part.content_type + "|" + part.content + "\n";
        if (field == "xml_submission_file") received.instance_id = instance_id_of(part.content);
    }
    received.query = request.has_param("deviceID") ? request.get_param_value("deviceID") : "";
    received.user_agent = request.get_header_value("User-Agent");
    received.version_header = request.get_header_value("X-OpenRosa-Version");
    received.date = request.get_header_value("Date");
    const std::lock_guard lock(mutex_);
    received_.push_back(received);
    response.set_header("X-OpenRosa-Version", "1.0");
    response.status = 201;
    if (reply_)
        reply_(received, response);
    else
        response.set_content(envelope, "text/xml");
}

void FarEnd::answer_posts(Reply reply) {
    const std::lock_guard lock(mutex_);
    reply_ = std::move(reply);
}

void FarEnd::accept_length(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    accepts_ = bytes;
}

void FarEnd::demand(Gate gate) {
    const std::lock_guard lock(mutex_);
    gate_ = std::move(gate);
}

void FarEnd::answer_greeting(int status, bool openrosa) {
    const std::lock_guard lock(mutex_);
    greeting_status_ = status;
    greeting_openrosa_ = openrosa;
}

void FarEnd::answer_form_list(int status, const std::string& body) {
    const std::lock_guard lock(mutex_);
    list_status_ = status;
    list_ = body;
}

std::string FarEnd::offer(const std::string& name, std::string bytes) {
    const std::lock_guard lock(mutex_);
    offered_[base() + "/" + name] = std::move(bytes);
    return url() + "/" + name;
}

void FarEnd::offer_form(const std::string& form_id, const std::string& xml,
                        const std::string& with_manifest) {
    const std::string address = offer("form.xml", xml);
    const std::string manifest_address = with_manifest.empty() ? "" : offer("manifest", with_manifest);
    answer_form_list(200, form_list(list_entry(form_id, md5_hash(xml), address, manifest_address)));
}

std::string FarEnd::list_entry(const std::string& form_id, const std::string& hash, const std::string& url,
                               const std::string& manifest_url, const std::string& version) {
    return "<xform><formID>" + form_id + "</formID><name>A form</name><version>" + version +
           "</version><hash>" + hash + "</hash><downloadUrl>" + url + "</downloadUrl>" +
           (manifest_url.empty() ? "" : "<manifestUrl>" + manifest_url + "</manifestUrl>") + "</xform>";
}

std::string FarEnd::media_entry(const std::string& name, const std::string& hash, const std::string& url) {
    return "<mediaFile><filename>" + name + "</filename><hash>" + hash + "</hash><downloadUrl>" + url +
           "</downloadUrl></mediaFile>";
}

std::vector<Received> FarEnd::received() const {
    const std::lock_guard lock(mutex_);
    return received_;
}

int FarEnd::asked(const std::string& name) const {
    const std::lock_guard lock(mutex_);
    const auto found = asked_.find(base() + "/" + name);
    return found == asked_.end() ? 0 : found->second;
}

}  // namespace openrosa::testing
