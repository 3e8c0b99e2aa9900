"""The report calls things what the layers prove them to be: index, weights, areas, method, from made-up areas."""

import json
import re
from html import unescape

import pytest

from regiolens.bridge.paths import INDEX_MODELS
from regiolens.bridge.provenance.lineage import index_and_year

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
REPORT, PROFILES = "regiolens:regionreport", "regiolens:regionprofiles"


def area_rows():
    return [
        {
            "gemeentecode": f"GM{14 + place:04d}",
            "naam": f"Plaats {place}",
            "regio_code": f"R{place % 3}",
            "regio_naam": f"Streek {place % 3}",
            **{name: 20.0 + 7 * ((place + at) % 9) for at, name in enumerate(DOMAINS)},
        }
        for place in range(12)
    ]


def own_file(folder, weights=None, **other):
    """The model of the domain scores in a file of one's own."""
    model = json.loads((INDEX_MODELS / "pon2023_domains.json").read_text(encoding="utf-8"))
    for domain in model["domains"]:
        domain["weight"] = (weights or {}).get(domain["id"], domain["weight"])
    path = folder / "own.json"
    path.write_text(json.dumps({**model, **other}), encoding="utf-8")
    return str(path)


WEIGHTS = {"inkomen": 32.5, "werk": 12.5}


@pytest.fixture
def chain(run, make_layer, tmp_path):
    """Scores, profiles, page: what the page says, with the layers behind it."""

    def made(title="gm_2022_v3", profiled=None, reported=None, **scored):
        areas = make_layer(title, area_rows())
        scores = run("regiolens:mdi", INPUT=areas, OUTPUT=str(tmp_path / "scores.gpkg"), **scored)["OUTPUT"]
        return scores, *page_of(run, scores, tmp_path, profiled, reported)

    return made


def page_of(run, scores, folder, profiled=None, reported=None):
    results = run(
        PROFILES,
        INPUT=scores,
        OUTPUT=str(folder / "profiles.gpkg"),
        OUTPUT_TABLE=str(folder / "table.gpkg"),
        **(profiled or {}),
    )
    path = folder / "page.html"
    run(
        REPORT,
        INPUT=results["OUTPUT"],
        TABLE=results["OUTPUT_TABLE"],
        AREAS=scores,
        OUTPUT_HTML=str(path),
        **(reported or {}),
    )
    text = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return results, " ".join(unescape(text).split()), path.read_text(encoding="utf-8")


def test_the_mdi_is_told_by_the_layers(chain, run):
    _scores, results, text, _ = chain()
    assert re.search(r"Streek 0 has an MDI of \d", text)
    assert "MDI van Het PON & Telos" in text and "changed" not in text
    record, _ = index_and_year(run.layer(results["OUTPUT_TABLE"]))
    assert record.model.id == "pon2023_domains" and record.reference == "12 gemeenten" and not record.stated
    assert "Ranks and quarters of areas are those among 12 gemeenten." in text


@pytest.mark.parametrize("own", [{}, {"id": "eigen", "title": "Index van de streek", "short_title": "Index"}])
def test_changed_weights_stand_on_every_page_under_any_title(chain, run, tmp_path, own):
    _scores, results, text, _page = chain(MODEL_FILE=own_file(tmp_path, WEIGHTS, **own))
    assert not re.search(r"has an MDI of \d", text)
    title = own.get("short_title", "MDI")
    assert f"By '{title} (changed weights)' Streek 0 has a score of" in text
    lines = re.findall(r"Source: .*?Made with Regiolens", text)
    assert len(lines) == 4  # one a region, one at the foot
    assert all("with changed weights" in line for line in lines)
    assert "This is a published model with changed weights." in text
    assert re.search(r"Inkomen 32\.5 ", text) and re.search(r"Werk 12\.5 ", text)
    assert "gewichten zoals gepubliceerd" not in text
    layer = run.layer(results["OUTPUT"])
    assert "(changed weights)" in layer.metadata().title()


SUM = "The index is the sum of weight/100 times domain score."


def test_weights_count_as_they_stand(chain):
    assert f"{SUM} The weights count as they stand." in chain()[2]


def test_what_is_left_of_the_weights_counts_in_proportion(chain):
    """13.5 and three times 9.3, of 41.4: with the weights as they stand no score would come out."""
    text = chain(WITHOUT="inkomen,werk,opleiding")[2]
    weights = "Gezondheid 32.6%, Huisvesting 22.5%, Veiligheid 22.5%, Woonomgeving 22.5%"
    assert f"{SUM} The weights that are left, 41.4% of all, count in proportion: {weights}." in text
    assert "as they stand" not in text


def test_a_geometric_mean_is_no_sum(chain, tmp_path):
    text = chain(MODEL_FILE=own_file(tmp_path, id="eigen", aggregation={"domains": "geometric"}))[2]
    assert "The index is the geometric mean of the domain scores, by their weights." in text
    assert SUM not in text


