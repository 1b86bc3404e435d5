// SPDX-License-Identifier: Apache-2.0
// What somebody can work out from printed totals: the least and the most that each unknown number may be, by
// linear programming over all that is printed at once (GLPK). It shares nothing with what hides numbers.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <glpk.h>

namespace council {

class Attack {
 public:
    Attack() : problem_(glp_create_prob()) { glp_term_out(GLP_OFF); }
    Attack(const Attack&) = delete;
    Attack& operator=(const Attack&) = delete;
    ~Attack() { glp_delete_prob(problem_); }

    // A number that is at least zero, by its name; the same name is the same number.
    int number(const std::string& name) {
        const auto [place, is_new] = numbers_.try_emplace(name, 0);
        if (!is_new) return place->second;
        place->second = glp_add_cols(problem_, 1);
        glp_set_col_bnds(problem_, place->second, GLP_LO, 0, 0);
        return place->second;
    }
    // That these numbers sum to `total`, less `whole` where that is a number too.
    void sum(const std::vector<int>& parts, double total, int whole = 0) {
        std::vector<int> columns{0};
        std::vector<double> factors{0};
        for (const int part : parts) {
            columns.push_back(part);
            factors.push_back(1);
        }
        if (whole != 0) {
            columns.push_back(whole);
            factors.push_back(-1);
        }
        const int row = glp_add_rows(problem_, 1);
        glp_set_row_bnds(problem_, row, GLP_FX, total, total);
        glp_set_mat_row(problem_, row, static_cast<int>(columns.size()) - 1, columns.data(), factors.data());
    }
    // How many whole numbers a hidden one may be, less one; -1 where what is printed contradicts itself.
    long room(int number) {
        const double least = best(number, GLP_MIN), most = best(number, GLP_MAX);
        if (std::isnan(least) || std::isnan(most)) return -1;
        constexpr double slack = 1e-6;
        return std::lround(std::floor(most + slack) - std::ceil(least - slack));
    }

 private:
    double best(int number, int direction) {
        glp_set_obj_dir(problem_, direction);
        glp_set_obj_coef(problem_, number, 1);
        glp_smcp how;
        glp_init_smcp(&how);
        how.msg_lev = GLP_MSG_OFF;
        const bool solved = glp_simplex(problem_, &how) == 0;
        const int status = glp_get_status(problem_);
        const double found = glp_get_obj_val(problem_);
        glp_set_obj_coef(problem_, number, 0);
        constexpr double endless = 1e9;
        if (solved && status == GLP_UNBND) return endless;
        return solved && status == GLP_OPT ? found : std::nan("");
    }

    glp_prob* problem_;
    std::map<std::string, int> numbers_;
};

}  // namespace council
