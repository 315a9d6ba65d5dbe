# Longer than 300 lines because one run of the television is measured from its start to its end.
"""How fast the television feels: start, keys, a held key, idling and memory, through a terminal.

A household of 10,000 titles and 1,000 watches is made, ``tvrec`` runs on it in a pseudo-terminal of
120 × 40 cells in full colour, and what it writes is timed and counted. A frame is what stands
between two marks of mode 2026; CPU is that of the television's process and its children.

A key at the end of a row has nothing to move: all that follows it is the large picture of the title
that the focus rests on, as late as after any rest. Such keys, whose answer does not reach the rows,
are counted and are no part of the times.

``python bench/tv.py``; ``--long`` for a Home of about 40 rows of 12 instead of 12 rows of 16;
``--keys 5000`` for the memory of a long evening. A start of ``--long`` imports what ranks before
the first frame, and is of no account.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from watch import make_library

import tvrec
from tvrec.store import Store

COLUMNS, LINES = 120, 40
ROWS_REACH = LINES * 2 // 3  # the large picture ends above this line, the row in focus below it
GENRES = (
    "Action", "Adventure", "Animation", "Biography", "Comedy", "Crime", "Documentary", "Drama",
    "Family", "Fantasy", "Film noir", "History", "Horror", "Jazz", "Music", "Mystery", "Romance",
    "Science fiction", "Thriller", "Western",
)  # fmt: skip
ANSWERS = (
    (rb"\x1b\[\?(2026)\$p", b"\x1b[?%b;2$y"),  # is this mode known? yes
    (rb"\x1b\[(0?)c", b"\x1b[?62;22c"),
    (rb"\x1b\[(\??6)n", b"\x1b[1;1R"),
    (rb"\x1b\[\?(u)", b"\x1b[?0u"),
)
KEYS = {"right": b"\x1b[C", "left": b"\x1b[D", "down": b"\x1b[B", "up": b"\x1b[A"}
FRAME = b"\x1b[?2026h"
TO_LINE = re.compile(rb"\x1b\[(\d+);\d+H")
HOME = b"Top picks for you"
TV = """
import sys
if len(sys.argv) > 2:  # a Home longer than the recipes of any household make it
    from functools import partial
    from tvrec.rec import rows
    rows.RowSettings = partial(rows.RowSettings, seeds=24, genres=8, length=12)
from tvrec.cli.session import Session
from tvrec.cli.television import open_television
session = Session(flags={"db": sys.argv[1], "lang": "en"})
open_television(session, session.tv)
"""
PLAIN = """
from textual.app import App
from textual.widgets import Static
class Plain(App):
    def compose(self):
        yield Static("Top picks for you")
