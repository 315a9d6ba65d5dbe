"""Precision and recall of the people and places that are found in synopses, and what it costs.

    python bench/mentions.py [--errors] [--without-rjieba]

The synopses are a hundred of the demo catalogue, marked by hand before the rules were made
(tests/library/mentions.jsonl, a "|" parts spellings that are equally right); forty of them were
held out while the rules were made. The library is the whole demo catalogue, as a household's is.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tvrec.config import assets_dir
from tvrec.domain import Title
from tvrec.jsonlines import from_json
from tvrec.library.gazetteer import Gazetteer
from tvrec.library.language import Reader, load_words
from tvrec.text import fold

MARKS = Path(__file__).parents[1] / "tests" / "library" / "mentions.jsonl"


@dataclass
class Count:
    """Names found rightly, wrongly, and missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(self.right + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(self.right + len(self.missed), 1)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / max(2 * self.right + len(self.wrong) + len(self.missed), 1)


def demo_titles() -> dict[str, Title]:
    """Return the demo catalogue."""
    files = sorted((assets_dir() / "demo" / "works").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    titles = [from_json(json.loads(line)) for line in lines]
    return {title.id: title for title in titles if isinstance(title, Title)}


def demo_reader(titles: dict[str, Title], *, segmenter: bool | None = None) -> Reader:
    """Return a reader of the demo catalogue."""
    return Reader(
        Gazetteer.load(assets_dir() / "gazetteer.tsv"),
        [credit for title in titles.values() for credit in title.people],
        load_words(assets_dir() / "words-en.txt"),
        segmenter=segmenter,
    )


def text_of(title: Title, language: str) -> str:
    """Return the synopsis and tagline of a title in one language."""
    words = title.i18n["zh-Hans"] if language == "zh" else title
    return f"{words.plot}\n{words.tagline}".strip()


def marks() -> Iterator[dict[str, Any]]:
    """Yield what was marked."""
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def judge(reader: Reader, titles: dict[str, Title]) -> dict[tuple[str, bool, str], Count]:
    """Count by language, whether it was held out, and type."""
    counts: dict[tuple[str, bool, str], Count] = {}
    for mark in marks():
        title = titles[mark["title"]]
        found = reader.read({mark["language"]: text_of(title, mark["language"])}, title.people)
        for kind, wanted in (("person", mark["people"]), ("place", mark["places"])):
            count = counts.setdefault((mark["language"], mark["held_out"], kind), Count())
            left = {fold(m.names[mark["language"]]) for m in found if m.type == kind}
            for name in wanted:
                spellings = {fold(spelling) for spelling in name.split("|")}
                if hit := spellings & left:
                    count.right += 1
                    left -= hit
                else:
                    count.missed.append(f"{name} ({mark['title']})")
            count.wrong += [f"{name} ({mark['title']})" for name in sorted(left)]
    return counts


def total(counts: list[Count]) -> Count:
    """Add counts up."""
    return Count(
        sum(count.right for count in counts),
        [name for count in counts for name in count.wrong],
        [name for count in counts for name in count.missed],
    )


def main() -> int:
    """Measure and print."""
    titles = demo_titles()
    reader = demo_reader(titles, segmenter=False if "--without-rjieba" in sys.argv else None)
    reader.read({"zh": "上海。", "en": "It is in the city of Paris."})  # the dictionary is loaded
    counts = judge(reader, titles)
    for held_out in (False, True):
        print("held out" if held_out else "the rules were made with")
        for language in ("en", "zh"):
            for kind in ("person", "place"):
                told(f"{language} {kind}", counts[language, held_out, kind])
        told("all", total([count for key, count in counts.items() if key[1] is held_out]))
    for language in ("en", "zh"):
        texts = [{language: text_of(title, language)} for title in titles.values()]
        start = time.process_time()
        for text in texts:
            reader.read(text)
        cost = (time.process_time() - start) * 1e3 / len(texts)
        print(f"{language}: {cost:.2f} ms of CPU a synopsis")
    if "--errors" in sys.argv:
        for (language, held_out, kind), count in counts.items():
            if not held_out:
                print(language, kind, "\n  wrong:", *count.wrong, "\n  missed:", *count.missed)
    return 0


def told(what: str, count: Count) -> None:
    """Print a line of figures."""
    print(
        f"  {what:10} precision {count.precision:.2f}  recall {count.recall:.2f}  F1 {count.f1:.2f}"
        f"   of {count.right + len(count.missed)}"
    )


if __name__ == "__main__":
    sys.exit(main())
