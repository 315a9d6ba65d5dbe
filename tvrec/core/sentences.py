"""Answers to sentences: what a viewer would like, in words, ranked over the whole library.

The vector of a sentence is taken as the encoder gives it and compared with the titles' centred
ones. Centred itself, by the library's means or by that of sentences that ask for nothing, it finds
less or no more; docs/sentences.md has the figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tvrec.core import vocabulary
from tvrec.core.asking import fitting
from tvrec.core.mentions import gazetteer
from tvrec.core.scripts import variants
from tvrec.domain import Card, Piece
from tvrec.rec import best
from tvrec.rec.answers import answers, subjects
from tvrec.rec.cues import ASKER, EVERYDAY
from tvrec.rec.lexicon import tokens
from tvrec.rec.merits import CHILDLIKE, Signals, is_for_children, merit, passes
from tvrec.rec.query import understand
from tvrec.rec.sentence import Sentence
from tvrec.text import is_cjk, plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.loaded import Loaded
    from tvrec.core.memory import Memory
    from tvrec.core.session import Session
    from tvrec.rec.lexicon import Lexicon
    from tvrec.rec.traits import Traits
    from tvrec.store import Store

__all__ = ["Sentences"]

_KEPT = ("genre", "mood", "nation", "person", "place")
"""Pieces that are words of the subject too, and stay in what the encoder and full text read."""
_KEPT_AMONG = ("mood", "nation")
"""The same where genres and people are those that the newest of all is sought among."""
_RARE = 0.1  # of the titles have a word that is worth naming, at most
_FACTS_WEIGH = 2.0  # a word among names, genres and tags, against one in a plot


class Sentences:
    """Reads and answers sentences; what is gathered of a library is kept until it changes."""

    def __init__(self, store: Store, memory: Memory) -> None:
        self._store = store
        self._memory = memory
        self._words = vocabulary.shipped(memory.settings)
        self._moods = {mood["id"]: mood for mood in self._words["moods"]}
        self._of: Loaded | None = None
        self._lexicon: Lexicon | None = None
        self._traits: Traits | None = None

    def ask(
        self,
        session: Session,
        text: str,
        number: int,
        now: datetime,
        *,
        without: Collection[str] = (),
        kinds: Collection[str] = (),
        minutes: float | None = None,
        seen: bool = False,
    ) -> tuple[tuple[Card, ...], tuple[Piece, ...]]:
        """Rank the library for a sentence, and say what was understood of it.

        Args:
            session: whose taste breaks ties, and what they may and want to see.
            text: the sentence.
            number: how many titles, at most.
            now: the time.
            without: texts of pieces that shall have no effect.
            kinds, minutes: limits that are stated beside the sentence.
            seen: what was watched is ranked too.
        """
        loaded = self._memory.library
        traits, lexicon = self._gathered(loaded)
        sentence = understand(text, lexicon, without)
        among = session.allowed(now) & fitting(loaded, kinds, minutes)
        if not seen:
            among &= ~session.profile.hidden
        among &= passes(loaded.catalog, traits, sentence)
        moods = self._fits(loaded, traits, sentence)
        signals = self._signals(loaded, session, sentence, moods)
        merits = merit(loaded.catalog, traits, sentence, signals, among)
        found = best(loaded.catalog, merits, np.flatnonzero(among), number)
        cards, places = loaded.cards.cards, found.tolist()
        fits = {name: fit.whole() for name, fit in moods.items()}
        words = self._single_words(loaded, sentence)
        met = answers(loaded.catalog, traits, sentence, fits, words, places)
        return (
            tuple(
                Card(summary=cards[i], score=float(merits[i]), answers=each)
                for i, each in zip(places, met, strict=True)
            ),
            sentence.pieces,
        )

    def _gathered(self, loaded: Loaded) -> tuple[Traits, Lexicon]:
        if self._of is not loaded or self._traits is None or self._lexicon is None:
            self._traits = vocabulary.traits(self._store, loaded, self._words)
            self._lexicon = vocabulary.lexicon(
                self._store, loaded, self._words, gazetteer(self._memory.settings)
            )
            self._of = loaded
        return self._traits, self._lexicon

    def _signals(
        self, loaded: Loaded, session: Session, sentence: Sentence, fits: Mapping[str, _Fit]
    ) -> Signals:
        words = _telling(sentence.words(_KEPT_AMONG if sentence.is_superlative else _KEPT))
        away = " ".join(piece.words for piece in sentence.of("words", wanted=False))
        moods = [(fits[name], sign) for name, sign in _moods(sentence)]
        return Signals(
            meaning=self._cosines(loaded, words) if words else None,
            words=self._weighed(loaded, ASKER.sub(" ", words)) if words else None,
            moods=_sum(sign * fit.about for fit, sign in moods),
            lean=_sum(sign * fit.lean for fit, sign in moods),
            away=self._cosines(loaded, away) if away else None,
            away_words=self._weighed(loaded, away) if away else None,
            taste=session.profile.scores().total,
        )

    def _fits(self, loaded: Loaded, traits: Traits, sentence: Sentence) -> dict[str, _Fit]:
        language = "zh" if any(map(is_cjk, sentence.text)) else "en"
        fits = {}
        for name in dict.fromkeys(name for name, _ in _moods(sentence)):
            mood = self._moods[name]
            about = self._cosines(loaded, mood[language])
            fits[name] = _Fit(about, _lean(loaded, traits, mood["genres"]))
        return fits

    def _single_words(self, loaded: Loaded, sentence: Sentence) -> dict[Piece, NDArray[np.bool_]]:
        """Which titles have each word that no piece covers, of those words that few titles have."""
        rare = _RARE * loaded.catalog.size
        found = {}
        for start, end in subjects(sentence):
            word = sentence.text[start:end]
            has = self._weighed(loaded, word) > 0
            if 0 < np.count_nonzero(has) <= rare:
                found[Piece("words", word, start, end, words=word)] = has
        return found

    def _cosines(self, loaded: Loaded, text: str) -> NDArray[np.float64]:
        if not loaded.catalog.has_vector.any():  # nothing is encoded yet: words alone decide
            return np.zeros(loaded.catalog.size)
        vector = self._memory.encoder.encode_one(text)
        cosines: NDArray[np.float64] = (loaded.catalog.vectors @ vector).astype(np.float64)
        return cosines

    def _weighed(self, loaded: Loaded, text: str) -> NDArray[np.float64]:
        found = np.zeros(loaded.catalog.size)
        for words in variants(text):
            for key, score in self._store.search.weigh(words, _FACTS_WEIGH).items():
                place = loaded.cards.index.get(loaded.cards.card_of.get(key, key))
                if place is not None:
                    found[place] = max(found[place], score)
        return found


class _Fit(NamedTuple):
    """How well titles fit a mood: cosines of what they are about, and how their genres lean."""

    about: NDArray[np.float64]
    lean: NDArray[np.float64]

    def whole(self) -> NDArray[np.float64]:
        """Both as one: float64[n]."""
        spread = float(self.about.std()) or 1.0
        weighed: NDArray[np.float64] = self.about / spread + self.lean
        return weighed


def _telling(words: str) -> str:
    """Return words; empty where none of them says what is asked: "I want something, please"."""
    asked = tokens(plain(ASKER.sub(" ", words)))
    return words if any(token.word not in EVERYDAY for token in asked) else ""


def _moods(sentence: Sentence) -> list[tuple[str, float]]:
    """Return the moods that are named, 1 where one is wanted, −1 where it shall not be."""
    children = [(CHILDLIKE, 1.0)] if is_for_children(sentence) else []
    return children + [
        (name, 1.0 if wanted else -1.0)
        for wanted in (True, False)
        for piece in sentence.of("mood", wanted=wanted)
        for name in piece.names
    ]


def _sum(parts: Iterable[NDArray[np.float64]]) -> NDArray[np.float64] | None:
    every = list(parts)
    return np.sum(every, axis=0) if every else None


def _lean(loaded: Loaded, traits: Traits, genres: dict[str, float]) -> NDArray[np.float64]:
    """Return how far the genres of each title lean to a mood."""
    lean = np.zeros(loaded.catalog.size)
    features: Any = loaded.catalog.genres
    for genre, weight in genres.items():
        for name in traits.genres.get(genre, ()):
            lean[features.titles_with(features.names.index(name))] += weight
    return lean
