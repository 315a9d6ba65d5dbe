"""An export is whole or not there, private, and reads back as what it was."""

from __future__ import annotations

import io
import os
import stat
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import line_values as lines
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import Kind, Title, TitleId
from tvrec.errors import TvrecError
from tvrec.history import detect, export
from tvrec.jsonlines import Value

TITLE = Title(id=TitleId("a"), kind=Kind.MOVIE, title="三体")


@given(st.lists(lines.values, min_size=1, max_size=4))
def test_what_is_exported_is_imported_again(values: list[Value]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.jsonl"
        counts = export(values, file)
        assert list(detect(file).read(file)) == values
        assert counts.total() == len(values)
        stream = io.StringIO()
        export(values, stream)
        assert stream.getvalue().encode() == file.read_bytes()


def test_a_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("older")
    file.chmod(0o644)
    assert export([TITLE], file) == {"title": 1}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_failed_export_leaves_the_older_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("older")

    def values() -> Iterator[Value]:
        yield TITLE
        raise OSError(5, "Input/output error")

    with pytest.raises(TvrecError, match="cannot be written: Input/output error"):
        export(values(), file)
    assert file.read_text() == "older"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    real = tmp_path / "disk" / "all.jsonl"
    real.parent.mkdir()
    link = tmp_path / "all.jsonl"
    link.symlink_to(real)
    export([TITLE], link)
    assert link.is_symlink()
    assert "三体" in real.read_text(encoding="utf-8")


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    export([TITLE], pipe)
    reader.join(10)
    assert read[0].startswith('{"type":"title"')
    assert pipe.is_fifo()


def test_a_place_that_is_not_there_is_said_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(TvrecError) as caught:
        export([TITLE], tmp_path / "no" / "all.jsonl")
    assert caught.value.file == str(tmp_path / "no" / "all.jsonl")
    assert caught.value.remedy
