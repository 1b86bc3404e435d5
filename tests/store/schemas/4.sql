-- SPDX-License-Identifier: Apache-2.0
-- The fourth schema, likewise. Never edited.
CREATE TABLE outbox_file (
    number   INTEGER NOT NULL REFERENCES outbox (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (number, position)
) STRICT;
CREATE TABLE counter (
    day    TEXT NOT NULL,
    name   TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (day, name)
) STRICT;
CREATE TABLE round (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    ended   INTEGER NOT NULL,
    ok      INTEGER NOT NULL,
    outcome TEXT NOT NULL
) STRICT;
CREATE TABLE pin_lock (
    only          INTEGER PRIMARY KEY CHECK (only = 1),
    tries         INTEGER NOT NULL,
    blocked_since INTEGER NOT NULL,
    boot_id       TEXT NOT NULL
) STRICT;
CREATE TABLE machine (
    only         INTEGER PRIMARY KEY CHECK (only = 1),
    forms_change INTEGER NOT NULL DEFAULT 0,
    sent_ever    INTEGER NOT NULL DEFAULT 0,
    last_upload  INTEGER,
    probes       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE "outbox" (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    instance_id   TEXT NOT NULL UNIQUE,
    form_id       TEXT NOT NULL,
    version       TEXT NOT NULL,
    manifest      BLOB NOT NULL,
    sha256        BLOB NOT NULL,
    practice      INTEGER NOT NULL CHECK (practice IN (0, 1)),
    day           TEXT NOT NULL,
    state         TEXT NOT NULL DEFAULT 'waiting'
                  CHECK (state IN ('waiting', 'sent', 'refused', 'damaged', 'aside')),
    tries         INTEGER NOT NULL DEFAULT 0,
    next_try      INTEGER NOT NULL DEFAULT 0,
    sent          INTEGER,
    setback       TEXT,
    setback_since INTEGER
) STRICT;
CREATE INDEX outbox_by_state ON outbox (state, number);
CREATE TABLE "form" (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL,
    version TEXT NOT NULL,
    hash    TEXT NOT NULL,
    xml     BLOB NOT NULL,
    sha256  BLOB NOT NULL,
    fetched INTEGER NOT NULL,
    shown   INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1))
) STRICT;
CREATE TABLE "media" (
    form     INTEGER NOT NULL REFERENCES "form" (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    hash     TEXT NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (form, position)
) STRICT;
CREATE INDEX form_by_id ON form (id, number);
CREATE TABLE missing_form (
    id    TEXT PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT;
CREATE TABLE set_aside (
    file  TEXT PRIMARY KEY,
    saved INTEGER NOT NULL,
    lost  INTEGER NOT NULL
) STRICT;
CREATE TABLE chosen_pin (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    hash       TEXT NOT NULL,
    instead_of TEXT NOT NULL
) STRICT;
CREATE TABLE left_alone (
    only  INTEGER PRIMARY KEY CHECK (only = 1),
    until INTEGER NOT NULL
) STRICT;
ALTER TABLE machine ADD COLUMN wrong_pins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE machine ADD COLUMN started_in TEXT NOT NULL DEFAULT '';
INSERT INTO machine (only) VALUES (1);
PRAGMA user_version = 4;
