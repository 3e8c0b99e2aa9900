"""Gemeenten that merged, and regions of one day, for the tests of this room."""

import pandas as pd

from regiolens.core.change.mergers import Changes
from regiolens.core.codes import read_codes
from regiolens.core.regions.assign import Membership, assign

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
