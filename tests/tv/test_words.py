"""In Chinese everything the television says is Chinese: each string, and what the screens show."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tv_set import TvSet

import tvrec
from tvrec.core import demo_works
from tvrec.domain import Kind, Title, TitleId
from tvrec.i18n import translator
from tvrec.tv.commands import COMMANDS, key_name
from tvrec.tv.present import Presenter, countries

SOURCES = [
    path
    for folder in ("tv", "cli")
    for path in sorted((Path(tvrec.__file__).parent / folder).rglob("*.py"))
]
SPOKEN = {"gettext", "ngettext", "tr", "message"}
CHINESE = ("zh-Hans", "zh-Hant")

LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
CUT = re.compile(r"[A-Za-zÀ-ɏ]+(?:…|$)")  # by an ellipsis, or by the edge of the screen
ALLOWED = {"tvrec", "English"}


def literals(path: Path) -> Iterator[str]:
    """Find the strings of a module that are shown."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SPOKEN:
                # of a singular and a plural the first one is asked for
                for value in ast.walk(node.args[0]) if node.args else ():
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield value.value


def works() -> list[dict]:
    """Read the titles of the demo catalogue."""
    lines = [line for file in demo_works() for line in file.read_text("utf-8").splitlines() if line]
    return [work for work in map(json.loads, lines) if work["type"] == "title"]


def names() -> set[str]:
    """Collect the Latin words of the catalogue's own Chinese, and of names that have no other."""
    found: set[str] = set()
    for work in works():
        local = work.get("i18n", {}).get("zh-Hans", {})
        texts = [local.get("title") or work["title"], local.get("plot") or ""]
        for part in work.get("people", ()):
            texts.append(part.get("names", {}).get("zh-Hans") or part["name"])
        found.update(word for text in texts for word in LATIN.findall(text))
    return found


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_string_is_translated(path, language):
    words = translator(language)
    # what has a plural is found by ngettext alone in the older releases of Python 3.11
    unknown = [
        text
        for text in literals(path)
        if words.gettext(text) == text and words.ngettext(text, text, 1) == text
    ]
    assert unknown == []


@pytest.mark.parametrize("language", CHINESE)
def test_every_country_of_the_catalogue_is_named(language):
    codes = {code for work in works() for code in work.get("countries", ())} | {"SU", "CS"}
    assert {code for code in codes if countries(code, translator("en")) == code} == set()
    assert {c for c in codes if LATIN.search(countries(c, translator(language)))} == set()


def test_every_role_of_the_catalogue_is_named(catalogue_db):
    from tvrec.core import Tv

    writer = Presenter(translator("zh-Hans"), lambda share: share.name)
    with Tv.open(catalogue_db, demo=True) as tv:
        titles = tv.guide.titles([work["id"] for work in works()]).values()
        heads = {line.split("  ")[0] for title in titles for line in writer.people(title)}
    assert {head for head in heads if LATIN.search(head)} == set()


@pytest.mark.parametrize("language", CHINESE)
def test_no_key_is_shown_by_its_inner_name(language):
    words = translator(language)
    shown = {key_name(key, words) for command in COMMANDS for key in command.keys}
    assert {name for name in shown if "_" in name or "shift" in name} == set()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_the_screens_show_no_english(show, size):
    words = translator("zh-Hans")
    keys = {key_name(key, words) for command in COMMANDS for key in command.keys}
    allowed = names() | ALLOWED | {word for key in keys for word in LATIN.findall(key)}
    wrong: dict[str, set[str]] = {}

    async def script(tv: TvSet) -> None:
        def look(name: str) -> None:
            tv.check_drawn()
            for line in tv.text():
                found = set(LATIN.findall(CUT.sub("", line))) - allowed
                if found:
                    wrong.setdefault(name, set()).update(found)

        async def visit(place: str, *keys: str) -> None:
            await tv.press(*keys)
            screen = tv.screen
            here = getattr(screen, "kind", getattr(screen, "room", type(screen).__name__))
            assert here == place
            look(place)
            while tv.screen is not tv.home:
                await tv.press("escape")

        look("home")
        for _ in range(6):
            await tv.press("down")
            look("home")
        await tv.press("escape")
        await visit("DetailsScreen", "i")
        await visit("WhyScreen", "w")
        await visit("details", "c")
        await visit("help", "question_mark")
        await visit("settings", "comma")
        await visit("profiles", "o")
        await visit("leave", "escape")
        for step, room in enumerate(("films", "series", "music", "listen"), start=1):
            await visit(room, "up", *["right"] * step, "enter")
        await visit("SearchScreen", "f3")
        await tv.press("f3")
        await tv.type("西游")
        look("found")
        await tv.press("escape")
        await tv.type("十百千万")
        look("not found")
        await tv.press("escape", "escape")
        await tv.press("equals_sign")
        look("liked")
        await tv.press("u")
        look("undone")
        await tv.press("enter")
        look("playing")
        await tv.stop()
        look("stopped")

    show(script, language="zh-Hans", size=size)
    assert wrong == {}


@pytest.mark.parametrize(
    ("season", "language", "facts"),
    [
        (2, "en", "Season 2, episode 3 · 40 min · The Lighthouse"),
        (2, "zh-Hans", "第 2 季第 3 集 · 40 分钟 · The Lighthouse"),
        (0, "en", "Special 3 · 40 min · The Lighthouse"),
        (None, "en", "Episode 3 · 40 min · The Lighthouse"),
    ],
)
def test_an_episode_in_large_says_its_number_and_its_series(season, language, facts):
    writer = Presenter(translator(language), lambda s: {"s1": "The Lighthouse"}.get(s.id, s.name))
    title = Title(
        id=TitleId("e3"), kind=Kind.EPISODE, title="Arrival",
        parent=TitleId("s1"), season=season, episode=3, runtime_s=2400.0,
    )  # fmt: skip
    assert writer.hero(title, None).facts == facts
