"""Where algorithms and shipped models stand in the Processing Toolbox, and by which words they are found there.

The toolbox looks for what is typed in the name, the group, the tags and the short description.
"""

from __future__ import annotations

from qgis.PyQt.QtGui import QIcon

from ..bridge.i18n import tr
from ..bridge.paths import RESOURCES

#: name of an algorithm or a model -> the id of its group; what is not in it stands above the groups
GROUPS = {
    "fetchareas": "data",
    "fetchstatline": "data",
    "readcbs": "data",
    "joinindicators": "data",
    "cbslayer": "data",
    "mdi": "index",
    "contributions": "index",
    "robustness": "index",
    "indicatoraudit": "index",
    "mainjob": "index",
    "quartilemap": "maps",
    "bivariatemap": "maps",
    "regionatlas": "maps",
    "assignregions": "regions",
    "aggregate": "regions",
    "regionprofiles": "regions",
    "regionreport": "regions",
    "detectyear": "change",
    "recodeboundaries": "change",
    "change": "change",
    "indexpanel": "change",
    "development": "change",
    "gap": "change",
    "migration": "change",
    "typology": "patterns",
    "typesindex": "patterns",
    "crosstab": "patterns",
    "themecount": "patterns",
    "correlations": "patterns",
    "concentration": "patterns",
    "urbanity": "density",
    "oad": "density",
    "oadgrid": "density",
    "exportmetadata": "publishing",
    "indexsql": "publishing",
}
#: name of an algorithm -> whether the rows of its outputs are those of its inputs, whose ids they keep, or new ones
ROWS = {
    "joinindicators": "same",
    "assignregions": "same",
    "mdi": "same",
    "contributions": "same",
    "robustness": "same",
    "quartilemap": "same",
    "bivariatemap": "same",
    "change": "same",
    "regionatlas": "same",
    "urbanity": "same",
    "typology": "same",
    "themecount": "same",
    "concentration": "same",
    "oad": "same",
    "oadgrid": "new",
    "aggregate": "new",
    "recodeboundaries": "new",
    "indexpanel": "new",
    "migration": "new",
    "regionprofiles": "new",
    "crosstab": "new",
    "indicatoraudit": "new",
    "correlations": "new",
}
_AREAS = "gemeente municipality wijk district buurt neighbourhood neighborhood cbs"
_INDEX = "mdi imd index achterstand achterstandsindex deprivation deprivatie armoede poverty score domein domain"
_MAP = "choropleth choropleet kaart map klassen classes legenda legend kwartiel quartile"
_REGIONS = "regio region corop provincie province arbeidsmarktregio krimp krimpregio shrinking decline"
_DENSITY = (
    "oad omgevingsadressendichtheid adressendichtheid stedelijkheid urbanity urbanisation adres address dichtheid"
)
_CHANGE = (
    "verandering change ontwikkeling development jaar year years jaren herindeling grenswijziging merger boundaries"
)
_PATTERNS = "patroon pattern samenhang verband coherence statistiek statistics"
_TABLE = "csv xls xlsx excel ods tabel table kwb kerncijfers"
#: name -> tags in Dutch and English alike, whatever the language of QGIS
_TAGS = {
    "openregionprofile": f"{_INDEX} {_REGIONS} venster window wizard regioprofiel profile rapport report {_MAP}",
    "fetchareas": f"{_AREAS} {_REGIONS} pdok wfs grenzen boundaries outlines gebiedsindelingen wijkenbuurten download",
    "fetchstatline": f"{_AREAS} statline odata opendata rivm politie police tabel table kwb kerncijfers download",
    "readcbs": f"{_AREAS} {_TABLE} rivm politie police kiesraad zip statline bestand file import inlezen",
    "joinindicators": f"{_AREAS} {_TABLE} koppelen join code codes indicator indicatoren indicators grenswijziging",
    "cbslayer": f"{_AREAS} {_TABLE} {_MAP} pdok statline provincie province model download",
    "mdi": f"{_INDEX} {_AREAS} {_MAP} rang rank gewichten weights imd england pon telos leefbaarheid",
    "contributions": f"{_INDEX} {_AREAS} bijdrage contribution punten points uitleg explain verklaring",
    "robustness": (
        f"{_INDEX} {_AREAS} robuustheid robust onzekerheid uncertainty zekerheid gevoeligheid sensitivity monte carlo "
        "rangorde rank betrouwbaarheid"
    ),
    "indicatoraudit": (
        f"{_INDEX} {_AREAS} audit controle kwaliteit quality scheefheid skewness cronbach alfa alpha correlatie "
        "correlation uitschieters outliers invloed influence gewicht weight"
    ),
    "mainjob": f"{_INDEX} {_AREAS} {_TABLE} {_MAP} koppelen join model workflow",
    "quartilemap": f"{_MAP} {_AREAS} kwantiel quantile deciel decile kwintiel quintile stijl style thematisch thematic",
    "bivariatemap": f"{_MAP} {_AREAS} bivariaat bivariate twee two indicatoren vierkant square tertiel",
    "regionatlas": f"{_MAP} {_REGIONS} {_AREAS} atlas kaarten pdf layout lay-out pagina page indicatoren",
    "assignregions": f"{_REGIONS} {_AREAS} indeling division landsdeel anticipeerregio noord-nederland toewijzen",
    "aggregate": f"{_REGIONS} {_AREAS} aggregeren samenvoegen optellen sum gewogen weighted dissolve",
    "regionprofiles": f"{_REGIONS} {_INDEX} {_AREAS} profiel profile vergelijken compare nederland kwadrant quadrant",
    "regionreport": f"{_REGIONS} {_INDEX} rapport report pdf html layout lay-out atlas diagram chart",
    "detectyear": f"{_CHANGE} {_AREAS} {_TABLE} peiljaar jaargang vintage herkennen detect",
    "recodeboundaries": f"{_CHANGE} {_AREAS} {_TABLE} omzetten omrekenen hercoderen recode convert fusie split",
    "change": f"{_CHANGE} {_AREAS} {_MAP} groei groeikaart growth verschil trend bevolkingsgroei tijd time",
    "typology": f"{_PATTERNS} {_AREAS} typologie type types soort krimpgemeente groeigemeente centrumgemeente new town",
    "typesindex": f"{_PATTERNS} {_INDEX} {_AREAS} {_TABLE} typologie type types kruistabel tabel 2 model workflow",
    "crosstab": f"{_PATTERNS} {_INDEX} {_REGIONS} kruistabel draaitabel pivot cross table matrix type",
    "concentration": (
        f"{_PATTERNS} {_INDEX} {_MAP} concentratie moran lisa cluster clusters hotspot ruimtelijk spatial "
        "autocorrelatie autocorrelation gini buren neighbours verborgen"
    ),
    "themecount": f"{_PATTERNS} {_INDEX} {_MAP} thema theme themas stapeling optelling opeenstapeling accumulation",
    "correlations": f"{_PATTERNS} {_INDEX} correlatie correlation pearson spearman regressie regression scatter",
    "indexpanel": f"{_CHANGE} {_INDEX} {_AREAS} {_MAP} panel tijdreeks temporal animatie ranglijst top ranking",
    "development": f"{_CHANGE} {_INDEX} {_AREAS} {_MAP} panel tijdreeks model workflow",
    "gap": f"{_CHANGE} {_INDEX} {_REGIONS} kloof gap kwartiel quarter zone tabel table model",
    "migration": f"{_CHANGE} {_AREAS} {_REGIONS} migratie migration verhuizing verhuissaldo moves saldo stroom flow",
    "urbanity": f"{_DENSITY} {_AREAS} {_MAP} klasse class",
    "oad": f"{_DENSITY} {_AREAS} {_MAP} bag verblijfsobject punten points bouwplan plan",
    "oadgrid": f"{_DENSITY} {_MAP} cbs vierkant vierkanten square squares grid raster",
    "indexsql": f"{_INDEX} sql postgresql postgis postgres duckdb sqlite database view service publiceren publish",
    "exportmetadata": "metadata iso 19115 19139 xml ngr georegister geonetwork catalogus catalogue publiceren publish",
}


