"""The catalogue knows the fields of CBS's files by all their names, and what they can hold."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.aggregation.aggregate import MEAN, SUM, Rule
from regiolens.core.aggregation.known_fields import IMPOSSIBLE, parse_catalogue
from regiolens.core.values import clean

FILE = Path(__file__).resolve().parents[3] / "resources" / "catalogue.json"
KNOWN = parse_catalogue(json.loads(FILE.read_text(encoding="utf-8")))

#: heads of Kerncijfers wijken en buurten; a row of an edition may lack some
KWB = {
    "2013": "a_inw a_man a_vrouw p_00_14_jr p_15_24_jr p_25_44_jr p_45_64_jr p_65_eo_jr p_ongeh p_gehuwd p_gesch "
    "p_verwed a_geb p_geb a_ste p_ste a_hh p_1p_hh p_hh_z_k p_hh_m_k g_hhgro bev_dich p_w_all p_nw_all p_marok p_suri "
    "p_tur p_ov_nw a_bedv a_bed_a a_bed_bf a_bed_gi a_bed_hj a_bed_kl a_bed_mn a_bed_ru a_woning g_woz p_1gezw p_mgezw "
    "p_koopw p_huurw p_wcorpw p_ov_hw p_e_o_w p_bjj2k p_bjo2k g_ele g_ele_ap g_ele_tw g_ele_hw g_ele_2w g_ele_vw "
    "g_ele_hu g_ele_ko g_gas g_gas_ap g_gas_tw g_gas_hw g_gas_2w g_gas_vw g_gas_hu g_gas_ko p_stadsv a_inkont g_ink_po "
    "g_ink_pi p_ink_li p_ink_hi p_n_act p_hh_li p_hh_hi p_hh_lkk p_hh_osm a_soz_wb a_soz_ao a_soz_ww a_soz_ow a_pau "
    "a_bst_b a_bst_nb g_pau_hh g_pau_km a_m2w g_afs_hp g_afs_gs g_afs_kv g_afs_sc g_3km_sc a_opp_ha a_lan_ha a_wat_ha "
    "pst_mvp pst_dekp ste_mvs ste_oad",
    "2020": "a_00_14 a_15_24 a_25_44 a_45_64 a_65_oo a_ongeh a_gehuwd a_gesch a_verwed a_w_all a_nw_all a_marok "
    "a_antaru a_suri a_tur a_ov_nw a_1p_hh a_hh_z_k a_hh_m_k a_bed_oq p_bewndw p_leegsw a_opl_lg a_opl_md a_opl_hg "
    "p_arb_pp p_arb_wn p_arb_zs g_hh_sti p_hh_110 p_hh_120 m_hh_ver a_jz_tn p_jz_tn a_wmo_t p_wmo_t g_wodief g_vernoo "
    "g_gewsek ind_wbi",
    "2025": "a_nl_all a_eur_al a_neu_al a_geb_nl a_geb_eu a_geb_ne a_gbl_eu a_gbl_ne a_nb_won a_vastg a_nb_vastg "
    "g_wozbag p_1gezw_tw p_1gezw_hw p_1gezw_2w p_1gezw_hvw p_1gezw_vw p_bj_me10 p_bj_mi10 g_ele_tr p_won_z p_won_m "
    "p_won_z_ag p_won_m_ag p_won_zs p_won_ev a_lp_pub a_ons_po a_ons_vovavo a_ons_mbo a_ons_hbo a_ons_wo a_opl_bvm "
    "a_opl_hvm a_opl_hw a_arb_wz p_arb_wv p_arb_wf p_arb_wnv p_arb_wnf p_ink_ar p_ink_ba",
}
#: heads of the wijk- en buurtkaart as a shapefile
MAP = (
    "OAD STED BEV_DICHTH AANT_INW AANT_MAN AANT_VROUW P_00_14_JR P_15_24_JR P_25_44_JR P_45_64_JR P_65_EO_JR "
    "P_ONGEHUWD P_GEHUWD P_GESCHEID P_VERWEDUW GEBOO_TOT P_GEBOO STERFT_TOT P_STERFT AANTAL_HH P_EENP_HH P_HH_Z_K "
    "P_HH_M_K GEM_HH_GR P_WEST_AL P_N_W_AL P_MAROKKO P_ANT_ARU P_SURINAM P_TURKIJE P_OVER_NW A_BEDV WONINGEN WOZ "
    "P_KOOPWON P_HUURWON P_HUURCORP P_WONV2000 P_WONT2000 P_HUKO_ONB G_GAS_TOT G_GAS_APP G_GAS_TUS G_GAS_HOEK "
    "G_GAS_21K G_GAS_VRY P_STADVERW G_ELEK_TOT G_ELEK_APP G_ELEK_TUS G_ELEK_HOE G_ELEK_21K G_ELEK_VRY AANT_INK2 "
    "INK_ONTV2 INK_INW2 P_LAAGINKP P_HOOGINKP P_LAAGINKH P_HOOGINKH P_LIK_HH P_SOCMINH P_ACTIEF WWB_UITTOT AO_UIT_TOT "
    "WW_UIT_TOT AUTO_TOT AUTO_HH AUTO_LAND BEDR_AUTO MOTOR_2W A_LFTJ6J A_LFTO6J OPP_TOT OPP_LAND OPP_WATER AF_ARTSPR "
    "AV1_ARTSPR AF_SUPERM AV5_SUPERM AF_KDV AF_ONDBAS AV3_ONDBAS AV10ONDVRT AF_TREINST AF_BIBLIO AV20ATTRAC AF_MUSEUM"
)
#: heads of PDOK's services, snake_case up to 2022
PDOK = (
    "aantal_inwoners mannen vrouwen percentage_personen_0_tot_15_jaar percentage_personen_65_jaar_en_ouder "
    "percentage_ongehuwd aantal_huishoudens percentage_eenpersoonshuishoudens gemiddelde_huishoudsgrootte "
    "percentage_westerse_allochtonen percentage_niet_westerse_allochtonen percentage_uit_marokko "
    "percentage_niet_westerse_migratieachtergrond percentage_met_herkomstland_nederland geboorte_totaal "
    "geboortes_per_1000_inwoners sterfte_totaal sterfte_relatief bevolkingsdichtheid_inwoners_per_km2 "
    "omgevingsadressendichtheid stedelijkheid_adressen_per_km2 woningvoorraad gemiddelde_woningwaarde "
    "percentage_koopwoningen percentage_huurwoningen perc_huurwoningen_in_bezit_woningcorporaties "
    "perc_huurwoningen_in_bezit_overige_verhuurders percentage_woningen_met_eigendom_onbekend "
    "percentage_bouwjaarklasse_tot_2000 percentage_leegstand_woningen percentage_meergezinswoning "
    "percentage_huishoudens_met_laagste_inkomen percentage_huishoudens_met_hoogste_inkomen "
    "percentage_huishoudens_onder_of_rond_sociaal_minimum percentage_huishoudens_met_een_laag_inkomen "
    "aantal_personen_met_een_algemene_bijstandsuitkering_totaal aantal_personen_met_een_ww_uitkering_totaal "
    "aandeel_stadsverwarming gemiddeld_gasverbruik_totaal gemiddeld_elektriciteitsverbruik_totaal "
    "huisartsenpraktijk_gemiddelde_afstand_in_km treinstation_gemiddelde_afstand_in_km "
    "basisonderwijs_gemiddeld_aantal_binnen_3_km restaurant_gemiddeld_aantal_binnen_1_km personenautos_totaal "
    "personenautos_per_km2 oppervlakte_land_in_ha mediaan_vermogen_van_particuliere_huish"
)
PER_THOUSAND = {"p_geb", "p_ste", "p_wmo_t", "p_geboo", "p_sterft", "g_wodief", "g_vernoo", "g_gewsek"}


def camel(name):
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


@pytest.mark.parametrize("field", [*" ".join(KWB.values()).split(), *MAP.split(), *PDOK.split()])
def test_names_of_cbs_are_known_in_any_capitals_with_blanks_and_in_camel_case(field):
    found = KNOWN.find(field)
    assert found is not None
    for other in (field.upper(), field.lower(), f"{field} ", camel(field.lower())):
        assert KNOWN.find(other) is found, other


@pytest.mark.parametrize("field", [name for name in " ".join([*KWB.values(), MAP.lower()]).split() if name[1] == "_"])
def test_the_kind_is_what_the_first_letter_of_cbs_says(field):
    kinds = {"a": "count", "p": "percentage", "g": "mean", "m": "median"}
    wanted = "density" if field == "g_pau_km" else "rate" if field in PER_THOUSAND else kinds[field[0]]
    assert KNOWN.find(field).kind == wanted


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("AANT_INW", "inwoners"),
        ("aant_inw", "inwoners"),
        ("AANTAL_HH", "huishoudens"),
        ("WONINGEN", "woningen"),
        ("a_nb_won ", "nieuwbouwwoningen"),
        ("P_65_EO_JR", "percentage_65"),
        ("percentagePersonen65JaarEnOuder", "percentage_65"),
        ("WOZ", "woz_waarde"),
        ("g_wozbag", "woz_waarde"),
        ("INK_INW2", "inkomen_per_inwoner"),
        ("P_LAAGINKH", "huishoudens_laagste_inkomen"),
        ("AF_ARTSPR", "afstand_huisarts"),
        ("OAD", "oad"),
        ("omgevingsadressendichtheid", "oad"),
        ("STED", "stedelijkheid"),
        ("stedelijkheid_adressen_per_km2", "stedelijkheid"),
        ("stedelijkheidAdressenPerKm2", "stedelijkheid"),
    ],
)
def test_one_indicator_by_its_names_of_all_years(field, name):
    assert KNOWN.find(field).name == name


@pytest.mark.parametrize(
    ("file", "delimiter"),
    [
        ("kwb_2024.csv", ","),
        ("kwb_amsterdam_2024.csv", ";"),
        ("gemeente_indicatoren_2021.csv", ","),
        ("../../cases/wbk_shape_names.csv", ";"),
    ],
)
def test_all_figures_of_real_files_are_known(shared, file, delimiter):
    table = pd.read_csv(shared / "tables" / file, sep=delimiter, dtype=str, keep_default_na=False)
    figures = [name for name in table if clean(table[name]).is_number]
    assert len(figures) >= 4
    assert [name for name in figures if KNOWN.find(name) is None] == []


def test_the_map_of_2015_sums_and_averages_with_its_own_names():
    fields = ["AANT_INW", "P_65_EO_JR", "AANTAL_HH", "P_ONGEHUWD", "AUTO_LAND", "STED", "G_GAS_APP"]
    assert KNOWN.rule("AANT_INW", fields) == (Rule("AANT_INW", "sum"), None)
    assert KNOWN.rule("P_65_EO_JR", fields) == (Rule("P_65_EO_JR", "weighted mean", "AANT_INW"), None)
    for field in ("AUTO_LAND", "STED", "G_GAS_APP"):
        rule, note = KNOWN.rule(field, fields)
        assert rule is None and field in str(note)


def test_a_median_is_not_averaged():
    rule, note = KNOWN.rule("m_hh_ver", ["m_hh_ver", "a_hh"])
    assert rule is None and "median" in str(note)
    assert KNOWN.objection(Rule("m_hh_ver", "sum")) is not None


@pytest.mark.parametrize(
    ("field", "figures", "wrong"),
    [
        ("a_inw", [10, -9997, 0], [False, True, False]),
        ("AANTAL_HH", [10, -1, np.nan], [False, True, False]),
        ("p_koopw", [55, -9997, 100], [False, True, False]),
        ("P_65_EO_JR", [55, 9999, 100, 0], [False, True, False, False]),
        ("p_koopw", [55, 100.0000000001, -0.0000000001], [False, False, False]),
        ("g_woz", [300, -99998, 0], [False, True, False]),
        ("g_afs_hp", [0.4, -9], [False, True]),
        ("p_geb", [9, -9998], [False, True]),
        ("bev_dich", [900, -3], [False, True]),
        ("p_hh_li", [-9997, -9997], [True, True]),
        ("m_hh_ver", [-12.5, 80], [False, False]),
        ("mdi", [-3, 120], [False, False]),
        ("saldo", [-3, 120], [False, False]),
    ],
)
def test_impossible_figures_are_missing_and_named(field, figures, wrong):
    numbers = pd.Series(figures, dtype="float64")
    kept, warning = KNOWN.possible(numbers, field, "laag")
    assert (kept.isna() & numbers.notna()).tolist() == wrong
    assert kept[~np.array(wrong)].equals(numbers[~np.array(wrong)])
    assert (warning is not None) == any(wrong)
    if warning:
        assert f"'{field}'" in str(warning) and "'laag'" in str(warning)
        assert f"{numbers[np.array(wrong)].iloc[0]:.12g}" in str(warning)


def test_a_number_of_something_by_the_name_of_a_percentage_stays_and_is_named():
    numbers = pd.Series([350.0, 1200.0, 40.0, -9997.0])
    kept, warning = KNOWN.possible(numbers, "huurwoningen", "laag")
    assert kept.tolist()[:3] == [350.0, 1200.0, 40.0] and np.isnan(kept[3])
    assert "huurwoningen" in str(warning) and "350" in str(warning)


def test_percentages_by_the_name_of_a_number_are_named_for_they_would_be_added_up():
    """The MDI calls its percentage of employed people werkzame_beroepsbevolking, and CBS their number."""
    numbers = pd.Series([71.3, 68.9, np.nan, 64.0, 70.1])
    rule = Rule("werkzame_beroepsbevolking", SUM)
    assert "71.3" in str(KNOWN.doubt(rule, numbers, "laag")) and "'laag'" in str(KNOWN.doubt(rule, numbers, "laag"))
    assert KNOWN.doubt(rule, numbers.round() * 100, "laag") is None
    assert KNOWN.doubt(Rule("werkzame_beroepsbevolking", MEAN), numbers, "laag") is None
    assert KNOWN.doubt(Rule("x", SUM), numbers, "laag") is None
    assert KNOWN.doubt(Rule("inwoners", SUM), pd.Series([1234.5, 600.5, 71.3]), "laag") is None


@pytest.mark.parametrize("dtype", ["int64", "Int64", "float64", object])
def test_a_column_tells_why_an_impossible_figure_is_missing(dtype):
    column = clean(pd.Series(["7", "-9997", "8"]).astype(dtype if dtype is object else "int64").astype(dtype))
    found, warning = KNOWN.possible_of(column, "a_hh", "tabel")
    assert found.values.isna().tolist() == [False, True, False]
    assert found.reasons.tolist() == ["", IMPOSSIBLE, ""]
    assert pd.api.types.is_integer_dtype(found.values) == (dtype != "float64")
    assert "-9997" in str(warning)
    text = clean(pd.Series(["a", "b"]))
    assert KNOWN.possible_of(text, "a_hh", "tabel") == (text, None)


@pytest.mark.parametrize(
    ("field", "whole"),
    [
        ("inwoners", True),
        ("a_inw", True),
        ("inwoners_2013", True),
        ("2023 Inwoners", True),
        ("oppervlakte_land", False),
        ("koopwoningen", False),
        ("score_2013", False),
        ("2013", False),
    ],
)
def test_what_is_counted_has_no_decimals(field, whole):
    assert KNOWN.counts(field) is whole


def test_an_underscore_before_a_name_is_part_of_it():
    """One table calls its rate per thousand _bijstand; a column bijstand of another may hold numbers of people."""
    assert KNOWN.find("_bijstand").name == "bijstand_per_1000" and KNOWN.find("bijstand") is None
    assert KNOWN.find("aantalInwoners") is KNOWN.find("aantal_inwoners") is not None


@pytest.mark.parametrize(
    ("field", "weight"),
    [("_bijstand", "Population"), ("misdrijven_per1000", "inwoners"), ("inkomenPerInwoner", "inwoners")],
)
def test_a_figure_is_weighted_by_the_inhabitants_of_its_own_table(field, weight):
    """A table of 2021 and one of 2024 joined to the same areas: inhabitants of 2021 lack the gemeenten formed since."""
    first = ["statcode", "Population", *(f"figure {number}" for number in range(20)), "_bijstand"]
    joined = [*first, "niveau", "inwoners", "inkomenPerInwoner", "misdrijven_per1000"]
    assert KNOWN.rule(field, joined)[0].weight == weight


def test_an_area_in_square_kilometres_has_decimals_and_may_be_added_up():
    numbers = pd.Series([20.12, 2.79, 7.5])
    assert KNOWN.doubt(Rule("oppervlakteLandKm2", "sum"), numbers, "l") is None
    assert KNOWN.doubt(Rule("Environment: Land area (km²)", "sum"), numbers, "l") is None
    assert "'inwoners'" in str(KNOWN.doubt(Rule("inwoners", "sum"), numbers, "l"))


@pytest.mark.parametrize(
    ("field", "figures", "warned"),
    [
        ("koopwoningen", [0.4, 0.615, 0.57, 0.61, 0.722, None], True),
        ("koopwoningen", [0.4, 0.6, 0.5, 0.6, 0.7, None], False),  # a tenth of a per cent is how CBS writes
        ("koopwoningen", [40, 61.5, 57, 61, 72.25, None], False),
        ("koopwoningen", [0.4, 0.615], False),
        ("score", [0.4, 0.615, 0.57, 0.61, 0.722, None], False),
    ],
)
def test_percentages_that_a_workbook_keeps_as_shares_are_warned_of(field, figures, warned):
    numbers, warning = KNOWN.possible(pd.Series(figures, dtype="float64"), field, "laag")
    assert numbers.tolist()[0] == figures[0] and (warning is not None) is warned
    assert not warned or all(part in str(warning) for part in (f"'{field}'", "'laag'", "0.615", "readcbs"))
