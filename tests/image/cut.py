# SPDX-License-Identifier: Apache-2.0
"""The image's kernel, root and /var with nothing running but the kiosk's program, without a display and led by its automation
port: up in seconds where the whole appliance takes minutes, so that its power can be cut many times.

What the kernel does before it has seen anything of /var is the same each time: the machine as it was at that moment is kept, and
mostly starts from there. It looks at the disk anew then, and is given new chance: no two starts may seal with the same key.

Owns QEMU, the disk of /var and a copy of it. As in machine.py, what the disk was not told to keep goes with the power."""
import contextlib
import json
import mmap
import os
import secrets
import shutil
import socket
import subprocess
import time

from machine import KVM, PATIENCE
from outbox import forget

RUN = """cd /var/cut
mount -t tmpfs tmpfs /tmp
mkdir -p /run/have-your-say /var/lib/have-your-say
chown -R have-your-say:have-your-say /run/have-your-say /var/lib/have-your-say /var/cut
setpriv --reuid=have-your-say --regid=have-your-say --init-groups kiosk --config /var/cut/kiosk.toml --automation --headless \
    <&3 >&3 2>/var/cut/errors
sync
"""
# RNDRESEEDCRNG: what was written to /dev/urandom counts from then on.
START = ("modprobe virtio_console; while ! ls /dev/vport* >/dev/null 2>&1; do sleep 0.1; done; for port in /dev/vport*; do :; done; "
         "exec 3<>$port; echo ready >&3; until read -r chance <&3; do sleep 0.1; done; echo $chance >/dev/urandom; "
         "perl -e 'open F,q(>),q(/dev/urandom);ioctl F,0x5207,0'; blockdev --flushbufs /dev/vdb; "
         "fsck.ext4 -p /dev/vdb >/run/fsck; mount /dev/vdb /var -o nodev,nosuid,noexec; . /var/cut/run")


