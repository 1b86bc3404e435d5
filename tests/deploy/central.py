# SPDX-License-Identifier: Apache-2.0
"""As much of ODK Central's API as deploy/fetch-from-central asks for, over https on loopback.

Usage: central.py CERTIFICATE_AND_KEY [FORM_ID FORM.xml FOLDER]; prints its port. With FOLDER, it holds the form's records that
lie there as instance folders, as `kiosk-sync export-usb` writes them, and else three made up for the form parks."""
import http.server
import json
import pathlib
import ssl
import sys

FORM = "/v1/projects/3/forms/parks"
SUBMISSIONS = [
    {"instanceId": "uuid:1", "createdAt": "2024-01-08T12:03:07.123Z", "deviceId": "central-library"},
    {"instanceId": "uuid:2", "createdAt": "2024-01-09T12:00:00Z", "deviceId": "central-library:practice"},
    {"instanceId": "uuid:3", "createdAt": "2024-01-10T12:00:00.000Z", "deviceId": None},
]
ANSWERS = {
    "/v1/sessions": json.dumps({"token": "secret"}),
    f"{FORM}.xml": "<form/>",
    f"{FORM}/versions": json.dumps([{"version": "1"}]),
    f"{FORM}/versions/1.xml": "<form/>",
    f"{FORM}/submissions": json.dumps(SUBMISSIONS),
}
for each in SUBMISSIONS:
    place = f"{FORM}/submissions/" + each["instanceId"].replace(":", "%3A")
    # A client may name its files as it likes.
    names = ["submission.xml.enc", "device-id.txt", "../escaped"]
    ANSWERS[f"{place}/attachments"] = json.dumps([{"name": name, "exists": True} for name in names])
    ANSWERS[f"{place}/attachments/submission.xml.enc"] = "sealed"
    ANSWERS[f"{place}/attachments/device-id.txt"] = "another"
    ANSWERS[f"{place}.xml"] = "<data/>"


def hold(form_id, form_xml, folder):
    form = f"/v1/projects/3/forms/{form_id}"
    rows = []
    for record in sorted(pathlib.Path(folder).glob("*/submission.xml")):
        instance = "uuid:" + str(len(rows) + 1)  # which Central takes from the record, and nobody reads from its list
        device = (record.parent / "device-id.txt").read_text().strip()
        rows.append({"instanceId": instance, "createdAt": "2024-01-08T12:00:00Z", "deviceId": device})
        place = f"{form}/submissions/" + instance.replace(":", "%3A")
        files = [each for each in record.parent.iterdir() if each.name not in ("submission.xml", "device-id.txt")]
        ANSWERS[f"{place}.xml"] = record.read_bytes()
        ANSWERS[f"{place}/attachments"] = json.dumps([{"name": each.name, "exists": True} for each in files])
        for each in files:
            ANSWERS[f"{place}/attachments/{each.name}"] = each.read_bytes()
    xml = pathlib.Path(form_xml).read_bytes()
    ANSWERS.update({f"{form}.xml": xml, f"{form}/versions": json.dumps([{"version": "1"}]),
                    f"{form}/versions/1.xml": xml, f"{form}/submissions": json.dumps(rows)})


if len(sys.argv) > 2:
    hold(*sys.argv[2:5])


class Central(http.server.BaseHTTPRequestHandler):
    def answer(self):
        body = ANSWERS.get(self.path)
        if self.path != "/v1/sessions" and self.headers["Authorization"] != "Bearer secret":
            body = None
        self.send_response(200 if body else 404)
        body = body or b""
        body = body if isinstance(body, bytes) else body.encode()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = answer

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer()

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Central)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1])
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
