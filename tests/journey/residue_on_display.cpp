// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <sys/socket.h>

#include "tests/journey/residue.h"

namespace residue {
namespace {

using Server = std::unique_ptr<Display, decltype(&XCloseDisplay)>;
using Given = std::unique_ptr<unsigned char, decltype(&XFree)>;

Server open_server() {
    // A window that goes while it is looked at has no property any more.
    XSetErrorHandler([](Display*, XErrorEvent*) { return 0; });
    return {XOpenDisplay(nullptr), XCloseDisplay};
}

std::string name_of(Display* server, Atom atom) {
    const Given name(reinterpret_cast<unsigned char*>(XGetAtomName(server, atom)), XFree);
    return name ? reinterpret_cast<const char*>(name.get()) : "";
}

// As its owner wrote it: Xlib gives numbers of 32 bits as longs.
std::string property_of(Display* server, Window window, Atom name) {
    constexpr long all_of_it = 0x1FFFFFFF;
    Atom type = None;
    int format = 0;
    unsigned long count = 0, left = 0;
    unsigned char* given = nullptr;
    if (XGetWindowProperty(server, window, name, 0, all_of_it, False, AnyPropertyType, &type, &format, &count,
                           &left, &given) != Success)
        return "";
    const Given owned(given, XFree);
    if (format == 8) return {reinterpret_cast<const char*>(given), count};
    if (format == 16) return {reinterpret_cast<const char*>(given), count * 2};
    std::string bytes;
    for (unsigned long at = 0; format == 32 && at < count; ++at) {
        const auto number = static_cast<std::uint32_t>(reinterpret_cast<const long*>(given)[at]);
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    return bytes;
}

void look_at_window(Display* server, Window window, const std::string& marker,
                    std::vector<std::string>& found) {
    int count = 0;
    const std::unique_ptr<Atom, decltype(&XFree)> names(XListProperties(server, window, &count), XFree);
    for (int at = 0; names && at < count; ++at) {
        const Atom name = names.get()[at];
        if (!holds(property_of(server, window, name), marker)) continue;
        std::array<char, 24> number{};
        std::snprintf(number.data(), number.size(), "0x%lx", window);
        found.push_back("property " + name_of(server, name) + " of window " + number.data());
    }
    Window root = None, parent = None;
    Window* inner = nullptr;
    unsigned int inside = 0;
    if (XQueryTree(server, window, &root, &parent, &inner, &inside) == 0) return;
    const std::unique_ptr<Window, decltype(&XFree)> owned(inner, XFree);
    for (unsigned int at = 0; at < inside; ++at) look_at_window(server, inner[at], marker, found);
}

// What its owner gives to whoever asks, within two seconds.
std::string selection(Display* server, Window asker, Atom which) {
    const Atom text = XInternAtom(server, "UTF8_STRING", False);
    XConvertSelection(server, which, text, XA_PRIMARY, asker, CurrentTime);
    XFlush(server);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{2};
    while (std::chrono::steady_clock::now() < end) {
        XEvent event{};
        if (XCheckTypedWindowEvent(server, asker, SelectionNotify, &event) == True)
            return event.xselection.property == None ? "" : property_of(server, asker, XA_PRIMARY);
        pollfd waiting{ConnectionNumber(server), POLLIN, 0};
        poll(&waiting, 1, 50);
    }
    return "";
}

}  // namespace

std::vector<std::string> on_display_with(const std::string& marker) {
    std::vector<std::string> found;
    const Server server = open_server();
    if (!server) return {"no X server to look at"};
    const Window root = DefaultRootWindow(server.get());
    look_at_window(server.get(), root, marker, found);
    const Window asker = XCreateSimpleWindow(server.get(), root, 0, 0, 1, 1, 0, 0, 0);
    for (const char* name : {"PRIMARY", "SECONDARY", "CLIPBOARD"}) {
        const Atom which = XInternAtom(server.get(), name, False);
        if (XGetSelectionOwner(server.get(), which) == None) continue;
        if (holds(selection(server.get(), asker, which), marker))
            found.push_back(std::string("selection ") + name);
    }
    return found;
}

pid_t display_server() {
    const Server server = open_server();
    ucred who{};
    socklen_t size = sizeof who;
    if (!server || getsockopt(ConnectionNumber(server.get()), SOL_SOCKET, SO_PEERCRED, &who, &size) != 0)
        return 0;
    return who.pid;
}

}  // namespace residue
