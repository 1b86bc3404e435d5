// SPDX-License-Identifier: Apache-2.0
// The form that this machine has for one purpose, the consultation or the newsletter: the one that the server
// sent last; where the disk has changed it, or it cannot run, the one that is shown already, else the one
// before, else the one that the settings name.
//
// None of them is no error: a machine may be set up before its first night. Threads: one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/acceptance/acceptance.h"
#include "kiosk/station/consultation.h"
#include "kiosk/store/store.h"

namespace kiosk {

class CurrentForm {
 public:
    // `config`, of which the terms are, must outlive it.
    CurrentForm(const Config& config, acceptance::Terms terms, Display display)
        : config_(config), terms_(std::move(terms)), display_(std::move(display)) {}

    // The file that the settings name. ErrorKind::invalid, for whoever set the machine up.
    Result<void> take_shipped(const std::filesystem::path&);
    // Between two visits. Without a store there is what was there before.
    void find(const store::Store*);
    // It stood on the glass, and the machine still stands: only now the one before it may go.
    void note_shown(store::Store&);

    const std::string& id() const { return terms_.form_id; }
    const std::optional<Consultation>& found() const { return found_; }
    const std::string& trouble() const { return trouble_; }  // why a newer one is not shown; "" for nothing
    bool waits() const { return waits_; }                    // the machine had no room to try a newer one

 private:
    Result<Consultation> read(const store::Store&, std::int64_t number);

    const Config& config_;
    acceptance::Terms terms_;
    Display display_;
    std::optional<Consultation> shipped_, found_;
    bool from_store_ = false;        // what was found is one that the server sent
    std::int64_t to_be_shown_ = -1;  // the store's number of it, until it was shown for a while
    std::string trouble_;
    bool waits_ = false;
};

}  // namespace kiosk
