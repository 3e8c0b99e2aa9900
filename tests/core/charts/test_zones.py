"""core.charts.zones: the analysis matrix of the published COROP scores as a chart."""

import re
from xml.etree import ElementTree

import numpy as np

from regiolens.core.charts.scatter import ScatterTexts
from regiolens.core.charts.zones import zone_chart

TEXTS = ScatterTexts("t", "d", "h", "s", "", "MDI", "geen gegevens")
ORDER = ("kern", "intermediair", "perifeer")
CORNERS = {"kern": ("kwetsbaar en kern", "kansrijk en kern"), "perifeer": ("kwetsbaar en perifeer", "")}


def form(value, decimals):
    return f"{value:.{decimals}f}"


def chart(scores, zones, names, threshold=50.0, **more):
    return zone_chart(np.array(scores), zones, names, ORDER, threshold, CORNERS, TEXTS, form, **more)


def heights(text):
    """Of the dots, and of the line at the threshold."""
    dots = [float(y) for y in re.findall(r'<circle[^>]* cy="([\d.]+)"', text)]
    line = re.search(r'y1="([\d.]+)"[^>]* stroke="#4d4d4d"', text)
    return dots, float(line.group(1))


def test_dots_stand_above_and_below_the_threshold_by_their_score():
    dots, line = heights(chart([52.3, 49.5, 50.0, 47.0], ["kern", "kern", "perifeer", "perifeer"], list("abcd")))
    above = {round(y, 1): y < line for y in dots}
    assert sorted(above.values()) == [False, False, False, True]
    assert any(abs(y - line) < 0.1 for y in dots)
    assert heights(chart([49.5], ["kern"], ["a"], 49.0))[0][0] < heights(chart([49.5], ["kern"], ["a"], 49.0))[1]


def test_every_region_is_named_within_the_picture_also_where_all_are_alike():
    names = [f"Regio {place} <&>" for place in range(40)]
    text = chart([44.5] * 39 + [62.0], ["kern"] * 39 + ["perifeer"], names)
    root = ElementTree.fromstring(text)
    height = float(root.get("viewBox").split()[3])
    labels = [one for one in root.iter("{http://www.w3.org/2000/svg}text") if "Regio" in (one.text or "")]
    assert len(labels) == 40
    places = sorted(float(one.get("y")) for one in labels)
    assert places[0] > 0 and places[-1] < height - 30
    apart = np.diff(sorted(float(one.get("y")) for one in labels if "62.0" not in one.text))
    assert (apart > 12.4).all()


def test_the_note_stands_below_whole():
    note = " ".join(f"woord{place}" for place in range(90))
    texts = ScatterTexts("t", "d", "h", "s", note, "MDI", "geen gegevens")
    text = zone_chart(np.array([50.0]), ["kern"], ["a"], ORDER, 50.0, CORNERS, texts, form)
    assert "woord89" in text and "…" not in text
    height = float(ElementTree.fromstring(text).get("viewBox").split()[3])
    assert max(float(y) for y in re.findall(r'<text[^>]* y="([\d.]+)"', text)) < height


def test_a_long_name_is_written_on_two_lines_before_it_is_cut_off():
    text = chart([44.6], ["kern"], ["Agglomeratie Leiden en Bollenstreek"], width=680)
    assert " ".join(re.findall(r">([^<]+)</text>", text)).count("44.6 Agglomeratie Leiden en Bollenstreek") == 1
    assert "…" not in text
    assert "…" in chart([44.6], ["kern"], ["Agglomeratie Leiden en Bollenstreek" * 3])


def test_names_on_two_lines_stay_together_and_cover_no_other():
    names = ["Agglomeratie Leiden en Bollenstreek"] * 6 + ["Delft"]
    text = chart([44.6] * 5 + [44.7, 44.65], ["kern"] * 7, names, width=680)
    found = [(float(y), words) for y, words in re.findall(r'<text[^>]* y="([\d.]+)"[^>]*>([^<]+)<', text)]
    rows = sorted((y, words) for y, words in found if re.search("Agglo|Bollen|Leiden|Delft", words))
    assert len(rows) == 13 and (np.diff([y for y, _ in rows]) > 12.4).all()
    read = " ".join(words for _, words in rows)
    assert read.count("Agglomeratie Leiden en Bollenstreek") == 6


def test_no_letters_are_smaller_than_eight_points_on_paper():
    text = chart([44.6, 52.0], ["kern", "perifeer"], ["Agglomeratie Leiden en Bollenstreek", "Delft"], width=680)
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', text)) * 175 / 680 / 25.4 * 72 >= 8


def test_of_very_many_the_highest_and_lowest_are_named():
    text = chart(list(np.linspace(30, 70, 90)), ["kern"] * 90, [f"Plaats {place}" for place in range(90)])
    assert text.count("Plaats") == 40 and text.count("<circle") == 90
    assert ">30.0 Plaats 0<" in text and ">70.0 Plaats 89<" in text and "Plaats 45" not in text


def test_regions_without_score_or_column_are_left_out():
    text = chart([np.nan, 55.0, 51.0], ["kern", "eiland", "kern"], ["leeg", "elders", "hier"])
    assert "hier" in text and "leeg" not in text and "elders" not in text
    assert "geen gegevens" in chart([np.nan], ["kern"], ["a"])
