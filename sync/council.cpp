// SPDX-License-Identifier: Apache-2.0
#include "sync/council.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <memory>
#include <optional>

#include <openssl/err.h>
#include <openssl/pem.h>

#include "kiosk/ascii.h"
#include "kiosk/encoding/encoding.h"
#include "kiosk/utf8.h"
#include "sync/device.h"

namespace openrosa {
namespace {

using kiosk::Config;
using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

constexpr const char* none_given = "#none";         // a credential of the unit's, where nobody has given one
constexpr const char* sealed_away = "#unreadable";  // and where this machine cannot open it: bind-secrets
constexpr const char* no_longer_opened =
    "This machine cannot open its token: it was sealed to another machine, or the TPM was cleared or the "
    "start changed. Make its disk anew.";

constexpr std::size_t longest_shown = 240;        // bytes of a text from outside that staff see
constexpr std::size_t bytes_around_a_part = 400;  // its boundary and its headers, more than curl writes
constexpr std::size_t longest_word = 40;  // longer runs of ASCII are addresses, tokens, keys or instanceIDs

// formList and manifest: "hash" is "md5:" and 32 digits of the bytes exactly as downloaded.
bool has_hash(std::string_view bytes, std::string_view hash) {
    return kiosk::lower_ascii(hash) == "md5:" + encoding::hex(encoding::digest(encoding::Hash::md5, {bytes}));
}

std::optional<std::string> first_line(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line)) return std::nullopt;
    line.erase(line.find_last_not_of(" \t\r") + 1);
    return line;
}

Result<std::string> configured_address(const Config& config) {
    if (!config.server_file) {
        if (!config.server.empty()) return config.server;
        return fail(ErrorKind::invalid,
                    config.file.string() + ": [server] url is missing: it says where the answers go.");
    }
    auto address = first_line(*config.server_file);
    if (address == sealed_away) return fail(ErrorKind::invalid, no_longer_opened);
    if (!address || *address == none_given)
        return fail(ErrorKind::invalid,
                    config.server_file->string() +
                        ": cannot be read; [server] url_file must name a file with one address.");
    return std::move(*address);
}

Result<SignIn> configured_sign_in(const Config& config) {
    if (config.sign_in == Config::SignIn::none) return SignIn{};
    auto password = first_line(config.password_file.value_or(""));
    if (password == sealed_away) return fail(ErrorKind::invalid, no_longer_opened);
    if (!password || password->empty() || *password == none_given)
        return fail(ErrorKind::invalid,
                    config.password_file.value_or("").string() +
                        ": cannot be read; [server] password_file must name a file with one password.");
    const bool basic = config.sign_in == Config::SignIn::basic;
    return SignIn{basic ? SignIn::Way::basic : SignIn::Way::digest, config.user, std::move(*password)};
}

// The text on one line. A blank replaces each control character and each character that changes the direction
// of writing.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::string_view three = text.substr(at, 3);
        const bool turns = (three >= "\u202a" && three <= "\u202e") ||
                           (three >= "\u2066" && three <= "\u2069") || three == "\u200e" ||
                           three == "\u200f" || three == "\u2028" || three == "\u2029";
        const bool blank = byte <= 0x20 || byte == 0x7f || turns;
        if (!blank)
            line += text[at];
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
        if (turns) at += 2;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

// What a web server says that is not ours. Other answers may be a gateway's, whose server is away for now.
bool knows_no_such_place(int status) {
    return status == 400 || status == 404 || status == 405 || status == 410 || status == 501;
}

// HTTP's own word for it, a redirection, or a page in the place of a list.
bool is_sign_in_page(int status, std::string_view list) {
    if (status != 200) return status < 400 || status == network_wants_sign_in;
    const std::string head = kiosk::lower_ascii(list.substr(0, 512));
    return head.find("<html") != head.npos || head.find("<!doctype html") != head.npos;
}

