"""Gemeenten whose area changed regions."""

from regiolens.core.regions.assign import (
    MERGED,
    Membership,
    Outcome,
)
from regiolens.core.regions.moves import moves

from .gemeenten import CHANGES, outcome


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
