"""The private folder of sockets and notes, and the notes that let us find a player again."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tvrec.domain import Kind, TitleId
from tvrec.errors import PlayerError
from tvrec.player.base import PlayItem

__all__ = ["Note", "born", "notes", "private_folder", "socket_in"]

_LONGEST_SOCKET = 100  # a socket's path has 108 bytes on Linux, its end included


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is written down of a running mpv, so that the next start finds it.

    A process id comes back to another process; with the time of its birth it does not.
    """

    pid: int
    born: int  # in clock ticks since the machine's start
    owner: int  # the tvrec that follows it
    owner_born: int
    socket: str
    keys: str  # mpv's input.conf
    profile: str
    queue: tuple[PlayItem, ...]

    def write(self, folder: Path) -> Path:
        """Write the note into the private folder and return its file."""
        path = folder / f"mpv-{self.pid}.json"
        part = path.with_suffix(".part")
        plain = asdict(self)
        for item in plain["queue"]:
            del item["viewing"]  # the store has it, and newer
        part.write_text(json.dumps(plain))
        part.replace(path)
        return path

    @property
    def running(self) -> bool:
        """Whether that mpv still runs."""
        return born(self.pid) == self.born

    @property
    def followed(self) -> bool:
        """Whether the tvrec that started or took it over still runs."""
        return born(self.owner) == self.owner_born

    def discard(self, folder: Path) -> None:
        """Remove what a player leaves behind."""
        for path in (Path(self.socket), Path(self.keys), folder / f"mpv-{self.pid}.json"):
            path.unlink(missing_ok=True)
        place = Path(self.socket).parent
        if place != folder and place.name.startswith("tvrec-"):
            with contextlib.suppress(OSError):
                place.rmdir()


def notes(folder: Path) -> Iterator[Note]:
    """Read the notes of a private folder; one that was cut off by a crash is thrown away."""
    for path in sorted(folder.glob("mpv-*.json")):
        try:
            plain = json.loads(path.read_text())
            queue = tuple(_item(item) for item in plain.pop("queue"))
            yield Note(**plain, queue=queue)
        except FileNotFoundError:
            continue  # its tvrec has just put it away
        except (ValueError, TypeError, KeyError):
            path.unlink(missing_ok=True)


def _item(plain: dict[str, object]) -> PlayItem:
    known = {
        key: tuple(value) if isinstance(value, list) else value for key, value in plain.items()
    }
    known["kind"] = Kind(str(plain["kind"]))
    known["title"] = TitleId(str(plain["title"]))
    return PlayItem(**known)  # type: ignore[arg-type] # written by Note.write, field by field


def born(pid: int) -> int:
    """Return when a process was born, in clock ticks since the machine's start; 0: it is dead."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text()
    except (OSError, UnicodeDecodeError):
        return 0
    # the name stands in parentheses and may hold anything (proc(5): state is field 3, start 22)
    fields = line.rpartition(")")[2].split()
    return 0 if fields[0] in "ZX" else int(fields[19])


def private_folder(folder: Path) -> Path:
    """Make sure that a folder is there and ours alone (0700).

    Who reaches mpv's socket can run any program as us.

    Raises:
        PlayerError: it cannot be made, or belongs to someone else.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise PlayerError(
                "belongs to someone else", file=folder, remedy="remove it, or set XDG_RUNTIME_DIR"
            )
        if found.st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise PlayerError(
            f"cannot be made: {error.strerror}", file=folder, remedy="set XDG_RUNTIME_DIR"
        ) from error
    return folder


def socket_in(folder: Path) -> Path:
    """Choose a new socket's path in a private folder, or in one of its own if that is too long."""
    name = f"mpv-{secrets.token_hex(4)}.sock"
    if len(os.fsencode(folder / name)) <= _LONGEST_SOCKET:
        return folder / name
    return Path(tempfile.mkdtemp(prefix="tvrec-")) / name  # mkdtemp: 0700
