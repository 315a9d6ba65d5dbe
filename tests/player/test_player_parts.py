"""Where the picture goes, what the keys do, how files are named to mpv."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tvrec.domain import TitleId
from tvrec.player import BINDINGS, Action, Command, PlayItem
from tvrec.player.display import choose_output, load_options, mpv_arguments, url
from tvrec.player.keys import input_conf, mpv_command

DISPLAY = {"DISPLAY": ":0"}
SSH = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environ", "tty", "argument", "terminal"),
    [
        (DISPLAY, True, "--fullscreen", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, "--fullscreen", False),
        ({"TERM": "linux"}, True, "--vo=drm", True),
        (SSH, True, "--vo=tct", True),
        ({"TERM": "linux", "TMUX": "socket,1,0"}, True, "--vo=tct", True),
        ({**SSH, "TERM": "linux"}, True, "--vo=tct", True),
        ({"TERM": "xterm"}, True, "--vo=tct", True),
        ({"TMUX": "socket,1,0", **DISPLAY}, True, "--fullscreen", False),
        ({}, False, "--fullscreen", False),
    ],
)
def test_the_picture_goes_where_one_can_be_seen(
    environ: dict[str, str], tty: bool, argument: str, terminal: bool
) -> None:
    output = choose_output(environ, sound_only=False, tty=tty)
    assert argument in output.arguments
    assert output.terminal is terminal
    # mpv has no keys but the terminal's there, and would write into the picture
    assert ("--no-terminal" in output.arguments) is not terminal
    assert ("--really-quiet" in output.arguments) is terminal


def test_sound_opens_no_window() -> None:
    assert "--video=no" in choose_output(DISPLAY, sound_only=True, tty=True).arguments


def test_arguments_keep_the_viewers_set_up_and_the_network_out() -> None:
    output = choose_output(DISPLAY, sound_only=False, tty=True)
    arguments = mpv_arguments(output, socket=Path("/s"), keys=Path("/k"), extra=["--mute"])
    assert arguments[-1] == "--mute"  # the viewer's own have the last word
    assert {
        "--no-config",
        "--load-scripts=no",
        "--no-terminal",
        "--fullscreen",
        "--hwdec=auto-safe",
        "--keep-open=no",
        "--input-default-bindings=no",
        "--input-conf=/k",
        "--input-ipc-server=/s",
        "--ytdl=no",
        "--access-references=no",
        "--resume-playback=no",
    } <= set(arguments)


def test_files_are_named_so_that_mpv_takes_them_for_nothing_else() -> None:
    assert url(["/a b/c.mkv"]) == "/a b/c.mkv"
    assert Path(url(["http:x.mkv"])).is_absolute()
    assert url(["/é;,%.mkv", "/b"]) == "edl://%10%/é;,%.mkv;%2%/b"


def test_options_of_one_title_of_the_queue() -> None:
    item = PlayItem(
        title=TitleId("a"),
        paths=("/1", "/2"),
        name="A, b=c",
        start_s=12.5,
        audio_languages=("ja", "en"),
        subtitle_languages=("zh",),
    )
    assert load_options(item) == {
        "start": "12.500",
        "force-media-title": "A, b=c",
        "alang": "ja,en",
        "slang": "zh",
        "access-references": "yes",
    }
    assert load_options(PlayItem(title=TitleId("a"), paths=("/1",))) == {}


def test_every_key_has_one_meaning_and_every_binding_an_id() -> None:
    keys = Counter(key for binding in BINDINGS for key in binding.keys)
    assert set(keys.values()) == {1}
    ids = [binding.id for binding in BINDINGS]
    assert len(ids) == len(set(ids))
    assert all(binding.help for binding in BINDINGS)


def test_keys_can_be_changed_by_the_bindings_id() -> None:
    lines = input_conf({"play.stop": ["F4"]}).splitlines()
    assert "F4 quit" in lines
    assert "ESC quit" not in lines
    assert "SPACE cycle pause" in lines


@pytest.mark.usefixtures("mpv")
def test_mpv_understands_every_line_of_the_table(tmp_path: Path) -> None:
    file = tmp_path / "input.conf"
    file.write_text(input_conf())
    quiet = ["--no-config", "--vo=null", "--ao=null", "--length=0.1"]
    said = subprocess.run(
        ["mpv", *quiet, f"--input-conf={file}", "av://lavfi:anullsrc"],
        capture_output=True,
        text=True,
    )
    assert "input.conf" not in said.stdout + said.stderr
    known = subprocess.run(["mpv", "--input-keylist"], capture_output=True, text=True).stdout
    named = {key for binding in BINDINGS for key in binding.keys if len(key) > 1}
    assert named <= set(known.split())


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_command_of_mpv(action: Action) -> None:
    words = mpv_command(Command(action, 7))
    assert all(isinstance(word, str | int | float) for word in words)
    assert (7 in words) is (action in (Action.SEEK, Action.SEEK_TO, Action.VOLUME))
