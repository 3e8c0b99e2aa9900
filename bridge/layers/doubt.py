"""What is read or copied by a quicker road must be certain to become the very same; in doubt it goes the other one."""

from __future__ import annotations

from collections.abc import Sequence


class Doubt(Exception):
    """It is not certain that what comes out is the very same."""


def sure(certain: object) -> None:
    """Raise a `Doubt` where something is not certain."""
    if not certain:
        raise Doubt


def check_texts(texts: Sequence[str | bytes | None], size: int | None) -> None:
    """Look at columns of texts, each joined to one, that Qt may give back otherwise.

    They are not UTF-8, have a NUL, at which they end here, or a mark of the byte order.

    Parameters
    ----------
    texts : sequence of str, bytes or None
        As GDAL gives them.
    size : int, optional
        Of how many bytes all of them are.

    Raises
    ------
    Doubt
    """
    there = [text for text in texts if text is not None]
    sure(all(isinstance(text, str) and "\ufeff" not in text for text in there))
    try:
        sure(sum(len(text.encode()) for text in there) == (size or 0))
    except UnicodeEncodeError as error:
        raise Doubt from error
