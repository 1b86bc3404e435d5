// SPDX-License-Identifier: Apache-2.0
// Somebody at the kiosk who does this and that, and VisitModel beside it. The form's labels begin with the
// code of their language.
#pragma once

#include <functional>

#include "sync/office/key_pair.h"
#include "tests/station/at_the_kiosk.h"
#include "tests/visit/visit_model.h"

class Walks : public AtTheKiosk {
 protected:
    Walks();
    void begin(const std::vector<Ask>& form);

    // What the person does next: one of what they can do there, by `draw`.
    void step(unsigned draw);
    std::string difference();      // between the kiosk and the model, "" where there is none
    std::string record_differs();  // in what was counted and sent

    VisitModel model_;
    int sent_ = 0, visits_ = 0, expired_ = 0;
    bool begun_ = false;

 private:
    using Step = std::function<void()>;
    std::vector<Step> steps(unsigned variant);
    void add_answering(std::vector<Step>& all, unsigned variant);
    void add_people(std::vector<Step>& all, unsigned variant);
    void leave(bool expired);
    void submit();
    void wait_until_asked();
    std::string page_differs();
    std::string check_differs();
    std::string last_record();

    std::optional<council::PrivateKey> key_;
    kiosk::Moment ten_o_clock_;
    std::string awaited_;  // the record that was sent last
};
