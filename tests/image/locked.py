# SPDX-License-Identifier: Apache-2.0
"""What the public may try at its sockets and its cable, and what is there to attack (RELIABILITY E2 to E6, E14 to E16)."""
import socket

from machine import PATIENCE
from site_of_test import HOST, PANEL, PORT


def has_no_way_in(machine, report):
    at_a_terminal = machine.says("awk '$7 != 0 {print $2}' /proc/[0-9]*/stat; pidof agetty login sulogin")
    report.check("no program has a terminal: no login, no shell, no getty", at_a_terminal == "", at_a_terminal)
    ways = machine.says("systemctl is-enabled ctrl-alt-del.target rescue.service debug-shell.service getty@.service")
    report.check("Ctrl+Alt+Del, the rescue shell and every getty are masked", ways.split() == ["masked"] * 4, ways)
    report.check("the kernel's keys are off", machine.says("cat /proc/sys/kernel/sysrq") == "0")
    report.check("root has no password", machine.says("passwd --status root").split()[1:2] == ["L"])
    report.check("no boot loader with a menu", machine.says("ls /boot/grub /etc/default/grub /usr/sbin/grub* 2>/dev/null; ls /boot/efi 2>/dev/null") == "")
    listening = machine.says("for of in tcp:0A tcp6:0A udp:07 udp6:07; do awk -v of=${of#*:} '$4 == of {print FILENAME, $2}' "
                             "/proc/net/${of%:*}; done | grep -v -e ' ..00007F:' -e ' .*:0044$' -e ':0222$'")
    report.check("nothing listens on the network", listening == "", listening)
    strangers = machine.says("dpkg-query -W -f '${Package}\\n' | grep -E '^(openssh-server|apport|packagekit|gnome.*|udisks2|avahi-daemon|grub.*)$'")
    report.check("no desktop, no other server, nothing that mounts or pops up", strangers == "", strangers)


def keeps_little(machine, report):
    report.check("the root is never written", "ro" in machine.says("findmnt -no OPTIONS /").split(","))
    report.check("no swap", machine.says("tail -n +2 /proc/swaps") == "")
    cores = machine.says("cat /proc/sys/kernel/core_pattern; awk '/core file/ {print $5, $6}' /proc/$(pidof kiosk)/limits").split()
    report.check("no core files", cores == ["|/bin/false", "0", "0"], " ".join(cores))
    locked = machine.says("for each in $(pidof kiosk kiosk-voice); do awk '/^VmLck/ {print ($2 > 1000)}' /proc/$each/status; done")
    report.check("the memory of the kiosk and of its voice is locked", locked.split() == ["1"] * 2, locked)
    used = machine.says("ls /var/log/journal 2>/dev/null; du -sm /run/log/journal | cut -f1")
    report.check("the log is in memory, and small", used.isdigit() and int(used) <= 32, f"{used} MiB")
    filters = machine.says("for each in cage kiosk; do awk '/^Seccomp_filters/ {print $2}' /proc/$(pidof $each)/status; done").split()
    report.check("the kiosk has a filter of system calls more than cage: it starts no program", len(filters) == 2 and int(filters[1]) == int(filters[0]) + 1, " ".join(filters))
    report.check("the kiosk's user cannot read the server's token", machine.run("setpriv --reuid=have-your-say --clear-groups cat /etc/have-your-say/server-url")[0] != 0)


def takes_no_strange_usb(machine, report):
    """A keyboard, a disk and a network card are not let in; the panel, which is on the list, is."""
    seen = "cat /sys/bus/usb/devices/*/authorized /proc/bus/input/devices | grep -c -e '^1$' -e '^H:'; ls /sys/class/net /sys/block | tr '\\n' ' '"
    authorized = "grep -l {number} /sys/bus/usb/devices/*/idVendor | while read -r file; do cat ${{file%idVendor}}authorized; done"
    before = machine.says(seen)
    machine.ask("blockdev-add", **{"driver": "null-co", "node-name": "stick", "size": 1 << 20, "read-zeroes": True})
    machine.ask("netdev_add", type="user", id="strange")
    for driver, number, more in (("usb-kbd", "0627", {}), ("usb-storage", "46f4", {"drive": "stick"}), ("usb-net", "0525", {"netdev": "strange"})):
        machine.ask("device_add", driver=driver, id=driver, **more)
        machine.wait(lambda: machine.says(authorized.format(number=number)) != "", 60, f"{driver} to be seen")
        machine.run("udevadm settle")
        report.check(f"{driver} is not let in", machine.says(authorized.format(number=number)) == "0")
        report.check("and cannot be used", machine.says(seen) == before)
        machine.ask("device_del", id=driver)
    machine.ask("device_add", driver="usb-wacom-tablet", id="panel")
    machine.wait(lambda: machine.says(authorized.format(number=PANEL[:4])) == "1", 60, "the panel to be let in")
    report.check("the panel on the list is let in", True)
    machine.ask("device_del", id="panel")


def speaks_to_one_host(machine, report):
    """From the upload's user: nothing before a round, the council in one, and nothing else at any time. Beside the council's
    stands another port of the same host."""
    def reaches(port, user="have-your-say"):
        return machine.run(f"setpriv --reuid={user} --clear-groups timeout 3 bash -c 'exec 3<>/dev/tcp/{HOST}/{port}'",
                           within=60 * PATIENCE)[0] == 0

    table = machine.says("nft list table inet have_your_say")
    report.check("the packet filter stands, and drops what is not named", table.count("policy drop") == 3)
    report.check("root and updates have no way out of their own", "skuid 0" not in table and "443" not in table)
    with socket.create_server(("127.0.0.1", 0)) as other:
        strange = other.getsockname()[1]
        machine.run("nft flush set inet have_your_say council")
        report.check("outside a round nothing is reached", not reaches(PORT))
        machine.run("systemctl start have-your-say-sync", within=60 * PATIENCE)
        report.check("in a round the council is", reaches(PORT))
        report.check("and no other port", not reaches(strange))
        report.check("nor by anybody else", not reaches(PORT, "nobody"))
