"""Help of the expression functions, as QGIS's expression dialog shows it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ..i18n import tr


def help_texts() -> dict[str, str]:
    """Help by the name of the function, in the language that is now installed."""
    return {
        "cbs_code": _code_function(),
        "stedelijkheidsklasse": _urbanity_function(),
        "mdi_klasse": _class_function(),
        "kwartiel": _quartile_function(),
        "regiolens_profile_chart": _chart_function(),
        "regiolens_scatter_chart": _scatter_function(),
        "regiolens_lines": _lines_function(),
        "regiolens_quadrant_chart": _quadrant_function(),
        "regiolens_bivariate_legend": _bivariate_function(),
    }


def _help(name: str, text: str, arguments: Sequence[tuple[str, str]], examples: Sequence[tuple[str, str]]) -> str:
    """Help in the form that QGIS gives its own functions."""
    syntax = ", ".join(argument for argument, _ in arguments)
    rows = "".join(f"<tr><td><i>{argument}</i></td><td>{escape(told)}</td></tr>" for argument, told in arguments)
    shown = "".join(
        f"<li><code>{escape(call)}</code> → <code>{escape(result)}</code></li>" for call, result in examples
    )
    return (
        f"<h3>{name}</h3><p>{escape(text)}</p><h4>{escape(tr('Syntax'))}</h4><p><code>{name}({syntax})</code></p>"
        f"<h4>{escape(tr('Arguments'))}</h4><table>{rows}</table><h4>{escape(tr('Examples'))}</h4><ul>{shown}</ul>"
    )


def _code_function() -> str:
    return _help(
        "cbs_code",
        tr(
            "Brings a CBS area code to its one form, so that two layers can be joined: prefix, zeros in front, no "
            "year. NULL where it is no CBS code. A code that has its prefix keeps its own level."
        ),
        [
            ("value", tr("the code, as text or as a number")),
            (
                "level",
                tr(
                    "level of codes without a prefix: land, landsdeel, provincie, corop, gemeente, wijk or buurt; "
                    "may be left out where the code itself tells"
                ),
            ),
        ],
        [
            ("cbs_code('14', 'gemeente')", "'GM0014'"),
            ("cbs_code('2022BU00140001')", "'BU00140001'"),
            ("cbs_code('Groningen', 'gemeente')", "NULL"),
        ],
    )


def _urbanity_function() -> str:
    return _help(
        "stedelijkheidsklasse",
        tr(
            "CBS's class of stedelijkheid from the address density: 1 zeer sterk stedelijk from 2500, 2 sterk "
            "stedelijk from 1500, 3 matig stedelijk from 1000, 4 weinig stedelijk from 500, 5 niet stedelijk below "
            "500. Missing stays missing, also CBS's markers such as -99997."
        ),
        [("oad", tr("address density (OAD), addresses per km²"))],
        [("stedelijkheidsklasse(2500)", "1"), ("stedelijkheidsklasse(499)", "5")],
    )


def _class_function() -> str:
    return _help(
        "mdi_klasse",
        tr(
            "The class of a score of an index or of a domain by the bounds of a model. Of pon2023_domains, the MDI of "
            "Het PON & Telos: 1 laag below 40, 2 gematigd from 40, 3 hoog from 50, 4 zeer hoog from 60; another model "
            "brings its own. Lower bounds are inclusive."
        ),
        [("score", tr("score, 0 to 100")), ("model", tr("shipped index model; pon2023_domains when left out"))],
        [("mdi_klasse(60)", "4"), ("mdi_klasse(59.9)", "3")],
    )


def _quartile_function() -> str:
    return _help(
        "kwartiel",
        tr(
            "The quartile (1 holds the lowest values, 4 the highest) of a value among all areas of a layer that have "
            "data, by the rule of the quartile map: a value on a bound belongs to the quartile above it; water and "
            "missing values are left out. Give a layer with areas of one level."
        ),
        [
            ("value", tr("the value to place")),
            ("layer", tr("name or id of the layer whose areas determine the quartiles, such as all buurten")),
            ("field", tr("name of the field in that layer, as text")),
        ],
        [("kwartiel(\"woz\", 'buurten_2024', 'woz')", "3")],
    )


def _chart_function() -> str:
    return _help(
        "regiolens_profile_chart",
        tr(
            "The spine chart of a region, as a picture: its index and domains where it has these, and its indicators, "
            "beside the figures of the reference, all regions and its own areas. For picture items of a print layout "
            "or atlas, SVG markers and map tips."
        ),
        [
            ("table", tr("name or id of the table that regiolens:regionprofiles makes as OUTPUT_TABLE")),
            ("region", tr("code or name of the region")),
            (
                "form",
                tr(
                    "base64 for pictures and SVG markers (when left out), html for map tips and HTML items, svg for "
                    "the bare drawing"
                ),
            ),
            ("width", tr("width in pixels, at least 520; 760 when left out")),
            (
                "classes",
                tr("an array with the labels of the classes, lowest first; no classes when left out"),
            ),
        ],
        [
            ("regiolens_profile_chart('profiles', \"regio_code\")", "'base64:PHN2Zy…'"),
            ("regiolens_profile_chart('profiles', 'Oost-Groningen', 'html')", "'<img …>'"),
        ],
    )


def _scatter_function() -> str:
    return _help(
        "regiolens_scatter_chart",
        tr(
            "The scatter plot of two fields of a layer, as a picture: the areas, the line of regression, the areas "
            "farthest from it by name, and Pearson's correlation with its 95% interval."
        ),
        [
            ("layer", tr("name or id of the layer or table")),
            ("x", tr("name of the field across, as text")),
            ("y", tr("name of the field upwards, as text")),
            (
                "form",
                tr(
                    "base64 for pictures and SVG markers (when left out), html for map tips and HTML items, svg for "
                    "the bare drawing"
                ),
            ),
            ("width", tr("width in pixels, at least 320; 560 when left out")),
            ("colour", tr("name of the field by whose classes the dots are coloured; none when left out")),
        ],
        [("regiolens_scatter_chart('mdi', 'mdi', 'opkomst', 'base64', 560, 'regio_zone')", "'base64:PHN2Zy…'")],
    )


def _bivariate_function() -> str:
    return _help(
        "regiolens_bivariate_legend",
        tr(
            "The square legend of a map of two indicators, as a picture: nine colours, as the layer has them now, with "
            "the bounds between them and the number of areas in each."
        ),
        [
            ("layer", tr("name or id of the layer that regiolens:bivariatemap made")),
            (
                "form",
                tr(
                    "base64 for pictures and SVG markers (when left out), html for map tips and HTML items, svg for "
                    "the bare drawing"
                ),
            ),
            ("width", tr("width in pixels, at least 220; 260 when left out")),
            ("texts", tr("whether title and notes stand with it; true when left out")),
        ],
        [("regiolens_bivariate_legend('Inkomen en bijstand')", "'base64:PHN2Zy…'")],
    )


def _quadrant_function() -> str:
    return _help(
        "regiolens_quadrant_chart",
        tr(
            "The analysis matrix as a picture: regions by zone (kern, intermediair, perifeer) and score, all by name, "
            "with the four quadrants around a threshold, and which regions stand near it."
        ),
        [
            ("layer", tr("name or id of the layer of regions that regiolens:regionprofiles makes")),
            ("threshold", tr("score from which on a region is kwetsbaar; 50 when left out")),
            (
                "form",
                tr(
                    "base64 for pictures and SVG markers (when left out), html for map tips and HTML items, svg for "
                    "the bare drawing"
                ),
            ),
            ("width", tr("width in pixels, at least 320; 680 when left out")),
            ("score", tr("name of the field with the score, as text; 'mdi' when left out")),
            ("zone", tr("name of the field with the zone, as text; 'regio_zone' when left out")),
        ],
        [("regiolens_quadrant_chart('regio profielen', 50)", "'base64:PHN2Zy…'")],
    )


def _lines_function() -> str:
    return _help(
        "regiolens_lines",
        tr(
            "Lines over the years, as a picture: areas beside the country by one figure, or several figures, such "
            "as the domains of an index, of one area or of the country. From a layer or table with a row for each "
            "area and year, such as regiolens:indexpanel makes. The country's line is its own row, or the figure of "
            "all areas by the rule of the figure; counts have none."
        ),
        [
            ("layer", tr("name or id of the layer or table")),
            ("fields", tr("name of the field, as text, or an array of names")),
            (
                "areas",
                tr("code or name of an area, or an array of them, at most 12; the country alone when left out"),
            ),
            (
                "form",
                tr(
                    "base64 for pictures and SVG markers (when left out), html for map tips and HTML items, svg for "
                    "the bare drawing"
                ),
            ),
            ("width", tr("width in pixels, at least 320; 760 when left out")),
        ],
        [
            ("regiolens_lines('panel', 'mdi', array('Oldambt', 'Pekela'))", "'base64:PHN2Zy…'"),
            ("regiolens_lines('panel', array('mdi_werk', 'mdi_inkomen'), \"code\", 'html')", "'<img …>'"),
        ],
    )
