"""What has to be on the machine beside QGIS, and the sentence of what is not."""

from __future__ import annotations

from functools import cache

from .i18n import tr

#: signs of a fault that are told
LONGEST = 300


@cache
def pandas_fault() -> str:
    """Why pandas cannot be used here and what to do about it, "" where it can.

    Only an import tells: a pandas that does not fit its numpy is there and fails. It is tried once, because a failing
    import takes long, and expressions ask for each feature.
    """
    try:
        from pandas import DataFrame  # noqa: F401 - an empty folder of that name can be imported too
    except ModuleNotFoundError as fault:
        return _absent() if fault.name == "pandas" else _broken(fault)
    except Exception as fault:  # of whatever kind: one built for another numpy raises ValueError
        return _broken(fault)
    return ""


def _absent() -> str:
    return tr(
        "Regiolens needs the Python package pandas, which this QGIS came without. In the OSGeo4W setup choose "
        "the package python3-pandas; on Debian and Ubuntu install python3-pandas; on macOS take the QGIS "
        "installer of the long-term release."
    )


def _broken(fault: Exception) -> str:
    text = " ".join(str(fault).split())
    return tr(
        "Regiolens needs the Python package pandas, and the one that this QGIS finds cannot be used ({fault}). Install "
        "it anew and start QGIS again: in the OSGeo4W setup the package python3-pandas, on Debian and Ubuntu "
        "python3-pandas; on macOS take the QGIS installer of the long-term release."
    ).format(fault=text if len(text) <= LONGEST else text[:LONGEST] + "…")
