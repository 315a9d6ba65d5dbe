"""Real, tiny media, and a household's folders made of them.

``make_video``, ``make_audio``, ``picture`` and ``write`` make one file; ``make_tree`` makes an
example of everything that a household keeps, ``make_broken`` of everything that breaks.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from media_files import index_first, make_audio, make_video, picture, write

__all__ = [
    "BOMB_NFO",
    "EPISODES_NFO",
    "FILM_NFO",
    "INFO_JSON",
    "make_audio",
    "make_broken",
    "make_tree",
    "make_video",
    "picture",
    "write",
]

FILM_NFO = """<?xml version="1.0" encoding="UTF-8"?>
<movie><title>Metropolis</title><originaltitle>Metropolis</originaltitle><year>1927</year>
<plot>In a city that lives above its own workers, a son follows a teacher underground.</plot>
<genre>Science Fiction</genre><genre>Drama / Silent</genre><director>Fritz Lang</director>
<actor><name>Brigitte Helm</name><role>Maria</role><order>0</order></actor>
<ratings><rating name="imdb" max="10" default="true"><value>8,3</value><votes>190000</votes>
</rating></ratings><uniqueid type="imdb" default="true">tt0017136</uniqueid><runtime>153</runtime>
<country>Germany</country><mpaa>FSK 6</mpaa><playcount>2</playcount></movie>"""
EPISODES_NFO = """<episodedetails><title>The First</title><season>1</season><episode>1</episode>
<plot>It begins.</plot></episodedetails>
<episodedetails><title>The Second</title><season>1</season><episode>2</episode></episodedetails>"""
BOMB_NFO = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">
<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<movie><title>Bomb &lol3; &secret;</title><year>2001</year></movie>"""
INFO_JSON = """{"id": "dQw4w9WgXcQ", "title": "A lecture on stars", "channel": "Observatory",
"extractor_key": "Youtube", "upload_date": "20200102", "tags": ["stars"], "language": "en",
"categories": ["Education"], "description": "How stars are born.", "age_limit": 0,
"chapters": [{"start_time": 0, "end_time": 1, "title": "Dust"}]}"""


def make_tree(root: Path) -> Path:
    """A household's folders: every kind of title, in every shape that it takes."""
    _make_films(root / "Films")
    _make_series(root / "Series")
    _make_clips(root / "Clips")
    _make_music(root / "Music")
    _make_spoken(root)
    return root


def _make_films(films: Path) -> None:
    folder = films / "Metropolis (1927)"
    make_video(folder / "Metropolis.1927.1080p.mkv", language="ger")
    make_video(folder / "Metropolis-trailer.mkv")
    write(folder / "movie.nfo", FILM_NFO)
    write(folder / "poster.jpg", picture())
    write(folder / "fanart.jpg", picture(side=64))
    write(folder / "Metropolis.1927.1080p.en.srt", "1\n")
    make_video(folder / "Featurettes" / "Making of.mkv")
    make_video(films / "Nosferatu (1922) - 1080p.mp4", codec="libx264")
    make_video(films / "Nosferatu (1922) - 4K.mp4")
    make_video(films / "Faust.1926.cd1.avi")
    make_video(films / "Faust.1926.cd2.avi")
    make_video(films / "小城之春 (1948) [tmdbid-88273].webm")


def _make_series(series: Path) -> None:
    show = series / "The Lighthouse (2019)"
    write(show / "tvshow.nfo",
          "<tvshow><title>The Lighthouse</title><plot>Keepers.</plot>"
          "<uniqueid type='tvdb'>4711</uniqueid></tvshow>")  # fmt: skip
    write(show / "poster.jpg", picture())
    write(show / "season01-poster.jpg", picture())
    make_video(show / "Season 1" / "The.Lighthouse.S01E01.mkv")
    make_video(show / "Season 1" / "The.Lighthouse.S01E02.mkv")
    write(show / "Season 1" / "The.Lighthouse.S01E01.nfo", EPISODES_NFO)
    write(show / "Season 1" / "The.Lighthouse.S01E02.zh.forced.srt", "1\n")
    make_video(show / "Specials" / "The.Lighthouse.S00E01.Making.Of.mkv")


