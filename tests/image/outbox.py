# SPDX-License-Identifier: Apache-2.0
"""A kiosk's database, copied out of its machine with the log that stood beside it."""
import contextlib
import os
import sqlite3


def forget(database):
    """What an earlier copy left: SQLite would take its index of another log for this one's."""
    for file in (database, database + "-wal", database + "-shm"):
        if os.path.exists(file):
            os.remove(file)


def submissions(database):
    """(number, state) each; an error where SQLite does not call the file sound."""
    with contextlib.closing(sqlite3.connect(database)) as opened:
        said = opened.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise RuntimeError(f"{database}: {said}")
        return opened.execute("SELECT number, state FROM outbox ORDER BY number").fetchall()
