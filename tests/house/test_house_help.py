"""Every ``--help`` is true, and the documents name every command."""

from __future__ import annotations

import re

import click
import pytest
from house_checkout import ROOT, commands

from tvrec.cli import main

WITHOUT_ANSWER = {("completion",)}  # prints a script


def shown(words: tuple[str, ...], capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main([*words, "--help", *more]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("words", commands(), ids=lambda words: " ".join(words) or "tvrec")
def test_help_names_every_option_argument_and_command(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    command = commands()[words]
    text = shown(words, capsys)
    assert text.startswith(f"Usage: {' '.join(('tvrec', *words))} ")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.opts} has no help"
            assert ", ".join(parameter.opts) in text
        else:
            assert parameter.make_metavar(click.Context(command)) in text.splitlines()[0]
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            assert re.search(rf"^  {name}\s", text, re.MULTILINE)
            assert below.help, f"{name} says nothing of itself"


@pytest.mark.parametrize("words", commands(), ids=lambda words: " ".join(words) or "tvrec")
def test_help_is_translated(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh-Hans", "zh-Hant"):
        if any("--lang" in parameter.opts for parameter in commands()[words].params):
            assert main(["--lang", language, *words, "-h"]) == 0
            assert re.search("[\u4e00-\u9fff]", capsys.readouterr().out)


@pytest.mark.parametrize("words", commands(), ids=lambda words: " ".join(words) or "tvrec")
def test_every_answering_command_takes_the_shared_options(words: tuple[str, ...]) -> None:
    command = commands()[words]
    if not words or isinstance(command, click.Group) or words in WITHOUT_ANSWER:
        return
    options = {name for parameter in command.params for name in parameter.opts}
    assert options >= {"--db", "--profile", "--json", "--lang", "--at"}


@pytest.mark.parametrize("document", ["README.md", "docs/command-line.md"])
def test_the_documents_name_every_command(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for words in commands():
        if len(words) == 1:
            assert re.search(rf"[`/ ]{words[0]}\b", text), f"{words[0]} is not in {document}"
