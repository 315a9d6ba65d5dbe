"""Pictures for titles that have none."""

import json
from pathlib import Path

import numpy as np
import pytest

from tvrec.art import Subject, paint
from tvrec.art.canvas import Camera, Canvas
from tvrec.art.catalogue import MOTIFS
from tvrec.art.moods import GENRE_MOODS, MOOD_WORDS
from tvrec.art.paint import describe
from tvrec.art.palettes import PALETTES, colours

WORKS = Path(__file__).parents[2] / "assets" / "demo" / "works"


def subject(seed="demo:x", genres=("Drama",), year=1927, words="A story"):
    return Subject(seed, "movie", tuple(genres), year, "en", words)


def shrunk(picture, times):
    high, wide = picture.shape[0] // times, picture.shape[1] // times
    return picture.reshape(high, times, wide, times, 3).mean(axis=(1, 3))


def test_a_picture_has_the_size_that_was_asked_for():
    picture = paint(subject(), 26, 10)
    assert picture.shape == (10, 26, 3)
    assert picture.dtype == np.uint8


@pytest.mark.parametrize("size", [(1, 1), (1, 7), (9, 1), (2, 40), (3, 2), (26, 10), (33, 47)])
def test_every_motif_is_drawn_at_any_size(size):
    palette = colours(PALETTES[0], 2000, np.random.default_rng(0))
    for motif in MOTIFS.values():
        canvas = Canvas(*size, Camera(1.1, mirrored=True))
        motif.draw(canvas, palette, np.random.default_rng(1))
        assert canvas.pixels().shape == (size[1], size[0], 3)
        assert np.isfinite(canvas.rgb).all()


def test_a_size_of_nothing_gives_a_pixel():
    assert paint(subject(), 0, 0).shape == (1, 1, 3)


def test_the_same_title_gives_the_same_picture():
    assert np.array_equal(paint(subject(), 40, 16), paint(subject(), 40, 16))


@pytest.mark.parametrize("name", MOTIFS)
def test_size_changes_only_the_resolution(name):
    pictures = []
    for width, height in ((26, 10), (104, 40)):
        rng = np.random.default_rng(3)
        ready = colours(PALETTES[int(rng.integers(len(PALETTES)))], 1999, rng)
        canvas = Canvas(width, height, Camera(1.05, mirrored=False))
        MOTIFS[name].draw(canvas, ready, rng)
        pictures.append(canvas.pixels())
    small, large = pictures[0].astype(float), shrunk(pictures[1], 4)
    assert np.abs(small - large).mean() < 5


def test_different_titles_of_one_genre_differ():
    pictures = [paint(subject(f"demo:{n}"), 26, 10).astype(float) for n in range(12)]
    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert np.abs(one - other).mean() > 6


def test_one_genre_has_many_motifs_and_palettes():
    seen = [describe(subject(f"demo:{n}", ["Horror"], words="")) for n in range(40)]
    assert len({motif for motif, _ in seen}) >= 6
    assert len({palette for _, palette in seen}) >= 10


def test_words_choose_the_motif():
    assert describe(subject(words="A train, a locomotive and a railway"))[0] == "train"
    assert describe(subject(words="机器人 机器人 机器人"))[0] == "robot"


def test_words_count_beyond_the_genre():
    seen = {describe(subject(f"s{n}", ["Comedy"], words="vampire vampires"))[0] for n in range(9)}
    assert seen <= {"staircase", "rooftop"}


def demo_genres():
    names = set()
    for path in sorted(WORKS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            names.update(json.loads(line).get("genres", ()))
    return sorted(names)


def test_every_genre_of_the_demo_catalogue_has_motifs():
    suited = {genre for motif in MOTIFS.values() for genre in motif.genres.split()}
    missing = [name for name in demo_genres() if name.casefold().replace(" ", "_") not in suited]
    assert demo_genres()
    assert not missing


def test_genres_are_read_in_any_case():
    assert describe(subject(genres=["science FICTION"])) == describe(
        subject(genres=["Science fiction"])
    )


def test_an_unknown_genre_and_no_words_have_a_picture():
    bare = Subject("", "", ("Zzz",), None, "", "")
    assert paint(bare, 26, 10).std() > 5
    assert paint(Subject("ü:中", "", (), None, "", ""), 26, 10).std() > 5


def test_white_text_reads_on_the_dark_of_every_palette():
    for palette in PALETTES:
        ready = colours(palette, 2020, np.random.default_rng(0))
        assert ready.deep.max() < 0.25, palette.name
        assert ready.deep.mean() < ready.shade.mean() < ready.light.mean(), palette.name


def test_old_films_are_less_colourful_than_new_ones():
    def colour(year):
        ready = colours(PALETTES[3], year, np.random.default_rng(0))
        return float(np.ptp(ready.tone))

    assert colour(1925) < colour(1960) < colour(2015)


def test_every_mood_that_is_asked_for_has_a_palette():
    known = {mood for palette in PALETTES for mood in palette.moods.split()}
    asked = {mood for motif in MOTIFS.values() for mood in motif.moods.split()}
    asked |= {mood for moods in GENRE_MOODS.values() for mood in moods.split()}
    assert asked | set(MOOD_WORDS) <= known


def test_pictures_are_neither_black_nor_glaring():
    for n, name in enumerate(demo_genres()):
        picture = paint(subject(f"demo:{n}", [name]), 26, 10)
        assert 12 < picture.mean() < 175, name


def test_an_album_without_genres_is_a_picture_of_sound():
    sounding = {name for name, motif in MOTIFS.items() if "music" in motif.genres.split()}
    seen = [describe(Subject(f"a{n}", "album", (), 2001, "", ""))[0] for n in range(30)]
    assert sum(name in sounding for name in seen) > 15
