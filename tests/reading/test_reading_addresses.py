from __future__ import annotations

import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from wording.reading import Limits
from wording.reading.addresses import fetch, read_address
from wording.reading.hosts import Network, is_public
from wording.reading.items import ReadingError

PAGE = (
    "<!doctype html><html lang='de'><head><title>Gespräche beginnen</title></head><body><article>"
    "<p>Abordnungen zweier Nachbarländer trafen sich am Mittwoch in einem Hotel am See und sprachen drei Stunden.</p>"
    "<p>Eine zweite Runde ist für die nächste Woche geplant; wo sie stattfindet, mochte niemand sagen.</p>"
    "</article></body></html>"
)
GZIP = gzip.compress(b"x" * 99, mtime=0)
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, str]] = []
        self.pace: threading.Event | None = None

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"]))
        status, headers, body = self.server.answers[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.server.pace is None:
            self.wfile.write(body)
            return
        for byte in body:
            self.wfile.write(bytes([byte]))
            if self.server.pace.wait(0.02):
                return

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        if server.pace:
            server.pace.set()
        server.shutdown()
        thread.join()


HERE = Limits(allow_private=True, timeout_seconds=20)


def refusal(call: Callable[[], object]) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        call()
    return caught.value


def test_a_page_is_read_like_a_file(server, reading):
    server.answers["/a?q=1"] = (200, HTML, PAGE.encode())
    (item,), problems = reading(server.url("/a?q=1"), limits=HERE)
    assert not problems
    assert item.path == item.article.id == item.article.url == server.url("/a?q=1")
    assert (item.article.title, item.article.language) == ("Gespräche beginnen", "de")
    assert "am See und sprachen drei Stunden.\n\nEine zweite Runde" in item.article.text
    assert server.asked == [("/a?q=1", f"127.0.0.1:{server.server_port}")]


def test_plain_text_keeps_its_letters_and_declared_encoding(server, reading):
    server.answers["/a"] = (200, {"Content-Type": "text/plain; charset=windows-1251"}, "Текст.\r\n".encode("cp1251"))
    (item,), _ = reading(server.url("/a"), limits=HERE)
    assert (item.article.text, item.encoding) == ("Текст.\r\n", "windows-1251")


def test_private_addresses_are_refused_and_the_rest_goes_on(server, reading, tmp_path):
    (tmp_path / "a.txt").write_text("Text.")
    items, (problem,) = reading(server.url(), "a.txt")
    assert [item.path for item in items] == ["a.txt"]
    assert str(problem) == (
        f"{server.url()}: “127.0.0.1” is not on the public internet; save the page as .html, or allow private addresses"
    )
    assert server.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(server, status):
    server.answers["/a"] = (status, {"Location": "/b c?d=é"}, b"")
    server.answers["/b%20c?d=%C3%A9"] = (200, {"Content-Type": "text/plain"}, b"Text.")
    raw = read_address(server.url("/a"), HERE)
    assert raw.values == {"text": "Text.", "url": server.url("/b c?d=é")}


def test_redirects_end(server):
    server.answers["/a"] = (302, {"Location": "/a"}, b"")
    assert refusal(lambda: fetch(server.url("/a"), HERE)).reason == "the address redirects more than 5 times"
    assert len(server.asked) == 6


@pytest.mark.parametrize("location", ["file:///a.txt", "ftp://example.org/", "gopher://example.org"])
def test_redirects_to_other_schemes_are_refused(server, location):
    server.answers["/a"] = (302, {"Location": location}, b"")
    assert refusal(lambda: fetch(server.url("/a"), HERE)).reason == f"redirects to a {location.split(':')[0]} address"


def test_a_redirect_to_a_malformed_address_is_refused(server):
    server.answers["/a"] = (302, {"Location": "http://[x/"}, b"")
    assert refusal(lambda: fetch(server.url("/a"), HERE)).reason == "redirects to a malformed address"


@pytest.mark.parametrize("private", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "::ffff:192.168.0.1"])
def test_a_public_page_may_not_redirect_into_a_private_network(server, private):
    """The names are resolved here; the public one is answered by the server of the test."""
    names = {"public.example": ["93.184.215.14"], "inside.example": [private]}
    connected: list[str] = []

    def connect(address: str, port: int, timeout: float) -> socket.socket:
        connected.append(address)
        return socket.create_connection(("127.0.0.1", server.server_port), timeout)

    network = Network(lambda host, port: names[host], connect)
    server.answers["/a"] = (302, {"Location": "http://inside.example/secret"}, b"")
    server.answers["/b"] = (200, {"Content-Type": "text/plain"}, b"Text.")
    limits = Limits(timeout_seconds=20)
    assert fetch("http://public.example/b", limits, network).data == b"Text."
    found = refusal(lambda: fetch("http://public.example/a", limits, network))
    assert found.reason == "“inside.example” is not on the public internet"
    assert connected == ["93.184.215.14"] * 2
    assert server.asked == [("/b", "public.example"), ("/a", "public.example")]


