"""The household's titles: reading them from folders and files, naming them, giving them back."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tvrec.core.progress import Tick, silent
from tvrec.core.reports import Report
from tvrec.domain import Kind, Title, TitleId

if TYPE_CHECKING:
    from tvrec.core.memory import Memory
    from tvrec.core.training import Trained
    from tvrec.i18n import Translator
    from tvrec.naming import NameOf
    from tvrec.rec.genre_head import Trial
    from tvrec.store import Store

__all__ = ["Library"]


class Library:
    """The titles of one household."""

    def __init__(self, store: Store, memory: Memory) -> None:
        self._store = store
        self._memory = memory

    def scan(
        self,
        folders: Sequence[Path] = (),
        *,
        at: datetime | None = None,
        on_progress: Tick = silent,
    ) -> Report:
        """Read folders into the library; without any, those that it knows."""
        from tvrec.core.scanning import scan_into

        report = scan_into(
            self._store,
            folders,
            probe_timeout_s=self._memory.settings.scan.probe_timeout_s,
            now=at or datetime.now(UTC),
            on_progress=on_progress,
        )
        if not report.interrupted:
            self.spell_names()
            self.read_synopses()
        self._memory.let_go()
        return report

    def read_synopses(self) -> None:
        """Read the synopses that are new for the people and places that they speak of."""
        from tvrec.core.mentions import read_new

        read_new(self._store, self._memory.settings)

    def spell_names(self) -> int:
        """Read the Chinese names of titles and people that are new, to find them by pinyin.

        Returns how many they are.
        """
        from tvrec.core.spelling import read_new

        return read_new(self._store)

    def take_spellings(self, file: Path) -> int:
        """Take readings of Chinese names that were made before; see ``spelling``.

        Returns how many were taken.
        """
        from tvrec.core.spelling import take

        return take(file, self._store)

    def write_spellings(self, file: Path) -> int:
        """Write the readings of all Chinese names for ``take_spellings``; return their number."""
        from tvrec.core.spelling import write

        return write(file, self._store)

    def folders(self) -> list[str]:
        """Return the folders that are read when none is named."""
        return self._store.roots.list()

    def waiting(self) -> int:
        """Count the titles that are not encoded as they are now."""
        return len(self._memory.waiting())

    def take_vectors(self, file: Path) -> int:
        """Take vectors that were made before for texts that are waiting; see ``prepared``.

        Returns how many were taken.
        """
        from tvrec.core.prepared import take

        todo = self._memory.waiting() if file.exists() else []
        number = take(file, self._store, todo, self._memory.encoder.manifest.id) if todo else 0
        if number:
            self._memory.encoded(whole=number == len(todo))
        return number

    def write_vectors(self, file: Path) -> int:
        """Write the vectors of all cards for ``take_vectors``, and return how many these are."""
        from tvrec.core.prepared import write

        return write(file, self._store, self._memory.cards, self._memory.encoder.manifest.id)

    def encode(self, on_progress: Tick = silent) -> int:
        """Encode what is new in the library, and return how many vectors are new.

        Raises:
            ModelError: the encoder's files are missing or damaged.
        """
        from tvrec.core.encoding import encode_all

        todo = self._memory.waiting()
        number = encode_all(self._store, todo, self._memory.encoder, on_progress)
        if number:
            self.guess_genres()
            self._memory.encoder.release()
            self._memory.encoded(whole=True)
        return number

    def guess_genres(self) -> int:
        """Guess the genres of titles that came without any since ``train_genres``.

        Returns how many titles are offered some. Where nothing was learned, or with another
        encoder, none are.
        """
        if not self._store.guesses.reader():
            return 0
        from tvrec.core.guessing import guess_new

        bare = [card.id for card in self._memory.cards.cards if not card.genres]
        titles = [*self._store.titles.get_many(bare).values()]
        return guess_new(self._store, titles, self._memory.encoder)

    def forget_genres(self) -> bool:
        """Delete what ``train_genres`` learned and all guesses; return whether there was any."""
        return self._store.guesses.unlearn()

    def train_genres(self, seed: int = 0, on_progress: Tick = silent) -> Trained:
        """Learn the library's genres and offer them to titles without any, see ``training``."""
        from tvrec.core.training import train_genres

        trained = train_genres(
            self._store, self._card_titles(), self._memory.encoder, seed, on_progress
        )
        self._memory.encoder.release()
        return trained

    def try_genres(
        self,
        file: Path | None = None,
        seed: int = 0,
        on_progress: Tick = silent,
        *,
        words: str = "",
    ) -> Trial:
        """Judge how well genres are learned, from the library or a file, see ``training``."""
        from tvrec.core.training import titles_of, try_genres

        works = titles_of(file) if file else self._card_titles()
        return try_genres(works, self._memory.encoder, seed, on_progress, words=words)

    def _card_titles(self) -> list[Title]:
        return [*self._store.titles.get_many(card.id for card in self._memory.cards.cards).values()]

    def titles(self, kinds: Collection[Kind] = (), *, mentions: str = "") -> Iterator[Title]:
        """Yield the library's titles in the order of their ids.

        Args:
            kinds: only these; empty: all.
            mentions: only those whose synopsis speaks of this person or place, named in any
                language; empty: all.
        """
        if not mentions:
            return self._store.titles.each(kinds or None)
        from tvrec.core.mentions import find

        found = self._store.titles.get_many(find(self._store, self._memory.settings, mentions))
        return (found[key] for key in sorted(found) if not kinds or found[key].kind in kinds)

    def resolve(self, text: str) -> TitleId:
        """Return the title that an id or an unambiguous name means.

        Raises:
            TitleNotFoundError: none, or several.
        """
        from tvrec.core.names import resolve

        return resolve(self._store, text)

    def names(self, words: Translator, profiles: Sequence[str] = ()) -> NameOf:
        """Return what names titles, people and genres in one language.

        Args:
            words: the language.
            profiles: who is spoken to, so that what they only like is not said to be watched.
        """
        from tvrec.core.names import Names

        ledgers = functools.partial(self._memory.ledgers, profiles)
        return Names(self._store, self._memory.cards, words, ledgers)

    def import_files(
        self,
        files: Sequence[Path],
        *,
        profile: str = "",
        dry_run: bool = False,
        synopses: bool = True,
        on_progress: Tick = silent,
    ) -> Report:
        """Read titles and histories from files: all of them are kept, or nothing changes.

        Args:
            files: to be read.
            profile: whose history it is; empty: as the files say.
            dry_run: keep nothing.
            synopses: read them, and Chinese names, now; otherwise ``read_synopses`` and
                ``spell_names`` do it when there is time.
            on_progress: told how much is done.

        Raises:
            ImportFormatError: a file has no form that tvrec knows.
        """
        from tvrec.core.transfer import import_files

        report = import_files(
            self._store, files, profile=profile, dry_run=dry_run, on_progress=on_progress
        )
        if synopses and not dry_run:
            self.spell_names()
            self.read_synopses()
        self._memory.let_go()
        return report

    def export(self, target: Path | IO[str]) -> int:
        """Write all that is known as JSON Lines, and return the number of lines."""
        from tvrec.core.transfer import everything
        from tvrec.history import export

        return sum(export(everything(self._store), target).values())

    def backup(self, target: Path) -> None:
        """Write a copy of the database while others go on reading and writing.

        Raises:
            StoreError: it cannot be written, or something has that name already.
        """
        self._store.backup(target)
