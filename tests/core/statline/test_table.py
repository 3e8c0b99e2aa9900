"""Names of fields and labels of periods."""

import pytest

from regiolens.core.statline.table import field_name, period_label


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
