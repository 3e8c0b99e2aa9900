"""The index of buurten: domains that a year does not hold are left out, and everything says so."""

import json

import numpy as np
import pandas as pd
import pytest

from regiolens.bridge.index.indicators import load_model
from regiolens.bridge.paths import INDEX_MODELS

MDI = "regiolens:mdi"
NAME = "Afgeleide buurtindex"
SCORES = ["mdi", "mdi_inkomen", "mdi_werk", "mdi_gezondheid", "mdi_opleiding", "mdi_huisvesting", "mdi_veiligheid"]
#: KWB 2024 as it is published at first: nothing on income, work and education
YEAR_2024 = (
    "wozWaarde",
    "afstandHuisarts",
    "afstandSchool",
    "misdrijven_per1000",
    "goed_ervaren_gezondheid_pct",
    "adressendichtheid",
)


def buurten(make_layer, names, count=12, **more):
    rng = np.random.default_rng(7)
    rows = [
        {"buurtcode": f"BU0014{k:04d}", **{name: float(rng.integers(1, 90)) for name in names}, **more}
        for k in range(count)
    ]
    return make_layer("buurten", rows), pd.DataFrame(rows)


def percentile(values, high=True):
    """The percentage of all values below each, ties counted half."""
    below = np.array([(values < one).sum() + 0.5 * (values == one).sum() for one in values]) * 100 / len(values)
    return below if high else 100 - below


def aliases(layer):
    return {field.name(): field.alias() for field in layer.fields()}


def test_a_year_without_income_work_and_education(run, make_layer):
    layer, frame = buurten(make_layer, YEAR_2024)
    results = run(MDI, INPUT=layer, MODEL="cbs_buurt", OUTPUT="memory:")
    ours = pd.DataFrame(run.rows(results["OUTPUT"]))
    facilities = (percentile(frame.afstandHuisarts) + percentile(frame.afstandSchool)) / 2
    domains = {
        "gezondheid": (13.5, percentile(frame.goed_ervaren_gezondheid_pct, high=False)),
        "huisvesting": (9.3, (facilities + percentile(frame.wozWaarde)) / 2),
        "veiligheid": (9.3, percentile(frame.misdrijven_per1000)),
        "woonomgeving": (9.3, percentile(frame.adressendichtheid)),
    }
    for name, (_, score) in domains.items():
        np.testing.assert_allclose(ours[f"mdi_{name}"], score)
    weights = [weight for weight, _ in domains.values()]
    np.testing.assert_allclose(ours["mdi"], np.average([s for _, s in domains.values()], axis=0, weights=weights))
    np.testing.assert_allclose(ours["mdi_gewicht"], 41.4)
    assert not {"mdi_inkomen", "mdi_werk", "mdi_opleiding"} & set(ours)
    without = f"{NAME} without inkomen, werk, opleiding"
    output = run.layer(results["OUTPUT"])
    assert aliases(output)["mdi"] == f"{without} (0-100)"
    assert "without inkomen, werk, opleiding" in output.name()
    assert "without inkomen, werk, opleiding" in output.mapTipTemplate()
    assert "Based on 41.4% of the weights" in [each.label() for each in output.renderer().categories()]
    assert "Left out: Inkomen, Werk, Opleiding" in run.feedback.text and "41.4%" in run.feedback.text
    history = output.metadata().history()[-1]
    assert "without inkomen, werk, opleiding" in history and "WITHOUT inkomen,werk,opleiding" in history


def test_contributions_add_up_to_the_score_of_what_is_there(run, make_layer):
    layer, _ = buurten(make_layer, YEAR_2024)
    results = run("regiolens:contributions", INPUT=layer, MODEL="cbs_buurt", INDICATORS=False, OUTPUT="memory:")
    ours = pd.DataFrame(run.rows(results["OUTPUT"]))
    points = ours[[name for name in ours if name.startswith("bijdrage_")]]
    assert list(points) == [f"bijdrage_{d}" for d in ("gezondheid", "huisvesting", "veiligheid", "woonomgeving")]
    np.testing.assert_allclose(points.sum(axis=1), ours["mdi"])
    assert f"{NAME} without" in aliases(run.layer(results["OUTPUT"]))["mdi"]


