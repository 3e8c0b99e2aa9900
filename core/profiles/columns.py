"""The columns of the long table of region profiles: for whoever makes it, writes it, reads it or draws from it.

It imports nothing, so that expression functions know the columns before pandas is there.
"""

#: column to what it holds, in the order of the table
COLUMNS: dict[str, type] = {
    "niveau": str,
    "regio_code": str,
    "regio_naam": str,
    "regio_zone": str,
    "gebied_code": str,
    "gebied_naam": str,
    "waarde": str,
    "label": str,
    "soort": str,
    "richting": int,
    "score": float,
    "gewogen": float,
    "referentie": float,
    "verschil": float,
    "rang": int,
    "rang_van": int,
    "klasse": int,
    "verschil_sted": float,
    "aantal": int,
    "laagste": float,
    "kwart1": float,
    "mediaan": float,
    "kwart3": float,
    "hoogste": float,
    "eenheid": str,
    "regel": str,
    "noemer": str,
    "aandeel": float,
    "slechtste_kwartiel": float,
    "slechtste_deciel": float,
    "inwoners_slechtste_kwartiel": float,
    "inwoners_slechtste_deciel": float,
    "jaar": str,
    "vergeleken_met": str,
}
#: the same in all rows, and known where the table is written
OF_OUTPUT = ("jaar", "vergeleken_met")
#: what a reader can do without
OPTIONAL = (
    *("regio_zone", "gewogen", "verschil_sted", "aantal", "eenheid", "regel", "noemer", "aandeel"),
    *("slechtste_kwartiel", "slechtste_deciel", "inwoners_slechtste_kwartiel", "inwoners_slechtste_deciel"),
)
#: what tables of older versions lack, and charts and reports print where it is there
OF_KIND = ("eenheid", "regel", "aandeel")
#: of areas alone
AREA_COLUMNS = ("gebied_code", "gebied_naam")
REQUIRED = tuple(name for name in COLUMNS if name not in OPTIONAL)
#: what a chart of one region needs
CHART_COLUMNS = tuple(name for name in REQUIRED if name not in AREA_COLUMNS)
NUMBERS = tuple(name for name in REQUIRED if COLUMNS[name] is float)
