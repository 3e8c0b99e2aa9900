"""Files that appear when all of them are done, and not before."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import uuid4

from ...core.messages import Refusal


@contextlib.contextmanager
def temporary_beside(paths: Mapping[str, Path]) -> Iterator[dict[str, Path]]:
    """A temporary path beside each path, on the same disk; what is left of them is removed in the end.

    Raises
    ------
    Refusal
        If a folder does not exist, or two outputs are one file.
    """
    for path in paths.values():
        if not path.parent.is_dir():
            raise Refusal("The folder of '{path}' does not exist: make it, or choose another.", path=str(path))
    if len({path.resolve() for path in paths.values()}) < len(paths):
        raise Refusal("Two outputs are to be one file: give each its own name.")
    mark = uuid4().hex[:8]
    made = {name: path.with_name(f".{path.stem[:40]}.{mark}{path.suffix}") for name, path in paths.items()}
    try:
        yield made
    finally:
        for path in made.values():
            path.unlink(missing_ok=True)


def replace_files(made: Mapping[str, Path], paths: Mapping[str, Path]) -> None:
    """Put the finished files in the place of older ones.

    Raises
    ------
    Refusal
        If one cannot be replaced, as where it is open in another program.
    """
    for name, path in paths.items():
        try:
            made[name].replace(path)
        except OSError as error:
            raise Refusal(
                "'{path}' cannot be written: {fault}. Close it where it is open.", path=str(path), fault=str(error)
            ) from error
