"""What a table is asked for, by any of its names."""

import pytest

from regiolens.core.messages import Refusal
from regiolens.core.statline.request import Request, choose, parse_request
from regiolens.core.statline.table import Dimension, Measure, Table

REGION = Dimension("RegioS", "RegioS", "Regio's", "region", titles={"GM0014": "Groningen", "GM0034": "Almere"})


PERIOD = Dimension("Perioden", "Perioden", "Perioden", "period", titles={"2022JJ00": "2022", "2023JJ00": "2023"})


PEOPLE = Measure("M1", "Inwoners_M1", "Inwoners", unit="aantal")


DENSITY = Measure("M2", "Dichtheid_M2", "Dichtheid", unit="per km²", decimals=1)


TABLE = Table("99999NED", "Proef", measures=(PEOPLE, DENSITY), dimensions=(REGION, PERIOD))


def test_a_request_is_read_as_typed():
    found = parse_request("Aantal inwoners; Wonen, totaal", "gm0014 , BU0363", "2023", "Leeftijd = 20300")
    measures = ("Aantal inwoners", "Wonen, totaal")
    assert found == Request(measures, ("GM0014", "BU0363"), ("2023",), (("Leeftijd", "20300"),))
    assert parse_request("", " ", "\n", "") == Request()


def test_what_covers_what():
    everything = Request()
    part = Request(("M1",), ("GM0014",), ("2023",), (("Leeftijd", "20300"),))
    assert everything.covers(part)
    assert not part.covers(everything)
    assert Request(regions=("GM",)).covers(Request(regions=("GM0014", "GM0034")))
    assert not Request(regions=("GM0014",)).covers(Request(regions=("GM",)))
    assert not Request(measures=("M1",)).covers(Request(measures=("M1", "M2")))
    assert not Request(others=(("Leeftijd", "20300"),)).covers(Request())


@pytest.mark.parametrize("wanted", ["M2", "m2", "Dichtheid_M2", "dichtheid", "Dichtheid (per km²)"])
def test_a_measure_is_found_by_any_of_its_names(wanted):
    assert choose(TABLE, Request(measures=(wanted,))).measures == (DENSITY,)


def test_a_key_of_v3_is_found_without_its_number():
    table = Table("T", "T", measures=(Measure("AantalInwoners_5", "AantalInwoners_5", "Aantal inwoners"),))
    assert choose(table, Request(measures=("aantalinwoners",))).measures == table.measures


def test_a_title_that_several_have_is_refused():
    measures = (Measure("A_1", "A_1", "Totaal", "Banen"), Measure("A_2", "A_2", "Totaal", "Uren"))
    table = Table("T", "T", measures=measures)
    with pytest.raises(Refusal, match=r"A_1 \(Banen: Totaal\), A_2 \(Uren: Totaal\)"):
        choose(table, Request(measures=("Totaal",)))
