// SPDX-License-Identifier: Apache-2.0
#include "tests/setup/machine_of_files.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace setup_test {
namespace {

// 476 x 268 mm, as a screen of 21.5 inches tells it: only what is read.
std::string edid() {
    std::string bytes(128, '\0');
    bytes[66] = static_cast<char>(476 & 0xFF);
    bytes[67] = static_cast<char>(268 & 0xFF);
    bytes[68] = static_cast<char>((476 >> 8) << 4 | 268 >> 8);
    return bytes;
}

constexpr const char* devices =
    "N: Name=\"Panel Touch\"\nB: PROP=2\nB: EV=b\n\n"
    "N: Name=\"HDA Intel PCH Headphone\"\nB: PROP=0\nB: SW=4\n\n";

}  // namespace

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

MachineOfFiles::MachineOfFiles() {
    fs::create_directories(root() / "var/lib/have-your-say");
    fs::create_directories(site().parent_path());
}

void MachineOfFiles::write(const fs::path& file, const std::string& text) const {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

void MachineOfFiles::plug_in_everything() const {
    const fs::path screen = root() / "sys/class/drm/card0-HDMI-A-1";
    write(screen / "status", "connected\n");
    write(screen / "modes", "1920x1080\n1280x720\n");
    write(screen / "edid", edid());
    write(root() / "proc/bus/input/devices", devices);
    write(root() / "proc/asound/cards", " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n");
    write(root() / "sys/class/net/lo/carrier", "1\n");
    write(root() / "sys/class/net/eth0/carrier", "1\n");
}

// What systemd does for the unit of the rounds: lays its credentials, which are those of the file that is
// installed, and starts its program, which is told here where its folders are.
void MachineOfFiles::run_a_system() const {
    fs::create_directories(root() / "run/systemd/system");
    const fs::path program = folder_ / "bin/systemctl";
    const auto assigned = [](const char* name, const fs::path& value) {
        return std::string(name) + "='" + value.string() + "'\n";
    };
    write(program, "#!/bin/sh -e\n" + assigned("root", root()) + assigned("said", folder_ / "asked") +
                       assigned("state", folder_ / "state") + assigned("given", folder_ / "credentials") +
                       assigned("unit", SOURCE_DIR "/deploy/systemd/have-your-say-sync.service") +
                       assigned("sync", BINARY_DIR "/sync/kiosk-sync") + R"(
echo "$*" >>"$said"
if [ "$1" = is-active ]; then
    state=$(cat "$state" 2>/dev/null || echo inactive)
    [ "$2" = --quiet ] || echo "$state"
    [ "$state" = active ]
    exit
fi
[ "$1" = start ] || exit 0
rm -rf "$given" && mkdir -m 700 "$given"
of_unit() { sed -n "s/^$1=\([^:]*\):\(.*\)/\1 \2/p" "$unit"; }
of_unit SetCredential | while read -r name text; do printf %s "$text" >"$given/$name"; done
of_unit LoadCredential | while read -r name file; do
    [ ! -e "$root$file" ] || install -m 400 "$root$file" "$given/$name"
done
etc=$root/etc/have-your-say
sed "s#/var/lib/#$root/var/lib/#; s#/run/credentials/have-your-say-sync.service#$given#" "$etc/kiosk.toml" >"$etc/round.toml"
"$sync" --config "$etc/round.toml" >>"$said" 2>&1
)");
    fs::permissions(program, fs::perms::owner_all);
}

void MachineOfFiles::start_by_grub() const {
    const fs::path program = folder_ / "bin/update-grub";
    const fs::path menu = root() / "boot/grub/grub.cfg";
    write(menu, "linux quiet\n");
    write(program, "#!/bin/sh -e\necho update-grub >>" + (folder_ / "asked").string() +
                       "\necho linux usbcore.authorized_default=0 >" + menu.string() + "\n");
    fs::permissions(program, fs::perms::owner_all);
    write(root() / "etc/default/grub", "GRUB_TIMEOUT=5\n");
}

void MachineOfFiles::kiosk_is(const std::string& state) const {
    write(folder_ / "state", state + "\n");
}

std::string MachineOfFiles::asked_of_system() const {
    return text_of(folder_ / "asked");
}

std::string MachineOfFiles::Said::line(const std::string& part) const {
    std::istringstream lines(sheet);
    std::string found;
    for (std::string each; std::getline(lines, each);) {
        if (!found.empty() && each.find("-> ") != std::string::npos) return found + "\n" + each;
        if (!found.empty()) break;
        if (each.find("  " + part + " ") != std::string::npos) found = each;
    }
    return found;
}

MachineOfFiles::Said MachineOfFiles::run(const std::string& word) const {
    const std::string errors = (folder_ / "errors").string();
    fs::remove(errors);
    const drive::Ran ran =
        drive::run({"/usr/bin/env", "PATH=" + (folder_ / "bin").string() + ":/usr/bin:/bin",
                    BINARY_DIR "/kiosk/setup/have-your-say-setup", "--root", root().string(), word},
                   errors);
    return {ran.code, ran.output, text_of(errors)};
}

MachineOfFiles::Said MachineOfFiles::set_up() const {
    return run(site().string());
}

MachineOfFiles::Said MachineOfFiles::sheet() const {
    return run("--sheet");
}

}  // namespace setup_test
