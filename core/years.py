"""Years as names of fields, titles and texts tell them."""

from __future__ import annotations

import re

#: a year as a part of other forms
YEAR_FORM = r"(?:19|20)\d\d"
YEAR = re.compile(rf"(?<!\d){YEAR_FORM}(?!\d)")
#: before a year that bounds something, such as when dwellings were built, or names a classification
_BOUND = re.compile(
    r"(?:(?<![a-z])(?:voor|vóór|vanaf|tot|na|sinds|t/m|tot en met|sbi|pre|post|before|after|since|until)"
    r"|(?-i:Voor|Vanaf|Tot|Na|Sinds|Sbi)|bouwjaar|built|built in)[\W_]*$",
    re.IGNORECASE,
)


def years_in(text: str) -> list[str]:
    """All years in a text, in their order.

    Examples
    --------
    >>> years_in("inwoners_2014"), years_in("GM20140001"), years_in("groei 2014-2023")
    (['2014'], [], ['2014', '2023'])
    """
    return YEAR.findall(text)


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else.

    Examples
    --------
    >>> is_year("2023"), is_year("2023*"), is_year("1823")
    (True, False, False)
    """
    return re.fullmatch(YEAR_FORM, text) is not None


def one_year(*texts: str) -> str:
    """The year that the first text with one year alone tells, such as the name of a file or a field; "" for none.

    Examples
    --------
    >>> one_year("kwb-2018.xls"), one_year("groei 2016-2024.csv"), one_year("x.csv", "Kerncijfers 2031")
    ('2018', '', '2031')
    """
    return next((years[0] for years in map(years_in, texts) if len(set(years)) == 1), "")


def years_of_figures(text: str) -> list[str]:
    """The years in a text that figures can be of: not those before or after which something was.

    Examples
    --------
    >>> years_of_figures("koopwoningen_2021"), years_of_figures("bouwjaarklasse_tot_2000"), years_of_figures("Pre-2000")
    (['2021'], [], [])
    """
    return [found[0] for found in YEAR.finditer(text) if not _BOUND.search(text[: found.start()])]
