"""The age that a certification asks for (pure)."""

from __future__ import annotations

import re

from tvrec.text import fold

__all__ = ["CERTIFICATES", "min_age"]

# Motion Picture Association and TV Parental Guidelines (US), BBFC (GB), ACB (AU), Kijkwijzer (NL):
# "PG" is for whom parents guide, taken as 8; the words for all ages as 0
CERTIFICATES = {
    "g": 0, "tv y": 0, "tv g": 0, "u": 0, "uc": 0, "al": 0, "tp": 0, "l": 0, "atp": 0, "t": 0,
    "e": 0, "all": 0, "0": 0, "approved": 0, "passed": 0, "tous publics": 0,
    "tv y7": 7, "tv y7 fv": 7, "pg": 8, "tv pg": 8, "pg 12": 12, "12a": 12, "pg 13": 13,
    "tv 14": 14, "m": 15, "ma 15": 15, "ma15": 15, "r 15": 15, "15a": 15,
    "r": 17, "tv ma": 17, "nc 17": 18, "r 18": 18, "r18": 18, "x": 18, "x 18": 18, "x18": 18,
    "iia": 12, "iib": 15, "iii": 18,
}  # fmt: skip
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_SAYING = re.compile(r"^(?:rated|fsk|usk|bbfc|mpaa|cert|age|ab|cnc|csa|ver)\s+")


def min_age(certification: str) -> int | None:
    """Return the age in years from which a certification lets one watch; None where unknown.

    Args:
        certification: as NFO files have it: "Rated PG-13 for …", "FSK 12", "DE:16", "US:TV-MA".
    """
    for part in re.split(r"\s*[/,]\s*", certification):
        plain = fold(part.rpartition(":")[2])
        plain = _SAYING.sub("", plain).split(" for ")[0].strip()
        if plain in CERTIFICATES:
            return CERTIFICATES[plain]
        number = _NUMBER.search(plain)
        if number and int(number[1]) <= 21:
            return int(number[1])
    return None