def group_name(group: str) -> str:
    """What a group is called; "" for none."""
    names = {
        "data": tr("Data"),
        "index": tr("Index"),
        "maps": tr("Maps"),
        "regions": tr("Regions"),
        "change": tr("Change"),
        "patterns": tr("Patterns"),
        "density": tr("Address density and stedelijkheid"),
        "publishing": tr("Publishing"),
    }
    return names.get(group, "")


def group_icon(group: str) -> QIcon:
    """The icon of a group, that of Regiolens for what stands above the groups."""
    return QIcon(str(RESOURCES / "icons" / f"{group or 'regiolens'}.svg"))


def tags(name: str) -> list[str]:
    """Other words for an algorithm."""
    return list(dict.fromkeys(_TAGS.get(name, "").split()))


def short_description(name: str) -> str:
    """What the toolbox shows beside the pointer."""
    texts = {
        "openregionprofile": tr("The window that leads from a layer to a map and the report on a region"),
        "fetchareas": tr("Gemeenten, wijken, buurten and regions of a year from PDOK"),
        "fetchstatline": tr("A table of CBS StatLine, RIVM or the police, ready to be joined"),
        "readcbs": tr("A csv, Excel or zip file of CBS as it is handed out, as a clean table"),
        "joinindicators": tr("The columns of a table beside gemeenten, wijken or buurten, by their codes"),
        "cbslayer": tr("Areas of a provincie with their key figures, as a map in quartiles"),
        "mdi": tr("Scores of deprivation from indicators, with class, rank and quartile"),
        "contributions": tr("The points that each domain adds to the score of an area"),
        "robustness": tr("How sure the rank and the class of each area are under other weights and methods"),
        "indicatoraudit": tr("What to know of the indicators before an index is trusted: spread, coherence, influence"),
        "mainjob": tr("Areas and a table in, a map of the deprivation index out"),
        "quartilemap": tr("A choropleth of any field in quartiles, with the bounds of the whole country if wanted"),
        "bivariatemap": tr("Two fields in one map: nine colours, with a square legend"),
        "regionatlas": tr("Pages of maps: regions by one indicator with one legend, or the indicators of a region"),
        "assignregions": tr("The COROP region, provincie, krimpregio or region of your own of each area"),
        "aggregate": tr("Figures of buurten or gemeenten brought to larger areas, each by its own rule"),
        "regionprofiles": tr("Regions beside the Netherlands: differences, ranks and what stands out"),
        "regionreport": tr("A report on regions as a web page, a PDF and a print layout"),
        "detectyear": tr("The years in which the gemeenten of a layer or table existed, by their codes"),
        "recodeboundaries": tr("Figures of the gemeenten of one year for those of another"),
        "change": tr("Figures of two moments: change, beside the country's, for better or worse, in rank, as a map"),
        "typology": tr("Growing, shrinking, green, working and other types of gemeenten, by rules of a file"),
        "typesindex": tr("Types and index of areas, and how many of each type are in the worst quarter"),
        "crosstab": tr("How many areas of each type or zone are in each class or quarter"),
        "concentration": tr("Where high lies among high and low among low: local Moran's I, and what gemeenten hide"),
        "themecount": tr("On how many themes areas are in the worst quarter, and on how many in the best"),
        "correlations": tr("Which figures of areas go together, with intervals and scatter plots"),
        "indexpanel": tr("Scores of an index in several years, on one reference"),
        "development": tr("An index in several years, and a map of its change"),
        "gap": tr("A figure of the worst quarter beside all areas, then and now, and by zone"),
        "migration": tr("Who arrives and who leaves, by group: net migration, quadrants, and flows between regions"),
        "urbanity": tr("CBS's class of stedelijkheid, 1-5, from the address density"),
        "oad": tr("Address density of areas of your own, also with a building plan"),
        "oadgrid": tr("Address density of squares of 500 or 100 m"),
        "indexsql": tr("An index and its scale as a view in PostgreSQL, DuckDB or SQLite"),
        "exportmetadata": tr("What a layer says of itself, as XML for a catalogue such as the Nationaal georegister"),
    }
    return texts.get(name, "")
