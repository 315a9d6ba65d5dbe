"""Pictures that were made are there the next time, as long as they are still of the same."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tvrec.core.guide import Picture
from tvrec.domain import Kind, Title, TitleId
from tvrec.tv import pack as module
from tvrec.tv.pack import Pack
from tvrec.tv.widgets.poster import Still

FILM = Title(id=TitleId("a:1"), kind=Kind.MOVIE, title="Metropolis", year=1927)
MADE = Still(4, 2, bytes(range(24)))


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    found = Pack(tmp_path / "pictures", 4, 2)
    found.put(FILM, None, MADE)
    return found


def again(pack: Pack) -> Pack:
    return Pack(pack.path.parent, 4, 2)


def test_a_picture_is_there_the_next_time(pack):
    assert pack.get(FILM, None) == MADE
    assert again(pack).get(FILM, None) == MADE


def test_a_title_that_has_changed_is_painted_anew(pack):
    assert again(pack).get(replace(FILM, genres=("Drama",)), None) is None


def test_another_poster_is_read_anew(pack, tmp_path):
    poster = tmp_path / "poster.jpg"
    poster.write_bytes(b"1")
    pack.put(FILM, Picture(path=str(poster)), MADE)
    assert pack.get(FILM, Picture(path=str(poster))) == MADE
    poster.write_bytes(b"2")
    os.utime(poster, ns=(1, 1))
    assert pack.get(FILM, Picture(path=str(poster))) is None
    assert pack.get(FILM, Picture(data=b"1")) is None


def test_half_a_record_is_of_no_account(pack):
    with pack.path.open("ab") as file:
        file.write(b"torn")
    found = again(pack)
    assert found.get(FILM, None) == MADE
    found.put(replace(FILM, id=TitleId("a:2")), None, MADE)
    assert again(pack).get(replace(FILM, id=TitleId("a:2")), None) == MADE


def test_two_televisions_append_to_one_file(pack):
    other = again(pack)
    for i in range(5):
        (pack if i % 2 else other).put(replace(FILM, id=TitleId(f"b:{i}")), None, MADE)
    found = again(pack)
    assert all(found.get(replace(FILM, id=TitleId(f"b:{i}")), None) == MADE for i in range(5))


def test_a_full_file_begins_anew(pack, monkeypatch):
    monkeypatch.setattr(module, "_MOST", 1)
    pack.put(replace(FILM, id=TitleId("a:2")), None, MADE)
    assert pack.get(FILM, None) is None
    assert pack.get(replace(FILM, id=TitleId("a:2")), None) == MADE


def test_no_title_has_the_picture_of_another_where_another_television_began_the_file_anew(
    pack, monkeypatch
):
    other, film = again(pack), replace(FILM, id=TitleId("a:2"))
    monkeypatch.setattr(module, "_MOST", 1)
    other.put(film, None, Still(4, 2, bytes(24)))
    assert pack.get(FILM, None) is None
    assert again(pack).get(film, None) == Still(4, 2, bytes(24))


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path):
    (tmp_path / "pictures").write_text("a file")
    found = Pack(tmp_path / "pictures", 4, 2)
    found.put(FILM, None, MADE)
    assert found.get(FILM, None) is None
