// SPDX-License-Identifier: Apache-2.0
// The one monitor of a test's X server: turned, unplugged and plugged in again, as RandR tells of it. Its
// library is there for GLFW; of its declarations these few are wanted.
#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include <X11/Xlib.h>
#include <dlfcn.h>
#undef Bool  // GoogleTest has names that are spelt so
#undef None

class Monitor {
 public:
    Monitor() : library_(dlopen("libXrandr.so.2", RTLD_NOW)), display_(XOpenDisplay(nullptr)) {
        if (library_ == nullptr || display_ == nullptr)
            throw std::runtime_error("no RandR: install the package libxrandr2");
    }
    ~Monitor() {
        XCloseDisplay(display_);
        dlclose(library_);
    }
    Monitor(const Monitor&) = delete;
    Monitor& operator=(const Monitor&) = delete;

    void show(unsigned width, unsigned height) {
        std::string name = std::to_string(width) + "x" + std::to_string(height);
        Mode mode{};
        mode.width = mode.horizontal_total = width;
        mode.height = mode.vertical_total = height;
        mode.dots_a_second = 60UL * width * height;
        mode.name = name.data();
        mode.name_length = static_cast<unsigned>(name.size());
        XID& made = modes_[name];  // a server takes a name once
        if (made == 0) made = call<XID(Display*, XID, Mode*)>("XRRCreateMode")(display_, root(), &mode);
        configure(made);
    }
    void unplug() { configure(0); }

 private:
    struct Mode {
        XID id;
        unsigned width, height;
        unsigned long dots_a_second;
        unsigned horizontal_start, horizontal_end, horizontal_total, horizontal_skew;
        unsigned vertical_start, vertical_end, vertical_total;
        char* name;
        unsigned name_length;
        unsigned long flags;
    };
    struct Resources {
        Time time, configured;
        int controllers_count;
        XID* controllers;
        int outputs_count;
        XID* outputs;
        int modes_count;
        Mode* modes;
    };

    template <class Function>
    Function* call(const char* name) const {
        return reinterpret_cast<Function*>(dlsym(library_, name));
    }
    XID root() const { return DefaultRootWindow(display_); }
    void configure(XID mode) {
        auto* found = call<Resources*(Display*, XID)>("XRRGetScreenResources")(display_, root());
        XID output = found->outputs[0];
        if (mode != 0) call<void(Display*, XID, XID)>("XRRAddOutputMode")(display_, output, mode);
        constexpr unsigned short upright = 1;  // RR_Rotate_0
        call<int(Display*, Resources*, XID, Time, int, int, XID, unsigned short, XID*, int)>(
            "XRRSetCrtcConfig")(display_, found, found->controllers[0], CurrentTime, 0, 0, mode, upright,
                                mode == 0 ? nullptr : &output, mode == 0 ? 0 : 1);
        call<void(Resources*)>("XRRFreeScreenResources")(found);
        XSync(display_, False);
    }

    void* library_;
    Display* display_;
    std::map<std::string, XID> modes_;
};
