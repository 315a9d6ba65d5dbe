"""The household behind the screen: one thread that owns the database and does all the ranking.

The screen's thread never waits for it. A question is a function of the ``Tv``; its answer comes
back as a frozen value.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

from tvrec.tv.present import Presenter

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.i18n import Translator

__all__ = ["Backstage"]

T = TypeVar("T")


class Backstage:
    """Runs what is asked of a ``Tv`` in the thread that opened it, one after the other.

    Args:
        opener: opens the household, in that thread.
        words: the language of the screen.
        watching: gives who watches, whom the answers speak to.
    """

    def __init__(
        self,
        opener: Callable[[], AbstractContextManager[Tv]],
        words: Translator,
        watching: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._opener = opener
        self._watching = watching
        self.words = words
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backstage")
        self._context: AbstractContextManager[Tv] | None = None
        self._tv: Tv | None = None
        self._closed = False

    def ask(self, question: Callable[[Tv], T]) -> Awaitable[T]:
        """Put a question to the household; once it is closed, whoever still asks is cancelled."""
        if self._closed:
            unheard: asyncio.Future[T] = asyncio.get_running_loop().create_future()
            unheard.cancel()
            return unheard
        return asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    def present(self, question: Callable[[Tv, Presenter], T]) -> Awaitable[T]:
        """The same, with what writes the answer in the language of the screen."""
        watching = self._watching()

        def answer(tv: Tv) -> T:
            return question(tv, Presenter(self.words, tv.library.names(self.words, watching)))

        return self.ask(answer)

    def _answer(self, question: Callable[[Tv], T]) -> T:
        if self._tv is None:
            context = self._opener()
            self._tv = context.__enter__()
            self._context = context
        return question(self._tv)

    async def close(self) -> None:
        """Close the household."""

        def close() -> None:
            if self._context is not None:
                self._context.__exit__(None, None, None)
            self._context = self._tv = None

        self._closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, close)
        self._thread.shutdown(wait=False)
