// SPDX-License-Identifier: Apache-2.0
// A kiosk's own side, for tests: a folder with a real database, submissions really sealed, a config and a
// clock that is set by hand.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/settings/config.h"
#include "kiosk/store/store.h"
#include "sync/carry.h"
#include "tests/scratch_folder.h"

namespace openrosa::testing {

inline constexpr const char* form_id = "library-hours";

class KioskMachine {
 public:
    KioskMachine();

    const std::filesystem::path& folder() const { return folder_.path(); }
    store::Store& store() { return *store_; }
    void close_store() { store_.reset(); }
    void reopen_store();

    kiosk::Config config;                                                     // without a server yet
    std::filesystem::path write_config(const std::string& server_url) const;  // kiosk.toml of the same

    std::string submit(bool practice = false);  // seals one and puts it into the outbox; its instanceID
    std::string submit_for(const std::string& form, bool practice = false);
    std::string sign_up_for(const std::string& form, bool practice = false);  // put apart
    void in_database(const std::string& sql);  // as a disk, or another version, might have left it

    kiosk::Moment moment;
    Clock clock() {
        return [this] { return moment; };
    }
    void pass(std::chrono::milliseconds time) { moment = moment + time; }

    // One round against this server, as kiosk-sync runs it.
    Carried carry(const std::string& server_url, const Limits& = {});
    Council council(const std::string& server_url, const Limits& = {});

 private:
    store::Sealed seal_for(const std::string& form);
    ::testing::ScratchFolder folder_;
    std::unique_ptr<store::Store> store_;
    int submitted_ = 0;
};

// A small form that the kiosk can run, with a key to seal under, and `title` to make it differ.
std::string form_xml(const std::string& title, const std::string& id = form_id);
const std::string& public_key();  // base64 of a DER SubjectPublicKeyInfo, made once

}  // namespace openrosa::testing
