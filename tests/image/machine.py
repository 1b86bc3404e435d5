# SPDX-License-Identifier: Apache-2.0
"""A kiosk's image in QEMU: switched on, watched, touched, asked through its guest agent, cut off.

Owns the QEMU process, its disk and a copy of the image, which go with it. The disk is a real one's: what it was given and
not told to keep (a flush) is in its cache, and gone when the power goes. Waiting that takes too long ends with what was
waited for, and a picture.

KVM where the processor has its means, unless ACCEL=tcg says that it cannot run a firmware. Without it a second of the guest's is 500
million instructions, however long this machine takes for them: its deadlines hold, and its figures are those of a slow board.
"""
import base64
import json
import os
import random
import shutil
import socket
import subprocess
import time

from PIL import Image

from outbox import forget

WIDTH, HEIGHT = 1280, 720
with open("/proc/cpuinfo", encoding="ascii") as file:
    # A KVM without the processor's help runs no firmware: it ends at the first instruction that it cannot play itself.
    KVM = (os.access("/dev/kvm", os.W_OK) and os.environ.get("ACCEL") != "tcg"
           and not {"vmx", "svm"}.isdisjoint(file.read().split()))
PATIENCE = 1 if KVM else 20  # how much longer everything takes


class Machine:
    def __init__(self, image, folder):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        subprocess.run(["cp", "--sparse=always", image, self._at("disk")], check=True)
        shutil.copy("/usr/share/OVMF/OVMF_VARS_4M.fd", self._at("firmware.fd"))
        self.process = self.disk = self.qmp = None
        self.out_of_service = b""  # the pixels of those words, once they were seen

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cut_off()

    def switch_on(self, *more, keeps="writeback"):
        """`keeps`: "unsafe" is a disk that says it has kept what it was told to, and has not."""
        for name in ("qmp", "agent", "nbd"):
            if os.path.exists(self._at(name)):
                os.remove(self._at(name))
        self.disk = subprocess.Popen(["nbdkit", "--foreground", "--unix", self._at("nbd"), "--filter=cache", "file",
                                      self._at("disk"), "cache=" + keeps])
        self.wait(lambda: os.path.exists(self._at("nbd")), 10, "the disk")
        power = ["-accel", "kvm"] if KVM else ["-accel", "tcg", "-icount", "shift=1"]
        self.process = subprocess.Popen(
            ["nice", "qemu-system-x86_64", "-machine", "q35", *power, "-cpu", "max,la57=off,arch-capabilities=off", "-m", "1G", "-smp", "1",
             "-display", "none", "-device", f"virtio-vga,xres={WIDTH},yres={HEIGHT}",
             "-drive", "if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd",
             "-drive", f"if=pflash,format=raw,file={self._at('firmware.fd')}",
             "-drive", f"if=none,id=disk,format=raw,file=nbd:unix:{self._at('nbd')}",
             # As on a machine whose firmware is set up: this disk and no other, or it looks at a DVD drive first, and says so.
             "-device", "virtio-blk-pci,drive=disk,bootindex=0",
             "-device", "virtio-keyboard-pci", "-device", "virtio-rng-pci",
             "-device", "pcie-root-port,id=cable", "-device", "virtio-tablet-pci,id=touch,bus=cable",  # which can be pulled
             "-device", "qemu-xhci", "-nic", "user,model=virtio-net-pci",
             "-qmp", f"unix:{self._at('qmp')},server=on,wait=off", "-device", "virtio-serial",
             "-chardev", f"socket,path={self._at('agent')},server=on,wait=off,id=agent",
             "-device", "virtserialport,chardev=agent,name=org.qemu.guest_agent.0", *more],
            stderr=open(self._at("qemu.log"), "a"))
        self.switched_on = time.monotonic()
        self.wait(self._hears, 10, "QEMU")
        self._read(self.qmp)  # its greeting
        self.ask("qmp_capabilities")

    def cut_off(self):
        """As a pulled plug: what the guest has not made durable is gone."""
        for process in (self.process, self.disk):
            if process and process.poll() is None:
                process.kill()
                process.wait()
        if self.qmp:
            self.qmp.close()

    def disk_file(self):
        """As it lies there without power."""
        return self._at("disk")

    def lose_data(self):
        """As a card that has worn out: where /var was there is nothing. Without power."""
        table = json.loads(subprocess.run(["sfdisk", "-J", self._at("disk")], check=True, capture_output=True).stdout)["partitiontable"]
        part = next(part for part in table["partitions"] if part["name"] == "kiosk-var")
        subprocess.run(["fallocate", "--punch-hole", "--offset", str(part["start"] * 512), "--length", str(part["size"] * 512),
                        self._at("disk")], check=True)

    def runs(self):
        return self.process.poll() is None

    def ends(self, within):
        """By itself: how many seconds it took. The disk may keep all of it then."""
        began = time.monotonic()
        self.wait(lambda: not self.runs(), within, "it to turn itself off")
        took = time.monotonic() - began
        self.disk.terminate()
        self.disk.wait()
        self.qmp.close()
        return took

    def ask(self, command, **arguments):
        self.qmp.sendall(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        while True:
            said = self._read(self.qmp)
            if "return" in said:
                return said["return"]
            if "error" in said:
                raise RuntimeError(f"{command}: {said['error']['desc']}")

    def picture(self, name):
        """For people: the file's path."""
        file = self._at(name + ".png")
        self.ask("screendump", filename=file, format="png")
        return file

    def sees(self):
        """For comparing: (width, the pixels as bytes)."""
        self.ask("screendump", filename=self._at("now.ppm"), format="ppm")
        with open(self._at("now.ppm"), "rb") as file:
            file.readline()
            width = int(file.readline().split()[0])
            file.readline()
            return width, file.read()

    def image(self):
        """For comparing with another's."""
        width, pixels = self.sees()
        return Image.frombytes("RGB", (width, len(pixels) // 3 // width), pixels)

    def calm(self):
        """What it shows, once that has stood still for a while: the pixels."""
        seen = [b""]

        def stands_still():
            time.sleep(0.3 if KVM else 1.5)
            seen.append(self.sees()[1])
            return seen[-1] == seen[-2]
        self.wait(stands_still, 30 * PATIENCE, "a picture that stands still")
        return seen[-1]

    def welcome(self):
        """Away from the poster, by a touch where no button is."""
        self.tap(0.51, 0.03)
        return self.calm()

    def keys(self, *names, held=0.1):
        """Pressed together, as a chord."""
        self.ask("send-key", keys=[{"type": "qcode", "data": name} for name in names], **{"hold-time": int(held * 1000)})
        time.sleep(held + 0.05)

    def tap(self, x, y, held=0.1):
        """In parts of the picture, 0 to 1."""
        place = [{"type": "abs", "data": {"axis": axis, "value": int(part * 32767)}} for axis, part in (("x", x), ("y", y))]
        self.ask("input-send-event", events=place)
        time.sleep(0.05)
        for down, rest in ((True, held), (False, 0.05)):
            self.ask("input-send-event", events=[{"type": "btn", "data": {"button": "left", "down": down}}])
            time.sleep(rest)

    def pull_the_panel(self):
        """And wait until the guest has let it go."""
        self.ask("device_del", id="touch")
        self.wait(lambda: not any(each.get("qdev_id") == "touch" for bus in self.ask("query-pci") for slot in bus["devices"]
                                  for each in slot.get("pci_bridge", {}).get("devices", [])), 60 * PATIENCE, "the panel to go")

    def plug_the_panel_in(self):
        self.ask("device_add", driver="virtio-tablet-pci", id="touch", bus="cable")

    def run(self, command, stdin=b"", within=60):
        """As root in the guest: (exit code, what it printed)."""
        agent = self._connect("agent")
        agent.settimeout(within * PATIENCE)
        try:
            def call(name, **arguments):
                agent.sendall(json.dumps({"execute": name, "arguments": arguments}).encode() + b"\n")
                said = self._read(agent)
                if "error" in said:
                    raise RuntimeError(said["error"]["desc"])
                return said["return"]
            self._greet(agent)
            pid = call("guest-exec", path="/bin/sh", arg=["-c", "exec 2>&1\n" + command], **{
                "input-data": base64.b64encode(stdin).decode(), "capture-output": True})["pid"]
            end = self.clock() + within
            while self.clock() < end:
                status = call("guest-exec-status", pid=pid)
                if status["exited"]:
                    return status.get("exitcode", -1), base64.b64decode(status.get("out-data", "")).decode(errors="replace")
                time.sleep(0.05)
            raise TimeoutError(command)
        finally:
            agent.close()

    def says(self, command):
        return self.run(command)[1].strip()

    def database(self):
        """The path of a copy of the kiosk's, with the log beside it, as they are now."""
        forget(self._at("kiosk.db"))
        for name in ("kiosk.db", "kiosk.db-wal"):
            there = "/var/lib/have-your-say/" + name
            text = self.says(f"test ! -e {there} || base64 {there}")
            with open(self._at(name), "wb") as file:
                file.write(base64.b64decode(text))
        return self._at("kiosk.db")

    def answers(self):
        """Whether the guest agent is there."""
        try:
            return self.run("true", within=3)[0] == 0
        except (OSError, RuntimeError, ValueError, TimeoutError):
            return False

    def clock(self):
        """In seconds; it stands still while QEMU is kept waiting for a processor by what else this machine does."""
        def kept_waiting(thread):
            with open(f"/proc/{self.process.pid}/task/{thread}/schedstat", encoding="ascii") as counts:
                return int(counts.read().split()[1]) / 1e9
        try:
            return time.monotonic() - max(map(kept_waiting, os.listdir(f"/proc/{self.process.pid}/task")))
        except (AttributeError, OSError, ValueError):  # there is none yet, or it has ended
            return time.monotonic()

    def wait(self, held, within, what):
        """How many seconds it took, by that clock."""
        began = self.clock()
        while not held():
            if self.clock() > began + within:
                break
            time.sleep(0.1 if KVM else 1)  # an emulated one that is asked all the time does nothing else
        else:
            return self.clock() - began
        if self.process and self.runs():
            what += f" (picture: {self.picture('waited')})"
        raise TimeoutError(f"waited {within} s for {what}")

    def _at(self, name):
        return os.path.join(self.folder, name)

    def _hears(self):
        try:
            self.qmp = self._connect("qmp")
            return True
        except OSError:
            return False

    def _greet(self, agent):
        """What an earlier, broken-off talk left in the line is passed over."""
        token = random.randrange(1 << 30)
        agent.sendall(json.dumps({"execute": "guest-sync", "arguments": {"id": token}}).encode() + b"\n")
        while self._read(agent).get("return") != token:
            pass

    def _connect(self, name):
        there = socket.socket(socket.AF_UNIX)
        there.settimeout(60 * PATIENCE)
        there.connect(self._at(name))
        return there

    @staticmethod
    def _read(there):
        line = b""
        while not line.endswith(b"\n"):
            more = there.recv(1)
            if not more:
                raise OSError("it hung up")
            line += more
        return json.loads(line)
