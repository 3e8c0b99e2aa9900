"""An HTTP server on loopback that answers as it is told, and fails as it is told."""

import contextlib
import json
import socket
import ssl
import struct
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass
class Fault:
    """What to do instead of answering.

    Attributes
    ----------
    where : str
        Part of the path and query (decoded) that it is for.
    kind : str
        status | cut | slow | drip | flood | reset | html | type | body
    times : int
        How often; -1 for ever.
    skip : int
        How many requests to answer rightly first.
    """

    where: str
    kind: str
    status: int = 500
    headers: dict = field(default_factory=dict)
    times: int = -1
    skip: int = 0
    seconds: float = 30.0
    body: object = None

    def strikes(self, target):
        if self.where not in target or self.times == 0:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= self.times > 0
        return True


class Server:
    """`answer(path, query)` gives bytes, None or (status, bytes).

    `requests` keeps what was asked, `outlasted` the faults whose seconds a client let pass to the end.
    """

    def __init__(self, answer, certificate=None):
        self.answer, self.faults, self.requests, self.moments, self.outlasted = answer, [], [], [], []
        self.stopping, self.connections = threading.Event(), []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.handle(self)

            def log_message(self, *_):
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def process_request(self, request, address):
                outer.connections.append(request)
                super().process_request(request, address)

            def handle_error(self, *_):
                """A client that goes away is what some tests are about."""

        self.http = Quiet(("127.0.0.1", 0), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        self.stopping.set()
        self.http.shutdown()
        self.http.server_close()
        # A line that QGIS keeps would be answered by this server in place of a later one that gets the same port.
        for connection in self.connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def fail(self, where, kind, **how):
        self.faults.append(Fault(where, kind, **how))

    def asked(self, part):
        return [target for target in self.requests if part in target]

    def handle(self, to):
        target = unquote(to.path)
        self.requests.append(target)
        self.moments.append(time.monotonic())
        parts = urlsplit(to.path)
        body = self.answer(unquote(parts.path), dict(parse_qsl(parts.query)))
        status, headers = 200, {"Content-Type": "application/json;odata.metadata=minimal"}
        if body is None:
            status, body = 404, b'{"error":{"code":"","message":"Resource not found"}}'
        elif isinstance(body, tuple):
            status, body = body
        fault = next((fault for fault in self.faults if fault.strikes(target)), None)
        if fault is None:
            return self.send(to, status, headers, body)
        return getattr(self, f"play_{fault.kind}")(to, fault, headers, body)

    def send(self, to, status, headers, body, length=None):
        to.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body) if length is None else length)}.items():
            to.send_header(name, value)
        to.end_headers()
        to.wfile.write(body)

    def play_status(self, to, fault, headers, body):
        self.send(to, fault.status, {**headers, **fault.headers}, b"")

    def play_cut(self, to, fault, headers, body):
        """Half the body under the length of the whole, then the line goes dead."""
        self.send(to, 200, headers, body[: len(body) // 2], len(body))
        to.close_connection = True

    def linger(self, fault):
        if not self.stopping.wait(fault.seconds):
            self.outlasted.append(fault.kind)

    def play_slow(self, to, fault, headers, body):
        self.linger(fault)
        to.close_connection = True

    def play_drip(self, to, fault, headers, body):
        """Some bytes, and then nothing for a long time."""
        self.send(to, 200, headers, body[:100], len(body) + 1000)
        to.wfile.flush()
        self.linger(fault)
        to.close_connection = True

    def play_flood(self, to, fault, headers, body):
        """A little at a time of an answer without end."""
        self.send(to, 200, headers, body, 10**9)
        end = time.monotonic() + fault.seconds
        while time.monotonic() < end and not self.stopping.wait(0.03):
            to.wfile.write(body)
        self.outlasted.append(fault.kind)
        to.close_connection = True

    def play_reset(self, to, fault, headers, body):
        to.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        to.connection.close()
        to.close_connection = True

    def play_html(self, to, fault, headers, body):
        page = b"<!DOCTYPE html><html><head><title>Aanmelden bij het netwerk</title></head><body></body></html>"
        self.send(to, 200, {"Content-Type": "text/html"}, page)

    def play_type(self, to, fault, headers, body):
        self.send(to, 200, {"Content-Type": "application/octet-stream"}, body)

    def play_body(self, to, fault, headers, body):
        """The right body, changed by a function."""
        self.send(to, 200, headers, fault.body(body))


def as_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
