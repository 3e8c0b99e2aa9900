"""The shipped models of change: an index in several years with its change, and the gap of the worst quarter."""

import pandas as pd
import pytest

from regiolens.bridge.paths import RESOURCES

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
#: Het PON & Telos, Accentueer het verschil (2024), tables 4 and 5: poor households and income in 2014 and in 2023
ALL, WORST = ((2.7, 39.8), (3.3, 51.8)), ((4.3, 35.4), (5.1, 45.8))
ZONES = {"perifeer": ((4.4, 34.0), (5.3, 43.5)), "intermediair": ((3.9, 36.2), (4.6, 46.8)),
         "kern": ((4.7, 36.7), (5.4, 48.1))}  # fmt: skip
#: of the households of the worst quarter, the shares by which the zones of table 5 give both figures of table 4 in 2014
#: those of 2023 come out to 0.07, as all published figures are rounded
SHARES = {"perifeer": 0.418, "intermediair": 0.343, "kern": 0.239}


def gemeenten(make_layer):
    """Two gemeenten a zone in the worst quarter, whose figures are the published ones of the zones, and others in the
    other quarters, so that the figures of the worst quarter and of all are the published ones as well."""
    rows = []
    for zone, moments in ZONES.items():
        for aside in (-0.5, 0.5):
            rows.append(_row(len(rows), zone, 4, SHARES[zone], moments, aside))
    total = sum(row["huishoudens_2014"] for row in rows)
    for quarter in (1, 2, 3):
        rest = tuple(tuple((4 * a - w) / 3 for a, w in zip(every, worst)) for every, worst in zip(ALL, WORST))
        rows.append(_row(len(rows), "kern", quarter, total, rest, 0.0))
    return make_layer("gemeenten", rows)


def _row(number, zone, quarter, households, moments, aside):
    (arm, income), (arm_now, income_now) = moments
    return {
        "gm_code": f"GM{1000 + number}",
        "regio_zone": zone,
        "mdi_kwartiel": quarter,
        "arm_2014": arm + aside,
        "arm_2023": arm_now + aside,
        "inkomen_2014": income - aside,
        "inkomen_2023": income_now - aside,
        "huishoudens_2014": households,
        "huishoudens_2023": households,
    }


def by(rows, field):
    return {row[field]: row for row in rows}


def gap(run, layer, figure, kind):
    fields = {"FROM_FIELD": f"{figure}_2014", "TO_FIELD": f"{figure}_2023"}
    fields |= {"KIND": kind} if kind != "percentage" else {}  # a script leaves out what is the default
    weights = {"WEIGHT_FROM": "huishoudens_2014", "WEIGHT_TO": "huishoudens_2023"}
    outputs = {"kwartielen": "memory:", "zones": "memory:"}
    found = run("regiolens:gap", AREAS=layer, **fields, **weights, **outputs)
    return by(run.rows(found["kwartielen"]), "mdi_kwartiel"), by(run.rows(found["zones"]), "regio_zone")


@pytest.mark.parametrize(("figure", "kind", "place"), [("arm", "percentage", 0), ("inkomen", "mean", 1)])
def test_the_gap_gives_tables_4_and_5(run, make_layer, figure, kind, place):
    quarters, zones = gap(run, gemeenten(make_layer), figure, kind)
    assert set(quarters) == {1, 2, 3, 4} and set(zones) == set(ZONES)
    for zone, (then, now) in ZONES.items():
        assert zones[zone]["begin"] == pytest.approx(then[place]) and zones[zone]["eind"] == pytest.approx(now[place])
        assert zones[zone]["verandering"] == pytest.approx(now[place] - then[place])
    worst = quarters[4]
    assert round(worst["begin"], 1) == WORST[0][place] and worst["eind"] == pytest.approx(WORST[1][place], abs=0.08)
    change = ALL[1][place] - ALL[0][place]  # +0.6 of all beside +0.8, +12.0 beside +10.4
    assert worst["verandering"] - worst["verschil_nl"] == pytest.approx(change, abs=0.08)
    assert worst["verandering"] == pytest.approx(WORST[1][place] - WORST[0][place], abs=0.08)


def test_one_denominator_may_serve_both_moments(run, make_layer):
    fields = {"FROM_FIELD": "arm_2014", "TO_FIELD": "arm_2023", "kwartielen": "memory:", "zones": "memory:"}
    weights = {"WEIGHT_FROM": "huishoudens_2014", "WEIGHT_TO": "huishoudens_2014"}
    found = run("regiolens:gap", AREAS=gemeenten(make_layer), **fields, **weights)
    (worst,) = (row for row in run.rows(found["kwartielen"]) if row["mdi_kwartiel"] == 4)
    assert round(worst["begin"], 1) == WORST[0][0]


def test_an_index_in_several_years_and_its_change(run, make_layer):
    """The published scores of 2023, and seven years before 5 points more in each domain."""
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv").head(40)
    now = [{"gm_code": row["statcode"], **{d: row[d] for d in DOMAINS}} for row in table.to_dict("records")]
    then = [{**row, **{d: row[d] - 5.0 for d in DOMAINS}} for row in now]
    layers = [make_layer("mdi 2014", then), make_layer("mdi 2023", now)]
    found = run("regiolens:development", AREAS=layers, jaren="memory:", verandering="memory:")
    published = dict(zip(table["statcode"], table["mdi_gepubliceerd"]))
    years = {(row["code"], row["jaar"]): row["mdi"] for row in run.rows(found["jaren"])}
    assert len(years) == 80 and all(abs(years[code, 2023] - score) <= 0.1 for code, score in published.items())
    changed = by(run.rows(found["verandering"]), "code")
    assert len(changed) == 40
    for code, row in changed.items():
        assert row["eind"] == years[code, 2023] and row["verandering"] == pytest.approx(0.999 * 5.0)
        assert row["richting"] == "slechter" and row["per_jaar"] == pytest.approx(0.999 * 5.0 / 9)
    assert run.layer(found["verandering"]).renderer().classAttribute() == "klasse"
