// SPDX-License-Identifier: Apache-2.0
#include "sync/tally.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>

#include "kiosk/encoding/encoding.h"
#include "kiosk/tally_form.h"
#include "kiosk/uuid.h"
#include "kiosk/xml_text.h"

namespace openrosa {
namespace {

using store::State;

constexpr std::size_t digest_digits = 32;  // of 64: enough that no two records have the same

std::string joined(std::vector<std::string> digests) {
    std::sort(digests.begin(), digests.end());
    std::string text;
    for (const std::string& each : digests) text += (text.empty() ? "" : " ") + each.substr(0, digest_digits);
    return text;
}

std::string digests_of(const store::Account& account, bool acknowledged) {
    std::vector<std::string> digests;
    for (const store::Account::Record& record : account.records)
        if ((record.state == State::sent) == acknowledged)
            digests.push_back(encoding::hex(record.sha256_of_manifest));
    return joined(std::move(digests));
}

// "page 3, page 1": how often visits were left on each page.
std::string abandoned(const store::Account& account) {
    std::string text;
    for (const auto& [page, times] : account.abandoned_on)
        text += (text.empty() ? "" : ", ") + page + " " + std::to_string(times);
    return text;
}

std::string random_uuid() {
    std::random_device random;
    return kiosk::uuid_of({random(), random(), random(), random()});
}

std::string free_megabytes(const kiosk::Config& config) {
    std::error_code failed;
    const auto space = std::filesystem::space(config.database.parent_path(), failed);
    return failed ? "" : std::to_string(space.available / 1'000'000);
}

class Writing {
 public:
    void field(const char* name, const std::string& value) {
        xml_ += "<" + std::string(name) + ">" + kiosk::escaped(value, kiosk::XmlPlace::content) + "</" +
                name + ">";
    }
    void field(const char* name, std::int64_t value) { field(name, std::to_string(value)); }
    std::string record(const std::string& version, const std::string& instance_id) const {
        return std::string("<data xmlns:orx=\"http://openrosa.org/xforms\" id=\"") + tally_form::id +
               "\" version=\"" + version + "\">" + xml_ + "<orx:meta><orx:instanceID>" + instance_id +
               "</orx:instanceID></orx:meta></data>";
    }

 private:
    std::string xml_;
};

}  // namespace

store::Sealed tally_record(const TallyOf& of, const kiosk::Config& config, store::Wall now,
                           const std::string& listed) {
    const std::string acknowledged = digests_of(of.account, true), kept = digests_of(of.account, false);
    Writing to;
    to.field("kiosk", config.kiosk_name);
    to.field("day", kiosk::local_day_text(now));
    to.field("visits", of.account.visits);
    to.field("sealed", of.account.sealed);
    to.field("expired", of.account.expired);
    to.field("abandoned", abandoned(of.account));
    to.field("acknowledged", of.counts.sent_ever);
    to.field("waiting", of.counts.waiting);
    to.field("refused", of.counts.refused);
    to.field("damaged", of.counts.damaged);
    to.field("aside", of.counts.aside);
    to.field("last_number", of.account.last_number);
    to.field("acknowledged_records", acknowledged);
    to.field("kept_records", kept);
    to.field("root", encoding::hex(encoding::digest(encoding::Hash::sha256, {acknowledged, "\n", kept})));
    to.field("free_megabytes", free_megabytes(config));
    to.field("program", VERSION);
    to.field("form_version", of.form_version);
    to.field("clock_offset", of.clock_offset ? std::to_string(of.clock_offset->count()) : "");
    to.field("starts", of.account.starts);
    to.field("wrong_pins", of.wrong_pins);
    const bool first = listed == tally_form::first_version;
    if (!first) {
        to.field("submitted", of.account.submitted);
        to.field("first_number", of.account.first_number);
        to.field("crashes", of.account.crashes);
        to.field("all_wrong_pins", of.account.wrong_pins);
    }
    const bool second = listed == tally_form::second_version;
    if (!first && !second) to.field("busiest_hour", of.counts.busiest_hour);
    const std::string version = first || second ? listed : tally_form::version;
    const std::string instance_id = "uuid:" + random_uuid();
    return {tally_form::id, version, instance_id, to.record(version, instance_id), {}};
}

}  // namespace openrosa
