// SPDX-License-Identifier: Apache-2.0
#include "sync/office/answers.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "kiosk/kiosk_name.h"
#include "sync/inbox/clock_text.h"
#include "sync/inbox/result.h"
#include "sync/office/unseal.h"

namespace council {

namespace {

// The kiosk puts this at the end of its deviceID in practice mode.
constexpr std::string_view practice_ending = ":practice";
constexpr std::size_t at_once = 512;  // records that are opened before they are handed over in order

struct Tried {
    Record record;
    std::size_t unknown = 0;
    std::string name, reason;  // reason: why it could not be opened; "" where it was
};

Tried left_out(std::string name, std::string reason) {
    Tried tried;
    tried.name = std::move(name);
    tried.reason = std::move(reason);
    return tried;
}

Tried open_one(const Submissions& submissions, std::size_t place, const Dictionary& dictionary,
               const Opening& opening) {
    const auto submission = submissions.at(place);
    if (!submission) return left_out("a record", submission.error().sentence);
    const auto header = read_submission_header(submission->xml);
    if (!header) return left_out("a record without instanceID", header.error().sentence);
    if (header->form_id != dictionary.newest().id)
        return left_out(header->instance_id, "it answers another form, " + header->form_id);
    const auto clear = clear_xml(*submission, *header, opening.key);
    if (!clear) return left_out(header->instance_id, clear.error().sentence);
    auto opened = dictionary.open(*clear);
    if (!opened) return left_out(header->instance_id, opened.error().sentence);

    std::string device = submission->device_id;
    const bool practice = submission->practice || opened->practice || device.ends_with(practice_ending);
    if (device.ends_with(practice_ending)) device.resize(device.size() - practice_ending.size());
    // The token of what must not name its kiosk is not told either.
    std::string where = device == kiosk::unnamed_device ? "" : submission->kiosk;
    return {{header->instance_id, header->version, local_day_text(submission->received_at), std::move(where),
             std::move(device), practice, std::move(opened->rows)},
            opened->unknown.size(),
            header->instance_id,
            ""};
}

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    const auto take = [&] {
        for (std::size_t mine; (mine = next++) < count;) work(mine);
    };
    std::vector<std::thread> others;
    for (unsigned each = 1; each < std::max(1U, std::thread::hardware_concurrency()); ++each)
        others.emplace_back(take);
    take();
    for (std::thread& other : others) other.join();
}

void add(Tried tried, Practice practice, Answers& answers) {
    if (!tried.reason.empty()) {
        ++answers.unreadable;
        answers.problems.push_back(tried.name + ": " + tried.reason + ". It was left out.");
        return;
    }
    if (tried.record.practice && practice == Practice::leave_out) {
        ++answers.practice_left_out;
        return;
    }
    if (tried.unknown > 0)
        answers.problems.push_back(tried.name + ": has " + std::to_string(tried.unknown) +
                                   " fields that no version of the form has; they were left out.");
    answers.records.push_back(std::move(tried.record));
}

// An inbox holds each instanceID once; two folders may hold the same record.
void leave_out_doubles(Answers& answers) {
    std::vector<Record> once;
    for (Record& record : answers.records) {
        if (!once.empty() && once.back().instance_id == record.instance_id) {
            ++answers.unreadable;
            answers.problems.push_back(record.instance_id + ": stands there twice. It is counted once.");
        } else {
            once.push_back(std::move(record));
        }
    }
    answers.records = std::move(once);
}

}  // namespace

Result<std::string> clear_xml(const StoredSubmission& submission, const SubmissionHeader& header,
                              const std::optional<PrivateKey>& key) {
    if (header.kind == SubmissionHeader::Kind::clear) return submission.xml;
    if (!key) return fail(ErrorKind::invalid, "it is sealed, and no private key was given");
    return unseal(header, submission.files, *key);
}

Result<Answers> open_answers(const Submissions& submissions, const std::vector<FormVersion>& versions,
                             const Opening& opening) {
    std::vector<std::string> problems;
    auto dictionary = Dictionary::of(versions, problems);
    if (!dictionary) return tl::unexpected(dictionary.error());
    Answers answers{std::move(*dictionary), {}, 0, 0, {}};
    for (std::size_t begin = 0; begin < submissions.count; begin += at_once) {
        std::vector<Tried> tried(std::min(at_once, submissions.count - begin));
        in_parallel(tried.size(), [&](std::size_t each) {
            tried[each] = open_one(submissions, begin + each, answers.dictionary, opening);
        });
        for (Tried& each : tried) add(std::move(each), opening.practice, answers);
        if (opening.progress) opening.progress(begin + tried.size(), submissions.count);
    }
    const auto by_instance_id = [](const Record& one, const Record& other) {
        return one.instance_id < other.instance_id;
    };
    std::sort(answers.records.begin(), answers.records.end(), by_instance_id);
    leave_out_doubles(answers);
    std::sort(answers.problems.begin(), answers.problems.end());
    answers.problems.insert(answers.problems.begin(), problems.begin(), problems.end());
    return answers;
}

Result<Answers> open_answers(const Inbox& inbox, const std::string& form_id, const Opening& opening) {
    const auto versions = inbox.form_versions(form_id);
    if (!versions) return tl::unexpected(versions.error());
    if (versions->empty())
        return fail(ErrorKind::invalid, "the form " + form_id +
                                            " was never offered here. `council count` lists those "
                                            "that have submissions.");
    const auto submissions = submissions_of(inbox, form_id);
    if (!submissions) return tl::unexpected(submissions.error());
    return open_answers(*submissions, *versions, opening);
}

}  // namespace council
