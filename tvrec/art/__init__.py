"""Pictures for titles that have none: composed from a title's genre and mood, drawn in numpy."""

from tvrec.art.paint import Subject, paint

__all__ = ["Subject", "paint"]
