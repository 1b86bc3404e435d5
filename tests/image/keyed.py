# SPDX-License-Identifier: Apache-2.0
"""What somebody with a keyboard of their own may try (RELIABILITY E4 to E8): each chord is pressed in QEMU, on the keyboard
that this machine has, and it stays the same kiosk."""
import itertools
import string
import time

from machine import KVM, PATIENCE

DIRECTIONS = ["up", "down", "left", "right", "home", "end", "pgup", "pgdn"]
FUNCTION = [f"f{number}" for number in range(1, 13)]
TERMINALS = [("ctrl", "alt", key) for key in FUNCTION] + [("alt", key) for key in FUNCTION + ["left", "right"]]
KERNEL = [("alt", "sysrq", letter) for letter in string.ascii_lowercase + string.digits]
REBOOT = [("ctrl", "alt", "delete")] * 8
DESKTOP = [(*held, key) for held in (("alt",), ("ctrl",), ("ctrl", "alt"), ("meta_l",), ("ctrl", "shift"), ("alt", "shift"))
           for key in ("f4", "q", "w", "n", "o", "p", "s", "t", "c", "v", "tab", "esc", "backspace", "spc", "ret", "print", "delete")]
UNFELT = (TERMINALS, KERNEL, REBOOT)  # all with Ctrl or Alt, with which nothing is a key of the kiosk's
SINGLE = [("meta_l",), ("menu",), ("print",), ("sysrq",), ("pause",), ("scroll_lock",), ("num_lock",), ("esc",), ("f11",)]
STICKY = [("shift",)] * 6  # five times is where a desktop offers sticky keys
# Sixty keys with each set of modifiers: the desktop's among them, and what nobody has thought of.
KEYS = (list(string.ascii_lowercase[:26:2]) + list(string.digits) + FUNCTION + DIRECTIONS
        + ["tab", "esc", "backspace", "spc", "ret", "print", "delete", "insert", "menu", "pause", "scroll_lock", "minus", "equal",
           "comma", "dot", "slash", "grave_accent"])
SETS = [held for count in range(5) for held in itertools.combinations(("ctrl", "alt", "shift", "meta_l"), count)]
EVERY = [(*held, key) for held in SETS for key in KEYS]
# Two seconds each, and what a desktop takes for a wish when it is held: right Shift for 8 s (slow keys), Num for 5 (mouse keys).
HELD = [(2, chord) for chord in DESKTOP if chord[-1] in ("f4", "q", "tab", "esc", "delete", "backspace", "print")] + [
    (8, ("shift_r",)), (5, ("num_lock",))]

FORGOTTEN = 165  # seconds of silence, after which a page that somebody left is the welcome again
HELD_ON = ("cat /sys/class/tty/tty0/active; pidof kiosk cage Xwayland; cut -d. -f1 /proc/sys/kernel/random/boot_id; "
           "systemctl list-units --plain --no-legend 'getty*' 'emergency*' 'rescue*' 'debug-shell*'; ls /run/systemd/sessions 2>/dev/null")


def passed(machine, seconds, meanwhile):
    """Until that much time is over by the guest's own clock, which is behind where the guest is."""
    def up():
        return float(machine.says("cut -d' ' -f1 /proc/uptime"))
    end = up() + seconds
    meanwhile()
    machine.wait(lambda: up() >= end, 60 * PATIENCE, "its clock")


def press(machine, chords, held):
    """Twenty at a time: keys wait in QEMU for a guest that is behind, and a thousand are lost there."""
    for first in range(0, len(chords), 20):
        some = chords[first:first + 20]
        passed(machine, held * len(some), lambda some=some: [machine.keys(*chord, held=held) for chord in some])


def leaves_it_as_it_was(machine, report):
    welcome = machine.welcome()
    before = machine.says(HELD_ON)
    for what, chords in (("Ctrl+Alt+F1 to F12, Alt+F1 to F12 and Alt+arrows", TERMINALS), ("Alt+SysRq and each letter and digit", KERNEL),
                         ("Ctrl+Alt+Del eight times", REBOOT), ("what closes, switches or opens on a desktop", DESKTOP),
                         ("keys by themselves, and Shift six times", SINGLE + STICKY),
                         ("each of sixty keys with each of sixteen sets of modifiers", EVERY)):
        press(machine, chords, 0.03 if KVM else 0.1)
        after = machine.says(HELD_ON)
        report.check(f"{what}: the same kiosk on the same terminal", after == before, f"{len(chords)} chords" if after == before else after)
        if chords in UNFELT:
            report.check("and the same picture, pixel by pixel", machine.welcome() == welcome)
        machine.picture("keys-" + what.split()[0].lower().replace("+", "-"))
    for seconds, chord in HELD:
        press(machine, [chord], seconds)
    after = machine.says(HELD_ON)
    report.check("chords that are held: the same kiosk on the same terminal", after == before,
                 f"{len(HELD)} chords" if after == before else after)
    machine.picture("keys-held")
    # Unasked at first: a machine that has nothing to do keeps time, an emulated one too. Then only looked at, for a touch would
    # begin the wait anew; and a slow voice may have had something to say.
    passed(machine, FORGOTTEN, lambda: time.sleep(FORGOTTEN))
    waited = machine.wait(lambda: time.sleep(4) or machine.sees()[1] == welcome, FORGOTTEN * PATIENCE, "the welcome after what keys had opened")
    report.check("and what they opened is forgotten: it is at the welcome again", True, f"{waited:.0f} s after {FORGOTTEN} of the guest's")
