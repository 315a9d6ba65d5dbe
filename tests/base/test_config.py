"""Where settings come from, and which wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from tvrec.config import load, models_dir
from tvrec.errors import ConfigError


def test_a_flag_beats_the_environment_which_beats_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('lang = "en"\nprofile = "File"\ndb = "/from/file.db"\n')
    env = {"TVREC_PROFILE": "Environment", "TVREC_DB": "/from/environment.db"}
    settings = load({"db": "/from/flag.db", "lang": None}, environ=env, path=file)
    assert (settings.lang, settings.profile) == ("en", "Environment")
    assert settings.db_path == Path("/from/flag.db")


def test_a_missing_file_leaves_the_defaults(tmp_path: Path) -> None:
    assert load(environ={}, path=tmp_path / "none.toml").calm is True


@pytest.mark.parametrize("text", ["lang = ", "colour = 1\n", 'calm = "perhaps"\n', "[watched\n"])
def test_a_file_that_cannot_be_used_is_named_with_a_remedy(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(environ={}, path=file)
    assert caught.value.file == str(file)
    assert caught.value.remedy


def test_switches_and_tables_are_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[player]\nprogram = "/opt/mpv"\n[scan]\nprobe_timeout_s = 5\n')
    settings = load(environ={"TVREC_CALM": "false"}, path=file)
    assert (settings.calm, settings.player.program) == (False, "/opt/mpv")
    assert settings.scan.probe_timeout_s == 5


def test_the_encoder_is_found_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TVREC_MODELS", str(tmp_path))
    assert models_dir() == tmp_path
    monkeypatch.delenv("TVREC_MODELS")
    assert (models_dir() / "manifest.json").is_file()
