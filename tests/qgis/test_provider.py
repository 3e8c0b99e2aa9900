"""What QGIS expects of every algorithm, and of the plugin's life."""

import subprocess
import sys

import pytest
from qgis.core import QgsApplication, QgsProcessingParameterDefinition, QgsProcessingParameterEnum

from regiolens.bridge.paths import ROOT
from regiolens.processing_algorithms.catalogue import ALGORITHMS

IDS = [algorithm.NAME for algorithm in ALGORITHMS]
MODELS = [path.stem for path in (ROOT / "resources" / "models").glob("*.model3")]


def test_ids_that_others_rely_on(provider):
    assert set(IDS) >= {
        *("joinindicators", "mdi", "urbanity", "quartilemap", "oad", "oadgrid"),
        *("assignregions", "aggregate", "regionprofiles", "regionreport", "contributions", "regionatlas"),
    }
    assert "mainjob" in MODELS
    assert {algorithm.id() for algorithm in provider.algorithms()} == {f"regiolens:{name}" for name in [*IDS, *MODELS]}


@pytest.mark.parametrize("name", IDS)
def test_every_algorithm_and_parameter_has_help(provider, name):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
    assert len(algorithm.shortHelpString()) > 100
    for definition in algorithm.parameterDefinitions():
        assert definition.help(), definition.name()
        assert definition.name() == definition.name().upper()
    assert algorithm.outputDefinitions() or name == "openregionprofile"


@pytest.mark.parametrize("name", IDS)
def test_enumerations_are_readable_keywords(provider, name):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
    for definition in algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterEnum):
            assert definition.usesStaticStrings()
            assert definition.allowMultiple() or definition.defaultValue() in definition.options()


@pytest.mark.parametrize("name", MODELS)
def test_shipped_models_are_as_good_as_algorithms(provider, name):
    model = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
    assert model.displayName() != name and model.helpUrl().endswith(f"#{name}")
    assert len(model.shortHelpString()) > 100
    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    given = [one for one in model.parameterDefinitions() if not one.isDestination()]
    assert all(one.help() for one in given), [one.name() for one in given if not one.help()]
    assert given[0].name() in ("AREAS", "PROVINCE"), "what a user chooses first"
    marked = [bool(one.flags() & advanced) for one in given]
    assert any(marked) and not all(marked)


def test_shipped_models_and_their_copies_speak_the_language_of_the_user(provider, monkeypatch):
    """Descriptions and help of parameters and the help of the model are translated, and nothing else is."""
    from regiolens.processing_algorithms import shipped_model

    plain = shipped_model.read_model(ROOT / "resources" / "models" / "gap.model3")
    monkeypatch.setattr(shipped_model, "tr", lambda text: f"<{text}>")
    spoken = shipped_model.read_model(ROOT / "resources" / "models" / "gap.model3")
    for model in (spoken, spoken.create()):
        assert model.helpContent() == {key: f"<{text}>" for key, text in plain.helpContent().items()}
        for before in plain.parameterDefinitions():
            after = model.parameterDefinition(before.name())
            texts = [before.description(), before.help()]
            if not before.isDestination():
                texts = [f"<{text}>" if text else "" for text in texts]
            assert [after.description(), after.help()] == texts
    assert shipped_model.read_model(ROOT / "resources" / "models" / "absent.model3") is None


def test_shipped_models_offer_what_their_steps_take(provider):
    registry = QgsApplication.processingRegistry()
    for model, parameter, step, taken in (
        ("mainjob", "MODEL", "mdi", "MODEL"),
        ("cbslayer", "LEVEL", "fetchareas", "LEVEL"),
        ("cbslayer", "VARIANT", "fetchareas", "VARIANT"),
        ("cbslayer", "DIRECTION", "quartilemap", "DIRECTION"),
    ):
        offered = registry.algorithmById(f"regiolens:{model}").parameterDefinition(parameter).options()
        options = registry.algorithmById(f"regiolens:{step}").parameterDefinition(taken).options()
        assert offered == options[: len(offered)] and (len(offered) == len(options) or model == "cbslayer")


