"""The sets of regions and the years of gemeenten that there are: one row a set, read by all who offer or use them."""

from __future__ import annotations

from typing import NamedTuple

from ...core.messages import Message

#: 1 January of these years is what resources/regions/gemeenten.csv covers
YEARS = tuple(range(2010, 2025))
AUTOMATIC = "automatic"
#: as YEAR of `regiolens:assignregions` offers them
YEAR_CHOICES = (AUTOMATIC, *map(str, YEARS))
OWN_TABLE, POLYGONS = "own table", "polygons"


# Made whenever QGIS starts, in a fifth of the time of a dataclass.
class RegionSet(NamedTuple):
    """A set of regions.

    Attributes
    ----------
    key : str
        The value of REGION_SET, an id that is not translated.
    label : Message
        What it is called in a list.
    columns : tuple of (int, str)
        For a division by gemeente: the columns of gemeenten.csv with the years since which each holds, in order; the
        first is the first that is known.
    division : str
        What regios.csv calls its regions; also the column of `tables.gemeenten`.
    file, year : str, int
        For a list of gemeenten of one day: the file and the year. Beside `columns`: the file with the regions that the
        set is limited to.
    everywhere : bool
        Whether it covers the country.
    wijken : str
        For such a list: the file with the wijken of gemeenten that took others in later, by which wijken and buurten of
        today are told.
    kind : str
        regio_type, where that is neither the key nor a column of the file.
    meaning : Message, optional
        Which of several definitions in use this is.
    """

    key: str
    label: Message
    columns: tuple[tuple[int, str], ...] = ()
    division: str = ""
    file: str = ""
    year: int = 0
    everywhere: bool = True
    wijken: str = ""
    kind: str = ""
    meaning: Message | None = None

    @property
    def first(self) -> int:
        """The first year whose regions are known."""
        return self.columns[0][0]

    def column(self, year: int) -> str:
        """The column that holds in a year, the first for earlier ones."""
        known = [name for since, name in self.columns if since <= year]
        return known[-1] if known else self.columns[0][1]


_LABOUR = RegionSet(
    "arbeidsmarktregio",
    Message("Arbeidsmarktregio's"),
    # Of 2023 there is no table of its own; its gemeenten are those of 2024.
    ((2022, "arbeidsmarktregio_2022"), (2023, "arbeidsmarktregio_2024")),
    "arbeidsmarktregio",
)
KRIMPGEMEENTE = "krimpgemeente 2013-2023"
_ALL = (
    RegionSet("COROP", Message("COROP regions (CBS)"), ((2015, "corop"),), "corop"),
    RegionSet("provincie", Message("Provincies"), ((YEARS[0], "provincie"),), "provincie"),
    _LABOUR,
    RegionSet("landsdeel", Message("Landsdelen"), ((YEARS[0], "landsdeel"),), "landsdeel"),
    RegionSet(
        "krimp- en anticipeerregio's 2016",
        Message("Krimp- en anticipeerregio's (2016)"),
        file="krimp_anticipeer_2016.csv",
        year=2016,
        everywhere=False,
        meaning=Message(
            "Of the definitions of krimpregio in use, this is the one of the Actieplan Bevolkingsdaling (2016): lists "
            "of gemeenten."
        ),
    ),
    RegionSet(
        "Noord-Nederland 2018",
        Message("Regions of Noord-Nederland (2018)"),
        file="noord_nederland_2018.csv",
        wijken="noord_nederland_2018_wijken.csv",
        year=2018,
        everywhere=False,
        meaning=Message(
            "Of the definitions of krimpregio in use, this is the one of the study of Noord-Nederland (2018): lists of "
            "gemeenten."
        ),
    ),
    _LABOUR._replace(
        key="krimpregio's OCW",
        label=Message("Krimpregio's of OCW (eleven arbeidsmarktregio's)"),
        file="krimp_ocw.csv",
        everywhere=False,
        kind="krimpregio (OCW)",
        meaning=Message(
            "Of the definitions of krimpregio in use, this is the one of the Ministry of OCW: eleven "
            "arbeidsmarktregio's."
        ),
    ),
    RegionSet(
        KRIMPGEMEENTE,
        Message("Krimpgemeenten by rule (2013-2023)"),
        everywhere=False,
        kind="krimpgemeente",
        meaning=Message(
            "Of the definitions of krimp in use, this is the rule by gemeente: more than 2% fewer inhabitants in 2023 "
            "than in 2013."
        ),
    ),
    RegionSet(OWN_TABLE, Message("Regions by a table of my own"), everywhere=False),
    RegionSet(POLYGONS, Message("Regions by polygons of my own"), everywhere=False),
)
#: REGION_SET -> the set, in the order of the list
SETS = {one.key: one for one in _ALL}
#: those that the code of an area, or its inhabitants, tell; the user's own need more
SHIPPED = tuple(key for key in SETS if key not in (OWN_TABLE, POLYGONS))
