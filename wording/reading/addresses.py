"""Pages fetched from http and https addresses, within limits on size, time, redirects and networks.

Every hop of a redirect is checked like the first address. Proxies named in the environment are not used, for what they
connect to could not be checked.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from wording.reading.hosts import Deadline, Network
from wording.reading.items import Limits, Raw, ReadingError
from wording.reading.pages import read_page
from wording.reading.text import read_text

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_REDIRECTS = {301, 302, 303, 307, 308}
_PAGES = {"text/html", "application/xhtml+xml"}
_TEXTS = {"text/plain", "text/markdown"}
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; wording)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_SAVE = "open it in a browser and save it as .html"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the body unpacked, its type and declared encoding, and the address it came from."""

    data: bytes
    type: str
    charset: str | None
    address: str


def read_address(address: str, limits: Limits, network: Network | None = None) -> Raw:
    """Return the article on the page at `address`. Raises `ReadingError`."""
    answer = fetch(address, limits, network)
    if answer.type in _PAGES:
        return read_page(answer.data, answer.address, answer.charset)
    raw = read_text(answer.data, answer.charset)
    return Raw({"url": answer.address, **raw.values}, None, raw.encoding, raw.notes)


def fetch(address: str, limits: Limits, network: Network | None = None) -> Answer:
    """Return what the server at `address` sends, redirects followed. Raises `ReadingError`."""
    deadline = Deadline(limits.timeout_seconds)
    for _ in range(limits.max_redirects + 1):
        try:
            found = _hop(address, limits, network or Network(), deadline)
        except TimeoutError:
            raise deadline.missed() from None
        except ssl.SSLError as error:
            raise ReadingError(f"no secure connection: {error.reason or error}", _SAVE) from None
        except (OSError, http.client.HTTPException) as error:
            raise ReadingError(f"the connection failed: {error or type(error).__name__}", "try again later") from None
        if isinstance(found, Answer):
            return found
        address = found
    raise ReadingError(f"the address redirects more than {limits.max_redirects} times", _SAVE)


def _hop(address: str, limits: Limits, network: Network, deadline: Deadline) -> Answer | str:
    """Ask one server; return its answer, or the address that it redirects to."""
    parts, host, port = _parts(address)
    plain = network.open(host, port, limits.allow_private, deadline)
    with plain:
        plain.settimeout(deadline.left())
        secure = parts.scheme == "https"
        with _context().wrap_socket(plain, server_hostname=host) if secure else plain as sock:
            connection = http.client.HTTPConnection(host, port)
            connection.sock = _Timed(sock, deadline)
            connection.request("GET", _target(parts), headers={**_HEADERS, "Host": _host_header(parts, host)})
            response = connection.getresponse()
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                return _redirected(address, location)
            if response.status != 200:
                raise ReadingError(f"the server answered {response.status} {response.reason}", f"check it, or {_SAVE}")
            return _answer(response, address, limits)


def _parts(address: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        host = ""
    if not host:
        raise ReadingError("the address is malformed", "check it")
    return parts, host, port


def _redirected(address: str, location: str) -> str:
    try:
        target = urljoin(address, location)
    except ValueError:
        raise ReadingError("redirects to a malformed address", _SAVE) from None
    scheme = target.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        raise ReadingError(f"redirects to a {scheme} address", _SAVE)
    return target


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else "")


def _host_header(parts: SplitResult, host: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{parts.port}" if parts.port else name


def _context() -> ssl.SSLContext:
    """Trust what the system trusts, and the usual authorities where the system has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _answer(response: http.client.HTTPResponse, address: str, limits: Limits) -> Answer:
    kind = response.headers.get_content_type() if response.getheader("Content-Type") else "text/html"
    if kind not in _PAGES | _TEXTS:
        raise ReadingError(f"the address holds {kind}, neither a page nor a text", "download it and give the file")
    return Answer(_body(response, limits.max_download_bytes), kind, response.headers.get_content_charset(), address)


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    """Return the body, unpacked, both its sizes checked while it arrives."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise ReadingError(f"the page is packed as “{coding}”", _SAVE)
    unpack = None if coding == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 32)
    too_big = ReadingError(f"the page is larger than {limit:,} bytes", "save the article's text as .txt")
    if (response.length or 0) > limit:
        raise too_big
    body = io.BytesIO()
    received = 0
    while chunk := response.read1(1 << 16):
        received += len(chunk)
        try:
            body.write(unpack.decompress(chunk, limit + 1 - body.tell()) if unpack else chunk)
        except zlib.error:
            raise ReadingError("the page is packed in a damaged way", "try again later") from None
        if max(received, body.tell()) > limit:
            raise too_big
    if response.length or (unpack and not unpack.eof):
        raise ReadingError("the connection ended before the page did", "try again later")
    return body.getvalue()


class _Timed(io.RawIOBase):
    """A socket for `http.client` on which everything together ends at the deadline, not each read alone."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)

    def sendall(self, data: ReadableBuffer) -> None:
        """Send a request, as sockets do."""
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return the stream of the answer, as sockets do."""
        return io.BufferedReader(_Timed(self._sock, self._deadline))
