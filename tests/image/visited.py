# SPDX-License-Identifier: Apache-2.0
"""What a resident and a librarian do at the glass, by touch, beside a twin that says what must be seen (P1, D7, E1)."""
from machine import HEIGHT, PATIENCE, WIDTH
from outbox import submissions
from site_of_test import LIVERPOOL, PIN
from twin import Both, Twin

STAFF_CORNER = (5 / WIDTH, 5 / HEIGHT)


def answer_page(both, page):
    """The first box or dot of a page, where it has any."""
    nodes = both.twin.look()["nodes"]
    choices = [node["id"] for node in nodes if node["role"] in ("radio", "checkbox")]
    if choices:
        both.tap(choices[page % len(choices)])


def go_on(both):
    both.tap("more" if both.twin.has("more") else "continue")


def visits(machine, council, report):
    """From the welcome through every page to the thanks; then staff look, upload, and turn it off."""
    with Twin(council, LIVERPOOL) as twin:
        both = Both(machine, twin, 30 * PATIENCE)
        twin.tap(0.51, 0.03)
        machine.welcome()
        both.settle()
        report.check("the welcome is the program's own, pixel by pixel", both.least > 0.99, f"{both.least:.4f} alike")
        both.tap("start")
        pages = 0
        while twin.look()["screen"] in ("about", "question"):
            answer_page(both, pages)
            pages += 1
            if pages == 4:
                machine.picture("visit-question")
            go_on(both)
        machine.picture("visit-check")
        while twin.has("more"):
            both.tap("more")
        before = len(submissions(machine.database()))
        twin.say(do="advance", seconds=2)
        both.tap("submit")
        seen = twin.look()["screen"]
        machine.picture("visit-thanks")
        report.check("a visit by touch comes to the thanks", seen == "thanks", f"{pages} screens, each as the twin's: {both.least:.4f} alike")
        report.check("and is on the disk by then", len(submissions(machine.database())) == before + 1)
        both.tap("finished")
        staff_page(both, machine, council, report)


def staff_page(both, machine, council, report):
    both.tap_at(*STAFF_CORNER, held=3.5)
    for digit in PIN:
        both.tap("key:" + digit)
    both.tap("key:enter")
    report.check("the PIN, a credential of its unit, opens the staff's page", both.twin.look()["screen"] == "staff")
    machine.picture("staff-page")
    council_had = len(council.received(LIVERPOOL))
    machine.tap(*both.twin.place("upload"))
    machine.wait(lambda: len(council.received(LIVERPOOL)) == council_had + 1, 60 * PATIENCE, "the upload to arrive")
    report.check("Upload now brings the answers to the council, through path unit, wall, TLS and token", True)
    machine.wait(lambda: submissions(machine.database())[-1][1] == "sent", 30 * PATIENCE, "the receipt")
    machine.calm()
    machine.picture("staff-page-after-upload")
    both.twin.tap(*both.twin.place("page"))
    more = both.twin.place("power-off")
    both.twin.tap(*both.twin.place("page"))
    machine.tap(*both.twin.place("page"))
    machine.calm()
    machine.picture("staff-page-more")
    machine.tap(*more)
    machine.ends(60 * PATIENCE)
    report.check("Turn this machine off turns it off", not machine.runs())
