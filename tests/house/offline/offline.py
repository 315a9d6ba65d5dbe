"""No way to a network: connections leave the process only towards loopback and Unix sockets.

An audit hook sees every socket of the interpreter, however it was opened, cannot be taken away, and
imports nothing.
"""

from __future__ import annotations

import sys
from typing import Any

__all__ = ["NetworkUseError", "block"]

_INTERNET = {2, 10}  # AF_INET, AF_INET6 on Linux
_NAMES = {"localhost", "localhost.localdomain", "ip6-localhost", "::1"}
_WITH_ADDRESS = {"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"}
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class NetworkUseError(RuntimeError):
    """Something wanted a network. No OSError, so that no code takes it for a failed connection."""


def block() -> None:
    """Refuse networks from now on, in this process."""
    sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _WITH_ADDRESS:
        sock, address = arguments[:2]
        if sock.family in _INTERNET and address is not None and not _local(address[0]):
            raise NetworkUseError(f"{event} to {address!r}")
    elif event in _LOOKUPS and not _local(arguments[0]):
        raise NetworkUseError(f"{event} of {arguments[0]!r}")


def _local(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    return name is None or name in _NAMES or name.startswith("127.")
