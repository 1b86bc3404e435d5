# SPDX-License-Identifier: Apache-2.0
"""One line a check, as it is known."""
import sys


class Report:
    def __init__(self):
        self.failed = []

    def check(self, what, held, seen=""):
        print(("ok      " if held else "FAILED  ") + what + (f"  [{seen}]" if seen != "" else ""), flush=True)
        if not held:
            self.failed.append(what)

    @staticmethod
    def tell(text):
        for line in text.splitlines():
            print("        " + line, flush=True)

    def end(self):
        print(f"{len(self.failed)} failed")
        sys.exit(1 if self.failed else 0)
