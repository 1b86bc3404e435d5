// SPDX-License-Identifier: Apache-2.0
// Where a command reads answers from, and with which key: the options that `export`, `report` and `decrypt`
// share. Threads: one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sync/command_line/commands.h"
#include "sync/office/answers.h"
#include "sync/office/secret_input.h"

namespace council {

struct Passphrase {
    std::optional<std::filesystem::path> file;
    bool none = false;

    kiosk::Result<std::optional<std::string>> get(Entry) const;
};

// A key without a passphrase opens at once; only one that asks for it makes a person type.
struct KeyOption {
    std::optional<std::filesystem::path> private_key;
    Passphrase passphrase;

    void add_to(CLI::App&);
    kiosk::Result<std::optional<PrivateKey>> open() const;  // nullopt where no key was named
};

struct AnswersSource {
    std::filesystem::path data, folder;             // an inbox, or instance folders
    std::vector<std::filesystem::path> form_files;  // of `folder`: the form, newest version first
    std::string form_id;                            // of `data`
    KeyOption key;
    Practice practice = Practice::leave_out;

    void add_to(CLI::App&);
    kiosk::Result<Answers> open() const;
};

// Prints what could not be read, one line each, and then the count. done, or look where there was any.
int tell_what_was_read(const Answers&, const char* verb);

}  // namespace council
