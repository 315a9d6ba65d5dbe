"""A command line on a small household, in this process."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_runs import Line, Run

from tvrec.cli import main

CATALOGUE = [
    ("star", "movie", "The Star Pilots", "星际飞行员", ["Science fiction"], "A crew crosses the galaxy in a starship to find a new planet for humankind.", "一支船员乘坐星际飞船穿越银河，为人类寻找新的行星。"),
    ("mars", "movie", "Red Dust", "红色尘埃", ["Science fiction"], "An engineer is stranded on Mars and must repair his spaceship before the air runs out.", "工程师被困火星，必须在空气耗尽前修好飞船。"),
    ("robot", "movie", "The Android's Memory", "机器人的记忆", ["Science fiction"], "In the far future an android searches a space station for the scientist who built it.", "遥远的未来，机器人在太空站寻找制造它的科学家。"),
    ("haunt", "movie", "The House on the Moor", "荒原古宅", ["Horror"], "A family moves into a haunted house where a ghost whispers behind the walls at night.", "一家人搬进闹鬼的古宅，夜里墙后传来鬼魂的低语。"),
    ("vamp", "movie", "Night of the Count", "伯爵之夜", ["Horror"], "A vampire rises from his coffin and terror spreads through the village.", "吸血鬼从棺材中苏醒，恐怖笼罩村庄。"),
    ("curse", "movie", "The Curse", "诅咒", ["Horror"], "A cursed videotape kills whoever watches it, and a mother has seven days to live.", "看过被诅咒录像带的人都会死去，一位母亲只剩七天。"),
    ("love", "movie", "Letters in Spring", "春天的信", ["Romance"], "Two pen friends fall in love through letters and meet in Paris in spring.", "两位笔友在书信中相爱，春天在巴黎相见。"),
    ("cook", "movie", "The Baker's Table", "面包师的餐桌", ["Comedy"], "A grumpy baker opens a restaurant with her daughter and learns to laugh again.", "暴躁的面包师与女儿开餐馆，重新学会了笑。"),
    ("whale", "clip", "Song of the Whales", "鲸之歌", ["Documentary"], "Biologists follow humpback whales and record their songs under the ice.", "生物学家追随座头鲸，在冰下录下它们的歌声。"),
    ("bach", "album", "Evening Preludes", "黄昏前奏曲", ["Classical"], "Piano preludes and fugues for quiet evenings.", "适合安静夜晚的钢琴前奏曲与赋格。"),
]  # fmt: skip


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run tvrec on a database in the test's own home."""

    def call(*arguments: object) -> Line:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Line(code, said.out, said.err)

    return call


def catalogue_lines() -> str:
    """The catalogue as JSON Lines."""
    return "".join(
        json.dumps(
            {
                "type": "title", "id": f"x:{key}", "kind": kind, "title": title, "genres": genres,
                "year": 2000 + place, "plot": plot, "language": "en", "runtime_s": 1800 + 600 * place,
                "i18n": {"zh-Hans": {"title": chinese, "plot": zh}},
            },
            ensure_ascii=False,
        )
        + "\n"
        for place, (key, kind, title, chinese, genres, plot, zh) in enumerate(CATALOGUE)
    )  # fmt: skip


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the catalogue, encoded."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "catalogue.jsonl").write_text(catalogue_lines())
    db = folder / "tvrec.db"
    assert main(["--db", str(db), "import", str(folder / "catalogue.jsonl")]) == 0
    return db


@pytest.fixture
def library(filled: Path, home: Path) -> Path:
    """A copy of the filled database where tvrec looks for one."""
    place = home / ".local" / "share" / "tvrec" / "tvrec.db"
    place.parent.mkdir(parents=True)
    shutil.copy(filled, place)
    return place
