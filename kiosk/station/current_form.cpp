// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/current_form.h"

namespace kiosk {

Result<void> CurrentForm::take_shipped(const std::filesystem::path& file) {
    auto made = shipped_consultation(config_, terms_, file, display_);
    if (!made) return tl::unexpected(made.error());
    shipped_ = std::move(*made);
    return {};
}

void CurrentForm::find(const store::Store* store) {
    trouble_.clear();
    waits_ = false;
    if (!found_) found_ = shipped_;
    if (store == nullptr) return;
    const auto numbers = store->forms().numbers(terms_.form_id);
    if (!numbers) {
        trouble_ = numbers.error().sentence;
        return;
    }
    for (const std::int64_t number : *numbers) {
        auto made = read(*store, number);
        if (made) {
            found_ = std::move(*made);
            from_store_ = true;
            return;
        }
        if (trouble_.empty()) {
            trouble_ = made.error().sentence;
            waits_ = made.error().kind == ErrorKind::offline;
        }
        if (from_store_) return;
    }
}

Result<Consultation> CurrentForm::read(const store::Store& store, std::int64_t number) {
    const auto stored = store.forms().read(number);
    if (!stored) return tl::unexpected(stored.error());
    auto made = make_consultation(config_, terms_, stored->xml, stored->media,
                                  "the form " + terms_.form_id + " in the database", display_);
    if (made) to_be_shown_ = number;
    return made;
}

void CurrentForm::note_shown(store::Store& store) {
    if (to_be_shown_ >= 0 && store.forms().was_shown(to_be_shown_)) to_be_shown_ = -1;
}

}  // namespace kiosk
