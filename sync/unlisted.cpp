// SPDX-License-Identifier: Apache-2.0
#include "sync/unlisted.h"

namespace openrosa {
namespace {

using Why = Unlisted::Why;

Unlisted meant_by(const Verdict& verdict) {
    switch (verdict.meaning) {
        case Meaning::accepted:
        case Meaning::refused:
            return {Why::over, ""};
        case Meaning::form_shut:
        case Meaning::stopped:
            return {Why::shut_out, verdict.sentence};
        case Meaning::later:
            break;
    }
    return {Why::no_answer, verdict.sentence};
}

}  // namespace

Unlisted why_unlisted(const store::Store& store, Council& council, const std::string& form_id,
                      const std::optional<Verdict>& said) {
    if (said) return meant_by(*said);
    const auto number = store.outbox().last_sent(form_id);
    if (!number) return {};
    const std::optional<std::int64_t>& last = *number;
    if (!last) return {};
    const auto outgoing = store.outbox().read(*last);
    if (!outgoing || outgoing->damaged) return {};
    return meant_by(council.send(*outgoing));
}

}  // namespace openrosa
