# SPDX-License-Identifier: Apache-2.0
"""The council that a booted image talks to: keys, a server with a certificate on this machine, the kiosk's settings.

Its program is that of build/packages."""
import glob
import os
import re
import shutil
import subprocess

FORM = "liverpool-equality-objectives-2024-2028"
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
[consultation]
form_id = "liverpool-equality-objectives-2024-2028"
form = "form.xml"
public_key = "public.pem"
opens = 2024-01-08
closes = 2024-02-15
languages = ["en", "ar", "pl"]
[screen]
width_mm = 476
height_mm = 268
[server]
url_file = "/run/credentials/have-your-say-sync.service/server-url"
ca_file = "council-ca.pem"
allow_private_addresses = true
"""


class Council:
    def __init__(self, top, folder, keep=False):
        self.top, self.folder, self.keep = top, os.path.join(folder, "council"), keep
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
        programs = self._at("programs")
        os.makedirs(programs, exist_ok=True)
        package = glob.glob(os.path.join(top, "build/packages/have-your-say-council_*.deb"))[0]
        subprocess.run(["dpkg-deb", "-x", package, programs], check=True)
        self.council = os.path.join(programs, "usr/bin/council")

    def _at(self, name):
        return os.path.join(self.folder, name)

    def _run(self, *words, **more):
        return subprocess.run(words, check=True, capture_output=True, text=True, cwd=self.folder, **more).stdout

    def __enter__(self):
        if not self.keep:
            self._found()
        self.server = subprocess.Popen(
            [self.council, "serve", "--forms", os.path.join(self.top, "assets/consultations"), "--data", "inbox", "--port", str(PORT),
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

    def site(self):
        """The folder that becomes /etc/have-your-say."""
        return self._site("site", "/var/lib/have-your-say", "/run/have-your-say")

    def _site(self, name, state, run):
        site = self._at(name)
        shutil.copytree(os.path.join(self.top, "assets/consultations", FORM), site, dirs_exist_ok=True)
        shutil.copy(self._at("keys/public.pem"), site)
        shutil.copy(self._at("tls.pem"), os.path.join(site, "council-ca.pem"))
        shutil.copy(self._at("server-url"), site)
        pin = self._run(self.council, "pin", input=PIN + "\n")
        for name, text in (("kiosk.toml", SETTINGS.format(state=state, run=run)), ("pin", pin),
                           ("usb-allowed", PANEL + "\n")):
            with open(os.path.join(site, name), "w", encoding="utf-8") as file:
                file.write(text)
        return site
