// SPDX-License-Identifier: Apache-2.0
// An envelope on its way from the kiosk to the office. The first line damages it, four bytes a place: which
// part, where (two), and what is flipped; the rest is the XML that is sealed. Undamaged it opens as it was;
// damaged it opens as it was or is refused, and never as something else.
#include "sync/office/unseal.h"
#include "tests/fuzz/targets.h"
#include "tests/server/test_server.h"

namespace {

using namespace council;

kiosk::Result<std::string> open(const store::Sealed& sealed) {
    const auto header = read_submission_header(sealed.manifest);
    if (!header) return tl::unexpected(header.error());
    std::vector<SubmissionFile> files;
    for (const auto& file : sealed.files) files.push_back({file.name, file.bytes});
    return unseal(*header, files, keys().private_key);
}

// What nobody of ours sealed: the manifest as it came, its files whatever stands in the first line.
void open_foreign(const SubmissionHeader& header, std::string_view bytes) {
    std::vector<SubmissionFile> files;
    for (const std::string& name : header.files) files.push_back({name, std::string(bytes)});
    const auto opened = unseal_all(header, files, keys().private_key);
    kiosk::require(opened || !opened.error().sentence.empty(), "what does not open is told why");
}

bool damage(store::Sealed& sealed, std::string_view places) {
    bool damaged = false;
    for (; places.size() >= 4; places.remove_prefix(4)) {
        const auto at = [&](std::size_t n) { return static_cast<unsigned char>(places[n]); };
        std::string& part = at(0) % 2 == 0 ? sealed.manifest : sealed.files.back().bytes;
        char& byte = part[(at(1) * 256U + at(2)) % part.size()];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ at(3));
        damaged = damaged || at(3) != 0;
    }
    return damaged;
}

}  // namespace

void fuzz::sealed(std::string_view bytes) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view first = bytes.substr(0, end);
    const std::string xml(bytes.substr(std::min(end + 1, bytes.size())));
    const auto header = read_submission_header(xml);
    if (!header) return kiosk::require(!header.error().sentence.empty(), "what is refused is told why");
    if (header->kind == SubmissionHeader::Kind::encrypted) return open_foreign(*header, first);

    auto sealed = store::seal({header->form_id, header->version, header->instance_id, xml}, keys().seal_key);
    if (!sealed) return;
    const auto sound = open(*sealed);
    kiosk::require(sound && sound->starts_with(xml), "what was sealed opens as it was");
    if (!damage(*sealed, first)) return;
    const auto opened = open(*sealed);
    kiosk::require(!opened || *opened == *sound, "what was damaged never opens as something else");
}
