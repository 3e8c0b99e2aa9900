"""A spatial index of SQLite, packed at once from the boxes of its rows: row by row it takes ten times as long.

Nodes lie in tables as SQLite's documentation of the R*Tree module describes them: two bytes of depth (of the root), two
of the number of cells, and the cells.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

#: a row, or a node below: its number and its box, least and greatest x, least and greatest y
CELL = np.dtype([("id", ">i8"), ("box", ">f4", 4)])
HEAD = 4
ROOT = 1


@dataclass(frozen=True)
class Tree:
    """The three tables of an index.

    Attributes
    ----------
    nodes : list of tuple
        Number and data.
    rowids, parents : ndarray, shape (n, 2)
        Rows and nodes, and the node that each lies in.
    """

    nodes: list[tuple[int, bytes]]
    rowids: np.ndarray
    parents: np.ndarray


def packed(cells: np.ndarray, size: int) -> Tree:
    """Pack boxes into nodes: by x into slices, within these by y (sort-tile-recursive, Leutenegger et al., 1997).

    Parameters
    ----------
    cells : ndarray of `CELL`, shape (n,)
    size : int
        Bytes of a node.
    """
    cells = cells.astype(CELL)  # numpy puts together what is big-endian in the machine's own order
    most = (size - HEAD) // CELL.itemsize
    nodes: list[tuple[int, bytes]] = []
    within: list[np.ndarray] = []
    depth, number = 0, ROOT + 1
    while True:
        groups = np.array_split(_tiled(cells, most), max(-(-len(cells) // most), 1))
        numbers = np.arange(number, number + len(groups)) if len(groups) > 1 else np.array([ROOT])
        for which, group in zip(numbers.tolist(), groups):
            head = (depth if which == ROOT else 0).to_bytes(2, "big") + len(group).to_bytes(2, "big")
            nodes.append((which, (head + group.tobytes()).ljust(size, b"\0")))
        placed = np.concatenate([group["id"] for group in groups]).astype("int64")
        within.append(np.column_stack([placed, np.repeat(numbers, [len(group) for group in groups])]))
        if len(groups) == 1:
            return Tree(nodes, within[0], np.concatenate([np.empty((0, 2), dtype="int64"), *within[1:]]))
        cells = np.empty(len(groups), dtype=CELL)
        cells["id"] = numbers
        for place, group in enumerate(groups):
            box = group["box"]
            cells["box"][place, ::2], cells["box"][place, 1::2] = box[:, ::2].min(axis=0), box[:, 1::2].max(axis=0)
        depth, number = depth + 1, number + len(groups)


def _tiled(cells: np.ndarray, most: int) -> np.ndarray:
    """Cells in the order in which neighbours come together."""
    box = cells["box"].astype("float64")
    x, y = box[:, 0] + box[:, 1], box[:, 2] + box[:, 3]
    slices = max(int(np.ceil(np.sqrt(-(-len(cells) // most)))), 1)
    place = np.empty(len(cells), dtype="int64")
    place[np.argsort(x, kind="stable")] = np.arange(len(cells)) * slices // max(len(cells), 1)
    return cells[np.lexsort((y, place))]
