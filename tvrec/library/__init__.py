"""Folders of media, read into drafts of titles. Nothing is ever written beside the media.

``scan`` is a plain generator: whoever drives it decides what is kept, and can stop at any step.
"""

from __future__ import annotations

from tvrec.library.drafts import Draft, Found, Gone, Picture, Progress, Step, Unchanged
from tvrec.library.probe import Probe
from tvrec.library.scan import scan

__all__ = ["Draft", "Found", "Gone", "Picture", "Probe", "Progress", "Step", "Unchanged", "scan"]
