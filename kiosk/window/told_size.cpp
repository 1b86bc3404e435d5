// SPDX-License-Identifier: Apache-2.0
#include "kiosk/window/told_size.h"

#include <algorithm>
#include <memory>

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

namespace kiosk {
namespace {

// A monitor may have gone since GLFW heard of it: what X says to that would end the program.
class ErrorsOfX {
 public:
    ErrorsOfX() : before_(XSetErrorHandler([](Display*, XErrorEvent*) { return 0; })) {}
    ~ErrorsOfX() { XSetErrorHandler(before_); }
    ErrorsOfX(const ErrorsOfX&) = delete;
    ErrorsOfX& operator=(const ErrorsOfX&) = delete;

 private:
    XErrorHandler before_;
};

template <class Resource>
using Owned = std::unique_ptr<Resource, void (*)(Resource*)>;

// X without RandR has one screen, whose size GLFW takes from X as it is.
ToldSize size_of_screen(GLFWmonitor* monitor) {
    ToldSize size;
    glfwGetMonitorPhysicalSize(monitor, &size.width_mm, &size.height_mm);
    return size;
}

}  // namespace

ToldSize told_size(GLFWmonitor* monitor) {
    Display* display = glfwGetX11Display();
    const RROutput output = glfwGetX11Monitor(monitor);
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    if (output == None || mode == nullptr) return size_of_screen(monitor);
    const ErrorsOfX none;
    const Owned<XRRScreenResources> all(XRRGetScreenResourcesCurrent(display, DefaultRootWindow(display)),
                                        XRRFreeScreenResources);
    if (!all) return {};
    const Owned<XRROutputInfo> told(XRRGetOutputInfo(display, all.get(), output), XRRFreeOutputInfo);
    if (!told) return {};
    ToldSize size{static_cast<int>(told->mm_width), static_cast<int>(told->mm_height)};
    if ((size.width_mm > size.height_mm) != (mode->width > mode->height))
        std::swap(size.width_mm, size.height_mm);
    return size;
}

}  // namespace kiosk
