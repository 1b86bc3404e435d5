// SPDX-License-Identifier: Apache-2.0
#include "sync/council_url.h"

#include <algorithm>
#include <optional>

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <strings.h>

#include "sync/address.h"

namespace openrosa {
namespace {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

// A token has 64 characters at Central; words of the path such as "projects" have at most nine.
constexpr std::size_t shortest_secret = 10;

std::optional<std::string> part(CURLU* handle, CURLUPart which, unsigned flags = 0) {
    char* found = nullptr;
    if (curl_url_get(handle, which, &found, flags) != CURLUE_OK) return std::nullopt;
    std::string text = found;
    curl_free(found);
    return text;
}

// Two addresses lead to the same server where all of these are equal.
bool same(CURLU* one, CURLU* other, CURLUPart which) {
    const auto here = part(one, which, CURLU_DEFAULT_PORT), there = part(other, which, CURLU_DEFAULT_PORT);
    return here && there && strcasecmp(here->c_str(), there->c_str()) == 0;
}

bool printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char each) { return each > 0x20 && each < 0x7f; });
}

bool has_credentials(CURLU* handle) {
    return part(handle, CURLUPART_USER) || part(handle, CURLUPART_PASSWORD);
}

void add_secrets(const std::string& text, char separator, std::vector<std::string>& secrets) {
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        if (to - from >= shortest_secret) secrets.push_back(text.substr(from, to - from));
        from = to + 1;
    }
}

}  // namespace

CouncilUrl::CouncilUrl(Handle handle) : handle_(std::move(handle)) {}

Result<CouncilUrl> CouncilUrl::parse(std::string_view text) {
    Handle handle(curl_url(), curl_url_cleanup);
    const bool read = handle && printable_ascii(text) &&
                      curl_url_set(handle.get(), CURLUPART_URL, std::string(text).c_str(), 0) == CURLUE_OK;
    if (!read) return fail(ErrorKind::invalid, "must be an address such as https://forms.example.org/path.");
    if (has_credentials(handle.get()) || part(handle.get(), CURLUPART_FRAGMENT))
        return fail(ErrorKind::invalid, "must hold no user name, password or #.");
    CouncilUrl url(std::move(handle));
    const std::string scheme = part(url.handle_.get(), CURLUPART_SCHEME).value_or("");
    if (scheme != "https" && !(scheme == "http" && url.is_loopback()))
        return fail(ErrorKind::invalid,
                    "must start with https:// (http:// only leads to this machine itself).");
    std::string path = part(url.handle_.get(), CURLUPART_PATH).value_or("");
    while (!path.empty() && path.back() == '/') path.pop_back();
    curl_url_set(url.handle_.get(), CURLUPART_PATH, path.c_str(), 0);
    return url;
}

std::string CouncilUrl::below(std::string_view path, const std::string& query) const {
    const Handle copy(curl_url_dup(handle_.get()), curl_url_cleanup);
    std::string whole = part(copy.get(), CURLUPART_PATH).value_or("");
    if (whole == "/") whole.clear();
    whole += path;
    curl_url_set(copy.get(), CURLUPART_PATH, whole.c_str(), 0);
    if (!query.empty())
        curl_url_set(copy.get(), CURLUPART_QUERY, query.c_str(), CURLU_APPENDQUERY | CURLU_URLENCODE);
    return part(copy.get(), CURLUPART_URL).value_or("");
}

std::string CouncilUrl::on_same_server(const std::string& text) const {
    const Handle other(curl_url(), curl_url_cleanup);
    if (!printable_ascii(text) || curl_url_set(other.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return "";
    const bool ours = same(handle_.get(), other.get(), CURLUPART_SCHEME) &&
                      same(handle_.get(), other.get(), CURLUPART_HOST) &&
                      same(handle_.get(), other.get(), CURLUPART_PORT);
    if (!ours || has_credentials(other.get())) return "";
    return part(other.get(), CURLUPART_URL).value_or("");
}

bool CouncilUrl::is_loopback() const {
    std::string host = part(handle_.get(), CURLUPART_HOST).value_or("");
    if (strcasecmp(host.c_str(), "localhost") == 0) return true;
    if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
    sockaddr_in ipv4{.sin_family = AF_INET};
    sockaddr_in6 ipv6{.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, host.c_str(), &ipv4.sin_addr) == 1)
        return reach(reinterpret_cast<const sockaddr*>(&ipv4), sizeof ipv4) == Reach::loopback;
    return inet_pton(AF_INET6, host.c_str(), &ipv6.sin6_addr) == 1 &&
           reach(reinterpret_cast<const sockaddr*>(&ipv6), sizeof ipv6) == Reach::loopback;
}

std::vector<std::string> CouncilUrl::secrets() const {
    std::vector<std::string> secrets;
    for (const unsigned flags : {0U, static_cast<unsigned>(CURLU_URLDECODE)}) {
        add_secrets(part(handle_.get(), CURLUPART_PATH, flags).value_or(""), '/', secrets);
        add_secrets(part(handle_.get(), CURLUPART_QUERY, flags).value_or(""), '&', secrets);
        const std::string query = part(handle_.get(), CURLUPART_QUERY, flags).value_or("");
        add_secrets(query.substr(std::min(query.find('=') + 1, query.size())), '&', secrets);
    }
    std::sort(secrets.begin(), secrets.end(),
              [](const auto& one, const auto& other) { return one.size() > other.size(); });
    return secrets;
}

}  // namespace openrosa