def test_shipped_models_are_those_that_the_script_writes(provider, tmp_path):
    """Among others, the help of an input is that of the step that takes it."""
    from regiolens.processing_algorithms.shipped_model import read_model

    script = ROOT / "scripts" / "make_models"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True, timeout=120)
    assert len(list(tmp_path.iterdir())) == len(MODELS)
    for name in MODELS:
        shipped, made = (read_model(folder / f"{name}.model3") for folder in (ROOT / "resources" / "models", tmp_path))
        assert shipped.toVariant() == made.toVariant()


def test_keywords_as_the_scripts_of_others_spell_them(provider):
    def options(name, parameter):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
        return algorithm.parameterDefinition(parameter).options()

    assert options("joinindicators", "DUPLICATES") == ["refuse", "first", "last"]
    assert options("joinindicators", "UNMATCHED") == ["keep", "drop"]
    assert options("mdi", "MISSING") == ["available with at least half", "all required", "strict"]
    assert options("mdi", "MODEL") == ["cbs_buurt", "cbs_kern", "imd_england", "pon2023", "pon2023_domains"]
    assert options("oad", "METHOD") == ["circle", "statutory cells"]
    assert options("assignregions", "REGION_SET") == [
        *("COROP", "provincie", "arbeidsmarktregio", "landsdeel"),
        *("krimp- en anticipeerregio's 2016", "Noord-Nederland 2018", "krimpregio's OCW", "krimpgemeente 2013-2023"),
        *("own table", "polygons"),
    ]
    assert options("quartilemap", "DIRECTION") == ["high is worse", "low is worse"]


def test_optional_parameters_are_optional(provider):
    required = {
        "joinindicators": {"INPUT", "TABLE", "OUTPUT"},
        "mdi": {"INPUT", "OUTPUT"},
        "urbanity": {"INPUT", "FIELD", "OUTPUT"},
        "oad": {"ADDRESSES"},
        "oadgrid": {"ADDRESSES", "OUTPUT"},
        "quartilemap": {"INPUT", "FIELD", "OUTPUT"},
        "assignregions": {"INPUT", "OUTPUT"},
        "aggregate": {"INPUT", "OUTPUT"},
        "contributions": {"INPUT", "OUTPUT"},
        "indicatoraudit": {"INPUT", "OUTPUT"},
        "concentration": {"INPUT", "FIELD", "OUTPUT"},
        "robustness": {"INPUT", "OUTPUT"},
        "change": {"INPUT", "FROM_FIELD", "OUTPUT"},
        "indexpanel": {"INPUT", "OUTPUT"},
        "migration": {"INPUT", "OUTPUT"},
        "detectyear": {"INPUT"},
        "recodeboundaries": {"INPUT", "OUTPUT"},
        "correlations": {"INPUT", "X", "OUTPUT"},
        "typology": {"INPUT", "OUTPUT"},
        "themecount": {"INPUT", "FIELDS", "OUTPUT"},
        "crosstab": {"INPUT", "ROWS", "COLUMNS", "OUTPUT"},
        "regionatlas": {"INPUT"},
        "regionprofiles": {"INPUT", "OUTPUT"},
        "regionreport": {"INPUT", "TABLE"},
        "exportmetadata": {"INPUT", "OUTPUT"},
        "indexsql": {"INPUT", "OUTPUT"},
    }
    for name, expected in required.items():
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
        optional = QgsProcessingParameterDefinition.Flag.FlagOptional
        found = {
            d.name() for d in algorithm.parameterDefinitions() if not d.flags() & optional and d.defaultValue() is None
        }
        assert found == expected, name


def test_loading_the_provider_imports_no_pandas():
    code = f"""
import importlib.util, os, sys
from qgis.core import QgsApplication
app = QgsApplication([], False); app.initQgis()
places = [r"{ROOT}"]
path = places[0] + "/__init__.py"
spec = importlib.util.spec_from_file_location("regiolens", path, submodule_search_locations=places)
module = importlib.util.module_from_spec(spec); sys.modules["regiolens"] = module; spec.loader.exec_module(module)
plugin = module.classFactory(None)
plugin.initProcessing()
ids = [a.id() for a in QgsApplication.processingRegistry().providerById("regiolens").algorithms()]
print(len(ids), [n for n in ("pandas", "scipy", "matplotlib") if n in sys.modules])
plugin.unload()
print(QgsApplication.processingRegistry().providerById("regiolens"))
sys.stdout.flush(); os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.split("\n")[:2] == [f"{len(IDS) + len(MODELS)} []", "None"], done.stdout + done.stderr[-2000:]