class Kiosk:
    def __init__(self, image, folder, site):
        self.image, self.folder = image, folder
        os.makedirs(folder, exist_ok=True)
        if os.path.exists(self._at("moment")):  # of another image
            os.remove(self._at("moment"))
        table = json.loads(subprocess.run(["sfdisk", "-J", image], check=True, capture_output=True).stdout)["partitiontable"]
        starts = {part["name"]: (part["start"] * 512, part["size"] * 512) for part in table["partitions"]}
        root = f"{image}?offset={starts['kiosk-root'][0]}"
        for name in ("vmlinuz", "initrd.img"):
            listed = subprocess.run(["debugfs", "-R", "ls -p /boot", root], check=True, capture_output=True, text=True).stdout
            full = next(line.split("/")[5] for line in listed.splitlines() if line.split("/")[5].startswith(name + "-"))
            subprocess.run(["debugfs", "-R", f"dump /boot/{full} {self._at(name)}", root], check=True, capture_output=True)
        offset, size = starts["kiosk-var"]
        subprocess.run(["dd", f"if={image}", f"of={self._at('var')}", "bs=1M", f"skip={offset >> 20}", f"count={size >> 20}",
                        "conv=sparse", "status=none"], check=True)
        with open(os.path.join(site, "run"), "w", encoding="utf-8") as file:
            file.write(RUN)
        orders = ["mkdir /cut"] + [f"write {site}/{name} /cut/{name}" for name in
                                   ("run", "kiosk.toml", "form.xml", "public.pem", "pin", "council-ca.pem", "server-url")]
        subprocess.run(["debugfs", "-w", self._at("var")], input="\n".join(orders) + "\n", text=True, check=True, capture_output=True)
        self.process = self.disk = self.port = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cut_off()

    def switch_on(self, keeps="writeback", cold=False):
        """`keeps`: "unsafe" is a disk that says it has kept what it was told to, and has not. `cold`: from the kernel's first
        instruction, not from the moment that was kept. In seconds."""
        moment = self._at("moment")
        cold = cold or not os.path.exists(moment)
        for name in ("nbd", "port", "qmp"):
            if os.path.exists(self._at(name)):
                os.remove(self._at(name))
        began = time.monotonic()
        self.disk = subprocess.Popen(["nbdkit", "--foreground", "--unix", self._at("nbd"), "--filter=cache", "file", self._at("var"),
                                      "cache=" + keeps], stderr=open(self._at("nbd.log"), "a"))
        self._wait(lambda: os.path.exists(self._at("nbd")), "the disk")
        self.process = subprocess.Popen(
            ["nice", "qemu-system-x86_64", "-machine", "q35", "-accel", "kvm" if KVM else "tcg", "-cpu", "max,la57=off",
             "-m", "1G", "-display", "none", "-nic", "none", "-kernel", self._at("vmlinuz"), "-initrd", self._at("initrd.img"),
             "-append", f'root=/dev/vda2 ro quiet loglevel=0 panic=10 init=/bin/sh -- -c "{START}"',
             "-drive", f"if=virtio,format=raw,file={self.image},snapshot=on",
             "-drive", f"if=virtio,format=raw,file=nbd:unix:{self._at('nbd')}", "-device", "virtio-rng-pci",
             "-device", "virtio-serial", "-chardev", f"socket,path={self._at('port')},server=on,wait=off,id=port",
             "-device", "virtserialport,chardev=port", "-qmp", f"unix:{self._at('qmp')},server=on,wait=off",
             *([] if cold else ["-incoming", f"exec:cat {moment}"])], stderr=open(self._at("qemu.log"), "a"))
        self._wait(lambda: os.path.exists(self._at("port")), "QEMU")
        if not cold:  # who is connected before the moment is read is not heard
            with self._asked() as ask:
                self._wait(lambda: ask("query-status")["status"] == "running", "its memory to be read", 300 * PATIENCE)
        there = socket.socket(socket.AF_UNIX)
        there.settimeout(300 * PATIENCE)
        there.connect(self._at("port"))
        self.port = there.makefile("rw")
        if cold and self.port.readline() != "ready\n":
            raise OSError("its first program did not begin")
        if not os.path.exists(moment):
            self._keep_the_moment(moment)
        self.port.write(secrets.token_hex(64) + "\n")
        self.port.flush()
        self.say(do="look")
        return time.monotonic() - began

    def _keep_the_moment(self, file):
        """Written down, which stops it, and on."""
        with self._asked() as ask:
            ask("migrate-set-parameters", **{"max-bandwidth": 0})
            ask("migrate", uri=f"exec:cat >{file}.part")
            self._wait(lambda: ask("query-migrate")["status"] == "completed", "its memory to be written down", 300 * PATIENCE)
            os.rename(file + ".part", file)
            ask("cont")

    @contextlib.contextmanager
    def _asked(self):
        """What asks QEMU."""
        with socket.socket(socket.AF_UNIX) as there:
            self._wait(lambda: there.connect_ex(self._at("qmp")) == 0, "QEMU to answer")
            qmp = there.makefile("rw")

            def ask(command, **arguments):
                qmp.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
                qmp.flush()
                while "return" not in (said := json.loads(qmp.readline())):
                    if "error" in said:
                        raise RuntimeError(f"{command}: {said['error']['desc']}")
                return said["return"]
            ask("qmp_capabilities")
            yield ask

    def cut_off(self):
        for process in (self.process, self.disk):
            if process and process.poll() is None:
                process.kill()
                process.wait()

    def runs(self):
        return self.process.poll() is None

    def say(self, **line):
        self.port.write(json.dumps(line) + "\n")
        self.port.flush()
        reply = self.port.readline()
        if not reply.endswith("\n"):
            raise OSError("the power has gone")
        reply = json.loads(reply)
        if not reply.get("ok"):
            raise RuntimeError(f"{line}: {reply.get('error')}")
        return reply

    def database(self):
        """Of the disk as it is without power: mended as the next start would, the path of a copy."""
        shutil.copy(self._at("var"), self._at("mended"))
        mended = subprocess.run(["e2fsck", "-p", self._at("mended")], check=False, capture_output=True, text=True)
        if mended.returncode > 1:
            raise RuntimeError(mended.stdout)
        forget(self._at("kiosk.db"))
        for name in ("kiosk.db", "kiosk.db-wal"):
            subprocess.run(["debugfs", "-R", f"dump /lib/have-your-say/{name} {self._at(name)}", self._at("mended")], check=True,
                           capture_output=True)
        return self._at("kiosk.db")

    def has(self, words):
        """Whether the disk, without power, has them anywhere: in a file, in one that was deleted, in the file system's own log."""
        with open(self._at("var"), "rb") as disk, mmap.mmap(disk.fileno(), 0, prot=mmap.PROT_READ) as all_of_it:
            return all_of_it.find(words.encode()) >= 0

    def _at(self, name):
        return os.path.join(self.folder, name)

    @staticmethod
    def _wait(held, what, within=30):
        end = time.monotonic() + within
        while not held():
            if time.monotonic() > end:
                raise TimeoutError(what)
            time.sleep(0.05)
