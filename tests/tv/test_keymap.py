"""One table gives keys, hints and help; a household may change its keys."""

from __future__ import annotations

import pytest

from tvrec.errors import ConfigError
from tvrec.i18n import translator
from tvrec.tv.commands import COMMANDS, Keymap


def test_every_command_has_an_id_of_its_own_and_no_key_means_two_things():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    keys = [key for command in COMMANDS for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


def test_keys_can_be_changed_and_the_hints_and_the_help_follow():
    keymap = Keymap({"why": ("y",)})
    assert (keymap.command("y"), keymap.command("w")) == ("why", "")
    english = translator("en")
    assert keymap.hints(("why",), english) == (("y", "why"),)
    assert any(keys == "y" for keys, _ in keymap.table(english))


def test_a_key_for_no_command_is_told_with_the_commands_there_are():
    with pytest.raises(ConfigError, match="'wy', which is no command"):
        Keymap({"wy": ("y",)})
