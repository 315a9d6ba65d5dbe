"""Folders of media, read into drafts of titles. Nothing is ever written beside the media.

``scan`` is a plain generator: whoever drives it decides what is kept, and can stop at any step.
"""

from __future__ import annotations

from tvrec.library.drafts import (
    Draft,
    Found,
    Gone,
    Key,
    Known,
    LeftOut,
    NfoHistory,
    Picture,
    Progress,
    ScanSettings,
    Step,
    Unchanged,
)
from tvrec.library.scan import scan

__all__ = [
    "Draft",
    "Found",
    "Gone",
    "Key",
    "Known",
    "LeftOut",
    "NfoHistory",
    "Picture",
    "Progress",
    "ScanSettings",
    "Step",
    "Unchanged",
    "scan",
]
