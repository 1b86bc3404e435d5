// SPDX-License-Identifier: Apache-2.0
// A translator's file, as the council reads it, asks whether it fits, and writes it again.
#include "sync/office/po_file.h"
#include "sync/office/translation_checks.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

void fuzz::po(std::string_view bytes) {
    const auto file = council::PoFile::read(in_file("a.po", bytes));
    if (!file) return kiosk::require(!file.error().sentence.empty(), "what is refused is told why");
    const auto entries = file->entries();
    for (const council::PoEntry& entry : entries) {
        (void)council::named(entry);
        (void)council::lost_placeholder(entry);
    }
    (void)council::why_not(entries, file->header("X-Form-Id"), "pl", *file);
    const auto again = in_file("again.po", "");
    kiosk::require(file->write(again).has_value(), "what was read can be written");
    const auto reread = council::PoFile::read(again);
    kiosk::require(reread && reread->entries().size() == entries.size(), "and read again");
}
