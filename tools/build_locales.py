"""Build the message catalogues in assets/locales.

``python tools/build_locales.py`` gathers every message of the code and of the command line's help,
brings zh_Hans/tvrec.po up to date, makes the traditional script from it with OpenCC, and compiles
both. ``--check`` changes nothing and fails where a message is not translated or a compiled
catalogue is stale.
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from opencc import OpenCC

from tvrec.cli.help import every_message
from tvrec.cli.root import root

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "assets" / "locales"
KEYWORDS = {"gettext": 1, "tr": 1, "ngettext": 2, "message": 1}
"""What is called with messages, and with how many."""
SIMPLIFIED, TRADITIONAL = "zh_Hans", "zh_Hant"


def gather() -> Catalog:
    """Collect every message that can be shown."""
    template = Catalog(project="tvrec", charset="utf-8")
    for path in sorted((ROOT / "tvrec").rglob("*.py")):
        for text in spoken(path):
            template.add(text)
    for text in every_message(root):
        template.add(text)
    return template


def spoken(path: Path) -> Iterator[str | tuple[str, str]]:
    """Yield the messages of a module, those in f-strings too, which Babel passes over."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        count = KEYWORDS.get(getattr(node.func, "attr", getattr(node.func, "id", "")), 0)
        values = [arg.value for arg in node.args[:count] if isinstance(arg, ast.Constant)]
        texts = [value for value in values if isinstance(value, str)]
        if count and len(texts) == count:
            yield (texts[0], texts[1]) if count == 2 else texts[0]


def place(locale: str, suffix: str) -> Path:
    """Return where a locale's catalogue lies."""
    return LOCALES / locale / "LC_MESSAGES" / f"tvrec.{suffix}"


def load(locale: str) -> Catalog:
    """Read a locale's translations; an empty catalogue where there are none yet."""
    path = place(locale, "po")
    if not path.exists():
        return Catalog(locale=locale, project="tvrec", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def traditional(simplified: Catalog) -> Catalog:
    """Turn a catalogue into the traditional script with Taiwan's words."""
    convert = OpenCC("s2twp").convert
    other = Catalog(locale=TRADITIONAL, project="tvrec", charset="utf-8")
    for entry in simplified:
        if entry.id:
            text = entry.string or ""
            plural = isinstance(text, tuple | list)
            other.add(entry.id, tuple(map(convert, text)) if plural else convert(str(text)))
    return other


def missing(catalogue: Catalog) -> list[str]:
    """List the messages that have no translation."""
    return [str(m.id) for m in catalogue if m.id and not (all(m.string) if m.string else False)]


def compiled(catalogue: Catalog) -> bytes:
    """Compile a catalogue; the same catalogue gives the same bytes."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _sign(catalogue: Catalog) -> None:
    """Fill in the header; its dates stand still, so that the same messages give the same file."""
    catalogue.header_comment = "# What tvrec says, in Chinese."
    catalogue.fuzzy = False
    catalogue.version = "0"
    catalogue.msgid_bugs_address = ""
    catalogue.last_translator = catalogue.language_team = "tvrec"
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)


def build() -> int:
    """Write every catalogue."""
    simplified = load(SIMPLIFIED)
    simplified.update(gather(), no_fuzzy_matching=True)
    simplified.obsolete.clear()
    for locale, catalogue in ((SIMPLIFIED, simplified), (TRADITIONAL, traditional(simplified))):
        _sign(catalogue)
        place(locale, "po").parent.mkdir(parents=True, exist_ok=True)
        with place(locale, "po").open("wb") as file:
            write_po(
                file, catalogue, width=100, sort_output=True, omit_header=False, no_location=True
            )
        place(locale, "mo").write_bytes(compiled(load(locale)))
    return report(missing(simplified))


def check() -> int:
    """Compare what is committed with what the code says."""
    simplified = load(SIMPLIFIED)
    known = {str(m.id) for m in simplified}
    wrong = missing(simplified) + [str(m.id) for m in gather() if str(m.id) not in known]
    for locale in (SIMPLIFIED, TRADITIONAL):
        if place(locale, "mo").read_bytes() != compiled(load(locale)):
            wrong.append(f"{place(locale, 'mo').name} of {locale} is stale")
    return report(wrong)


def report(wrong: list[str]) -> int:
    """Print what is left to do and return the exit code."""
    for line in wrong:
        print(f"not translated: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail where stale")
    sys.exit(check() if parser.parse_args().check else build())