using Bytes = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Certificate first_certificate(const std::filesystem::path& file) {
    const Bytes bytes(BIO_new_file(file.c_str(), "r"), BIO_free);
    Certificate first(bytes ? PEM_read_bio_X509_AUX(bytes.get(), nullptr, nullptr, nullptr) : nullptr,
                      X509_free);
    ERR_clear_error();
    return first;
}

// Nobody stands beside a kiosk to type one; OpenSSL would ask on the terminal.
int no_passphrase(char*, int, int, void*) {
    return -1;
}

Result<void> check_own_certificate(const Config& config) {
    if (!config.certificate || !config.certificate_key) return {};
    const std::filesystem::path &file = *config.certificate, &key_file = *config.certificate_key;
    const Certificate certificate = first_certificate(file);
    if (!certificate)
        return fail(ErrorKind::invalid, file.string() +
                                            ": cannot be read, or holds no certificate; [server] certificate "
                                            "must name the one that this kiosk shows (PEM).");
    const Bytes bytes(BIO_new_file(key_file.c_str(), "r"), BIO_free);
    const Key key(bytes ? PEM_read_bio_PrivateKey(bytes.get(), nullptr, no_passphrase, nullptr) : nullptr,
                  EVP_PKEY_free);
    const bool fits = key && X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error();
    if (fits) return {};
    return fail(ErrorKind::invalid,
                key_file.string() + (key ? ": is not the key of the certificate " + file.string() + "."
                                         : ": cannot be read, holds no key, or has a "
                                           "passphrase; [server] certificate_key must "
                                           "name a key without one (PEM)."));
}

void cut_out(std::string& line, std::size_t from, std::size_t length) {
    line.replace(from, length, "…");
}

void cut_out_long_words(std::string& line) {
    const auto part_of_word = [](char each) { return each > 0x20 && each < 0x7f; };
    for (std::size_t from = 0; from < line.size(); ++from) {
        const auto begin = line.begin() + static_cast<std::ptrdiff_t>(from);
        const auto length =
            static_cast<std::size_t>(std::find_if_not(begin, line.end(), part_of_word) - begin);
        if (length > longest_word)
            cut_out(line, from, length);
        else
            from += length;
    }
}

std::string shortened(std::string line) {
    if (line.size() <= longest_shown) return line;
    return line.substr(0, utf8::boundary(line, longest_shown)) + "…";
}

}  // namespace

Result<Council> Council::open(const Config& config, Clock clock, const Limits& limits) {
    const auto address = configured_address(config);
    if (!address) return tl::unexpected(address.error());
    auto url = CouncilUrl::parse(*address);
    if (!url)
        return fail(ErrorKind::invalid, config.file.string() + ": [server] " +
                                            (config.server_file ? "url_file" : "url") + " " +
                                            url.error().sentence);
    if (config.authorities && !first_certificate(*config.authorities))
        return fail(ErrorKind::invalid,
                    config.authorities->string() +
                        ": cannot be read, or holds no certificate; [server] ca_file must name a file of the "
                        "certificates to trust (PEM, \"-----BEGIN CERTIFICATE-----\").");
    if (auto checked = check_own_certificate(config); !checked) return tl::unexpected(checked.error());
    const Addresses allowed = url->is_loopback()         ? Addresses::this_machine
                              : config.private_addresses ? Addresses::world_and_private
                                                         : Addresses::world;
    auto sign_in = configured_sign_in(config);
    if (!sign_in) return tl::unexpected(sign_in.error());
    std::vector<std::string> secrets = url->secrets();
    if (!sign_in->password.empty()) secrets.insert(secrets.begin(), sign_in->password);
    const auto name_of = [](const std::optional<std::filesystem::path>& file) {
        return file.value_or("").string();
    };
    const Trust trust{name_of(config.authorities), name_of(config.certificate),
                      name_of(config.certificate_key)};
    Connection connection(allowed, trust, std::move(*sign_in), clock, limits);
    return Council(std::move(*url), std::move(connection), config.kiosk_name, std::move(secrets),
                   std::move(clock), limits);
}

