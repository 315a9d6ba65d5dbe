"""Files are told by their content, read to the end, and no row is lost silently."""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tvrec.domain import Event, Title
from tvrec.errors import ImportFormatError
from tvrec.history import JsonLines, Skipped, detect, importers
from tvrec.history.jsonlines import LONGEST

A = '{"type":"title","id":"a","kind":"movie","title":"三体"}'
B = '{"type":"title","id":"b","kind":"album","title":"B"}'
SEEN = '{"type":"event","title":"a","at":"2026-01-01","kind":"seen"}'


def read(path: Path, **options: str) -> list[object]:
    return list(detect(path).read(path, **options))


def ids(path: Path) -> list[str]:
    return [value.id if isinstance(value, Title) else "?" for value in read(path)]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ""),
        ("utf-8", "\ufeff"),
        ("utf-16-le", "\ufeff"),
        ("utf-16-be", "\ufeff"),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("packed", [False, True])
def test_every_encoding_and_line_end_is_read(
    tmp_path: Path, encoding: str, mark: str, end: str, packed: bool
) -> None:
    data = f"{mark}{A}{end}{end}{B}{end}".encode(encoding)
    file = tmp_path / "export.txt"
    file.write_bytes(gzip.compress(data) if packed else data)
    values = read(file)
    assert [value.title for value in values if isinstance(value, Title)] == ["三体", "B"]
    assert len(values) == 2


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "diary.csv"
    file.write_text(A)
    assert detect(file).name == "tvrec JSON Lines"
    assert ids(file) == ["a"]


def test_files_that_were_joined_are_read(tmp_path: Path) -> None:
    file = tmp_path / "both.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + A.encode() + b"\n\xef\xbb\xbf" + B.encode())
    assert ids(file) == ["a", "b"]


def test_bad_lines_are_reported_with_their_number_and_a_remedy_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    bad = [
        (b"{not json", "line 2: is not JSON: ", "not JSON"),
        (b'{"type":"film","id":"c"}', 'line 3: "type" is "film"', "not valid"),
        (A.replace("movie", "film").encode(), 'line 4: "kind" must be one of', "not valid"),
        (b'{"type":"title","title":"\xff"}', "line 5: is no text", "not text"),
        (A.encode()[:20], "line 6: is not JSON: ", "not JSON"),
        (b"[" * 100_000, "line 7: is not JSON: nests too deeply", "not JSON"),
        (A[:-1].encode() + b',"x":NaN}', "line 8: is not JSON: NaN", "not JSON"),
        (A[:-1].encode() + b',"x":' + b"9" * 5000 + b"}", "line 9: is not JSON", "not JSON"),
        (A[:-1].encode() + b',"x":1e999}', 'line 10: "x" must be plain JSON', "not valid"),
        (b'"text"', "line 11: is not a JSON object", "not valid"),
        (A.replace("三体", "\\ud800").encode(), "line 12: ", "not valid"),
    ]
    file = tmp_path / "mixed.jsonl"
    file.write_bytes(b"\n".join([A.encode(), *(line for line, _, _ in bad), B.encode()]))
    first, *skipped, last = read(file)
    assert isinstance(first, Title)
    assert isinstance(last, Title)
    assert len(skipped) == len(bad)
    for row, (_, said, reason) in zip(skipped, bad, strict=True):
        assert isinstance(row, Skipped)
        assert row.message.startswith(said)
        assert (row.file, row.reason) == (str(file), reason)
        assert row.remedy


def test_a_monstrous_line_is_left_out_and_the_next_one_read(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    file.write_text(f'{A}\n{{"type":"title","plot":"{"x" * (LONGEST * 2)}"}}\n{B}\n')
    first, skipped, last = read(file)
    assert isinstance(first, Title)
    assert isinstance(last, Title)
    assert isinstance(skipped, Skipped)
    assert skipped.message == "line 2: is longer than any line of ours"
    assert skipped.reason == "too long"


def test_a_broken_first_line_does_not_hide_the_format(tmp_path: Path) -> None:
    file = tmp_path / "cut.jsonl"
    file.write_text(f'itle":"A"}}\n{B}\n')
    skipped, title = read(file)
    assert isinstance(skipped, Skipped)
    assert isinstance(title, Title)


def test_a_first_line_longer_than_the_head_is_read(tmp_path: Path) -> None:
    line = {"type": "title", "id": "a", "kind": "movie", "title": "A", "plot": "x" * 200_000}
    file = tmp_path / "long.jsonl"
    file.write_text(json.dumps(line))
    assert ids(file) == ["a"]


def test_a_history_without_a_profile_belongs_to_who_imports(tmp_path: Path) -> None:
    file = tmp_path / "seen.jsonl"
    file.write_text(f"{SEEN}\n")
    (event,) = read(file, profile="anna")
    assert isinstance(event, Event)
    assert event.profile == "anna"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"Name,Year\nAlien,1979\n", "is in no form that tvrec knows"),
        (b"\x00\x01\x02\x03" * 40, "is in no form that tvrec knows"),
        (b"PK\x03\x04" + bytes(200), "is in no form that tvrec knows"),
        (f"[{A}]".encode(), "is JSON, but not JSON Lines"),
        (json.dumps(json.loads(A), indent=2).encode(), "is JSON, but not JSON Lines"),
        (b"\x1f\x8b\x08 not gzip", "breaks off or is damaged"),
    ],
)
def test_a_file_that_is_no_json_lines_fails_as_a_whole(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "export.jsonl"
    file.write_bytes(content)
    with pytest.raises(ImportFormatError, match=said) as caught:
        detect(file)
    assert caught.value.file == str(file)
    assert caught.value.remedy


def test_a_packed_file_that_breaks_off_fails_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl.gz"
    rows = "\n".join(A.replace('"a"', f'"{os.urandom(30).hex()}"') for _ in range(3000))
    file.write_bytes(gzip.compress(rows.encode())[:-2000])
    with pytest.raises(ImportFormatError, match="breaks off or is damaged"):
        read(file)


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match="is not there"):
        detect(tmp_path / "missing.jsonl")
    with pytest.raises(ImportFormatError, match="is a folder"):
        detect(tmp_path)


def test_every_importer_has_a_name_of_its_own() -> None:
    counts = Counter(importer.name for importer in importers())
    assert set(counts.values()) == {1}
    assert isinstance(importers()[0], JsonLines)