def _make_clips(clips: Path) -> None:
    make_video(clips / "A lecture [dQw4w9WgXcQ].mp4")
    write(clips / "A lecture [dQw4w9WgXcQ].info.json", INFO_JSON)
    write(clips / "A lecture [dQw4w9WgXcQ].webp", picture())
    make_video(clips / "VID_20230401_121314.mp4")


def _make_music(music: Path) -> None:
    write(
        music / "Ensemble" / "artist.nfo",
        "<artist><name>Ensemble</name><biography>They play at night.</biography></artist>",
    )
    album = music / "Ensemble" / "Night Pieces (2010)"
    for disc, number, name in ((1, 1, "Dusk"), (1, 2, "Midnight"), (2, 1, "Dawn")):
        make_audio(
            album / f"CD{disc}" / f"{number:02} {name}.mp3", cover=name == "Dusk", title=name,
            artist="Ensemble feat. Solo" if name == "Dawn" else "Ensemble",
            album_artist="Ensemble", album="Night Pieces", track=str(number), disc=str(disc),
            genre="Classical", date="2010",
        )  # fmt: skip
    for number, artist in enumerate(("Ann", "Bo", "Cy"), start=1):
        make_audio(
            music / "Mixtape" / f"{number}.flac", title=f"Song {number}", artist=artist,
            album="Mixtape", track=str(number),
        )  # fmt: skip


def _make_spoken(root: Path) -> None:
    make_audio(
        root / "Audiobooks" / "Alice.m4b", seconds=2, title="Alice", artist="Lewis Carroll",
        composer="A Reader", album="Alice in Wonderland", genre="Audiobook",
        chapters=[(0, "Down the Rabbit-Hole"), (1, "The Pool of Tears")],
    )  # fmt: skip
    for number in (1, 2, 10):
        make_audio(root / "Audiobooks" / "Jane Austen" / "Emma" / f"Part {number}.mp3")
    for number in (1, 2):
        make_audio(
            root / "Podcasts" / "Slow Radio" / f"2024-03-0{number} Walk.mp3",
            title=f"Walk {number}", artist="A Station", genre="Podcast",
        )  # fmt: skip
    write(root / "Podcasts" / "Slow Radio" / "cover.jpg", picture())


def make_broken(root: Path) -> Path:
    """Everything that is broken in the wild, a file or folder each, below ``root / "Broken"``."""
    films = root / "Broken"
    write(films / "Zero (2001).mkv", b"")
    write(films / "Random (2002).mp4", np.random.default_rng(1).bytes(40_000))
    write(films / "Random.mp3", np.random.default_rng(2).bytes(40_000))
    whole = make_video(films / "Cut (2003).mp4").read_bytes()
    write(films / "Cut (2003).mp4", whole[: len(whole) // 2])
    write(films / "Cut behind its index (2003).mp4", index_first(whole)[:-2000])
    os.mkfifo(films / "Pipe (2004).mkv")
    (films / "loop").symlink_to(films)
    (films / "Nowhere (2004).mkv").symlink_to(films / "not there.mkv")
    bad = os.fsencode(films) + b"/Caf\xe9 (2005).mkv"
    make_video(Path(os.fsdecode(bad)))
    longest = "L" * (255 - len(" (2006).mkv")) + " (2006).mkv"
    make_video(films / longest)
    make_video(films / "Not XML (2007)" / "Not XML (2007).mkv")
    write(films / "Not XML (2007)" / "Not XML (2007).nfo", "this is no xml at all")
    make_video(films / "Bomb (2001)" / "Bomb (2001).mkv")
    write(films / "Bomb (2001)" / "Bomb (2001).nfo", BOMB_NFO)
    write(films / "Bomb (2001)" / "poster.jpg", b"no picture")
    write(films / "Bomb (2001)" / "fanart.jpg", picture(side=600)[:2000])
    return root