@pytest.mark.parametrize(
    "names",
    [
        [
            "p_hh_110",
            "p_arb_pp",
            "p_wmo_t",
            "a_opl_lg",
            "a_opl_md",
            "a_opl_hg",
            "g_woz",
            "p_wcorpw",
            "g_wodief",
            "g_vernoo",
            "ste_oad",
        ],
        [
            "p_socminh",
            "ao_uit_tot",
            "aant_inw",
            "a_wmo_t",
            "a_opl_bvm",
            "a_opl_hvm",
            "a_opl_hw",
            "woz",
            "p_huurcorp",
            "g_vernoo",
            "g_gewsek",
            "g_gas",
        ],
        [
            "HuishoudensTot110VanSociaalMinimum_80",
            "Nettoarbeidsparticipatie_67",
            "WmoClientenRelatief_90",
            "OpleidingsniveauLaag_64",
            "OpleidingsniveauMiddelbaar_65",
            "OpleidingsniveauHoog_66",
            "GemiddeldeWOZWaardeVanWoningen_35",
            "InBezitWoningcorporatie_42",
            "TotaalDiefstalUitWoningSchuurED_101",
            "GeweldsEnSeksueleMisdrijven_103",
            "Omgevingsadressendichtheid_116",
        ],
        [
            "huishoudensTot110PercentVanSociaalMinimum",
            "nettoArbeidsparticipatie",
            "aantalWmoClientenPer1000Inwoners",
            "opleidingsniveauLaag",
            "opleidingsniveauMiddelbaar",
            "opleidingsniveauHoog",
            "gemiddeldeWozWaardeWoning",
            "percHuurwoningenInBezitWoningcorporaties",
            "misdrijven_per1000",
            "omgevingsadressendichtheid",
        ],
    ],
    ids=["KWB", "KWB of older years", "StatLine", "PDOK"],
)
def test_all_seven_domains_are_found_by_the_names_of_cbs(run, make_layer, names):
    layer, _ = buurten(make_layer, names)
    results = run(MDI, INPUT=layer, MODEL="cbs_buurt", OUTPUT="memory:")
    ours = pd.DataFrame(run.rows(results["OUTPUT"]))
    assert ours[SCORES].notna().all().all()
    assert ours["mdi_gewicht"].tolist() == [100.0] * 12
    assert aliases(run.layer(results["OUTPUT"]))["mdi"] == f"{NAME} (0-100)"


def test_low_education_is_a_share_of_the_three_levels(run, make_layer):
    layer, frame = buurten(make_layer, ["a_opl_lg", "a_opl_md", "a_opl_hg"])
    results = run(MDI, INPUT=layer, MODEL="cbs_buurt", OUTPUT="memory:")
    ours = pd.DataFrame(run.rows(results["OUTPUT"]))
    share = frame.a_opl_lg / (frame.a_opl_lg + frame.a_opl_md + frame.a_opl_hg)
    np.testing.assert_allclose(ours["mdi_opleiding"], percentile(share))


def test_a_count_that_is_missing_or_of_nobody_makes_no_share(run, make_layer):
    rows = [
        {"buurtcode": f"BU0014{k:04d}", "a_opl_lg": lg, "a_opl_md": md, "a_opl_hg": hg}
        for k, (lg, md, hg) in enumerate([(1, 2, 3), (2, 2, 3), (None, 2, 3), (1, None, 3), (0, 0, 0), (5, 2, -99997)])
    ]
    results = run(MDI, INPUT=make_layer("buurten", rows), MODEL="cbs_buurt", OUTPUT="memory:")
    assert [row["mdi_opleiding"] for row in run.rows(results["OUTPUT"])] == [25.0, 75.0, None, None, None, None]


def test_the_name_of_one_indicator_is_not_found_in_another(run, make_layer):
    """huishoudens_110 is no field huishoudens, with or without the number of a column behind it."""
    layer, _ = buurten(make_layer, ["huishoudens", "p_hh_1", "misdrijven", "ste_oad"])
    results = run(MDI, INPUT=layer, MODEL="cbs_buurt", OUTPUT="memory:")
    domains = [name for name in run.rows(results["OUTPUT"])[0] if name in SCORES[1:]]
    assert not domains


def test_a_layer_without_any_domain_is_refused(run, make_layer):
    layer, _ = buurten(make_layer, ["niets"])
    assert "for any domain of model 'cbs_buurt'" in run.refused(MDI, INPUT=layer, MODEL="cbs_buurt", OUTPUT="memory:")


