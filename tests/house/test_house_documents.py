"""The documents cannot rot: their commands, links and examples are tried."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from house_checkout import ROOT, ask_python

DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"(?:^|\$\()((?:tvrec|make) [^)\n|]*)", re.MULTILINE)
INLINE = re.compile(r"`((?:tvrec|make)(?: [^`]+)?)`")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def blocks(document: Path, *languages: str) -> Iterator[str]:
    for language, text in BLOCK.findall(document.read_text(encoding="utf-8")):
        if language in languages:
            yield text


def lines() -> Iterator[tuple[str, str]]:
    """Every command line that the documents show, with the document's name."""
    for document in DOCUMENTS:
        prose = BLOCK.sub("", document.read_text(encoding="utf-8"))
        shown = [line for block in blocks(document, "sh", "bash") for line in LINE.findall(block)]
        for line in [*shown, *INLINE.findall(prose)]:
            yield document.name, line


def documented(program: str) -> list[str]:
    found = {line for _, line in lines() if line.split()[0] == program}
    return sorted(line for line in found if "…" not in line and "COMMAND" not in line)


@pytest.mark.parametrize("line", documented("tvrec"))
def test_a_documented_command_is_understood(line: str) -> None:
    from tvrec.cli.root import root

    words = shlex.split(line, comments=True)[1:]
    command: click.Command = root
    context = click.Context(root, info_name="tvrec")
    while isinstance(command, click.Group):
        _, rest, _ = command.make_parser(context).parse_args(list(words))
        if not rest:
            break
        assert rest[0] in command.commands, f"there is no {rest[0]}"
        command, words = command.commands[rest[0]], rest[1:]
        context = click.Context(command, parent=context)
    _, rest, _ = command.make_parser(context).parse_args(list(words))
    assert rest == []


@pytest.mark.parametrize("line", documented("make"))
def test_a_documented_target_can_be_made(line: str) -> None:
    words = shlex.split(line, comments=True)
    done = subprocess.run(
        [*words, "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.name))
def test_links_lead_somewhere(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_the_lines_of_python_in_the_readme_run(home: Path) -> None:
    (example,) = blocks(ROOT / "README.md", "python")
    done = ask_python(example, cwd=home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("[(")


def test_every_package_that_tvrec_asks_for_has_its_licence_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    text = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    for requirement in [*project["dependencies"], *extras["media"], *extras["zh"]]:
        name = re.split(r"[<>=!~\[ ;]", requirement)[0]
        assert re.search(rf"^\| {name}[ ,]", text, re.MULTILINE), name
