"""The roots of an NFO, whatever stands around and between them.

Seen in the wild: several roots in one file, a file that is only an address, XML followed by an
address, undeclared entities, other encodings than the declared one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from tvrec.library.encodings import decode_legacy

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ROOTS", "Element", "address_ids", "decode", "elements", "numbered", "texts", "value"]

Element: TypeAlias = "_Element"
"""An element of lxml."""

ROOTS = ("movie", "tvshow", "season", "episodedetails", "musicvideo", "album", "artist", "video")

_START = re.compile(r"<\s*(?:" + "|".join(ROOTS) + r")(?=[\s/>])", re.IGNORECASE)
_ADDRESS = re.compile(
    r"imdb\.com/(?:[a-z]{2}/)?title/(?P<imdb>tt\d+)"
    r"|themoviedb\.org/(?:movie|tv)/(?P<tmdb>\d+)"
    r"|thetvdb\.com/[^\s<>]*?(?:id=|series/|movies/)(?P<tvdb>\d+)"
    r"|musicbrainz\.org/(?:release|artist)/(?P<musicbrainz>[0-9a-f-]{36})",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"encoding=[\"']([A-Za-z0-9._-]+)[\"']")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def decode(raw: bytes) -> str:
    """Return the text of an NFO: by its mark, as UTF-8, as declared, or as it looks."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(raw[:200])
    if declared and declared[1].lower() not in {b"utf-8", b"utf8"}:
        try:
            return raw.decode(declared[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass  # it is not what it says
    return decode_legacy(raw)


def elements(text: str) -> list[Element]:
    """Return the roots in a text; none where it has no element of an NFO.

    The text before the first root is left out, and with it any document type: without one, no
    entity but the five of XML has a meaning. The parser would neither expand nor fetch one either.
    """
    from lxml import etree

    start = _START.search(text)
    if start is None:
        return []
    body = _NOT_XML.sub("", text[start.start() : text.rfind(">") + 1])
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    # several roots are no XML; below one of ours they are
    body = body.replace("<?xml", "<?was-xml")
    try:
        whole = etree.fromstring(f"<nfo>{body}</nfo>".encode(), parser)
    except etree.XMLSyntaxError:
        return []
    if whole is None:
        return []
    return [
        element for element in whole if isinstance(element.tag, str) and _name(element) in ROOTS
    ]


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def address_ids(text: str) -> dict[str, str]:
    """Return the ids in addresses that stand outside of the XML."""
    outside = text[text.rfind(">") + 1 :] if _START.search(text) else text
    found: dict[str, str] = {}
    for match in _ADDRESS.finditer(outside):
        for scheme, number in match.groupdict().items():
            if number:
                found.setdefault(scheme, number)
    return found


def numbered(root: Element, path: str) -> list[Element]:
    """Return the elements at a path of names below a root, in their order, whatever their case."""
    found = [root]
    for part in path.split("/"):
        found = [child for above in found for child in above if _name(child) == part]
    return found


def value(root: Element, *paths: str) -> str:
    """Return the first text that is not empty at the first of some paths that has one."""
    for path in paths:
        for element in numbered(root, path):
            text = " ".join((element.text or "").split())
            if text:
                return text
    return ""


def texts(root: Element, *paths: str) -> tuple[str, ...]:
    """Return all texts at some paths: tags are repeated, or hold lists parted by " / "."""
    parts = (
        part.strip()
        for path in paths
        for element in numbered(root, path)
        for part in re.split(r"\s+/\s+|\s*\|\s*", element.text or "")
    )
    return tuple(dict.fromkeys(part for part in parts if part))
