# SPDX-License-Identifier: Apache-2.0
"""The power goes at any moment while people submit (RELIABILITY F3): nothing that somebody was thanked for may be lost;
nor may it stand on the disk in clear, for whoever steals it (E23).

Each visit leaves a text of its own, and who was thanked is written down here. After each cut the rows of the database are
counted; at the end the judge is what the council can read. A disk that lies about keeping things is the control: with it the
judge must see a loss."""
import os
import random
import threading

from cut import Kiosk
from machine import KVM
from outbox import submissions
from site_of_test import SHORT

MARK = "words of a resident"  # in each answer, and nowhere else
LONGEST, STORED = (8, 0.1) if KVM else (20, 1)  # seconds of visits before a cut; that answers take to be stored


class Crowd:
    """One after the other at the kiosk, until the power goes."""

    def __init__(self, kiosk, chance):
        self.kiosk, self.chance = kiosk, chance
        self.tried, self.thanked = [], []

    def tap(self, role="", name=""):
        nodes = self.kiosk.say(do="look")["nodes"]
        x, y, width, height = next(node["bounds"] for node in nodes if node["id"] == name or node["role"] == role)
        self.kiosk.say(do="tap", at=[x + width / 2, y + height / 2])

    def visit(self, at_submit):
        text = f"{MARK} {len(self.tried)}"
        self.tap(name="start")
        self.tap(role="radio")
        self.tap(name="continue")
        self.tap(role="text_field")
        self.kiosk.say(do="type", text=text)
        self.tap(name="continue")
        self.kiosk.say(do="advance", seconds=2)
        self.tried.append(text)
        at_submit()
        self.tap(name="submit")
        if self.kiosk.say(do="look")["screen"] == "thanks":
            self.thanked.append(text)
        self.tap(name="finished")

    def goes_on_until_the_power_goes(self):
        """Half of the cuts come at any moment, and half while the answers of one of the first visits are stored."""
        aimed = self.chance.randrange(3) if self.chance.random() < 0.5 else None
        cut = threading.Timer(self.chance.uniform(0, LONGEST if aimed is None else STORED), self.kiosk.cut_off)
        if aimed is None:
            cut.start()
        try:
            for visit in range(1000):
                self.visit(cut.start if visit == aimed else lambda: None)
        except OSError:
            cut.join()
            if self.kiosk.runs():
                raise


def power_cuts(image, folder, council, times, seed, report):
    with Kiosk(image, os.path.join(folder, "cut"), council.bare_site(SHORT)) as kiosk:
        crowd = Crowd(kiosk, random.Random(seed))
        waits = []
        for cut in range(times):
            waits.append(kiosk.switch_on(cold=cut % 10 == 0))
            crowd.goes_on_until_the_power_goes()
            kept = len(submissions(kiosk.database()))
            report.tell(f"cut {cut + 1}: {len(crowd.thanked)} thanked of {len(crowd.tried)} who submitted, {kept} kept; "
                        f"it was up after {waits[-1]:.0f} s")
            if kept < len(crowd.thanked):
                report.check(f"cut {cut + 1} with seed {seed} keeps all", False, f"{kept} of {len(crowd.thanked)}")
        waits.append(kiosk.switch_on(cold=True))
        kiosk.cut_off()
        # The control: what nobody seals is found.
        report.check("who steals the disk reads no answer on it", kiosk.has("database =") and not kiosk.has(MARK))
        arrived = council.uploaded(SHORT, kiosk.database())
    lost = set(crowd.thanked) - set(arrived)
    report.check(f"{times} power cuts lose nothing that somebody was thanked for", not lost and len(crowd.thanked) > 0,
                 f"{len(crowd.tried)} submitted, {len(crowd.thanked)} thanked, {len(arrived)} arrived, {len(lost)} lost; seed {seed}")
    report.check("and double nothing", len(arrived) == len(set(arrived)) and set(arrived) <= set(crowd.tried))
    report.check("and each time it came back by itself", len(waits) == times + 1, f"{min(waits):.0f} to {max(waits):.0f} s")


def lying_disk_loses(image, folder, council, seed, report):
    """The control."""
    with Kiosk(image, os.path.join(folder, "lying"), council.bare_site(SHORT)) as kiosk:
        kiosk.switch_on()
        crowd = Crowd(kiosk, random.Random(seed))
        crowd.visit(lambda: None)
        kiosk.cut_off()
        before = len(submissions(kiosk.database()))
        kiosk.switch_on(keeps="unsafe")
        crowd.visit(lambda: None)
        kiosk.cut_off()
        after = len(submissions(kiosk.database()))
    report.check("the judge sees what a lying disk loses", before == 1 and len(crowd.thanked) == 2 and after == 1,
                 f"{len(crowd.thanked)} thanked, {before} kept, then {after}")
