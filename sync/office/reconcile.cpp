// SPDX-License-Identifier: Apache-2.0
#include "sync/office/reconcile.h"

#include <algorithm>
#include <map>

#include "kiosk/kiosk_name.h"
#include "kiosk/plural.h"
#include "kiosk/tally_form.h"
#include "sync/inbox/clock_text.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/result.h"
#include "sync/inbox/submission_header.h"

namespace council {

namespace {

constexpr std::size_t digest_digits = 32;
constexpr std::chrono::days kept_by_kiosks{
    13};  // a day less than the 14 for which kiosks keep what was taken
constexpr std::chrono::hours two_nights{48};

struct HeldRecord {
    std::string form_id, instance_id, kiosk, digest;
    bool names_kiosk = true;  // and not apart, as sign-ups for the newsletter are
    Wall received;

    std::string name() const {
        return "form " + form_id + ", " + instance_id + ", received " + local_day_text(received) +
               (names_kiosk ? " from " + kiosk : "");
    }
};

Result<std::vector<HeldRecord>> records_in(const Inbox& inbox) {
    const auto counts = inbox.counts();
    if (!counts) return tl::unexpected(counts.error());
    std::set<std::string> forms;
    for (const DayCount& each : *counts)
        if (each.form_id != tally_form::id) forms.insert(each.form_id);
    std::vector<HeldRecord> all;
    for (const std::string& form : forms) {
        const auto numbers = inbox.numbers(form);
        if (!numbers) return tl::unexpected(numbers.error());
        for (const std::int64_t number : *numbers) {
            const auto record = inbox.submission(number);
            if (!record) return tl::unexpected(record.error());
            const auto header = read_submission_header(record->xml);
            const std::string sum = hex(sha256(record->xml));
            all.push_back({form, header ? header->instance_id : "unnamed", record->kiosk,
                           sum.substr(0, digest_digits), !kiosk::is_unnamed(record->device_id),
                           record->received_at});
        }
    }
    return all;
}

// What one kiosk has said in all its tallies.
struct Said {
    std::vector<const NightlyTally*> tallies;         // oldest first
    std::set<std::string> acknowledged, known;        // by the server, and by the kiosk at all
    std::map<std::string, const NightlyTally*> kept;  // and which was the last to name it as kept

