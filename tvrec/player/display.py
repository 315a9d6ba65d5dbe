"""Where mpv shows a picture, and the arguments that go with it (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tvrec.player.base import PlayItem

__all__ = ["Output", "choose_output", "load_options", "mpv_arguments", "url"]


@dataclass(frozen=True, slots=True)
class Output:
    """One way of showing a picture. ``terminal``: mpv takes its keys from our terminal."""

    arguments: tuple[str, ...]
    terminal: bool = False


_SOUND = Output(("--no-terminal", "--video=no"))
_WINDOW = Output(("--no-terminal", "--fullscreen", "--hwdec=auto-safe"))
# Without a window system mpv has no keys but those of the terminal, so it must keep it; and quiet,
# since it would write its status line into the picture.
_CONSOLE = Output(("--really-quiet", "--vo=drm", "--hwdec=auto-safe"), terminal=True)
_TEXT = Output(("--really-quiet", "--vo=tct", "--hwdec=no", "--osc=no"), terminal=True)


def choose_output(environ: Mapping[str, str], *, sound_only: bool, tty: bool) -> Output:
    """Choose a window, the bare console, characters in the terminal, or no picture.

    Args:
        environ: the environment.
        sound_only: nothing of the queue has a picture.
        tty: standard input and output are a terminal.
    """
    if sound_only:
        return _SOUND
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or not tty:
        return _WINDOW
    remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "TMUX", "STY"))
    return _CONSOLE if environ.get("TERM") == "linux" and not remote else _TEXT


def mpv_arguments(
    output: Output, *, socket: Path, keys: Path, extra: Sequence[str] = ()
) -> list[str]:
    """Return mpv's arguments for a queue.

    It waits idle for the queue (``once``: afterwards it ends by itself), since what happens before
    we listen would be lost. Nothing of the viewer's own mpv set-up applies, nothing is fetched from
    the network, and no file opens another one: a list of addresses can bear a film's name.
    """
    return [
        "--no-config",
        "--load-scripts=no",
        "--ytdl=no",
        "--access-references=no",
        "--idle=once",
        "--keep-open=no",
        "--resume-playback=no",
        "--save-position-on-quit=no",
        "--gapless-audio=weak",
        "--prefetch-playlist=yes",
        "--input-default-bindings=no",
        f"--input-conf={keys}",
        f"--input-ipc-server={socket}",
        *output.arguments,
        *extra,
    ]


def load_options(item: PlayItem) -> dict[str, str]:
    """Return the options of mpv that hold for one title of the queue."""
    options = {}
    if item.start_s > 0:
        options["start"] = f"{item.start_s:.3f}"
    if item.name:
        options["force-media-title"] = item.name
    if item.audio_languages:
        options["alang"] = ",".join(item.audio_languages)
    if item.subtitle_languages:
        options["slang"] = ",".join(item.subtitle_languages)
    if len(item.paths) > 1:
        options["access-references"] = "yes"
    return options


def url(paths: Sequence[str]) -> str:
    """Name a file to mpv, or several parts as one title with one clock (mpv's EDL).

    An absolute path is never taken for an address or an option.
    """
    absolute = [str(Path(path).absolute()) for path in paths]
    if len(absolute) == 1:
        return absolute[0]
    # %length%text, the length in bytes: every character may stand in a name
    lengths = [len(path.encode("utf-8", "surrogateescape")) for path in absolute]
    return "edl://" + ";".join(
        f"%{length}%{path}" for length, path in zip(lengths, absolute, strict=True)
    )