def test_domains_of_any_model_can_be_left_out(run, make_layer):
    domains = ("inkomen", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
    layer, frame = buurten(make_layer, domains)
    told = run.refused(MDI, INPUT=layer, MODEL="pon2023_domains", OUTPUT="memory:")
    assert "'werk'" in told
    results = run(MDI, INPUT=layer, MODEL="pon2023_domains", WITHOUT="werk", OUTPUT="memory:")
    ours = pd.DataFrame(run.rows(results["OUTPUT"]))
    weights = [22.5, 13.5, 13.5, 9.3, 9.3, 9.3]
    np.testing.assert_allclose(ours["mdi"], np.average(frame[list(domains)], axis=1, weights=weights))
    assert aliases(run.layer(results["OUTPUT"]))["mdi_klasse"] == "MDI without werk, class"
    told = run.refused(MDI, INPUT=layer, MODEL="pon2023_domains", WITHOUT="arbeid", OUTPUT="memory:")
    assert "'arbeid'" in told and "werk" in told


def test_a_weight_of_0_in_a_file_leaves_the_domain_out(run, make_layer, tmp_path):
    layer, _ = buurten(make_layer, ("inkomen", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving"))
    data = json.loads((INDEX_MODELS / "pon2023_domains.json").read_text(encoding="utf-8"))
    data["domains"][1]["weight"] = 0
    path = tmp_path / "own.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    results = run(MDI, INPUT=layer, MODEL_FILE=str(path), OUTPUT="memory:")
    assert "without werk" in run.layer(results["OUTPUT"]).name()
    assert {row["mdi_gewicht"] for row in run.rows(results["OUTPUT"])} == {77.4}


def test_a_scale_of_one_year_serves_a_part_of_it(run, make_layer, tmp_path):
    layer, _ = buurten(make_layer, YEAR_2024)
    path = str(tmp_path / "scale.json")
    whole = run.rows(run(MDI, INPUT=layer, MODEL="cbs_buurt", SCALE_OUT=path, OUTPUT="memory:")["OUTPUT"])
    part = make_layer("deel", [{k: v for k, v in row.items() if not k.startswith("mdi")} for row in whole[:3]])
    again = run.rows(run(MDI, INPUT=part, MODEL="cbs_buurt", SCALE_IN=path, OUTPUT="memory:")["OUTPUT"])
    assert [row["mdi"] for row in again] == [row["mdi"] for row in whole[:3]]


def measured(shared, run, model, layer):
    frame = pd.DataFrame(run.rows(run(MDI, INPUT=layer, MODEL=model, OUTPUT="memory:")["OUTPUT"]))
    return frame.set_index(next(name for name in ("statcode", "code") if name in frame))


def test_how_far_it_agrees_with_cbs_kern_per_gemeente(run, shared, tmp_path):
    """The figures of docs/models.md: per gemeente, on the kerncijfers of 2024 with and without those of 2021."""
    join = "regiolens:joinindicators"
    older = run(
        join,
        INPUT=str(shared / "areas/gemeente_2023.gpkg"),
        TABLE=str(shared / "tables/gemeente_indicatoren_2021.csv"),
        OUTPUT="memory:",
    )
    both = run(join, INPUT=older["OUTPUT"], TABLE=str(shared / "tables/kwb_2024.csv"), OUTPUT="memory:")["OUTPUT"]
    table = pd.read_csv(shared / "tables/kwb_2024.csv", dtype={"code": str}, low_memory=False)
    alone = tmp_path / "gemeenten.csv"
    table[table.niveau == "gemeente"].to_csv(alone, index=False)
    kern = measured(shared, run, "cbs_kern", both)
    text = (INDEX_MODELS.parents[1] / "docs" / "models.md").read_text(encoding="utf-8")
    for layer, column in ((both, 1), (str(alone), 2)):
        ours = measured(shared, run, "cbs_buurt", layer)
        for domain in load_model("cbs_buurt").domains:
            check_line(text, domain.id, column, kern, ours, f"mdi_{domain.id}")
        check_line(text, "index", column, kern, ours, "mdi")


def check_line(text, name, column, kern, ours, field):
    """The line of the table: r, mean difference and mean distance, to the digit; dashes where it is left out."""
    line = next(line for line in text.splitlines() if line.startswith(f"| {name} |"))
    cells = [cell.strip() for cell in line.split("|")][3 * column - 1 : 3 * column + 2]
    if field not in ours:
        assert cells == ["–"] * 3
        return
    pair = pd.concat([kern[field], ours[field]], axis=1, join="inner", keys=["kern", "ours"]).astype(float).dropna()
    apart = pair.ours - pair.kern
    found = [f"{pair.kern.corr(pair.ours):.2f}", f"{apart.mean():.1f}", f"{apart.abs().mean():.1f}"]
    assert [cell.replace("-0.0", "0.0") for cell in found] == cells, (name, column)


def test_profiles_and_report_know_what_is_left_out(run, make_layer):
    layer, _ = buurten(make_layer, YEAR_2024, regio_code="R1", regio_naam="Regio")
    scored = run(MDI, INPUT=layer, MODEL="cbs_buurt", OUTPUT="memory:")["OUTPUT"]
    for choice in ({}, {"MODEL": "cbs_buurt"}):
        profiles = run("regiolens:regionprofiles", INPUT=scored, OUTPUT_TABLE="memory:", OUTPUT="memory:", **choice)
        text = " ".join(str(row) for row in run.rows(profiles["OUTPUT_TABLE"]))
        assert f"{NAME} without inkomen, werk, opleiding" in text
        assert "changed weights" not in text
    told = run.refused("regiolens:regionprofiles", INPUT=scored, MODEL="cbs_kern", OUTPUT="memory:")
    assert "choose no other model" in told
