"""The library's synopses are read for people and places; the same text is never read twice."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from tvrec.config import assets_dir
from tvrec.core.progress import batches
from tvrec.domain import Credit, TitleId
from tvrec.text import detect_script_language

if TYPE_CHECKING:
    from tvrec.config import Settings
    from tvrec.core.cards import CardSet
    from tvrec.domain import Title
    from tvrec.library.gazetteer import Gazetteer
    from tvrec.library.language import Reader
    from tvrec.store import Store

__all__ = ["Mentioned", "find", "mentioned", "read_new"]

_BATCH = 500  # titles between two commits
_SAMPLE = 2000  # texts from which is learned what is written small


class Mentioned(NamedTuple):
    """What titles speak of, aligned with a library's cards.

    Attributes:
        people, places: the ids of ``Mention`` of each card and its leaves, each once.
    """

    people: list[tuple[str, ...]]
    places: list[tuple[str, ...]]


def read_new(store: Store, settings: Settings) -> int:
    """Read the synopses that were not read as they are now, and return how many there were."""
    from tvrec.library.language import reader_id

    reader = reader_id()
    titles = store.titles.get_many(store.mentions.unread(reader))
    hashes = {key: f"{reader}:{_hash(title)}" for key, title in titles.items()}
    known = store.mentions.hashes()
    store.mentions.confirm(key for key in titles if known.get(key) == hashes[key])
    todo = [title for key, title in titles.items() if known.get(key) != hashes[key]]
    silent = [title for title in todo if not _texts(title)]
    store.mentions.put((title.id, hashes[title.id], ()) for title in silent)
    spoken = [title for title in todo if _texts(title)]
    if spoken:
        eyes = _reader(store, settings, spoken)
        for batch in batches(spoken, _BATCH):
            store.mentions.put(
                (title.id, hashes[title.id], eyes.read(_texts(title), title.people))
                for title in batch
            )
    return len(spoken)


def _reader(store: Store, settings: Settings, titles: list[Title]) -> Reader:
    from tvrec.library.language import Reader, load_words, written_small

    own = [credit for title in titles for credit in title.people]
    texts = (text for title in titles[:_SAMPLE] for text in _texts(title).values())
    return Reader(
        gazetteer(settings),
        [*own, *map(Credit, store.titles.people())],
        written_small(texts) | {*load_words(assets_dir(settings) / "words-en.txt")},
    )


def gazetteer(settings: Settings) -> Gazetteer:
    """Return the places that are known by name."""
    from tvrec.library.gazetteer import Gazetteer

    return Gazetteer.load(assets_dir(settings) / "gazetteer.tsv")


def _texts(title: Title) -> dict[str, str]:
    """Return a title's synopsis and tagline in each language that it has them in."""
    own = f"{title.plot}\n{title.tagline}".strip()
    texts = {tag: f"{words.plot}\n{words.tagline}".strip() for tag, words in title.i18n.items()}
    if own:
        texts.setdefault(detect_script_language(own) or "en", own)
    return {tag: text for tag, text in texts.items() if text}


def _hash(title: Title) -> str:
    parts = [part for pair in sorted(_texts(title).items()) for part in pair]
    parts += [name for credit in title.people for name in (credit.name, *credit.names.values())]
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def find(store: Store, settings: Settings, name: str) -> list[TitleId]:
    """Return the titles that speak of a person or a place, by its name in any language."""
    meant: dict[tuple[str, str], None] = dict.fromkeys(store.mentions.named(name))
    place = gazetteer(settings).find(name)
    if place is not None:
        meant["place", place.id] = None
    meant["person", name] = None
    found = (key for what in meant for key in store.mentions.mentioning(*what))
    return list(dict.fromkeys(found))


def mentioned(store: Store, cards: CardSet) -> Mentioned:
    """Return the people and places that each card speaks of, its leaves included."""
    leaves = cards.leaves()

    def of(kind: str) -> Iterator[tuple[str, ...]]:
        facets = store.mentions.facets(kind)
        for card in cards.cards:
            parts = [card.id, *(leaf.id for leaf in leaves.get(card.id, ()))]
            yield tuple(dict.fromkeys(key for part in parts for key in facets.get(part, ())))

    return Mentioned(list(of("person")), list(of("place")))
