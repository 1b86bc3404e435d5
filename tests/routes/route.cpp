// SPDX-License-Identifier: Apache-2.0
#include "tests/routes/route.h"

#include <cmath>
#include <stdexcept>

namespace routes {
namespace {

using nlohmann::json;

constexpr int most_presses = 200;  // for one control: more than any page has stops

const json* find(const json& nodes, const std::string& id) {
    for (const json& node : nodes)
        if (node["id"] == id) return &node;
    return nullptr;
}

const json* focused(const json& nodes) {
    for (const json& node : nodes)
        for (const json& state : node["states"])
            if (state == "focused") return &node;
    return nullptr;
}

double middle(const json& node, int axis) {
    return node["bounds"][axis].get<double>() + node["bounds"][axis + 2].get<double>() / 2;
}

bool holds(const json& row, const json& node) {
    for (const int axis : {0, 1})
        if (std::abs(middle(row, axis) - middle(node, axis)) > row["bounds"][axis + 2].get<double>() / 2)
            return false;
    return true;
}

class Finger final : public Route {
 public:
    using Route::Route;
    void choose(const std::string& id) override { kiosk_.tap_id(id); }
};

// The second tap lands where the first one did, whatever stands there by then.
class ShakingFinger final : public Route {
 public:
    ShakingFinger(drive::Driver& kiosk, double again_after_s) : Route(kiosk), again_after_s_(again_after_s) {}
    void choose(const std::string& id) override {
        const json seen = kiosk_.look();
        const json* control = find(seen["nodes"], id);
        if (control == nullptr) throw std::runtime_error("nothing here is called " + id);
        const json place = {middle(*control, 0), middle(*control, 1)};
        kiosk_.say({{"do", "tap"}, {"at", place}});
        kiosk_.advance(again_after_s_);
        kiosk_.say({{"do", "tap"}, {"at", place}, {"quick", true}});
    }

 private:
    double again_after_s_;
};

class Keys : public Route {
 public:
    using Route::Route;
    void choose(const std::string& id) override {
        for (int presses = 0; presses < most_presses; ++presses) {
            const json seen = kiosk_.look();
            const json* here = focused(seen["nodes"]);
            const json* there = find(seen["nodes"], id);
            if (there == nullptr) throw std::runtime_error("nothing here is called " + id);
            // The first key only shows where the focus is: any walk will do.
            const Press press = here == nullptr || !shown_ ? Press{walk(), false} : press_for(*here, *there);
            shown_ = true;
            strike(press.key);
            if (press.last) return;
        }
        throw std::runtime_error("no key leads to " + id);
    }

 protected:
    struct Press {
        std::string key;
        bool last = false;  // it chooses what was wanted
    };
    virtual Press press_for(const json& here, const json& there) const = 0;
    virtual std::string walk() const = 0;
    virtual void strike(const std::string& key) { press(key); }

    bool shown_ = false;  // where the focus is
};

class Arrows final : public Keys {
 public:
    using Keys::Keys;

 protected:
    std::string walk() const override { return "Down"; }
    Press press_for(const json& here, const json& there) const override {
        if (here["id"] == there["id"]) return {"Enter", true};
        if (here["role"] != "key" || there["role"] != "key") return {"Down"};
        const double down = middle(there, 1) - middle(here, 1);
        if (std::abs(down) > here["bounds"][3].get<double>() / 2) return {down > 0 ? "Down" : "Up"};
        return {middle(there, 0) > middle(here, 0) ? "Right" : "Left"};
    }
};

// Next and select alone: a row is opened where it holds what is wanted.
class Rows : public Keys {
 public:
    Rows(drive::Driver& kiosk, std::string next, std::string select)
        : Keys(kiosk), next_(std::move(next)), select_(std::move(select)) {}

 protected:
    std::string walk() const override { return next_; }
    Press press_for(const json& here, const json& there) const override {
        if (here["id"] == there["id"]) return {select_, true};
        if (here["role"] == "row" && there["role"] == "key" && holds(here, there)) return {select_};
        return {next_};
    }

    std::string next_, select_;
};

class Keypad : public Rows {
 public:
    explicit Keypad(drive::Driver& kiosk) : Rows(kiosk, "F19", "F20") {}
    void go_on() override { strike("F22"); }
};

class TremblingHand final : public Keypad {
 public:
    using Keypad::Keypad;

 protected:
    void strike(const std::string& key) override {
        kiosk_.key(key);
        kiosk_.say({{"do", "key"}, {"key", key}, {"quick", true}});
    }
};

class Switches final : public Rows {
 public:
    explicit Switches(drive::Driver& kiosk) : Rows(kiosk, "2", "1") {}
    void begin() override {
        for (const char* key : {"1", "2", "1", "2", "2", "2", "1", "1"}) press(key);
        if (!kiosk_.shows("Your switches are ready")) throw std::runtime_error("the switches are not known");
        press("1");
        shown_ = true;  // setting them up showed it
    }
};

}  // namespace

void Route::type(const std::string& words) {
    for (const char letter : words) {
        const std::string key = letter == ' ' ? "key:space" : std::string("key:") + letter;
        if (!kiosk_.has(key)) choose("key:shift");  // a sentence begins with a capital by itself
        choose(key);
    }
}

std::unique_ptr<Route> by_touch(drive::Driver& kiosk) {
    return std::make_unique<Finger>(kiosk);
}
std::unique_ptr<Route> by_shaking_finger(drive::Driver& kiosk, double again_after_s) {
    return std::make_unique<ShakingFinger>(kiosk, again_after_s);
}
std::unique_ptr<Route> by_arrows(drive::Driver& kiosk) {
    return std::make_unique<Arrows>(kiosk);
}
std::unique_ptr<Route> by_keypad(drive::Driver& kiosk) {
    return std::make_unique<Keypad>(kiosk);
}
std::unique_ptr<Route> by_trembling_hand(drive::Driver& kiosk) {
    return std::make_unique<TremblingHand>(kiosk);
}
std::unique_ptr<Route> by_switches(drive::Driver& kiosk) {
    return std::make_unique<Switches>(kiosk);
}

}  // namespace routes
