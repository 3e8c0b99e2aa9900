"""Which kind of file it is, and of which year."""

import pytest

from regiolens.core.files.kinds import recognise

KWB = (
    "gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;ind_wbz;a_inw;g_ink;ste_oad;ste_mvs\n"
    "GM0901;901;Eendenmeer;Eendenmeer;Gemeente;GM0901;.;12510;29,4;1460;3\n"
    "WK090100;90100;Wijk 00;Eendenmeer;Wijk;WK090100;1;8005;.;1520;2\n"
    "BU09010001;9010001;Dorp;Eendenmeer;Buurt;BU09010001;1;7995;.;1530;2\n"
)


@pytest.mark.parametrize(
    ("headers", "around", "geometry", "word", "owner"),
    [
        (KWB.split("\n", maxsplit=1)[0].split(";"), (), False, "Kerncijfers wijken en buurten", "CBS"),
        (["buurtcode", "water", "aantal_inwoners"], (), True, "Wijk- en buurtkaart", "CBS / Kadaster"),
        (["ID", "WijkenEnBuurten", "Gemeentenaam_1", "AantalInwoners_5"], (), False, "data set of StatLine", "CBS"),
        (["Regio", "Bevolking/Inwoners (aantal)"], ("Bron: CBS",), False, "exported from StatLine", "CBS"),
        (["Gemeente", "Inwoners"], ("Bron: CBS, bewerking provincie",), False, "name CBS as their source", "CBS"),
        (["Gemeente", "Inwoners"], ("© CBS StatLine",), False, "exported from StatLine", "CBS"),
        (["RegioS", "Code_1", "Naam_2", "SorteringNaam_3"], (), False, "Gebieden in Nederland", "CBS"),
        (["RegioNaam", "RegioCode", "Kiesgerechtigden", "Opkomst"], (), False, "election", "Kiesraad"),
        (["Gemeente", "Roker (%)"], ("Bron: GGD'en, CBS en RIVM",), False, "health", "RIVM"),
        (["Wijken en buurten", "Soort misdrijf", "Aantal"], (), False, "police", "Politie"),
        (["a", "b"], (), False, "not known", ""),
    ],
)
def test_files_are_recognised(headers, around, geometry, word, owner):
    kind = recognise(headers, around, geometry)
    assert word in str(kind.name) and kind.owner == owner
