"""Title, author and language of a PDF that Qt wrote, which has no way to write the last and QGIS none for an atlas."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

from ...core.messages import Refusal


def describe(path: Path, title: str, author: str, language: str) -> None:
    """Append what a PDF says of itself, as an incremental update (ISO 32000-1, 7.5.6).

    Parameters
    ----------
    language : str
        Of its text, as RFC 3066 has it, such as "nl".

    Raises
    ------
    Refusal
        If the file is none that Qt writes, which would go out without its title.
    """
    data = path.read_bytes()
    trailers = re.findall(rb"trailer\s*<<(.*?)>>", data, re.DOTALL)
    last = dict(re.findall(rb"/(Size|Root|Info|Prev)\s+(\d+)", trailers[-1])) if trailers else {}
    start = re.findall(rb"startxref\s+(\d+)", data)
    root = re.search(rb"\n%s 0 obj\s*<<(.*?)>>\s*endobj" % last.get(b"Root", b"-"), data, re.DOTALL)
    if root is None or not start:
        raise Refusal("The PDF '{path}' could not be given its title: Qt wrote it in an unknown form.", path=path.name)
    # What the metadata stream says of the title comes before what is written here, and Qt leaves it empty.
    catalog = re.sub(rb"/(Metadata|Lang|ViewerPreferences)\s+\d+ 0 R", b"", root[1])
    catalog += b" /Lang %s /ViewerPreferences << /DisplayDocTitle true >>" % _text(language)
    made = datetime.now(timezone.utc).strftime("D:%Y%m%d%H%M%SZ").encode()
    about = b"/Title %s /Creator (Regiolens) /Producer (QGIS) /CreationDate (%s)" % (_text(title), made)
    about += b" /Author %s" % _text(author) if author else b""
    info = last.get(b"Info", last[b"Size"])
    size = max(int(last[b"Size"]), int(info) + 1)
    offsets, added = [], b"\n"
    for number, content in ((last[b"Root"], catalog), (info, about)):
        offsets.append((int(number), len(data) + len(added)))
        added += b"%s 0 obj\n<<%s>>\nendobj\n" % (number, content)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in sorted(offsets))
    ending = b"xref\n%strailer\n<< /Size %d /Root %s 0 R /Info %s 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n"
    added += ending % (table, size, last[b"Root"], info, start[-1], len(data) + len(added))
    with path.open("ab") as file:
        file.write(added)


def _text(text: str) -> bytes:
    """A text string, in UTF-16 as hexadecimal digits."""
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode()
