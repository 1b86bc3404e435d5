// SPDX-License-Identifier: Apache-2.0
// Programs that talk by lines: the automation port, and the kiosk to its voice.
#include <sys/mman.h>
#include <unistd.h>

#include "kiosk/automation/automation.h"
#include "kiosk/lines.h"
#include "kiosk/voice/orders.h"
#include "tests/fuzz/targets.h"

void fuzz::automation(std::string_view bytes) {
    kiosk::Lines lines;
    lines.add(bytes);
    lines.add("\n");
    while (const auto line = lines.take())
        if (const auto command = kiosk::automation::read(*line); !command)
            kiosk::require(!command.error().sentence.empty(), "a line that is refused is told why");
}

// The voice reads its standard input, which is a file in memory here.
void fuzz::orders(std::string_view bytes) {
    static const int input = [] {
        const int file = memfd_create("orders", 0);
        kiosk::require(file >= 0 && dup2(file, STDIN_FILENO) == STDIN_FILENO, "a file in memory can be made");
        return file;
    }();
    kiosk::require(ftruncate(input, 0) == 0 &&
                       pwrite(input, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()) &&
                       lseek(input, 0, SEEK_SET) == 0,
                   "and written");
    voice::Orders orders;
    orders.read();
    kiosk::require(orders.volume() >= 0 && orders.volume() <= 10, "the volume stays on its scale");
    if (const auto order = orders.take())
        kiosk::require(order->percent >= 50 && order->percent <= 200, "and so does the pace");
}
