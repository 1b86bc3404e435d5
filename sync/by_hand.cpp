// SPDX-License-Identifier: Apache-2.0
#include "sync/by_hand.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <random>

#include "kiosk/plural.h"
#include "sync/device.h"
#include "sync/inbox/file.h"
#include "sync/inbox/instance_folder.h"

namespace openrosa {
namespace {

namespace fs = std::filesystem;
namespace instance_folder = council::instance_folder;
using kiosk::counted;
using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;
using store::State;

constexpr std::size_t longest_name = 100;

// As ODK Briefcase names it: the instanceID without what a file system may not take.
std::string folder_name(const std::string& instance_id) {
    std::string name;
    for (const unsigned char each : instance_id)
        if (std::isalnum(each) != 0 || each == '-') name += static_cast<char>(each);
    return name.substr(0, longest_name);
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return fail(ErrorKind::storage, folder.string() + ": cannot be made: " + failed.message() + ".");
    return {};
}

Result<void> write_files(const store::Outgoing& outgoing, const std::string& device, const fs::path& folder) {
    const auto rights = council::Rights::owner_only;
    if (auto kept =
            council::write_new_file(folder / instance_folder::xml_name, outgoing.sealed.manifest, rights);
        !kept)
        return kept;
    for (const store::SealedFile& file : outgoing.sealed.files)
        if (auto kept = council::write_new_file(folder / file.name, file.bytes, rights); !kept) return kept;
    return council::write_new_file(folder / instance_folder::device_name, device + "\n", rights);
}

// Who has the stick and saw somebody at the kiosk could else find that person's record by its minute.
Result<void> give_one_time(const fs::path& folder, store::Wall now) {
    const auto time = std::chrono::file_clock::from_sys(kiosk::at_hour_of_local_day(now, 12));
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed))
        if (!failed) fs::last_write_time(entry.path(), time, failed);
    if (!failed) fs::last_write_time(folder, time, failed);
    if (failed)
        return fail(ErrorKind::storage,
                    folder.string() + ": its time cannot be set: " + failed.message() + ".");
    return {};
}

// Of an earlier export that was cut after the folder was whole, or of a stick that came back.
bool is_there(const store::Outgoing& outgoing, const fs::path& folder) {
    const auto manifest =
        council::read_file(folder / instance_folder::xml_name, outgoing.sealed.manifest.size());
    return manifest && *manifest == outgoing.sealed.manifest;
}

Result<void> write_instance(const store::Outgoing& outgoing, const std::string& device, const fs::path& stick,
                            store::Wall now) {
    const fs::path parent = stick / (outgoing.damaged ? "damaged" : "instances");
    const fs::path whole = parent / folder_name(outgoing.sealed.instance_id), part = whole.string() + ".part";
    if (is_there(outgoing, whole)) return {};
    std::error_code failed;
    fs::remove_all(part, failed);  // of an export that was cut
    if (auto made = make_folder(part); !made) return made;
    if (auto written = write_files(outgoing, device, part); !written) return written;
    if (auto timed = give_one_time(part, now); !timed) return timed;
    fs::rename(part, whole, failed);
    if (failed)
        return fail(ErrorKind::storage, whole.string() + ": cannot be made: " + failed.message() + ".");
    return {};
}

}  // namespace

Result<std::string> resend(store::Store& store, store::Wall since) {
    const auto again = store.outbox().send_again(since);
    if (!again) return tl::unexpected(again.error());
    return counted(*again, "submission will be sent again.", "submissions will be sent again.");
}

Result<std::string> take_back(store::Store& store) {
    const auto back = store.outbox().take_back();
    if (!back) return tl::unexpected(back.error());
    return counted(*back, "submission waits again.", "submissions wait again.");
}

Result<std::string> set_aside(store::Store& store) {
    const auto numbers = store.outbox().numbers({State::refused, State::damaged});
    if (!numbers) return tl::unexpected(numbers.error());
    for (const std::int64_t number : *numbers)
        if (auto aside = store.outbox().set_aside(number); !aside) return tl::unexpected(aside.error());
    return counted(static_cast<int>(numbers->size()), "submission was set aside.",
                   "submissions were set aside.");
}

Result<std::string> export_usb(store::Store& store, const std::string& kiosk_name, const fs::path& folder,
                               store::Wall now) {
    auto numbers = store.outbox().numbers({State::waiting, State::refused, State::damaged, State::aside});
    if (!numbers) return tl::unexpected(numbers.error());
    const auto resting = store.outbox().resting(now);
    if (!resting) return tl::unexpected(resting.error());
    std::erase_if(*numbers, [&](std::int64_t number) { return resting->contains(number); });
    std::shuffle(numbers->begin(), numbers->end(), std::mt19937{std::random_device{}()});
    int all = 0, damaged = 0, nameless = 0;
    for (const std::int64_t number : *numbers) {
        const auto outgoing = store.outbox().read(number);
        if (!outgoing) return tl::unexpected(outgoing.error());
        if (outgoing->sealed.instance_id.empty()) {
            ++nameless;
            continue;
        }
        if (auto written = write_instance(*outgoing, device_of(*outgoing, kiosk_name), folder, now); !written)
            return tl::unexpected(written.error());
        if (auto aside = store.outbox().set_aside(number); !aside) return tl::unexpected(aside.error());
        ++all;
        damaged += outgoing->damaged ? 1 : 0;
    }
    std::string told = counted(all, "submission was written.", "submissions were written.");
    if (damaged > 0) told += " " + counted(damaged, "of them is damaged.", "of them are damaged.");
    if (nameless > 0)
        told += " " + counted(nameless, "could not be read and stays", "could not be read and stay") +
                " here: start the kiosk again, which saves what is sound.";
    (void)store.outbox().forget_places(now);  // the next round tries again
    const int left = static_cast<int>(resting->size());
    if (left > 0)
        told += " " + counted(left, "sign-up for the newsletter stays", "sign-ups for the newsletter stay") +
                " here until the day is over.";
    return told + (all > 0 ? " Take them in at the council with `council import`." : "");
}

}  // namespace openrosa
