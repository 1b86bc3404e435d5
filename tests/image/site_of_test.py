# SPDX-License-Identifier: Apache-2.0
"""The council that a booted image talks to: keys, a server with a certificate on this machine, the kiosk's settings.

Its programs are those of build/packages."""
import csv
import glob
import io
import os
import re
import shutil
import subprocess

LIVERPOOL = "liverpool-equality-objectives-2024-2028"
SHORT = "two-questions"  # a choice and a text, for many visits
FORMS = {LIVERPOOL: "assets/consultations/" + LIVERPOOL, SHORT: "tests/journey/forms/short"}
HOST = "10.0.2.2"  # this machine, as a guest of QEMU sees it
PORT = 8443
PIN = "482915"
PANEL = "056a:0000"  # the one USB device that this site allows: QEMU's usb-wacom-tablet

SETTINGS = """[kiosk]
name = "image-1"
council = "Liverpool City Council"
database = "{state}/kiosk.db"
upload_request = "{state}/upload-now"
power_off_request = "{run}/power-off"
practice = true
offer_drafts = true
{more}
[consultation]
form_id = "{form}"
form = "form.xml"
public_key = "public.pem"
opens = 2024-01-08
closes = 2024-02-15
languages = ["en", "ar", "pl"]
[screen]
width_mm = 476
height_mm = 268
[server]
url_file = "{url}"
ca_file = "council-ca.pem"
allow_private_addresses = true
[staff]
pin_file = "{pin}"
"""


class Council:
    def __init__(self, top, folder, keep=False):
        self.top, self.folder, self.keep = top, os.path.join(folder, "council"), keep
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.programs = self._at("programs")
        os.makedirs(self.programs, exist_ok=True)
        for part in ("council", "kiosk", "words"):
            package = glob.glob(os.path.join(top, f"build/packages/have-your-say-{part}_*.deb"))[0]
            subprocess.run(["dpkg-deb", "-x", package, self.programs], check=True)
        self.council, self.kiosk = (os.path.join(self.programs, "usr/bin", name) for name in ("council", "kiosk"))

    def _at(self, name):
        return os.path.join(self.folder, name)

    def _run(self, *words, **more):
        return subprocess.run(words, check=True, capture_output=True, text=True, cwd=self.folder, **more).stdout

    def __enter__(self):
        if not self.keep:
            self._found()
        for form, folder in FORMS.items():
            shutil.copytree(os.path.join(self.top, folder), self._at(f"forms/{form}"), dirs_exist_ok=True)
        self.server = subprocess.Popen(
            [self.council, "serve", "--forms", "forms", "--data", "inbox", "--port", str(PORT),
             "--public-key", "keys/public.pem", "--cert", "tls.pem", "--key", "tls.key"],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=open(self._at("serve.log"), "w"), text=True)
        self.server.stdout.readline()  # that it listens
        return self

    def _found(self):
        """Keys, a certificate, and the one kiosk that may post; what the image knows of them is in its site."""
        self._run(self.council, "keygen", "--out", "keys", "--no-passphrase")
        self._run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=council",
                  "-addext", f"subjectAltName=IP:{HOST},IP:127.0.0.1", "-keyout", "tls.key", "-out", "tls.pem")
        path = re.search(r"/v1/key/[^ \"]*", self._run(self.council, "kiosk", "add", "image-1", "--data", "inbox")).group()
        with open(self._at("server-url"), "w", encoding="utf-8") as file:
            file.write(f"https://{HOST}:{PORT}{path}")

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def site(self, form=LIVERPOOL):
        """The folder that becomes /etc/have-your-say."""
        return self._site("site-" + form, form, state="/var/lib/have-your-say", run="/run/have-your-say", more="",
                          pin="/run/credentials/have-your-say.service/pin",
                          url="/run/credentials/have-your-say-sync.service/server-url")

    def site_of_the_image(self, form=LIVERPOOL):
        """The same as it was when the image was made: each site() draws another hash of the PIN."""
        return self._at("site-" + form)

    def bare_site(self, form):
        """The same without systemd, which gives the credentials."""
        return self._site("bare-" + form, form, state="/var/lib/have-your-say", run="/run/have-your-say", more="", pin="pin",
                          url="server-url")

    def twin(self, form):
        """The same for the kiosk's program on this machine, with a database of its own, which is empty."""
        state = self._at("twin-" + form)
        shutil.rmtree(state, ignore_errors=True)
        return self._site("twin-" + form, form, state=state, run=state, pin="pin", url="server-url",
                          more=f'words = "{self.programs}/usr/share/have-your-say/words"')

    def _site(self, name, form, **settings):
        site = self._at(name)
        shutil.copytree(os.path.join(self.top, FORMS[form]), site, dirs_exist_ok=True)
        shutil.copy(self._at("keys/public.pem"), site)
        shutil.copy(self._at("tls.pem"), os.path.join(site, "council-ca.pem"))
        shutil.copy(self._at("server-url"), site)
        pin = self._run(self.council, "pin", input=PIN + "\n")
        for file_name, text in (("kiosk.toml", SETTINGS.format(form=form, **settings)), ("pin", pin),
                                ("usb-allowed", PANEL + "\n")):
            with open(os.path.join(site, file_name), "w", encoding="utf-8") as file:
                file.write(text)
        return site

    def uploaded(self, form, database):
        """The texts of that kiosk's database, once it has been sent from here: by way of the council's books."""
        folder = self.twin(form)
        shutil.copy(database, os.path.join(folder, "kiosk.db"))
        if os.path.exists(database + "-wal"):
            shutil.copy(database + "-wal", os.path.join(folder, "kiosk.db-wal"))
        with open(os.path.join(folder, "server-url"), "r+", encoding="utf-8") as file:
            here = file.read().replace(HOST, "127.0.0.1")
            file.seek(0), file.write(here), file.truncate()
        self._run(self.kiosk + "-sync", "--config", os.path.join(folder, "kiosk.toml"))
        return [record["why"] for record in self.received(form)]

    def received(self, form):
        """What the council has of a form, opened: a dictionary a record."""
        text = self._run(self.council, "export", "--data", "inbox", "--private-key", "keys/private.pem", "--form", form, "--csv",
                         "-", "--include-practice")
        return list(csv.DictReader(io.StringIO(text)))
