<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
 <context>
  <name>Regiolens</name>
  <message>
   <source>Regiolens needs the Python package pandas, which this QGIS came without. In the OSGeo4W setup choose the package python3-pandas; on Debian and Ubuntu install python3-pandas; on macOS take the QGIS installer of the long-term release.</source>
   <translation>Regiolens heeft het Python-pakket pandas nodig, dat in deze QGIS-installatie ontbreekt. Kies in het installatieprogramma van OSGeo4W het pakket python3-pandas; installeer op Debian en Ubuntu python3-pandas; neem op macOS het installatieprogramma van de QGIS-langetermijnversie (LTR).</translation>
  </message>
  <message>
   <source>Join indicators by CBS code</source>
   <translation>Indicatoren koppelen op CBS-code</translation>
  </message>
  <message>
   <source>Joins gemeenten, wijken or buurten with the rows of an indicator table by their CBS codes.

Codes may come as GM0014, gm0014, 0014, 14, 14.0, 2022GM0014 or padded with blanks, in each layer its own way; the fields that hold them are found when not given. Rows of another level (a KWB table holds gemeenten, wijken and buurten) are left aside.

Numbers that came as text become numbers, with decimal comma or point; missing markers (-99997, -99995, -99999, -99999999, '.', 'x', '-', empty) become NULL, never zero.

The log and the report name what did not match, with the likely reason, such as a merger of gemeenten between the year of the layer and the year of the table.</source>
   <translation>Koppelt gemeenten, wijken of buurten op CBS-code aan de rijen van een indicatorentabel.

Codes mogen voorkomen als GM0014, gm0014, 0014, 14, 14.0, 2022GM0014 of aangevuld met spaties, in elke laag op een eigen manier; de velden met de codes worden automatisch gevonden als ze niet zijn opgegeven. Rijen van een ander niveau (een KWB-tabel bevat gemeenten, wijken en buurten) blijven buiten beschouwing.

Getallen die als tekst zijn aangeleverd, worden omgezet in getallen, met decimale komma of punt; aanduidingen voor ontbrekende waarden (-99997, -99995, -99999, -99999999, '.', 'x', '-', leeg) worden NULL, nooit nul.

Het log en het rapport vermelden wat niet gekoppeld is, met de waarschijnlijke reden, zoals een gemeentelijke herindeling tussen het jaar van de laag en het jaar van de tabel.</translation>
  </message>
  <message>
   <source>The layer whose areas get the indicators.</source>
   <translation>De laag met de gebieden die de indicatoren krijgen.</translation>
  </message>
  <message>
   <source>When empty, the field is found by its values: CBS codes that tell the areas apart.</source>
   <translation>Het veld met de CBS-codes die de gebieden onderscheiden. Wordt automatisch gevonden als niets is gekozen.</translation>
  </message>
  <message>
   <source>A table (csv, xlsx, a database table) or layer with a row per area.</source>
   <translation>Een tabel (csv, xlsx, databasetabel) of laag met één rij per gebied.</translation>
  </message>
  <message>
   <source>When empty, the field is found by its values.</source>
   <translation>Wordt automatisch gevonden als niets is gekozen.</translation>
  </message>
  <message>
   <source>When empty, all fields of the table except its code.</source>
   <translation>Als niets is gekozen: alle velden van de tabel behalve het codeveld.</translation>
  </message>
  <message>
   <source>Set before the names of the joined fields, such as kwb_.</source>
   <translation>Komt vóór de namen van de gekoppelde velden te staan, bijvoorbeeld kwb_.</translation>
  </message>
  <message>
   <source>'refuse' stops and names them; 'first' and 'last' take the first or the last of the rows.</source>
   <translation>'refuse' breekt af en noemt deze codes; 'first' neemt de eerste rij, 'last' de laatste.</translation>
  </message>
  <message>
   <source>'keep' leaves their indicators NULL, 'drop' leaves the areas out.</source>
   <translation>'keep' laat hun indicatoren NULL, 'drop' laat deze gebieden weg.</translation>
  </message>
  <message>
   <source>Only for codes without a prefix that could be two things, such as 140001: wijk 01 of gemeente 1400 or buurt 01 of gemeente 0014.</source>
   <translation>Alleen nodig voor codes zonder voorvoegsel die twee dingen kunnen betekenen, zoals 140001: ofwel wijk 01 van gemeente 1400, ofwel buurt 01 van gemeente 0014.</translation>
  </message>
  <message>
   <source>Adds the field ontbreekt, which tells per area which joined values are missing, and why.</source>
   <translation>Voegt het veld 'ontbreekt' toe, dat per gebied vermeldt welke gekoppelde waarden ontbreken en waarom.</translation>
  </message>
  <message>
   <source>The areas with the fields of the table.</source>
   <translation>De gebieden met de velden van de tabel.</translation>
  </message>
  <message>
   <source>A page that lists what did not match and why, which text became numbers, and what is missing.</source>
   <translation>Een pagina met wat niet gekoppeld is en waarom, welke tekst in getallen is omgezet en wat ontbreekt.</translation>
  </message>
  <message>
   <source>Areas</source>
   <translation>Gebieden</translation>
  </message>
  <message>
   <source>Code field of the areas</source>
   <translation>Codeveld van de gebieden</translation>
  </message>
  <message>
   <source>Indicator table</source>
   <translation>Indicatorentabel</translation>
  </message>
  <message>
   <source>Code field of the table</source>
   <translation>Codeveld van de tabel</translation>
  </message>
  <message>
   <source>Fields to join</source>
   <translation>Te koppelen velden</translation>
  </message>
  <message>
   <source>Prefix of the joined fields</source>
   <translation>Voorvoegsel van de gekoppelde velden</translation>
  </message>
  <message>
   <source>Codes that the table holds more than once</source>
   <translation>Codes die meer dan eens in de tabel staan</translation>
  </message>
  <message>
   <source>Areas without a row</source>
   <translation>Gebieden zonder rij</translation>
  </message>
  <message>
   <source>Level of the areas</source>
   <translation>Niveau van de gebieden</translation>
  </message>
  <message>
   <source>Add a field with reasons</source>
   <translation>Veld met redenen toevoegen</translation>
  </message>
  <message>
   <source>Joined areas</source>
   <translation>Gekoppelde gebieden</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Rapport</translation>
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation>HTML-bestanden (*.html)</translation>
  </message>
  <message>
   <source>Number of areas with a row</source>
   <translation>Aantal gebieden met een rij</translation>
  </message>
  <message>
   <source>Number of areas without a row</source>
   <translation>Aantal gebieden zonder rij</translation>
  </message>
  <message>
   <source>Number of rows without an area</source>
   <translation>Aantal rijen zonder gebied</translation>
  </message>
  <message>
   <source>Code field of the areas: {field} ({level})</source>
   <translation>Codeveld van de gebieden: {field} ({level})</translation>
  </message>
  <message>
   <source>Code field of the table: {field} ({level})</source>
   <translation>Codeveld van de tabel: {field} ({level})</translation>
  </message>
  <message>
   <source>Multiple deprivation index (MDI)</source>
   <translation>Meervoudige achterstandsindex (MDI)</translation>
  </message>
  <message>
   <source>Computes a multiple deprivation index from indicators, or from domain scores, by a model: seven weighted domains after Het PON &amp; Telos (2024), England's index, or a model of your own.

