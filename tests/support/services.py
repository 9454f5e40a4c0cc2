"""Plays Save Page Now 2 and Perma.cc on loopback as their public documents have them: services.py PORT-FILE LOG. The
first key word of an address decides what becomes of it: busy, fail, wall; any other is caught at the second look."""

import http.server
import json
import os
import sys

LOG = open(sys.argv[2], "a", buffering=1)
looks = {}
asked = {}


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, status, body, kind="application/json", headers=()):
        data = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        key = self.headers.get("Authorization", "")
        LOG.write(f"POST {self.path} {body}\n")
        if self.path == "/save":
            url = dict(pair.split("=", 1) for pair in body.split("&"))["url"]
            if key != "LOW a:secret":
                return self.send(401, {"message": "You need to be logged in to use Save Page Now."})
            if "busy" in url and asked.setdefault(url, 0) == 0:
                asked[url] = 1
                return self.send(429, {"message": "slow down"}, headers=[("Retry-After", "1")])
            if "quota" in url:
                return self.send(200, {"status": "error", "status_ext": "error:user-limit", "message": "You have reached your daily limit"})
            return self.send(200, {"url": url, "job_id": "spn2-" + url})
        if self.path == "/v1/archives/":
            if key != "ApiKey secret":
                return self.send(401, {"detail": "no"})
            url = json.loads(body)["url"]
            guid = "AAAA-%04d" % len(asked)
            asked[guid] = url
            return self.send(201, {"guid": guid, "url": url, "title": "", "captures": [{"role": "primary", "status": "pending"}]})
        return self.send(404, {})

    def do_GET(self):
        LOG.write(f"GET {self.path}\n")
        if self.path.startswith("/save/status/"):
            job = self.path.rsplit("/", 1)[1]
            looks[job] = looks.get(job, 0) + 1
            url = job[len("spn2-"):].replace("%3A", ":").replace("%2F", "/").replace("%25", "%").replace("%3A", ":").replace("%2F", "/")
            if looks[job] < 2 and "eels" in url:
                return self.send(200, {"status": "pending"})
            if "fail" in url:
                return self.send(200, {"status": "error", "status_ext": "error:blocked-url", "message": "This URL is excluded."})
            return self.send(200, {"status": "success", "timestamp": "20261128120000", "original_url": url})
        if self.path.startswith("/web/"):
            title = "Just a moment..." if "wall" in self.path else "Eels"
            return self.send(200, f"<title>{title}</title><p>{title}", "text/html")
        if self.path.startswith("/v1/archives/"):
            guid = self.path.split("/")[3]
            looks[guid] = looks.get(guid, 0) + 1
            url = asked.get(guid, "")
            status = "pending" if looks[guid] < 2 and "eels" in url else "failed" if "fail" in url else "success"
            return self.send(200, {"guid": guid, "title": "Just a moment..." if "wall" in url else "Eels", "captures": [{"role": "favicon", "status": "success"}, {"role": "primary", "status": status}]})
        return self.send(200, f"<title>Eels</title><p>Eels in decline, {self.path[::-1]}.", "text/html")


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
with open(sys.argv[1] + ".part", "w") as out:
    out.write(str(server.server_address[1]))
os.rename(sys.argv[1] + ".part", sys.argv[1])
server.serve_forever()
