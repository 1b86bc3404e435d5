# SPDX-License-Identifier: Apache-2.0
"""The kiosk's program once more, on this machine, with the image's settings and through its automation port: it knows where
each button is, and what must stand on the image's glass after each tap. Owns its process, display and folder."""
import json
import os
import signal
import subprocess
import time

from PIL import Image, ImageChops

from machine import HEIGHT, KVM, WIDTH

REST = 0.6 if KVM else 3  # a tap any sooner after the last one is taken for a tremor


def alike(one, other):
    """Which share of two pictures' pixels is as good as equal."""
    histogram = ImageChops.difference(one, other).convert("L").histogram()
    return sum(histogram[:32]) / sum(histogram)


class Twin:
    def __init__(self, council, form):
        folder = council.twin(form)
        self.picture = os.path.join(folder, "twin.png")
        self.process = subprocess.Popen(
            ["xvfb-run", "-a", "-s", f"-screen 0 {WIDTH}x{HEIGHT}x24", council.kiosk, "--config",
             os.path.join(folder, "kiosk.toml"), "--automation"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=open(os.path.join(folder, "errors"), "w"), text=True,
            start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()

    def say(self, **line):
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()
        reply = json.loads(self.process.stdout.readline() or '{"error": "it has ended"}')
        if not reply.get("ok"):
            raise RuntimeError(f"{line}: {reply.get('error')}")
        return reply

    def look(self):
        return self.say(do="look")

    def has(self, name):
        return any(node["id"] == name for node in self.look()["nodes"])

    def place(self, name):
        """The middle of a control, in parts of the picture."""
        x, y, width, height = next(node["bounds"] for node in self.look()["nodes"] if node["id"] == name)
        return (x + width / 2) / WIDTH, (y + height / 2) / HEIGHT

    def tap(self, x, y, hold=0.1):
        self.say(do="tap", at=[x * WIDTH, y * HEIGHT], **({"hold": hold} if hold > 1 else {}))

    def sees(self):
        self.say(do="shot", file=self.picture)
        with Image.open(self.picture) as shot:
            return shot.convert("RGB")


class Both:
    """Somebody at the image's glass and, in step with them, at the twin's."""

    def __init__(self, machine, twin, patience):
        self.machine, self.twin, self.patience = machine, twin, patience
        self.least = 1.0  # the least that the two were alike after a step

    def tap(self, name):
        self.tap_at(*self.twin.place(name))

    def tap_at(self, x, y, held=0.1):
        time.sleep(REST)
        self.twin.tap(x, y, held)
        self.machine.tap(x, y, held if KVM or held < 1 else 10 * held)
        self.settle()

    def type(self, letters):
        self.twin.say(do="type", text=letters)
        for letter in letters:
            self.machine.keys(letter)
        self.settle()

    def settle(self, enough=0.99):
        """Until the image shows what the twin shows."""
        wanted = self.twin.sees()

        def same():
            self.alike = alike(self.machine.image(), wanted)
            return self.alike >= enough
        try:
            self.machine.wait(same, self.patience, "the twin's picture")
        except TimeoutError as late:
            raise TimeoutError(f"{late}; {self.alike:.3f} of it is as in {self.twin.picture}") from late
        self.least = min(self.least, self.alike)