Each indicator is brought to 0-100, 100 the worst outcome; a domain is the mean of its indicators; the index is the sum of weight/100 x domain score, with the weights as they stand.

The normalisation belongs to a reference, not to the layer at hand: give the whole country as REFERENCE, or a stored scale, and a province gets the very scores that it has within the country. Missing is never zero: mdi_dekking tells what percentage of the indicators stands behind each score.

Shipped models: pon2023 (22 indicators), pon2023_domains (the seven domain scores), imd_england (ranks or scores of the seven English domains), cbs_kern (a derived index from what CBS publishes freely). A score tells how an area compares with its reference, nothing about the people who live there.</source>
   <translation>Berekent een meervoudige achterstandsindex uit indicatoren, of uit domeinscores, volgens een model: zeven gewogen domeinen naar Het PON &amp; Telos (2024), de Engelse index, of een eigen model.

Elke indicator wordt op een schaal van 0-100 gebracht, met 100 als slechtste uitkomst; een domein is het gemiddelde van zijn indicatoren; de index is de som van gewicht/100 x domeinscore, met de gewichten zoals ze in het model staan.

De normering hoort bij een referentie, niet bij de laag die voorligt: geef het hele land op als REFERENCE, of een opgeslagen schaal, en een provincie krijgt precies de scores die zij binnen het land heeft. Ontbrekend is nooit nul: mdi_dekking zegt welk percentage van de indicatoren achter een score staat.

Meegeleverde modellen: pon2023 (22 indicatoren), pon2023_domains (de zeven domeinscores), imd_england (rangnummers of scores van de zeven Engelse domeinen), cbs_kern (een afgeleide index uit wat het CBS vrij publiceert). Een score zegt hoe een gebied zich tot zijn referentie verhoudt, niets over de mensen die er wonen.</translation>
  </message>
  <message>
   <source>A layer or table with the indicators, or the domain scores, in its fields.</source>
   <translation>Een laag of tabel met de indicatoren, of de domeinscores, in velden.</translation>
  </message>
  <message>
   <source>A model that comes with Regiolens: cbs_kern, imd_england, pon2023 or pon2023_domains.</source>
   <translation>Een model dat met Regiolens is meegeleverd: cbs_kern, imd_england, pon2023 of pon2023_domains.</translation>
  </message>
  <message>
   <source>A model of your own, in place of a shipped one: a JSON file with domains, weights, indicators, directions, normalisation and classes. A fault is named with its path in the file.</source>
   <translation>Een eigen model, in plaats van een meegeleverd model: een JSON-bestand met domeinen, gewichten, indicatoren, richtingen, normering en klassen. Een fout wordt gemeld met het pad binnen het bestand.</translation>
  </message>
  <message>
   <source>Only where fields have other names than the model gives: pairs of indicator and field, or a JSON object such as {"inkomen": "score_inkomen"}.</source>
   <translation>Alleen nodig waar velden anders heten dan in het model: paren van indicator en veld, of een JSON-object zoals {"inkomen": "score_inkomen"}.</translation>
  </message>
  <message>
   <source>Layer or table on which the normalisation and the quartiles are fitted, such as all gemeenten of the country. Without it, and without a scale, the areas themselves are the reference.</source>
   <translation>Laag of tabel waarop de normering en de kwartielen worden bepaald, bijvoorbeeld alle gemeenten van het land. Zonder referentie en zonder opgeslagen schaal zijn de gebieden zelf de referentie.</translation>
  </message>
  <message>
   <source>A normalisation that an earlier run stored, applied unchanged. In place of a reference.</source>
   <translation>Een normering die bij een eerdere uitvoering is opgeslagen en ongewijzigd wordt toegepast. Komt in de plaats van een referentie.</translation>
  </message>
  <message>
   <source>'available with at least half': a domain is the mean of the indicators present, of which it needs at least half. 'all required': a domain with any indicator missing has no score. 'strict': the run is refused if any value is missing. The index always needs all its domains.</source>
   <translation>'available with at least half': een domein is het gemiddelde van de aanwezige indicatoren; ten minste de helft moet aanwezig zijn. 'all required': een domein waarvan een indicator ontbreekt, krijgt geen score. 'strict': de uitvoering wordt geweigerd als er een waarde ontbreekt. Voor de index zijn altijd alle domeinen nodig.</translation>
  </message>
  <message>
   <source>The areas with a score per domain (such as mdi_inkomen), mdi, mdi_klasse, mdi_label, mdi_rang (1 = most deprived of this layer), mdi_kwartiel (4 = most deprived quarter of the reference) and mdi_dekking (percent), styled by class.</source>
   <translation>De gebieden met een score per domein (zoals mdi_inkomen), mdi, mdi_klasse, mdi_label, mdi_rang (1 = meest achtergesteld in deze laag), mdi_kwartiel (4 = meest achtergestelde kwart van de referentie) en mdi_dekking (procent), met een stijl per klasse.</translation>
  </message>
  <message>
   <source>Write the fitted normalisation to a file, to show it and to apply it elsewhere.</source>
   <translation>De bepaalde normering opslaan in een bestand, om die te tonen en elders toe te passen.</translation>
  </message>
  <message>
   <source>REFERENCE and SCALE_IN exclude each other: a stored scale has its reference in it.</source>
   <translation>REFERENCE en SCALE_IN sluiten elkaar uit: een opgeslagen schaal bevat de referentie al.</translation>
  </message>
  <message>
   <source>MDI (0-100)</source>
   <translation>MDI (0-100)</translation>
  </message>
  <message>
   <source>MDI class</source>
   <translation>MDI-klasse</translation>
  </message>
  <message>
   <source>MDI class, in words</source>
   <translation>MDI-klasse, in woorden</translation>
  </message>
  <message>
   <source>rank (1 = most deprived)</source>
   <translation>rang (1 = meest achtergesteld)</translation>
  </message>
  <message>
   <source>quartile (4 = most deprived)</source>
   <translation>kwartiel (4 = meest achtergesteld)</translation>
  </message>
  <message>
   <source>indicators present (%)</source>
   <translation>aanwezige indicatoren (%)</translation>
  </message>
  <message>
   <source>Areas with indicators</source>
   <translation>Gebieden met indicatoren</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Model</translation>
  </message>
  <message>
   <source>Model file</source>
   <translation>Modelbestand</translation>
  </message>
  <message>
   <source>Fields of the indicators</source>
   <translation>Velden van de indicatoren</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referentie</translation>
  </message>
  <message>
   <source>Stored scale</source>
   <translation>Opgeslagen schaal</translation>
  </message>
  <message>
   <source>Missing values</source>
   <translation>Ontbrekende waarden</translation>
  </message>
  <message>
   <source>Index</source>
   <translation>Index</translation>
  </message>
  <message>
   <source>Store the scale</source>
   <translation>Schaal opslaan</translation>
  </message>
  <message>
   <source>JSON files (*.json)</source>
   <translation>JSON-bestanden (*.json)</translation>
  </message>
  <message>
   <source>Number of areas with a score</source>
   <translation>Aantal gebieden met een score</translation>
  </message>
  <message>
   <source>Number of areas without a score</source>
   <translation>Aantal gebieden zonder score</translation>
  </message>
  <message>
   <source>{scored} of {count} areas have a score.</source>
   <translation>Gebieden met een score: {scored} van {count}.</translation>
  </message>
  <message>
   <source>score {domain}</source>
   <translation>score {domain}</translation>
  </message>
  <message>
   <source>Indicator</source>
   <translation>Indicator</translation>
  </message>
  <message>
   <source>Field</source>
   <translation>Veld</translation>
  </message>
  <message>
   <source>{indicator}: field {field}</source>
   <translation>{indicator}: veld {field}</translation>
  </message>
  <message>
   <source>Address density (OAD) from addresses</source>
   <translation>Adressendichtheid (OAD) uit adressen</translation>
  </message>
  <message>
   <source>Computes CBS's omgevingsadressendichtheid exactly: the OAD of an address is the number of addresses within 1 km of it, itself included, per km²; the OAD of an area is the mean over all addresses in it. Neighbours outside an area count, so give addresses at least 1 km beyond its border: oad_rand is true where addresses of the area lie so near to the edge of the address layer that the value may be too low.