def test_the_connection_goes_to_the_address_that_was_checked(server):
    """A name that resolves to something else the second time is asked for only once."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    connected: list[str] = []

    def connect(address: str, port: int, timeout: float) -> socket.socket:
        connected.append(address)
        return socket.create_connection(("127.0.0.1", server.server_port), timeout)

    server.answers["/"] = (200, {"Content-Type": "text/plain"}, b"Text.")
    fetch("http://rebinding.example", Limits(timeout_seconds=20), Network(lambda host, port: next(answers), connect))
    assert connected == ["93.184.215.14"]


def test_a_name_with_one_private_address_is_refused():
    network = Network(lambda host, port: ["93.184.215.14", "10.0.0.1"], lambda *_: pytest.fail("connected"))
    found = refusal(lambda: fetch("https://both.example/", Limits(), network))
    assert found.reason == "“both.example” is not on the public internet"


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.1.1", "172.16.0.1", "192.168.1.1"),
        *("192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fc00::1", "fe80::1", "fe80::1%eth0", "ff02::1", "2001:db8::1", "fec0::1"),
        *("::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "not an address"),
    ],
)
def test_addresses_inside_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_on_the_internet_are_public(address):
    assert is_public(address)


PACKED = {
    "plain": ({}, lambda data: data),
    "gzip": ({"Content-Encoding": "gzip"}, gzip.compress),
    "deflate": ({"Content-Encoding": "deflate"}, zlib.compress),
}


@pytest.mark.parametrize(("headers", "pack"), PACKED.values(), ids=PACKED.keys())
@pytest.mark.parametrize("said", [True, False], ids=["length said", "length not said"])
def test_the_limit_on_size_holds_as_sent_and_as_unpacked(server, headers, pack, said):
    for path, size in (("/fits", 1_000), ("/too-big", 1_001)):
        body = pack(b"a" * size)
        length = {"Content-Length": str(len(body))} if said else {}
        server.answers[path] = (200, {"Content-Type": "text/plain", **headers, **length}, body)
    limits = Limits(allow_private=True, timeout_seconds=20, max_download_bytes=1_000)
    assert fetch(server.url("/fits"), limits).data == b"a" * 1_000
    assert refusal(lambda: fetch(server.url("/too-big"), limits)).reason == "the page is larger than 1,000 bytes"


def test_a_bomb_is_not_unpacked(server):
    body = gzip.compress(b"\0" * 50_000_000, mtime=0)
    server.answers["/"] = (200, {**HTML, "Content-Encoding": "gzip"}, body)
    assert refusal(lambda: fetch(server.url(), HERE)).reason == "the page is larger than 20,000,000 bytes"


def test_the_limit_on_time_is_for_the_whole_answer(server):
    """A byte every 0.02 seconds keeps any limit on single reads happy; four seconds would be needed for all."""
    server.pace = threading.Event()
    server.answers["/"] = (200, {"Content-Type": "text/plain"}, b"a" * 200)
    limits = Limits(allow_private=True, timeout_seconds=0.3)
    found = refusal(lambda: fetch(server.url(), limits))
    assert found.reason == "no whole answer within 0.3 seconds"


def test_the_limit_on_time_covers_the_resolver():
    done = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        done.wait(20)
        return []

    found = refusal(lambda: fetch("http://slow.example", Limits(timeout_seconds=0.05), Network(resolve)))
    done.set()
    assert found.reason == "no whole answer within 0.05 seconds"


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (404, HTML, b"", "the server answered 404 Not Found"),
        (500, HTML, b"", "the server answered 500 Internal Server Error"),
        (302, {}, b"", "the server answered 302 Found"),
        (200, {"Content-Type": "image/png"}, b"x", "the address holds image/png, neither a page nor a text"),
        (200, {**HTML, "Content-Encoding": "br"}, b"x", "the page is packed as “br”"),
        (200, {**HTML, "Content-Encoding": "gzip"}, b"x" * 30, "the page is packed in a damaged way"),
        (200, {**HTML, "Content-Encoding": "gzip"}, GZIP[:-9], "the connection ended before the page did"),
        (200, {**HTML, "Content-Length": "9"}, b"x", "the connection ended before the page did"),
        (200, HTML, b"", "the page is empty"),
        (200, {"Content-Type": "text/plain"}, b"\x89PNG", "this is a PNG image, not a text"),
        (200, {"Content-Type": "text/plain"}, b"", "there is no text"),
    ],
)  # fmt: skip
def test_bad_answers_are_problems(server, reading, status, headers, body, reason):
    server.answers["/"] = (status, headers, body)
    items, (problem,) = reading(server.url(), limits=HERE)
    assert not items
    assert problem.reason == reason
    assert problem.remedy


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http:///path", "the address is malformed"),
        ("http://[::1", "the address is malformed"),
        ("http://example.org:port/", "the address is malformed"),
        (f"http://{'a' * 70}.example/", "the address is malformed"),
        ("http://nowhere.invalid/", "there is no host “nowhere.invalid”"),
    ],
)
def test_bad_addresses_are_problems(reading, monkeypatch, address, reason):
    def resolve(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    _, (problem,) = reading(address)
    assert problem.reason == reason


def test_a_server_that_is_not_there_is_a_problem(reading):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        _, (problem,) = reading(address, limits=HERE)
    assert str(problem) == (
        f"{address}: “127.0.0.1” cannot be reached: Connection refused; check the address and the network"
    )


def test_a_server_that_speaks_no_tls_is_a_problem(server):
    found = refusal(lambda: fetch(server.url().replace("http", "https"), HERE))
    assert found.reason.startswith("no secure connection: ")