Result<void> Council::greet() {
    const auto answer = connection_.head(url_.below("/submission"));
    if (!answer) return tl::unexpected(answer.error());
    accepts_ = answer->accepts;
    asked_to_wait_ = answer->retry_after;
    if (const auto& date = answer->date)
        clock_offset_ = std::chrono::floor<std::chrono::seconds>(clock_().wall).time_since_epoch() - *date;
    if (answer->status == 204 && answer->openrosa) return {};
    // Central answers 404 where the project is gone. Without the OpenRosa header, 404 may come from any other
    // server.
    const bool shut_out =
        answer->status == 401 || answer->status == 403 || (answer->status == 404 && answer->openrosa);
    if (shut_out)
        return fail(ErrorKind::refused,
                    "The council's server does not let this kiosk in: its access must be renewed at the "
                    "council (status " +
                        std::to_string(answer->status) + ").");
    if (knows_no_such_place(answer->status))
        return fail(ErrorKind::refused,
                    "The configured address leads to no OpenRosa server (status " +
                        std::to_string(answer->status) +
                        "): correct [server] in kiosk.toml, or the file that url_file names.");
    return fail(ErrorKind::offline, judge(answer->status, std::nullopt).sentence);
}

Result<std::string> Council::download_list(const std::string& address, std::size_t cap,
                                           const std::string& what) {
    auto bytes = download(address, cap, what);
    if (bytes && is_sign_in_page(200, *bytes)) return fail(ErrorKind::offline, not_the_server);
    return bytes;
}

Result<std::string> Council::download(const std::string& address, std::size_t cap, const std::string& what) {
    auto answer = connection_.get(address, cap);
    if (!answer) return tl::unexpected(answer.error());
    asked_to_wait_ = answer->retry_after;
    const int status = answer->status;
    const std::string which = what + " (status " + std::to_string(status) + ").";
    if (answer->too_large)
        return fail(ErrorKind::invalid, "The council's server sent too many bytes as its " + which);
    if (status == 200) return std::move(answer->body);
    if (is_sign_in_page(status, ""))
        return fail(ErrorKind::offline,
                    std::string(not_the_server) + " (Status " + std::to_string(status) + ")");
    if (status == 401 || status == 403)
        return fail(ErrorKind::refused,
                    "Access must be renewed at the council: this kiosk may not have the " + which);
    if (status == 404 || status == 410)
        return fail(ErrorKind::invalid, "The council's server lacks the " + which);
    return fail(ErrorKind::offline, "The council's server did not send the " + which);
}

Result<std::vector<ListedForm>> Council::form_list(const std::string& form_id) {
    const std::string query = form_id.empty() ? "" : "formID=" + form_id;
    const auto bytes = download_list(url_.below("/formList", query), limits_.form_list, "form list");
    if (!bytes) return tl::unexpected(bytes.error());
    return read_form_list(*bytes);
}

Result<std::string> Council::form(const ListedForm& listed) {
    const std::string address = url_.on_same_server(listed.download_url);
    if (address.empty())
        return fail(ErrorKind::invalid,
                    "The form list sends to another server for the form, which is refused.");
    auto bytes = download(address, limits_.form, "form");
    if (bytes && !has_hash(*bytes, listed.hash))
        return fail(ErrorKind::invalid,
                    "The form is not the one that the form list announces: its hash differs.");
    return bytes;
}

Result<std::vector<ListedMedia>> Council::manifest(const ListedForm& listed) {
    if (listed.manifest_url.empty()) return std::vector<ListedMedia>();
    const std::string address = url_.on_same_server(listed.manifest_url);
    if (address.empty())
        return fail(ErrorKind::invalid,
                    "The form list sends to another server for the manifest, which is refused.");
    const auto bytes = download_list(address, limits_.manifest, "manifest");
    if (!bytes) return tl::unexpected(bytes.error());
    auto media = read_manifest(*bytes);
    if (media && media->size() > limits_.media_files)
        return fail(ErrorKind::invalid, "The form has more than " + std::to_string(limits_.media_files) +
                                            " media files, which is more than a kiosk takes.");
    return media;
}