    bool judges(Wall received) const {
        return received >= tallies.front()->received - kept_by_kiosks && received <= tallies.back()->received;
    }
};

std::map<std::string, Said> by_kiosk(const std::vector<NightlyTally>& tallies) {
    std::map<std::string, Said> said;
    for (const NightlyTally& tally : tallies) {
        Said& kiosk = said[tally.kiosk];
        kiosk.tallies.push_back(&tally);
        kiosk.acknowledged.insert(tally.acknowledged_records.begin(), tally.acknowledged_records.end());
        kiosk.known.insert(tally.acknowledged_records.begin(), tally.acknowledged_records.end());
        kiosk.known.insert(tally.kept_records.begin(), tally.kept_records.end());
        for (const std::string& digest : tally.kept_records) kiosk.kept[digest] = &tally;
    }
    return said;
}

// A tally may come late, on a stick: what the newest by its day still names, or the newest to arrive, is not
// lost.
const NightlyTally& newest_by_day(const Said& said) {
    return **std::max_element(
        said.tallies.begin(), said.tallies.end(),
        [](const NightlyTally* one, const NightlyTally* other) { return one->day < other->day; });
}

// Returns how many.
int find_lost(const std::string& kiosk, const Said& said, const std::set<std::string>& held,
              Reconciled& found) {
    const NightlyTally& last = newest_by_day(said);
    const std::size_t before = found.gaps.size();
    for (const auto& [digest, named_by] : said.kept)
        if (named_by != said.tallies.back() && !last.kept_records.contains(digest) &&
            !said.acknowledged.contains(digest) && !held.contains(digest))
            found.gaps.push_back(kiosk + " kept record " + digest + " in the night of " + named_by->day +
                                 ", and no later tally names it, nor is it here: look there for a damaged "
                                 "record, or for a database that was set aside as damaged.");
    return static_cast<int>(found.gaps.size() - before);
}

// What was gone before any tally could name it. A kiosk counts what residents submit as it keeps it, and
// `sealed` is what it still has or a server took: practice and sign-ups too, so that this may tell of fewer
// than were lost, and never of more.
void find_lost_unnamed(const std::string& kiosk, const Said& said, int named, Reconciled& found) {
    const NightlyTally& last = newest_by_day(said);
    if (!last.submitted) return;
    const std::int64_t accounted = last.sealed + named;
    if (*last.submitted <= accounted) return;
    found.gaps.push_back(kiosk + " counted " + std::to_string(*last.submitted) + " answers by the night of " +
                         last.day + " and accounts for " + std::to_string(accounted) + ": at least " +
                         std::to_string(*last.submitted - accounted) +
                         " went before a tally named it. Look at its disk, which has lost or changed rows.");
}

void find_gaps(const std::string& kiosk, const Said& said, const std::set<std::string>& held,
               Reconciled& found) {
    for (const std::string& digest : said.acknowledged)
        if (!held.contains(digest))
            found.gaps.push_back(kiosk + " has a receipt for record " + digest + ", which is not here. " +
                                 "`kiosk-sync resend` there sends it again, for 14 days.");
    for (std::size_t i = 1; i < said.tallies.size(); ++i)
        if (said.tallies[i]->day >= said.tallies[i - 1]->day &&
            said.tallies[i]->last_number < said.tallies[i - 1]->last_number)
            found.gaps.push_back(kiosk + " began a new database before the night of " + said.tallies[i]->day +
                                 ": look there for one that was set aside as damaged.");
    for (const NightlyTally* tally : said.tallies)
        if (!tally->whole)
            found.forgeries.push_back("The tally of " + kiosk + " for " + tally->day +
                                      " is not as its kiosk made it: its root is another.");
}

// To which some kiosk has sent what it knows of, under its own name.
std::set<std::string> forms_of_consultations(const std::vector<HeldRecord>& records,
                                             const std::map<std::string, Said>& said) {
    std::set<std::string> forms;
    for (const HeldRecord& record : records)
        if (const auto kiosk = said.find(record.kiosk);
            record.names_kiosk && kiosk != said.end() && kiosk->second.known.contains(record.digest))
            forms.insert(record.form_id);
    return forms;
}

// Sign-ups are in no tally: the list of a kiosk would tell where each was made. So whoever stole a token
// could leave its kiosk's name away and have answers pass as sign-ups; but those go to another form.
void judge_unnamed(const std::vector<HeldRecord>& records, const std::map<std::string, Said>& said,
                   Reconciled& found) {
    const auto consultations = forms_of_consultations(records, said);
    int sign_ups = 0;
    for (const HeldRecord& record : records) {
        if (record.names_kiosk) continue;
        if (!consultations.contains(record.form_id)) {
            ++sign_ups;
            continue;
        }
        found.forgeries.push_back("It names no kiosk, and answers a form to which kiosks give their names: " +
                                  record.name() + ", by the token of " + record.kiosk + ".");
    }
    if (sign_ups > 0)
        found.notes.push_back(
            kiosk::counted(sign_ups, "sign-up names no kiosk and is", "sign-ups name no kiosk and are") +
            " not judged.");
}

void find_forgeries(const std::vector<HeldRecord>& records, const std::map<std::string, Said>& said,
                    Reconciled& found) {
    std::map<std::string, int> untold;
    for (const HeldRecord& record : records) {
        if (!record.names_kiosk) continue;
        const auto kiosk = said.find(record.kiosk);
        if (kiosk == said.end()) {
            ++untold[record.kiosk];
        } else if (kiosk->second.judges(record.received)) {
            ++found.judged;
            if (!kiosk->second.known.contains(record.digest))
                found.forgeries.push_back("Its kiosk knows nothing of it: " + record.name() + ".");
        }
    }
    for (const auto& [kiosk, count] : untold)
        found.notes.push_back(kiosk + " has sent no tally: " +
                              kiosk::counted(count, "record of it is", "records of it are") + " not judged.");
}

void find_duplicates(const std::vector<HeldRecord>& records, Reconciled& found) {
    std::map<std::string, std::vector<const HeldRecord*>> by_instance;
    for (const HeldRecord& record : records) by_instance[record.instance_id].push_back(&record);
    for (const auto& [instance_id, all] : by_instance) {
        if (all.size() < 2) continue;
        std::string sentence = "One submission is here " + std::to_string(all.size()) + " times";
        for (const HeldRecord* each : all) sentence += "; " + each->name();
        found.duplicates.push_back(sentence + ".");
    }
}

bool is_burst(const NightlyTally& tally) {
    return tally.busiest_hour.value_or(0) > tally_form::many_in_an_hour;
}

// Nobody is accused: a class may have come. Each of two nights names the hour between them, and it is told
// once.
void note_bursts(const std::string& kiosk, const std::vector<const NightlyTally*>& all, Reconciled& found) {
    std::int64_t told = 0;
    for (const NightlyTally* tally : all) {
        const std::int64_t most = tally->busiest_hour.value_or(0);
        if (is_burst(*tally) && most != told)
            found.notes.push_back(kiosk + " took " + std::to_string(most) +
                                  " answers within one hour, by its tally of " + tally->day +
                                  ": more than people give one after another. Look at them together.");
        told = most;
    }
}

std::string line_of(const std::string& kiosk, const NightlyTally* last) {
    if (last == nullptr) return kiosk + "\tnever sent a tally";
    const NightlyTally& tally = *last;
    std::string line = kiosk + "\tlast word " + iso_time(tally.received);
    const std::pair<const char*, std::int64_t> numbers[] = {
        {"sealed", tally.sealed},        {"acknowledged", tally.acknowledged}, {"waiting", tally.waiting},
        {"refused", tally.refused},      {"damaged", tally.damaged},           {"aside", tally.aside},
        {"visits", tally.visits},        {"MB free", tally.free_megabytes},    {"starts", tally.starts},
        {"wrong PINs", tally.wrong_pins}};
    for (const auto& [what, count] : numbers) line += "\t" + std::to_string(count) + " " + what;
    const std::pair<const char*, std::optional<std::int64_t>> newer[] = {
        {"submitted", tally.submitted},
        {"crashes", tally.crashes},
        {"wrong PINs in all", tally.all_wrong_pins},
        {"in the busiest hour", tally.busiest_hour}};
    for (const auto& [what, count] : newer)
        if (count) line += "\t" + std::to_string(*count) + " " + what;
    if (is_burst(tally)) line += "\tMANY IN AN HOUR";
    line += "\tnumbers " + (tally.first_number ? std::to_string(*tally.first_number) : "") + "-" +
            std::to_string(tally.last_number);
    if (!tally.abandoned.empty()) line += "\tleft on " + tally.abandoned;
    line += "\tprogram " + tally.program + "\tform " + tally.form_version;
    if (!tally.clock_offset.empty()) line += "\tclock " + tally.clock_offset + " s ahead";
    return line;
}

}  // namespace

Result<Reconciled> reconcile(const Inbox& inbox) {
    Reconciled found;
    const auto tallies = nightly_tallies(inbox, found.notes);
    if (!tallies) return tl::unexpected(tallies.error());
    const auto records = records_in(inbox);
    if (!records) return tl::unexpected(records.error());
    std::set<std::string> held;
    for (const HeldRecord& record : *records) held.insert(record.digest);
    const auto said = by_kiosk(*tallies);
    for (const auto& [kiosk, all] : said) {
        find_gaps(kiosk, all, held, found);
        find_lost_unnamed(kiosk, all, find_lost(kiosk, all, held, found), found);
        note_bursts(kiosk, all.tallies, found);
    }
    find_forgeries(*records, said, found);
    judge_unnamed(*records, said, found);
    find_duplicates(*records, found);
    return found;
}

Result<Fleet> fleet(const Inbox& inbox, Wall now) {
    std::vector<std::string> problems;
    const auto tallies = nightly_tallies(inbox, problems);
    if (!tallies) return tl::unexpected(tallies.error());
    const auto kiosks = inbox.kiosks();
    if (!kiosks) return tl::unexpected(kiosks.error());
    std::vector<std::pair<Wall, std::string>> lines;
    Fleet found;
    for (const KioskAccess& kiosk : *kiosks) {
        if (kiosk.revoked) continue;
        const auto last = std::find_if(tallies->rbegin(), tallies->rend(),
                                       [&](const NightlyTally& each) { return each.kiosk == kiosk.name; });
        const NightlyTally* tally = last == tallies->rend() ? nullptr : &*last;
        const Wall word = tally ? tally->received : kiosk.added;
        const bool silent = now - word >= two_nights;
        found.silent = found.silent || silent;
        lines.emplace_back(tally ? word : Wall{}, line_of(kiosk.name, tally) + (silent ? "\tSILENT" : ""));
    }
    std::sort(lines.begin(), lines.end());
    for (auto& each : lines) found.lines.push_back(std::move(each.second));
    for (std::string& problem : problems) found.lines.push_back(std::move(problem));
    return found;
}

}  // namespace council
