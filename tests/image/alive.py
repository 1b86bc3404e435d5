# SPDX-License-Identifier: Apache-2.0
"""It comes to the welcome by itself, and comes back from whatever befalls it (F11, F12, E1, E3, E13)."""
import time

from machine import KVM, PATIENCE, WIDTH

ABOUT = (0.86, 0.96)  # the welcome's button of that name, in parts of the picture
active = "systemctl is-active have-your-say"
# Moments of the guest's own clock, in microseconds since its kernel began.
started_at = "systemctl show --value -p ExecMainStartTimestampMonotonic have-your-say"
ready_at = "systemctl show --value -p ActiveEnterTimestampMonotonic have-your-say"
mended = "journalctl -b -o cat -t systemd-fsck -t kernel | grep -i -e 'recovering journal' -e 'recovery complete' | head -3"
steps = ("systemctl show -p UserspaceTimestampMonotonic; systemctl show -p ActiveEnterTimestampMonotonic -p Id var.mount sysinit.target;"
         "systemctl show -p ExecMainStartTimestampMonotonic -p ActiveEnterTimestampMonotonic -p NRestarts have-your-say")
now = "read -r up _ </proc/uptime; echo $up"


def lit(pixels):
    """How much of a picture is not black."""
    return 1 - pixels.count(0) / len(pixels)


def comes_to_the_welcome(machine, report):
    machine.switch_on()
    pictures = []
    end = machine.clock() + 60 * PATIENCE
    while machine.clock() < end:
        time.sleep(0.5)
        width, pixels = machine.sees()
        if width == 640:
            continue  # before there is a firmware QEMU has words of its own
        if not pictures or pixels != pictures[-1][1]:
            pictures.append((time.monotonic() - machine.switched_on, pixels, lit(pixels)))
            machine.picture(f"boot-{len(pictures):02}")
        if pictures and pictures[-1][2] > 0.5 and machine.answers() and machine.says(active) == "active":
            break
    lights = [light for _, _, light in pictures]
    report.check("comes to a full picture by itself", lights[-1] > 0.5, f"{pictures[-1][0]:.0f} s after the switch")
    # The firmware's own picture comes first, and then it is dark until the kiosk's: nothing that is written on a terminal.
    dark = next(at for at in range(1, len(lights)) if lights[at] == 0 and max(lights[:at], default=0) > 0)
    report.check("is dark between the firmware's picture and its own", all(light == 0 or light > 0.5 for light in lights[dark:]),
                 " ".join(f"{light:.3f}" for light in lights))
    machine.wait(lambda: machine.says("systemctl is-system-running") in ("running", "degraded"), 60 * PATIENCE, "all units")
    machine.welcome()
    machine.picture("welcome")
    left = machine.says("systemctl --failed --plain --no-legend")
    report.check("no unit has failed", left == "", left)
    for unit in ("have-your-say.service", "have-your-say-wall.service", "have-your-say-sync.timer", "have-your-say-sync.path",
                 "have-your-say-power-off.path", "seatd.service", "systemd-timesyncd.service"):
        report.check(f"{unit} is up", machine.says(f"systemctl is-active {unit}") == "active")
    report.tell("microseconds since the kernel began:\n" + machine.says(steps))
    report.tell(machine.says("systemd-analyze; systemd-analyze critical-chain --no-pager have-your-say.service | tail -n +4;"
                             "systemd-analyze blame --no-pager | head -8; systemctl show -p MemoryCurrent have-your-say; grep -e MemTotal -e MemAvailable /proc/meminfo"))


def stands_again(machine):
    machine.wait(lambda: machine.answers() and machine.says(active) == "active", 120 * PATIENCE, "the kiosk")
    machine.wait(lambda: machine.says("systemctl is-system-running") in ("running", "degraded"), 60 * PATIENCE, "all units")


def hangs_and_is_back(machine, report):
    """Stopped where a visit has begun: the watchdog bites, and the next one is at the welcome, wiped."""
    welcome = machine.welcome()
    machine.keys("down"), machine.keys("ret")
    machine.wait(lambda: machine.sees()[1] != welcome, 10 * PATIENCE, "keys to change the picture")
    report.check("keys reach it: the picture changes", True)
    before = machine.says("pidof kiosk")
    stopped = float(machine.says(f"{now}; kill -STOP {before}"))
    machine.wait(lambda: machine.says("pidof kiosk") not in ("", before) and machine.says(active) == "active", 30 * PATIENCE, "a new kiosk")
    again, ready = (int(machine.says(at)) / 1e6 - stopped for at in (started_at, ready_at))
    # A board that is as slow as an emulated one takes longer than that for any start: there the bite alone is timed.
    report.check("a kiosk that hangs is back within 15 s", (ready if KVM else again) <= 15,
                 f"started again after {again:.1f} s of the guest's clock, and had its first picture after {ready:.1f}")
    report.check("and is at the welcome, wiped", machine.welcome() == welcome)
    machine.picture("after-the-watchdog")


