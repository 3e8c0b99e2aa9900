"""Filters of both versions."""

from regiolens.core.statline.query import filter_of
from regiolens.core.statline.request import Request, chosen_codes
from regiolens.core.statline.table import Dimension, Measure, Table

REGION = Dimension("RegioS", "RegioS", "Regio's", "region", titles={"GM0014": "Groningen", "GM0034": "Almere"})


PERIOD = Dimension("Perioden", "Perioden", "Perioden", "period", titles={"2022JJ00": "2022", "2023JJ00": "2023"})


AGE = Dimension("Leeftijd", "Leeftijd", "Leeftijd", "other", titles={"10000": "Totaal", "20300": "18 tot 65 jaar"})


PEOPLE = Measure("M1", "Inwoners_M1", "Inwoners", unit="aantal")


DENSITY = Measure("M2", "Dichtheid_M2", "Dichtheid", unit="per km²", decimals=1)


TABLE = Table("99999NED", "Proef", measures=(PEOPLE, DENSITY), dimensions=(REGION, PERIOD))


def test_filters_of_both_versions():
    table = Table("T", "T", measures=TABLE.measures, dimensions=(REGION, PERIOD, AGE))
    request = Request(regions=("GM0014", "BU"), others=(("Leeftijd", "18 tot 65 jaar"),))
    narrow = Table("T", "T", dimensions=(Dimension("RegioS", "RegioS", "R", "region"), PERIOD, AGE))
    chosen = chosen_codes(narrow, request)
    assert filter_of(table, chosen, ["M1"], 4) == (
        "Measure in ('M1') and (Leeftijd eq '20300') and (startswith(RegioS,'GM0014') or startswith(RegioS,'BU'))",
        [],
    )
    assert filter_of(table, chosen, ["M1"], 3) == (
        "(startswith(Leeftijd,'20300')) and (startswith(RegioS,'GM0014') or startswith(RegioS,'BU'))",
        [],
    )


def test_a_quote_in_a_code_stays_a_quote():
    assert filter_of(TABLE, {}, ["a'b"], 4)[0] == "Measure in ('a''b')"


def test_a_filter_that_is_too_long_is_left_to_the_client():
    text, left = filter_of(TABLE, {"RegioS": [f"BU{n:08}" for n in range(99)], "Perioden": ["2023"]}, [], 4)
    assert text == "(startswith(Perioden,'2023'))"
    assert left == ["RegioS"]
