"""What dialogs show for the keywords of enumerations, which scripts and models keep in every language."""

from __future__ import annotations

from .i18n import tr

#: the kind of control, which `plugin.gui.choice_control` makes: as metadata of a parameter and of the inputs of models
CONTROL = "regiolens_choice"
#: what makes QGIS take that control for a parameter
AS_WORDS = {"widget_wrapper": {"widget_type": CONTROL}}


def choice_words() -> dict[str, str]:
    """Keyword to what is shown for it; a keyword that is not in it (a name, a year) is shown as it is."""
    return {
        "cbs_buurt": tr("Derived index of wijken and buurten (cbs_buurt)"),
        "cbs_kern": tr("Derived index of gemeenten (cbs_kern)"),
        "imd_england": tr("England's index (imd_england)"),
        "pon2023": tr("MDI from the 22 indicators (pon2023)"),
        "pon2023_domains": tr("MDI from the seven domain scores (pon2023_domains)"),
        "as the layer tells": tr("as the layer tells"),
        "available with at least half": tr("available with at least half"),
        "all required": tr("all required"),
        "strict": tr("strict"),
        "automatic": tr("automatic"),
        "all": tr("all"),
        "field": tr("field"),
        "land": tr("land"),
        "lowest": tr("lowest"),
        "own table": tr("own table"),
        "polygons": tr("polygons"),
        "generalised": tr("generalised"),
        "detailed": tr("detailed"),
        "long": tr("long"),
        "wide by period": tr("wide by period"),
        "refuse": tr("refuse"),
        "first": tr("first"),
        "last": tr("last"),
        "keep": tr("keep"),
        "drop": tr("drop"),
        "corop": "COROP",
        "Pearson": tr("Pearson (values)"),
        "Spearman": tr("Spearman (ranks)"),
        "circle": tr("circle"),
        "statutory cells": tr("statutory cells"),
        "high is worse": tr("high is worse"),
        "low is worse": tr("low is worse"),
        "quantiles": tr("equal in number (quantiles)"),
        "equal intervals": tr("equal intervals"),
        "natural breaks": tr("natural breaks"),
        "own bounds": tr("own bounds"),
        "of the last year": tr("of the last year"),
        "as they are": tr("as they are"),
        "count": tr("count"),
        "percentage": tr("percentage"),
        "index": tr("index (scores)"),
        "mean": tr("mean"),
        "neither": tr("neither is worse"),
        "group": tr("the group"),
        "whole population": tr("the whole population"),
        "none": tr("none"),
        "tens": tr("tens"),
        "plain": tr("plain"),
        "compounded": tr("compounded"),
        "semicolon": tr("semicolon"),
        "comma": tr("comma"),
        "tab": tr("tab"),
        "pipe": tr("pipe"),
        "point": tr("point"),
        "uniform": tr("each by itself (uniform)"),
        "dirichlet": tr("as shares of a whole (Dirichlet)"),
        "normalisation": tr("normalisation"),
        "aggregation": tr("aggregation"),
        "indicator left out": tr("indicator left out"),
        "domain left out": tr("domain left out"),
        "outliers": tr("treatment of outlying values"),
        "queen": tr("outlines that meet (queen)"),
        "rook": tr("outlines that share a side (rook)"),
        "k nearest": tr("the nearest areas"),
        "distance": tr("areas within a distance"),
        "YlOrBr": tr("yellow to brown (YlOrBr)"),
        "YlGnBu": tr("yellow to blue (YlGnBu)"),
        "PuBu": tr("purple to blue (PuBu)"),
        "RdPu": tr("red to purple (RdPu)"),
        "Greens": tr("greens (Greens)"),
        "Greys": tr("greys (Greys)"),
    }


def keyword_of(value: object, keywords: list[str]) -> str:
    """The keyword that a value means: itself, or its number, which the help of qgis_process tells; "" for none."""
    text = "" if isinstance(value, bool) else str(value).strip()
    if text in keywords:
        return text
    return keywords[int(text)] if text.isdecimal() and int(text) < len(keywords) else ""