def falls_and_rests(machine, report):
    """Six falls in a row: the bare terminal says what is the matter while it rests, uploads go on, and it comes back (F12)."""
    welcome = machine.welcome()
    for fall in range(6):
        pid = machine.says("pidof kiosk")
        machine.run(f"kill -SEGV {pid}")
        if fall < 5:
            machine.wait(lambda before=pid: machine.says("pidof kiosk") not in ("", before) and machine.says(active) == "active",
                         90 * PATIENCE, "the next one")
    machine.wait(lambda: 0 < lit(machine.sees()[1]) < 0.5, 30 * PATIENCE, "words on a dark screen")
    machine.out_of_service = machine.sees()[1]
    machine.picture("out-of-service")
    report.check("a kiosk that falls six times says on the bare terminal that it is out of service", True)
    report.check("and rests", machine.says("pidof kiosk") == "" and machine.says(active) == "activating", machine.says("cat /run/have-your-say/starts"))
    code = machine.run("systemctl start have-your-say-sync", within=60 * PATIENCE)[0]
    report.check("meanwhile uploads go on", code == 0 and machine.says("pidof kiosk") == "")
    back = machine.wait(lambda: machine.says(active) == "active", 120 * PATIENCE, "the kiosk after its rest")
    report.check("and it is back by itself, wiped", machine.welcome() == welcome, f"{back:.0f} s later")
    machine.picture("back-in-service")


def shows_nothing_behind(machine, report, falls):
    """What the public sees of one fall after the other is black, the kiosk's own welcome, or the words that falls_and_rests left
    on the terminal, and nothing else (E13)."""
    welcome = machine.welcome()
    strange = 0
    for fall in range(falls):
        machine.run("cd /run/have-your-say; read -r _ rest <starts; echo 0 $rest >starts")  # or it rests: falls_and_rests
        before = machine.says("pidof kiosk")
        machine.run(f"kill -SEGV {before}")

        def is_back(before=before):
            nonlocal strange
            shown = machine.sees()[1]
            if 0 < lit(shown) < 0.5 and shown not in (welcome, machine.out_of_service):
                strange += 1
                machine.picture(f"behind-{fall + 1}")
            return shown == welcome and machine.says("pidof kiosk") not in ("", before)
        machine.wait(is_back, 90 * PATIENCE, "the welcome after a fall")
    report.check(f"{falls} falls show nothing that stands behind", strange == 0, f"{strange} other pictures")


def feels_a_panel_that_blinks(machine, report):
    """A loose cable: five times within a minute the touch panel goes and comes back, and the same kiosk feels it each time."""
    pid = machine.says("pidof kiosk")
    felt = 0
    for _ in range(5):
        machine.pull_the_panel()
        machine.plug_the_panel_in()
        machine.wait(lambda: machine.says("grep -c Tablet /proc/bus/input/devices") == "1", 60 * PATIENCE, "the panel to be back")
        machine.run("udevadm settle")
        welcome = machine.welcome()
        machine.tap(*ABOUT)
        felt += machine.calm() != welcome
        machine.keys("esc")
        machine.calm()
    report.check("a panel whose cable is loose is felt again each time", felt == 5, f"{felt} of 5")
    report.check("by the same kiosk", machine.says("pidof kiosk") == pid)


def goes_off_by_its_button(machine, report):
    """The power button, as a librarian presses it: the file systems are closed, and the next start mends nothing."""
    machine.ask("system_powerdown")
    seconds = machine.ends(60 * PATIENCE)
    report.check("the power button switches it off", not machine.runs(), f"after {seconds:.1f} s")
    machine.switch_on()
    stands_again(machine)
    report.check("cleanly: the next start mends no file system", machine.says(mended) == "", machine.says(mended))
    machine.cut_off()
    machine.switch_on()
    stands_again(machine)
    report.check("where a pulled plug is seen there", machine.says(mended) != "", machine.says(mended))


def loses_its_disk(machine, report):
    """The disk dies under a running kiosk: nothing of it can be read any more but what lies in memory, and the public is told all
    the same once the kiosk has ended."""
    pid = machine.says("pidof kiosk")
    machine.disk.kill()
    machine.run(f"kill -SEGV {pid}")
    machine.wait(lambda: 0 < lit(machine.sees()[1]) < 0.5, 60 * PATIENCE, "words on a dark screen")
    machine.picture("disk-died")
    report.check("where the disk dies the screen says that it is out of service", True)


def finds_no_data(machine, report):
    """Its /var has gone (E3): what a desktop makes a root shell of is told to the public, and no key leads anywhere."""
    machine.cut_off()
    machine.lose_data()
    machine.switch_on()
    machine.wait(lambda: machine.sees()[0] == WIDTH and 0 < lit(machine.sees()[1]) < 0.5, 300 * PATIENCE, "words on a dark screen")
    shown = machine.calm()
    machine.picture("no-data")
    report.check("where its data has gone the screen says that it is out of service", lit(shown) > 0)
    for keys in (["ret"], ["ctrl", "d"], ["r"], ["l"], ["s"], ["ret"], ["ctrl", "alt", "f2"], ["ctrl", "alt", "delete"], ["esc"]):
        machine.keys(*keys)
    report.check("and no key opens a shell there, nor restarts it", machine.calm() == shown)
