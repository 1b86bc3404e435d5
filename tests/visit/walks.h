// SPDX-License-Identifier: Apache-2.0
// Somebody at the kiosk who does this and that, and VisitModel beside it. The form's labels begin with the
// code of their language.
#pragma once

#include <functional>

#include "tests/station/at_the_kiosk.h"
#include "tests/station/office_key.h"
#include "tests/visit/visit_model.h"

class Walks : public AtTheKiosk {
 protected:
    Walks();
    void begin(const VisitModel& form);  // at the welcome

    // What the person does next: one of what they can do there, by `draw`.
    void step(unsigned draw);
    std::string difference();      // between the kiosk and the model, "" where there is none
    std::string record_differs();  // in what was counted and sent

    VisitModel model_;
    int sent_ = 0, visits_ = 0, expired_ = 0;
    bool begun_ = false;
    std::string awaited_;  // the record that was sent last

 private:
    using Step = std::function<void()>;
    std::vector<Step> steps(unsigned variant);
    void add_answering(std::vector<Step>& all, const std::string& reference, unsigned variant);
    void add_people(std::vector<Step>& all, unsigned variant);
    void leave(bool expired);
    void submit();
    void wait_until_asked();
    std::string page_differs();
    std::string row_differs(const screens::Check::Row&, const std::string& question);
    std::string check_differs();

    OfficeKey key_;
    kiosk::Moment ten_o_clock_;
};
