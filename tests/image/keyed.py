# SPDX-License-Identifier: Apache-2.0
"""What somebody with a keyboard of their own may try (RELIABILITY E4 to E8): each chord is pressed in QEMU, on the keyboard
that this machine has, and it stays the same kiosk."""
import string
import time

from machine import KVM, PATIENCE

FUNCTION = [f"f{number}" for number in range(1, 13)]
TERMINALS = [("ctrl", "alt", key) for key in FUNCTION] + [("alt", key) for key in FUNCTION + ["left", "right"]]
KERNEL = [("alt", "sysrq", letter) for letter in string.ascii_lowercase + string.digits]
REBOOT = [("ctrl", "alt", "delete")] * 8
DESKTOP = [(*held, key) for held in (("alt",), ("ctrl",), ("ctrl", "alt"), ("meta_l",), ("ctrl", "shift"), ("alt", "shift"))
           for key in ("f4", "q", "w", "n", "o", "p", "s", "t", "c", "v", "tab", "esc", "backspace", "spc", "ret", "print", "delete")]
SINGLE = [("meta_l",), ("menu",), ("print",), ("sysrq",), ("pause",), ("scroll_lock",), ("num_lock",), ("esc",), ("f11",)]
STICKY = [("shift",)] * 6  # five times is where a desktop offers sticky keys

FORGOTTEN = 180  # seconds, after which a page that somebody left is the welcome again
HELD_ON = ("cat /sys/class/tty/tty0/active; pidof kiosk cage Xwayland; cut -d. -f1 /proc/sys/kernel/random/boot_id; "
           "systemctl list-units --plain --no-legend 'getty*' 'emergency*' 'rescue*' 'debug-shell*'; ls /run/systemd/sessions 2>/dev/null")


def leaves_it_as_it_was(machine, report):
    welcome = machine.welcome()
    before = machine.says(HELD_ON)
    for what, chords in (("Ctrl+Alt+F1 to F12, Alt+F1 to F12 and Alt+arrows", TERMINALS), ("Alt+SysRq and each letter and digit", KERNEL),
                         ("Ctrl+Alt+Del eight times", REBOOT), ("what closes, switches or opens on a desktop", DESKTOP),
                         ("keys by themselves, and Shift six times", SINGLE + STICKY)):
        for chord in chords:
            machine.keys(*chord, held=0.03 if KVM else 0.1)
        after = machine.says(HELD_ON)
        report.check(f"{what}: the same kiosk on the same terminal", after == before, f"{len(chords)} chords" if after == before else after)
        machine.picture("keys-" + what.split()[0].lower().replace("+", "-"))
    time.sleep(FORGOTTEN)  # unasked: a machine that has nothing to do keeps time, an emulated one too
    report.check("and what they opened is forgotten: it is at the welcome again", machine.welcome() == welcome)
