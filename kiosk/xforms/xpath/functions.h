// SPDX-License-Identifier: Apache-2.0
// The functions of the ODK XForms spec ("XPath Functions"): one table from name to arguments allowed and
// code.
//
// A function takes its arguments unevaluated, so that if() and coalesce() touch only the branch they need.
// Private to this room. The choices made where ODK's engines differ stand at the head of functions.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "kiosk/xforms/xpath/evaluator.h"
#include "kiosk/xforms/xpath/running.h"

namespace xforms {

class Arguments {
 public:
    Arguments(const Evaluator& evaluator, const Frame& frame, const syntax::Call& call)
        : evaluator_(evaluator), frame_(frame), call_(call) {}

    std::size_t size() const { return call_.arguments.size(); }
    Value value(std::size_t index) const { return evaluator_.value(call_.arguments[index], frame_); }
    std::string text(std::size_t index) const { return evaluator_.text(call_.arguments[index], frame_); }
    double number(std::size_t index) const { return evaluator_.number(call_.arguments[index], frame_); }
    bool truth(std::size_t index) const { return evaluator_.truth(call_.arguments[index], frame_); }
    NodeSet nodes(std::size_t index) const;
    // The text of each node of a node-set, or the one text of any other value.
    void texts(std::size_t index, std::vector<std::string>& into) const;
    std::vector<std::string> texts_from(std::size_t first) const;
    std::vector<double> numbers_from(std::size_t first) const;  // likewise
    // Of the only argument's nodes, where evaluations before this one have added up most of them.
    std::optional<double> carried(Running::Of of) const {
        Running* running = context().running;
        return running == nullptr || size() != 1 ? std::nullopt
                                                 : running->total(of, evaluator_, call_, frame_);
    }

    const Evaluator& evaluator() const { return evaluator_; }
    const Frame& frame() const { return frame_; }
    const Context& context() const { return evaluator_.context(); }
    const syntax::Call& call() const { return call_; }

 private:
    Value nodes_or_value(std::size_t index) const;

    const Evaluator& evaluator_;
    const Frame& frame_;
    const syntax::Call& call_;
};

// Whether an absolute path given as an argument means every instance of a repeat that the context stands in,
// too.
enum class Repeats {
    same_instance,
    every_instance,
    every_when_alone,  // min(/data/rep/x): the least of one value asks nothing; min(/data/rep/a, /data/rep/b)
                       // does
};

struct Function {
    std::string_view name;
    std::uint8_t least = 0, most = 0;
    Value (*run)(const Arguments&) = nullptr;
    Repeats repeats = Repeats::same_instance;

    static constexpr std::uint8_t any = 255;
};

const Function* find_function(std::string_view name);
bool sees_every_instance(const syntax::Call&, std::size_t argument);

// By chapter of the spec.
std::span<const Function> text_functions();
std::span<const Function> logic_functions();
std::span<const Function> number_functions();
std::span<const Function> node_functions();
std::span<const Function> date_functions();
std::span<const Function> select_functions();
std::span<const Function> place_functions();

}  // namespace xforms
