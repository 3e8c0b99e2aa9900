"""Names of fields and labels of periods."""

import pytest

from regiolens.core.statline.table import Dimension, Measure, Table, field_name, kind_of, period_label, text_of, year_of


@pytest.mark.parametrize(
    ("code", "label"),
    [("2023JJ00", "2023"), ("2023KW01", "2023kw1"), ("2023MM12", "2023mm12"), ("2013G400", "2013G400")],
)
def test_labels_of_periods(code, label):
    assert period_label(code) == label


def test_field_names_of_v4():
    assert field_name("Aantal inwoners", "T001036") == "AantalInwoners_T001036"
    assert field_name("40% huishoudens met laagste inkomen", "M1") == "40HuishoudensMetLaagsteInkomen_M1"
    assert field_name("…", "M1") == "M1"
    assert len(field_name("x " * 99, "M1")) <= 43


@pytest.mark.parametrize(
    ("key", "kind", "expected"),
    [
        ("Perioden", "TimeDimension", "period"),
        ("RegioS", "GeoDimension", "region"),
        ("WijkenEnBuurten", "Dimension", "region"),
        ("Geslacht", "Dimension", "other"),
    ],
)
def test_kinds_of_dimensions(key, kind, expected):
    assert kind_of(key, kind) == expected


def test_a_measure_is_called_by_group_title_and_unit():
    assert Measure("M1", "Inwoners_M1", "Mannen", "Bevolking", "aantal").alias == "Bevolking: Mannen (aantal)"
    assert Measure("M3", "Naam_M3", "Naam", unit="Omschrijving", text=True).alias == "Naam"


def test_the_first_dimension_of_a_kind():
    region = Dimension("RegioS", "RegioS", "Regio's", "region")
    table = Table("1", "t", dimensions=(Dimension("A", "A", "A", "other"), region))
    assert table.dimension("region") is region and table.dimension("period") is None


def test_text_on_one_line_of_the_first_field_that_has_any():
    assert text_of({"a": None, "b": " twee\r\n regels "}, "a", "b") == "twee regels"
    assert text_of({}, "a") == ""


@pytest.mark.parametrize(
    ("title", "periods", "expected"),
    [
        ("Kerncijfers wijken en buurten 2024", (), "2024"),
        ("Gebieden in Nederland 2022**", (), "2022"),
        ("Nabijheid voorzieningen; afstand, regio, vanaf 2006", (), ""),
        ("Ziekteverzuim overheid; overheidssectoren, 1992 - 2003", (), ""),
        ("Banen van werknemers; SBI 2008", (), ""),
        ("Woonplaatsen", (), ""),
        ("Kerncijfers 2024", ("2022JJ00",), "2022"),
        ("Bevolking", ("2023KW01", "2023KW04"), "2023"),
        ("Bevolking", ("2023MM01", "2024MM01"), ""),
        ("Onderwijs", ("2023SJ00",), ""),
        ("Verkiezingen 2023", ("2023X000",), ""),
    ],
)
def test_the_year_of_the_figures(title, periods, expected):
    assert year_of(title, periods) == expected
