// SPDX-License-Identifier: Apache-2.0
#include "tests/station/office_key.h"

#include "kiosk/store/store.h"
#include "sync/office/unseal.h"

namespace {

council::PrivateKey make_key(const std::filesystem::path& folder, kiosk::Config& config) {
    const auto pair = *council::make_key_pair(folder, std::nullopt);
    config.public_key = pair.public_key;
    return *council::PrivateKey::read(pair.private_key, std::nullopt);
}

}  // namespace

OfficeKey::OfficeKey(const std::filesystem::path& folder, kiosk::Config& config)
    : key_(make_key(folder, config)) {}

std::string OfficeKey::newest_record(const kiosk::Config& config, kiosk::Moment now) const {
    const auto store = store::Store::open(config.database.string());
    const auto due = *store->outbox().due(now.wall);
    if (due.empty()) return {};
    const store::Sealed sealed = store->outbox().read(due.back())->sealed;
    std::vector<council::SubmissionFile> files;
    for (const auto& file : sealed.files) files.push_back({file.name, file.bytes});
    return *council::unseal(*council::read_submission_header(sealed.manifest), files, key_);
}
