// SPDX-License-Identifier: Apache-2.0
// Follows each path by name from the node that the expression stands on, as evaluation would by node. The
// flag `whole_nodeset` errs on the side of more: a needless recalculation costs microseconds, a missed one is
// a wrong answer.
#include "kiosk/xforms/xpath/dependencies.h"

#include <algorithm>
#include <utility>

#include "kiosk/xforms/xpath/functions.h"

namespace xforms {

namespace {

using syntax::Axis;
using syntax::Path;
using syntax::Step;
using syntax::Test;

// Where a path has led to, by name.
struct Place {
    enum class In { primary, secondary };
    In in = In::primary;
    std::vector<std::string> names;
    bool searching = false;  // a `//` or an axis without a fixed depth lies behind

    std::string text() const {
        std::string all = searching && names.empty() ? "//*" : "";
        for (const std::string& name : names) all += '/' + name;
        return searching && !names.empty() ? "/" + all : all;
    }
};

Place read_home(std::string_view home) {
    Place place;
    while (!home.empty()) {
        const std::size_t slash = home.find('/');
        if (slash != 0) place.names.emplace_back(home.substr(0, slash));
        if (slash == std::string_view::npos) break;
        home.remove_prefix(slash + 1);
    }
    return place;
}

class Finder {
 public:
    explicit Finder(Place home) : home_(std::move(home)) {}

    void read(const syntax::Node& node, const Place& here, bool whole) {
        if (const auto* path = std::get_if<Path>(&node.is)) {
            add(follow(*path, here, whole));
            return;
        }
        const auto* call = std::get_if<syntax::Call>(&node.is);
        if (call != nullptr && call->arguments.empty()) read_bare_call(*call, here);
        if (call != nullptr) {
            for (std::size_t index = 0; index < call->arguments.size(); ++index) {
                const auto* path = std::get_if<Path>(&call->arguments[index].is);
                if (call->name == "position" && path != nullptr)
                    follow(*path, here, false);  // the node's place is read, not the node
                else
                    read(call->arguments[index], here, sees_every_instance(*call, index));
            }
            for (const syntax::Node& path : call->choices_of) read(path, here, false);
            return;
        }
        const bool through = whole && std::holds_alternative<syntax::Union>(node.is);
        syntax::for_each_below(node, [&](const syntax::Node& below) { read(below, here, through); });
    }

    std::vector<Dependency> take() { return std::move(found_); }

 private:
    struct Followed {
        Place place;
        bool whole = false, attribute = false;
    };

    // string(), number(), once() and their kin read the node that they stand on.
    void read_bare_call(const syntax::Call& call, const Place& here) {
        for (const std::string_view own : {"string", "number", "string-length", "normalize-space", "current"})
            if (call.name == own) add({call.name == "current" ? home_ : here, false, false});
    }

    Followed follow(const Path& path, const Place& here, bool whole) {
        Followed now = start(path, here, whole);
        if (!path.base_predicates.empty()) now.whole = true;
        std::size_t lowest = now.place.names.size();
        for (const syntax::Node& predicate : path.base_predicates) read(predicate, now.place, false);
        for (const Step& step : path.steps) {
            take(step, now.place);
            now.attribute = step.axis == Axis::attribute;
            lowest = std::min(lowest, now.place.names.size());
            if (!step.predicates.empty()) now.whole = true;
            for (const syntax::Node& predicate : step.predicates) read(predicate, now.place, false);
        }
        // Up beyond an ancestor and down again into its name: every instance of it, for relative paths stay
        // XPath 1.0's.
        if (path.start != Path::Start::root && now.place.names.size() > lowest &&
            lowest < home_.names.size() && now.place.names[lowest] == home_.names[lowest])
            now.whole = true;
        now.whole = now.whole || now.place.searching;
        return now;
    }

    Followed start(const Path& path, const Place& here, bool whole) {
        if (path.start == Path::Start::context) return {here, false, false};
        if (path.start == Path::Start::current) return {home_, false, false};
        if (path.start == Path::Start::root) return {Place{}, whole, false};
        const syntax::Node& base = path.base.front();
        if (const auto* inner = std::get_if<Path>(&base.is)) return follow(*inner, here, whole);
        read(base, here, whole);
        const auto* call = std::get_if<syntax::Call>(&base.is);
        if (call != nullptr && call->name == "instance")
            return {{Place::In::secondary, {}, false}, false, false};
        return {{Place::In::primary, {}, true}, true, false};
    }

    static void take(const Step& step, Place& place) {
        switch (step.axis) {
            case Axis::self:
                return;
            case Axis::attribute:
                return;  // read with its element
            case Axis::parent:
                if (!place.names.empty()) place.names.pop_back();
                return;
            case Axis::child:
                if (step.test == Test::text) return;
                place.names.push_back(step.test == Test::name ? step.name : "*");
                return;
            default:
                place.searching = true;
                place.names.assign(1, step.test == Test::name ? step.name : "*");
        }
    }

    void add(const Followed& followed) {
        if (followed.place.in == Place::In::secondary) return;
        const std::string text = followed.place.text();
        if (text.empty()) return;
        for (Dependency& known : found_)
            if (known.path == text) {
                known.whole_nodeset = known.whole_nodeset || followed.whole;
                known.attribute = known.attribute && followed.attribute;
                return;
            }
        found_.push_back({text, followed.whole, followed.attribute});
    }

    Place home_;
    std::vector<Dependency> found_;
};

}  // namespace

std::vector<Dependency> find_dependencies(const syntax::Node& root, std::string_view home) {
    Place place = read_home(home);
    Finder finder(place);
    finder.read(root, place, false);
    return finder.take();
}

}  // namespace xforms