Areas may overlap; an address on a border belongs to each area that touches it. Areas without addresses get no value. With planned addresses the OAD is computed as well as if they were built: oad_plan is the mean over existing and planned addresses, sted_stap the number of classes by which an area gets more urban.

The statutory variant (Besluit financiële verhouding 2001) takes the address's own cell of 500 m and the 12 whose centres lie within 1 km: 3.25 km².</source>
   <translation>Berekent de omgevingsadressendichtheid van het CBS exact: de OAD van een adres is het aantal adressen binnen 1 km ervan, het adres zelf meegeteld, per km²; de OAD van een gebied is het gemiddelde over alle adressen erin. Buren buiten een gebied tellen mee; geef dus adressen tot minstens 1 km over de grens: oad_rand is waar (true) waar adressen van het gebied zo dicht bij de rand van de adressenlaag liggen dat de waarde te laag kan zijn.

Gebieden mogen elkaar overlappen; een adres op een grens hoort bij elk gebied dat eraan raakt. Gebieden zonder adressen krijgen geen waarde. Met geplande adressen wordt de OAD ook berekend alsof die gebouwd zijn: oad_plan is het gemiddelde over bestaande en geplande adressen, sted_stap het aantal klassen dat een gebied stedelijker wordt.

De wettelijke variant (Besluit financiële verhouding 2001) neemt de eigen cel van 500 m van het adres en de 12 cellen waarvan het midden binnen 1 km ligt: 3,25 km².</translation>
  </message>
  <message>
   <source>Of an address: 'circle' as CBS has it, or 'statutory cells' of 500 m, aligned to RD.</source>
   <translation>Van een adres: 'circle' is de cirkel van het CBS, 'statutory cells' zijn cellen van 500 m, uitgelijnd op RD.</translation>
  </message>
  <message>
   <source>Radius (m)</source>
   <translation>Straal (m)</translation>
  </message>
  <message>
   <source>Of the circle; CBS takes 1000 m. The cells have no radius.</source>
   <translation>Van de cirkel; het CBS neemt 1000 m. De cellen hebben geen straal.</translation>
  </message>
  <message>
   <source>The areas with oad, oad_adressen, sted (1-5), sted_label and oad_rand, and with planned addresses oad_plan, sted_plan and sted_stap; styled.</source>
   <translation>De gebieden met oad, oad_adressen, sted (1-5), sted_label en oad_rand, en met geplande adressen oad_plan, sted_plan en sted_stap; opgemaakt.</translation>
  </message>
  <message>
   <source>The addresses with their own oad, and with planned addresses oad_plan.</source>
   <translation>De adressen met hun eigen oad, en met geplande adressen oad_plan.</translation>
  </message>
  <message>
   <source>One point an address, such as the verblijfsobjecten of the BAG that are in use. Layers that are not in RD are reprojected to it.</source>
   <translation>Eén punt per adres, zoals de verblijfsobjecten van de BAG die in gebruik zijn. Lagen die niet in RD zijn, worden daarnaar omgerekend.</translation>
  </message>
  <message>
   <source>Whole numbers, 0 or more; without it each point is one address, and so is each part of a multipoint.</source>
   <translation>Gehele getallen, 0 of meer; zonder dit veld is elk punt één adres, en elk deel van een multipunt ook.</translation>
  </message>
  <message>
   <source>Any areas: buurten, a station's surroundings, a new border. They may overlap.</source>
   <translation>Willekeurige gebieden: buurten, de omgeving van een station, een nieuwe grens. Ze mogen elkaar overlappen.</translation>
  </message>
  <message>
   <source>Addresses that a plan adds to the existing ones.</source>
   <translation>Adressen die een plan aan de bestaande toevoegt.</translation>
  </message>
  <message>
   <source>Such as the dwellings of a block; without it each planned point is one address.</source>
   <translation>Zoals de woningen van een blok; zonder dit veld is elk gepland punt één adres.</translation>
  </message>
  <message>
   <source>No output is asked for: choose OUTPUT_AREAS, OUTPUT_ADDRESSES or both.</source>
   <translation>Er is geen uitvoer gevraagd: kies OUTPUT_AREAS, OUTPUT_ADDRESSES of beide.</translation>
  </message>
  <message>
   <source>OUTPUT_AREAS needs areas: give a layer of polygons as AREAS, or skip that output.</source>
   <translation>OUTPUT_AREAS heeft gebieden nodig: geef een laag met vlakken als AREAS, of sla die uitvoer over.</translation>
  </message>
  <message>
   <source>near the edge of the addresses: OAD may be too low</source>
   <translation>dicht bij de rand van de adressen: OAD kan te laag zijn</translation>
  </message>
  <message>
   <source>Surroundings</source>
   <translation>Omgeving</translation>
  </message>
  <message>
   <source>Areas with OAD</source>
   <translation>Gebieden met OAD</translation>
  </message>
  <message>
   <source>Addresses with OAD</source>
   <translation>Adressen met OAD</translation>
  </message>
  <message>
   <source>Number of addresses</source>
   <translation>Aantal adressen</translation>
  </message>
  <message>
   <source>Number of areas without addresses</source>
   <translation>Aantal gebieden zonder adressen</translation>
  </message>
  <message>
   <source>Addresses</source>
   <translation>Adressen</translation>
  </message>
  <message>
   <source>Number of addresses at each point</source>
   <translation>Aantal adressen op elk punt</translation>
  </message>
  <message>
   <source>Planned addresses</source>
   <translation>Geplande adressen</translation>
  </message>
  <message>
   <source>Number of addresses at each planned point</source>
   <translation>Aantal adressen op elk gepland punt</translation>
  </message>
  <message>
   <source>Address density (OAD) on squares</source>
   <translation>Adressendichtheid (OAD) op vierkanten</translation>
  </message>
  <message>
   <source>Computes CBS's omgevingsadressendichtheid (OAD) and its class for squares of 500 m or another size, aligned to RD as CBS's own squares are: maps finer than buurten. The OAD of a square is the mean over the addresses in it of the number of addresses within 1 km, per km². Only squares with at least one address are made; an address on the border of two squares belongs to the eastern or northern one.