Result<std::string> Council::media(const ListedMedia& listed) {
    const std::string address = url_.on_same_server(listed.download_url);
    const std::string what = "media file " + fit_to_show(listed.filename);
    if (address.empty())
        return fail(ErrorKind::invalid,
                    "The manifest sends to another server for the " + what + ", which is refused.");
    auto bytes = download(address, limits_.media, what);
    // Two hashes cannot be checked: that of an entity list only marks changes, and Kobo writes a bare "md5:"
    // for linked data.
    const bool checkable = listed.type.empty() && listed.hash != "md5:";
    if (bytes && checkable && !has_hash(*bytes, listed.hash))
        return fail(ErrorKind::invalid,
                    "The " + what + " is not the one that the manifest announces: its hash differs.");
    return bytes;
}

Verdict Council::send(const store::Outgoing& outgoing, const Meanwhile& meanwhile) {
    const FormPart manifest{"xml_submission_file", "submission.xml", "text/xml", outgoing.sealed.manifest};
    std::vector<FormPart> parts{manifest};
    std::size_t bytes = outgoing.sealed.manifest.size();
    // Central finds a part by its field name, Kobo and Ona by its file name. So both are the file's name.
    for (const store::SealedFile& file : outgoing.sealed.files) {
        parts.push_back({file.name, file.name, "application/octet-stream", file.bytes});
        bytes += file.bytes.size();
    }
    const std::string address = url_.below("/submission", "deviceID=" + device_of(outgoing, device_));
    if (accepts_ == 0 || bytes + parts.size() * bytes_around_a_part <= accepts_ || parts.size() <= 2)
        return post(address, parts, meanwhile);
    Verdict verdict{Meaning::accepted, "", {}};
    for (std::size_t i = 1; i < parts.size() && verdict.meaning == Meaning::accepted; ++i)
        verdict = post(address, {manifest, parts[i]}, i == 1 ? meanwhile : Meanwhile());
    return verdict;
}

std::optional<std::string> Council::message_in(const std::string& reply) {
    if (reply.empty()) return std::nullopt;
    if (reply == last_reply_.body) return last_reply_.message;
    std::optional<std::string> message = read_response(reply);
    if (message) message = fit_to_show(*message);
    last_reply_ = {reply, message};
    return message;
}

Verdict Council::post(const std::string& address, const std::vector<FormPart>& parts,
                      const Meanwhile& meanwhile) {
    const auto answer = connection_.post(address, parts, limits_.reply, meanwhile);
    if (!answer)
        return {answer.error().kind == ErrorKind::refused ? Meaning::stopped : Meaning::later,
                answer.error().sentence,
                {}};
    Verdict verdict = judge(answer->status, message_in(answer->body));
    if (verdict.meaning == Meaning::later) verdict.retry_after = answer->retry_after;
    return verdict;
}

// "A relative address" (RFC 3986, 4.2) has no scheme, and names a host only after "//".
bool Council::leads_there(const std::string& address) const {
    const std::size_t colon = address.find(':');
    const bool relative = colon == address.npos || colon > address.find_first_of("/?#");
    if (relative && !address.starts_with("//")) return address.find('\\') == address.npos;
    return !url_.on_same_server(address).empty();
}

std::string Council::without_secrets(std::string line) const {
    for (const std::string& secret : secrets_)
        for (std::size_t at = line.find(secret); at != line.npos; at = line.find(secret, at + 1))
            cut_out(line, at, secret.size());
    return line;
}

std::string Council::lines_fit_to_show(std::string_view text) const {
    std::string all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        all += (all.empty() ? "" : "\n") + without_secrets(on_one_line(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

std::string Council::fit_to_show(std::string_view text) const {
    std::string line = without_secrets(on_one_line(text));
    cut_out_long_words(line);
    return shortened(std::move(line));
}

}  // namespace openrosa
