"""core.patterns.typology_file: the shipped file against the report's table, and faults by their path."""

import csv
import json
from pathlib import Path

import pytest

from regiolens.core.messages import Refusal
from regiolens.core.patterns.typology import Limit, Several
from regiolens.core.patterns.typology_file import parse_typology, used_quantities

FILE = Path(__file__).resolve().parents[3] / "resources" / "typologies" / "gemeentetypologie.json"
#: Accentueer het verschil, the eleven types: type, figure, comparison, threshold
ELEVEN = (
    ("groeigemeente", "bevolkingsgroei_2013_2023_pct", ">", 5),
    ("krimpgemeente", "bevolkingsgroei_2013_2023_pct", "<", -2),
    ("new_town", "woningen_na_1990_pct", ">", 35),
    ("historische_gemeente", "woningen_voor_1905_pct", ">", 8),
    ("werkgemeente", "werkgelegenheidsfunctie", ">", 100),
    ("woongemeente", "werkgelegenheidsfunctie", "<", 60),
    ("groene_gemeente", "bos_en_natuur_pct", ">", 30),
    ("agrarische_gemeente", "agrarische_grond_pct", ">", 75),
    ("centrumgemeente", "inwoners_aandeel_corop_pct", ">", 15),
    ("voormalige_industriegemeente", "industrie_beroepsbevolking_1960_pct", ">", 55),
    ("toeristische_gemeente", "vestigingen_toerisme_pct", ">", 10),
)


@pytest.fixture(scope="module")
def shipped():
    return parse_typology(FILE.read_text(encoding="utf-8"), FILE.name)


def test_the_eleven_types_as_published(shipped):
    found = {one.id: one.when for one in shipped.types}
    assert len(found) == 15
    for name, quantity, sign, threshold in ELEVEN:
        when = found[name].parts[0] if isinstance(found[name], Several) else found[name]
        assert when == Limit(quantity, **{"above" if sign == ">" else "below": threshold})
    more = {name: (when.every, when.parts[1]) for name, when in found.items() if isinstance(when, Several)}
    assert more == {
        "historische_gemeente": (True, Limit("beschermde_gezichten", at_least=1)),
        "werkgemeente": (True, Limit("banen", above=14000)),
        "centrumgemeente": (True, Limit("voorzieningenscore", above=50)),
        "toeristische_gemeente": (False, Limit("beroepsbevolking_toerisme_pct", above=14)),
    }


def test_they_are_those_of_the_published_table(shared):
    with (shared.parent / "facts" / "gemeentetypologie.csv").open(encoding="utf-8") as file:
        rows = [(row["type"], row["grootheid"], row["vergelijking"], float(row["drempel"])) for row in
                csv.DictReader(file)]  # fmt: skip
    assert rows == [(*row[:3], float(row[3])) for row in ELEVEN]


def test_size_classes_leave_no_gap(shipped):
    sizes = [one.when for one in shipped.types if one.group == "inwoneraantal"]
    assert [(one.at_least, one.below) for one in sizes] == [
        (None, 20000), (20000, 50000), (50000, 100000), (100000, None),
    ]  # fmt: skip


def test_only_what_types_look_at_is_needed(shipped):
    assert set(used_quantities(shipped)) == {one.id for one in shipped.quantities}


def broken(change):
    data = json.loads(FILE.read_text(encoding="utf-8"))
    change(data)
    with pytest.raises(Refusal) as refusal:
        parse_typology(json.dumps(data), "eigen.json")
    return str(refusal.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.pop("types"), "at $.types: this key is missing"),
        (lambda d: d.update(schema="x"), "at schema: expected 'regiolens-typology/1'"),
        (lambda d: d["types"][4]["when"].update(above="5%"), "at types[4].when.above: expected a number"),
        (lambda d: d["types"][4]["when"].pop("above"), "at types[4].when: needs one of above, from, below, to"),
        (lambda d: d["types"][1]["when"].update(above=60000), "at types[1].when: no figure lies between 60000 and"),
        (lambda d: d["types"][7]["when"]["all"][1].update(quantity="x"), "at types[7].when.all[1].quantity: there is"),
        (lambda d: d["types"][7]["when"].update(any=[]), "at types[7].when.all: unknown key"),
        (lambda d: d["types"][3].update(id="new_town"), "at types[6].id: 'new_town' stands there twice"),
        (lambda d: d["types"][3].update(id="typen"), "at types[3].id: 'typen' stands there twice, or is a column"),
        (lambda d: d["types"][3].update(id="new town"), "at types[3].id: 'new town' must consist of letters"),
        (lambda d: d["quantities"][10].update(ratio=["banen"]), "at quantities[10].ratio: expected a list of 2 texts"),
        (lambda d: d["quantities"][10].update(ratio=["banen", "x"]), "at quantities[10]: there is no quantity 'x'"),
        (lambda d: d["quantities"][10].update(growth=["banen", "inwoners"]), "at quantities[10]: has ratio, growth"),
        (lambda d: d["quantities"][0].update(growth=["banen", "inwoners"]), "at quantities[0]: needs 'banen', which"),
        (lambda d: d["quantities"][13]["share"].pop("within"), "at quantities[13].share.within: this key is missing"),
        (lambda d: d["exclusive"].append(["new_town"]), "at exclusive[4]: expected two types"),
        (lambda d: d["exclusive"].append(["new_town", "x"]), "at exclusive[4]: there is no type 'x'"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_path(change, said):
    message = broken(change)
    assert message.startswith("Typology 'eigen.json', at ") and said in message and "\n" not in message


def test_no_json_is_said():
    with pytest.raises(Refusal, match="not valid JSON"):
        parse_typology("{", "eigen.json")
    with pytest.raises(Refusal, match="at \\$: expected a JSON object"):
        parse_typology("[]", "eigen.json")
