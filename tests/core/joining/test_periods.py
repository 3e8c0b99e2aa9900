"""Tables with a row for each area and period."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.joining.periods import choose_periods, find_period_field, named_like_a_period, parse_period
from regiolens.core.messages import Refusal

KEYS = pd.Series(["GM0014", "GM0014", "GM0034", "GM0034"])


@pytest.mark.parametrize(
    "rising",
    [
        ["2021", "2022*", "2023**"],
        [2019, 2020.0, "2021"],
        ["2021JJ00", "2022JJ00"],
        ["2022KW04", "2023KW01", "2023KW02"],
        ["2022 4e kwartaal", "2023 1e kwartaal*"],
        ["4e kwartaal 2022", "1e kwartaal 2023"],
        ["Q4 2022", "Q1 2023"],
        ["2022-Q4", "2023-Q1"],
        ["december 2022", "januari 2023", "februari 2023"],
        ["2022 december", "2023 januari"],
        ["2022MM12", "2023MM01"],
        ["31-12-2022", "01-01-2023"],
        ["2022-12-31", "2023-01-01T00:00:00"],
        ["31 december 2022", "1 januari 2023"],
        ["2021/'22", "2022/'23"],
        ["2021-2022", "2022-2023"],
    ],
)
def test_periods_are_in_order(rising):
    parsed = [parse_period(one) for one in rising]
    assert None not in parsed
    assert parsed == sorted(parsed) and len({one.kind for one in parsed}) == 1


@pytest.mark.parametrize("text", ["", "voor", "14", "GM0014", "12345", "2023-13-01", "0014"])
def test_other_text_is_no_period(text):
    assert parse_period(text) is None


@pytest.mark.parametrize("name", ["jaar", "Perioden", "peildatum", "year", "Jaar_van_meting"])
def test_the_column_that_tells_repeats_apart_is_found(name):
    columns = {"inwoners": pd.Series([1950, 2011, 1990, 2000]), name: pd.Series(["2021", "2022", "2021", "2022"])}
    assert find_period_field(columns, KEYS) == name


@pytest.mark.parametrize(
    "columns",
    [
        {"inwoners": ["1950", "2011", "1990", "2000"]},
        {"leeftijd": ["0-20", "20-65", "0-20", "20-65"]},
        {"jaar": ["2021", "2021", "2021", "2022"]},
        {"jaar": ["2021", None, "2021", "2022"]},
        {"geslacht": ["man", "vrouw", "man", "vrouw"]},
    ],
)
def test_what_does_not_tell_them_apart_or_is_no_period_is_not_found(columns):
    assert find_period_field({name: pd.Series(values) for name, values in columns.items()}, KEYS) == ""


def test_an_unnamed_column_is_found_by_codes_of_periods():
    assert find_period_field({"kolom3": pd.Series(["2021JJ00", "2022JJ00"] * 2)}, KEYS) == "kolom3"


def chosen(values, wanted, counting=None):
    values = pd.Series(values)
    counting = np.ones(len(values), dtype=bool) if counting is None else np.array(counting)
    return choose_periods(values, counting, wanted, "jaar", "tabel")


def test_latest_is_the_last_in_order_not_in_the_table():
    found = chosen([2023, 2021, 2022, 2023], "latest")
    assert found.labels == ("2023",) and found.known == ("2021", "2022", "2023")
    assert found.masks[0].tolist() == [True, False, False, True]


def test_latest_is_that_of_the_rows_that_can_serve():
    assert chosen([2023, 2022], "latest", [False, True]).labels == ("2022",)


@pytest.mark.parametrize("wanted", ["2022", "2022JJ00", " 2022jj00 "])
def test_a_period_as_the_table_writes_it_or_its_year(wanted):
    assert chosen(["2021JJ00", "2022JJ00"], wanted).labels == ("2022JJ00",)


def test_all_periods_are_parts_of_names():
    assert chosen(["2022KW01", "2021KW04"], "all").suffixes == ("2021kw04", "2022kw01")
    assert chosen(["1-1-2022", "1-1-2021"], "ALL").suffixes == ("2021", "2022")
    assert chosen(["2021/'22"], "all").suffixes == ("2021_22",)


@pytest.mark.parametrize("values", [["voor", "na"], ["2022JJ00", "2022KW04"]])
def test_a_latest_that_cannot_be_told_is_refused_with_the_periods(values):
    with pytest.raises(Refusal) as refusal:
        chosen(values, "latest")
    for part in (*values, "'jaar'", "'tabel'", "PERIOD"):
        assert part in str(refusal.value)


def test_a_period_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(Refusal) as refusal:
        chosen([2021, 2022], "2023")
    for part in ("'2023'", "2021, 2022", "'jaar'"):
        assert part in str(refusal.value)


@pytest.mark.parametrize("name", ["begindatum", "Einddatum", "ingangsdatum", "startjaar", "valid_date", "end_date"])
def test_the_day_on_which_something_began_or_ended_is_no_period(name):
    keys = pd.Series(["GM0014", "GM0014", "GM0034"])
    dates = pd.Series(["2020-01-01", "2021-01-01", "2020-01-01"])
    assert not named_like_a_period(name)
    assert find_period_field({name: dates}, keys) == ""
    assert find_period_field({name: dates, "peildatum": dates}, keys) == "peildatum"
