"""Which hosts may be fetched from: addresses are resolved once, checked, and connected to as checked.

So a name that resolves to a public address when it is checked and to a private one when it is connected to (DNS
rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from wording.reading.items import ReadingError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that the internet routes to a single host.

    False for private, loopback, link-local, multicast, reserved and unspecified ranges, also where an IPv6 address
    carries such an IPv4 address (mapped, 6to4, Teredo, NAT64).
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.is_site_local:
            return False
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return ip.is_global and not (
        ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved or ip.is_unspecified
    )


class Deadline:
    """A moment after which fetching stops. Times are seconds on the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises `ReadingError` if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.missed()
        return left

    def missed(self) -> ReadingError:
        """Return the error for an address that took too long."""
        return ReadingError(
            f"no whole answer within {self._seconds:g} seconds", "try again later, or save the page as .html"
        )


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _connect(address: str, port: int, timeout: float) -> socket.socket:
    return socket.create_connection((address, port), timeout)


@dataclass(frozen=True, slots=True)
class Network:
    """How names are resolved to IP addresses and connections to those are made; tests bring their own."""

    resolve: Callable[[str, int], list[str]] = _resolve
    connect: Callable[[str, int, float], socket.socket] = _connect

    def open(self, host: str, port: int, allow_private: bool, deadline: Deadline) -> socket.socket:
        """Return a connection to `host`. Raises `ReadingError` for one that is unknown, forbidden or out of reach."""
        addresses = self._resolved(host, port, deadline)
        if not allow_private and not all(is_public(address) for address in addresses):
            raise ReadingError(
                f"“{host}” is not on the public internet",
                "save the page as .html, or allow private addresses",
            )
        for address in addresses:
            try:
                return self.connect(address, port, deadline.left())
            except OSError as error:
                failure = error
        raise ReadingError(
            f"“{host}” cannot be reached: {failure.strerror or failure}", "check the address and the network"
        )

    def _resolved(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """Resolve in a thread, for the system's resolver takes no time limit."""
        found: list[str] = []

        def look_up() -> None:
            with suppress(OSError, UnicodeError):
                found.extend(self.resolve(host, port))

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(deadline.left())
        if thread.is_alive():
            raise deadline.missed()
        if not found:
            raise ReadingError(f"there is no host “{host}”", "check the address and the network")
        return found