Values are too low within 1 km of the edge of the address layer.</source>
   <translation>Berekent de omgevingsadressendichtheid (OAD) van het CBS en haar klasse voor vierkanten van 500 m of een andere maat, uitgelijnd op RD zoals de vierkanten van het CBS zelf: kaarten fijner dan buurten. De OAD van een vierkant is het gemiddelde, over de adressen erin, van het aantal adressen binnen 1 km, per km². Alleen vierkanten met minstens één adres worden gemaakt; een adres op de grens van twee vierkanten hoort bij het oostelijke of noordelijke.

Binnen 1 km van de rand van de adressenlaag zijn de waarden te laag.</translation>
  </message>
  <message>
   <source>500 and 100 are the sizes of CBS's own squares.</source>
   <translation>500 en 100 zijn de maten van de vierkanten van het CBS zelf.</translation>
  </message>
  <message>
   <source>Squares with cel (CBS's name of the square), oad_adressen, oad, sted (1-5) and sted_label, styled.</source>
   <translation>Vierkanten met cel (de naam die het CBS het vierkant geeft), oad_adressen, oad, sted (1-5) en sted_label, opgemaakt.</translation>
  </message>
  <message>
   <source>Size of the squares (m)</source>
   <translation>Maat van de vierkanten (m)</translation>
  </message>
  <message>
   <source>Squares with OAD</source>
   <translation>Vierkanten met OAD</translation>
  </message>
  <message>
   <source>Number of squares</source>
   <translation>Aantal vierkanten</translation>
  </message>
  <message>
   <source>square</source>
   <translation>vierkant</translation>
  </message>
  <message>
   <source>Regiolens: region indicators, deprivation index, stedelijkheid</source>
   <translation>Regiolens: regionale indicatoren, achterstandsindex, stedelijkheid</translation>
  </message>
  <message>
   <source>Main job: join and index (MDI)</source>
   <translation>Hoofdtaak: koppelen en index (MDI)</translation>
  </message>
  <message>
   <source>The model {path} could not be read.</source>
   <translation>Het model {path} kon niet worden gelezen.</translation>
  </message>
  <message>
   <source>Quartile map</source>
   <translation>Kwartielkaart</translation>
  </message>
  <message>
   <source>Divides areas into quartiles (or 2 to 9 quantiles) and styles them as a choropleth, darker where it is worse.

The bounds come from all areas of the reference that have data; give the whole country as the reference, and a province keeps the classes that it has within the country. A value on a bound belongs to the class above it. Class 1 holds the lowest values, whatever the direction; areas without data have no class and an entry of their own in the legend. Where many areas share a value, bounds coincide and a class can be empty: the log then says so.

The legend prints the bounds with as few decimals as leave every area in its class, and the number of areas per class.</source>
   <translation>Verdeelt gebieden in kwartielen (of in 2 tot 9 kwantielen) en toont ze als choropleet, donkerder naarmate de situatie slechter is.

De grenzen volgen uit alle gebieden van de referentie met gegevens; met het hele land als referentie houdt een provincie de klassen die zij binnen het land heeft. Een waarde op een grens hoort bij de klasse erboven. Klasse 1 bevat de laagste waarden, ongeacht de richting; gebieden zonder gegevens hebben geen klasse en staan apart in de legenda. Waar veel gebieden dezelfde waarde hebben, vallen grenzen samen en kan een klasse leeg zijn: het log vermeldt dat.

De legenda toont de grenzen met zo weinig decimalen als mogelijk is zonder dat een gebied van klasse verandert, en het aantal gebieden per klasse.</translation>
  </message>
  <message>
   <source>The areas to map.</source>
   <translation>De gebieden die op de kaart komen.</translation>
  </message>
  <message>
   <source>The field to divide into classes. Text is read as numbers; CBS's missing markers are missing.</source>
   <translation>Het veld dat in klassen wordt verdeeld. Tekst wordt als getal gelezen; de CBS-aanduidingen voor ontbrekende waarden gelden als ontbrekend.</translation>
  </message>
  <message>
   <source>Layer or table whose areas determine the bounds, such as all buurten of the country. Without it the areas themselves do.</source>
   <translation>Laag of tabel waarvan de gebieden de grenzen bepalen, bijvoorbeeld alle buurten van het land. Zonder referentie bepalen de gebieden zelf de grenzen.</translation>
  </message>
  <message>
   <source>The same indicator in the reference; the field of the same name when empty.</source>
   <translation>Dezelfde indicator in de referentie. Als niets is gekozen: het veld met dezelfde naam.</translation>
  </message>
  <message>
   <source>4 for quartiles, 5 for quintiles; 2 to 9.</source>
   <translation>4 voor kwartielen, 5 voor kwintielen; 2 tot en met 9.</translation>
  </message>
  <message>
   <source>Which end is worse, and so darker: 'high is worse' or 'low is worse'.</source>
   <translation>Welke kant slechter is, en dus donkerder: 'high is worse' (hoog is slechter) of 'low is worse' (laag is slechter).</translation>
  </message>
  <message>
   <source>A sequential ColorBrewer ramp; all of them are safe for colour-blind readers and for greyscale print.</source>
   <translation>Een sequentieel kleurverloop van ColorBrewer; alle verlopen zijn geschikt voor kleurenblinde lezers en voor afdrukken in grijstinten.</translation>
  </message>
  <message>
   <source>Indicator, year and unit, such as 'WOZ-waarde, 2024 (x 1.000 euro)'; the field's name when empty.</source>
   <translation>Indicator, jaar en eenheid, bijvoorbeeld 'WOZ-waarde, 2024 (x 1.000 euro)'. Als niets is ingevuld: de naam van het veld.</translation>
  </message>
  <message>
   <source>Shown below the classes in the legend, such as 'CBS, Kerncijfers wijken en buurten 2024'.</source>
   <translation>Staat in de legenda onder de klassen, bijvoorbeeld 'CBS, Kerncijfers wijken en buurten 2024'.</translation>
  </message>
  <message>
   <source>The areas with kwartiel (1 = lowest values) and kwartiel_label, styled.</source>
   <translation>De gebieden met de velden kwartiel (1 = laagste waarden) en kwartiel_label, met stijl.</translation>
  </message>
  <message>
   <source>Also write the style to a .qml file, for use on other layers.</source>
   <translation>De stijl ook opslaan in een .qml-bestand, voor gebruik op andere lagen.</translation>
  </message>
  <message>
   <source>The reference '{reference}' has no field '{field}': name its field in REFERENCE_FIELD.</source>
   <translation>De referentie '{reference}' heeft geen veld '{field}': geef het juiste veld op in REFERENCE_FIELD.</translation>
  </message>
  <message>
   <source>Quartiles of {areas} of {reference}</source>
   <translation>Kwartielen van {areas} uit {reference}</translation>
  </message>
  <message>
   <source>{classes} classes of {areas} of {reference}</source>
   <translation>{classes} klassen van {areas} uit {reference}</translation>
  </message>
  <message>
   <source>Indicator in the reference</source>
   <translation>Indicator in de referentie</translation>
  </message>
  <message>
   <source>Number of classes</source>
   <translation>Aantal klassen</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>Richting</translation>
  </message>
  <message>
   <source>Colour ramp</source>
   <translation>Kleurverloop</translation>
  </message>
  <message>
   <source>Title of the legend</source>
   <translation>Titel van de legenda</translation>
  </message>
  <message>
   <source>Source line</source>
   <translation>Bronvermelding</translation>
  </message>
  <message>
   <source>Style file</source>
   <translation>Stijlbestand</translation>
  </message>
  <message>
   <source>QGIS style files (*.qml)</source>
   <translation>QGIS-stijlbestanden (*.qml)</translation>
  </message>
  <message>
   <source>Number of areas with a class</source>
   <translation>Aantal gebieden met een klasse</translation>
  </message>
  <message>
   <source>Number of areas without a class</source>
   <translation>Aantal gebieden zonder klasse</translation>
  </message>
  <message>
   <source>bounds of the quantile</source>
   <translation>grenzen van het kwantiel</translation>
  </message>
  <message>
   <source>quantile of {field}</source>
   <translation>kwantiel van {field}</translation>
  </message>
  <message>
   <source>Source: {source}</source>
   <translation>Bron: {source}</translation>
  </message>
  <message>
   <source>Classify stedelijkheid (OAD)</source>
   <translation>Stedelijkheid indelen in klassen (OAD)</translation>
  </message>
  <message>
   <source>Gives each area CBS's class of stedelijkheid from its address density (OAD, addresses per km²): 1 zeer sterk stedelijk from 2500, 2 sterk stedelijk from 1500, 3 matig stedelijk from 1000, 4 weinig stedelijk from 500, 5 niet stedelijk below 500. Lower bounds are inclusive. Missing stays missing.

CBS classifies the unrounded OAD: where the published, rounded OAD shows exactly 500, 1000, 1500 or 2500, CBS's own class can be the less urban one.</source>
   <translation>Bepaalt voor elk gebied de CBS-klasse van stedelijkheid uit de omgevingsadressendichtheid (OAD, adressen per km²): 1 zeer sterk stedelijk vanaf 2500, 2 sterk stedelijk vanaf 1500, 3 matig stedelijk vanaf 1000, 4 weinig stedelijk vanaf 500, 5 niet stedelijk onder 500. De ondergrens hoort bij de klasse. Wat ontbreekt, blijft ontbrekend.

Het CBS deelt de niet-afgeronde OAD in: waar de gepubliceerde, afgeronde OAD precies 500, 1000, 1500 of 2500 is, kan de klasse van het CBS zelf de minder stedelijke zijn.</translation>
  </message>
  <message>
   <source>Gemeenten, wijken, buurten or areas of your own with their OAD.</source>
   <translation>Gemeenten, wijken, buurten of eigen gebieden met hun OAD.</translation>
  </message>
  <message>
   <source>Address density in addresses per km², such as ste_oad. Text is read as numbers; CBS's missing markers such as -99997 are missing.</source>
   <translation>Omgevingsadressendichtheid in adressen per km², bijvoorbeeld ste_oad. Tekst wordt als getal gelezen; CBS-aanduidingen voor ontbrekende waarden, zoals -99997, gelden als ontbrekend.</translation>
  </message>
  <message>
   <source>The areas with sted (1-5) and sted_label, styled by class.</source>
   <translation>De gebieden met de velden sted (1-5) en sted_label, met een stijl per klasse.</translation>
  </message>
  <message>
   <source>Field with the OAD</source>
   <translation>Veld met de OAD</translation>
  </message>
  <message>
   <source>Stedelijkheid</source>
   <translation>Stedelijkheid</translation>
  </message>
  <message>
   <source>stedelijkheid class (1-5)</source>
   <translation>stedelijkheidsklasse (1-5)</translation>
  </message>
  <message>
   <source>stedelijkheid</source>
   <translation>stedelijkheid</translation>
  </message>
  <message>
   <source>Reference '{reference}' holds areas of several levels ({levels}), and which of them to compare with cannot be told from the codes of the input: give a reference of one level.</source>
   <translation>Referentie '{reference}' bevat gebieden van verschillende niveaus ({levels}), en uit de codes van de invoer is niet op te maken met welke te vergelijken: geef een referentie van één niveau.</translation>
  </message>
  <message>
   <source>Cancelled; no output was written.</source>
   <translation>Geannuleerd; er is geen uitvoer geschreven.</translation>
  </message>
  <message>
   <source>{count} gemeenten</source>
   <translation>{count} gemeenten</translation>
  </message>
  <message>
   <source>{count} wijken</source>
   <translation>{count} wijken</translation>
  </message>
  <message>
   <source>{count} buurten</source>
   <translation>{count} buurten</translation>
  </message>
  <message>
   <source>{count} provincies</source>
   <translation>{count} provincies</translation>
  </message>
  <message>
   <source>{count} COROP regions</source>
   <translation>{count} COROP-gebieden</translation>
  </message>
  <message>
   <source>{count} areas</source>
   <translation>{count} gebieden</translation>
  </message>
  <message>
   <source>FIELD_MAP must be a JSON object such as {example}, or pairs of indicator and field.</source>
   <translation>FIELD_MAP moet een JSON-object zijn, zoals {example}, of bestaan uit paren van indicator en veld.</translation>
  </message>
  <message>
   <source>'{layer}' has no field '{field}', which FIELD_MAP names for '{indicator}'; its fields are {fields}.</source>
   <translation>'{layer}' heeft geen veld '{field}', dat FIELD_MAP noemt voor '{indicator}'; de velden zijn {fields}.</translation>
  </message>
  <message>
   <source>The file '{path}' cannot be read: {fault}.</source>
   <translation>Het bestand '{path}' kan niet worden gelezen: {fault}.</translation>
  </message>
  <message>
   <source>FIELD_MAP names '{indicator}', which model '{model}' does not have; its indicators are {known}.</source>
   <translation>FIELD_MAP noemt '{indicator}', maar model '{model}' heeft die indicator niet; de indicatoren zijn {known}.</translation>
  </message>
  <message>
   <source>no row in the table</source>
   <translation>geen rij in de tabel</translation>
  </message>
  <message>
   <source>water</source>
   <translation>water</translation>
  </message>
  <message>
   <source>Areas without a row:</source>
   <translation>Gebieden zonder rij:</translation>
  </message>
  <message>
   <source>Rows without an area:</source>
   <translation>Rijen zonder gebied:</translation>
  </message>
  <message>
   <source>{matched} of {areas} areas found a row; {rows} of {all_rows} rows found no area.</source>
   <translation>Gebieden gekoppeld aan een rij: {matched} van {areas}; rijen niet gekoppeld: {rows} van {all_rows}.</translation>
  </message>
  <message>
   <source>CBS draws wijken and buurten anew each year: is the table of the year of the layer?</source>
   <translation>Het CBS stelt de indeling in wijken en buurten elk jaar opnieuw vast: hebben tabel en laag hetzelfde jaar?</translation>
  </message>
  <message>
   <source>{count} rows of another level than {level} were left aside.</source>
   <translation>Rijen van een ander niveau dan {level}, buiten beschouwing gelaten: {count}.</translation>
  </message>
  <message>
   <source>The table holds {count} codes more than once: {codes}</source>
   <translation>Codes die meer dan eens in de tabel staan ({count}): {codes}</translation>
  </message>
  <message>
   <source>... and {count} more</source>
   <translation>... en nog {count}</translation>
  </message>
  <message>
   <source>Stedelijkheid (OAD, addresses per km²)</source>
   <translation>Stedelijkheid (OAD, adressen per km²)</translation>
  </message>
  <message>
   <source>Score 0-100, 100 = most deprived</source>
   <translation>Score 0-100, 100 = grootste achterstand</translation>
  </message>
  <message>
   <source>Classes: CBS</source>
   <translation>Klassen: CBS</translation>
  </message>
  <message>
   <source>Relative to: {areas} of {reference}</source>
   <translation>Ten opzichte van: {areas} uit {reference}</translation>
  </message>
  <message>
   <source>Layer: {layer}</source>
   <translation>Laag: {layer}</translation>
  </message>
  <message>
   <source>Method: {source}</source>
   <translation>Methode: {source}</translation>
  </message>
  <message>
   <source>{count} areas of layer '{layer}' have no usable outline; they have no addresses.</source>
   <translation>{count} gebieden van laag '{layer}' hebben geen bruikbare omtrek; ze hebben geen adressen.</translation>
  </message>
  <message>
   <source>Change of stedelijkheid by the plan</source>
   <translation>Verandering van stedelijkheid door het plan</translation>
  </message>
  <message>
   <source>address density (OAD, addresses per km²)</source>
   <translation>adressendichtheid (OAD, adressen per km²)</translation>
  </message>
  <message>
   <source>number of addresses</source>
   <translation>aantal adressen</translation>
  </message>
  <message>
   <source>address density with the plan</source>
   <translation>adressendichtheid met het plan</translation>
  </message>
  <message>
   <source>stedelijkheid class with the plan</source>
   <translation>klasse van stedelijkheid met het plan</translation>
  </message>
  <message>
   <source>classes more urban by the plan</source>
   <translation>klassen stedelijker door het plan</translation>
  </message>
  <message>
   <source>same class</source>
   <translation>zelfde klasse</translation>
  </message>
  <message>
   <source>{steps} class(es) more urban</source>
   <translation>{steps} klasse(n) stedelijker</translation>
  </message>
  <message>
   <source>{steps} class(es) less urban</source>
   <translation>{steps} klasse(n) minder stedelijk</translation>
  </message>
  <message>
   <source>Layer '{layer}' has no coordinate reference system: set it in the layer's properties (EPSG:28992 where the coordinates are RD metres).</source>
   <translation>Laag '{layer}' heeft geen coördinatenstelsel: stel het in bij de eigenschappen van de laag (EPSG:28992 als de coördinaten RD-meters zijn).</translation>
  </message>
  <message>
   <source>Field '{field}' of layer '{layer}' must hold a whole number of addresses, 0 or more, for every point; {count} points have none or another value ({examples}).</source>
   <translation>Veld '{field}' van laag '{layer}' moet voor elk punt een geheel aantal adressen bevatten, 0 of meer; {count} punten hebben er geen of een andere waarde ({examples}).</translation>
  </message>
  <message>
   <source>Layer '{layer}' is reprojected from {crs} to EPSG:28992, in metres.</source>
   <translation>Laag '{layer}' is omgerekend van {crs} naar EPSG:28992, in meters.</translation>
  </message>
  <message>
   <source>{count} points of layer '{layer}' have no usable location; they are left out.</source>
   <translation>{count} punten van laag '{layer}' hebben geen bruikbare plaats; ze zijn weggelaten.</translation>
  </message>
  <message>
   <source>The coordinates of layer '{layer}' look like degrees, but the layer says that they are metres.</source>
   <translation>De coördinaten van laag '{layer}' lijken graden, maar volgens de laag zijn het meters.</translation>
  </message>
  <message>
   <source>signs such as in 1.250 or 1,250 were read as decimal signs</source>
   <translation>tekens zoals in 1.250 of 1,250 zijn als decimaalteken gelezen</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Naam</translation>
  </message>
  <message>
   <source>Likely reason</source>
   <translation>Waarschijnlijke reden</translation>
  </message>
  <message>
   <source>Join of {areas} and {table}</source>
   <translation>Koppeling van {areas} en {table}</translation>
  </message>
  <message>
   <source>Rows without an area</source>
   <translation>Rijen zonder gebied</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Waarom</translation>
  </message>
  <message>
   <source>Number of rows</source>
   <translation>Aantal rijen</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Onderdeel</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Aantal</translation>
  </message>
  <message>
   <source>Areas with a row</source>
   <translation>Gebieden met een rij</translation>
  </message>
  <message>
   <source>Rows of the table</source>
   <translation>Rijen van de tabel</translation>
  </message>
  <message>
   <source>Rows of another level, left aside</source>
   <translation>Rijen van een ander niveau, buiten beschouwing gelaten</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Opmerking</translation>
  </message>
  <message>
   <source>Text that became numbers</source>
   <translation>Tekst die in getallen is omgezet</translation>
  </message>
  <message>
   <source>Missing values in the table</source>
   <translation>Ontbrekende waarden in de tabel</translation>
  </message>
  <message>
   <source>Code fields: {area_code} and {table_code}.</source>
   <translation>Codevelden: {area_code} en {table_code}.</translation>
  </message>
  <message>
   <source>The layer already had the fields {fields}; their values are replaced.</source>
   <translation>Velden die al in de laag stonden en waarvan de waarden worden vervangen: {fields}.</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>geen gegevens</translation>
  </message>
  <message>
   <source>The style could not be stored with the layer: {fault}</source>
   <translation>De stijl kon niet bij de laag worden opgeslagen: {fault}</translation>
  </message>
  <message>
   <source>The field has no value in any area of '{reference}': choose another field or reference.</source>
   <translation>Het veld heeft in geen enkel gebied van '{reference}' een waarde: kies een ander veld of een andere referentie.</translation>
  </message>
  <message>
   <source>Many areas of '{reference}' share one value (bounds: {bounds}): a class is empty, and the others are not equally large.</source>
   <translation>Veel gebieden van '{reference}' hebben dezelfde waarde (grenzen: {bounds}): er is een lege klasse, en de andere klassen zijn niet even groot.</translation>
  </message>
  <message>
   <source>The codes in field '{field}' (such as {code}) can be read as wijken and as buurten: choose the level, or a field whose codes begin with WK or BU.</source>
   <translation>De codes in veld '{field}' (zoals {code}) kunnen wijken of buurten aanduiden: kies het niveau, of een veld waarvan de codes met WK of BU beginnen.</translation>
  </message>
  <message>
   <source>The columns of '{layer}' are separated by semicolons, which was not recognised when it was opened: add the file with Layer &gt; Add Layer &gt; Add Delimited Text Layer and the delimiter ';'.</source>
   <translation>De kolommen van '{layer}' zijn gescheiden door puntkomma's; dat is bij het openen niet herkend. Voeg het bestand toe met Kaartlagen &gt; Laag toevoegen &gt; Tekstgescheiden laag toevoegen en met ';' als scheidingsteken.</translation>
  </message>
  <message>
   <source>No field with CBS codes was found in '{layer}': choose the field yourself.</source>
   <translation>In '{layer}' is geen veld met CBS-codes gevonden: kies het veld zelf.</translation>
  </message>
  <message>
   <source>No area of '{reference}' has all domains of model '{model}': check the fields and their missing values.</source>
   <translation>Geen enkel gebied van '{reference}' heeft alle domeinen van model '{model}': controleer de velden en de ontbrekende waarden daarin.</translation>
  </message>
  <message>
   <source>'{reference}' holds no values for {indicators} of domain '{domain}': name the fields in FIELD_MAP, or choose another reference.</source>
   <translation>'{reference}' bevat geen waarden voor {indicators} van domein '{domain}': noem de velden in FIELD_MAP, of kies een andere referentie.</translation>
  </message>
  <message>
   <source>No field was found for {indicators} of domain '{domain}': name the fields in FIELD_MAP.</source>
   <translation>Voor {indicators} van domein '{domain}' is geen veld gevonden: noem de velden in FIELD_MAP.</translation>
  </message>
  <message>
   <source>Indicator '{indicator}' is missing for area {area} ({count} missing values in domain '{domain}'): complete it, or set MISSING to another choice than 'strict'.</source>
   <translation>Indicator '{indicator}' ontbreekt voor gebied {area} (ontbrekende waarden in domein '{domain}': {count}): vul de waarde aan, of kies voor MISSING iets anders dan 'strict'.</translation>
  </message>
  <message>
   <source>The score {value:g} of '{indicator}' for area {area} lies outside 0-100: this model takes scores as they are; choose the field that holds them, or a model that normalises.</source>
   <translation>De score {value:g} van '{indicator}' voor gebied {area} ligt buiten 0-100. Dit model neemt scores ongewijzigd over: kies het veld met de scores, of een model dat normeert.</translation>
  </message>
  <message>
   <source>Indicator '{indicator}' has no values and is left out.</source>
   <translation>Indicator '{indicator}' heeft geen waarden en is weggelaten.</translation>
  </message>
  <message>
   <source>{count} values of indicator '{indicator}' lie beyond the reference and are held at 0 or 100.</source>
   <translation>Waarden van indicator '{indicator}' die buiten het bereik van de referentie liggen en op 0 of 100 zijn gezet: {count}.</translation>
  </message>
  <message>
   <source>The areas are of the level {area_level}, the rows of the table of the level {table_level}: take a table of the same level, or the field of the areas that holds their {table_level} codes.</source>
   <translation>De gebieden hebben het niveau {area_level}, de rijen van de tabel het niveau {table_level}: neem een tabel van hetzelfde niveau, of het veld van de gebieden met hun codes op het niveau {table_level}.</translation>
  </message>
  <message>
   <source>Table '{table}' holds {count} codes more than once ({codes}): remove the surplus rows, or set DUPLICATES to 'first' or 'last'.</source>
   <translation>In tabel '{table}' staan codes meer dan eens ({count}: {codes}): verwijder de overtollige rijen, of zet DUPLICATES op 'first' of 'last'.</translation>
  </message>
  <message>
   <source>{code} {name} became part of {into} on {date}.</source>
   <translation>{code} {name} is op {date} opgegaan in {into}.</translation>
  </message>
  <message>
   <source>{code} {name} was formed from {parts} on {date}.</source>
   <translation>{code} {name} is op {date} ontstaan uit {parts}.</translation>
  </message>
  <message>
   <source>The area has no code.</source>
   <translation>Het gebied heeft geen code.</translation>
  </message>
  <message>
   <source>The row has no code.</source>
   <translation>De rij heeft geen code.</translation>
  </message>
  <message>
   <source>Model '{name}', at {path}: {fault}</source>
   <translation>Model '{name}', bij {path}: {fault}</translation>
  </message>
  <message>
   <source>Model '{name}' is not valid JSON: {fault}.</source>
   <translation>Model '{name}' bevat geen geldige JSON: {fault}.</translation>
  </message>
  <message>
   <source>expected a JSON object.</source>
   <translation>hier wordt een JSON-object verwacht.</translation>
  </message>
  <message>
   <source>expected text.</source>
   <translation>hier wordt tekst verwacht.</translation>
  </message>
  <message>
   <source>'{value}' is not one of {allowed}.</source>
   <translation>'{value}' hoort niet bij de toegestane waarden {allowed}.</translation>
  </message>
  <message>
   <source>expected a number.</source>
   <translation>hier wordt een getal verwacht.</translation>
  </message>
  <message>
   <source>expected a list with at least one entry.</source>
   <translation>hier wordt een lijst met ten minste één element verwacht.</translation>
  </message>
  <message>
   <source>'{value}' must consist of letters, digits and underscores.</source>
   <translation>'{value}' mag alleen uit letters, cijfers en onderstrepingstekens bestaan.</translation>
  </message>
  <message>
   <source>the weights add up to {total:g}; they are percentages and must add up to 100 (99 to 101).</source>
   <translation>de gewichten tellen op tot {total:g}; het zijn percentages, die moeten optellen tot 100 (99 tot en met 101).</translation>
  </message>
  <message>
   <source>expected a list with one bound fewer than there are labels.</source>
   <translation>hier wordt een lijst verwacht met één grens minder dan er labels zijn.</translation>
  </message>
  <message>
   <source>the bounds must rise.</source>
   <translation>de grenzen moeten oplopen.</translation>
  </message>
  <message>
   <source>a weight must be greater than 0, not {weight:g}.</source>
   <translation>een gewicht moet groter zijn dan 0, niet {weight:g}.</translation>
  </message>
  <message>
   <source>expected a list of field names.</source>
   <translation>hier wordt een lijst met veldnamen verwacht.</translation>
  </message>
  <message>
   <source>best {best:g} and worst {worst:g} contradict the direction '{direction}'.</source>
   <translation>best {best:g} en worst {worst:g} zijn in strijd met de richting '{direction}'.</translation>
  </message>
  <message>
   <source>unknown key; allowed are {keys}.</source>
   <translation>onbekende sleutel; toegestaan zijn {keys}.</translation>
  </message>
  <message>
   <source>this key is missing.</source>
   <translation>deze sleutel ontbreekt.</translation>
  </message>
  <message>
   <source>a domain cannot be called {ids}.</source>
   <translation>een domein kan niet {ids} heten.</translation>
  </message>
  <message>
   <source>the ids {ids} are used more than once.</source>
   <translation>de id's {ids} komen meer dan eens voor.</translation>
  </message>
  <message>
   <source>quartiles need four labels.</source>
   <translation>voor kwartielen zijn vier labels nodig.</translation>
  </message>
  <message>
   <source>'{name}' is not a scale written by Regiolens ({schema}): choose a file that SCALE_OUT has made.</source>
   <translation>'{name}' is geen schaal die door Regiolens is opgeslagen ({schema}): kies een bestand dat met SCALE_OUT is gemaakt.</translation>
  </message>
  <message>
   <source>The scale was fitted for model '{fitted}' ({fitted_hash}), not for '{model}' ({model_hash}) as it stands: fit it anew with SCALE_OUT.</source>
   <translation>De schaal is bepaald voor model '{fitted}' ({fitted_hash}), niet voor '{model}' ({model_hash}) zoals dat nu is: bepaal de schaal opnieuw met SCALE_OUT.</translation>
  </message>
  <message>
   <source>Indicator '{indicator}' has the one value {value:g} in all {n} areas of '{reference}' that have one: it cannot be scaled. Give a REFERENCE or a SCALE_IN of the whole country, or leave it out of the model.</source>
   <translation>Indicator '{indicator}' heeft in alle {n} gebieden van '{reference}' dezelfde waarde, {value:g}, en kan niet worden genormeerd. Geef een REFERENCE of een SCALE_IN van het hele land op, of laat de indicator weg uit het model.</translation>
  </message>
  <message>
   <source>not available</source>
   <translation>niet beschikbaar</translation>
  </message>
  <message>
   <source>not a number</source>
   <translation>geen getal</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>leeg</translation>
  </message>
  <message>
   <source>unknown, unreliable or secret</source>
   <translation>onbekend, onvoldoende betrouwbaar of geheim</translation>
  </message>
  <message>
   <source>secret</source>
   <translation>geheim</translation>
  </message>
  <message>
   <source>marked with a dash</source>
   <translation>met een streepje aangegeven</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds '{value}', which is not a number: choose another field or correct the value.</source>
   <translation>Veld '{field}' van '{layer}' bevat '{value}', wat geen getal is: kies een ander veld of corrigeer de waarde.</translation>
  </message>
  <message>
   <source>Joins areas with an indicator table by their CBS codes and computes the deprivation index (MDI): the join and the index of the toolbox in one run. Without a reference or a stored scale the areas themselves are the reference of the normalisation.</source>
   <translation>Koppelt gebieden aan een tabel met indicatoren op hun CBS-codes en berekent de achterstandsindex (MDI): de koppeling en de index uit de Toolbox in één keer. Zonder referentie of opgeslagen schaal zijn de gebieden zelf de referentie van de normering.</translation>
  </message>
  <message>
   <source>Gemeenten, wijken or buurten.</source>
   <translation>Gemeenten, wijken of buurten.</translation>
  </message>
  <message>
   <source>A table with the indicators, or the domain scores, of the model.</source>
   <translation>Een tabel met de indicatoren, of de domeinscores, van het model.</translation>
  </message>
  <message>
   <source>MDI</source>
   <translation>MDI</translation>
  </message>
 </context>
</TS>