Plain().run()
"""


@dataclass
class Answer:
    """What a key brought: when its last byte came, in ms, and what it cost."""

    ms: float
    cpu_ms: float
    frames: int
    size: int
    lowest: int
    """The lowest line that was written, 0: none."""

    @property
    def moved(self) -> bool:
        """Whether a row was drawn: there was something to move to."""
        return self.lowest > ROWS_REACH


class Terminal:
    """A program in a pseudo-terminal that answers what terminals are asked."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.output = b""
        self.spawned = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, os.environ | env)  # noqa: S606 - a terminal, no shell
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def read(self, quiet_s: float, limit_s: float) -> float:
        """Read until nothing has come for a while; return when the last byte came, 0: none."""
        last, end = 0.0, time.perf_counter() + limit_s
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self.fd], [], [], min(quiet_s, left))[0]:
                break
            data = os.read(self.fd, 65536)
            last = time.perf_counter()
            self.output += data
            for asked, answer in ANSWERS:
                for found in re.finditer(asked, data):
                    os.write(self.fd, answer % found[1] if b"%b" in answer else answer)
        return last

    def wait_for(self, text: bytes, limit_s: float = 60.0) -> float:
        """Read until a text has come; return when, since the spawn, in seconds."""
        end = time.perf_counter() + limit_s
        while text not in self.output:
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} did not come")
            self.read(0.002, 0.05)
        return time.perf_counter() - self.spawned

    def press(self, key: str, quiet_s: float = 0.04) -> Answer:
        """Press a key and wait until its answer is whole."""
        self.output = b""
        cpu, start = self.cpu_s(), time.perf_counter()
        os.write(self.fd, KEYS[key])
        select.select([self.fd], [], [], 0.3)
        last = self.read(quiet_s, 2.0) or start + 0.3
        return Answer(
            (last - start) * 1e3, (self.cpu_s() - cpu) * 1e3, self.output.count(FRAME),
            len(self.output), max(map(int, TO_LINE.findall(self.output)), default=0),
        )  # fmt: skip

    def hold(self, key: str, number: int, a_second: float) -> float:
        """Hold a key; return how many ms after the last press the last byte came."""
        start = time.perf_counter()
        for i in range(number):
            self.read(9.0, max(start + i / a_second - time.perf_counter(), 0))
            os.write(self.fd, KEYS[key])
        pressed = time.perf_counter()
        return max(self.read(0.1, 10.0) - pressed, 0.0) * 1e3

    def cpu_s(self) -> float:
        """Return the CPU time of the program's processes: the clock that knows nanoseconds."""
        return sum(time.clock_gettime((~pid << 3) | 2) for pid in self.pids())

    def pids(self) -> Iterator[int]:
        """Name the program's process and its children."""
        yield self.pid
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{self.pid}/task").iterdir():
                yield from map(int, (task / "children").read_text().split())

    def memory_mb(self) -> float:
        """Return what it has in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def has(self, library: str) -> bool:
        """Tell whether it has loaded a library."""
        return library in Path(f"/proc/{self.pid}/maps").read_text()

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def make_household(path: Path, count: int) -> None:
    """Fill a database; its titles have plots and genres by their names, so that Home is long."""
    make_library(path, count)
    with Store.open(path) as store:
        store.titles.put(
            replace(
                title,
                genres=tuple(GENRES[int(name.split()[-1])] for name in title.genres),
                plot=f"The keeper of a lighthouse receives letter number {number}. " * 4,
            )
            for number, title in enumerate(list(store.titles.each()))
        )


def line(name: str, figure: str, goal: str = "") -> None:
    """Print a figure beside its goal."""
    print(f"{name:<44} {figure:>22}" + (f"   (goal {goal})" if goal else ""))


def surroundings(folder: str) -> dict[str, str]:
    """Return what a program finds: a terminal of full colour, and folders of its own.

    It keeps its compiled modules, as on any other machine, and is not told how many threads to use.
    """
    for name in ("OPENBLAS_NUM_THREADS", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    compileall.compile_dir(Path(tvrec.__file__).parent, quiet=2)
    env = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    return env | {f"XDG_{name}_HOME": folder for name in ("DATA", "CONFIG", "CACHE", "STATE")}


def start(
    command: list[str], env: dict[str, str], seen: bytes = HOME
) -> tuple[Terminal, float, float]:
    """Start a program; return it, its CPU and the time until something was seen, in seconds."""
    term = Terminal(command, env)
    took = term.wait_for(seen)
    return term, term.cpu_s(), took


def idle(term: Terminal, seconds: float = 10.0) -> tuple[float, int]:
    """Do nothing, not over the turn of a minute; return CPU in ms and bytes written."""
    if not 2 < (now := time.time() % 60) < 58 - seconds:
        term.read(60.0, (62 - now) % 60)
    term.output = b""
    cpu = term.cpu_s()
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        term.read(9.0, left)
    return (term.cpu_s() - cpu) * 1e3, len(term.output)


def keys(term: Terminal, key: str, number: int) -> list[Answer]:
    """Press a key often, not in step with anything."""
    found = []
    for i in range(number):
        found.append(term.press(key))
        time.sleep(0.003 * (i % 7))
    return found


def percentile(values: list[float], share: float) -> float:
    """Return the value that a share of the others do not exceed."""
    return sorted(values)[round(share * (len(values) - 1))]


def tell(name: str, pressed: list[Answer], goal: float) -> None:
    """Print what keys took that had something to move."""
    answers = [answer for answer in pressed if answer.moved]
    times = [answer.ms for answer in answers]
    frames = statistics.mean(answer.frames for answer in answers)
    cpu = statistics.median(answer.cpu_ms for answer in answers)
    size = statistics.median(answer.size for answer in answers)
    line(f"{name}, median", f"{statistics.median(times):.1f} ms", f"{goal:.0f}")
    line("  95 of 100 within", f"{percentile(times, 0.95):.1f} ms", "16")
    line("  frames a key", f"{frames:.2f}", "1.00")
    line("  CPU, bytes", f"{cpu:.1f} ms, {size / 1000:.1f} kB")
    line("  keys; with nothing to move", f"{len(answers)}; {len(pressed) - len(answers)}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--titles", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=1_000, help="of the test of memory")
    parser.add_argument("--long", action="store_true", help="a Home of about 40 rows")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = surroundings(folder)
        path = Path(folder) / "bench.db"
        make_household(path, given.titles)
        print(f"{given.titles} titles, 1000 watches, {COLUMNS} x {LINES} cells, full colour")
        plain, plain_cpu, _ = start([sys.executable, "-c", PLAIN], env)
        plain.read(1.0, 3.0)
        plain_idle, _ = idle(plain)
        plain.close()
        command = [sys.executable, "-c", TV, str(path), *["long"] * given.long]
        for name in ("first start", "start, warm"):
            term, cpu, took = start(command, env)
            seen = cpu
            term.read(1.5, 10.0)
            whole = term.cpu_s()
            line(f"{name}: CPU until Home is seen", f"{seen:.2f} s", f"0.6; plain {plain_cpu:.2f}")
            line("  time; CPU until it is silent", f"{took:.2f} s; {whole:.2f} s")
            line("  the encoder is loaded", str(term.has("onnxruntime")), "False")
            term.read(9.0, 5.0)  # it keeps what it shows, for the next one
            if name == "first start":
                term.close()
        cpu_ms, size = idle(term)
        line("idle for 10 s, CPU", f"{cpu_ms:.1f} ms", f"{plain_idle + 5:.1f}")
        line("idle for 10 s, written", f"{size} bytes", "0")
        most = 38 if given.long else 9
        down = keys(term, "down", most)
        down += keys(term, "up", most - 1)
        right = []
        for _ in range(4):
            right += keys(term, "right", 12) + keys(term, "left", 12)
            keys(term, "up" if right[24:] else "down", 1)
        tell("right and left", right, 4)
        for _ in range(2):
            down += keys(term, "down", 8) + keys(term, "up", 8)
        tell("down and up", down, 10)
        line("right held, 30 a second: lag", f"{term.hold('right', 20, 30):.0f} ms", "100")
        line("down held, 30 a second: lag", f"{term.hold('down', 60, 30):.0f} ms", "100")
        before = 0.0
        for i in range(given.keys):
            term.press(("right", "right", "down", "left", "up", "down")[i % 6], 0.01)
            if i == given.keys // 5:
                before = term.memory_mb()
        after = term.memory_mb()
        line(f"memory after {given.keys} keys", f"{after:.0f} MB")
        line("  more than after a fifth of them", f"{after - before:.1f} MB", "0")
        term.close()


if __name__ == "__main__":
    main()
