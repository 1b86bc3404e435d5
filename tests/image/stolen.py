# SPDX-License-Identifier: Apache-2.0
"""The box, or its disk, is stolen (E23): no secret can be read from what the disk holds after its first start, and on another
machine the same disk comes to its welcome all the same."""
import os
import re
import shutil
import subprocess

import alive
from machine import PATIENCE

SECRETS = "/run/have-your-say-secrets"
BLOCK = 1 << 24


class Tpm:
    """An emulated one: it goes off with the machine, and keeps what it knows in its folder."""
    def __init__(self, folder):
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        subprocess.run(["swtpm_setup", "--tpm2", "--tpmstate", folder, "--pcr-banks", "sha256"], check=True, capture_output=True)

    def plugged_in(self, machine):
        """Words for QEMU, which wants it to listen already."""
        there = os.path.join(self.folder, "socket")
        if os.path.exists(there):
            os.remove(there)
        subprocess.Popen(["swtpm", "socket", "--tpm2", "--tpmstate", "dir=" + self.folder, "--ctrl", "type=unixio,path=" + there,
                          "--terminate"])
        machine.wait(lambda: os.path.exists(there), 10, "the TPM")
        return ("-chardev", f"socket,id=tpm,path={there}", "-tpmdev", "emulator,id=tpm0,chardev=tpm", "-device", "tpm-crb,tpmdev=tpm0")


def secrets_of(site):
    """What must not be found: the token of the address, and the PIN's hash. The image of this site has no client-key."""
    with open(os.path.join(site, "server-url"), encoding="utf-8") as file:
        token = re.search(r"/v1/key/([^/]+)", file.read()).group(1)
    with open(os.path.join(site, "pin"), encoding="utf-8") as file:
        hashes = re.findall(r'\$argon2id\$[^"]*\$([^"$]+)"', file.read())
    return [token.encode()] + [each.encode() for each in hashes]


def hits(disk, secrets):
    """How often each is on it, wherever a file system would look or not."""
    found, before = [0] * len(secrets), b""
    longest = max(map(len, secrets))
    with open(disk, "rb") as file:
        while block := file.read(BLOCK):
            for at, secret in enumerate(secrets):
                found[at] += (before + block).count(secret) - before.count(secret)
            before = (before + block)[-(longest - 1):]
    return found


def starts(machine, tpm):
    machine.switch_on(*tpm.plugged_in(machine))
    alive.stands_again(machine)


def is_stolen(machine, council, report):
    disk = machine.disk_file()
    secrets = secrets_of(council.site_of_the_image())
    found = hits(disk, secrets)
    report.check("before its first start the disk holds every secret: the scan can find them", all(found), found)
    own = Tpm(os.path.join(machine.folder, "tpm"))
    starts(machine, own)
    report.check("a machine with a TPM seals them to it", machine.says(f"cat {SECRETS}/state") == "tpm", machine.says("journalctl -b -o cat -u have-your-say-secrets"))
    report.tell(machine.says("systemd-analyze blame --no-pager | grep secrets; find /var/lib/have-your-say-secrets"))
    report.check("no unit has failed", machine.says("systemctl --failed --plain --no-legend") == "")
    goes_round(machine, report)
    off(machine)
    found = hits(disk, secrets)
    report.check("after it the whole raw disk holds none of them", not any(found), found)
    starts(machine, own)
    report.check("the next start opens them again", machine.says(f"cat {SECRETS}/state") == "tpm")
    goes_round(machine, report)
    off(machine)
    is_in_another_machine(machine, Tpm(os.path.join(machine.folder, "other-tpm")), report)
    found = hits(disk, secrets)
    report.check("nor does it after that", not any(found), found)


def goes_round(machine, report):
    code = machine.run("systemctl start have-your-say-sync", within=60 * PATIENCE)[0]
    said = machine.says("journalctl -b -o cat -u have-your-say-sync | tail -3")
    report.check("an upload round is let in by the council with the sealed token", code == 0, said)


def off(machine):
    machine.ask("system_powerdown")
    machine.ends(60 * PATIENCE)


def is_in_another_machine(machine, tpm, report):
    starts(machine, tpm)
    report.check("in another machine it says that they cannot be opened", machine.says(f"cat {SECRETS}/state") == "unreadable")
    report.tell(machine.says("journalctl -b -o cat -u have-your-say-secrets"))
    restarts = "pidof kiosk; systemctl show --value -p NRestarts have-your-say have-your-say-secrets"
    lit = alive.lit(machine.welcome())
    machine.picture("stolen-welcome")
    report.check("and the kiosk is at its welcome", lit > 0.5, f"{lit:.2f} lit")
    before = machine.says(restarts)
    machine.run("systemctl start have-your-say-sync", within=60 * PATIENCE)
    said = machine.says("journalctl -b -o cat -u have-your-say-sync | grep -F 'cannot open its token'")
    report.check("an upload says why there is none", said != "", said)
    after = machine.says(restarts)
    report.check("nothing falls over and over", after == before, f"{before} {after}")
    off(machine)