def test_a_contradiction_between_parameter_and_layer_is_refused(chain, run, tmp_path):
    path = own_file(tmp_path, WEIGHTS)
    scores, results, _, _ = chain(MODEL_FILE=path)
    for algorithm, given in ((PROFILES, {"INPUT": scores}), (REPORT, {"INPUT": results["OUTPUT"]})):
        others = {"TABLE": results["OUTPUT_TABLE"], "OUTPUT_HTML": str(tmp_path / "x.html")} if given else {}
        wanted = {"OUTPUT": "memory:"} if algorithm == PROFILES else others
        assert run.check(algorithm, {**given, **wanted, "MODEL_FILE": path})[0]
        valid, message = run.check(algorithm, {**given, **wanted, "MODEL": "pon2023_domains"})
        assert not valid and "says that its scores were made with" in message
        assert "inkomen 32.5" in message and "inkomen 22.5" in message


def test_layers_of_two_models_make_no_report(chain, run, tmp_path, make_layer):
    _, results, _, _ = chain()
    other = run(
        "regiolens:mdi", INPUT=make_layer("a", area_rows()), MODEL_FILE=own_file(tmp_path, WEIGHTS), OUTPUT="memory:"
    )
    given = {"INPUT": results["OUTPUT"], "TABLE": results["OUTPUT_TABLE"], "AREAS": run.layer(other["OUTPUT"])}
    valid, message = run.check(REPORT, {**given, "OUTPUT_HTML": str(tmp_path / "x.html")})
    assert not valid and "inkomen 32.5" in message


@pytest.fixture
def silent(make_layer):
    rows = [
        {**row, "mdi": row["werk"], "mdi_klasse": 1, "mdi_label": "laag", **{f"mdi_{d}": row[d] for d in DOMAINS}}
        for row in area_rows()
    ]
    for row in rows:
        row["mdi_klasse"] = 1 + sum(row["mdi"] >= bound for bound in (40, 50, 60))
    return make_layer("areas_mdi", rows)


def test_a_layer_that_says_nothing_is_given_no_name(run, silent, tmp_path):
    _, text, _ = page_of(run, silent, tmp_path)
    assert "MDI" not in text and "PON" not in text and "22.5" not in text
    assert "By 'Index of an unknown model' Streek 0 has a score of" in text
    assert "The layer does not tell by which model its scores were made" in text
    assert all("model not told by the layer" in line for line in re.findall(r"Source: .*?Made with Regiolens", text))
    assert "does not say by which model" in run.feedback.text


def test_a_model_that_was_chosen_by_hand_is_said_to_be(run, silent, tmp_path):
    _, text, _ = page_of(run, silent, tmp_path, profiled={"MODEL": "pon2023_domains"})
    assert re.search(r"Streek 0 has an MDI of \d", text)
    assert "was chosen by hand; the layer does not tell it" in text


def test_no_layer_is_named_for_its_areas(chain, run):
    scores, _results, text, _ = chain(title="gm_2022_v3", profiled={"YEAR": "2022"})
    assert "12 gemeenten (figures of 2022), not the Netherlands" in text
    assert "gm_2022_v3" not in text
    layer = run.layer(scores)
    layer.loadDefaultStyle()
    labels = [category.label() for category in layer.renderer().categories()]
    assert len(labels) > 4
    assert not any("gm_2022_v3" in label for label in labels)


def test_the_agreement_of_a_model_is_printed_of_its_figures_alone():
    from regiolens.bridge.index.indicators import load_model
    from regiolens.bridge.report.method import described
    from regiolens.core.index.record import Told

    class Figures:
        told = Told(load_model("cbs_kern"))
        model, level, year = told.model, "gemeente", "2024"

    figures = Figures()
    assert any("r = 0,93" in text for text in described(figures))
    for level, year in (("gemeente", "2023"), ("wijk", "2024"), ("gemeente", "")):
        figures.level, figures.year = level, year
        assert not any("r = 0,93" in text for text in described(figures))


def test_a_method_says_which_rank_equal_scores_share():
    from dataclasses import replace

    from regiolens.bridge.index.indicators import load_model
    from regiolens.bridge.report.method import method_texts
    from regiolens.core.index.record import IndexRecord, Told

    england = load_model("imd_england")
    for ties, said in (("best", False), ("average", True)):
        model = replace(england, ties=ties)
        texts = " ".join(method_texts(Told(model, IndexRecord(model))))
        assert ("share the average of their ranks" in texts) == said
        assert "transformed exponentially" in texts


def test_a_method_says_what_is_divided_and_what_is_treated():
    from dataclasses import replace

    from regiolens.bridge.index.indicators import load_model
    from regiolens.bridge.report.method import method_texts
    from regiolens.core.index.model import Denominator
    from regiolens.core.index.record import IndexRecord, Told, parse_record

    plain = load_model("cbs_kern")
    first, *rest = plain.domains
    leaf, *others = first.indicators
    made = replace(leaf, denominator=Denominator(("inwoners",), 1000.0), treatment=5)
    model = replace(plain, domains=(replace(first, indicators=(made, *others)), *rest))
    record = parse_record(IndexRecord(model).to_json())
    texts = " ".join(method_texts(Told(record.model, record)))
    assert f"Divided by a denominator: {leaf.label}." in texts
    assert f"the logarithm is taken where that is not enough: {leaf.label}." in texts
    untouched = " ".join(method_texts(Told(plain, IndexRecord(plain))))
    assert "Divided by" not in untouched and "logarithm" not in untouched
