"""Gemeenten whose area changed regions."""

import pandas as pd

from regiolens.core.change.mergers import Changes
from regiolens.core.codes import read_codes
from regiolens.core.regions.assign import (
    MERGED,
    Membership,
    Outcome,
    assign,
)
from regiolens.core.regions.moves import moves

HEAD = ["date", "code_from", "name_from", "code_to", "name_to", "new"]


CHANGES = Changes(
    pd.DataFrame(
        [
            ("2018-01-01", "GM0081", "Leeuwarderadeel", "GM0080", "Leeuwarden", "no"),
            ("2019-01-01", "GM0005", "Bedum", "GM1966", "Het Hogeland", "yes"),
            ("2019-01-01", "GM1663", "De Marne", "GM1966", "Het Hogeland", "yes"),
            ("2019-01-01", "GM0015", "Grootegast", "GM1969", "Westerkwartier", "yes"),
            ("2021-01-01", "GM0003", "Appingedam", "GM1979", "Eemsdelta", "yes"),
            ("2021-01-01", "GM0010", "Delfzijl", "GM1979", "Eemsdelta", "yes"),
            ("2021-01-01", "GM0788", "Haaren", "GM0757", "Boxtel", "no"),
            ("2021-01-01", "GM0788", "Haaren", "GM0855", "Tilburg", "no"),
        ],
        columns=HEAD,
    )
)


OLD = Membership(
    {"GM0003": "eems", "GM0010": "eems", "GM1663": "marne", "GM0081": "noordwest"}, "2016-01-01", everywhere=False
)


def codes(values):
    return read_codes(pd.Series(values, dtype=object))


def outcome(code, membership=OLD, beside=()):
    found = assign(codes([code, *beside]), membership, CHANGES, frozenset({"GM0014"}))
    return next(one for one in found.outcomes if one.code == "GM" + code[2:6]), found.region[0]


def test_an_area_that_changed_regions_is_told_with_both():
    own = {
        "GM0003": "eems",
        "GM0010": "eems",
        "GM1979": "eems",
        "GM0788": "noord",
        "GM0757": "noord",
        "GM0855": "midden",
    }
    found = [outcome(code, Membership(own, "2024-12-31"))[0] for code in ("GM0003", "GM0788", "GM0757")]
    [move] = moves(found, own, CHANGES)
    assert (move.code, move.date, move.region, move.given) == ("GM0788", "2021-01-01", "noord", "noord")
    assert [(one.code, region) for one, region in move.into] == [("GM0757", "noord"), ("GM0855", "midden")]
    # Traced to a later day Appingedam gets what it did not lie in.
    later = [Outcome("GM0003", "elders", MERGED)]
    assert [move.given for move in moves(later, own, CHANGES)] == ["elders"]
