<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
 <context>
  <name>Regiolens</name>
  <message>
   <source>This could not be read: {fault}</source>
   <translation>Lezen is niet gelukt: {fault}</translation>
  </message>
  <message>
   <source>A stored scale has its reference in it: leave the reference or the scale empty.</source>
   <translation>Een opgeslagen schaal bevat de referentie al: laat de referentie of de schaal leeg.</translation>
  </message>
  <message>
   <source>A stored scale belongs to its own model: go back to the published weights, or leave it empty.</source>
   <translation>Een opgeslagen schaal hoort bij het eigen model: ga terug naar de gepubliceerde gewichten, of laat de schaal leeg.</translation>
  </message>
  <message>
   <source>Tick at least one indicator to compare.</source>
   <translation>Vink minstens één indicator aan om te vergelijken.</translation>
  </message>
  <message>
   <source>There is no field '{field}': take its tick away, or choose another table.</source>
   <translation>Er is geen veld '{field}': haal het vinkje weg, of kies een andere tabel.</translation>
  </message>
  <message>
   <source>There is no field '{field}': choose another one for its indicator.</source>
   <translation>Er is geen veld '{field}': kies een ander veld voor de indicator.</translation>
  </message>
  <message>
   <source>No field was found by which '{indicator}' is divided: choose one below it, or choose another model or no index.</source>
   <translation>Er is geen veld gevonden waardoor '{indicator}' wordt gedeeld: kies er een onder de indicator, of kies een ander model of geen index.</translation>
  </message>
  <message>
   <source>No field was found for {domains}: choose one below the domain, set its weight to 0, or choose another model or no index.</source>
   <translation>Er is geen veld gevonden voor {domains}: kies er een onder het domein, zet het gewicht op 0, of kies een ander model of geen index.</translation>
  </message>
  <message>
   <source>The command is on the clipboard: paste it into a terminal or a file.</source>
   <translation>De opdracht staat op het klembord: plak die in een terminal of een bestand.</translation>
  </message>
  <message>
   <source>The script is on the clipboard: paste it into the Python console or its editor.</source>
   <translation>Het script staat op het klembord: plak het in de Python-console of de editor daarvan.</translation>
  </message>
  <message>
   <source>Save as a Processing model</source>
   <translation>Opslaan als Processing-model</translation>
  </message>
  <message>
   <source>Processing models (*.model3)</source>
   <translation>Processing-modellen (*.model3)</translation>
  </message>
  <message>
   <source>Processing &amp;command</source>
   <translation>Processing-&amp;opdracht</translation>
  </message>
  <message>
   <source>&amp;Python script</source>
   <translation>&amp;Python-script</translation>
  </message>
  <message>
   <source>Processing &amp;model…</source>
   <translation>Processing-&amp;model…</translation>
  </message>
  <message>
   <source>The model is saved as {path}: open it in the Model Designer.</source>
   <translation>Het model is opgeslagen als {path}: open het in de Modelontwerper.</translation>
  </message>
  <message>
   <source>The model could not be written to '{path}': choose a folder that you may write in.</source>
   <translation>Het model kon niet worden geschreven naar '{path}': kies een map waarin je mag schrijven.</translation>
  </message>
  <message>
   <source>Copied from the window Regioprofiel: {steps}.</source>
   <translation>Gekopieerd uit het venster Regioprofiel: {steps}.</translation>
  </message>
  <message>
   <source>A layer that was chosen is no longer in the project: choose it anew.</source>
   <translation>Een gekozen laag staat niet meer in het project: kies haar opnieuw.</translation>
  </message>
  <message>
   <source>The layer '{layer}' is temporary, which a command cannot name: save it as a file first (right-click it, Export), and choose that; or copy as Python.</source>
   <translation>De laag '{layer}' is tijdelijk, en die kan een opdracht niet noemen: sla haar eerst op als bestand (klik er met rechts op, Exporteren) en kies dat; of kopieer als Python.</translation>
  </message>
  <message>
   <source>The layer '{layer}' has edits that are not saved: save them first.</source>
   <translation>De laag '{layer}' heeft bewerkingen die niet zijn opgeslagen: sla die eerst op.</translation>
  </message>
  <message>
   <source>The layer '{layer}' has joined or computed fields, which only this project holds: export it to a file first, and choose that; or copy as Python.</source>
   <translation>De laag '{layer}' heeft gekoppelde of berekende velden, die alleen in dit project bestaan: exporteer haar eerst naar een bestand en kies dat; of kopieer als Python.</translation>
  </message>
  <message>
   <source>The file '{path}' cannot be read: choose it anew.</source>
   <translation>Het bestand '{path}' kan niet worden gelezen: kies het opnieuw.</translation>
  </message>
  <message>
   <source>Regiolens: runs in bash, with the plugin enabled: qgis_process plugins enable regiolens</source>
   <translation>Regiolens: werkt in bash, met de plug-in ingeschakeld: qgis_process plugins enable regiolens</translation>
  </message>
  <message>
   <source>Windows: paste it in Git Bash, where the command is called qgis_process-qgis-ltr.bat or qgis_process-qgis.bat in the folder bin of QGIS; in the OSGeo4W Shell write each command on one line.</source>
   <translation>Windows: plak het in Git Bash, waar de opdracht qgis_process-qgis-ltr.bat of qgis_process-qgis.bat heet, in de map bin van QGIS; schrijf in de OSGeo4W Shell elke opdracht op één regel.</translation>
  </message>
  <message>
   <source>Regiolens: runs in the Python console of QGIS, with the plugin Regiolens enabled.</source>
   <translation>Regiolens: werkt in de Python-console van QGIS, met de plug-in Regiolens ingeschakeld.</translation>
  </message>
  <message>
   <source>Passwords are left out: give them in PGPASSWORD, or store them in an authentication configuration.</source>
   <translation>Wachtwoorden zijn weggelaten: geef ze in PGPASSWORD, of bewaar ze in een authenticatieconfiguratie.</translation>
  </message>
  <message>
   <source>The layer '{layer}' is taken from the project that is open.</source>
   <translation>De laag '{layer}' komt uit het project dat open is.</translation>
  </message>
  <message>
   <source>Show the layers.</source>
   <translation>De lagen tonen.</translation>
  </message>
  <message>
   <source>Sample loaded: published scores of 50 gemeenten. Tick a region on page 4, then Make.</source>
   <translation>Voorbeeld geladen: gepubliceerde scores van 50 gemeenten. Vink op pagina 4 een regio aan en kies Maken.</translation>
  </message>
  <message>
   <source>Regioprofiel</source>
   <translation>Regioprofiel</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Pagina's</translation>
  </message>
  <message>
   <source>What is still needed</source>
   <translation>Wat er nog nodig is</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Voortgang</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Help</translation>
  </message>
  <message>
   <source>Copy as</source>
   <translation>Kopiëren als</translation>
  </message>
  <message>
   <source>Beside the map</source>
   <translation>Naast de kaart</translation>
  </message>
  <message>
   <source>Dock the window beside the map of QGIS, or let it stand alone again</source>
   <translation>Zet het venster vast naast de kaart van QGIS, of maak het weer los</translation>
  </message>
  <message>
   <source>&lt; &amp;Back</source>
   <translation>&lt; &amp;Terug</translation>
  </message>
  <message>
   <source>&amp;Next &gt;</source>
   <translation>&amp;Volgende &gt;</translation>
  </message>
  <message>
   <source>&amp;Make</source>
   <translation>&amp;Maken</translation>
  </message>
  <message>
   <source>Cancel r&amp;un</source>
   <translation>&amp;Uitvoering annuleren</translation>
  </message>
  <message>
   <source>C&amp;lose</source>
   <translation>&amp;Sluiten</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Bezig met stoppen…</translation>
  </message>
  <message>
   <source>Starting Regiolens</source>
   <translation>Regiolens starten</translation>
  </message>
  <message>
   <source>The layer of the regions</source>
   <translation>De laag met de regio's</translation>
  </message>
  <message>
   <source>Make the layers and the report.</source>
   <translation>Maak de lagen en het rapport.</translation>
  </message>
  <message>
   <source>Page {page}: {problem}</source>
   <translation>Pagina {page}: {problem}</translation>
  </message>
  <message>
   <source>The changed model could not be written: {fault}. Choose another folder.</source>
   <translation>Het gewijzigde model kon niet worden opgeslagen: {fault}. Kies een andere map.</translation>
  </message>
  <message>
   <source>Fetch CBS data…</source>
   <translation>CBS-gegevens ophalen…</translation>
  </message>
  <message>
   <source>Areas from PDOK, a table of StatLine, or a file of CBS; what comes is added to the project and chosen.</source>
   <translation>Gebieden van PDOK, een tabel van StatLine of een bestand van het CBS; wat binnenkomt, wordt aan het project toegevoegd en gekozen.</translation>
  </message>
  <message>
   <source>Areas with key figures (wijk- en buurtkaart)…</source>
   <translation>Gebieden met kerncijfers (wijk- en buurtkaart)…</translation>
  </message>
  <message>
   <source>Areas with simplified outlines…</source>
   <translation>Gebieden met vereenvoudigde grenzen…</translation>
  </message>
  <message>
   <source>A table of StatLine…</source>
   <translation>Een tabel van StatLine…</translation>
  </message>
  <message>
   <source>A file of CBS, RIVM, police or Kiesraad…</source>
   <translation>Een bestand van CBS, RIVM, politie of Kiesraad…</translation>
  </message>
  <message>
   <source>Nothing was fetched; the log of the dialog says why.</source>
   <translation>Er is niets opgehaald; het logboek van het venster zegt waarom.</translation>
  </message>
  <message>
   <source>What was fetched is not in the project: tick 'Open output file' in the dialog, or add it.</source>
   <translation>Wat is opgehaald, staat niet in het project: vink in het venster aan dat de uitvoer wordt geopend, of voeg het toe.</translation>
  </message>
  <message>
   <source>'{file}' holds no layer or table that QGIS can read: choose a GeoPackage, shapefile, CSV or workbook.</source>
   <translation>'{file}' bevat geen laag of tabel die QGIS kan lezen: kies een GeoPackage, shapefile, CSV of werkmap.</translation>
  </message>
  <message>
   <source>Open a file</source>
   <translation>Bestand openen</translation>
  </message>
  <message>
   <source>Layer of {file}:</source>
   <translation>Laag van {file}:</translation>
  </message>
  <message>
   <source>{field} (is not there)</source>
   <translation>{field} (bestaat niet)</translation>
  </message>
  <message>
   <source>Gemeenten 2023 (sample)</source>
   <translation>Gemeenten 2023 (voorbeeld)</translation>
  </message>
  <message>
   <source>Domain scores 2023 of 50 gemeenten (sample)</source>
   <translation>Domeinscores 2023 van 50 gemeenten (voorbeeld)</translation>
  </message>
  <message>
   <source>Reading areas for the live index</source>
   <translation>Gebieden lezen voor de live index</translation>
  </message>
  <message>
   <source>How sure the live index is</source>
   <translation>Hoe zeker de live index is</translation>
  </message>
  <message>
   <source>Reading was cancelled.</source>
   <translation>Het lezen is geannuleerd.</translation>
  </message>
  <message>
   <source>{title} (changed)</source>
   <translation>{title} (gewijzigd)</translation>
  </message>
  <message>
   <source>{title} (live)</source>
   <translation>{title} (live)</translation>
  </message>
  <message>
   <source>{domain}: {model}</source>
   <translation>{domain}: {model}</translation>
  </message>
  <message>
   <source>PNG and SVG files (*.png *.svg)</source>
   <translation>PNG- en SVG-bestanden (*.png *.svg)</translation>
  </message>
  <message>
   <source>Stands on reports, print layouts and atlases</source>
   <translation>Staat op rapporten, lay-outs en atlassen</translation>
  </message>
  <message>
   <source>none</source>
   <translation>geen</translation>
  </message>
  <message>
   <source>Tell whole paths and servers in metadata</source>
   <translation>Hele paden en servers vermelden in metadata</translation>
  </message>
  <message>
   <source>Numbers of areas in legends</source>
   <translation>Aantallen gebieden in legenda's</translation>
  </message>
  <message>
   <source>Switch this off for layers that a service filters: the numbers are of all areas.</source>
   <translation>Zet dit uit voor lagen die een dienst filtert: de aantallen zijn van alle gebieden.</translation>
  </message>
  <message>
   <source>point of contact</source>
   <translation>contactpunt</translation>
  </message>
  <message>
   <source>custodian</source>
   <translation>beheerder</translation>
  </message>
  <message>
   <source>owner</source>
   <translation>eigenaar</translation>
  </message>
  <message>
   <source>publisher</source>
   <translation>uitgever</translation>
  </message>
  <message>
   <source>distributor</source>
   <translation>distributeur</translation>
  </message>
  <message>
   <source>author</source>
   <translation>auteur</translation>
  </message>
  <message>
   <source>processor</source>
   <translation>bewerker</translation>
  </message>
  <message>
   <source>originator</source>
   <translation>maker</translation>
  </message>
  <message>
   <source>principal investigator</source>
   <translation>hoofdonderzoeker</translation>
  </message>
  <message>
   <source>resource provider</source>
   <translation>verstrekker</translation>
  </message>
  <message>
   <source>user</source>
   <translation>gebruiker</translation>
  </message>
  <message>
   <source>These are named in the metadata of every layer that Regiolens makes from now on, and by 'Export metadata'; the organisation is also the author of maps and reports where none is given. Without whole paths only names of files and layers are told, so that metadata can be published.</source>
   <translation>Deze staan in de metadata van elke laag die Regiolens vanaf nu maakt, en in 'Metadata exporteren'; de organisatie is ook de auteur van kaarten en rapporten waar geen auteur is opgegeven. Zonder hele paden worden alleen namen van bestanden en lagen genoemd, zodat metadata gepubliceerd kunnen worden.</translation>
  </message>
  <message>
   <source>Organisation</source>
   <translation>Organisatie</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>E-mail</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Rol</translation>
  </message>
  <message>
   <source>Logo</source>
   <translation>Logo</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Gegevens</translation>
  </message>
  <message>
   <source>&amp;Try with sample data</source>
   <translation>&amp;Probeer een voorbeeld</translation>
  </message>
  <message>
   <source>Loads a tile map of gemeenten and the published scores of 50 of them.</source>
   <translation>Laadt een tegelkaart van gemeenten en de gepubliceerde scores van 50 ervan.</translation>
  </message>
  <message>
   <source>Open a &amp;file…</source>
   <translation>Be&amp;stand openen…</translation>
  </message>
  <message>
   <source>A layer or table that is not in the project yet; it can also be dropped here.</source>
   <translation>Een laag of tabel die nog niet in het project staat; je kunt hem ook hierheen slepen.</translation>
  </message>
  <message>
   <source>Areas</source>
   <translation>Gebieden</translation>
  </message>
  <message>
   <source>(choose a layer)</source>
   <translation>(kies een laag)</translation>
  </message>
  <message>
   <source>L&amp;ayer</source>
   <translation>L&amp;aag</translation>
  </message>
  <message>
   <source>Polygons of gemeenten, wijken or buurten.</source>
   <translation>Vlakken van gemeenten, wijken of buurten.</translation>
  </message>
  <message>
   <source>C&amp;ode field</source>
   <translation>C&amp;odeveld</translation>
  </message>
  <message>
   <source>The field with CBS codes, such as GM0014 or 14.</source>
   <translation>Het veld met CBS-codes, zoals GM0014 of 14.</translation>
  </message>
  <message>
   <source>Limit to &amp;regions</source>
   <translation>Bepe&amp;rk tot regio's</translation>
  </message>
  <message>
   <source>Indicators</source>
   <translation>Indicatoren</translation>
  </message>
  <message>
   <source>(in the areas themselves)</source>
   <translation>(in de gebieden zelf)</translation>
  </message>
  <message>
   <source>Tabl&amp;e</source>
   <translation>Tab&amp;el</translation>
  </message>
  <message>
   <source>A table or layer with one row for each area.</source>
   <translation>Een tabel of laag met één rij per gebied.</translation>
  </message>
  <message>
   <source>Co&amp;de field of the table</source>
   <translation>Co&amp;develd van de tabel</translation>
  </message>
  <message>
   <source>The field with the codes of the same areas.</source>
   <translation>Het veld met de codes van dezelfde gebieden.</translation>
  </message>
  <message>
   <source>&amp;Period</source>
   <translation>Pe&amp;riode</translation>
  </message>
  <message>
   <source>The table has a row for each area and period: which one to take.</source>
   <translation>De tabel heeft een rij per gebied en periode: welke wordt genomen.</translation>
  </message>
  <message>
   <source>such as 2024</source>
   <translation>zoals 2024</translation>
  </message>
  <message>
   <source>&amp;Year of the figures</source>
   <translation>&amp;Jaar van de cijfers</translation>
  </message>
  <message>
   <source>As it is to stand in tables and reports.</source>
   <translation>Zoals het in tabellen en rapporten moet staan.</translation>
  </message>
  <message>
   <source>Earlier year</source>
   <translation>Eerder jaar</translation>
  </message>
  <message>
   <source>Third year</source>
   <translation>Derde jaar</translation>
  </message>
  <message>
   <source>What fits</source>
   <translation>Wat past</translation>
  </message>
  <message>
   <source>Areas and rows that found no counterpart</source>
   <translation>Gebieden en rijen die niet gekoppeld zijn</translation>
  </message>
  <message>
   <source>&amp;Zoom to the area</source>
   <translation>&amp;Zoom naar het gebied</translation>
  </message>
  <message>
   <source>Copy the l&amp;ist</source>
   <translation>L&amp;ijst kopiëren</translation>
  </message>
  <message>
   <source>To the clipboard, with tabs between the columns, for a spreadsheet.</source>
   <translation>Naar het klembord, met tabs tussen de kolommen, voor een spreadsheet.</translation>
  </message>
  <message>
   <source>the latest</source>
   <translation>de laatste</translation>
  </message>
  <message>
   <source>Choose the layer with the areas, or try with sample data.</source>
   <translation>Kies de laag met de gebieden, of probeer het met voorbeeldgegevens.</translation>
  </message>
  <message>
   <source>Areas and table are the same layer: choose '(in the areas themselves)' as the table.</source>
   <translation>Gebieden en tabel zijn dezelfde laag: kies '(in de gebieden zelf)' als tabel.</translation>
  </message>
  <message>
   <source>Matching…</source>
   <translation>Koppelen…</translation>
  </message>
  <message>
   <source>Matching areas and table</source>
   <translation>Gebieden en tabel koppelen</translation>
  </message>
  <message>
   <source>No field with CBS codes was found in '{layer}': choose the code field yourself.</source>
   <translation>In '{layer}' is geen veld met CBS-codes gevonden: kies het codeveld zelf.</translation>
  </message>
  <message>
   <source>Choose the areas and the table with their indicators, or drop their files here.</source>
   <translation>Kies de gebieden en de tabel met hun indicatoren, of sleep de bestanden hierheen.</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Onderdeel</translation>
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
   <source>Nothing to match yet.</source>
   <translation>Nog niets te koppelen.</translation>
  </message>
  <message>
   <source>Index</source>
   <translation>Index</translation>
  </message>
  <message>
   <source>M&amp;odel:</source>
   <translation>M&amp;odel:</translation>
  </message>
  <message>
   <source>Loa&amp;d model…</source>
   <translation>Model la&amp;den…</translation>
  </message>
  <message>
   <source>&amp;Save model…</source>
   <translation>Model opslaa&amp;n…</translation>
  </message>
  <message>
   <source>Take a model from a JSON file</source>
   <translation>Een model uit een JSON-bestand nemen</translation>
  </message>
  <message>
   <source>Write the model, with what is changed of it, to a JSON file</source>
   <translation>Het model, met wat eraan gewijzigd is, naar een JSON-bestand schrijven</translation>
  </message>
  <message>
   <source>State of the model</source>
   <translation>Toestand van het model</translation>
  </message>
  <message>
   <source>Back to &amp;published weights</source>
   <translation>Gepubliceerde ge&amp;wichten</translation>
  </message>
  <message>
   <source>Weights, directions and normalisation as the model was published</source>
   <translation>Gewichten, richtingen en normalisatie zoals het model is gepubliceerd</translation>
  </message>
  <message>
   <source>Load model</source>
   <translation>Model laden</translation>
  </message>
  <message>
   <source>JSON files (*.json)</source>
   <translation>JSON-bestanden (*.json)</translation>
  </message>
  <message>
   <source>Save model</source>
   <translation>Model opslaan</translation>
  </message>
  <message>
   <source>⚠ Changed weights and indicators</source>
   <translation>⚠ Gewijzigde gewichten en indicatoren</translation>
  </message>
  <message>
   <source>Saved as {file}.</source>
   <translation>Opgeslagen als {file}.</translation>
  </message>
  <message>
   <source>⚠ Changed weights</source>
   <translation>⚠ Gewijzigde gewichten</translation>
  </message>
  <message>
   <source>⚠ Changed indicators</source>
   <translation>⚠ Gewijzigde indicatoren</translation>
  </message>
  <message>
   <source>The model could not be saved: {fault}</source>
   <translation>Het model kon niet worden opgeslagen: {fault}</translation>
  </message>
  <message>
   <source>As published: {title}</source>
   <translation>Zoals gepubliceerd: {title}</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Kaart</translation>
  </message>
  <message>
   <source>equal in number (quantiles)</source>
   <translation>gelijk in aantal (kwantielen)</translation>
  </message>
  <message>
   <source>equal intervals</source>
   <translation>gelijke intervallen</translation>
  </message>
  <message>
   <source>natural breaks</source>
   <translation>natuurlijke klassen</translation>
  </message>
  <message>
   <source>own bounds</source>
   <translation>eigen grenzen</translation>
  </message>
  <message>
   <source>such as 10; 20; 30</source>
   <translation>zoals 10; 20; 30</translation>
  </message>
  <message>
   <source>The lowest value of each class above the first</source>
   <translation>De laagste waarde van elke klasse boven de eerste</translation>
  </message>
  <message>
   <source>Indicator, year and unit, as they are to stand above the legend</source>
   <translation>Indicator, jaar en eenheid, zoals ze boven de legenda komen te staan</translation>
  </message>
  <message>
   <source>such as CBS, Kerncijfers wijken en buurten</source>
   <translation>zoals CBS, Kerncijfers wijken en buurten</translation>
  </message>
  <message>
   <source>Stands below the classes in the legend</source>
   <translation>Staat onder de klassen in de legenda</translation>
  </message>
  <message>
   <source>Stands below the source, and on the report</source>
   <translation>Staat onder de bron, en op het rapport</translation>
  </message>
  <message>
   <source>A second indicator in the same map: thirds of the one by thirds of the other, in nine colours</source>
   <translation>Een tweede indicator in dezelfde kaart: tertielen van de ene tegen tertielen van de andere, in negen kleuren</translation>
  </message>
  <message>
   <source>All ramps are safe for colour-blind readers and for greyscale print</source>
   <translation>Alle verlopen zijn geschikt voor kleurenblinde lezers en voor afdruk in grijstinten</translation>
  </message>
  <message>
   <source>the areas themselves</source>
   <translation>de gebieden zelf</translation>
  </message>
  <message>
   <source>The areas whose values determine the bounds of the classes, such as all gemeenten of the country</source>
   <translation>De gebieden waarvan de waarden de grenzen van de klassen bepalen, zoals alle gemeenten van het land</translation>
  </message>
  <message>
   <source>What the classes are</source>
   <translation>Wat de klassen zijn</translation>
  </message>
  <message>
   <source>N&amp;ames of areas on the map</source>
   <translation>Namen van gebieden op de &amp;kaart</translation>
  </message>
  <message>
   <source>Each name where it fits within the outline of its area, so that more come as you zoom in.</source>
   <translation>Elke naam waar hij binnen de omtrek van zijn gebied past, zodat er meer verschijnen als je inzoomt.</translation>
  </message>
  <message>
   <source>Show on the ma&amp;p of QGIS</source>
   <translation>Toon op de kaart van &amp;QGIS</translation>
  </message>
  <message>
   <source>A temporary layer that follows the weights; it goes when the window closes. Make keeps a real one.</source>
   <translation>Een tijdelijke laag die de gewichten volgt; ze verdwijnt als het venster sluit. Met Maken ontstaat een blijvende laag.</translation>
  </message>
  <message>
   <source>Title of the map</source>
   <translation>Titel van de kaart</translation>
  </message>
  <message>
   <source>Preview of the map; the legend below tells the same in words</source>
   <translation>Voorbeeld van de kaart; de legenda eronder zegt hetzelfde in woorden</translation>
  </message>
  <message>
   <source>Legend with numbers of areas</source>
   <translation>Legenda met aantallen gebieden</translation>
  </message>
  <message>
   <source>Square legend with numbers of areas</source>
   <translation>Vierkante legenda met aantallen gebieden</translation>
  </message>
  <message>
   <source>(nothing: one indicator)</source>
   <translation>(niets: één indicator)</translation>
  </message>
  <message>
   <source>The index has the classes of its model; the reference is chosen on the page Index.</source>
   <translation>De index heeft de klassen van het model; de referentie kies je op de pagina Index.</translation>
  </message>
  <message>
   <source>The bounds are your own; a value on a bound belongs to the class above it.</source>
   <translation>De grenzen zijn die van jezelf; een waarde op een grens hoort bij de klasse erboven.</translation>
  </message>
  <message>
   <source>The bounds come from these areas: classes as equal in size as equal values allow.</source>
   <translation>De grenzen komen uit deze gebieden: klassen die zo gelijk van grootte zijn als gelijke waarden toelaten.</translation>
  </message>
  <message>
   <source>The bounds come from these areas.</source>
   <translation>De grenzen komen van deze gebieden.</translation>
  </message>
  <message>
   <source>The bounds come from '{layer}': classes there as equal in size as equal values allow.</source>
   <translation>De grenzen komen uit '{layer}': klassen die daar zo gelijk van grootte zijn als gelijke waarden toelaten.</translation>
  </message>
  <message>
   <source>The bounds come from '{layer}'.</source>
   <translation>De grenzen komen van '{layer}'.</translation>
  </message>
  <message>
   <source>&amp;Show:</source>
   <translation>T&amp;onen:</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Tonen</translation>
  </message>
  <message>
   <source>To&amp;gether with:</source>
   <translation>Same&amp;n met:</translation>
  </message>
  <message>
   <source>Together with</source>
   <translation>Samen met</translation>
  </message>
  <message>
   <source>Di&amp;vision:</source>
   <translation>In&amp;deling:</translation>
  </message>
  <message>
   <source>Division</source>
   <translation>Indeling</translation>
  </message>
  <message>
   <source>Number of &amp;classes:</source>
   <translation>A&amp;antal klassen:</translation>
  </message>
  <message>
   <source>Number of classes</source>
   <translation>Aantal klassen</translation>
  </message>
  <message>
   <source>&amp;Own bounds:</source>
   <translation>Ei&amp;gen grenzen:</translation>
  </message>
  <message>
   <source>Own bounds</source>
   <translation>Eigen grenzen</translation>
  </message>
  <message>
   <source>Colour &amp;ramp:</source>
   <translation>Kleu&amp;rverloop:</translation>
  </message>
  <message>
   <source>Colour ramp</source>
   <translation>Kleurverloop</translation>
  </message>
  <message>
   <source>&amp;Direction:</source>
   <translation>R&amp;ichting:</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>Richting</translation>
  </message>
  <message>
   <source>Direction of the &amp;2nd:</source>
   <translation>Richting van de &amp;2e:</translation>
  </message>
  <message>
   <source>Direction of the second</source>
   <translation>Richting van de tweede</translation>
  </message>
  <message>
   <source>R&amp;eference:</source>
   <translation>R&amp;eferentie:</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referentie</translation>
  </message>
  <message>
   <source>T&amp;itle:</source>
   <translation>Tite&amp;l:</translation>
  </message>
  <message>
   <source>Title of the legend</source>
   <translation>Titel van de legenda</translation>
  </message>
  <message>
   <source>So&amp;urce:</source>
   <translation>&amp;Bron:</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Bron</translation>
  </message>
  <message>
   <source>Au&amp;thor:</source>
   <translation>A&amp;uteur:</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>Auteur</translation>
  </message>
  <message>
   <source>Each indicator is divided into thirds of these areas; the darkest are those where both are worse.</source>
   <translation>Elke indicator is in tertielen van deze gebieden verdeeld; het donkerst zijn de gebieden waar beide slechter zijn.</translation>
  </message>
  <message>
   <source>Each indicator is divided into thirds of '{layer}'; the darkest: where both are worse.</source>
   <translation>Elke indicator is in tertielen van '{layer}' verdeeld; het donkerst: waar beide slechter zijn.</translation>
  </message>
  <message>
   <source>Reading the areas…</source>
   <translation>De gebieden worden gelezen…</translation>
  </message>
  <message>
   <source>Choose areas on the page Data first.</source>
   <translation>Kies eerst gebieden op de pagina Gegevens.</translation>
  </message>
  <message>
   <source>high is worse (dark)</source>
   <translation>hoog is slechter (donker)</translation>
  </message>
  <message>
   <source>low is worse (dark)</source>
   <translation>laag is slechter (donker)</translation>
  </message>
  <message>
   <source>'{field}' is chosen twice: choose another indicator beside it, or none.</source>
   <translation>'{field}' is twee keer gekozen: kies er een andere indicator naast, of geen.</translation>
  </message>
  <message>
   <source>{domain} (domain)</source>
   <translation>{domain} (domein)</translation>
  </message>
  <message>
   <source>The map cannot show '{field}', which is not there: choose something else on the page Map.</source>
   <translation>De kaart kan '{field}' niet tonen, want dat veld is er niet: kies iets anders op de pagina Kaart.</translation>
  </message>
  <message>
   <source>'{layer}' has no field '{field}' to take the bounds of the classes from: choose another layer, or the areas themselves.</source>
   <translation>'{layer}' heeft geen veld '{field}' om de grenzen van de klassen aan te ontlenen: kies een andere laag, of de gebieden zelf.</translation>
  </message>
  <message>
   <source>{index} (the index)</source>
   <translation>{index} (de index)</translation>
  </message>
  <message>
   <source>the index</source>
   <translation>de index</translation>
  </message>
  <message>
   <source>Region</source>
   <translation>Regio</translation>
  </message>
  <message>
   <source>Re&amp;gions</source>
   <translation>Re&amp;gio's</translation>
  </message>
  <message>
   <source>The division that the areas are assigned to.</source>
   <translation>De indeling waaraan de gebieden worden toegewezen.</translation>
  </message>
  <message>
   <source>(choose a table)</source>
   <translation>(kies een tabel)</translation>
  </message>
  <message>
   <source>&amp;Table of regions</source>
   <translation>Ta&amp;bel met regio's</translation>
  </message>
  <message>
   <source>A row for each area, wijk or gemeente, with its region.</source>
   <translation>Een rij per gebied, wijk of gemeente, met de regio.</translation>
  </message>
  <message>
   <source>When empty, the field is found by its values.</source>
   <translation>Wordt automatisch gevonden als niets is gekozen.</translation>
  </message>
  <message>
   <source>Fiel&amp;d with the region</source>
   <translation>Vel&amp;d met de regio</translation>
  </message>
  <message>
   <source>Polygon&amp;s of regions</source>
   <translation>V&amp;lakken van de regio's</translation>
  </message>
  <message>
   <source>An area gets the region it mostly lies in.</source>
   <translation>Een gebied krijgt de regio waar het voor het grootste deel in ligt.</translation>
  </message>
  <message>
   <source>&amp;Field with the region</source>
   <translation>V&amp;eld met de regio</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>Vergelijking</translation>
  </message>
  <message>
   <source>(with all areas of the layer)</source>
   <translation>(met alle gebieden van de laag)</translation>
  </message>
  <message>
   <source>Compare &amp;with</source>
   <translation>Vergelij&amp;ken met</translation>
  </message>
  <message>
   <source>A layer with the scores, or the indicators, of the whole country, where the areas are a part of it.</source>
   <translation>Een laag met de scores, of de indicatoren, van het hele land, als de gebieden daar een deel van zijn.</translation>
  </message>
  <message>
   <source>Inhab&amp;itants</source>
   <translation>&amp;Inwoners</translation>
  </message>
  <message>
   <source>For means weighted by inhabitants, beside the plain ones, and for inhabitants in the worst quarter.</source>
   <translation>Voor gemiddelden gewogen naar inwoners, naast de gewone, en voor het aantal inwoners in het slechtste kwartiel.</translation>
  </message>
  <message>
   <source>Th&amp;reshold of the quadrants</source>
   <translation>Grens van de k&amp;wadranten</translation>
  </message>
  <message>
   <source>From this score of the index on a region is kwetsbaar; below it, kansrijk.</source>
   <translation>Vanaf deze score van de index is een regio kwetsbaar; daaronder kansrijk.</translation>
  </message>
  <message>
   <source>(no weighted means)</source>
   <translation>(geen gewogen gemiddelden)</translation>
  </message>
  <message>
   <source>Looking up the regions…</source>
   <translation>Regio's opzoeken…</translation>
  </message>
  <message>
   <source>Looking up the regions</source>
   <translation>Regio's opzoeken</translation>
  </message>
  <message>
   <source>None of the areas lies in one of these regions: choose another division, or another code field on the page Data.</source>
   <translation>Geen van de gebieden ligt in een van deze regio's: kies een andere indeling, of een ander codeveld op de pagina Gegevens.</translation>
  </message>
  <message>
   <source>Choose the table that tells the region of each area.</source>
   <translation>Kies de tabel waarin de regio van elk gebied staat.</translation>
  </message>
  <message>
   <source>Choose the field of the table that names the region.</source>
   <translation>Kies het veld van de tabel met de regio.</translation>
  </message>
  <message>
   <source>Choose the layer with the polygons of the regions.</source>
   <translation>Kies de laag met de vlakken van de regio's.</translation>
  </message>
  <message>
   <source>Choose the field of the polygons that names the region.</source>
   <translation>Kies het veld van de vlakken met de regio.</translation>
  </message>
  <message>
   <source>'{layer}' has no field {fields} to compare with: choose a layer that this index was computed for, or all areas of the layer.</source>
   <translation>'{layer}' heeft geen veld {fields} om mee te vergelijken: kies een laag waarvoor deze index is berekend, of alle gebieden van de laag.</translation>
  </message>
  <message>
   <source>'{layer}' has no field {fields} to compare with: choose a layer with the same indicators, or all areas of the layer.</source>
   <translation>'{layer}' heeft geen veld {fields} om mee te vergelijken: kies een laag met dezelfde indicatoren, of alle gebieden van de laag.</translation>
  </message>
  <message>
   <source>No area of {regions} has a score: tick a region that has some, or add its figures.</source>
   <translation>Geen enkel gebied in {regions} heeft een score: vink een regio met scores aan of voeg de cijfers toe.</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Resultaat</translation>
  </message>
  <message>
   <source>What to make</source>
   <translation>Wat te maken</translation>
  </message>
  <message>
   <source>&amp;Table of the profiles in the project</source>
   <translation>Ta&amp;bel met de profielen in het project</translation>
  </message>
  <message>
   <source>&amp;Report as a web page (HTML)</source>
   <translation>&amp;Rapport als webpagina (HTML)</translation>
  </message>
  <message>
   <source>Report as &amp;PDF, a few A4 pages a region</source>
   <translation>Rapport als &amp;PDF, enkele A4's per regio</translation>
  </message>
  <message>
   <source>Print layo&amp;ut in the project, to be adapted</source>
   <translation>Afdruklay-o&amp;ut in het project, naar wens aan te passen</translation>
  </message>
  <message>
   <source>Atl&amp;as: a map of each region, as PDF</source>
   <translation>&amp;Atlas: een kaart van elke regio, als PDF</translation>
  </message>
  <message>
   <source>Regions side by side, each at its own scale, by the classes of the map</source>
   <translation>Regio's naast elkaar, elk op een eigen schaal, in de klassen van de kaart</translation>
  </message>
  <message>
   <source>Title and place</source>
   <translation>Titel en plaats</translation>
  </message>
  <message>
   <source>T&amp;itle</source>
   <translation>T&amp;itel</translation>
  </message>
  <message>
   <source>Title of the report, and of the group of layers.</source>
   <translation>Titel van het rapport en van de groep met lagen.</translation>
  </message>
  <message>
   <source>temporary files</source>
   <translation>tijdelijke bestanden</translation>
  </message>
  <message>
   <source>&amp;Folder</source>
   <translation>M&amp;ap</translation>
  </message>
  <message>
   <source>Each run makes a folder of its own in it.</source>
   <translation>Elke keer komt er een eigen map in.</translation>
  </message>
  <message>
   <source>Last run</source>
   <translation>Laatste resultaat</translation>
  </message>
  <message>
   <source>Something else was chosen since: press Make to bring the results up to date.</source>
   <translation>Er is sindsdien iets anders gekozen: kies Maken om de resultaten bij te werken.</translation>
  </message>
  <message>
   <source>Open the rep&amp;ort</source>
   <translation>Rapport &amp;openen</translation>
  </message>
  <message>
   <source>Open the P&amp;DF</source>
   <translation>PD&amp;F openen</translation>
  </message>
  <message>
   <source>Open th&amp;e folder</source>
   <translation>Map op&amp;enen</translation>
  </message>
  <message>
   <source>Open the a&amp;tlas</source>
   <translation>At&amp;las openen</translation>
  </message>
  <message>
   <source>&amp;Zoom to the region</source>
   <translation>&amp;Zoom naar de regio</translation>
  </message>
  <message>
   <source>Open the la&amp;yout</source>
   <translation>La&amp;y-out openen</translation>
  </message>
  <message>
   <source>What the run warned of</source>
   <translation>Waarschuwingen</translation>
  </message>
  <message>
   <source>What to know of it:</source>
   <translation>Goed om te weten:</translation>
  </message>
  <message>
   <source>Always: a map of the areas and a layer of the regions, styled.</source>
   <translation>Altijd: een kaart van de gebieden en een laag met de regio's, in kleur.</translation>
  </message>
  <message>
   <source>Layers, tables and reports are kept in this folder.</source>
   <translation>Lagen, tabellen en rapporten worden in deze map bewaard.</translation>
  </message>
  <message>
   <source>Without a folder the results are temporary files, which are gone when QGIS is closed.</source>
   <translation>Zonder map zijn de resultaten tijdelijke bestanden, die verdwijnen als je QGIS afsluit.</translation>
  </message>
  <message>
   <source>The folder '{folder}' is not there: choose another one, or leave it empty.</source>
   <translation>De map '{folder}' bestaat niet: kies een andere, of laat het veld leeg.</translation>
  </message>
  <message>
   <source>{what} is no longer there: press Make to make it anew.</source>
   <translation>{what} is er niet meer: kies Maken voor een nieuwe versie.</translation>
  </message>
  <message>
   <source>The file '{file}'</source>
   <translation>Het bestand '{file}'</translation>
  </message>
  <message>
   <source>The layout '{layout}'</source>
   <translation>De lay-out '{layout}'</translation>
  </message>
  <message>
   <source>No program was found that opens '{file}'.</source>
   <translation>Er is geen programma gevonden dat '{file}' opent.</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation>Starten</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Geannuleerd.</translation>
  </message>
  <message>
   <source>This algorithm is not there: enable Regiolens in Processing.</source>
   <translation>Dit algoritme ontbreekt: schakel Regiolens in bij Processing.</translation>
  </message>
  <message>
   <source>Done. The layers are in the project; their files are temporary.</source>
   <translation>Klaar. De lagen staan in het project; de bestanden zijn tijdelijk.</translation>
  </message>
  <message>
   <source>It ended without saying why.</source>
   <translation>Gestopt zonder opgave van reden.</translation>
  </message>
  <message>
   <source>Cancelled, because another project was opened. What was made is in {folder}.</source>
   <translation>Geannuleerd, omdat een ander project is geopend. Wat al gemaakt was, staat in {folder}.</translation>
  </message>
  <message>
   <source>Done. The layers are in the project; all files are in {folder}.</source>
   <translation>Klaar. De lagen staan in het project; alle bestanden staan in {folder}.</translation>
  </message>
  <message>
   <source>The layout could not be added to the project; its template is {path}.</source>
   <translation>De lay-out kon niet aan het project worden toegevoegd; het sjabloon staat in {path}.</translation>
  </message>
  <message>
   <source>The folder cannot be made: {fault}. Choose another one.</source>
   <translation>De map kan niet worden gemaakt: {fault}. Kies een andere.</translation>
  </message>
  <message>
   <source>Choose an area in the ranking, or point at it on the map.</source>
   <translation>Kies een gebied in de rangorde, of wijs het aan op de kaart.</translation>
  </message>
  <message>
   <source>Area</source>
   <translation>Gebied</translation>
  </message>
  <message>
   <source>Points of each domain</source>
   <translation>Punten per domein</translation>
  </message>
  <message>
   <source>Indicators by their points</source>
   <translation>Indicatoren naar hun punten</translation>
  </message>
  <message>
   <source>Indicator</source>
   <translation>Indicator</translation>
  </message>
  <message>
   <source>Domain</source>
   <translation>Domein</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>Score</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>Punten</translation>
  </message>
  <message>
   <source>⚠ With changed weights or indicators, not the published model.</source>
   <translation>⚠ Met gewijzigde gewichten of indicatoren, niet het gepubliceerde model.</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exporteren</translation>
  </message>
  <message>
   <source>min-max</source>
   <translation>min-max</translation>
  </message>
  <message>
   <source>norm (best and worst)</source>
   <translation>norm (beste en slechtste)</translation>
  </message>
  <message>
   <source>percentile rank</source>
   <translation>percentielrang</translation>
  </message>
  <message>
   <source>z-score</source>
   <translation>z-score</translation>
  </message>
  <message>
   <source>as it is (0-100)</source>
   <translation>zoals het is (0-100)</translation>
  </message>
  <message>
   <source>(no field)</source>
   <translation>(geen veld)</translation>
  </message>
  <message>
   <source>(as the model says)</source>
   <translation>(zoals het model zegt)</translation>
  </message>
  <message>
   <source>Outlying values are drawn in, at most {most}; where that is not enough the logarithm is taken.</source>
   <translation>Uitschieters worden teruggebracht, hoogstens {most}; waar dat niet genoeg is, wordt de logaritme genomen.</translation>
  </message>
  <message>
   <source>Best value of {indicator}</source>
   <translation>Beste waarde van {indicator}</translation>
  </message>
  <message>
   <source>Worst value of {indicator}</source>
   <translation>Slechtste waarde van {indicator}</translation>
  </message>
  <message>
   <source>Number of areas with a value</source>
   <translation>Aantal gebieden met een waarde</translation>
  </message>
  <message>
   <source>high is worse</source>
   <translation>hoog is slechter</translation>
  </message>
  <message>
   <source>low is worse</source>
   <translation>laag is slechter</translation>
  </message>
  <message>
   <source>(found: {field})</source>
   <translation>(gevonden: {field})</translation>
  </message>
  <message>
   <source>Field of {indicator}</source>
   <translation>Veld van {indicator}</translation>
  </message>
  <message>
   <source>Direction of {indicator}</source>
   <translation>Richting van {indicator}</translation>
  </message>
  <message>
   <source>Normalisation of {indicator}</source>
   <translation>Normalisatie van {indicator}</translation>
  </message>
  <message>
   <source>divided by</source>
   <translation>gedeeld door</translation>
  </message>
  <message>
   <source>Field by which {indicator} is divided</source>
   <translation>Veld waardoor {indicator} wordt gedeeld</translation>
  </message>
  <message>
   <source>{indicator}: mean of</source>
   <translation>{indicator}: gemiddelde van</translation>
  </message>
  <message>
   <source>Map, ranking, profile and report show these areas alone. Scores and classes stay those of all areas of the layer, such as the whole country.</source>
   <translation>Kaart, rangorde, profiel en rapport tonen alleen deze gebieden. Scores en klassen blijven die van alle gebieden van de laag, zoals heel Nederland.</translation>
  </message>
  <message>
   <source>(all areas of the layer)</source>
   <translation>(alle gebieden van de laag)</translation>
  </message>
  <message>
   <source>Division to limit to</source>
   <translation>Indeling om tot te beperken</translation>
  </message>
  <message>
   <source>Region to limit to</source>
   <translation>Regio om tot te beperken</translation>
  </message>
  <message>
   <source>Choose the region to limit to, or all areas of the layer.</source>
   <translation>Kies de regio om tot te beperken, of alle gebieden van de laag.</translation>
  </message>
  <message>
   <source>None of the areas lies in one of these regions: choose another division to limit to.</source>
   <translation>Geen van de gebieden ligt in een van deze regio's: kies een andere indeling om tot te beperken.</translation>
  </message>
  <message>
   <source>No area lies in '{region}': choose another region to limit to.</source>
   <translation>Er ligt geen gebied in '{region}': kies een andere regio om tot te beperken.</translation>
  </message>
  <message>
   <source>No index: indicators alone</source>
   <translation>Geen index: alleen indicatoren</translation>
  </message>
  <message>
   <source>{model}: {found} of {count} domains</source>
   <translation>{model}: {found} van {count} domeinen</translation>
  </message>
  <message>
   <source>{file} (own file)</source>
   <translation>{file} (eigen bestand)</translation>
  </message>
  <message>
   <source>{text}; none for {domains}</source>
   <translation>{text}; niets voor {domains}</translation>
  </message>
  <message>
   <source>State of the live index</source>
   <translation>Toestand van de live index</translation>
  </message>
  <message>
   <source>Show on &amp;the map</source>
   <translation>Toon op de k&amp;aart</translation>
  </message>
  <message>
   <source>&amp;Why this colour?</source>
   <translation>Waarom deze &amp;kleur?</translation>
  </message>
  <message>
   <source>Point at an area on QGIS's map to see what makes up its score</source>
   <translation>Wijs op de kaart van QGIS een gebied aan om te zien waaruit de score bestaat</translation>
  </message>
  <message>
   <source>Map &amp;goes along</source>
   <translation>Kaart &amp;gaat mee</translation>
  </message>
  <message>
   <source>The map zooms to the chosen row. Areas selected on the map or in the attribute table are marked here.</source>
   <translation>De kaart zoomt naar de gekozen rij. Gebieden die je op de kaart of in de attributentabel selecteert, worden hier gemarkeerd.</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>Profiel</translation>
  </message>
  <message>
   <source>Development</source>
   <translation>Ontwikkeling</translation>
  </message>
  <message>
   <source>Profile of</source>
   <translation>Profiel van</translation>
  </message>
  <message>
   <source>Ranking</source>
   <translation>Rangorde</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Waarom</translation>
  </message>
  <message>
   <source>Pro&amp;file of:</source>
   <translation>&amp;Profiel van:</translation>
  </message>
  <message>
   <source>the chosen area</source>
   <translation>het gekozen gebied</translation>
  </message>
  <message>
   <source>{scored} of {count} areas have a figure: {value}.</source>
   <translation>{scored} van de {count} gebieden hebben een cijfer: {value}.</translation>
  </message>
  <message>
   <source>the {count} chosen areas</source>
   <translation>de {count} gekozen gebieden</translation>
  </message>
  <message>
   <source>That area is not scored: it is water, or was left out.</source>
   <translation>Dat gebied heeft geen score: het is water, of is weggelaten.</translation>
  </message>
  <message>
   <source>Ranking as a workbook (xlsx)…</source>
   <translation>Rangorde als werkmap (xlsx)…</translation>
  </message>
  <message>
   <source>Ranking as text for programs (csv)…</source>
   <translation>Rangorde als tekst voor programma's (csv)…</translation>
  </message>
  <message>
   <source>Profile as a workbook (xlsx)…</source>
   <translation>Profiel als werkmap (xlsx)…</translation>
  </message>
  <message>
   <source>Profile as text for programs (csv)…</source>
   <translation>Profiel als tekst voor programma's (csv)…</translation>
  </message>
  <message>
   <source>Chart of the profile as a picture (png)…</source>
   <translation>Grafiek van het profiel als afbeelding (png)…</translation>
  </message>
  <message>
   <source>Chart of the profile as a drawing (svg)…</source>
   <translation>Grafiek van het profiel als tekening (svg)…</translation>
  </message>
  <message>
   <source>{scored} of {count} areas have a score.</source>
   <translation>Gebieden met een score: {scored} van {count}.</translation>
  </message>
  <message>
   <source>There is no area there.</source>
   <translation>Daar ligt geen gebied.</translation>
  </message>
  <message>
   <source>The rest, without one, stand at the end: {count}.</source>
   <translation>Zonder score, onderaan: {count}.</translation>
  </message>
  <message>
   <source>on the same place as published</source>
   <translation>op dezelfde plaats als gepubliceerd</translation>
  </message>
  <message>
   <source>Ranking of areas</source>
   <translation>Rangorde van gebieden</translation>
  </message>
  <message>
   <source>name or code, then Enter for the next</source>
   <translation>naam of code, dan Enter voor de volgende</translation>
  </message>
  <message>
   <source>&amp;Find:</source>
   <translation>&amp;Zoeken:</translation>
  </message>
  <message>
   <source>Ne&amp;xt one</source>
   <translation>Vo&amp;lgende</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>geen gegevens</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Ontwikkeling</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Plaatsen</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>Cijfer</translation>
  </message>
  <message>
   <source>Rank</source>
   <translation>Rang</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Klasse</translation>
  </message>
  <message>
   <source>Moved</source>
   <translation>Verschoven</translation>
  </message>
  <message>
   <source>Name of the area</source>
   <translation>Naam van het gebied</translation>
  </message>
  <message>
   <source>Places against the published model; ▲ is more deprived than with it</source>
   <translation>Plaatsen ten opzichte van het gepubliceerde model; ▲ is meer achterstand dan daarmee</translation>
  </message>
  <message>
   <source>places up: {count}</source>
   <translation>plaatsen omhoog: {count}</translation>
  </message>
  <message>
   <source>places down: {count}</source>
   <translation>plaatsen omlaag: {count}</translation>
  </message>
  <message>
   <source>Change of the score {begin}–{end}, in points</source>
   <translation>Verandering van de score {begin}–{end}, in punten</translation>
  </message>
  <message>
   <source>Places {begin}–{end}; ▲ is more deprived than before</source>
   <translation>Plaatsen {begin}–{end}; ▲ is meer achterstand dan eerst</translation>
  </message>
  <message>
   <source>1 is the worst, where the map is darkest</source>
   <translation>1 is het slechtst, waar de kaart het donkerst is</translation>
  </message>
  <message>
   <source>1 is the most deprived</source>
   <translation>1 heeft de meeste achterstand</translation>
  </message>
  <message>
   <source>0-100, 100 the most deprived</source>
   <translation>0-100, 100 is de meeste achterstand</translation>
  </message>
  <message>
   <source>Class on the map</source>
   <translation>Klasse op de kaart</translation>
  </message>
  <message>
   <source>Class of the score</source>
   <translation>Klasse van de score</translation>
  </message>
  <message>
   <source>Score in {year}, on the same scale</source>
   <translation>Score in {year}, op dezelfde schaal</translation>
  </message>
  <message>
   <source>Regions to report on</source>
   <translation>Regio's in het rapport</translation>
  </message>
  <message>
   <source>Filter the regions by name</source>
   <translation>Regio's filteren op naam</translation>
  </message>
  <message>
   <source>Only &amp;chosen ones</source>
   <translation>Alleen geko&amp;zen regio's</translation>
  </message>
  <message>
   <source>Choose n&amp;one</source>
   <translation>&amp;Niets kiezen</translation>
  </message>
  <message>
   <source>Space ticks the region in focus.</source>
   <translation>Met de spatiebalk vink je de regio aan.</translation>
  </message>
  <message>
   <source>Of {count} of these no area has a score: their profiles stay empty.</source>
   <translation>Bij {count} daarvan heeft geen enkel gebied een score: hun profiel blijft leeg.</translation>
  </message>
  <message>
   <source>{region}  ({count})</source>
   <translation>{region}  ({count})</translation>
  </message>
  <message>
   <source>The regions are listed here as soon as areas and division are chosen.</source>
   <translation>De regio's verschijnen hier zodra gebieden en indeling zijn gekozen.</translation>
  </message>
  <message>
   <source>{region}  ({count}, {scored} with a score)</source>
   <translation>{region}  ({count}, waarvan {scored} met een score)</translation>
  </message>
  <message>
   <source>{region}  ({count}, none with a score)</source>
   <translation>{region}  ({count}, geen met een score)</translation>
  </message>
  <message>
   <source>None is ticked: the report is on all {count} regions.</source>
   <translation>Niets aangevinkt: het rapport gaat over alle {count} regio's.</translation>
  </message>
  <message>
   <source>The report is on {chosen} of {count} regions; they are ranked among all.</source>
   <translation>Het rapport gaat over {chosen} van de {count} regio's; hun rang is die onder alle regio's.</translation>
  </message>
  <message>
   <source>a domain needs half of its indicators</source>
   <translation>minstens de helft per domein</translation>
  </message>
  <message>
   <source>all are required</source>
   <translation>alle zijn vereist</translation>
  </message>
  <message>
   <source>stop at any missing value</source>
   <translation>stoppen bij een ontbrekende waarde</translation>
  </message>
  <message>
   <source>The areas on which the normalisation is fitted, such as all gemeenten of the country</source>
   <translation>De gebieden waarop de normalisatie wordt gebaseerd, zoals alle gemeenten van het land</translation>
  </message>
  <message>
   <source>A normalisation that an earlier run stored, in place of a reference</source>
   <translation>Een normalisatie die bij een eerdere berekening is opgeslagen, in plaats van een referentie</translation>
  </message>
  <message>
   <source>M&amp;issing values:</source>
   <translation>Ontb&amp;rekende waarden:</translation>
  </message>
  <message>
   <source>&amp;Reference:</source>
   <translation>Re&amp;ferentie:</translation>
  </message>
  <message>
   <source>Stored scal&amp;e:</source>
   <translation>Opgeslagen s&amp;chaal:</translation>
  </message>
  <message>
   <source>Missing values</source>
   <translation>Ontbrekende waarden</translation>
  </message>
  <message>
   <source>Stored scale</source>
   <translation>Opgeslagen schaal</translation>
  </message>
  <message>
   <source>Type a part of a name</source>
   <translation>Typ een deel van een naam</translation>
  </message>
  <message>
   <source>Ticked: {count}. The page Map chooses which of them the map shows and the report is led by.</source>
   <translation>Aangevinkt: {count}. Op de pagina Kaart kies je welke daarvan de kaart toont en in het rapport vooropstaat.</translation>
  </message>
  <message>
   <source>Indicators to compare</source>
   <translation>Indicatoren om te vergelijken</translation>
  </message>
  <message>
   <source>Filter the indicators by name</source>
   <translation>Indicatoren filteren op naam</translation>
  </message>
  <message>
   <source>Only tic&amp;ked ones</source>
   <translation>All&amp;een aangevinkte</translation>
  </message>
  <message>
   <source>Ti&amp;ck none</source>
   <translation>&amp;Geen aanvinken</translation>
  </message>
  <message>
   <source>Space ticks the indicator in focus.</source>
   <translation>Met de spatiebalk vink je de indicator aan.</translation>
  </message>
  <message>
   <source>Tick the indicators to compare.</source>
   <translation>Vink de indicatoren aan die je wilt vergelijken.</translation>
  </message>
  <message>
   <source>&amp;Keep the sum</source>
   <translation>Som g&amp;elijk houden</translation>
  </message>
  <message>
   <source>The other weights make up for one that is set. Switched off, bring the sum to 100 by hand.</source>
   <translation>De andere gewichten vangen een wijziging op. Staat dit uit, breng de som dan zelf op 100.</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>Ongeda&amp;an maken</translation>
  </message>
  <message>
   <source>Weights as they were before the last change (Ctrl+Z)</source>
   <translation>De gewichten van vóór de laatste wijziging (Ctrl+Z)</translation>
  </message>
  <message>
   <source>Sum: {total} %</source>
   <translation>Som: {total} %</translation>
  </message>
  <message>
   <source>⚠ Sum: {total} %</source>
   <translation>⚠ Som: {total} %</translation>
  </message>
  <message>
   <source>Show the indicators of {domain}</source>
   <translation>De indicatoren van {domain} tonen</translation>
  </message>
  <message>
   <source>Weights must add up to 100 (99 to 101).</source>
   <translation>Gewichten moeten optellen tot 100 (99 tot 101).</translation>
  </message>
  <message>
   <source>Weight of {domain}, slider</source>
   <translation>Gewicht van {domain}, schuifregelaar</translation>
  </message>
  <message>
   <source>Weight of {domain}, percent</source>
   <translation>Gewicht van {domain}, procent</translation>
  </message>
  <message>
   <source>Areas with a score for it: {count}</source>
   <translation>Gebieden met een score hiervoor: {count}</translation>
  </message>
  <message>
   <source>A table or layer with the same indicators in an earlier year, by the codes of that year. Ranking, profile and report then show the development, with the scores of all years on one scale.</source>
   <translation>Een tabel of laag met dezelfde indicatoren in een eerder jaar, met de codes van dat jaar. Rangorde, profiel en rapport tonen dan de ontwikkeling, met de scores van alle jaren op één schaal.</translation>
  </message>
  <message>
   <source>Earlier years need an index: choose a model on the page Index, or take the earlier years away.</source>
   <translation>Eerdere jaren hebben een index nodig: kies een model op de pagina Index, of haal de eerdere jaren weg.</translation>
  </message>
  <message>
   <source>Give the year of the figures, such as 2023, to set earlier years beside it.</source>
   <translation>Geef het jaar van de cijfers, zoals 2023, om er eerdere jaren naast te zetten.</translation>
  </message>
  <message>
   <source>A table of an earlier year is no longer in the project: choose it anew.</source>
   <translation>Een tabel van een eerder jaar staat niet meer in het project: kies die opnieuw.</translation>
  </message>
  <message>
   <source>year</source>
   <translation>jaar</translation>
  </message>
  <message>
   <source>(none)</source>
   <translation>(geen)</translation>
  </message>
  <message>
   <source>Two tables are of {year}: choose one a year.</source>
   <translation>Twee tabellen zijn van {year}: kies er een per jaar.</translation>
  </message>
  <message>
   <source>'{layer}' holds the figures of {year}: choose another table for the earlier year.</source>
   <translation>'{layer}' bevat de cijfers van {year}: kies een andere tabel voor het eerdere jaar.</translation>
  </message>
  <message>
   <source>Give the year of '{layer}', such as 2019.</source>
   <translation>Geef het jaar van '{layer}', zoals 2019.</translation>
  </message>
  <message>
   <source>'{layer}' is of {year}, which is not earlier than {last}: choose the areas and figures of the latest year above.</source>
   <translation>'{layer}' is van {year}, en dat is niet eerder dan {last}: kies hierboven de gebieden en cijfers van het laatste jaar.</translation>
  </message>
  <message>
   <source>{row}: table or layer</source>
   <translation>{row}: tabel of laag</translation>
  </message>
  <message>
   <source>{row}: its year</source>
   <translation>{row}: het jaar daarvan</translation>
  </message>
  <message>
   <source>Regioprofiel…</source>
   <translation>Regioprofiel…</translation>
  </message>
  <message>
   <source>Regioprofiel: from a layer to a map and the profile of a region</source>
   <translation>Regioprofiel: van laag naar kaart en profiel van een regio</translation>
  </message>
  <message>
   <source>Aggregate areas to groups</source>
   <translation>Gebieden samenvoegen tot groepen</translation>
  </message>
  <message>
   <source>Brings the figures of areas to the groups they form: buurten to wijken, gemeenten, COROP regions or provincies by their codes, or any areas by a field.

Every field has its own rule. Counts are summed; a percentage is averaged with its own denominator as the weight, a mean with its population; a rate is 1000 x sum / sum. Regiolens knows the rule of the fields of CBS and PDOK; give rules for others, or to decide otherwise.

Missing is never zero: what is missing is left out, and for every field &lt;field&gt;_ontbreekt tells what percentage of the areas that was. A sum over areas of which some are missing is a sum of the others. Where a table holds several levels, only the lowest is aggregated.</source>
   <translation>Brengt cijfers van gebieden naar de groepen die ze vormen: buurten naar wijken, gemeenten, COROP-gebieden of provincies op grond van hun codes, of willekeurige gebieden op grond van een veld.

Elk veld heeft zijn eigen regel. Aantallen worden opgeteld; een percentage wordt gemiddeld met zijn eigen noemer als gewicht, een gemiddelde met zijn populatie; een verhouding is 1000 x som / som. Regiolens kent de regel van de velden van CBS en PDOK; geef regels op voor andere velden, of om anders te kiezen.

Ontbrekend is nooit nul: wat ontbreekt blijft buiten de berekening, en per veld staat in &lt;veld&gt;_ontbreekt voor welk percentage van de gebieden dat gold. Een som over gebieden waarvan er een paar ontbreken, is de som van de overige. Bevat een tabel meerdere niveaus, dan wordt alleen het laagste samengevoegd.</translation>
  </message>
  <message>
   <source>A layer, or a table, with the figures of areas.</source>
   <translation>Een laag, of een tabel, met cijfers van gebieden.</translation>
  </message>
  <message>
   <source>'field': areas with the same value of the field below form a group. 'wijk', 'gemeente', 'COROP', 'provincie', 'landsdeel' or 'land': by the CBS code of the areas.</source>
   <translation>'veld': gebieden met dezelfde waarde in het veld hieronder vormen een groep. 'wijk', 'gemeente', 'COROP', 'provincie', 'landsdeel' of 'land': op grond van de CBS-code van de gebieden.</translation>
  </message>
  <message>
   <source>Such as regio_naam. Only with 'field' above.</source>
   <translation>Bijvoorbeeld regio_naam. Alleen bij 'veld' hierboven.</translation>
  </message>
  <message>
   <source>Only where a field is not known, or its rule is to be another: rows of field, rule (sum, mean, weighted mean, min, max, rate, leave out), weight and name, or a JSON object such as {"inwoners": "sum", "koopwoningen": {"rule": "weighted mean", "weight": "woningen"}}. rate is 1000 x sum of the field / sum of the denominator.</source>
   <translation>Alleen nodig als een veld niet bekend is of een andere regel moet krijgen: rijen met veld, regel (sum, mean, weighted mean, min, max, rate, leave out), gewicht en naam, of een JSON-object zoals {"inwoners": "sum", "koopwoningen": {"rule": "weighted mean", "weight": "woningen"}}. rate is 1000 x som van het veld / som van de noemer.</translation>
  </message>
  <message>
   <source>Which areas of a table that holds several levels are aggregated.</source>
   <translation>Welke gebieden worden samengevoegd als een tabel meerdere niveaus bevat.</translation>
  </message>
  <message>
   <source>Polygons of the groups. Slivers between neighbours are closed, real holes stay, invalid outlines are repaired. Without it, or from a table, the output is a table.</source>
   <translation>Vlakken van de groepen. Kieren tussen buren worden gedicht, echte gaten blijven, ongeldige vlakken worden hersteld. Zonder deze keuze, of vanuit een tabel, is de uitvoer een tabel.</translation>
  </message>
  <message>
   <source>For every field a field &lt;field&gt;_ontbreekt: percent of the areas of the group that had to be left out.</source>
   <translation>Bij elk veld een veld &lt;veld&gt;_ontbreekt: percentage van de gebieden in de groep dat buiten de berekening moest blijven.</translation>
  </message>
  <message>
   <source>One row a group: its code and name where known, aantal (number of areas) and its figures.</source>
   <translation>Eén rij per groep: code en naam voor zover bekend, aantal (het aantal gebieden) en de cijfers.</translation>
  </message>
  <message>
   <source>Choose either a field with the group (GROUP) or a level to aggregate to (LEVEL), not both or neither.</source>
   <translation>Kies een veld met de groep (GROUP) of een niveau om naar samen te voegen (LEVEL): niet allebei en niet geen van beide.</translation>
  </message>
  <message>
   <source>Aggregate to</source>
   <translation>Samenvoegen tot</translation>
  </message>
  <message>
   <source>Field with the group</source>
   <translation>Veld met de groep</translation>
  </message>
  <message>
   <source>Areas to aggregate</source>
   <translation>Samen te voegen gebieden</translation>
  </message>
  <message>
   <source>Dissolve the outlines</source>
   <translation>Grenzen samenvoegen</translation>
  </message>
  <message>
   <source>Add the share that is missing</source>
   <translation>Aandeel dat ontbreekt toevoegen</translation>
  </message>
  <message>
   <source>Groups</source>
   <translation>Groepen</translation>
  </message>
  <message>
   <source>Number of groups</source>
   <translation>Aantal groepen</translation>
  </message>
  <message>
   <source>Number of areas aggregated</source>
   <translation>Aantal samengevoegde gebieden</translation>
  </message>
  <message>
   <source>Assign regions</source>
   <translation>Regio's toewijzen</translation>
  </message>
  <message>
   <source>Gives each gemeente, wijk or buurt the region it belongs to: regio_code, regio_naam, regio_type and, for COROP regions, regio_zone (kern, intermediair, perifeer).

COROP, provincie, arbeidsmarktregio and landsdeel come from CBS, the krimp- en anticipeerregio's from the Actieplan Bevolkingsdaling (gemeenten of 2016), Noord-Nederland from the study of its regions (gemeenten of 2018), the krimpregio's of OCW are eleven arbeidsmarktregio's, and a krimpgemeente has more than 2% fewer inhabitants in 2023 than in 2013. Wijken and buurten inherit the region of their gemeente by their code.

A gemeente of another year belongs where it belonged then: provincie and landsdeel are known since 2010, COROP since 2015, arbeidsmarktregio since 2022. What moved across a border of the division since is named first. Where a region of its own time is not known, a gemeente gets the region that all the gemeenten it was formed from, or went into, lie in; where these lie in several regions it gets none, and the log names it.

With 'own table' a table tells the regions, by codes of the areas or of the wijken or gemeenten they lie in. With 'polygons' an area gets the region it shares most of its surface with, in square metres; regio_aandeel is the percentage of the area inside that region.

Water areas get no region.

With 'Only within' the output holds the areas of a provincie or of other regions alone. Give what follows the whole layer as its reference, and scores and classes stay those of all areas, as legends then say.</source>
   <translation>Geeft elke gemeente, wijk of buurt de regio waartoe zij hoort: regio_code, regio_naam, regio_type en, bij COROP-gebieden, regio_zone (kern, intermediair, perifeer).

COROP, provincie, arbeidsmarktregio en landsdeel komen van het CBS, de krimp- en anticipeerregio's uit het Actieplan Bevolkingsdaling (gemeenten van 2016), Noord-Nederland uit de studie naar zijn regio's (gemeenten van 2018), de krimpregio's van OCW zijn elf arbeidsmarktregio's, en een krimpgemeente heeft in 2023 meer dan 2% minder inwoners dan in 2013. Wijken en buurten erven de regio van hun gemeente via hun code.

Een gemeente uit een ander jaar hoort waar zij toen hoorde: provincie en landsdeel zijn bekend vanaf 2010, COROP vanaf 2015, arbeidsmarktregio vanaf 2022. Wat sindsdien over een grens van de indeling ging, staat vooraan. Waar de regio van haar eigen tijd niet bekend is, krijgt een gemeente de regio van alle gemeenten waaruit zij ontstond of waarin zij opging; liggen die in meerdere regio's, dan krijgt zij er geen, en noemt het logboek haar.

Met 'eigen tabel' wijst een tabel de regio's aan, met codes van de gebieden of van de wijken of gemeenten waarin zij liggen. Met 'vlakken' krijgt een gebied de regio waarmee het de meeste oppervlakte deelt, in vierkante meters; regio_aandeel is het percentage van het gebied in die regio.

Watergebieden krijgen geen regio.

Met 'Alleen binnen' bevat de uitvoer alleen de gebieden van een provincie of van andere regio's. Geef aan wat volgt de hele laag als referentie, en scores en klassen blijven die van alle gebieden, zoals legenda's dan zeggen.</translation>
  </message>
  <message>
   <source>Gemeenten, wijken or buurten; with 'own table' and 'polygons' areas of any kind.</source>
   <translation>Gemeenten, wijken of buurten; met 'eigen tabel' en 'vlakken' gebieden van elke soort.</translation>
  </message>
  <message>
   <source>When empty, the field is found by its values: CBS codes that tell the areas apart.</source>
   <translation>Het veld met de CBS-codes die de gebieden onderscheiden. Wordt automatisch gevonden als niets is gekozen.</translation>
  </message>
  <message>
   <source>For the divisions of CBS and the krimpregio's of OCW. 'automatic': every gemeente belongs where it belonged in its own time; the year is the one that the layer says (a field jrstatcode or jaar), else the latest that knows most of its gemeenten. A year: its gemeenten, to which those of other years are traced.</source>
   <translation>Voor de indelingen van het CBS en de krimpregio's van OCW. 'automatisch': elke gemeente hoort waar zij in haar eigen tijd hoorde; het jaar is wat de laag zelf zegt (een veld jrstatcode of jaar), anders het laatste jaar dat de meeste van haar gemeenten kent. Een jaartal: de gemeenten van dat jaar, waarheen die van andere jaren worden gevolgd.</translation>
  </message>
  <message>
   <source>In place of regions: fields that hold 1 for the areas of a type and 0 for the others, such as 'Types of gemeenten' makes. regio_naam then names all types of an area, which can have several.</source>
   <translation>In plaats van regio's: velden met 1 voor de gebieden van een type en 0 voor de andere, zoals 'Gemeentetypen' maakt. regio_naam noemt dan alle typen van een gebied, dat er meerdere kan hebben.</translation>
  </message>
  <message>
   <source>The areas with their region, a colour for each.</source>
   <translation>De gebieden met hun regio, elke regio in een eigen kleur.</translation>
  </message>
  <message>
   <source>For 'own table': a row for each area, wijk or gemeente, with its region.</source>
   <translation>Voor 'eigen tabel': een rij per gebied, wijk of gemeente, met de regio.</translation>
  </message>
  <message>
   <source>For 'polygons': the outlines of the regions; a region may have several polygons.</source>
   <translation>Voor 'vlakken': de vlakken van de regio's; een regio mag uit meer vlakken bestaan.</translation>
  </message>
  <message>
   <source>Codes or names with commas between, such as PV20 or Groningen: only areas that lie there are written. When empty, all.</source>
   <translation>Codes of namen met komma's ertussen, zoals PV20 of Groningen: alleen gebieden die daar liggen, worden geschreven. Leeg: alle.</translation>
  </message>
  <message>
   <source>The division of the regions that 'Only within' names.</source>
   <translation>De indeling van de regio's die bij 'Alleen binnen' zijn genoemd.</translation>
  </message>
  <message>
   <source>Code field of the areas</source>
   <translation>Codeveld van de gebieden</translation>
  </message>
  <message>
   <source>Regions</source>
   <translation>Regio's</translation>
  </message>
  <message>
   <source>Year of the gemeenten</source>
   <translation>Jaar van de gemeenten</translation>
  </message>
  <message>
   <source>Field with the inhabitants of 2013</source>
   <translation>Veld met de inwoners van 2013</translation>
  </message>
  <message>
   <source>Field with the inhabitants of 2023</source>
   <translation>Veld met de inwoners van 2023</translation>
  </message>
  <message>
   <source>For 'krimpgemeente 2013-2023'. When empty, the field is found by its name, such as inwoners_2013 and inwoners_2023.</source>
   <translation>Voor 'krimpgemeente 2013-2023'. Als het leeg is, wordt het veld aan zijn naam gevonden, zoals inwoners_2013 en inwoners_2023.</translation>
  </message>
  <message>
   <source>Fields of types</source>
   <translation>Velden van typen</translation>
  </message>
  <message>
   <source>Areas with regions</source>
   <translation>Gebieden met regio's</translation>
  </message>
  <message>
   <source>Number of areas with a region</source>
   <translation>Aantal gebieden met een regio</translation>
  </message>
  <message>
   <source>Number of areas without a region</source>
   <translation>Aantal gebieden zonder regio</translation>
  </message>
  <message>
   <source>Table of regions</source>
   <translation>Tabel met regio's</translation>
  </message>
  <message>
   <source>Code field of the table</source>
   <translation>Codeveld van de tabel</translation>
  </message>
  <message>
   <source>Codes in any form. When empty, the field is found by its values.</source>
   <translation>Codes in elke schrijfwijze. Als dit leeg is, wordt het veld aan zijn waarden herkend.</translation>
  </message>
  <message>
   <source>Region field of the table</source>
   <translation>Regioveld van de tabel</translation>
  </message>
  <message>
   <source>The field with the code or the name of the region; becomes regio_code.</source>
   <translation>Het veld met de code of de naam van de regio; wordt regio_code.</translation>
  </message>
  <message>
   <source>Field with the names of the regions</source>
   <translation>Veld met de namen van de regio's</translation>
  </message>
  <message>
   <source>Becomes regio_naam; when empty, the region itself.</source>
   <translation>Wordt regio_naam; als dit leeg is, de regio zelf.</translation>
  </message>
  <message>
   <source>Polygons of regions</source>
   <translation>Vlakken van regio's</translation>
  </message>
  <message>
   <source>Region field of the polygons</source>
   <translation>Regioveld van de vlakken</translation>
  </message>
  <message>
   <source>Name field of the polygons</source>
   <translation>Naamveld van de vlakken</translation>
  </message>
  <message>
   <source>Only within</source>
   <translation>Alleen binnen</translation>
  </message>
  <message>
   <source>Division of 'Only within'</source>
   <translation>Indeling van 'Alleen binnen'</translation>
  </message>
  <message>
   <source>REGION_SET '{chosen}' needs {parameter}: {parameters} tell which regions there are.</source>
   <translation>REGION_SET '{chosen}' heeft {parameter} nodig: {parameters} vertellen welke regio's er zijn.</translation>
  </message>
  <message>
   <source>Map of two indicators</source>
   <translation>Kaart van twee indicatoren</translation>
  </message>
  <message>
   <source>Shows two fields in one map: the areas are divided into thirds by each of them, and the nine combinations have a colour each, orange for the one and blue for the other, dark where both are worse.

The bounds come from all areas of the reference that have data, by the rule of 'Quartile map': a value on a bound belongs to the class above it. Class 1 holds the lowest values, whatever the direction. Areas that lack one of the two have no class and an entry of their own in the legend. Where many areas share a value, a class can be empty: the log then says so.

The layer tree tells the nine classes in words, with their bounds and numbers of areas. For layouts and texts the legend is a square: as a drawing ('Square legend'), or by the expression function regiolens_bivariate_legend.</source>
   <translation>Toont twee velden in één kaart: de gebieden worden naar elk van beide in tertielen verdeeld, en de negen combinaties hebben elk een kleur, oranje voor de ene en blauw voor de andere, donker waar beide slechter zijn.

De grenzen komen van alle gebieden van de referentie met gegevens, met de regel van 'Kwartielkaart': een waarde op een grens hoort bij de klasse erboven. Klasse 1 heeft de laagste waarden, welke richting ook gekozen is. Gebieden die een van beide missen hebben geen klasse en een eigen regel in de legenda. Waar veel gebieden een waarde delen kan een klasse leeg zijn: het logboek zegt dat dan.

De lagenlijst noemt de negen klassen in woorden, met hun grenzen en aantallen gebieden. Voor lay-outs en teksten is de legenda een vierkant: als tekening ('Vierkante legenda'), of met de expressiefunctie regiolens_bivariate_legend.</translation>
  </message>
  <message>
   <source>The areas to map.</source>
   <translation>De gebieden die op de kaart komen.</translation>
  </message>
  <message>
   <source>The field in orange. Text is read as numbers; CBS's missing markers are missing.</source>
   <translation>Het veld in oranje. Tekst wordt als getal gelezen; de codes van het CBS voor ontbrekend zijn ontbrekend.</translation>
  </message>
  <message>
   <source>The field in blue. Text is read as numbers here too.</source>
   <translation>Het veld in blauw. Ook hier wordt tekst als getal gelezen.</translation>
  </message>
  <message>
   <source>Layer or table whose areas determine the bounds of both, such as all buurten of the country. Without it the areas themselves do.</source>
   <translation>Laag of tabel waarvan de gebieden de grenzen van beide bepalen, zoals alle buurten van het land. Zonder deze doen de gebieden zelf dat.</translation>
  </message>
  <message>
   <source>The areas with klasse_x and klasse_y (1 = lowest values), klasse_xy (31: highest across, lowest upwards) and klasse_xy_label, styled.</source>
   <translation>De gebieden met klasse_x en klasse_y (1 = laagste waarden), klasse_xy (31: hoogste horizontaal, laagste verticaal) en klasse_xy_label, opgemaakt.</translation>
  </message>
  <message>
   <source>The legend as a drawing, for a print layout or a text.</source>
   <translation>De legenda als tekening, voor een lay-out of een tekst.</translation>
  </message>
  <message>
   <source>A page with title, map, square legend, source, author and logo: add the layer to a project, then this.</source>
   <translation>Een pagina met titel, kaart, vierkante legenda, bron, auteur en logo: voeg de laag toe aan een project, en dan dit sjabloon.</translation>
  </message>
  <message>
   <source>What the map is called; when empty, both indicators.</source>
   <translation>Hoe de kaart heet; leeg: beide indicatoren.</translation>
  </message>
  <message>
   <source>FIELD_X and FIELD_Y both name '{field}': choose another field for one of them, or make a quartile map of this one.</source>
   <translation>FIELD_X en FIELD_Y noemen beide '{field}': kies voor een van beide een ander veld, of maak een kwartielkaart van dit veld.</translation>
  </message>
  <message>
   <source>Indicator across</source>
   <translation>Indicator horizontaal</translation>
  </message>
  <message>
   <source>Indicator upwards</source>
   <translation>Indicator verticaal</translation>
  </message>
  <message>
   <source>Square legend</source>
   <translation>Vierkante legenda</translation>
  </message>
  <message>
   <source>SVG files (*.svg)</source>
   <translation>SVG-bestanden (*.svg)</translation>
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
   <source>Direction of the indicator across</source>
   <translation>Richting van de indicator horizontaal</translation>
  </message>
  <message>
   <source>Direction of the indicator upwards</source>
   <translation>Richting van de indicator verticaal</translation>
  </message>
  <message>
   <source>Which end is worse, and so darker: 'high is worse' or 'low is worse'.</source>
   <translation>Welke kant slechter is, en dus donkerder: 'hoog is slechter' of 'laag is slechter'.</translation>
  </message>
  <message>
   <source>Name of the indicator across</source>
   <translation>Naam van de indicator horizontaal</translation>
  </message>
  <message>
   <source>Name of the indicator upwards</source>
   <translation>Naam van de indicator verticaal</translation>
  </message>
  <message>
   <source>With its unit, as it stands in the legend; when empty, as the layer and the catalogue call it.</source>
   <translation>Met de eenheid, zoals de indicator in de legenda staat; leeg: zoals de laag en de catalogus die noemen.</translation>
  </message>
  <message>
   <source>Indicator across in the reference</source>
   <translation>Indicator horizontaal in de referentie</translation>
  </message>
  <message>
   <source>Indicator upwards in the reference</source>
   <translation>Indicator verticaal in de referentie</translation>
  </message>
  <message>
   <source>The same indicator in the reference; the field of the same name when empty.</source>
   <translation>Dezelfde indicator in de referentie. Als niets is gekozen: het veld met dezelfde naam.</translation>
  </message>
  <message>
   <source>'{layer}' has no CRS: set it in the layer's properties.</source>
   <translation>'{layer}' heeft geen CRS: stel het in bij de eigenschappen van de laag.</translation>
  </message>
  <message>
   <source>Change between two moments</source>
   <translation>Verandering tussen twee momenten</translation>
  </message>
  <message>
   <source>Sets the figures of areas at two moments beside each other: verandering (end - begin), verandering_pct (growth, never of a percentage), per_jaar, the difference to the country's change (verschil_nl), richting (beter, gelijk, slechter), and the ranks.

The moments are two fields of a layer, or two periods of a table with a row for each area and period. Percentages change in percentage points, index scores in points, counts and means also by a percentage of what they were. A count is compared by its growth, everything else by its difference; the smallest change, verschil_nl and the map go by that.

per_jaar is in percent a year of counts and means, in points a year of percentages and index scores: the change divided by the years, or growth on growth where that is asked. Ranks are those of the areas with both figures, 1 the worst; plaatsen above zero are places towards 1.

The country's figures follow the rule of each kind: counts are summed, index scores averaged plainly, percentages and means weighted with their denominator. They come from the reference, from a row of the country, or from the areas themselves where they are the whole country; else verschil_nl is empty.

The map has colours on both sides of zero that colour-blind readers keep apart, the darker for the worse side, and a middle class around no change.</source>
   <translation>Zet de cijfers van gebieden op twee momenten naast elkaar: verandering (eind - begin), verandering_pct (groei, nooit van een percentage), per_jaar, het verschil met de verandering van het land (verschil_nl), richting (beter, gelijk, slechter) en de rangen.

De momenten zijn twee velden van een laag, of twee perioden van een tabel met een rij per gebied en periode. Percentages veranderen in procentpunten, indexscores in punten, aantallen en gemiddelden ook met een percentage van wat ze waren. Een aantal wordt vergeleken met zijn groei, al het andere met zijn verschil; daar gaan de kleinste verandering, verschil_nl en de kaart over.

per_jaar is bij aantallen en gemiddelden in procent per jaar, bij percentages en indexscores in punten per jaar: de verandering gedeeld door de jaren, of groei op groei als je dat kiest. Rangen zijn die van de gebieden met beide cijfers, 1 het slechtst; plaatsen boven nul zijn plaatsen richting 1.

De cijfers van het land volgen de regel van elke soort: aantallen worden opgeteld, van indexscores geldt het gewone gemiddelde, percentages en gemiddelden worden gewogen met hun noemer. Ze komen uit de referentie, uit een rij van het land, of uit de gebieden zelf als die het hele land zijn; anders is verschil_nl leeg.

De kaart heeft aan weerszijden van nul kleuren die ook kleurenblinde lezers uit elkaar houden, de donkere voor de slechtere kant, en een middelste klasse rond geen verandering.</translation>
  </message>
  <message>
   <source>By which percentages and means of the country are weighted; found by itself where it is known.</source>
   <translation>Waarmee percentages en gemiddelden van het land worden gewogen; vanzelf gevonden als dat bekend is.</translation>
  </message>
  <message>
   <source>A part of the change of the inhabitants over the whole time. The parts are held against the change, and what they do not explain is the field rest.</source>
   <translation>Een deel van de verandering van de inwoners over de hele tijd. De delen worden naast de verandering gelegd, en wat zij niet verklaren, is het veld rest.</translation>
  </message>
  <message>
   <source>A layer, or a table, with figures of two moments.</source>
   <translation>Een laag of tabel met cijfers van twee momenten.</translation>
  </message>
  <message>
   <source>The field with the earlier figures; of a table with a row for each period the one with all figures.</source>
   <translation>Het veld met de eerdere cijfers; van een tabel met een rij per periode het veld met alle cijfers.</translation>
  </message>
  <message>
   <source>Figures at the end</source>
   <translation>Cijfers aan het eind</translation>
  </message>
  <message>
   <source>The field with the later figures.</source>
   <translation>Het veld met de latere cijfers.</translation>
  </message>
  <message>
   <source>Field with periods</source>
   <translation>Veld met perioden</translation>
  </message>
  <message>
   <source>For a table with a row for each area and period: the field with the year.</source>
   <translation>Voor een tabel met een rij per gebied en periode: het veld met het jaar.</translation>
  </message>
  <message>
   <source>The two periods to compare, such as 2014, 2023; the first and the last of the table when empty.</source>
   <translation>De twee perioden om te vergelijken, zoals 2014, 2023; leeg: de eerste en de laatste van de tabel.</translation>
  </message>
  <message>
   <source>Counts, percentages, index scores or means; 'automatic' goes by the field's name.</source>
   <translation>Aantallen, percentages, indexscores of gemiddelden; 'automatisch' gaat af op de naam van het veld.</translation>
  </message>
  <message>
   <source>Which end is worse; 'automatic' goes by the field's name, and of an index high is worse.</source>
   <translation>Welke kant slechter is; 'automatisch' gaat af op de naam van het veld, en van een index is hoog slechter.</translation>
  </message>
  <message>
   <source>A smaller change is 'gelijk': in percent of counts, else in the unit of the figures.</source>
   <translation>Een kleinere verandering is 'gelijk': bij aantallen in procent, anders in de eenheid van de cijfers.</translation>
  </message>
  <message>
   <source>A layer or table with the same fields: all areas of the country, or one row with its figures.</source>
   <translation>Een laag of tabel met dezelfde velden: alle gebieden van het land, of één rij met de cijfers daarvan.</translation>
  </message>
  <message>
   <source>The areas with begin, eind, verandering and what follows from them, styled.</source>
   <translation>De gebieden met begin, eind, verandering en wat daaruit volgt, met een stijl.</translation>
  </message>
  <message>
   <source>Field with the codes</source>
   <translation>Veld met de codes</translation>
  </message>
  <message>
   <source>What tells the areas apart: their codes or names; found by itself when empty.</source>
   <translation>Wat de gebieden onderscheidt: hun codes of namen; vanzelf gevonden als je het leeg laat.</translation>
  </message>
  <message>
   <source>Told by the periods, the names of the fields or those of the tables that they were joined from when empty; without them per_jaar is empty.</source>
   <translation>Bepaald uit de perioden, de namen van de velden of die van de tabellen waaruit ze zijn gekoppeld, als je het leeg laat; zonder jaren is per_jaar leeg.</translation>
  </message>
  <message>
   <source>'plain' divides the change by the years, 'compounded' is growth on growth.</source>
   <translation>'gewoon' deelt de verandering door de jaren, 'groei op groei' is samengestelde groei.</translation>
  </message>
  <message>
   <source>Denominator at the begin</source>
   <translation>Noemer aan het begin</translation>
  </message>
  <message>
   <source>Denominator at the end</source>
   <translation>Noemer aan het eind</translation>
  </message>
  <message>
   <source>Births</source>
   <translation>Geboorten</translation>
  </message>
  <message>
   <source>Deaths</source>
   <translation>Sterfgevallen</translation>
  </message>
  <message>
   <source>Net domestic migration</source>
   <translation>Binnenlands migratiesaldo</translation>
  </message>
  <message>
   <source>Net foreign migration</source>
   <translation>Buitenlands migratiesaldo</translation>
  </message>
  <message>
   <source>The indicator, such as 'MDI'; the field's name, or what the catalogue calls it, when empty.</source>
   <translation>De indicator, zoals 'MDI'; leeg: hoe de catalogus het veld noemt, of de naam van het veld.</translation>
  </message>
  <message>
   <source>Areas or table</source>
   <translation>Gebieden of tabel</translation>
  </message>
  <message>
   <source>Figures at the begin</source>
   <translation>Cijfers aan het begin</translation>
  </message>
  <message>
   <source>Periods</source>
   <translation>Perioden</translation>
  </message>
  <message>
   <source>Kind of figure</source>
   <translation>Soort cijfer</translation>
  </message>
  <message>
   <source>Smallest change</source>
   <translation>Kleinste verandering</translation>
  </message>
  <message>
   <source>Reference (the country)</source>
   <translation>Referentie (het land)</translation>
  </message>
  <message>
   <source>Number of areas with a change</source>
   <translation>Aantal gebieden met een verandering</translation>
  </message>
  <message>
   <source>Number of areas without a figure</source>
   <translation>Aantal gebieden zonder cijfer</translation>
  </message>
  <message>
   <source>Change of the country</source>
   <translation>Verandering van het land</translation>
  </message>
  <message>
   <source>Years between the moments</source>
   <translation>Jaren tussen de momenten</translation>
  </message>
  <message>
   <source>Change per year</source>
   <translation>Verandering per jaar</translation>
  </message>
  <message>
   <source>The begin ({begin}) is not before the end ({end}): exchange them.</source>
   <translation>Het begin ({begin}) ligt niet voor het eind ({end}): verwissel ze.</translation>
  </message>
  <message>
   <source>How many years lie between {begin} and {end} is not told: give YEARS for per_jaar.</source>
   <translation>Hoeveel jaren er tussen {begin} en {end} liggen, is niet te zien: geef YEARS voor per_jaar.</translation>
  </message>
  <message>
   <source>Concentration</source>
   <translation>Concentratie</translation>
  </message>
  <message>
   <source>Tells where high values lie among high ones and low among low ones, more than chance would have it: local Moran's I, with its pseudo-p by conditional permutation.

Neighbours are areas whose outlines meet; gaps between generalised outlines are closed. An area without neighbours, such as an island, has no statistic and counts nowhere; nor has an area without a value, which is nobody's neighbour. Water is left out.

With thousands of areas some are striking by chance alone: the type goes by the probability that is adjusted for their number (Benjamini and Hochberg), unless you choose otherwise.

verborgen is 1 for a buurt or wijk of the worst quartile within a gemeente of the better half, which figures of gemeenten do not show.</source>
   <translation>Laat zien waar hoge waarden vaker dan door toeval tussen hoge liggen, en lage tussen lage: lokale Moran's I, met de pseudo-p uit conditionele permutatie.

Buren zijn gebieden waarvan de omtrekken elkaar raken; kieren tussen gegeneraliseerde omtrekken worden gedicht. Een gebied zonder buren, zoals een eiland, heeft geen statistiek en telt nergens mee; evenmin een gebied zonder waarde, dat niemands buur is. Water valt erbuiten.

Bij duizenden gebieden vallen er alleen al door toeval enkele op: het type volgt uit de kans die voor hun aantal is gecorrigeerd (Benjamini en Hochberg), tenzij je anders kiest.

verborgen is 1 voor een buurt of wijk van het slechtste kwartiel binnen een gemeente van de betere helft, die cijfers van gemeenten niet laten zien.</translation>
  </message>
  <message>
   <source>Polygons of areas of one level, with the figure.</source>
   <translation>Vlakken van gebieden van één niveau, met het cijfer.</translation>
  </message>
  <message>
   <source>The figure, such as mdi; a percentage or a score, rather than a number of something.</source>
   <translation>Het cijfer, zoals mdi; liever een percentage of een score dan een aantal.</translation>
  </message>
  <message>
   <source>Which areas are neighbours; each counts equally.</source>
   <translation>Welke gebieden buren zijn; elk telt even zwaar.</translation>
  </message>
  <message>
   <source>For the nearest areas with a value, by the distance between centroids.</source>
   <translation>Voor de dichtstbijzijnde gebieden met een waarde, naar de afstand tussen de zwaartepunten.</translation>
  </message>
  <message>
   <source>For areas within a distance, between centroids.</source>
   <translation>Voor gebieden binnen een afstand, tussen zwaartepunten.</translation>
  </message>
  <message>
   <source>Outlines no further apart than this meet. When empty, a sixteenth of the side of a typical area, 50 m at most.</source>
   <translation>Omtrekken die niet verder uit elkaar liggen dan dit, raken elkaar. Leeg: een zestiende van de zijde van een doorsnee gebied, hoogstens 50 m.</translation>
  </message>
  <message>
   <source>How many times neighbours are drawn at random; the smallest pseudo-p is 1 in one more than this.</source>
   <translation>Hoe vaak er willekeurig buren worden getrokken; de kleinste pseudo-p is 1 op een meer dan dit.</translation>
  </message>
  <message>
   <source>An area with a higher probability is 'niet significant'.</source>
   <translation>Een gebied met een hogere kans is 'niet significant'.</translation>
  </message>
  <message>
   <source>Goes by moran_p_fdr, which allows for chance among many areas; otherwise by moran_p.</source>
   <translation>Het type volgt uit moran_p_fdr, dat rekening houdt met toeval bij veel gebieden; anders uit moran_p.</translation>
  </message>
  <message>
   <source>Which end is the worst quartile; automatic: as the catalogue knows the field, otherwise the highest.</source>
   <translation>Welke kant het slechtste kwartiel is; automatisch: zoals de catalogus het veld kent, anders het hoogste.</translation>
  </message>
  <message>
   <source>By which areas count in the Gini coefficient and the worst tenth; by default found by its name.</source>
   <translation>Waarnaar gebieden meetellen in de Gini-coëfficiënt en het slechtste deciel; standaard gevonden aan de naam.</translation>
  </message>
  <message>
   <source>The areas with moran_i, moran_p, moran_p_fdr, moran_type (hoog-hoog, laag-laag, hoog-laag, laag-hoog or niet significant; empty without a value or neighbours), buren, their number, and verborgen; styled by type.</source>
   <translation>De gebieden met moran_i, moran_p, moran_p_fdr, moran_type (hoog-hoog, laag-laag, hoog-laag, laag-hoog of niet significant; leeg zonder waarde of buren), buren, hun aantal, en verborgen; gekleurd naar type.</translation>
  </message>
  <message>
   <source>DISTANCE is 0, within which no area has a neighbour: give a number of metres above 0.</source>
   <translation>DISTANCE is 0, en daarbinnen heeft geen gebied een buur: geef een aantal meters boven 0.</translation>
  </message>
  <message>
   <source>Field</source>
   <translation>Veld</translation>
  </message>
  <message>
   <source>Neighbours</source>
   <translation>Buren</translation>
  </message>
  <message>
   <source>Number of nearest areas</source>
   <translation>Aantal dichtstbijzijnde gebieden</translation>
  </message>
  <message>
   <source>Distance (m)</source>
   <translation>Afstand (m)</translation>
  </message>
  <message>
   <source>Gap between neighbours (m)</source>
   <translation>Kier tussen buren (m)</translation>
  </message>
  <message>
   <source>Permutations</source>
   <translation>Permutaties</translation>
  </message>
  <message>
   <source>Significant up to</source>
   <translation>Significant tot en met</translation>
  </message>
  <message>
   <source>Adjust for the number of areas</source>
   <translation>Corrigeren voor het aantal gebieden</translation>
  </message>
  <message>
   <source>Moran's I of all areas</source>
   <translation>Moran's I van alle gebieden</translation>
  </message>
  <message>
   <source>Pseudo-p of Moran's I of all areas</source>
   <translation>Pseudo-p van Moran's I van alle gebieden</translation>
  </message>
  <message>
   <source>Gini coefficient</source>
   <translation>Gini-coëfficiënt</translation>
  </message>
  <message>
   <source>Inhabitants in the worst tenth of the areas (%)</source>
   <translation>Inwoners in het slechtste deciel van de gebieden (%)</translation>
  </message>
  <message>
   <source>Number of areas with a significant type</source>
   <translation>Aantal gebieden met een significant type</translation>
  </message>
  <message>
   <source>Number of areas without neighbours</source>
   <translation>Aantal gebieden zonder buren</translation>
  </message>
  <message>
   <source>Contributions to the index</source>
   <translation>Bijdragen aan de index</translation>
  </message>
  <message>
   <source>Tells why an area has its score: the points that each domain contributes to the multiple deprivation index. They add up to the index, which is computed as by 'Multiple deprivation index (MDI)', from the same input.

It also tells by how many points the score must fall, or rise, to be in another class, and for each domain by how much its own score would have to fall to bring that about alone.

An area without a score has no contributions. A model that takes the geometric mean of its domains is refused: a product has no points per domain that add up to it.</source>
   <translation>Laat zien waarom een gebied zijn score heeft: de punten die elk domein bijdraagt aan de meervoudige achterstandsindex. Samen zijn ze de index, die net zo wordt berekend als met 'Meervoudige achterstandsindex (MDI)', uit dezelfde invoer.

Ook staat erbij hoeveel punten de score moet dalen of stijgen om in een andere klasse te komen, en per domein hoeveel de eigen score moet dalen om dat alleen voor elkaar te krijgen.

Een gebied zonder score heeft geen bijdragen. Een model dat het meetkundig gemiddelde van de domeinen neemt, wordt geweigerd: een product kent geen punten per domein die samen de score zijn.</translation>
  </message>
  <message>
   <source>Adds a field for each indicator, such as bijdrage_inkomen_arme_huishoudens, that add up to their domain. Where an indicator is missing the others of its domain share the points.</source>
   <translation>Voegt per indicator een veld toe, zoals bijdrage_inkomen_arme_huishoudens; samen zijn ze de punten van hun domein. Ontbreekt een indicator, dan verdelen de andere van het domein de punten.</translation>
  </message>
  <message>
   <source>The areas with the points per domain (such as bijdrage_inkomen), mdi, mdi_klasse, mdi_label, mdi_rang, punten_tot_lagere_klasse (the score must fall by more than this to be in a lower class), punten_tot_hogere_klasse (it must rise by this to be in a higher one), and per domain such as daling_inkomen: by more than this the score of that domain alone must fall to bring the area into a lower class, empty where it cannot. Styled by class.</source>
   <translation>De gebieden met de punten per domein (zoals bijdrage_inkomen), mdi, mdi_klasse, mdi_label, mdi_rang, punten_tot_lagere_klasse (de score moet meer dan dit dalen voor een lagere klasse), punten_tot_hogere_klasse (de score moet zoveel stijgen voor een hogere klasse), en per domein bijvoorbeeld daling_inkomen: meer dan dit moet de score van alleen dat domein dalen om het gebied in een lagere klasse te brengen, leeg waar dat niet kan. Opgemaakt naar klasse.</translation>
  </message>
  <message>
   <source>Points per indicator as well</source>
   <translation>Ook punten per indicator</translation>
  </message>
  <message>
   <source>Contributions</source>
   <translation>Bijdragen</translation>
  </message>
  <message>
   <source>{model}: contributions</source>
   <translation>{model}: bijdragen</translation>
  </message>
  <message>
   <source>Correlations</source>
   <translation>Samenhang (correlaties)</translation>
  </message>
  <message>
   <source>Correlates each field of X with each of Y, over all areas and within each subset, such as the zones of COROP regions.

r stands with the number of areas that have both (n), its 95% interval by Fisher's transformation and its strength by |r|: 0.5 and more sterk, 0.3 matig, 0.1 zwak, below that geen (Field, 2009). With ten areas or fewer the strength never stands without the interval; with fewer than three, or where one of both is the same everywhere, there is no r. With weights the interval takes the number of areas that these come down to, (sum w)² / sum w².

An area with one of both missing is left out and counted: missing is never zero. A correlation of areas says nothing of causes, nor of single households.</source>
   <translation>Correleert elk veld van X met elk veld van Y, over alle gebieden en binnen elke deelgroep, zoals de zones van COROP-gebieden.

Naast r staan het aantal gebieden dat beide heeft (n), het 95%-interval volgens de transformatie van Fisher en de sterkte naar |r|: vanaf 0,5 sterk, vanaf 0,3 matig, vanaf 0,1 zwak, daaronder geen (Field, 2009). Bij tien gebieden of minder staat de sterkte er nooit zonder het interval; bij minder dan drie, of als een van beide overal hetzelfde is, is er geen r. Met gewichten gaat het interval uit van het aantal gebieden waar die op neerkomen, (som w)² / som w².

Een gebied waarvan een van beide ontbreekt, valt weg en wordt geteld: ontbrekend is nooit nul. Samenhang tussen gebieden zegt niets over oorzaken, en niets over afzonderlijke huishoudens.</translation>
  </message>
  <message>
   <source>A layer, or a table, with the figures of areas of one level.</source>
   <translation>Een laag, of een tabel, met de cijfers van gebieden van één niveau.</translation>
  </message>
  <message>
   <source>Such as regio_zone: each of its values gets its own rows.</source>
   <translation>Zoals regio_zone: elke waarde ervan krijgt eigen rijen.</translation>
  </message>
  <message>
   <source>Pearson: of the values, how near they lie to a line. Spearman: of their ranks, ties sharing theirs.</source>
   <translation>Pearson: van de waarden, hoe dicht zij bij een lijn liggen. Spearman: van hun rangen; gelijke waarden delen hun rang.</translation>
  </message>
  <message>
   <source>Such as inwoners, with Pearson's. Areas of which it is missing or zero are left out.</source>
   <translation>Zoals inwoners, bij Pearson. Gebieden waarvan het ontbreekt of nul is, vallen weg.</translation>
  </message>
  <message>
   <source>A layer or table with figures of wider areas and their CBS codes, such as the GDP of COROP regions: each area gets the figure of the one in which it lies, which the output says.</source>
   <translation>Een laag of tabel met cijfers van ruimere gebieden en hun CBS-codes, zoals het bbp van COROP-gebieden: elk gebied krijgt het cijfer van het gebied waarin het ligt, en de uitvoer zegt dat.</translation>
  </message>
  <message>
   <source>One or more fields, such as bbp, to correlate X with beside those of Y.</source>
   <translation>Een of meer velden, zoals bbp, waarmee X naast die van Y wordt gecorreleerd.</translation>
  </message>
  <message>
   <source>By which the dots in the report are coloured, such as mdi_klasse or regio_zone.</source>
   <translation>Waarnaar de stippen in het rapport worden gekleurd, zoals mdi_klasse of regio_zone.</translation>
  </message>
  <message>
   <source>A table with a row a pair and subset: x, y, subset, n, r, r_laag, r_hoog, samenhang, weggelaten (areas left out) and toelichting.</source>
   <translation>Een tabel met een rij per paar en deelgroep: x, y, subset, n, r, r_laag, r_hoog, samenhang, weggelaten (weggelaten gebieden) en toelichting.</translation>
  </message>
  <message>
   <source>A web page with the table and, of the strongest pairs, scatter plots with the line of regression and the names of the areas farthest from it.</source>
   <translation>Een webpagina met de tabel en, van de sterkste paren, spreidingsdiagrammen met de regressielijn en de namen van de gebieden die er het verst vanaf liggen.</translation>
  </message>
  <message>
   <source>X names no field: give one or more.</source>
   <translation>X noemt geen veld: geef er een of meer.</translation>
  </message>
  <message>
   <source>HIGHER and HIGHER_FIELDS belong together: give both or neither.</source>
   <translation>HIGHER en HIGHER_FIELDS horen bij elkaar: geef beide of geen van beide.</translation>
  </message>
  <message>
   <source>There is nothing to correlate X with: give fields in Y, or of wider areas in HIGHER_FIELDS.</source>
   <translation>Er is niets om X mee te correleren: geef velden in Y, of van ruimere gebieden in HIGHER_FIELDS.</translation>
  </message>
  <message>
   <source>First fields (x)</source>
   <translation>Eerste velden (x)</translation>
  </message>
  <message>
   <source>One or more fields, such as mdi.</source>
   <translation>Een of meer velden, zoals mdi.</translation>
  </message>
  <message>
   <source>Second fields (y)</source>
   <translation>Tweede velden (y)</translation>
  </message>
  <message>
   <source>One or more fields, such as opkomst. May be those of X.</source>
   <translation>Een of meer velden, zoals opkomst. Het mogen die van X zijn.</translation>
  </message>
  <message>
   <source>Field with the subset</source>
   <translation>Veld met de deelgroep</translation>
  </message>
  <message>
   <source>Correlation</source>
   <translation>Correlatie</translation>
  </message>
  <message>
   <source>Field with the weight</source>
   <translation>Veld met het gewicht</translation>
  </message>
  <message>
   <source>Wider areas</source>
   <translation>Ruimere gebieden</translation>
  </message>
  <message>
   <source>Fields of the wider areas</source>
   <translation>Velden van de ruimere gebieden</translation>
  </message>
  <message>
   <source>Field with the class</source>
   <translation>Veld met de klasse</translation>
  </message>
  <message>
   <source>Number of pairs with a correlation</source>
   <translation>Aantal paren met een correlatie</translation>
  </message>
  <message>
   <source>Cross table</source>
   <translation>Kruistabel</translation>
  </message>
  <message>
   <source>Counts areas by row and column: which share of each type of gemeente is in the worst quarter, zones by class, kinds of areas by stedelijkheid.

A field of the rows that holds 1 and 0 alone is one row, that of the areas with 1, so that the types of an area, of which it can have several, stand below each other. Any other field is a row a value. rij_pct is the percentage of the row, kolom_pct that of the areas of the column of which the field of the row is known.

Areas of which the row or the column is missing stand apart as 'geen gegevens' and count in no percentage: missing is never zero. Values are brought together by their kind, as regiolens:aggregate does: counts are summed, percentages weighted with their own denominator.</source>
   <translation>Telt gebieden naar rij en kolom: welk deel van elk type gemeente in het slechtste kwartiel ligt, zones naar klasse, soorten gebieden naar stedelijkheid.

Een veld van de rijen met alleen 1 en 0 is één rij, die van de gebieden met 1, zodat de typen van een gebied, dat er meerdere kan hebben, onder elkaar staan. Elk ander veld is een rij per waarde. rij_pct is het percentage van de rij, kolom_pct dat van de gebieden van de kolom waarvan het veld van de rij bekend is.

Gebieden waarvan de rij of de kolom ontbreekt, staan apart als 'geen gegevens' en tellen in geen percentage mee: ontbrekend is nooit nul. Waarden worden naar hun soort samengenomen, zoals regiolens:aggregate dat doet: aantallen worden opgeteld, percentages gewogen met hun eigen noemer.</translation>
  </message>
  <message>
   <source>A layer, or a table, with types and classes of areas of one level.</source>
   <translation>Een laag, of een tabel, met typen en klassen van gebieden van één niveau.</translation>
  </message>
  <message>
   <source>Such as regio_zone, or the type columns that regiolens:typology makes.</source>
   <translation>Zoals regio_zone, of de typekolommen die regiolens:typology maakt.</translation>
  </message>
  <message>
   <source>Such as mdi_kwartiel, mdi_klasse or sted_label.</source>
   <translation>Zoals mdi_kwartiel, mdi_klasse of sted_label.</translation>
  </message>
  <message>
   <source>Figures of which each cell gets that of its areas together, such as inwoners.</source>
   <translation>Cijfers die per cel over de gebieden daarin worden samengenomen, zoals inwoners.</translation>
  </message>
  <message>
   <source>How values are brought together where the catalogue does not know it, as in regiolens:aggregate.</source>
   <translation>Hoe waarden worden samengenomen als de catalogus dat niet weet, zoals in regiolens:aggregate.</translation>
  </message>
  <message>
   <source>Where a row of the table stands for several areas, as in a published table; otherwise each is one.</source>
   <translation>Als een rij van de tabel voor meerdere gebieden staat, zoals in een gepubliceerde tabel; anders is elke rij er één.</translation>
  </message>
  <message>
   <source>Add rows and columns 'totaal' of all areas of which both are known. The report has them always.</source>
   <translation>Voeg rijen en kolommen 'totaal' toe van alle gebieden waarvan beide bekend zijn. Het rapport heeft ze altijd.</translation>
  </message>
  <message>
   <source>A table with a row a cell: rij, kolom, aantal, rij_pct, kolom_pct, a column a value, and veld, the field of the row.</source>
   <translation>Een tabel met een rij per cel: rij, kolom, aantal, rij_pct, kolom_pct, een kolom per waarde, en veld, het veld van de rij.</translation>
  </message>
  <message>
   <source>A web page with the table, coloured by the percentage of the row.</source>
   <translation>Een webpagina met de tabel, gekleurd naar het percentage van de rij.</translation>
  </message>
  <message>
   <source>ROWS and COLUMNS must each name a field: give one or more for the rows, one for the columns.</source>
   <translation>ROWS en COLUMNS moeten elk een veld noemen: geef er een of meer voor de rijen, één voor de kolommen.</translation>
  </message>
  <message>
   <source>Fields of the rows</source>
   <translation>Velden van de rijen</translation>
  </message>
  <message>
   <source>Field of the columns</source>
   <translation>Veld van de kolommen</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Waarden</translation>
  </message>
  <message>
   <source>Number of areas a row</source>
   <translation>Aantal gebieden per rij</translation>
  </message>
  <message>
   <source>Add totals</source>
   <translation>Totalen toevoegen</translation>
  </message>
  <message>
   <source>Number of cells</source>
   <translation>Aantal cellen</translation>
  </message>
  <message>
   <source>Detect the year of areas</source>
   <translation>Jaar van gebieden bepalen</translation>
  </message>
  <message>
   <source>Tells in which years exactly the gemeenten of a layer or table existed, from 2010 on, by their codes; of wijken and buurten the years of the gemeenten in which they lie.

YEAR_FROM and YEAR_TO are the first and the last year on whose 1 January that was so. Where no year has all of the codes, they are the years that fit best, and the output names the codes that belong to other years, with when they began or ended and what they came from or went into. A layer may be a part of the country: what it lacks counts only within provincies of which it holds nine in ten gemeenten.

CBS draws wijken and buurten anew each year, which their gemeenten do not tell.</source>
   <translation>Zegt in welke jaren precies de gemeenten van een laag of tabel bestonden, vanaf 2010, aan de hand van hun codes; van wijken en buurten de jaren van de gemeenten waarin zij liggen.

YEAR_FROM en YEAR_TO zijn het eerste en het laatste jaar waarin dat op 1 januari zo was. Heeft geen jaar alle codes, dan zijn het de jaren die het best passen, en noemt de uitvoer de codes die bij andere jaren horen, met wanneer zij begonnen of eindigden en waaruit zij ontstonden of waarin zij opgingen. Een laag mag een deel van het land zijn: wat er ontbreekt, telt alleen binnen provincies waarvan zij negen op de tien gemeenten heeft.

Het CBS tekent wijken en buurten elk jaar opnieuw; dat is aan hun gemeenten niet te zien.</translation>
  </message>
  <message>
   <source>A layer, or a table, with the CBS codes of gemeenten, wijken or buurten.</source>
   <translation>Een laag of tabel met de CBS-codes van gemeenten, wijken of buurten.</translation>
  </message>
  <message>
   <source>A table with a row for each gemeente that did not exist in those years: code, naam, van and tot (first and last year on whose 1 January it existed), begin and eind (dates), kwam_uit and ging_naar, rijen (rows of the input). Empty where the codes are of one year.</source>
   <translation>Een tabel met een rij voor elke gemeente die in die jaren niet bestond: code, naam, van en tot (het eerste en laatste jaar waarin zij op 1 januari bestond), begin en eind (datums), kwam_uit en ging_naar, rijen (rijen van de invoer). Leeg als de codes van één jaar zijn.</translation>
  </message>
  <message>
   <source>Codes of other years</source>
   <translation>Codes van andere jaren</translation>
  </message>
  <message>
   <source>First year</source>
   <translation>Eerste jaar</translation>
  </message>
  <message>
   <source>Last year</source>
   <translation>Laatste jaar</translation>
  </message>
  <message>
   <source>Number of codes of other years</source>
   <translation>Aantal codes van andere jaren</translation>
  </message>
  <message>
   <source>Export metadata (ISO 19139)</source>
   <translation>Metadata exporteren (ISO 19139)</translation>
  </message>
  <message>
   <source>Writes the metadata of a layer as ISO 19139 XML by the Dutch profile of ISO 19115 for geography (2.1.0), as the Nationaal georegister and GeoNetwork take it: title, abstract, definitions of the columns, dates, status, topic, keywords, responsible organisation, limits of use, licence, CRS, extent and lineage.

What Regiolens makes says all of this itself, without folders, servers or users. Organisation, e-mail and role are set once in Settings &gt; Options &gt; Regiolens. What the profile asks for and the layer does not tell is named in the log.</source>
   <translation>Schrijft de metadata van een laag als XML volgens ISO 19139 en het Nederlandse profiel op ISO 19115 voor geografie (2.1.0), zoals het Nationaal georegister en GeoNetwork die lezen: titel, samenvatting, definities van de kolommen, datums, status, onderwerp, trefwoorden, verantwoordelijke organisatie, gebruiksbeperkingen, licentie, CRS, bereik en herkomst.

Wat Regiolens maakt, vermeldt dit alles zelf, zonder mappen, servers of gebruikers. Organisatie, e-mail en rol vul je één keer in bij Extra &gt; Opties &gt; Regiolens. Wat het profiel vraagt en de laag niet vermeldt, noemt het logboek.</translation>
  </message>
  <message>
   <source>The layer or table to be published, such as one that Regiolens made.</source>
   <translation>De laag of tabel die gepubliceerd wordt, zoals een die Regiolens heeft gemaakt.</translation>
  </message>
  <message>
   <source>Denominator of the scale for which the outlines are made, such as 50000; the profile asks for it.</source>
   <translation>Noemer van de schaal waarvoor de grenzen zijn gemaakt, zoals 50000; het profiel vraagt erom.</translation>
  </message>
  <message>
   <source>The XML file, to be loaded into a catalogue.</source>
   <translation>Het XML-bestand, om in een catalogus te laden.</translation>
  </message>
  <message>
   <source>organisation (Settings &gt; Options &gt; Regiolens)</source>
   <translation>organisatie (Extra &gt; Opties &gt; Regiolens)</translation>
  </message>
  <message>
   <source>e-mail (Settings &gt; Options &gt; Regiolens)</source>
   <translation>e-mail (Extra &gt; Opties &gt; Regiolens)</translation>
  </message>
  <message>
   <source>keywords</source>
   <translation>trefwoorden</translation>
  </message>
  <message>
   <source>abstract</source>
   <translation>samenvatting</translation>
  </message>
  <message>
   <source>limits of use</source>
   <translation>gebruiksbeperkingen</translation>
  </message>
  <message>
   <source>licence</source>
   <translation>licentie</translation>
  </message>
  <message>
   <source>lineage</source>
   <translation>herkomst</translation>
  </message>
  <message>
   <source>CRS</source>
   <translation>CRS</translation>
  </message>
  <message>
   <source>extent</source>
   <translation>bereik</translation>
  </message>
  <message>
   <source>scale of the outlines (SCALE)</source>
   <translation>schaal van de grenzen (SCALE)</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Laag</translation>
  </message>
  <message>
   <source>Scale of the outlines (1 : ...)</source>
   <translation>Schaal van de grenzen (1 : ...)</translation>
  </message>
  <message>
   <source>Metadata</source>
   <translation>Metadata</translation>
  </message>
  <message>
   <source>XML files (*.xml)</source>
   <translation>XML-bestanden (*.xml)</translation>
  </message>
  <message>
   <source>The Dutch profile of ISO 19115 asks for what the layer does not tell: {elements}.</source>
   <translation>Het Nederlandse profiel op ISO 19115 vraagt naar wat de laag niet vermeldt: {elements}.</translation>
  </message>
  <message>
   <source>Fetch CBS areas</source>
   <translation>CBS-gebieden ophalen</translation>
  </message>
  <message>
   <source>Fetches the gemeenten, wijken, buurten, COROP regions, provincies or arbeidsmarktregio's of a year from PDOK, in RD New, with their CBS codes.

'generalised' has simplified outlines for maps, 'detailed' the exact ones, 'wijk-en-buurtkaart' the exact ones of gemeenten, wijken and buurten with the key figures of CBS as fields. Missing figures (-99997 and the like) become NULL, never zero. Water areas, which the wijk-en-buurtkaart marks, are left out unless asked.

All pages are fetched and held against the number that the service tells before anything is written; the metadata of the layer hold the address, the date and the licence.

Take the year of the table that you want to join: CBS draws the boundaries anew each year.

What was fetched is kept in your profile; with 'Offline' it is used again without a network.</source>
   <translation>Haalt de gemeenten, wijken, buurten, COROP-gebieden, provincies of arbeidsmarktregio's van een jaar op bij PDOK, in RD New, met hun CBS-codes.

'gegeneraliseerd' heeft vereenvoudigde grenzen voor kaarten, 'gedetailleerd' de precieze, 'wijk-en-buurtkaart' de precieze van gemeenten, wijken en buurten met de kerncijfers van het CBS als velden. Ontbrekende cijfers (-99997 en dergelijke) worden NULL, nooit nul. Watergebieden, die de wijk- en buurtkaart aangeeft, blijven weg tenzij je erom vraagt.

Alle pagina's worden opgehaald en naast het aantal gelegd dat de dienst noemt voordat er iets wordt geschreven; de metadata van de laag bevatten het adres, de datum en de licentie.

Neem het jaar van de tabel die je wilt koppelen: het CBS stelt de grenzen elk jaar opnieuw vast.

Wat is opgehaald wordt in je profiel bewaard; met 'Offline' wordt het opnieuw gebruikt, zonder netwerk.</translation>
  </message>
  <message>
   <source>The kind of areas to fetch, such as gemeenten or buurten.</source>
   <translation>De soort gebieden die wordt opgehaald, zoals gemeenten of buurten.</translation>
  </message>
  <message>
   <source>The areas as they were on 1 January of this year.</source>
   <translation>De gebieden zoals ze waren op 1 januari van dit jaar.</translation>
  </message>
  <message>
   <source>Codes of gemeenten (GM0014), provincies (PV20), COROP regions (CR03), arbeidsmarktregio's, landsdelen or wijken with commas between, or an extent; empty for the whole country.</source>
   <translation>Codes van gemeenten (GM0014), provincies (PV20), COROP-gebieden (CR03), arbeidsmarktregio's, landsdelen of wijken met komma's ertussen, of een bereik; leeg voor het hele land.</translation>
  </message>
  <message>
   <source>Only areas that touch this extent, on top of 'Within'.</source>
   <translation>Alleen gebieden die dit bereik raken, naast 'Binnen'.</translation>
  </message>
  <message>
   <source>'generalised', 'detailed', or 'wijk-en-buurtkaart' with its key figures.</source>
   <translation>'gegeneraliseerd', 'gedetailleerd' of 'wijk-en-buurtkaart' met de kerncijfers.</translation>
  </message>
  <message>
   <source>Also keeps what field water marks with JA (water) or B (foreign territory).</source>
   <translation>Behoudt ook wat in het veld water als JA (water) of B (buitenlands grondgebied) staat.</translation>
  </message>
  <message>
   <source>Takes the newest answer that your profile holds, without a network, and says of which date it is.</source>
   <translation>Neemt het nieuwste antwoord uit je profiel, zonder netwerk, en meldt van welke datum het is.</translation>
  </message>
  <message>
   <source>The areas in RD New, with the fields as PDOK names them and their origin in the metadata.</source>
   <translation>De gebieden in RD New, met de velden zoals PDOK ze noemt en de herkomst in de metadata.</translation>
  </message>
  <message>
   <source>Level</source>
   <translation>Niveau</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>Jaar</translation>
  </message>
  <message>
   <source>Within</source>
   <translation>Binnen</translation>
  </message>
  <message>
   <source>Extent</source>
   <translation>Bereik</translation>
  </message>
  <message>
   <source>Variant</source>
   <translation>Variant</translation>
  </message>
  <message>
   <source>Keep water areas</source>
   <translation>Watergebieden behouden</translation>
  </message>
  <message>
   <source>Offline: use what was fetched before</source>
   <translation>Offline: gebruik wat eerder is opgehaald</translation>
  </message>
  <message>
   <source>CBS areas</source>
   <translation>CBS-gebieden</translation>
  </message>
  <message>
   <source>Number of areas</source>
   <translation>Aantal gebieden</translation>
  </message>
  <message>
   <source>When it was fetched</source>
   <translation>Wanneer het is opgehaald</translation>
  </message>
  <message>
   <source>Fetch a StatLine table</source>
   <translation>StatLine-tabel ophalen</translation>
  </message>
  <message>
   <source>Fetches a table of CBS StatLine, or of RIVM, the police and others at dataderden.cbs.nl: a row per region and period, ready to be joined. Codes come without the blanks that pad them, figures as numbers, with their titles and units as aliases.

The current service of CBS (OData v4) is asked first, then the older one (v3), then dataderden; the log says which answered. Names of fields differ between v4 (AantalInwoners_T001036) and v3 (AantalInwoners_5); choose the service where they must stay the same.

A figure that CBS does not give stays empty, never zero; 'Add fields with reasons' makes a field beside it that tells why. The metadata of the layer hold the definition of each field, the address, the date and the licence.

What was fetched is kept in your profile; with 'Offline' it is used again without a network.</source>
   <translation>Haalt een tabel op van CBS StatLine, of van RIVM, politie en anderen op dataderden.cbs.nl: een rij per regio en periode, klaar om te koppelen. Codes komen zonder de spaties waarmee ze zijn aangevuld, cijfers als getallen, met titel en eenheid als alias.

Eerst wordt de huidige dienst van het CBS gevraagd (OData v4), dan de oudere (v3), dan dataderden; het logboek meldt welke antwoordde. Veldnamen verschillen tussen v4 (AantalInwoners_T001036) en v3 (AantalInwoners_5); kies zelf de dienst als ze gelijk moeten blijven.

Een cijfer dat het CBS niet geeft blijft leeg, nooit nul; 'Velden met redenen toevoegen' maakt een veld ernaast dat vertelt waarom. In de metadata van de laag staan de definitie van elk veld, het adres, de datum en de licentie.

Wat is opgehaald wordt in je profiel bewaard; met 'Offline' wordt het zonder netwerk opnieuw gebruikt.</translation>
  </message>
  <message>
   <source>'long' gives a row per region and period, 'wide by period' a row per region and a field per period.</source>
   <translation>'lang' geeft een rij per regio en periode, 'breed per periode' een rij per regio en een veld per periode.</translation>
  </message>
  <message>
   <source>Adds beside each measure a field _reden with the mark of CBS for a figure that is not there.</source>
   <translation>Voegt naast elk onderwerp een veld _reden toe met het teken van het CBS voor een cijfer dat er niet is.</translation>
  </message>
  <message>
   <source>'automatic' tries v4, v3 and dataderden in turn.</source>
   <translation>'automatisch' probeert achtereenvolgens v4, v3 en dataderden.</translation>
  </message>
  <message>
   <source>The table, with titles, definitions and origin in its metadata.</source>
   <translation>De tabel, met titels, definities en herkomst in de metadata.</translation>
  </message>
  <message>
   <source>'{table}' is no number of a StatLine table: give one such as 85984NED, which stands in the address of the table on StatLine.</source>
   <translation>'{table}' is geen nummer van een StatLine-tabel: geef een nummer zoals 85984NED, dat in het adres van de tabel op StatLine staat.</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Tabel</translation>
  </message>
  <message>
   <source>The number of the table, such as 85984NED, or its name in the catalogue with a year, such as KWB 2024.</source>
   <translation>Het nummer van de tabel, zoals 85984NED, of de naam in de catalogus met een jaar, zoals KWB 2024.</translation>
  </message>
  <message>
   <source>Measures</source>
   <translation>Onderwerpen</translation>
  </message>
  <message>
   <source>Codes, field names or titles with commas between, or semicolons where a title holds a comma; empty for all.</source>
   <translation>Codes, veldnamen of titels met komma's ertussen, of puntkomma's als een titel een komma bevat; leeg voor alle.</translation>
  </message>
  <message>
   <source>Codes or what they begin with: GM for all gemeenten, BU0014 for the buurten of Groningen; empty for all.</source>
   <translation>Codes of het begin ervan: GM voor alle gemeenten, BU0014 voor de buurten van Groningen; leeg voor alle.</translation>
  </message>
  <message>
   <source>Codes or what they begin with: 2023 for all of 2023, 2023JJ for the year alone; empty for all.</source>
   <translation>Codes of het begin ervan: 2023 voor alles van 2023, 2023JJ voor alleen het jaar; leeg voor alle.</translation>
  </message>
  <message>
   <source>Other dimensions</source>
   <translation>Overige dimensies</translation>
  </message>
  <message>
   <source>For tables with further dimensions, such as Leeftijd=20300, Marges=MW00000: code or title. Without it there is a row per region, period and code.</source>
   <translation>Voor tabellen met meer dimensies, zoals Leeftijd=20300, Marges=MW00000: code of titel. Zonder keuze is er een rij per regio, periode en code.</translation>
  </message>
  <message>
   <source>Shape of the table</source>
   <translation>Vorm van de tabel</translation>
  </message>
  <message>
   <source>Add fields with reasons</source>
   <translation>Velden met redenen toevoegen</translation>
  </message>
  <message>
   <source>Service</source>
   <translation>Dienst</translation>
  </message>
  <message>
   <source>StatLine table</source>
   <translation>StatLine-tabel</translation>
  </message>
  <message>
   <source>Number of rows</source>
   <translation>Aantal rijen</translation>
  </message>
  <message>
   <source>Development of an index</source>
   <translation>Ontwikkeling van een index</translation>
  </message>
  <message>
   <source>Computes an index for several years in one run and on one reference, so that its scores can be compared between the years: all years together, as Het PON &amp; Telos do, one of the years, or a stored scale.

The indicators come from one table or layer with a row for each area and year, or from a layer for each year. Where gemeenten of different years do not have the same codes, their figures are brought to those of the last year, which the log says; wijken and buurten are compared by code as they are.

The output has a row for each area and year, with the year, the days on which it begins and ends, and what 'Multiple deprivation index (MDI)' gives; ranks are those within the year. QGIS's temporal controller plays it. Further tables have a row for each area with its change and movement between classes, the numbers of areas that moved from class to class, and the ranking of each year with newcomers and leavers.</source>
   <translation>Berekent een index voor meerdere jaren in één keer en op één referentie, zodat de scores tussen de jaren te vergelijken zijn: alle jaren samen, zoals Het PON &amp; Telos doet, een van de jaren, of een opgeslagen schaal.

De indicatoren komen uit één tabel of laag met een rij per gebied en jaar, of uit een laag per jaar. Hebben gemeenten van verschillende jaren niet dezelfde codes, dan worden hun cijfers naar die van het laatste jaar gebracht, en dat staat in het logboek; wijken en buurten worden op code vergeleken zoals ze zijn.

De uitvoer heeft een rij per gebied en jaar, met het jaar, de dagen waarop het begint en eindigt, en wat 'Meervoudige achterstandsindex (MDI)' geeft; rangen zijn die binnen het jaar. Het tijdbeheer van QGIS speelt hem af. Andere tabellen hebben een rij per gebied met de verandering en de overgang tussen klassen, de aantallen gebieden die van klasse naar klasse gingen, en de ranglijst van elk jaar met nieuwkomers en vertrekkers.</translation>
  </message>
  <message>
   <source>One layer or table with a row for each area and year, or a layer or table for each year.</source>
   <translation>Eén laag of tabel met een rij per gebied en jaar, of een laag of tabel per jaar.</translation>
  </message>
  <message>
   <source>Of a table with a row for each area and year; found by itself when empty.</source>
   <translation>Van een tabel met een rij per gebied en jaar; vanzelf gevonden als je het leeg laat.</translation>
  </message>
  <message>
   <source>Of a layer for each year: the years in the order of the layers, such as 2014, 2019, 2023. Told by the names or the fields of the layers when empty.</source>
   <translation>Bij een laag per jaar: de jaren in de volgorde van de lagen, zoals 2014, 2019, 2023. Bepaald uit de namen of de velden van de lagen als je het leeg laat.</translation>
  </message>
  <message>
   <source>The year on whose areas the normalisation and the quartiles are fitted; all years when empty.</source>
   <translation>Het jaar waarvan de gebieden de normalisatie en de kwartielen bepalen; leeg: alle jaren.</translation>
  </message>
  <message>
   <source>Those of the last year, to which figures of other years are brought where codes differ, or as they are, where areas that changed have no score in some of the years.</source>
   <translation>Die van het laatste jaar, waar cijfers van andere jaren naartoe worden gebracht als de codes verschillen, of zoals ze zijn; dan hebben gebieden die veranderden in sommige jaren geen score.</translation>
  </message>
  <message>
   <source>How many places the ranking of each year has.</source>
   <translation>Hoeveel plaatsen de ranglijst van elk jaar heeft.</translation>
  </message>
  <message>
   <source>A row for each area and year: code, naam, jaar, van and tot (first and last day), and the scores, class and rank of the index, styled by class and set to be played in time.</source>
   <translation>Een rij per gebied en jaar: code, naam, jaar, van en tot (eerste en laatste dag), en de scores, klasse en rang van de index, met een stijl per klasse en klaar om in de tijd af te spelen.</translation>
  </message>
  <message>
   <source>Of the maps, such as 'CBS'. When empty, whom the metadata of the areas name.</source>
   <translation>Van de kaarten, zoals 'CBS'. Als dit leeg is, wie de metadata van de gebieden noemen.</translation>
  </message>
  <message>
   <source>A map for each year, all at one scale and with one legend, and the number of areas by class.</source>
   <translation>Een kaart per jaar, alle op één schaal en met één legenda, en het aantal gebieden per klasse.</translation>
  </message>
  <message>
   <source>The print layout of these maps, on the layer 'Index by year': add that layer to a project, and then the layout from this template.</source>
   <translation>De afdruklay-out van deze kaarten, op de laag 'Index per jaar': voeg die laag aan een project toe, en dan de lay-out uit dit sjabloon.</translation>
  </message>
  <message>
   <source>YEARS gives {years} years for {layers} layers: give a year for each layer.</source>
   <translation>YEARS geeft {years} jaren voor {layers} lagen: geef een jaar voor elke laag.</translation>
  </message>
  <message>
   <source>Maps of the years need outlines, and '{layer}' has none: join the figures to a layer of areas first, or leave out OUTPUT_PDF and OUTPUT_LAYOUT.</source>
   <translation>Kaarten van de jaren hebben grenzen nodig, en '{layer}' heeft er geen: koppel de cijfers eerst aan een laag met gebieden, of laat OUTPUT_PDF en OUTPUT_LAYOUT weg.</translation>
  </message>
  <message>
   <source>Areas with indicators</source>
   <translation>Gebieden met indicatoren</translation>
  </message>
  <message>
   <source>Field with the year</source>
   <translation>Veld met het jaar</translation>
  </message>
  <message>
   <source>Years of the layers</source>
   <translation>Jaren van de lagen</translation>
  </message>
  <message>
   <source>Year of the reference</source>
   <translation>Jaar van de referentie</translation>
  </message>
  <message>
   <source>Boundaries of gemeenten</source>
   <translation>Grenzen van gemeenten</translation>
  </message>
  <message>
   <source>Places of the ranking</source>
   <translation>Plaatsen van de ranglijst</translation>
  </message>
  <message>
   <source>Index by year</source>
   <translation>Index per jaar</translation>
  </message>
  <message>
   <source>Index by area</source>
   <translation>Index per gebied</translation>
  </message>
  <message>
   <source>A table with a row for each area: score, class and rank of each year, verandering (last - first year), klasse_verandering (classes up) and overgang (from class to class in words).</source>
   <translation>Een tabel met een rij per gebied: score, klasse en rang van elk jaar, verandering (laatste - eerste jaar), klasse_verandering (klassen omhoog) en overgang (van klasse naar klasse in woorden).</translation>
  </message>
  <message>
   <source>Movements between classes</source>
   <translation>Overgangen tussen klassen</translation>
  </message>
  <message>
   <source>A table with the number of areas for each class of the first and each class of the last year.</source>
   <translation>Een tabel met het aantal gebieden voor elke klasse van het eerste en elke klasse van het laatste jaar.</translation>
  </message>
  <message>
   <source>Ranking by year</source>
   <translation>Ranglijst per jaar</translation>
  </message>
  <message>
   <source>A table with the areas with the highest scores of each year: nieuw tells those without a place the year before, vertrekt those that have none in the next.</source>
   <translation>Een tabel met de gebieden met de hoogste scores van elk jaar: nieuw zegt welke het jaar ervoor geen plaats hadden, vertrekt welke het volgende jaar geen plaats meer hebben.</translation>
  </message>
  <message>
   <source>Years</source>
   <translation>Jaren</translation>
  </message>
  <message>
   <source>Source line</source>
   <translation>Bronvermelding</translation>
  </message>
  <message>
   <source>Maps of the years (PDF)</source>
   <translation>Kaarten van de jaren (PDF)</translation>
  </message>
  <message>
   <source>PDF files (*.pdf)</source>
   <translation>PDF-bestanden (*.pdf)</translation>
  </message>
  <message>
   <source>Index as SQL for a database</source>
   <translation>Index als SQL voor een database</translation>
  </message>
  <message>
   <source>Writes a model and a stored scale as SQL: a script that makes a view in PostgreSQL, DuckDB or SQLite with the score, class and coverage of every row of a table, equal to those of 'Multiple deprivation index'. A national table of millions is scored where it lies, and a service follows its data.

With a stored scale no row of the layer is read. Without it the normalisation is fitted on the reference, or on the areas themselves. The view has all columns of the table and those of the index but its rank, which depends on all rows; for the rank methods it looks up a table of its own, &lt;view&gt;_scale. The script replaces a view of that name. Missing markers of CBS, impossible figures and water have no score, as everywhere; a score outside 0-100 that is to be taken as it is counts as missing, where a run would be refused.</source>
   <translation>Schrijft een model en een opgeslagen schaal als SQL: een script dat in PostgreSQL, DuckDB of SQLite een view maakt met de score, klasse en dekking van elke rij van een tabel, gelijk aan die van 'Meervoudige achterstandsindex'. Een landelijke tabel met miljoenen rijen krijgt haar scores op de plek waar ze staat, en een dienst volgt haar gegevens.

Met een opgeslagen schaal wordt geen rij van de laag gelezen. Zonder schaal wordt de normalisatie bepaald op de referentie, of op de gebieden zelf. De view heeft alle kolommen van de tabel en die van de index behalve de rang, die van alle rijen afhangt; bij methoden met een rang zoekt ze op in een eigen tabel, &lt;view&gt;_scale. Het script vervangt een view met die naam. Codes van het CBS voor ontbrekende waarden, onmogelijke cijfers en water hebben geen score, zoals overal; een score buiten 0-100 die ongewijzigd gebruikt wordt, geldt als ontbrekend, waar een uitvoering geweigerd zou worden.</translation>
  </message>
  <message>
   <source>For which database the script is: their SQL differs in types, rounding and look-ups.</source>
   <translation>Voor welke database het script is: de SQL verschilt in gegevenstypen, afronding en opzoeken.</translation>
  </message>
  <message>
   <source>The table as it is called there, such as public.gemeenten, or read_parquet('gemeenten.parquet') in DuckDB; by default that of the layer.</source>
   <translation>De tabel zoals die daar heet, zoals public.gemeenten, of read_parquet('gemeenten.parquet') in DuckDB; standaard die van de laag.</translation>
  </message>
  <message>
   <source>The name of the view, with that of its schema where it needs one; by default the table's with _mdi.</source>
   <translation>De naam van de view, waar nodig met die van het schema; standaard die van de tabel met _mdi.</translation>
  </message>
  <message>
   <source>To be run in the database: psql -f, duckdb &lt; or sqlite3 &lt;, or QGIS's DB Manager.</source>
   <translation>Uit te voeren in de database: psql -f, duckdb &lt; of sqlite3 &lt;, of in DB Manager van QGIS.</translation>
  </message>
  <message>
   <source>Database</source>
   <translation>Database</translation>
  </message>
  <message>
   <source>View</source>
   <translation>View</translation>
  </message>
  <message>
   <source>Script</source>
   <translation>Script</translation>
  </message>
  <message>
   <source>SQL files (*.sql)</source>
   <translation>SQL-bestanden (*.sql)</translation>
  </message>
  <message>
   <source>View {view} of table {table}.</source>
   <translation>View {view} van tabel {table}.</translation>
  </message>
  <message>
   <source>Audit of the indicators</source>
   <translation>Controle van de indicatoren</translation>
  </message>
  <message>
   <source>Looks at the indicators of an index before it is trusted: what is missing, which few values rule a scale, which indicator runs against its domain or says the same as another, whether a domain measures one thing, and what each really weighs.

The weight is what the model gives; the influence is the part of the variance of the index that goes back to a domain. A domain that hangs together with no other has less influence than its weight, and one that runs against the others pulls the index the other way.

It changes nothing. The limits are those of the handbook of OECD and JRC and of COINr; a remark is a question, not a fault.</source>
   <translation>Bekijkt de indicatoren van een index voordat die wordt vertrouwd: wat ontbreekt, welke paar waarden een schaal bepalen, welke indicator tegen zijn domein in loopt of hetzelfde zegt als een andere, of een domein één ding meet, en wat elk echt weegt.

Het gewicht is wat het model geeft; de invloed is het deel van de variantie van de index dat op een domein teruggaat. Een domein dat met geen ander samenhangt heeft minder invloed dan zijn gewicht, en een dat tegen de andere in loopt trekt de index de andere kant op.

Het verandert niets. De grenzen zijn die van het handboek van OECD en JRC en van COINr; een signaal is een vraag, geen fout.</translation>
  </message>
  <message>
   <source>To tell areas that are too small to rank; by default found by its name.</source>
   <translation>Om gebieden te noemen die te klein zijn om te rangschikken; standaard gevonden aan de naam.</translation>
  </message>
  <message>
   <source>Areas with fewer are remarked; 0 remarks none.</source>
   <translation>Gebieden met minder krijgen een signaal; bij 0 geen.</translation>
  </message>
  <message>
   <source>A table with a row for each indicator, each domain and each pair that says almost the same: what is missing, mean, sd, scheefheid, kurtosis, uitschieters, gewicht, invloed_pct, r_index, r_domein, alfa and signalen.</source>
   <translation>Een tabel met een rij per indicator, per domein en per paar dat bijna hetzelfde zegt: wat ontbreekt, gemiddelde, sd, scheefheid, kurtosis, uitschieters, gewicht, invloed_pct, r_index, r_domein, alfa en signalen.</translation>
  </message>
  <message>
   <source>A web page with what stands out, the coherence of the domains, and a small picture an indicator.</source>
   <translation>Een webpagina met wat opvalt, de samenhang van de domeinen, en een kleine grafiek per indicator.</translation>
  </message>
  <message>
   <source>Least number of inhabitants</source>
   <translation>Kleinste aantal inwoners</translation>
  </message>
  <message>
   <source>Audit</source>
   <translation>Controle</translation>
  </message>
  <message>
   <source>Number of remarks</source>
   <translation>Aantal signalen</translation>
  </message>
  <message>
   <source>Join indicators by CBS code</source>
   <translation>Indicatoren koppelen op CBS-code</translation>
  </message>
  <message>
   <source>Joins gemeenten, wijken or buurten with the rows of an indicator table by their CBS codes.

Codes may come as GM0014, gm0014, GM-0014, 0014, 14, 14.0, 14,00, '0014, 2022GM0014 or padded with blanks, in each layer its own way; the fields that hold them are found by their values when not given. Bare numbers in a column whose other codes have letters are no codes. Rows of another level (a KWB table holds gemeenten, wijken and buurten) and of water are left aside, and water areas get nothing.

A table without codes is joined by the names of the areas, as they are written and by CBS's own variants: 's-Gravenhage and Den Haag, names with the provincie behind. Names that come near are proposed, never taken.

Of a table with a row for each area and year the latest year is joined, or the period that is chosen, or all.

Numbers that came as text become numbers, with decimal comma or point; missing markers (-99997, -99995, -99999, -99999999, '.', 'x', '-', empty) become NULL, never zero.

The log and the report name what did not match, with the likely reason, such as a merger of gemeenten between the year of the layer and the year of the table.</source>
   <translation>Koppelt gemeenten, wijken of buurten op CBS-code aan de rijen van een indicatorentabel.

Codes mogen voorkomen als GM0014, gm0014, GM-0014, 0014, 14, 14.0, 14,00, '0014, 2022GM0014 of aangevuld met spaties, in elke laag op een eigen manier; de velden met de codes worden aan hun waarden herkend als ze niet zijn opgegeven. Kale getallen in een kolom waarvan de andere codes letters hebben, zijn geen codes. Rijen van een ander niveau (een KWB-tabel bevat gemeenten, wijken en buurten) en van water blijven buiten beschouwing, en watergebieden krijgen niets.

Een tabel zonder codes wordt gekoppeld op de namen van de gebieden, zoals ze geschreven zijn en volgens de varianten van het CBS zelf: 's-Gravenhage en Den Haag, namen met de provincie erachter. Namen die erop lijken worden voorgesteld, nooit overgenomen.

Van een tabel met een rij per gebied en jaar wordt het laatste jaar gekoppeld, of de periode die je kiest, of alle.

Getallen die als tekst zijn aangeleverd, worden omgezet in getallen, met decimale komma of punt; aanduidingen voor ontbrekende waarden (-99997, -99995, -99999, -99999999, '.', 'x', '-', leeg) worden NULL, nooit nul.

Het logboek en het rapport vermelden wat niet gekoppeld is, met de waarschijnlijke reden, zoals een gemeentelijke herindeling tussen het jaar van de laag en het jaar van de tabel.</translation>
  </message>
  <message>
   <source>The layer whose areas get the indicators.</source>
   <translation>De laag met de gebieden die de indicatoren krijgen.</translation>
  </message>
  <message>
   <source>A table (csv, xlsx, a database table) or layer with a row per area.</source>
   <translation>Een tabel (csv, xlsx, databasetabel) of laag met één rij per gebied.</translation>
  </message>
  <message>
   <source>When empty, the field is found by its values. A field with the names of the areas serves as well.</source>
   <translation>Wordt automatisch gevonden als niets is gekozen. Een veld met de namen van de gebieden mag ook.</translation>
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
   <source>For a table with a row for each area and year (quarter, month, date). When empty, the field is found where codes stand there more than once and it tells them apart.</source>
   <translation>Voor een tabel met een rij per gebied en jaar (kwartaal, maand, datum). Wordt automatisch gevonden als niets is gekozen, waar codes meer dan eens voorkomen en dit veld ze onderscheidt.</translation>
  </message>
  <message>
   <source>'latest' joins the last period of the table; a period, such as 2023, joins that one; 'all' joins each, with the period behind the names of the fields.</source>
   <translation>'latest' koppelt de laatste periode van de tabel; een periode, zoals 2023, koppelt die ene; 'all' koppelt ze alle, met de periode achter de namen van de velden.</translation>
  </message>
  <message>
   <source>'refuse' stops and names them; 'first' and 'last' take the first or the last of the rows.</source>
   <translation>'weigeren' breekt af en noemt deze codes; 'eerste' en 'laatste' nemen de eerste of de laatste van de rijen.</translation>
  </message>
  <message>
   <source>'keep' leaves their indicators NULL, 'drop' leaves the areas out.</source>
   <translation>'behouden' laat hun indicatoren NULL, 'weglaten' laat de gebieden weg.</translation>
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
   <source>Indicator table</source>
   <translation>Indicatorentabel</translation>
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
   <source>Period</source>
   <translation>Periode</translation>
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
   <source>Multiple deprivation index (MDI)</source>
   <translation>Meervoudige achterstandsindex (MDI)</translation>
  </message>
  <message>
   <source>Computes a multiple deprivation index from indicators, or from domain scores, by a model: seven weighted domains after Het PON &amp; Telos (2024), England's index, or a model of your own.

Each indicator is brought to 0-100, 100 the worst outcome; a domain is the mean of its indicators; the index is the sum of weight/100 x domain score, with the weights as they stand.

The normalisation belongs to a reference, not to the layer at hand: give the whole country as reference, or a stored scale, and a province gets the very scores that it has within the country. Missing is never zero: mdi_dekking tells what percentage of the indicators stands behind each score, mdi_gewicht what percentage of the weights.

Shipped models: pon2023 (22 indicators), pon2023_domains (the seven domain scores), imd_england (ranks or scores of the seven English domains), cbs_kern (a derived index of gemeenten from what CBS publishes freely), cbs_buurt (the same for wijken and buurten, from the Kerncijfers of any year: domains that a year does not hold are left out, and the name says so). A score tells how an area compares with its reference, nothing about the people who live there.</source>
   <translation>Berekent een meervoudige achterstandsindex uit indicatoren, of uit domeinscores, volgens een model: zeven gewogen domeinen naar Het PON &amp; Telos (2024), de Engelse index, of een eigen model.

Elke indicator wordt op een schaal van 0-100 gebracht, met 100 als slechtste uitkomst; een domein is het gemiddelde van zijn indicatoren; de index is de som van gewicht/100 x domeinscore, met de gewichten zoals ze in het model staan.

De normalisatie hoort bij een referentie, niet bij de laag die voorligt: geef het hele land op als referentie, of een opgeslagen schaal, en een provincie krijgt precies de scores die zij binnen het land heeft. Ontbrekend is nooit nul: mdi_dekking zegt welk percentage van de indicatoren achter een score staat, mdi_gewicht welk percentage van de gewichten.

Meegeleverde modellen: pon2023 (22 indicatoren), pon2023_domains (de zeven domeinscores), imd_england (rangnummers of scores van de zeven Engelse domeinen), cbs_kern (een afgeleide index van gemeenten uit wat het CBS vrij publiceert), cbs_buurt (hetzelfde voor wijken en buurten, uit de Kerncijfers van een jaar naar keuze: domeinen die een jaar niet bevat worden weggelaten, en de naam zegt dat). Een score zegt hoe een gebied zich tot zijn referentie verhoudt, niets over de mensen die er wonen.</translation>
  </message>
  <message>
   <source>The areas with a score per domain (such as mdi_inkomen), mdi, mdi_klasse, mdi_label, mdi_rang (1 = most deprived of this layer), mdi_kwartiel (4 = most deprived quarter of the reference), mdi_deciel (10 = most deprived tenth), mdi_dekking (percentage of the indicators present) and mdi_gewicht (percentage of the weights whose domains have a score), styled by class.</source>
   <translation>De gebieden met een score per domein (zoals mdi_inkomen), mdi, mdi_klasse, mdi_label, mdi_rang (1 = meeste achterstand in deze laag), mdi_kwartiel (4 = kwartiel van de referentie met de meeste achterstand), mdi_deciel (10 = deciel met de meeste achterstand), mdi_dekking (percentage aanwezige indicatoren) en mdi_gewicht (percentage van de gewichten waarvan het domein een score heeft), met een stijl per klasse.</translation>
  </message>
  <message>
   <source>Write the fitted normalisation to a file, to show it and to apply it elsewhere.</source>
   <translation>De bepaalde normalisatie opslaan in een bestand, om die te tonen en elders toe te passen.</translation>
  </message>
  <message>
   <source>When empty, the title of the model. What the index is called stands below a title of your own.</source>
   <translation>Leeg: de titel van het model. Onder een eigen titel staat hoe de index heet.</translation>
  </message>
  <message>
   <source>Stands behind the title of the model in the legend, such as 2024.</source>
   <translation>Staat in de legenda achter de titel van het model, zoals 2024.</translation>
  </message>
  <message>
   <source>A layer or table with the indicators, or the domain scores, in its fields.</source>
   <translation>Een laag of tabel met de indicatoren, of de domeinscores, in velden.</translation>
  </message>
  <message>
   <source>Layer or table on which the normalisation and the quartiles are fitted, such as all gemeenten of the country. Without it, and without a scale, the areas themselves are the reference.</source>
   <translation>Laag of tabel waarop de normalisatie en de kwartielen worden bepaald, bijvoorbeeld alle gemeenten van het land. Zonder referentie en zonder opgeslagen schaal zijn de gebieden zelf de referentie.</translation>
  </message>
  <message>
   <source>A model that comes with Regiolens: cbs_buurt, cbs_kern, imd_england, pon2023 or pon2023_domains.</source>
   <translation>Een model dat met Regiolens is meegeleverd: cbs_buurt, cbs_kern, imd_england, pon2023 of pon2023_domains.</translation>
  </message>
  <message>
   <source>A model of your own, in place of a shipped one: a JSON file with domains, weights, indicators, directions, denominators, treatment of outlying values, normalisation and classes. A fault is named with its path in the file.</source>
   <translation>Een eigen model, in plaats van een meegeleverd model: een JSON-bestand met domeinen, gewichten, indicatoren, richtingen, noemers, behandeling van uitschieters, normalisatie en klassen. Een fout wordt gemeld met het pad binnen het bestand.</translation>
  </message>
  <message>
   <source>Only where fields have other names than the model gives: pairs of indicator and field, or a JSON object such as {"inkomen": "score_inkomen"}. What an indicator is divided by is named with '.denominator' behind its id, such as 'uitkeringen.denominator'.</source>
   <translation>Alleen nodig waar velden anders heten dan in het model: paren van indicator en veld, of een JSON-object zoals {"inkomen": "score_inkomen"}. Waardoor een indicator wordt gedeeld, geef je op met '.denominator' achter de id, zoals 'uitkeringen.denominator'.</translation>
  </message>
  <message>
   <source>A normalisation that an earlier run stored, applied unchanged. In place of a reference.</source>
   <translation>Een normalisatie die bij een eerdere uitvoering is opgeslagen en ongewijzigd wordt toegepast. Komt in de plaats van een referentie.</translation>
  </message>
  <message>
   <source>'available with at least half': a domain is the mean of the indicators present, of which it needs at least half. 'all required': a domain with any indicator missing has no score. 'strict': the run is refused if any value is missing. The index always needs all its domains, but those that are left out.</source>
   <translation>'wat er is, ten minste de helft': een domein is het gemiddelde van de aanwezige indicatoren; ten minste de helft moet aanwezig zijn. 'alle vereist': een domein waarvan een indicator ontbreekt, krijgt geen score. 'streng': de uitvoering wordt geweigerd als er een waarde ontbreekt. Voor de index zijn altijd alle domeinen nodig, behalve die zijn weggelaten.</translation>
  </message>
  <message>
   <source>Ids of domains, parted by commas, such as 'veiligheid,woonomgeving'. The others count in proportion to their weights, and the name of the index says what it is without. Domains that the model marks as optional are left out by themselves where there are no figures for them.</source>
   <translation>Id's van domeinen, gescheiden door komma's, zoals 'veiligheid,woonomgeving'. De andere tellen mee naar verhouding van hun gewicht, en de naam van de index zegt wat eraan ontbreekt. Domeinen die het model optioneel noemt, worden vanzelf weggelaten waar er geen cijfers voor zijn.</translation>
  </message>
  <message>
   <source>Store the scale</source>
   <translation>Schaal opslaan</translation>
  </message>
  <message>
   <source>Year of the figures</source>
   <translation>Jaar van de cijfers</translation>
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
   <source>Domains to leave out</source>
   <translation>Weg te laten domeinen</translation>
  </message>
  <message>
   <source>Moves and net migration</source>
   <translation>Verhuizingen en verhuissaldo</translation>
  </message>
  <message>
   <source>Sets arrivals beside departures for each area and group: saldo (arrivals - departures), saldo_relatief (percent a year of the population at the start: saldo / years / population), and the quadrant by the signs of the net migration of two groups, such as higher and lower incomes.

The input has a row for each area and group, or is an origin-destination table: then the field of the area is where people left, the destination where they went, and departures how many. Moves within an area are neither arrivals nor departures.

The quadrant: to the right where more of the first group arrive than leave, upward where more of the second do. An area on an axis, or of which one is missing, is in none; nor is a kind of area where some area has one of them alone.

Region types and classes of stedelijkheid make a table of both at once, with totals. With an origin-destination table, net flows between regions are drawn as arrows as wide as their number, and stand in a matrix.

Rounded to tens, each number and each total is rounded by itself, so that totals can differ from the sum of their parts. Missing is never zero: an area without a figure gets none, and is named.</source>
   <translation>Zet voor elk gebied en elke groep vestigers naast vertrekkers: saldo (vestigers - vertrekkers), saldo_relatief (procent per jaar van de bevolking aan het begin: saldo / jaren / bevolking), en het kwadrant volgens de tekens van het verhuissaldo van twee groepen, zoals hogere en lagere inkomens.

De invoer heeft een rij per gebied en groep, of is een herkomst-bestemmingstabel: dan is het veld van het gebied waar mensen vertrokken, de bestemming waar ze heen gingen, en vertrekkers hoeveel het er waren. Verhuizingen binnen een gebied zijn vestiging noch vertrek.

Het kwadrant: naar rechts waar van de eerste groep meer mensen komen dan gaan, naar boven waar dat voor de tweede geldt. Een gebied op een as, of waarvan een van beide ontbreekt, ligt in geen enkel kwadrant; een soort gebied waarvan een gebied er maar één van heeft, evenmin.

Regiotypen en stedelijkheidsklassen geven een tabel van beide tegelijk, met totalen. Bij een herkomst-bestemmingstabel worden de nettostromen tussen regio's getekend als pijlen zo breed als hun aantal, en staan ze in een matrix.

Bij afronden op tientallen wordt elk getal en elk totaal apart afgerond, zodat totalen kunnen afwijken van de som van hun delen. Ontbrekend is nooit nul: een gebied zonder cijfer krijgt er geen, en wordt genoemd.</translation>
  </message>
  <message>
   <source>A layer or table with a row for each area and group, or an origin-destination table.</source>
   <translation>Een laag of tabel met een rij per gebied en groep, of een herkomst-bestemmingstabel.</translation>
  </message>
  <message>
   <source>Years of moves that the numbers hold: 6 of 2011 to 2016.</source>
   <translation>Over hoeveel jaren de verhuizingen zijn geteld: 6 voor 2011 tot en met 2016.</translation>
  </message>
  <message>
   <source>Of the group itself, or of the whole population: the population of the areas, the group 'totaal', or all groups together. The output says which.</source>
   <translation>Van de groep zelf, of van de hele bevolking: de bevolking van de gebieden, de groep 'totaal', of alle groepen samen. De uitvoer zegt welke.</translation>
  </message>
  <message>
   <source>The two groups whose signs make the quadrant, the one of the horizontal axis first, with a semicolon between them; a plus adds groups up: 'hoger + student; lager'. Sums get rows of their own.</source>
   <translation>De twee groepen waarvan de tekens het kwadrant maken, die van de horizontale as eerst, met een puntkomma ertussen; een plus telt groepen op: 'hoger + student; lager'. Sommen krijgen eigen rijen.</translation>
  </message>
  <message>
   <source>To tens against disclosure, each number and each total by itself; percentages follow from these.</source>
   <translation>Op tientallen tegen onthulling, elk getal en elk totaal apart; percentages volgen daaruit.</translation>
  </message>
  <message>
   <source>A layer, or a table, with the areas: their outlines, names, regions and kinds. Without it the layer of moves has these itself.</source>
   <translation>Een laag of tabel met de gebieden: hun omtrekken, namen, regio's en soorten. Zonder deze heeft de laag met verhuizingen ze zelf.</translation>
  </message>
  <message>
   <source>Field with the areas in that layer</source>
   <translation>Veld met de gebieden in die laag</translation>
  </message>
  <message>
   <source>Found by its codes when empty.</source>
   <translation>Wordt aan de codes herkend als het leeg is.</translation>
  </message>
  <message>
   <source>Kind of region</source>
   <translation>Soort regio</translation>
  </message>
  <message>
   <source>Such as regio_type: krimp, anticipeer, overig.</source>
   <translation>Zoals regio_type: krimp, anticipeer, overig.</translation>
  </message>
  <message>
   <source>Class of stedelijkheid</source>
   <translation>Stedelijkheidsklasse</translation>
  </message>
  <message>
   <source>Such as sted_label; the second grouping.</source>
   <translation>Zoals sted_label; de tweede indeling.</translation>
  </message>
  <message>
   <source>Flows go between these regions; between areas when empty.</source>
   <translation>Stromen lopen tussen deze regio's; tussen gebieden als het leeg is.</translation>
  </message>
  <message>
   <source>Population of the areas at the start</source>
   <translation>Bevolking van de gebieden aan het begin</translation>
  </message>
  <message>
   <source>Of the whole area; with a field of groups, of each group.</source>
   <translation>Van het hele gebied; met een veld met groepen van elke groep.</translation>
  </message>
  <message>
   <source>Population of the areas at the end</source>
   <translation>Bevolking van de gebieden aan het eind</translation>
  </message>
  <message>
   <source>For the share of net migration in the change of population.</source>
   <translation>Voor het aandeel van het verhuissaldo in de verandering van de bevolking.</translation>
  </message>
  <message>
   <source>Field with the groups in that layer</source>
   <translation>Veld met de groepen in die laag</translation>
  </message>
  <message>
   <source>Where it has a row for each area and group, with the population of each.</source>
   <translation>Als die een rij per gebied en groep heeft, met de bevolking van elk.</translation>
  </message>
  <message>
   <source>Of which group the flows are; a plus adds groups up. All together when empty.</source>
   <translation>Van welke groep de stromen zijn; een plus telt groepen op. Alle samen als het leeg is.</translation>
  </message>
  <message>
   <source>A row for each area and group: saldo, saldo_relatief, kwadrant and, with the population at the end, aandeel_groei (percent of its change); styled by quadrant where the areas have outlines.</source>
   <translation>Een rij per gebied en groep: saldo, saldo_relatief, kwadrant en, met de bevolking aan het eind, aandeel_groei (procent van de verandering daarvan); in kleuren per kwadrant als de gebieden omtrekken hebben.</translation>
  </message>
  <message>
   <source>DESTINATION makes an origin-destination table: give as DEPARTURES how many people moved.</source>
   <translation>DESTINATION maakt er een herkomst-bestemmingstabel van: geef als DEPARTURES hoeveel mensen verhuisden.</translation>
  </message>
  <message>
   <source>{parameter} is of a table with a row for each area, and DESTINATION of an origin-destination table: leave one empty, and give the population of the areas as AREAS_POPULATION.</source>
   <translation>{parameter} hoort bij een tabel met een rij per gebied, en DESTINATION bij een herkomst-bestemmingstabel: laat een van beide leeg, en geef de bevolking van de gebieden als AREAS_POPULATION.</translation>
  </message>
  <message>
   <source>Give ARRIVALS and DEPARTURES, or SALDO, or for an origin-destination table DESTINATION.</source>
   <translation>Geef ARRIVALS en DEPARTURES, of SALDO, of voor een herkomst-bestemmingstabel DESTINATION.</translation>
  </message>
  <message>
   <source>YEARS is {years:g}: give a number above zero.</source>
   <translation>YEARS is {years:g}: geef een getal boven nul.</translation>
  </message>
  <message>
   <source>AREAS_POPULATION_END needs the population at the start: give AREAS_POPULATION as well.</source>
   <translation>AREAS_POPULATION_END heeft de bevolking aan het begin nodig: geef ook AREAS_POPULATION.</translation>
  </message>
  <message>
   <source>OUTPUT_TABLE needs kinds of areas: give TYPE_FIELD, URBANITY_FIELD, or both.</source>
   <translation>OUTPUT_TABLE heeft soorten gebieden nodig: geef TYPE_FIELD, URBANITY_FIELD, of beide.</translation>
  </message>
  <message>
   <source>{parameter} needs to know who moved from where to where: give an origin-destination table, with the field of the destination as DESTINATION.</source>
   <translation>{parameter} moet weten wie waarvandaan waarheen verhuisde: geef een herkomst-bestemmingstabel, met het veld van de bestemming als DESTINATION.</translation>
  </message>
  <message>
   <source>CHART needs the two groups of its axes: give GROUPS.</source>
   <translation>CHART heeft de twee groepen van zijn assen nodig: geef GROUPS.</translation>
  </message>
  <message>
   <source>Moves</source>
   <translation>Verhuizingen</translation>
  </message>
  <message>
   <source>Field with the areas</source>
   <translation>Veld met de gebieden</translation>
  </message>
  <message>
   <source>Codes or names; of an origin-destination table where people left. Found by its codes when empty.</source>
   <translation>Codes of namen; bij een herkomst-bestemmingstabel waar mensen vertrokken. Wordt aan de codes herkend als het leeg is.</translation>
  </message>
  <message>
   <source>Field with the groups</source>
   <translation>Veld met de groepen</translation>
  </message>
  <message>
   <source>Such as the income group; one group when empty.</source>
   <translation>Zoals de inkomensgroep; één groep als het leeg is.</translation>
  </message>
  <message>
   <source>Arrivals</source>
   <translation>Vestigers</translation>
  </message>
  <message>
   <source>Number of people who came to the area.</source>
   <translation>Aantal mensen dat in het gebied kwam wonen.</translation>
  </message>
  <message>
   <source>Departures</source>
   <translation>Vertrekkers</translation>
  </message>
  <message>
   <source>Number of people who left; of an origin-destination table the number of people who moved.</source>
   <translation>Aantal mensen dat vertrok; bij een herkomst-bestemmingstabel het aantal mensen dat verhuisde.</translation>
  </message>
  <message>
   <source>Destination</source>
   <translation>Bestemming</translation>
  </message>
  <message>
   <source>For an origin-destination table: the field with the area where people went.</source>
   <translation>Voor een herkomst-bestemmingstabel: het veld met het gebied waar mensen heen gingen.</translation>
  </message>
  <message>
   <source>Population of the group at the start</source>
   <translation>Bevolking van de groep aan het begin</translation>
  </message>
  <message>
   <source>How many people of the group lived in the area at the start of the period.</source>
   <translation>Hoeveel mensen van de groep aan het begin van de periode in het gebied woonden.</translation>
  </message>
  <message>
   <source>Net migration</source>
   <translation>Verhuissaldo</translation>
  </message>
  <message>
   <source>In place of arrivals and departures, where only that is known.</source>
   <translation>In plaats van vestigers en vertrekkers, als alleen dat bekend is.</translation>
  </message>
  <message>
   <source>Population of the group at the end</source>
   <translation>Bevolking van de groep aan het eind</translation>
  </message>
  <message>
   <source>Percent of</source>
   <translation>Procent van</translation>
  </message>
  <message>
   <source>Groups of the quadrants</source>
   <translation>Groepen van de kwadranten</translation>
  </message>
  <message>
   <source>Rounding</source>
   <translation>Afronding</translation>
  </message>
  <message>
   <source>Group of the flows</source>
   <translation>Groep van de stromen</translation>
  </message>
  <message>
   <source>By kind of area</source>
   <translation>Naar soort gebied</translation>
  </message>
  <message>
   <source>A table by kind of region and class of stedelijkheid at once, with the totals of both.</source>
   <translation>Een tabel naar soort regio en stedelijkheidsklasse tegelijk, met de totalen van beide.</translation>
  </message>
  <message>
   <source>Net flows</source>
   <translation>Nettostromen</translation>
  </message>
  <message>
   <source>Arrows between regions, as wide as the number of people: van, naar, netto, heen, terug.</source>
   <translation>Pijlen tussen regio's, zo breed als het aantal mensen: van, naar, netto, heen, terug.</translation>
  </message>
  <message>
   <source>Matrix of net flows</source>
   <translation>Matrix van nettostromen</translation>
  </message>
  <message>
   <source>A row and a column for each region: the net flow from the row to the column.</source>
   <translation>Een rij en een kolom per regio: de nettostroom van de rij naar de kolom.</translation>
  </message>
  <message>
   <source>Chart of the quadrants</source>
   <translation>Diagram van de kwadranten</translation>
  </message>
  <message>
   <source>The areas by the relative net migration of both groups, as a picture for layouts.</source>
   <translation>De gebieden naar het relatieve verhuissaldo van beide groepen, als afbeelding voor lay-outs.</translation>
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
   <source>A web page with the chart, the areas, the table by kind and the matrix.</source>
   <translation>Een webpagina met het diagram, de gebieden, de tabel per soort en de matrix.</translation>
  </message>
  <message>
   <source>Number of areas in a quadrant</source>
   <translation>Aantal gebieden in een kwadrant</translation>
  </message>
  <message>
   <source>Address density (OAD) from addresses</source>
   <translation>Omgevingsadressendichtheid (OAD) uit adressen</translation>
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
   <translation>Van een adres: 'cirkel' zoals het CBS die neemt, of 'wettelijke cellen' van 500 m, uitgelijnd op RD.</translation>
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
   <source>Planned addresses</source>
   <translation>Geplande adressen</translation>
  </message>
  <message>
   <source>Number of addresses at each planned point</source>
   <translation>Aantal adressen op elk gepland punt</translation>
  </message>
  <message>
   <source>Address density (OAD) on squares</source>
   <translation>Omgevingsadressendichtheid (OAD) op vierkanten</translation>
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
   <source>Open the window Regioprofiel</source>
   <translation>Venster Regioprofiel openen</translation>
  </message>
  <message>
   <source>Opens the window that leads from a layer to a styled map and the profile of a region. It runs the other algorithms of Regiolens, and copies what it ran as a command, a model or a Python script.</source>
   <translation>Opent het venster dat van een laag naar een opgemaakte kaart en het profiel van een regio leidt. Het voert de andere algoritmen van Regiolens uit, en kopieert wat het uitvoerde als opdracht, model of Python-script.</translation>
  </message>
  <message>
   <source>The window can be opened in QGIS itself, not in qgis_process.</source>
   <translation>Het venster kan in QGIS zelf worden geopend, niet in qgis_process.</translation>
  </message>
  <message>
   <source>The CBS codes of the areas; found by itself when empty.</source>
   <translation>De CBS-codes van de gebieden; worden vanzelf gevonden als je dit leeg laat.</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Regels</translation>
  </message>
  <message>
   <source>A field of the areas that names the region of each; regions get a darker outline on the map.</source>
   <translation>Een veld van de gebieden dat van elk de regio noemt; regio's krijgen een donkerder omtrek op de kaart.</translation>
  </message>
  <message>
   <source>Instead of a field: a layer of polygons. An area belongs to the region that holds the largest part of it, and the outline is that of its areas together.</source>
   <translation>In plaats van een veld: een laag met vlakken. Een gebied hoort bij de regio die het grootste deel ervan bevat, en de omtrek is die van haar gebieden samen.</translation>
  </message>
  <message>
   <source>By default the first field that seems to hold names.</source>
   <translation>Standaard het eerste veld dat namen lijkt te bevatten.</translation>
  </message>
  <message>
   <source>For the table of classes per region; by default found by its name.</source>
   <translation>Voor de tabel van klassen per regio; standaard op naam gevonden.</translation>
  </message>
  <message>
   <source>A table with a row for each region and class, and for all areas together: number of areas and inhabitants, and their shares in percent of what has a class.</source>
   <translation>Een tabel met een rij voor elke regio en klasse, en voor alle gebieden samen: aantal gebieden en inwoners, en hun aandeel in procenten van wat een klasse heeft.</translation>
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
   <source>csv with your own decimal sign and separator, and a .csvt with the types of its columns; xlsx with titles and units for heads. Without it a csv has decimal points and an xlsx the names of the fields, as programs read them. A head that stays in view, and percentages as such, an xlsx has either way.</source>
   <translation>csv met je eigen decimaalteken en scheidingsteken, en een .csvt met de gegevenstypen van de kolommen; xlsx met titels en eenheden als koppen. Zonder deze keuze heeft een csv decimale punten en een xlsx de namen van de velden, zoals programma's ze lezen. Een kop die in beeld blijft en percentages als percentage heeft een xlsx in beide gevallen.</translation>
  </message>
  <message>
   <source>Shown below the classes in the legend, such as 'CBS, Kerncijfers wijken en buurten 2024'.</source>
   <translation>Staat in de legenda onder de klassen, bijvoorbeeld 'CBS, Kerncijfers wijken en buurten 2024'.</translation>
  </message>
  <message>
   <source>Shown below the source. When empty, the organisation of Settings &gt; Options &gt; Regiolens.</source>
   <translation>Staat onder de bron. Leeg: de organisatie van Extra &gt; Opties &gt; Regiolens.</translation>
  </message>
  <message>
   <source>The number from which the draws are made: the same seed gives the same result.</source>
   <translation>Het getal waaruit de trekkingen ontstaan: dezelfde startwaarde geeft hetzelfde resultaat.</translation>
  </message>
  <message>
   <source>4 for quartiles, 5 for quintiles, 10 for deciles; 2 to 10.</source>
   <translation>4 voor kwartielen, 5 voor kwintielen, 10 voor decielen; 2 tot en met 10.</translation>
  </message>
  <message>
   <source>A sequential ColorBrewer ramp; all of them are safe for colour-blind readers and for greyscale print.</source>
   <translation>Een sequentieel kleurverloop van ColorBrewer; alle verlopen zijn geschikt voor kleurenblinde lezers en voor afdrukken in grijstinten.</translation>
  </message>
  <message>
   <source>Also write the style to a .qml file, for use on other layers.</source>
   <translation>De stijl ook opslaan in een .qml-bestand, voor gebruik op andere lagen.</translation>
  </message>
  <message>
   <source>Also write the style as SLD, for GeoServer, MapServer and others: a filter a class, 'no data' by PropertyIsNull, outlines by scale, and the texts of the legend.</source>
   <translation>Schrijf de stijl ook als SLD, voor GeoServer, MapServer en andere: een filter per klasse, 'geen gegevens' met PropertyIsNull, grenzen per schaal, en de teksten van de legenda.</translation>
  </message>
  <message>
   <source>Field with the regions</source>
   <translation>Veld met de regio's</translation>
  </message>
  <message>
   <source>Field that names the polygons</source>
   <translation>Veld met de namen van de vlakken</translation>
  </message>
  <message>
   <source>Classes per region</source>
   <translation>Klassen per regio</translation>
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
   <source>Tables for people</source>
   <translation>Tabellen voor mensen</translation>
  </message>
  <message>
   <source>Author or organisation</source>
   <translation>Auteur of organisatie</translation>
  </message>
  <message>
   <source>Names of areas on the map</source>
   <translation>Namen van gebieden op de kaart</translation>
  </message>
  <message>
   <source>Layout template</source>
   <translation>Lay-outsjabloon</translation>
  </message>
  <message>
   <source>Layout templates (*.qpt)</source>
   <translation>Lay-outsjablonen (*.qpt)</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Startwaarde</translation>
  </message>
  <message>
   <source>Field with inhabitants</source>
   <translation>Veld met inwoners</translation>
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
   <source>Style as SLD</source>
   <translation>Stijl als SLD</translation>
  </message>
  <message>
   <source>SLD files (*.sld)</source>
   <translation>SLD-bestanden (*.sld)</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>Regel</translation>
  </message>
  <message>
   <source>Weight or denominator</source>
   <translation>Gewicht of noemer</translation>
  </message>
  <message>
   <source>Name of the result</source>
   <translation>Naam van de uitkomst</translation>
  </message>
  <message>
   <source>Regiolens: region indicators, deprivation index, stedelijkheid</source>
   <translation>Regiolens: regionale indicatoren, achterstandsindex, stedelijkheid</translation>
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
   <source>Divides areas into quartiles (or 2 to 10 quantiles) and styles them as a choropleth, darker where it is worse.

The bounds come from all areas of the reference that have data; give the whole country as the reference, and a province keeps the classes that it has within the country. A value on a bound belongs to the class above it. Class 1 holds the lowest values, whatever the direction; areas without data have no class and an entry of their own in the legend. Where many areas share a value, bounds coincide and a class can be empty: the log then says so. Fewer areas than classes give no class.

The legend prints the bounds with as few decimals as leave every area in its class, and the number of areas per class.</source>
   <translation>Verdeelt gebieden in kwartielen (of in 2 tot 10 kwantielen) en toont ze als choropleet, donkerder naarmate de situatie slechter is.

De grenzen volgen uit alle gebieden van de referentie met gegevens; met het hele land als referentie houdt een provincie de klassen die zij binnen het land heeft. Een waarde op een grens hoort bij de klasse erboven. Klasse 1 bevat de laagste waarden, ongeacht de richting; gebieden zonder gegevens hebben geen klasse en staan apart in de legenda. Waar veel gebieden dezelfde waarde hebben, vallen grenzen samen en kan een klasse leeg zijn: het logboek vermeldt dat. Minder gebieden dan klassen geven geen klasse.

De legenda toont de grenzen met zo weinig decimalen als mogelijk is zonder dat een gebied van klasse verandert, en het aantal gebieden per klasse.</translation>
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
   <source>'equal in number (quantiles)': classes as equal in number of areas as equal values allow. 'equal intervals': classes of equal width from the lowest value to the highest. 'natural breaks': the classes with the least squared deviation from their means, computed to the optimum (Fisher-Jenks). 'own bounds': those given below.</source>
   <translation>'gelijk in aantal (kwantielen)': klassen met zo veel mogelijk evenveel gebieden. 'gelijke intervallen': klassen van gelijke breedte van de laagste tot de hoogste waarde. 'natuurlijke klassen': de klassen met de kleinste gekwadrateerde afwijking van hun gemiddelden, berekend tot het optimum (Fisher-Jenks). 'eigen grenzen': de grenzen die hieronder staan.</translation>
  </message>
  <message>
   <source>For 'own bounds': the lowest value of each class above the first, such as '10; 20; 30', which makes four classes. A value on a bound belongs to the class above it.</source>
   <translation>Bij 'eigen grenzen': de laagste waarde van elke klasse boven de eerste, zoals '10; 20; 30', wat vier klassen geeft. Een waarde op een grens hoort bij de klasse erboven.</translation>
  </message>
  <message>
   <source>Indicator, year and unit, such as 'WOZ-waarde, 2024 (x 1.000 euro)'; the field's name when empty.</source>
   <translation>Indicator, jaar en eenheid, bijvoorbeeld 'WOZ-waarde, 2024 (x 1.000 euro)'. Als niets is ingevuld: de naam van het veld.</translation>
  </message>
  <message>
   <source>The areas with kwartiel (1 = lowest values) and kwartiel_label, styled.</source>
   <translation>De gebieden met de velden kwartiel (1 = laagste waarden) en kwartiel_label, met stijl.</translation>
  </message>
  <message>
   <source>BOUNDS holds for METHOD 'own bounds' alone: choose that, or leave BOUNDS empty.</source>
   <translation>BOUNDS geldt alleen bij METHOD 'own bounds': kies die, of laat BOUNDS leeg.</translation>
  </message>
  <message>
   <source>quantile of {field}</source>
   <translation>kwantiel van {field}</translation>
  </message>
  <message>
   <source>class of {field}</source>
   <translation>klasse van {field}</translation>
  </message>
  <message>
   <source>bounds of the quantile</source>
   <translation>grenzen van het kwantiel</translation>
  </message>
  <message>
   <source>bounds of the class</source>
   <translation>grenzen van de klasse</translation>
  </message>
  <message>
   <source>Indicator in the reference</source>
   <translation>Indicator in de referentie</translation>
  </message>
  <message>
   <source>Method of division</source>
   <translation>Indelingsmethode</translation>
  </message>
  <message>
   <source>Read a CBS file</source>
   <translation>CBS-bestand inlezen</translation>
  </message>
  <message>
   <source>Reads a file as CBS, RIVM, the police and the Kiesraad hand it out, into a clean table that can be joined at once: Kerncijfers wijken en buurten (xls, xlsx, csv), the wijk- en buurtkaart (GeoPackage or shapefile, with its geometry), exports of StatLine, results of elections, and others like them.

It finds by itself the sheet with the data, the encoding, the delimiter, and the decimal sign of each column; leaves out titles above and notes below; brings codes to one form (GM0014, WK001400, BU00140001), which stay text; makes numbers of figures that came as text; and makes missing markers empty, never zero.

The log and the report tell what was recognised and changed, and where something could be read in two ways, such as 1.250; then choose the decimal sign. The file itself is not changed.</source>
   <translation>Leest een bestand zoals CBS, RIVM, politie en Kiesraad het uitgeven, en maakt er een schone tabel van die meteen te koppelen is: Kerncijfers wijken en buurten (xls, xlsx, csv), de wijk- en buurtkaart (GeoPackage of shapefile, met geometrie), exports van StatLine, verkiezingsuitslagen en soortgelijke bestanden.

Het blad met de gegevens, de tekencodering, het scheidingsteken en het decimaalteken van elke kolom worden vanzelf gevonden; titels erboven en noten eronder vallen weg; codes krijgen één vorm (GM0014, WK001400, BU00140001) en blijven tekst; cijfers die als tekst kwamen worden getallen; tekens voor ontbrekende cijfers worden leeg, nooit nul.

Het logboek en het rapport vertellen wat er is herkend en gewijzigd, en waar iets op twee manieren te lezen is, zoals 1.250; kies dan het decimaalteken. Het bestand zelf verandert niet.</translation>
  </message>
  <message>
   <source>A csv, txt, xls, xlsx, ods, gpkg or shp file, or a zip file with one of these.</source>
   <translation>Een csv-, txt-, xls-, xlsx-, ods-, gpkg- of shp-bestand, of een zip-bestand met een daarvan.</translation>
  </message>
  <message>
   <source>When empty, the sheet that holds the data is found; in a zip file with several files, name the file.</source>
   <translation>Leeg: het blad met de gegevens wordt vanzelf gevonden; noem bij een zip-bestand met meerdere bestanden het bestand.</translation>
  </message>
  <message>
   <source>A KWB file holds gemeenten, wijken and buurten; of the wijk- en buurtkaart the layer of that level is read.</source>
   <translation>Een KWB-bestand bevat gemeenten, wijken en buurten; van de wijk- en buurtkaart wordt de laag van dat niveau gelezen.</translation>
  </message>
  <message>
   <source>The table, with descriptions as aliases and its origin in the metadata; of a map layer with geometry.</source>
   <translation>De tabel, met omschrijvingen als alias en de herkomst in de metadata; bij een kaartlaag met geometrie.</translation>
  </message>
  <message>
   <source>A page that tells what was recognised, what was changed, and what each column holds.</source>
   <translation>Een pagina met wat er is herkend, wat er is gewijzigd en wat elke kolom bevat.</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Bestand</translation>
  </message>
  <message>
   <source>Sheet or layer</source>
   <translation>Blad of laag</translation>
  </message>
  <message>
   <source>Rows to keep</source>
   <translation>Te behouden rijen</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Tekencodering</translation>
  </message>
  <message>
   <source>Choose one where letters with accents come out wrong.</source>
   <translation>Kies er een als letters met accenten er verkeerd uitkomen.</translation>
  </message>
  <message>
   <source>Delimiter</source>
   <translation>Scheidingsteken</translation>
  </message>
  <message>
   <source>What stands between the columns of a file of text.</source>
   <translation>Wat er in een tekstbestand tussen de kolommen staat.</translation>
  </message>
  <message>
   <source>Decimal sign</source>
   <translation>Decimaalteken</translation>
  </message>
  <message>
   <source>Decides where a column can be read in two ways, such as 1.250; other columns are read as they are.</source>
   <translation>Beslist waar een kolom op twee manieren te lezen is, zoals 1.250; andere kolommen worden gelezen zoals ze zijn.</translation>
  </message>
  <message>
   <source>Clean table</source>
   <translation>Schone tabel</translation>
  </message>
  <message>
   <source>What the file was recognised as</source>
   <translation>Waarvoor het bestand is herkend</translation>
  </message>
  <message>
   <source>Tables (*.csv *.txt *.tsv *.xls *.xlsx *.xlsm *.ods *.gpkg *.shp *.dbf *.zip);;All files (*)</source>
   <translation>Tabellen (*.csv *.txt *.tsv *.xls *.xlsx *.xlsm *.ods *.gpkg *.shp *.dbf *.zip);;Alle bestanden (*)</translation>
  </message>
  <message>
   <source>Bring figures to the boundaries of another year</source>
   <translation>Cijfers naar de grenzen van een ander jaar brengen</translation>
  </message>
  <message>
   <source>Brings the figures of gemeenten of one year to the gemeenten of another, later or earlier, so that moments can be compared. Wijken and buurten go by a conversion table of your own.

Counts are added, and where an area is divided they are divided by its shares, whole numbers without losing a unit; percentages and means are weighted with their own denominator as in 'Aggregate areas to groups'; classes and texts go by the majority of the inhabitants (of the areas, where there is no field with these), and are NULL where there is none. Areas that stay keep all their figures. Other figures of areas that changed, such as densities and medians, are NULL. A figure of which a part is missing is missing.

&lt;field&gt;_geschat is the percentage of the figure that rests on a division. Back in time gemeenten are divided by the inhabitants of 2021, as far as those are known; where no source gives the shares, a conversion of your own is asked for.</source>
   <translation>Brengt de cijfers van gemeenten van het ene jaar naar de gemeenten van een ander jaar, later of eerder, zodat momenten te vergelijken zijn. Wijken en buurten gaan met een eigen omzettabel.

Aantallen worden opgeteld, en als een gebied is verdeeld, worden ze naar zijn aandelen verdeeld, hele getallen zonder een eenheid te verliezen; percentages en gemiddelden worden gewogen met hun eigen noemer zoals in 'Gebieden samenvoegen tot groepen'; klassen en teksten volgen de meerderheid van de inwoners (van de gebieden als er geen veld met inwoners is), en zijn NULL als er geen meerderheid is. Gebieden die blijven, houden al hun cijfers. Andere cijfers van gebieden die veranderden, zoals dichtheden en medianen, zijn NULL. Een cijfer waarvan een deel ontbreekt, ontbreekt.

&lt;veld&gt;_geschat is het percentage van het cijfer dat op een splitsing berust. Terug in de tijd worden gemeenten verdeeld naar de inwoners van 2021, voor zover die bekend zijn; geeft geen bron de aandelen, dan wordt om een eigen omzettabel gevraagd.</translation>
  </message>
  <message>
   <source>A layer, or a table, with a row for each area of one year.</source>
   <translation>Een laag of tabel met een rij voor elk gebied van één jaar.</translation>
  </message>
  <message>
   <source>The year on whose 1 January these were the gemeenten; when empty told by a field such as jaar or jrstatcode where the codes fit it, else by the codes.</source>
   <translation>Het jaar waarin dit op 1 januari de gemeenten waren; als dit leeg is, zegt een veld zoals jaar of jrstatcode het als de codes erbij passen, en anders zeggen de codes het.</translation>
  </message>
  <message>
   <source>The gemeenten of 1 January of this year. Without meaning where a conversion is given.</source>
   <translation>De gemeenten van 1 januari van dit jaar. Zonder betekenis als er een omzettabel is gegeven.</translation>
  </message>
  <message>
   <source>A table of your own with a row for each part: code from, code to and weight, which is a share or a number of addresses or inhabitants. The weights of one code are brought to one. Areas that it does not name stay as they are.</source>
   <translation>Een eigen tabel met een rij voor elk deel: code van, code naar en gewicht, dat een aandeel is of een aantal adressen of inwoners. De gewichten van één code worden samen op één gebracht. Gebieden die er niet in staan, blijven zoals ze zijn.</translation>
  </message>
  <message>
   <source>Only where a field is not known, or its rule is to be another, as in 'Aggregate areas to groups': rows of field, rule, weight and name, or a JSON object such as {"inwoners": "sum"}.</source>
   <translation>Alleen als een veld niet bekend is, of een andere regel moet krijgen, zoals in 'Gebieden samenvoegen tot groepen': rijen van veld, regel, gewicht en naam, of een JSON-object zoals {"inwoners": "sum"}.</translation>
  </message>
  <message>
   <source>A row for each area of the other year, with &lt;field&gt;_geschat for each figure. Areas that were merged whole get their outlines merged; those that hold a part of another have none.</source>
   <translation>Een rij voor elk gebied van het andere jaar, met &lt;veld&gt;_geschat voor elk cijfer. Van gebieden die geheel zijn samengevoegd, worden de omtrekken samengevoegd; gebieden die een deel van een ander bevatten, hebben er geen.</translation>
  </message>
  <message>
   <source>Year of the areas</source>
   <translation>Jaar van de gebieden</translation>
  </message>
  <message>
   <source>Year to bring them to</source>
   <translation>Jaar waar ze heen moeten</translation>
  </message>
  <message>
   <source>Conversion table</source>
   <translation>Omzettabel</translation>
  </message>
  <message>
   <source>Field with the code from</source>
   <translation>Veld met de 'code van'</translation>
  </message>
  <message>
   <source>Field with the code to</source>
   <translation>Veld met de 'code naar'</translation>
  </message>
  <message>
   <source>Told by its name when empty, else by its place in the conversion table.</source>
   <translation>Bepaald uit zijn naam als je het leeg laat, anders uit zijn plaats in de omzettabel.</translation>
  </message>
  <message>
   <source>Figures on the other boundaries</source>
   <translation>Cijfers op de andere grenzen</translation>
  </message>
  <message>
   <source>Number of areas that hold a part of another</source>
   <translation>Aantal gebieden dat een deel van een ander bevat</translation>
  </message>
  <message>
   <source>Region atlas</source>
   <translation>Regioatlas</translation>
  </message>
  <message>
   <source>Makes pages of maps. Of one indicator: the regions side by side, up to twelve on a page, each at its own scale with a scale bar, and one legend for all. Of two to six indicators: a page for each region with a map and a legend for each indicator.

The classes are those of all areas of the layer: without indicators the classes and colours of its own style, such as those of 'Quartile map' or 'Multiple deprivation index'; else quartiles (or 2 to 10 quantiles) by the rule of 'Quartile map'. They are never made anew for a region, so the layer should hold the areas of the whole country; where it does not, give these as the reference.

The PDF comes from QGIS's own layout engine. The layout can be had as a template as well, to be changed as you like; it shows the layer 'Areas of the atlas'.</source>
   <translation>Maakt pagina's met kaarten. Van één indicator: de regio's naast elkaar, tot twaalf op een pagina, elk op de eigen schaal met een schaalbalk, en één legenda voor alle. Van twee tot zes indicatoren: een pagina per regio, met een kaart en een legenda per indicator.

De klassen zijn die van alle gebieden van de laag: zonder indicatoren de klassen en kleuren van de eigen stijl, zoals die van 'Kwartielkaart' of 'Meervoudige achterstandsindex'; anders kwartielen (of 2 tot 10 kwantielen) volgens de regel van 'Kwartielkaart'. Ze worden nooit opnieuw gemaakt voor een regio, dus de laag hoort de gebieden van het hele land te bevatten; waar dat niet zo is, geef je die als referentie.

De PDF komt uit de lay-out van QGIS zelf. De lay-out is er ook als sjabloon, om naar wens aan te passen; die toont de laag 'Gebieden van de atlas'.</translation>
  </message>
  <message>
   <source>All gemeenten, wijken or buurten of the country, or other areas.</source>
   <translation>Alle gemeenten, wijken of buurten van het land, of andere gebieden.</translation>
  </message>
  <message>
   <source>One indicator for a page of regions, two to six for a page a region. When empty, what the layer's own style shows; a field that the style classifies by keeps the classes of the style.</source>
   <translation>Eén indicator voor een pagina met regio's, twee tot zes voor een pagina per regio. Leeg: wat de eigen stijl van de laag toont; een veld waarop de stijl indeelt, houdt de klassen van de stijl.</translation>
  </message>
  <message>
   <source>Names of the regions to show, separated by commas. When empty, all.</source>
   <translation>Namen van de te tonen regio's, gescheiden door komma's. Leeg: alle.</translation>
  </message>
  <message>
   <source>A4 pages, upright.</source>
   <translation>Staande A4-pagina's.</translation>
  </message>
  <message>
   <source>The areas with the class of each indicator (klasse_ and its field), the region on whose map they are and its outline, styled by the first indicator.</source>
   <translation>De gebieden met de klasse van elke indicator (klasse_ en het veld), de regio waarvan de kaart ze toont en haar grens, met de stijl van de eerste indicator.</translation>
  </message>
  <message>
   <source>The print layout of the PDF, on the layer 'Areas of the atlas': add that layer to a project, and then the layout from this template.</source>
   <translation>De afdruklay-out van de PDF, op de laag 'Gebieden van de atlas': voeg die laag toe aan een project, en daarna de lay-out uit dit sjabloon.</translation>
  </message>
  <message>
   <source>Only where the areas are a part of the country: a layer or table with the same fields for all areas of the country, which determine the bounds. Not for the classes of the layer's own style.</source>
   <translation>Alleen waar de gebieden een deel van het land zijn: een laag of tabel met dezelfde velden voor alle gebieden van het land, die de grenzen bepaalt. Niet voor de klassen van de eigen stijl van de laag.</translation>
  </message>
  <message>
   <source>Their low values are the dark ones, and the high values of all others. When empty, as Regiolens knows its indicators; of those that it does not know high is dark.</source>
   <translation>Hiervan zijn de lage waarden donker, en van alle andere de hoge. Leeg: zoals Regiolens zijn indicatoren kent; van wat het niet kent, is hoog donker.</translation>
  </message>
  <message>
   <source>Those that fit beside each other, on maps with at most 40 areas.</source>
   <translation>De namen die naast elkaar passen, op kaarten met ten hoogste 40 gebieden.</translation>
  </message>
  <message>
   <source>Above each page. Of one indicator, when empty, its name with unit and year.</source>
   <translation>Boven elke pagina. Van één indicator, leeg: de naam met eenheid en jaar.</translation>
  </message>
  <message>
   <source>Year of the figures. When empty, the year that the areas tell.</source>
   <translation>Jaar van de cijfers. Leeg: het jaar dat de gebieden noemen.</translation>
  </message>
  <message>
   <source>Such as 'CBS, Kerncijfers wijken en buurten 2024'. When empty, whom the metadata of the areas name.</source>
   <translation>Zoals 'CBS, Kerncijfers wijken en buurten 2024'. Leeg: wie de metadata van de gebieden noemen.</translation>
  </message>
  <message>
   <source>Stands below the pages. When empty, the organisation of Settings &gt; Options &gt; Regiolens.</source>
   <translation>Staat onder aan de pagina's. Leeg: de organisatie van Extra &gt; Opties &gt; Regiolens.</translation>
  </message>
  <message>
   <source>OUTPUT_LAYOUT shows the layer of OUTPUT: give a place for OUTPUT as well.</source>
   <translation>OUTPUT_LAYOUT toont de laag van OUTPUT: geef ook voor OUTPUT een plaats.</translation>
  </message>
  <message>
   <source>Atlas (PDF)</source>
   <translation>Atlas (PDF)</translation>
  </message>
  <message>
   <source>Areas of the atlas</source>
   <translation>Gebieden van de atlas</translation>
  </message>
  <message>
   <source>Number of regions</source>
   <translation>Aantal regio's</translation>
  </message>
  <message>
   <source>Number of pages</source>
   <translation>Aantal pagina's</translation>
  </message>
  <message>
   <source>Indicators of which low is worse</source>
   <translation>Indicatoren waarvan laag slechter is</translation>
  </message>
  <message>
   <source>Names of areas on the maps</source>
   <translation>Namen van gebieden op de kaarten</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Titel</translation>
  </message>
  <message>
   <source>Choose what to make: OUTPUT_PDF, OUTPUT or OUTPUT_LAYOUT.</source>
   <translation>Kies wat er gemaakt wordt: OUTPUT_PDF, OUTPUT of OUTPUT_LAYOUT.</translation>
  </message>
  <message>
   <source>The pages name no source, as the layer tells none: give it as SOURCE.</source>
   <translation>De pagina's noemen geen bron, want de laag noemt er geen: geef die als SOURCE.</translation>
  </message>
  <message>
   <source>Regions in the atlas: {count}; pages: {pages}.</source>
   <translation>Regio's in de atlas: {count}; pagina's: {pages}.</translation>
  </message>
  <message>
   <source>Source: {source}</source>
   <translation>Bron: {source}</translation>
  </message>
  <message>
   <source>Region profiles</source>
   <translation>Regioprofielen</translation>
  </message>
  <message>
   <source>Sets regions beside a reference: each value of a region, its difference to the reference, its rank among the regions, its class, the quadrant (kwetsbaar or kansrijk x perifeer or kern), the share of areas and inhabitants in the worst quarter and tenth, and the domains in which it stands out, both ways.

Each value is brought together by its own rule, as in 'Aggregate areas to groups': counts are summed, a percentage is averaged with its own denominator, a mean with its population. The index and its domains are plain means of the areas, as in the published COROP scores; with a weight the weighted mean stands beside them. What has no denominator in the layer is averaged plainly, and output, chart and report say so. A count has no difference but a share of the reference's total. An area without a value is left out, never counted as zero; water is left out.

Without a reference the areas themselves are what regions are compared with, or a row of national figures (NL00) among them. The field vergeleken_met says so, and speaks of the Netherlands only where it is such a row, or the codes show that all of the country is there. Where the areas have a class of stedelijkheid (sted), regions are also compared with areas of the same class.

Of areas that come from 'Robustness of the index', with nothing varied but the weights, the regions get the same fields: ranks and classes in the same draws.

With fields of types each type is a region: an area counts in each of its types, and once in the reference.

A score tells how an area compares with its reference, nothing about the people who live there.</source>
   <translation>Zet regio's naast een referentie: elke waarde van een regio, het verschil met de referentie, de rang onder de regio's, de klasse, het kwadrant (kwetsbaar of kansrijk x perifeer of kern), het aandeel gebieden en inwoners in het slechtste kwartiel en deciel, en de domeinen waarin de regio eruit springt, in beide richtingen.

Elke waarde heeft een eigen regel, zoals bij 'Gebieden samenvoegen tot groepen': aantallen worden opgeteld, een percentage wordt gemiddeld met zijn eigen noemer, een gemiddelde met de bijbehorende bevolking. De index en de domeinen zijn gewone gemiddelden van de gebieden, zoals bij de gepubliceerde COROP-scores; met een gewicht staat het gewogen gemiddelde ernaast. Wat in de laag geen noemer heeft, wordt gewoon gemiddeld; uitvoer, grafiek en rapport zeggen dat. Een aantal heeft geen verschil, maar een aandeel in het totaal van de referentie. Een gebied zonder waarde telt niet mee en nooit als nul; water blijft buiten beschouwing.

Zonder referentie worden regio's vergeleken met de gebieden zelf, of met een rij landelijke cijfers (NL00) daartussen. Het veld vergeleken_met zegt dat, en spreekt alleen van Nederland als het zo'n rij is of als uit de codes blijkt dat het hele land er is. Als de gebieden een stedelijkheidsklasse (sted) hebben, worden regio's ook vergeleken met gebieden van dezelfde klasse.

Van gebieden uit 'Robuustheid van de index', waarbij alleen de gewichten varieerden, krijgen de regio's dezelfde velden: rangen en klassen in dezelfde trekkingen.

Met velden van typen is elk type een regio: een gebied telt mee in elk van zijn typen, en één keer in de referentie.

Een score zegt hoe een gebied zich verhoudt tot zijn referentie, en niets over de mensen die er wonen.</translation>
  </message>
  <message>
   <source>Gemeenten, wijken, buurten or areas of your own, with scores and a field that names their region.</source>
   <translation>Gemeenten, wijken, buurten of eigen gebieden, met scores en een veld dat hun regio noemt.</translation>
  </message>
  <message>
   <source>What regions are compared with, such as all gemeenten of the country where the areas are a part of it, or a table with a row of national figures, as KWB and StatLine have it (NL00); with the same fields. Without it, the areas themselves.</source>
   <translation>Waarmee regio's worden vergeleken, zoals alle gemeenten van het land als de gebieden daar een deel van zijn, of een tabel met een rij landelijke cijfers, zoals KWB en StatLine die hebben (NL00); met dezelfde velden. Zonder referentie: de gebieden zelf.</translation>
  </message>
  <message>
   <source>From this score of the index on, unrounded, a region is kwetsbaar; below it, kansrijk.</source>
   <translation>Vanaf deze score van de index, onafgerond, is een regio kwetsbaar; daaronder kansrijk.</translation>
  </message>
  <message>
   <source>Only where the areas do not say which index they hold, as those of 'Multiple deprivation index' do: the model of the scores, which gives the index its name and classes and the domains their labels.</source>
   <translation>Alleen als de gebieden niet zelf zeggen welke index erin staat, zoals die van 'Meervoudige achterstandsindex' doen: het model van de scores, dat de index zijn naam en klassen geeft en de domeinen hun namen.</translation>
  </message>
  <message>
   <source>A model of your own, in place of a shipped one.</source>
   <translation>Een eigen model, in plaats van een meegeleverd model.</translation>
  </message>
  <message>
   <source>Year of the scores, such as 2023, as it is to stand in tables and reports. When empty, the year that the areas tell.</source>
   <translation>Jaar van de scores, zoals 2023, zoals het in tabellen en rapporten moet staan. Leeg: het jaar dat de gebieden zelf noemen.</translation>
  </message>
  <message>
   <source>One polygon a region, styled by class; a table where the areas have no polygons.</source>
   <translation>Eén vlak per regio, opgemaakt naar klasse; een tabel als de gebieden geen vlakken hebben.</translation>
  </message>
  <message>
   <source>A table with one row for each value of the reference, of each region and of each area in it: what charts and the region report are made from.</source>
   <translation>Een tabel met een rij voor elke waarde van de referentie, van elke regio en van elk gebied daarin: de basis voor grafieken en het regiorapport.</translation>
  </message>
  <message>
   <source>Code or name of each area's region. By default regio_code or regio_naam; both are kept where there.</source>
   <translation>Code of naam van de regio van elk gebied. Standaard regio_code of regio_naam; waar beide er zijn, blijven beide behouden.</translation>
  </message>
  <message>
   <source>In place of a field with the region: fields that hold 1 for the areas of a type and 0 for the others, as 'Types of gemeenten' makes them. Each type is a region, an area counts in each of its types, and once in the reference.</source>
   <translation>In plaats van een veld met de regio: velden met 1 voor de gebieden van een type en 0 voor de andere, zoals 'Gemeentetypen' ze maakt. Elk type is een regio, een gebied telt mee in elk van zijn typen, en één keer in de referentie.</translation>
  </message>
  <message>
   <source>Numeric fields to compare. By default mdi and the scores of its domains, such as mdi_inkomen; a field mdi is always added.</source>
   <translation>Numerieke velden om te vergelijken. Standaard mdi en de domeinscores, zoals mdi_inkomen; een veld mdi wordt altijd toegevoegd.</translation>
  </message>
  <message>
   <source>Number of inhabitants, for inhabitants in the worst quarter and tenth, and for means weighted with it that stand beside the figures. A reference needs the same field for a weighted mean of its own.</source>
   <translation>Aantal inwoners, voor de inwoners in het slechtste kwartiel en deciel, en voor gemiddelden die ermee gewogen zijn en naast de cijfers staan. Een referentie heeft hetzelfde veld nodig voor een eigen gewogen gemiddelde.</translation>
  </message>
  <message>
   <source>kern, intermediair or perifeer, the same for all areas of a region. By default regio_zone.</source>
   <translation>kern, intermediair of perifeer, gelijk voor alle gebieden van een regio. Standaard regio_zone.</translation>
  </message>
  <message>
   <source>Only where a field is not known, or its rule is to be another, as in 'Aggregate areas to groups': rows of field, rule (sum, mean, weighted mean, min, max, rate, leave out), weight and name, or a JSON object. A field named here is a value too.</source>
   <translation>Alleen nodig als een veld niet bekend is of een andere regel moet krijgen, zoals bij 'Gebieden samenvoegen tot groepen': rijen met veld, regel (sum, mean, weighted mean, min, max, rate, leave out), gewicht en naam, of een JSON-object. Een veld dat hier staat, is ook een waarde.</translation>
  </message>
  <message>
   <source>Areas with scores and their region</source>
   <translation>Gebieden met scores en hun regio</translation>
  </message>
  <message>
   <source>Threshold of the quadrants</source>
   <translation>Grens van de kwadranten</translation>
  </message>
  <message>
   <source>Profiles in long form</source>
   <translation>Profielen in lange vorm</translation>
  </message>
  <message>
   <source>Number of areas outside all regions</source>
   <translation>Aantal gebieden buiten alle regio's</translation>
  </message>
  <message>
   <source>Field with the region</source>
   <translation>Veld met de regio</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Gewicht</translation>
  </message>
  <message>
   <source>Field with the zone</source>
   <translation>Veld met de zone</translation>
  </message>
  <message>
   <source>TYPE_FIELDS and {name} do not go together: types are the regions, or a field names them. Leave one of both out.</source>
   <translation>TYPE_FIELDS en {name} gaan niet samen: typen zijn de regio's, of een veld noemt ze. Laat een van beide weg.</translation>
  </message>
  <message>
   <source>The layer has no polygons to dissolve: the output is a table.</source>
   <translation>De laag heeft geen vlakken om samen te voegen: de uitvoer is een tabel.</translation>
  </message>
  <message>
   <source>Compared with: {reference}</source>
   <translation>Vergeleken met: {reference}</translation>
  </message>
  <message>
   <source>Number of regions: {regions}, with {areas} areas in all.</source>
   <translation>Aantal regio's: {regions}, aantal gebieden daarin: {areas}.</translation>
  </message>
  <message>
   <source>Region report</source>
   <translation>Regiorapport</translation>
  </message>
  <message>
   <source>Makes a report on regions from the outputs of 'Region profiles': a list of all regions in the order of their scores, and per region where it lies, its areas by class, a chart of domains and indicators beside the reference and the other regions, the figures, its areas by domain, the development where other years are given, sources and method. Profiles of areas from 'Robustness of the index' tell how sure each rank and class is.

The HTML page stands on its own (maps and charts are in it, no script, nothing is loaded from elsewhere) and prints well. The PDF comes from QGIS's own layout engine, two A4 pages a region, more where there are many values or areas. Of a region with more than 100 areas the page and the PDF name the 100 with the highest score, and say so. The layout can be had as a template (.qpt) or added to the project: an atlas over the regions, to be changed as you like.

Files are written when all is done: a run that is refused or cancelled leaves older ones as they were.</source>
   <translation>Maakt een rapport over regio's uit de uitkomsten van 'Regioprofielen': een lijst van alle regio's in volgorde van hun score, en per regio waar ze ligt, haar gebieden naar klasse, een grafiek van domeinen en indicatoren naast de referentie en de andere regio's, de cijfers, haar gebieden per domein, de ontwikkeling als er andere jaren zijn opgegeven, bronnen en methode. Profielen van gebieden uit 'Robuustheid van de index' zeggen hoe zeker elke rang en klasse is.

De HTML-pagina staat op zichzelf (kaarten en grafieken zitten erin, geen script, er wordt niets van elders geladen) en laat zich goed afdrukken. De PDF komt uit de lay-out van QGIS zelf, twee A4-pagina's per regio, meer bij veel waarden of gebieden. Van een regio met meer dan 100 gebieden noemen de pagina en de PDF de 100 met de hoogste score, en dat staat erbij. De lay-out is er ook als sjabloon (.qpt) of in het project: een atlas over de regio's, naar eigen hand te zetten.

Bestanden worden pas geschreven als alles klaar is: een uitvoering die wordt geweigerd of geannuleerd, laat oudere bestanden ongemoeid.</translation>
  </message>
  <message>
   <source>The polygons that 'Region profiles' made.</source>
   <translation>De vlakken die 'Regioprofielen' heeft gemaakt.</translation>
  </message>
  <message>
   <source>The long table (OUTPUT_TABLE) of the same run of 'Region profiles'.</source>
   <translation>De lange tabel (OUTPUT_TABLE) van dezelfde uitvoering van 'Regioprofielen'.</translation>
  </message>
  <message>
   <source>The areas with mdi_klasse, for the maps: the output of 'Multiple deprivation index'; of profiles without an index the areas that these were made of. Without them the maps show the regions by class.</source>
   <translation>De gebieden met mdi_klasse, voor de kaarten: de uitkomst van 'Meervoudige achterstandsindex'; bij profielen zonder index de gebieden waaruit die zijn gemaakt. Zonder deze tonen de kaarten de regio's naar klasse.</translation>
  </message>
  <message>
   <source>Long tables of other years, for the development. Each must tell its year in the column jaar.</source>
   <translation>Lange tabellen van andere jaren, voor de ontwikkeling. Elke tabel moet haar jaar noemen in de kolom jaar.</translation>
  </message>
  <message>
   <source>Codes or names of the regions to report on, separated by commas. When empty, all.</source>
   <translation>Codes of namen van de regio's voor het rapport, gescheiden door komma's. Leeg: alle.</translation>
  </message>
  <message>
   <source>Of profiles without an index: the value that maps, ranking and the order of the regions follow. When empty, the first of VALUES that is no count. An index always leads.</source>
   <translation>Bij profielen zonder index: de waarde waar kaarten, rangorde en volgorde van de regio's op gebaseerd zijn. Als dit leeg is, de eerste van VALUES die geen aantal is. Een index staat altijd voorop.</translation>
  </message>
  <message>
   <source>Title of the report.</source>
   <translation>Titel van het rapport.</translation>
  </message>
  <message>
   <source>Stands below the title. When empty, the organisation of Settings &gt; Options &gt; Regiolens.</source>
   <translation>Staat onder de titel. Leeg: de organisatie van Extra &gt; Opties &gt; Regiolens.</translation>
  </message>
  <message>
   <source>Source of the figures. When empty, the model's.</source>
   <translation>Bron van de cijfers. Leeg: die van het model.</translation>
  </message>
  <message>
   <source>Only where the profiles do not say by which model their scores were made: the report explains its weights and classes. Another one than the profiles say is refused.</source>
   <translation>Alleen als de profielen niet zelf zeggen met welk model hun scores zijn gemaakt: het rapport legt de gewichten en klassen ervan uit. Een ander model dan de profielen noemen, wordt geweigerd.</translation>
  </message>
  <message>
   <source>One page with all regions.</source>
   <translation>Eén pagina met alle regio's.</translation>
  </message>
  <message>
   <source>Two A4 pages a region, more where there are many values or areas.</source>
   <translation>Twee A4-pagina's per regio, meer bij veel waarden of gebieden.</translation>
  </message>
  <message>
   <source>The print layout of the PDF with its atlas, on your own layers.</source>
   <translation>De afdruklay-out van de PDF met de atlas, op je eigen lagen.</translation>
  </message>
  <message>
   <source>The same layout among the layouts of the open project; its layers must be in the project.</source>
   <translation>Dezelfde lay-out bij de lay-outs van het geopende project; de lagen moeten in het project zitten.</translation>
  </message>
  <message>
   <source>Table of the profiles</source>
   <translation>Tabel van de profielen</translation>
  </message>
  <message>
   <source>Areas with their class</source>
   <translation>Gebieden met hun klasse</translation>
  </message>
  <message>
   <source>Tables of other years</source>
   <translation>Tabellen van andere jaren</translation>
  </message>
  <message>
   <source>Leading value</source>
   <translation>Waarde die vooropstaat</translation>
  </message>
  <message>
   <source>Report (HTML)</source>
   <translation>Rapport (HTML)</translation>
  </message>
  <message>
   <source>Report (PDF)</source>
   <translation>Rapport (PDF)</translation>
  </message>
  <message>
   <source>Add the layout to the project</source>
   <translation>Lay-out aan het project toevoegen</translation>
  </message>
  <message>
   <source>Choose what to make: OUTPUT_HTML, OUTPUT_PDF, OUTPUT_LAYOUT or ADD_LAYOUT.</source>
   <translation>Kies wat er gemaakt moet worden: OUTPUT_HTML, OUTPUT_PDF, OUTPUT_LAYOUT of ADD_LAYOUT.</translation>
  </message>
  <message>
   <source>The layout was not added: there is no open project that holds the profile layer.</source>
   <translation>De lay-out is niet toegevoegd: er is geen geopend project met de profiellaag erin.</translation>
  </message>
  <message>
   <source>The layout '{name}' was added to the project.</source>
   <translation>De lay-out '{name}' is aan het project toegevoegd.</translation>
  </message>
  <message>
   <source>Robustness of the index</source>
   <translation>Robuustheid van de index</translation>
  </message>
  <message>
   <source>Tells how sure the rank and the class of each area are: would other weights, or another method, have led elsewhere?

The index of 'Multiple deprivation index (MDI)' is computed many times, each time with other weights and, where asked, with another normalisation (min-max, z-score, percentile rank, England's exponential ranks), aggregation (arithmetic or geometric), without one indicator or domain, or with outlying values drawn in. rang_p05 and rang_p95 are the ranks between which an area lies in 90% of the draws; klasse_zeker is the percentage of the draws in which it has the class that is published.

Under another normalisation or aggregation, or without an indicator, the bounds of the model mean nothing: there they leave as many areas of the reference in each class as the published ones do.

The same seed gives the same result. It tells what the choices of the method do, not how good the figures are.</source>
   <translation>Zegt hoe zeker de rang en de klasse van elk gebied zijn: zouden andere gewichten, of een andere methode, tot iets anders hebben geleid?

De index van 'Meervoudige achterstandsindex (MDI)' wordt vele malen berekend, telkens met andere gewichten en, waar gevraagd, met een andere normalisatie (min-max, z-score, percentielrang, de exponentiële rangen van Engeland), aggregatie (rekenkundig of meetkundig), zonder een indicator of domein, of met teruggebrachte uitschieters. rang_p05 en rang_p95 zijn de rangen waartussen een gebied in 90% van de trekkingen ligt; klasse_zeker is het percentage van de trekkingen waarin het de klasse heeft die gepubliceerd wordt.

Bij een andere normalisatie of aggregatie, of zonder een indicator, betekenen de grenzen van het model niets: daar laten ze evenveel gebieden van de referentie in elke klasse als de gepubliceerde.

Dezelfde startwaarde geeft hetzelfde resultaat. Het zegt wat de keuzes van de methode doen, niet hoe goed de cijfers zijn.</translation>
  </message>
  <message>
   <source>How many times the index is computed; with 1,000 a percentage is known to about 1.5 points.</source>
   <translation>Hoe vaak de index wordt berekend; met 1.000 is een percentage op ongeveer 1,5 punt bekend.</translation>
  </message>
  <message>
   <source>Each way, of each domain's weight; together the weights keep their sum. 0 leaves them as they are.</source>
   <translation>Naar beide kanten, van het gewicht van elk domein; samen houden de gewichten hun som. Met 0 blijven ze zoals ze zijn.</translation>
  </message>
  <message>
   <source>Each by itself: all values between the bounds are equally likely. As shares of a whole: spread as far, without bounds.</source>
   <translation>Elk op zichzelf: alle waarden tussen de grenzen zijn even waarschijnlijk. Als delen van een geheel: even ver gespreid, zonder grenzen.</translation>
  </message>
  <message>
   <source>Choices of the method; each of their options, and the model as it is, are equally likely.</source>
   <translation>Keuzes van de methode; al hun mogelijkheden, ook het model zoals het is, zijn even waarschijnlijk.</translation>
  </message>
  <message>
   <source>The areas with all that 'Multiple deprivation index (MDI)' writes, as published, rang_mediaan, rang_p05, rang_p95, the percentage of the draws in each class (klasse_1_pct and so on), klasse_zeker, andere_klasse_pct (the likeliest other class) and slechtste_kwart_pct; styled by class, hatched where another class takes at least a quarter of the draws.</source>
   <translation>De gebieden met alles wat 'Meervoudige achterstandsindex (MDI)' schrijft, zoals gepubliceerd, rang_mediaan, rang_p05, rang_p95, het percentage van de trekkingen in elke klasse (klasse_1_pct enzovoort), klasse_zeker, andere_klasse_pct (de waarschijnlijkste andere klasse) en slechtste_kwart_pct; gekleurd naar klasse, gearceerd waar een andere klasse minstens een op de vier trekkingen heeft.</translation>
  </message>
  <message>
   <source>A table: which part of the variance of the ranks each choice explains, alone (eerste_orde) and together with the others (totaal), after Saltelli; and how far ranks shift without each indicator and each domain (rangverschuiving).</source>
   <translation>Een tabel: welk deel van de variantie van de rangen elke keuze verklaart, alleen (eerste_orde) en samen met de andere (totaal), naar Saltelli; en hoe ver rangen schuiven zonder elke indicator en elk domein (rangverschuiving).</translation>
  </message>
  <message>
   <source>Draws</source>
   <translation>Trekkingen</translation>
  </message>
  <message>
   <source>Weights may be off by (%)</source>
   <translation>Gewichten kunnen afwijken met (%)</translation>
  </message>
  <message>
   <source>How weights vary</source>
   <translation>Hoe gewichten variëren</translation>
  </message>
  <message>
   <source>What else varies</source>
   <translation>Wat nog meer varieert</translation>
  </message>
  <message>
   <source>Robustness</source>
   <translation>Robuustheid</translation>
  </message>
  <message>
   <source>What decides</source>
   <translation>Wat de doorslag geeft</translation>
  </message>
  <message>
   <source>Number of areas whose class is not sure</source>
   <translation>Aantal gebieden met een onzekere klasse</translation>
  </message>
  <message>
   <source>Areas with another class in at least 25% of the draws: {count}.</source>
   <translation>Gebieden met een andere klasse in minstens 25% van de trekkingen: {count}.</translation>
  </message>
  <message>
   <source>Main job: join and index (MDI)</source>
   <translation>Hoofdtaak: koppelen en index (MDI)</translation>
  </message>
  <message>
   <source>Development of an index, with its change</source>
   <translation>Ontwikkeling van een index, met zijn verandering</translation>
  </message>
  <message>
   <source>Types and index, from table to cross table</source>
   <translation>Typen en index, van tabel tot kruistabel</translation>
  </message>
  <message>
   <source>Gap between the worst quarter and all areas</source>
   <translation>Kloof tussen het slechtste kwartiel en alle gebieden</translation>
  </message>
  <message>
   <source>CBS layer of a year for a provincie with key figures</source>
   <translation>CBS-laag van een jaar voor een provincie met kerncijfers</translation>
  </message>
  <message>
   <source>Count themes</source>
   <translation>Thema's tellen</translation>
  </message>
  <message>
   <source>Counts on how many themes each area is in the worst quarter of the reference, and on how many in the best: where problems pile up, and where strengths lie beside them.

A theme is a field, such as the domain scores of the MDI. Whether high or low is worse is known of the fields of the catalogue, and has to be said of others. The quarters are those of a quartile map: of all areas of the reference that have a figure.

A missing figure counts neither as worst nor as best; themas_n is the number of themes that an area has, and without any there is no count. The two maps have the same classes and belong side by side.</source>
   <translation>Telt op hoeveel thema's elk gebied in het slechtste kwartiel van de referentie ligt, en op hoeveel in het beste: waar problemen zich opstapelen, en waar sterke kanten ernaast liggen.

Een thema is een veld, zoals de domeinscores van de MDI. Of hoog of laag slechter is, is bekend van de velden in de catalogus, en geef je van andere zelf op. De kwartielen zijn die van een kwartielkaart: van alle gebieden van de referentie die een cijfer hebben.

Een ontbrekend cijfer telt niet als slechtste en niet als beste; themas_n is het aantal thema's dat een gebied heeft, en zonder thema's is er geen telling. De twee kaarten hebben dezelfde klassen en horen naast elkaar.</translation>
  </message>
  <message>
   <source>One field a theme, such as mdi_inkomen, mdi_werk and the other domains.</source>
   <translation>Eén veld per thema, zoals mdi_inkomen, mdi_werk en de andere domeinen.</translation>
  </message>
  <message>
   <source>Only where the catalogue does not know a field, or it is to be otherwise: rows of field and direction, or a JSON object such as {"koopwoningen": "low is worse"}; the other is "high is worse".</source>
   <translation>Alleen als de catalogus een veld niet kent, of als het anders moet: rijen van veld en richting, of een JSON-object zoals {"koopwoningen": "low is worse"}; de andere is "high is worse".</translation>
  </message>
  <message>
   <source>All areas of the country with the same fields, whose quarters are taken; without it the areas themselves.</source>
   <translation>Alle gebieden van het land met dezelfde velden, waarvan de kwartielen worden genomen; zonder referentie zijn dat de gebieden zelf.</translation>
  </message>
  <message>
   <source>The areas with slechtste_n and beste_n, the themes in words (slechtste, beste) and themas_n, as a map of slechtste_n.</source>
   <translation>De gebieden met slechtste_n en beste_n, de thema's in woorden (slechtste, beste) en themas_n, als kaart van slechtste_n.</translation>
  </message>
  <message>
   <source>The same areas and fields, as a map of beste_n with the same classes.</source>
   <translation>Dezelfde gebieden en velden, als kaart van beste_n met dezelfde klassen.</translation>
  </message>
  <message>
   <source>FIELDS names no field: give one or more.</source>
   <translation>FIELDS noemt geen veld: geef er een of meer.</translation>
  </message>
  <message>
   <source>Fields of the themes</source>
   <translation>Velden van de thema's</translation>
  </message>
  <message>
   <source>Directions</source>
   <translation>Richtingen</translation>
  </message>
  <message>
   <source>Themes in the worst quarter</source>
   <translation>Thema's in het slechtste kwartiel</translation>
  </message>
  <message>
   <source>Themes in the best quarter</source>
   <translation>Thema's in het beste kwartiel</translation>
  </message>
  <message>
   <source>Number of areas with a count</source>
   <translation>Aantal gebieden met een telling</translation>
  </message>
  <message>
   <source>Number of areas without a count</source>
   <translation>Aantal gebieden zonder telling</translation>
  </message>
  <message>
   <source>Maps</source>
   <translation>Kaarten</translation>
  </message>
  <message>
   <source>Patterns</source>
   <translation>Patronen</translation>
  </message>
  <message>
   <source>Address density and stedelijkheid</source>
   <translation>Omgevingsadressendichtheid en stedelijkheid</translation>
  </message>
  <message>
   <source>Publishing</source>
   <translation>Publiceren</translation>
  </message>
  <message>
   <source>The window that leads from a layer to a map and the report on a region</source>
   <translation>Het venster dat van een laag naar een kaart en het rapport over een regio leidt</translation>
  </message>
  <message>
   <source>Gemeenten, wijken, buurten and regions of a year from PDOK</source>
   <translation>Gemeenten, wijken, buurten en regio's van een jaar uit PDOK</translation>
  </message>
  <message>
   <source>A table of CBS StatLine, RIVM or the police, ready to be joined</source>
   <translation>Een tabel van StatLine (CBS), het RIVM of de politie, klaar om te koppelen</translation>
  </message>
  <message>
   <source>A csv, Excel or zip file of CBS as it is handed out, as a clean table</source>
   <translation>Een csv-, Excel- of zipbestand van het CBS zoals het wordt uitgegeven, als schone tabel</translation>
  </message>
  <message>
   <source>The columns of a table beside gemeenten, wijken or buurten, by their codes</source>
   <translation>De kolommen van een tabel naast gemeenten, wijken of buurten, op hun codes</translation>
  </message>
  <message>
   <source>Areas of a provincie with their key figures, as a map in quartiles</source>
   <translation>Gebieden van een provincie met hun kerncijfers, als kaart in kwartielen</translation>
  </message>
  <message>
   <source>Scores of deprivation from indicators, with class, rank and quartile</source>
   <translation>Scores voor achterstand uit indicatoren, met klasse, rang en kwartiel</translation>
  </message>
  <message>
   <source>The points that each domain adds to the score of an area</source>
   <translation>De punten die elk domein aan de score van een gebied bijdraagt</translation>
  </message>
  <message>
   <source>How sure the rank and the class of each area are under other weights and methods</source>
   <translation>Hoe zeker rang en klasse van elk gebied zijn bij andere gewichten en methoden</translation>
  </message>
  <message>
   <source>What to know of the indicators before an index is trusted: spread, coherence, influence</source>
   <translation>Wat je van de indicatoren moet weten voordat je een index vertrouwt: spreiding, samenhang, invloed</translation>
  </message>
  <message>
   <source>Areas and a table in, a map of the deprivation index out</source>
   <translation>Gebieden en een tabel erin, een kaart van de achterstandsindex eruit</translation>
  </message>
  <message>
   <source>A choropleth of any field in quartiles, with the bounds of the whole country if wanted</source>
   <translation>Een choropleet van elk veld in kwartielen, desgewenst met de grenzen van het hele land</translation>
  </message>
  <message>
   <source>Two fields in one map: nine colours, with a square legend</source>
   <translation>Twee velden in één kaart: negen kleuren, met een vierkante legenda</translation>
  </message>
  <message>
   <source>Pages of maps: regions by one indicator with one legend, or the indicators of a region</source>
   <translation>Pagina's met kaarten: regio's naar één indicator met één legenda, of de indicatoren van een regio</translation>
  </message>
  <message>
   <source>The COROP region, provincie, krimpregio or region of your own of each area</source>
   <translation>Het COROP-gebied, de provincie, de krimpregio of de eigen regio van elk gebied</translation>
  </message>
  <message>
   <source>Figures of buurten or gemeenten brought to larger areas, each by its own rule</source>
   <translation>Cijfers van buurten of gemeenten naar grotere gebieden, elk volgens zijn eigen regel</translation>
  </message>
  <message>
   <source>Regions beside the Netherlands: differences, ranks and what stands out</source>
   <translation>Regio's naast Nederland: verschillen, rangen en wat eruit springt</translation>
  </message>
  <message>
   <source>A report on regions as a web page, a PDF and a print layout</source>
   <translation>Een rapport over regio's als webpagina, PDF en afdruklay-out</translation>
  </message>
  <message>
   <source>The years in which the gemeenten of a layer or table existed, by their codes</source>
   <translation>De jaren waarin de gemeenten van een laag of tabel bestonden, aan de hand van hun codes</translation>
  </message>
  <message>
   <source>Figures of the gemeenten of one year for those of another</source>
   <translation>Cijfers van de gemeenten van het ene jaar voor die van een ander jaar</translation>
  </message>
  <message>
   <source>Figures of two moments: change, beside the country's, for better or worse, in rank, as a map</source>
   <translation>Cijfers van twee momenten: verandering, naast het land, beter of slechter, in rang, als kaart</translation>
  </message>
  <message>
   <source>Growing, shrinking, green, working and other types of gemeenten, by rules of a file</source>
   <translation>Groei-, krimp-, groene, werk- en andere typen gemeenten, volgens de regels van een bestand</translation>
  </message>
  <message>
   <source>Types and index of areas, and how many of each type are in the worst quarter</source>
   <translation>Typen en index van gebieden, en hoeveel van elk type in het slechtste kwartiel zitten</translation>
  </message>
  <message>
   <source>How many areas of each type or zone are in each class or quarter</source>
   <translation>Hoeveel gebieden van elk type of elke zone in elke klasse of elk kwartiel liggen</translation>
  </message>
  <message>
   <source>Where high lies among high and low among low: local Moran's I, and what gemeenten hide</source>
   <translation>Waar hoog tussen hoog ligt en laag tussen laag: lokale Moran's I, en wat gemeenten verbergen</translation>
  </message>
  <message>
   <source>On how many themes areas are in the worst quarter, and on how many in the best</source>
   <translation>Op hoeveel thema's gebieden in het slechtste kwartiel liggen, en op hoeveel in het beste</translation>
  </message>
  <message>
   <source>Which figures of areas go together, with intervals and scatter plots</source>
   <translation>Welke cijfers van gebieden samengaan, met intervallen en spreidingsdiagrammen</translation>
  </message>
  <message>
   <source>Scores of an index in several years, on one reference</source>
   <translation>Scores van een index in meerdere jaren, op één referentie</translation>
  </message>
  <message>
   <source>An index in several years, and a map of its change</source>
   <translation>Een index in meerdere jaren, en een kaart van de verandering</translation>
  </message>
  <message>
   <source>A figure of the worst quarter beside all areas, then and now, and by zone</source>
   <translation>Een cijfer van het slechtste kwartiel naast alle gebieden, toen en nu, en per zone</translation>
  </message>
  <message>
   <source>Who arrives and who leaves, by group: net migration, quadrants, and flows between regions</source>
   <translation>Wie komt en wie gaat, per groep: verhuissaldo, kwadranten, en stromen tussen regio's</translation>
  </message>
  <message>
   <source>CBS's class of stedelijkheid, 1-5, from the address density</source>
   <translation>De stedelijkheidsklasse van het CBS, 1-5, uit de omgevingsadressendichtheid</translation>
  </message>
  <message>
   <source>Address density of areas of your own, also with a building plan</source>
   <translation>Omgevingsadressendichtheid van eigen gebieden, ook met een bouwplan</translation>
  </message>
  <message>
   <source>Address density of squares of 500 or 100 m</source>
   <translation>Omgevingsadressendichtheid van vierkanten van 500 of 100 m</translation>
  </message>
  <message>
   <source>An index and its scale as a view in PostgreSQL, DuckDB or SQLite</source>
   <translation>Een index en zijn schaal als view in PostgreSQL, DuckDB of SQLite</translation>
  </message>
  <message>
   <source>What a layer says of itself, as XML for a catalogue such as the Nationaal georegister</source>
   <translation>Wat een laag over zichzelf zegt, als XML voor een catalogus zoals het Nationaal georegister</translation>
  </message>
  <message>
   <source>Types of gemeenten</source>
   <translation>Gemeentetypen</translation>
  </message>
  <message>
   <source>Tells of each area of which types it is, by the rules of a file. With Regiolens come the eleven types of Accentueer het verschil (2024), such as groeigemeente, werkgemeente and centrumgemeente, and four classes of size at 20, 50 and 100 thousand inhabitants.

Each type is a column: 1 where it holds, 0 where it does not, and missing where a figure that decides is missing. An area can have several types; those that exclude each other cannot both hold. A type of which the layer has no figures stays missing, and is named.

Rules can look at a ratio (employment function = jobs / working population x 100), at growth, and at the share of the inhabitants of a COROP region, which is told of regions that are in the layer whole.</source>
   <translation>Zegt van elk gebied van welke typen het is, volgens de regels van een bestand. Bij Regiolens horen de elf typen van Accentueer het verschil (2024), zoals groeigemeente, werkgemeente en centrumgemeente, en vier grootteklassen met grenzen bij 20, 50 en 100 duizend inwoners.

Elk type is een kolom: 1 als het geldt, 0 als het niet geldt, en ontbrekend als een cijfer ontbreekt dat de doorslag geeft. Een gebied kan meerdere typen hebben; typen die elkaar uitsluiten, kunnen niet beide gelden. Een type waarvan de laag geen cijfers heeft, blijft ontbrekend en wordt genoemd.

Regels kunnen kijken naar een verhouding (werkgelegenheidsfunctie = banen / beroepsbevolking x 100), naar groei, en naar het aandeel in de inwoners van een COROP-gebied, dat er is voor regio's die in hun geheel in de laag staan.</translation>
  </message>
  <message>
   <source>Gemeenten with the figures that the rules look at.</source>
   <translation>Gemeenten met de cijfers waar de regels naar kijken.</translation>
  </message>
  <message>
   <source>A typology of your own as JSON; the shipped one when empty. Faults are named with their path in the file.</source>
   <translation>Een eigen typologie als JSON; de meegeleverde als dit leeg is. Fouten worden genoemd met hun pad in het bestand.</translation>
  </message>
  <message>
   <source>Only where the layer calls a figure otherwise than the file: rows of figure and field, or a JSON object such as {"banen": "aantal_banen"}. The log says which fields were taken.</source>
   <translation>Alleen als de laag een cijfer anders noemt dan het bestand: rijen van cijfer en veld, of een JSON-object zoals {"banen": "aantal_banen"}. Het logboek zegt welke velden zijn genomen.</translation>
  </message>
  <message>
   <source>The areas with a column a type (1, 0, missing) and typen, their types in words.</source>
   <translation>De gebieden met een kolom per type (1, 0, ontbrekend) en typen, hun typen in woorden.</translation>
  </message>
  <message>
   <source>File with the rules</source>
   <translation>Bestand met de regels</translation>
  </message>
  <message>
   <source>Fields by figure</source>
   <translation>Velden per cijfer</translation>
  </message>
  <message>
   <source>Types</source>
   <translation>Typen</translation>
  </message>
  <message>
   <source>Number of areas with a type</source>
   <translation>Aantal gebieden met een type</translation>
  </message>
  <message>
   <source>Number of areas without a type</source>
   <translation>Aantal gebieden zonder type</translation>
  </message>
  <message>
   <source>Columns of the types of which the figures are there</source>
   <translation>Kolommen van de typen waarvan de cijfers er zijn</translation>
  </message>
  <message>
   <source>Classify stedelijkheid (OAD)</source>
   <translation>Stedelijkheid indelen in klassen (OAD)</translation>
  </message>
  <message>
   <source>Gives each area CBS's class of stedelijkheid from its address density (OAD, addresses per km²): 1 zeer sterk stedelijk from 2500, 2 sterk stedelijk from 1500, 3 matig stedelijk from 1000, 4 weinig stedelijk from 500, 5 niet stedelijk below 500. Lower bounds are inclusive. Missing stays missing, and what is below zero is no OAD. In the wijk- en buurtkaart stedelijkheid_adressen_per_km2 is CBS's class; the OAD is omgevingsadressendichtheid.

CBS classifies the unrounded OAD: where the published, rounded OAD shows exactly 500, 1000, 1500 or 2500, CBS's own class can be the less urban one.</source>
   <translation>Bepaalt voor elk gebied de stedelijkheidsklasse van het CBS uit de omgevingsadressendichtheid (OAD, adressen per km²): 1 zeer sterk stedelijk vanaf 2500, 2 sterk stedelijk vanaf 1500, 3 matig stedelijk vanaf 1000, 4 weinig stedelijk vanaf 500, 5 niet stedelijk onder 500. De ondergrens hoort bij de klasse. Wat ontbreekt, blijft ontbrekend, en wat onder nul ligt, is geen OAD. In de wijk- en buurtkaart is stedelijkheid_adressen_per_km2 de klasse van het CBS; de OAD is omgevingsadressendichtheid.

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
   <source>Field '{field}' of '{layer}' has no value in any area, so that none gets a class.</source>
   <translation>Veld '{field}' van '{layer}' heeft in geen enkel gebied een waarde, zodat geen gebied een klasse krijgt.</translation>
  </message>
  <message>
   <source>The outlines of group '{group}' cannot be merged without losing area ({areas}): run Fix geometries on the layer first.</source>
   <translation>De vlakken van groep '{group}' zijn niet samen te voegen zonder oppervlakte te verliezen ({areas}): voer eerst Geometrieën repareren op de laag uit.</translation>
  </message>
  <message>
   <source>Areas whose invalid outline was repaired for the dissolve: {count} ({areas}).</source>
   <translation>Gebieden waarvan het ongeldige vlak voor het samenvoegen is hersteld: {count} ({areas}).</translation>
  </message>
  <message>
   <source>Areas that are smaller after the repair of their outline: {count} ({areas}). Look at them.</source>
   <translation>Gebieden die na het herstel van hun vlak kleiner zijn: {count} ({areas}). Bekijk ze.</translation>
  </message>
  <message>
   <source>Areas without a usable outline, which the outlines of their groups lack: {count} ({areas}).</source>
   <translation>Gebieden zonder bruikbaar vlak, die in het vlak van hun groep ontbreken: {count} ({areas}).</translation>
  </message>
  <message>
   <source>No area of '{layer}' belongs to a group: choose another field or level.</source>
   <translation>Geen enkel gebied van '{layer}' hoort bij een groep: kies een ander veld of niveau.</translation>
  </message>
  <message>
   <source>'{layer}' holds no areas of the level {level}, which AREAS asks for; its levels are {levels}.</source>
   <translation>'{layer}' bevat geen gebieden van het niveau {level}, waar AREAS om vraagt; de niveaus zijn {levels}.</translation>
  </message>
  <message>
   <source>The areas of '{layer}' are of the level {level} and cannot be aggregated to {target}: choose a higher level.</source>
   <translation>De gebieden van '{layer}' zijn van het niveau {level} en kunnen niet worden samengevoegd tot {target}: kies een hoger niveau.</translation>
  </message>
  <message>
   <source>'{layer}' holds {areas}, which are not the whole of the Netherlands: the group is called '{name}'.</source>
   <translation>'{layer}' bevat {areas}, en dat is niet heel Nederland: de groep heet '{name}'.</translation>
  </message>
  <message>
   <source>Areas in no group, left out: {count} ({areas}).</source>
   <translation>Gebieden die bij geen groep horen en buiten beschouwing blijven: {count} ({areas}).</translation>
  </message>
  <message>
   <source>Water areas left out: {count}.</source>
   <translation>Weggelaten watergebieden: {count}.</translation>
  </message>
  <message>
   <source>'{layer}' holds areas of several levels ({levels}). Only the {kept} are aggregated; adding up all would count everything more than once.</source>
   <translation>'{layer}' bevat gebieden van meerdere niveaus ({levels}). Alleen de {kept} worden samengevoegd; alles optellen zou dubbel tellen.</translation>
  </message>
  <message>
   <source>None of their areas has an outline, so these are not on the map: {groups}.</source>
   <translation>Geen van hun gebieden heeft een vlak, dus deze staan niet op de kaart: {groups}.</translation>
  </message>
  <message>
   <source>Number of groups: {groups}, with {areas} areas in all.</source>
   <translation>Aantal groepen: {groups}, aantal gebieden daarin: {areas}.</translation>
  </message>
  <message>
   <source>Left out, as no rule is known for them: {fields}.</source>
   <translation>Weggelaten omdat er geen regel voor bekend is: {fields}.</translation>
  </message>
  <message>
   <source>missing for {share}% of the areas, in {groups} of the groups</source>
   <translation>ontbreekt voor {share}% van de gebieden, in {groups} van de groepen</translation>
  </message>
  <message>
   <source>REGION_FIELD and REGIONS both say which regions to show: give a field of the areas or a layer of polygons.</source>
   <translation>REGION_FIELD en REGIONS zeggen allebei welke regio's je wilt tonen: geef een veld van de gebieden of een laag met vlakken.</translation>
  </message>
  <message>
   <source>OUTPUT_REGIONS needs regions: give a field of the areas as REGION_FIELD, or polygons as REGIONS.</source>
   <translation>OUTPUT_REGIONS heeft regio's nodig: geef een veld van de gebieden als REGION_FIELD, of vlakken als REGIONS.</translation>
  </message>
  <message>
   <source>'{path}' is a shapefile, whose text fields are too short for the outlines of regions: write a GeoPackage.</source>
   <translation>'{path}' is een shapefile, waarvan de tekstvelden te kort zijn voor de omtrek van regio's: schrijf een GeoPackage.</translation>
  </message>
  <message>
   <source>No area of '{layer}' lies in a region of '{regions}'.</source>
   <translation>Geen gebied van '{layer}' ligt in een regio van '{regions}'.</translation>
  </message>
  <message>
   <source>Layer '{layer}' has no field that seems to hold names: give the field that names the regions as REGIONS_FIELD.</source>
   <translation>Laag '{layer}' heeft geen veld dat namen lijkt te bevatten: geef het veld met de namen van de regio's als REGIONS_FIELD.</translation>
  </message>
  <message>
   <source>No field with inhabitants was found, so that their shares are empty: give one as INHABITANTS_FIELD.</source>
   <translation>Er is geen veld met inwoners gevonden, zodat hun aandelen leeg zijn: geef er een als INHABITANTS_FIELD.</translation>
  </message>
  <message>
   <source>region</source>
   <translation>regio</translation>
  </message>
  <message>
   <source>class</source>
   <translation>klasse</translation>
  </message>
  <message>
   <source>class in words</source>
   <translation>klasse in woorden</translation>
  </message>
  <message>
   <source>number of areas</source>
   <translation>aantal gebieden</translation>
  </message>
  <message>
   <source>share of the areas with a class (%)</source>
   <translation>aandeel van de gebieden met een klasse (%)</translation>
  </message>
  <message>
   <source>inhabitants</source>
   <translation>inwoners</translation>
  </message>
  <message>
   <source>share of the inhabitants of areas with a class (%)</source>
   <translation>aandeel van de inwoners van gebieden met een klasse (%)</translation>
  </message>
  <message>
   <source>Dark outlines: {regions}</source>
   <translation>Donkere omtrek: {regions}</translation>
  </message>
  <message>
   <source>outline of the region, for the map</source>
   <translation>omtrek van de regio, voor de kaart</translation>
  </message>
  <message>
   <source>Inhabitants: field {field}</source>
   <translation>Inwoners: veld {field}</translation>
  </message>
  <message>
   <source>Areas with a class whose inhabitants are not known: {count}; they count as areas alone.</source>
   <translation>Gebieden met een klasse waarvan de inwoners niet bekend zijn: {count}; ze tellen alleen als gebied mee.</translation>
  </message>
  <message>
   <source>RULES gives no '{missing}' for '{field}', and the catalogue knows none: add it.</source>
   <translation>RULES geeft geen '{missing}' voor '{field}' en de catalogus kent er geen: vul die aan.</translation>
  </message>
  <message>
   <source>RULES gives two results the name '{name}': give one of them a name of its own.</source>
   <translation>RULES geeft twee uitkomsten de naam '{name}': geef een van beide een eigen naam.</translation>
  </message>
  <message>
   <source>sum</source>
   <translation>som</translation>
  </message>
  <message>
   <source>plain mean</source>
   <translation>gewoon gemiddelde</translation>
  </message>
  <message>
   <source>weighted by {weight}</source>
   <translation>gewogen met {weight}</translation>
  </message>
  <message>
   <source>lowest</source>
   <translation>laagste</translation>
  </message>
  <message>
   <source>highest</source>
   <translation>hoogste</translation>
  </message>
  <message>
   <source>rate by {weight}</source>
   <translation>verhouding tot {weight}</translation>
  </message>
  <message>
   <source>No field of '{layer}' has a rule, so the groups get no figures: give RULES.</source>
   <translation>Geen enkel veld van '{layer}' heeft een regel, dus de groepen krijgen geen cijfers: geef RULES op.</translation>
  </message>
  <message>
   <source>FIELDS names {count} indicators, and a page holds {most}: choose at most {most}.</source>
   <translation>FIELDS noemt {count} indicatoren, en op een pagina passen er {most}: kies er ten hoogste {most}.</translation>
  </message>
  <message>
   <source>The style of '{layer}' has no classes: give the indicators as FIELDS, or style the layer by class.</source>
   <translation>De stijl van '{layer}' heeft geen klassen: geef de indicatoren als FIELDS, of geef de laag een stijl met klassen.</translation>
  </message>
  <message>
   <source>REFERENCE has no use, as the classes are those of the style of '{layer}': give a field of figures as FIELDS, or leave REFERENCE out.</source>
   <translation>REFERENCE doet niets, want de klassen zijn die van de stijl van '{layer}': geef een veld met cijfers als FIELDS, of laat REFERENCE weg.</translation>
  </message>
  <message>
   <source>Quartiles of the {areas} with data in the Netherlands</source>
   <translation>Kwartielen van de {areas} met gegevens in Nederland</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds classes or codes and no figures, and the layer's style is not by it: choose a field of figures, or style the layer by this one.</source>
   <translation>Veld '{field}' van '{layer}' bevat klassen of codes en geen cijfers, en de stijl van de laag gaat er niet over: kies een veld met cijfers, of geef de laag een stijl naar dit veld.</translation>
  </message>
  <message>
   <source>{classes} classes of the {areas} with data in the Netherlands</source>
   <translation>{classes} klassen van de {areas} met gegevens in Nederland</translation>
  </message>
  <message>
   <source>The classes of {field} are those of {areas}, which are not all of the Netherlands: give all areas of the country as REFERENCE, unless this is meant.</source>
   <translation>De klassen van {field} zijn die van {areas}, en dat is niet heel Nederland: geef alle gebieden van het land als REFERENCE, tenzij het zo bedoeld is.</translation>
  </message>
  <message>
   <source>other values</source>
   <translation>andere waarden</translation>
  </message>
  <message>
   <source>All areas, with the regions of these pages outlined</source>
   <translation>Alle gebieden, met de regio's van deze pagina's omlijnd</translation>
  </message>
  <message>
   <source>Each region at its own scale; one legend for all.</source>
   <translation>Elke regio op eigen schaal; één legenda voor alle.</translation>
  </message>
  <message>
   <source>In brackets: number of areas</source>
   <translation>Tussen haakjes: aantal gebieden</translation>
  </message>
  <message>
   <source>{count} of {areas} in the darkest class</source>
   <translation>{count} van {areas} in de donkerste klasse</translation>
  </message>
  <message>
   <source>In the squares: number of areas</source>
   <translation>In de vakken: aantal gebieden</translation>
  </message>
  <message>
   <source>An atlas needs regions: give a field of the areas as REGION_FIELD, or polygons as REGIONS.</source>
   <translation>Een atlas heeft regio's nodig: geef een veld van de gebieden als REGION_FIELD, of vlakken als REGIONS.</translation>
  </message>
  <message>
   <source>No area of region {regions} has an outline: run Fix geometries on '{layer}' first.</source>
   <translation>Geen gebied van regio {regions} heeft een omtrek: voer eerst Geometrieën repareren uit op '{layer}'.</translation>
  </message>
  <message>
   <source>The areas of '{layer}' do not lie where its CRS can be drawn in {crs}: set its true CRS in the layer's properties.</source>
   <translation>De gebieden van '{layer}' liggen niet waar hun CRS in {crs} getekend kan worden: stel in de eigenschappen van de laag het juiste CRS in.</translation>
  </message>
  <message>
   <source>region on whose map the area is</source>
   <translation>regio waarvan de kaart het gebied toont</translation>
  </message>
  <message>
   <source>name of the area, for the map</source>
   <translation>naam van het gebied, voor de kaart</translation>
  </message>
  <message>
   <source>None of their areas has an outline, so these regions have no map: {regions}</source>
   <translation>Geen van hun gebieden heeft een omtrek, dus deze regio's hebben geen kaart: {regions}</translation>
  </message>
  <message>
   <source>class: {title}</source>
   <translation>klasse: {title}</translation>
  </message>
  <message>
   <source>All maps at one scale; one legend for all years.</source>
   <translation>Alle kaarten op één schaal; één legenda voor alle jaren.</translation>
  </message>
  <message>
   <source>Legend</source>
   <translation>Legenda</translation>
  </message>
  <message>
   <source>Cancelled; no output was written.</source>
   <translation>Geannuleerd; er is geen uitvoer geschreven.</translation>
  </message>
  <message>
   <source>What '{field}' holds is not known, or has no change: give KIND (count, percentage, index or mean).</source>
   <translation>Wat '{field}' bevat, is niet bekend of kent geen verandering: geef KIND (count, percentage, index of mean).</translation>
  </message>
  <message>
   <source>Give TO_FIELD, the field with the later figures, or PERIOD_FIELD where '{field}' holds those of both moments below each other.</source>
   <translation>Geef TO_FIELD, het veld met de latere cijfers, of PERIOD_FIELD als '{field}' die van beide momenten onder elkaar bevat.</translation>
  </message>
  <message>
   <source>PERIOD_FIELD and TO_FIELD are both given: of a table with a row for each period FROM_FIELD alone names the figures, so leave one of them empty.</source>
   <translation>PERIOD_FIELD en TO_FIELD zijn allebei gegeven: van een tabel met een rij per periode noemt alleen FROM_FIELD de cijfers; laat dus een van beide leeg.</translation>
  </message>
  <message>
   <source>FROM_FIELD and TO_FIELD are both '{field}': choose another field for one.</source>
   <translation>FROM_FIELD en TO_FIELD zijn allebei '{field}': kies voor een van beide een ander veld.</translation>
  </message>
  <message>
   <source>PERIODS is '{value}', and must be two periods such as 2014, 2023.</source>
   <translation>PERIODS is '{value}', en moet twee perioden noemen, zoals 2014, 2023.</translation>
  </message>
  <message>
   <source>BIRTHS and DEATHS belong together: give both or neither.</source>
   <translation>BIRTHS en DEATHS horen bij elkaar: geef ze allebei of geen van beide.</translation>
  </message>
  <message>
   <source>{parameters} can only be given where both moments stand in fields of one row: leave PERIOD_FIELD empty.</source>
   <translation>{parameters} kun je alleen geven als beide momenten in velden van één rij staan: laat PERIOD_FIELD leeg.</translation>
  </message>
  <message>
   <source>The codes of field '{field}' of '{layer}' tell no year: give FROM_YEAR.</source>
   <translation>De codes van veld '{field}' van '{layer}' zeggen geen jaar: geef FROM_YEAR.</translation>
  </message>
  <message>
   <source>The areas of '{layer}' are of the level {level}, and Regiolens knows what became of gemeenten alone: give CONVERSION, a table with the columns code from, code to and weight.</source>
   <translation>De gebieden van '{layer}' zijn van het niveau {level}, en Regiolens weet alleen wat er van gemeenten is geworden: geef CONVERSION, een tabel met de kolommen code van, code naar en gewicht.</translation>
  </message>
  <message>
   <source>'{table}' has too few columns for a conversion: it needs code from, code to and weight.</source>
   <translation>'{table}' heeft te weinig kolommen voor een omzetting: nodig zijn code van, code naar en gewicht.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{table}' has no code in {count} rows: give each row a code from and a code to.</source>
   <translation>Veld '{field}' van '{table}' heeft in {count} rijen geen code: geef elke rij een code van en een code naar.</translation>
  </message>
  <message>
   <source>Conversion of '{table}': from {code_from} to {code_to} by {weight}.</source>
   <translation>Omzetting van '{table}': van {code_from} naar {code_to} met {weight}.</translation>
  </message>
  <message>
   <source>The codes of '{layer}' fit every year from {first} to {last}, in which these took over others and kept their code: {areas}. They are taken for those of {year}; give FROM_YEAR where the figures are of another year.</source>
   <translation>De codes van '{layer}' passen bij elk jaar van {first} tot en met {last}, en intussen namen deze gemeenten andere op met behoud van hun code: {areas}. Ze gelden als die van {year}; geef FROM_YEAR als de cijfers van een ander jaar zijn.</translation>
  </message>
  <message>
   <source>OUTPUT_FLOWS needs to know where the regions lie: give as AREAS a layer with the outlines, or points, of the areas.</source>
   <translation>OUTPUT_FLOWS moet weten waar de regio's liggen: geef als AREAS een laag met de omtrekken, of punten, van de gebieden.</translation>
  </message>
  <message>
   <source>Net flows between regions (persons)</source>
   <translation>Nettostromen tussen regio's (personen)</translation>
  </message>
  <message>
   <source>region that more people left</source>
   <translation>regio waaruit meer mensen vertrokken</translation>
  </message>
  <message>
   <source>region to which they went</source>
   <translation>regio waar ze heen gingen</translation>
  </message>
  <message>
   <source>net flow (persons)</source>
   <translation>nettostroom (personen)</translation>
  </message>
  <message>
   <source>persons from the one to the other</source>
   <translation>personen van de ene naar de andere</translation>
  </message>
  <message>
   <source>persons back</source>
   <translation>personen terug</translation>
  </message>
  <message>
   <source>{count} persons</source>
   <translation>{count} personen</translation>
  </message>
  <message>
   <source>net flow to all others</source>
   <translation>nettostroom naar alle andere</translation>
  </message>
  <message>
   <source>Regions without an outline, whose flows have no line: {regions}.</source>
   <translation>Regio's zonder omtrek, waarvan de stromen geen lijn hebben: {regions}.</translation>
  </message>
  <message>
   <source>net flow to {region}</source>
   <translation>nettostroom naar {region}</translation>
  </message>
  <message>
   <source>Several fields and several areas make no one chart: give one field, or one area.</source>
   <translation>Meerdere velden en meerdere gebieden geven niet één grafiek: geef één veld, of één gebied.</translation>
  </message>
  <message>
   <source>A chart holds {most} lines at most, and {count} are asked for.</source>
   <translation>Een grafiek bevat ten hoogste {most} lijnen, en er zijn er {count} gevraagd.</translation>
  </message>
  <message>
   <source>all areas</source>
   <translation>alle gebieden</translation>
  </message>
  <message>
   <source>'{layer}' has no row with a year.</source>
   <translation>'{layer}' heeft geen rij met een jaar.</translation>
  </message>
  <message>
   <source>'{layer}' has no area with the code or name '{area}'.</source>
   <translation>'{layer}' heeft geen gebied met de code of naam '{area}'.</translation>
  </message>
  <message>
   <source>'{layer}' has more than one row of {area} in {year}: give the code of the area.</source>
   <translation>'{layer}' heeft meer dan één rij van {area} in {year}: geef de code van het gebied.</translation>
  </message>
  <message>
   <source>the Netherlands</source>
   <translation>Nederland</translation>
  </message>
  <message>
   <source>Development: {what}</source>
   <translation>Ontwikkeling: {what}</translation>
  </message>
  <message>
   <source>Lines over the years {first} to {last}.</source>
   <translation>Lijnen over de jaren {first} tot en met {last}.</translation>
  </message>
  <message>
   <source>No area of '{layer}' (field '{field}') is in '{areas}': give fields with the same codes or names as AREA_FIELD and AREAS_FIELD.</source>
   <translation>Geen gebied van '{layer}' (veld '{field}') staat in '{areas}': geef als AREA_FIELD en AREAS_FIELD velden met dezelfde codes of namen.</translation>
  </message>
  <message>
   <source>GROUPS names {count} groups ({groups}), and a quadrant is made of two: write two, such as 'hoger + student; lager'.</source>
   <translation>GROUPS noemt {count} groepen ({groups}), en een kwadrant is van twee: schrijf er twee, zoals 'hoger + student; lager'.</translation>
  </message>
  <message>
   <source>'{layer}' has more than one row of {rows}: leave one row an area and group, or sum them first; for an origin-destination table give DESTINATION.</source>
   <translation>'{layer}' heeft meer dan één rij van {rows}: laat één rij per gebied en groep over, of tel ze eerst op; geef voor een herkomst-bestemmingstabel DESTINATION.</translation>
  </message>
  <message>
   <source>Areas that '{areas}' lacks: {count} ({names}); moves from and to them count for the other side alone.</source>
   <translation>Gebieden die in '{areas}' ontbreken: {count} ({names}); verhuizingen van en naar deze tellen alleen voor de andere kant.</translation>
  </message>
  <message>
   <source>Areas that '{areas}' lacks, which have no outline, region or kind: {count} ({names}).</source>
   <translation>Gebieden die in '{areas}' ontbreken, en dus geen omtrek, regio of soort hebben: {count} ({names}).</translation>
  </message>
  <message>
   <source>FLOW_GROUPS names {count} groups apart ({groups}), and flows are drawn of one: write a plus to add groups up.</source>
   <translation>FLOW_GROUPS noemt {count} groepen apart ({groups}), en stromen worden van één getekend: schrijf een plus om groepen op te tellen.</translation>
  </message>
  <message>
   <source>Flows between {count} regions are more than can be read: give REGION_FIELD, so that there are {most} at most.</source>
   <translation>Stromen tussen {count} regio's zijn er meer dan te lezen is: geef REGION_FIELD, zodat het er hoogstens {most} zijn.</translation>
  </message>
  <message>
   <source>No population at the start of the group is given.</source>
   <translation>Er is geen bevolking van de groep aan het begin gegeven.</translation>
  </message>
  <message>
   <source>Rows of '{layer}' without an area or a group, left out: {count}.</source>
   <translation>Rijen van '{layer}' zonder gebied of groep, weggelaten: {count}.</translation>
  </message>
  <message>
   <source>Moves of '{layer}' whose destination or number is missing, left out: {count}.</source>
   <translation>Verhuizingen van '{layer}' waarvan de bestemming of het aantal ontbreekt, weggelaten: {count}.</translation>
  </message>
  <message>
   <source>as field '{field}' has it</source>
   <translation>zoals veld '{field}' die heeft</translation>
  </message>
  <message>
   <source>that of the group '{group}'</source>
   <translation>die van de groep '{group}'</translation>
  </message>
  <message>
   <source>the sum of the groups {groups}</source>
   <translation>de som van de groepen {groups}</translation>
  </message>
  <message>
   <source>Whole population at the start: {told}.</source>
   <translation>Hele bevolking aan het begin: {told}.</translation>
  </message>
  <message>
   <source>Rows without a population at the start, which get no percentage of it: {count} ({rows}).</source>
   <translation>Rijen zonder bevolking aan het begin, die geen percentage daarvan krijgen: {count} ({rows}).</translation>
  </message>
  <message>
   <source>From the region of the row to that of the column: positive where more people went that way than back.</source>
   <translation>Van de regio van de rij naar die van de kolom: positief waar meer mensen die kant op gingen dan terug.</translation>
  </message>
  <message>
   <source>{group}: net migration (% a year)</source>
   <translation>{group}: verhuissaldo (% per jaar)</translation>
  </message>
  <message>
   <source>The first {count} rows of {all}; the layer has them all.</source>
   <translation>De eerste {count} rijen van {all}; de laag heeft ze allemaal.</translation>
  </message>
  <message>
   <source>From \ to</source>
   <translation>Van \ naar</translation>
  </message>
  <message>
   <source>all others</source>
   <translation>alle andere</translation>
  </message>
  <message>
   <source>the whole population</source>
   <translation>de hele bevolking</translation>
  </message>
  <message>
   <source>the group</source>
   <translation>de groep</translation>
  </message>
  <message>
   <source>share of net migration in the change of population (%)</source>
   <translation>aandeel van het verhuissaldo in de verandering van de bevolking (%)</translation>
  </message>
  <message>
   <source>Quadrant</source>
   <translation>Kwadrant</translation>
  </message>
  <message>
   <source>meaning</source>
   <translation>betekenis</translation>
  </message>
  <message>
   <source>areas</source>
   <translation>gebieden</translation>
  </message>
  <message>
   <source>number</source>
   <translation>aantal</translation>
  </message>
  <message>
   <source>group</source>
   <translation>groep</translation>
  </message>
  <message>
   <source>quadrant</source>
   <translation>kwadrant</translation>
  </message>
  <message>
   <source>arrivals</source>
   <translation>vestigers</translation>
  </message>
  <message>
   <source>departures</source>
   <translation>vertrekkers</translation>
  </message>
  <message>
   <source>net migration</source>
   <translation>verhuissaldo</translation>
  </message>
  <message>
   <source>population at the start</source>
   <translation>bevolking aan het begin</translation>
  </message>
  <message>
   <source>% a year</source>
   <translation>% per jaar</translation>
  </message>
  <message>
   <source>Net flows between regions</source>
   <translation>Nettostromen tussen regio's</translation>
  </message>
  <message>
   <source>saldo_relatief: percent a year of {population} at the start; years: {years}.</source>
   <translation>saldo_relatief: procent per jaar van {population} aan het begin; jaren: {years}.</translation>
  </message>
  <message>
   <source>People are rounded to tens, totals by themselves, so that they can differ from the sum of their parts; percentages and quadrants are those of the rounded numbers.</source>
   <translation>Mensen zijn op tientallen afgerond, totalen apart, zodat die kunnen afwijken van de som van hun delen; percentages en kwadranten zijn die van de afgeronde getallen.</translation>
  </message>
  <message>
   <source>No quadrants: name the two groups that make them in GROUPS.</source>
   <translation>Geen kwadranten: noem in GROUPS de twee groepen die ze maken.</translation>
  </message>
  <message>
   <source>area</source>
   <translation>gebied</translation>
  </message>
  <message>
   <source>kind of region</source>
   <translation>soort regio</translation>
  </message>
  <message>
   <source>class of stedelijkheid</source>
   <translation>stedelijkheidsklasse</translation>
  </message>
  <message>
   <source>net migration a year, of {population} (%)</source>
   <translation>verhuissaldo per jaar, van {population} (%)</translation>
  </message>
  <message>
   <source>net migration (persons)</source>
   <translation>verhuissaldo (personen)</translation>
  </message>
  <message>
   <source>percent of what</source>
   <translation>procent waarvan</translation>
  </message>
  <message>
   <source>quadrant in words</source>
   <translation>kwadrant in woorden</translation>
  </message>
  <message>
   <source>Quadrants of net migration: {groups}</source>
   <translation>Kwadranten van het verhuissaldo: {groups}</translation>
  </message>
  <message>
   <source>number of areas with a net migration</source>
   <translation>aantal gebieden met een verhuissaldo</translation>
  </message>
  <message>
   <source>Net migration of {groups}</source>
   <translation>Verhuissaldo van {groups}</translation>
  </message>
  <message>
   <source>Percent a year of {population} at the start; years: {years}; areas: {count}</source>
   <translation>Procent per jaar van {population} aan het begin; jaren: {years}; gebieden: {count}</translation>
  </message>
  <message>
   <source>Moves in '{layer}'</source>
   <translation>Verhuizingen in '{layer}'</translation>
  </message>
  <message>
   <source>name of the area</source>
   <translation>naam van het gebied</translation>
  </message>
  <message>
   <source>Relative net migration</source>
   <translation>Relatief verhuissaldo</translation>
  </message>
  <message>
   <source>People are rounded to tens, each total by itself.</source>
   <translation>Mensen zijn op tientallen afgerond, elk totaal apart.</translation>
  </message>
  <message>
   <source>The {count} regions with the largest net flows; OUTPUT_MATRIX has them all.</source>
   <translation>De {count} regio's met de grootste nettostromen; OUTPUT_MATRIX heeft ze allemaal.</translation>
  </message>
  <message>
   <source>Rows without a net migration, as arrivals or departures are missing: {count} ({rows}).</source>
   <translation>Rijen zonder verhuissaldo, omdat vestigers of vertrekkers ontbreken: {count} ({rows}).</translation>
  </message>
  <message>
   <source>Areas in no quadrant, as the net migration of one of both groups is zero or missing: {count} ({areas}).</source>
   <translation>Gebieden in geen enkel kwadrant, omdat het verhuissaldo van een van beide groepen nul is of ontbreekt: {count} ({areas}).</translation>
  </message>
  <message>
   <source>No field of '{layer}' tells its areas apart within a period: give AREA_CODE, the field with their codes or names.</source>
   <translation>Geen veld van '{layer}' onderscheidt de gebieden binnen een periode: geef AREA_CODE, het veld met hun codes of namen.</translation>
  </message>
  <message>
   <source>PERIODS names {period} twice: name two periods.</source>
   <translation>PERIODS noemt {period} twee keer: noem twee perioden.</translation>
  </message>
  <message>
   <source>'{layer}' has more than one row of {codes} in period {period}: leave one row an area and period.</source>
   <translation>'{layer}' heeft meer dan één rij van {codes} in periode {period}: laat één rij per gebied en periode over.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds fewer than two periods ({periods}): choose the field with the periods.</source>
   <translation>Veld '{field}' van '{layer}' bevat minder dan twee perioden ({periods}): kies het veld met de perioden.</translation>
  </message>
  <message>
   <source>PERIODS names {wanted}, and field '{field}' of '{layer}' holds {periods}: name two of these.</source>
   <translation>PERIODS noemt {wanted}, en veld '{field}' van '{layer}' bevat {periods}: noem er twee van deze.</translation>
  </message>
  <message>
   <source>Without REFERENCE the areas with both figures are not, or not surely, the whole country: verschil_nl stays empty.</source>
   <translation>Zonder REFERENCE zijn de gebieden met beide cijfers niet, of niet zeker, heel Nederland: verschil_nl blijft leeg.</translation>
  </message>
  <message>
   <source>No figure of the country: '{layer}' has no field to weight '{field}' by, so verschil_nl stays empty. Give DENOMINATOR_FROM and DENOMINATOR_TO.</source>
   <translation>Geen cijfer van het land: '{layer}' heeft geen veld om '{field}' mee te wegen, dus blijft verschil_nl leeg. Geef DENOMINATOR_FROM en DENOMINATOR_TO.</translation>
  </message>
  <message>
   <source>Years of the figures, as '{layer}' tells them: {begin} {first}, {end} {last}.</source>
   <translation>Jaren van de cijfers, zoals '{layer}' die noemt: {begin} {first}, {end} {last}.</translation>
  </message>
  <message>
   <source>The country's figures are weighted by {weight}.</source>
   <translation>De cijfers van het land zijn gewogen met {weight}.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds {value:g}, and a number of people is not below zero: choose another field, or SALDO for net migration itself.</source>
   <translation>Veld '{field}' van '{layer}' bevat {value:g}, en een aantal mensen is niet onder nul: kies een ander veld, of SALDO voor het verhuissaldo zelf.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' differs between the rows of {area}, and must be the same in all rows of an area: choose another field, or AREAS_GROUP for figures of groups.</source>
   <translation>Veld '{field}' van '{layer}' verschilt tussen de rijen van {area}, en moet in alle rijen van een gebied gelijk zijn: kies een ander veld, of AREAS_GROUP voor cijfers van groepen.</translation>
  </message>
  <message>
   <source>'{layer}' has more than one row of {rows}: leave one row an area and group.</source>
   <translation>'{layer}' heeft meer dan één rij van {rows}: laat één rij per gebied en groep over.</translation>
  </message>
  <message>
   <source>change (%)</source>
   <translation>verandering (%)</translation>
  </message>
  <message>
   <source>better, the same or worse</source>
   <translation>beter, gelijk of slechter</translation>
  </message>
  <message>
   <source>places towards rank 1</source>
   <translation>plaatsen richting rang 1</translation>
  </message>
  <message>
   <source>percentage points</source>
   <translation>procentpunten</translation>
  </message>
  <message>
   <source>The parts do not add up to the change in {count} areas; the largest rest is {rest} ({area}). See the field rest.</source>
   <translation>De delen tellen in {count} gebieden niet op tot de verandering; de grootste rest is {rest} ({area}). Zie het veld rest.</translation>
  </message>
  <message>
   <source>natural growth</source>
   <translation>natuurlijke aanwas</translation>
  </message>
  <message>
   <source>net domestic migration</source>
   <translation>binnenlands migratiesaldo</translation>
  </message>
  <message>
   <source>net foreign migration</source>
   <translation>buitenlands migratiesaldo</translation>
  </message>
  <message>
   <source>{indicator}: change {begin}–{end} ({unit})</source>
   <translation>{indicator}: verandering {begin}–{end} ({unit})</translation>
  </message>
  <message>
   <source>{indicator}: change {begin}–{end}</source>
   <translation>{indicator}: verandering {begin}–{end}</translation>
  </message>
  <message>
   <source>change a year ({unit})</source>
   <translation>verandering per jaar ({unit})</translation>
  </message>
  <message>
   <source>change</source>
   <translation>verandering</translation>
  </message>
  <message>
   <source>change a year (%)</source>
   <translation>verandering per jaar (%)</translation>
  </message>
  <message>
   <source>difference to the change of {country}</source>
   <translation>verschil met de verandering van {country}</translation>
  </message>
  <message>
   <source>The parts add up to the change in all areas that have them.</source>
   <translation>De delen tellen op tot de verandering in alle gebieden die ze hebben.</translation>
  </message>
  <message>
   <source>change that these parts do not explain</source>
   <translation>verandering die deze delen niet verklaren</translation>
  </message>
  <message>
   <source>class of the change, 0 around none</source>
   <translation>klasse van de verandering, 0 rond geen</translation>
  </message>
  <message>
   <source>points</source>
   <translation>punten</translation>
  </message>
  <message>
   <source>rank in {moment}</source>
   <translation>rang in {moment}</translation>
  </message>
  <message>
   <source>change ({unit})</source>
   <translation>verandering ({unit})</translation>
  </message>
  <message>
   <source>Areas that begin at 0 or below, of which there is no growth in percent: {count} ({areas}). They have verandering, and no class on the map.</source>
   <translation>Gebieden die beginnen op 0 of lager, waarvan er geen groei in procenten is: {count} ({areas}). Ze hebben wel verandering, maar geen klasse op de kaart.</translation>
  </message>
  <message>
   <source>Change of {country}: {change}</source>
   <translation>Verandering van {country}: {change}</translation>
  </message>
  <message>
   <source>{year} is the year of more than one layer: give YEARS, a year for each.</source>
   <translation>{year} is het jaar van meer dan één laag: geef YEARS, een jaar voor elke laag.</translation>
  </message>
  <message>
   <source>There is one year ({year}): give a table with a row for each area and year, or a layer for each year.</source>
   <translation>Er is één jaar ({year}): geef een tabel met een rij per gebied en jaar, of een laag per jaar.</translation>
  </message>
  <message>
   <source>'{layer}' holds none of the indicators of '{model}': give a layer or table with the same fields.</source>
   <translation>'{layer}' bevat geen van de indicatoren van '{model}': geef een laag of tabel met dezelfde velden.</translation>
  </message>
  <message>
   <source>'{layer}' holds areas of several levels, and which of them to compare cannot be told: filter it to one.</source>
   <translation>'{layer}' bevat gebieden van meerdere niveaus, en welke ervan te vergelijken zijn, is niet te zeggen: filter de laag op één niveau.</translation>
  </message>
  <message>
   <source>'{layer}' has more than one row of {codes} in {year}: leave one row an area and year.</source>
   <translation>'{layer}' heeft meer dan één rij van {codes} in {year}: laat één rij per gebied en jaar over.</translation>
  </message>
  <message>
   <source>No field of '{layer}' tells the year of its rows: give PERIOD_FIELD, or a layer for each year.</source>
   <translation>Geen veld van '{layer}' zegt het jaar van de rijen: geef PERIOD_FIELD, of een laag per jaar.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds {values}, which is no year: choose the field with years.</source>
   <translation>Veld '{field}' van '{layer}' bevat {values}, en dat is geen jaar: kies het veld met jaren.</translation>
  </message>
  <message>
   <source>The year of layer '{layer}' is not told: give YEARS, a year for each layer.</source>
   <translation>Het jaar van laag '{layer}' is niet te zien: geef YEARS, een jaar voor elke laag.</translation>
  </message>
  <message>
   <source>The gemeenten are those of {spans}: all figures are brought to those of {year}.</source>
   <translation>De gemeenten zijn die van {spans}: alle cijfers worden naar die van {year} gebracht.</translation>
  </message>
  <message>
   <source>Rows of '{layer}' without a year, which are left out: {count} ({areas}).</source>
   <translation>Rijen van '{layer}' zonder jaar, die niet meetellen: {count} ({areas}).</translation>
  </message>
  <message>
   <source>{year}: {codes} were divided, and no source at hand gives the shares; they and what took a part of them ({into}) have no score in that year.</source>
   <translation>{year}: verdeeld zijn {codes}, en geen beschikbare bron geeft de aandelen; deze en wat er een deel van kreeg ({into}) hebben in dat jaar geen score.</translation>
  </message>
  <message>
   <source>{year}: averaged plainly where gemeenten were merged, as no rule or no weight is known: {fields}.</source>
   <translation>{year}: gewoon gemiddeld waar gemeenten zijn samengevoegd, omdat er geen regel of geen weging bekend is: {fields}.</translation>
  </message>
  <message>
   <source>Codes that are not there in every year, and have no change: {count} ({codes}).</source>
   <translation>Codes die er niet in elk jaar zijn en geen verandering hebben: {count} ({codes}).</translation>
  </message>
  <message>
   <source>rank (1 = most deprived)</source>
   <translation>rang (1 = meeste achterstand)</translation>
  </message>
  <message>
   <source>name</source>
   <translation>naam</translation>
  </message>
  <message>
   <source>no place the year before</source>
   <translation>het jaar ervoor geen plaats</translation>
  </message>
  <message>
   <source>no place the next year</source>
   <translation>het jaar erna geen plaats</translation>
  </message>
  <message>
   <source>Numbers of areas: of all years together</source>
   <translation>Aantallen gebieden: van alle jaren samen</translation>
  </message>
  <message>
   <source>first day</source>
   <translation>eerste dag</translation>
  </message>
  <message>
   <source>last day</source>
   <translation>laatste dag</translation>
  </message>
  <message>
   <source>first year</source>
   <translation>eerste jaar</translation>
  </message>
  <message>
   <source>class in the first year</source>
   <translation>klasse in het eerste jaar</translation>
  </message>
  <message>
   <source>class in words in the first year</source>
   <translation>klasse in woorden in het eerste jaar</translation>
  </message>
  <message>
   <source>last year</source>
   <translation>laatste jaar</translation>
  </message>
  <message>
   <source>class in the last year</source>
   <translation>klasse in het laatste jaar</translation>
  </message>
  <message>
   <source>class in words in the last year</source>
   <translation>klasse in woorden in het laatste jaar</translation>
  </message>
  <message>
   <source>{index}, class</source>
   <translation>{index}, klasse</translation>
  </message>
  <message>
   <source>change {begin}–{end} (points)</source>
   <translation>verandering {begin}–{end} (punten)</translation>
  </message>
  <message>
   <source>classes up {begin}–{end}</source>
   <translation>klassen omhoog {begin}–{end}</translation>
  </message>
  <message>
   <source>from class to class {begin}–{end}</source>
   <translation>van klasse naar klasse {begin}–{end}</translation>
  </message>
  <message>
   <source>No area has a score in {year}: there are no figures for {domains}.</source>
   <translation>Geen gebied heeft een score in {year}: er zijn geen cijfers voor {domains}.</translation>
  </message>
  <message>
   <source>YEARS holds '{value}', which is no year: give years such as 2014, 2023.</source>
   <translation>YEARS bevat '{value}', en dat is geen jaar: geef jaren zoals 2014, 2023.</translation>
  </message>
  <message>
   <source>REFERENCE_YEAR is {year}, and the years are {years}: name one of these, or leave it empty.</source>
   <translation>REFERENCE_YEAR is {year}, en de jaren zijn {years}: noem een van deze, of laat het leeg.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds no codes of the level {level}: choose another field or conversion.</source>
   <translation>Veld '{field}' van '{layer}' bevat geen codes van het niveau {level}: kies een ander veld of een andere omzettabel.</translation>
  </message>
  <message>
   <source>Rows of '{layer}' left out, as they are no {level} by field '{field}': {count} ({rows}).</source>
   <translation>Rijen van '{layer}' weggelaten, omdat ze volgens veld '{field}' geen {level} zijn: {count} ({rows}).</translation>
  </message>
  <message>
   <source>{field}: the total was {before} and is {after}, as areas that lack a part have no figure.</source>
   <translation>{field}: het totaal was {before} en is {after}, omdat gebieden waarvan een deel ontbreekt geen cijfer hebben.</translation>
  </message>
  <message>
   <source>Without outlines, as they hold a part of an area: {areas}. Join the figures to a layer of that year.</source>
   <translation>Zonder omtrek, omdat ze een deel van een gebied bevatten: {areas}. Koppel de cijfers aan een laag van dat jaar.</translation>
  </message>
  <message>
   <source>'{layer}' has rows that are no gemeenten of {year}: {codes}. Their figures go where they belong in {last}, and count twice where '{layer}' also has what they became or were made of: keep the rows of one year.</source>
   <translation>'{layer}' heeft rijen die geen gemeenten van {year} zijn: {codes}. Hun cijfers komen terecht waar ze in {last} horen, en tellen dubbel als '{layer}' ook heeft wat ze werden of waaruit ze ontstonden: houd de rijen van één jaar over.</translation>
  </message>
  <message>
   <source>Gemeenten of {first} brought to those of {last}: {areas} rows became {targets}.</source>
   <translation>Gemeenten van {first} naar die van {last} gebracht: {areas} rijen werden er {targets}.</translation>
  </message>
  <message>
   <source>Figures that areas which changed do not get, as no rule or no weight is known: {fields}.</source>
   <translation>Cijfers die gebieden die veranderden niet krijgen, omdat er geen regel of geen weging voor bekend is: {fields}.</translation>
  </message>
  <message>
   <source>'{layer}' has no rows of {codes}, so that there are no figures for {targets}.</source>
   <translation>'{layer}' heeft geen rijen van {codes}; daarom zijn er geen cijfers voor {targets}.</translation>
  </message>
  <message>
   <source>Divided areas: {count} ({areas}). How much of a figure rests on that, &lt;field&gt;_geschat tells.</source>
   <translation>Verdeelde gebieden: {count} ({areas}). Hoeveel van een cijfer daarop berust, zegt &lt;veld&gt;_geschat.</translation>
  </message>
  <message>
   <source>No gemeenten of {year}, kept as they are: {codes}.</source>
   <translation>Geen gemeenten van {year}, ongewijzigd gelaten: {codes}.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds few codes or none of gemeenten that existed between {first} and {last}, or of wijken and buurten in these, so no year can be told: choose the field with codes such as GM0014.</source>
   <translation>Veld '{field}' van '{layer}' bevat weinig of geen codes van gemeenten die tussen {first} en {last} bestonden, of van wijken en buurten daarin, zodat er geen jaar uit blijkt: kies het veld met codes zoals GM0014.</translation>
  </message>
  <message>
   <source>{areas} of '{layer}': gemeenten of {years}.</source>
   <translation>{areas} van '{layer}': gemeenten van {years}.</translation>
  </message>
  <message>
   <source>{year} is the last year at hand: the codes may be those of later years too.</source>
   <translation>{year} is het laatste jaar dat voorhanden is: de codes kunnen ook die van latere jaren zijn.</translation>
  </message>
  <message>
   <source>Codes of no gemeente of {years}: {count} ({codes}).</source>
   <translation>Codes van geen gemeente van {years}: {count} ({codes}).</translation>
  </message>
  <message>
   <source>Gemeenten of {years} that '{layer}' lacks, though most of their provincie is there: {codes}.</source>
   <translation>Gemeenten van {years} die in '{layer}' ontbreken, terwijl het grootste deel van hun provincie er wel in staat: {codes}.</translation>
  </message>
  <message>
   <source>Derived index of wijken and buurten (cbs_buurt)</source>
   <translation>Afgeleide index van wijken en buurten (cbs_buurt)</translation>
  </message>
  <message>
   <source>Derived index of gemeenten (cbs_kern)</source>
   <translation>Afgeleide index van gemeenten (cbs_kern)</translation>
  </message>
  <message>
   <source>England's index (imd_england)</source>
   <translation>Index van Engeland (imd_england)</translation>
  </message>
  <message>
   <source>MDI from the 22 indicators (pon2023)</source>
   <translation>MDI uit de 22 indicatoren (pon2023)</translation>
  </message>
  <message>
   <source>MDI from the seven domain scores (pon2023_domains)</source>
   <translation>MDI uit de zeven domeinscores (pon2023_domains)</translation>
  </message>
  <message>
   <source>as the layer tells</source>
   <translation>zoals de laag zegt</translation>
  </message>
  <message>
   <source>available with at least half</source>
   <translation>wat er is, ten minste de helft</translation>
  </message>
  <message>
   <source>all required</source>
   <translation>alle vereist</translation>
  </message>
  <message>
   <source>strict</source>
   <translation>streng</translation>
  </message>
  <message>
   <source>automatic</source>
   <translation>automatisch</translation>
  </message>
  <message>
   <source>all</source>
   <translation>alle</translation>
  </message>
  <message>
   <source>field</source>
   <translation>veld</translation>
  </message>
  <message>
   <source>land</source>
   <translation>land</translation>
  </message>
  <message>
   <source>own table</source>
   <translation>eigen tabel</translation>
  </message>
  <message>
   <source>polygons</source>
   <translation>vlakken</translation>
  </message>
  <message>
   <source>generalised</source>
   <translation>gegeneraliseerd</translation>
  </message>
  <message>
   <source>detailed</source>
   <translation>gedetailleerd</translation>
  </message>
  <message>
   <source>long</source>
   <translation>lang</translation>
  </message>
  <message>
   <source>wide by period</source>
   <translation>breed per periode</translation>
  </message>
  <message>
   <source>refuse</source>
   <translation>weigeren</translation>
  </message>
  <message>
   <source>first</source>
   <translation>eerste</translation>
  </message>
  <message>
   <source>last</source>
   <translation>laatste</translation>
  </message>
  <message>
   <source>keep</source>
   <translation>behouden</translation>
  </message>
  <message>
   <source>drop</source>
   <translation>weglaten</translation>
  </message>
  <message>
   <source>Pearson (values)</source>
   <translation>Pearson (waarden)</translation>
  </message>
  <message>
   <source>Spearman (ranks)</source>
   <translation>Spearman (rangen)</translation>
  </message>
  <message>
   <source>circle</source>
   <translation>cirkel</translation>
  </message>
  <message>
   <source>statutory cells</source>
   <translation>wettelijke cellen</translation>
  </message>
  <message>
   <source>of the last year</source>
   <translation>van het laatste jaar</translation>
  </message>
  <message>
   <source>as they are</source>
   <translation>zoals ze zijn</translation>
  </message>
  <message>
   <source>count</source>
   <translation>aantal</translation>
  </message>
  <message>
   <source>percentage</source>
   <translation>percentage</translation>
  </message>
  <message>
   <source>index (scores)</source>
   <translation>index (scores)</translation>
  </message>
  <message>
   <source>mean</source>
   <translation>gemiddelde</translation>
  </message>
  <message>
   <source>neither is worse</source>
   <translation>geen van beide is slechter</translation>
  </message>
  <message>
   <source>tens</source>
   <translation>tientallen</translation>
  </message>
  <message>
   <source>plain</source>
   <translation>gewoon</translation>
  </message>
  <message>
   <source>compounded</source>
   <translation>groei op groei</translation>
  </message>
  <message>
   <source>semicolon</source>
   <translation>puntkomma</translation>
  </message>
  <message>
   <source>comma</source>
   <translation>komma</translation>
  </message>
  <message>
   <source>tab</source>
   <translation>tab</translation>
  </message>
  <message>
   <source>pipe</source>
   <translation>verticale streep</translation>
  </message>
  <message>
   <source>point</source>
   <translation>punt</translation>
  </message>
  <message>
   <source>each by itself (uniform)</source>
   <translation>elk op zichzelf (uniform)</translation>
  </message>
  <message>
   <source>as shares of a whole (Dirichlet)</source>
   <translation>als delen van een geheel (Dirichlet)</translation>
  </message>
  <message>
   <source>normalisation</source>
   <translation>normalisatie</translation>
  </message>
  <message>
   <source>aggregation</source>
   <translation>aggregatie</translation>
  </message>
  <message>
   <source>indicator left out</source>
   <translation>indicator weggelaten</translation>
  </message>
  <message>
   <source>domain left out</source>
   <translation>domein weggelaten</translation>
  </message>
  <message>
   <source>treatment of outlying values</source>
   <translation>behandeling van uitschieters</translation>
  </message>
  <message>
   <source>outlines that meet (queen)</source>
   <translation>omtrekken die elkaar raken (queen)</translation>
  </message>
  <message>
   <source>outlines that share a side (rook)</source>
   <translation>omtrekken die een zijde delen (rook)</translation>
  </message>
  <message>
   <source>the nearest areas</source>
   <translation>de dichtstbijzijnde gebieden</translation>
  </message>
  <message>
   <source>areas within a distance</source>
   <translation>gebieden binnen een afstand</translation>
  </message>
  <message>
   <source>yellow to brown (YlOrBr)</source>
   <translation>geel naar bruin (YlOrBr)</translation>
  </message>
  <message>
   <source>yellow to blue (YlGnBu)</source>
   <translation>geel naar blauw (YlGnBu)</translation>
  </message>
  <message>
   <source>purple to blue (PuBu)</source>
   <translation>paars naar blauw (PuBu)</translation>
  </message>
  <message>
   <source>red to purple (RdPu)</source>
   <translation>rood naar paars (RdPu)</translation>
  </message>
  <message>
   <source>greens (Greens)</source>
   <translation>groen (Greens)</translation>
  </message>
  <message>
   <source>greys (Greys)</source>
   <translation>grijs (Greys)</translation>
  </message>
  <message>
   <source>There is no vector layer or table '{layer}' in the project.</source>
   <translation>Er is geen vectorlaag of tabel '{layer}' in het project.</translation>
  </message>
  <message>
   <source>{count} layers are called '{layer}': give the layer's id.</source>
   <translation>{count} lagen heten '{layer}': geef de id van de laag op.</translation>
  </message>
  <message>
   <source>'{value}' is no number, or can be read in two ways: give a number.</source>
   <translation>'{value}' is geen getal, of is op twee manieren te lezen: geef een getal op.</translation>
  </message>
  <message>
   <source>'{level}' is no level; the levels are {levels}.</source>
   <translation>'{level}' is geen niveau; de niveaus zijn {levels}.</translation>
  </message>
  <message>
   <source>'{model}' is no index model; the models are {models}.</source>
   <translation>'{model}' is geen indexmodel; de modellen zijn {models}.</translation>
  </message>
  <message>
   <source>The classes of model '{model}' are quartiles of its reference: use kwartiel() with that layer.</source>
   <translation>De klassen van model '{model}' zijn kwartielen van de referentie: gebruik kwartiel() met die laag.</translation>
  </message>
  <message>
   <source>Layer '{layer}' has no field '{field}'.</source>
   <translation>Laag '{layer}' heeft geen veld '{field}'.</translation>
  </message>
  <message>
   <source>Field '{field}' has no value in any area of '{layer}': choose another field or reference.</source>
   <translation>Veld '{field}' heeft in geen enkel gebied van '{layer}' een waarde: kies een ander veld of een andere referentie.</translation>
  </message>
  <message>
   <source>The threshold is missing: give a number, such as 50.</source>
   <translation>De grens ontbreekt: geef een getal, zoals 50.</translation>
  </message>
  <message>
   <source>Analysis matrix</source>
   <translation>Analysematrix</translation>
  </message>
  <message>
   <source>'{form}' is no form of a chart; the forms are {forms}.</source>
   <translation>'{form}' is geen vorm van een grafiek; de vormen zijn {forms}.</translation>
  </message>
  <message>
   <source>'{layer}' is no table of region profiles (it lacks {fields}): give the table that regiolens:regionprofiles makes as OUTPUT_TABLE.</source>
   <translation>'{layer}' is geen tabel met regioprofielen ({fields} ontbreekt): geef de tabel op die regiolens:regionprofiles als OUTPUT_TABLE maakt.</translation>
  </message>
  <message>
   <source>Table '{layer}' holds no region with the code or name '{region}'.</source>
   <translation>Tabel '{layer}' bevat geen regio met de code of naam '{region}'.</translation>
  </message>
  <message>
   <source>Table '{layer}' holds {count} regions called '{region}': give the region's code.</source>
   <translation>Tabel '{layer}' bevat {count} regio's met de naam '{region}': geef de code van de regio op.</translation>
  </message>
  <message>
   <source>The expression function {name} exists already; that of Regiolens is left out.</source>
   <translation>De expressiefunctie {name} bestaat al; die van Regiolens is weggelaten.</translation>
  </message>
  <message>
   <source>Brings a CBS area code to its one form, so that two layers can be joined: prefix, zeros in front, no year. NULL where it is no CBS code. A code that has its prefix keeps its own level.</source>
   <translation>Brengt een CBS-gebiedscode in de standaardvorm, zodat twee lagen te koppelen zijn: met voorvoegsel, met voorloopnullen, zonder jaar. NULL als het geen CBS-code is. Een code met voorvoegsel houdt zijn eigen niveau.</translation>
  </message>
  <message>
   <source>CBS's class of stedelijkheid from the address density: 1 zeer sterk stedelijk from 2500, 2 sterk stedelijk from 1500, 3 matig stedelijk from 1000, 4 weinig stedelijk from 500, 5 niet stedelijk below 500. Missing stays missing, also CBS's markers such as -99997.</source>
   <translation>De stedelijkheidsklasse van het CBS op basis van de omgevingsadressendichtheid: 1 zeer sterk stedelijk vanaf 2500, 2 sterk stedelijk vanaf 1500, 3 matig stedelijk vanaf 1000, 4 weinig stedelijk vanaf 500, 5 niet stedelijk onder 500. Ontbrekend blijft ontbrekend, ook codes van het CBS zoals -99997.</translation>
  </message>
  <message>
   <source>The class of a score of an index or of a domain by the bounds of a model. Of pon2023_domains, the MDI of Het PON &amp; Telos: 1 laag below 40, 2 gematigd from 40, 3 hoog from 50, 4 zeer hoog from 60; another model brings its own. Lower bounds are inclusive.</source>
   <translation>De klasse van een score van een index of domein, volgens de grenzen van een model. Van pon2023_domains, de MDI van Het PON &amp; Telos: 1 laag onder 40, 2 gematigd vanaf 40, 3 hoog vanaf 50, 4 zeer hoog vanaf 60; een ander model heeft eigen grenzen. De ondergrens hoort bij de klasse.</translation>
  </message>
  <message>
   <source>The quartile (1 holds the lowest values, 4 the highest) of a value among all areas of a layer that have data, by the rule of the quartile map: a value on a bound belongs to the quartile above it; water and missing values are left out. Give a layer with areas of one level.</source>
   <translation>Het kwartiel (1 met de laagste waarden, 4 met de hoogste) van een waarde onder alle gebieden van een laag met gegevens, volgens de regel van de kwartielkaart: een waarde op een grens hoort bij het kwartiel erboven; water en ontbrekende waarden tellen niet mee. Geef een laag op met gebieden van één niveau.</translation>
  </message>
  <message>
   <source>The spine chart of a region, as a picture: its index and domains where it has these, and its indicators, beside the figures of the reference, all regions and its own areas. For picture items of a print layout or atlas, SVG markers and map tips.</source>
   <translation>De spinegrafiek van een regio, als afbeelding: de index en de domeinen waar die er zijn, en de indicatoren, naast de cijfers van de referentie, alle regio's en de eigen gebieden. Voor afbeeldingen in een afdruklay-out of atlas, SVG-markeringen en kaarttips.</translation>
  </message>
  <message>
   <source>The scatter plot of two fields of a layer, as a picture: the areas, the line of regression, the areas farthest from it by name, and Pearson's correlation with its 95% interval.</source>
   <translation>Het spreidingsdiagram van twee velden van een laag, als afbeelding: de gebieden, de regressielijn, de namen van de gebieden die er het verst vanaf liggen, en de correlatie van Pearson met haar 95%-interval.</translation>
  </message>
  <message>
   <source>The square legend of a map of two indicators, as a picture: nine colours, as the layer has them now, with the bounds between them and the number of areas in each.</source>
   <translation>De vierkante legenda van een kaart van twee indicatoren, als afbeelding: negen kleuren, zoals de laag ze nu heeft, met de grenzen ertussen en in elk het aantal gebieden.</translation>
  </message>
  <message>
   <source>The analysis matrix as a picture: regions by zone (kern, intermediair, perifeer) and score, all by name, with the four quadrants around a threshold, and which regions stand near it.</source>
   <translation>De analysematrix als afbeelding: regio's naar zone (kern, intermediair, perifeer) en score, allemaal met hun naam, met de vier kwadranten rond een grens, en welke regio's daar dichtbij liggen.</translation>
  </message>
  <message>
   <source>Lines over the years, as a picture: areas beside the country by one figure, or several figures, such as the domains of an index, of one area or of the country. From a layer or table with a row for each area and year, such as regiolens:indexpanel makes. The country's line is its own row, or the figure of all areas by the rule of the figure; counts have none.</source>
   <translation>Lijnen door de jaren, als afbeelding: gebieden naast het land op één cijfer, of meerdere cijfers, zoals de domeinen van een index, van één gebied of van het land. Uit een laag of tabel met een rij per gebied en jaar, zoals regiolens:indexpanel maakt. De lijn van het land is zijn eigen rij, of het cijfer van alle gebieden volgens de regel van het cijfer; aantallen hebben er geen.</translation>
  </message>
  <message>
   <source>The ranks of areas with their intervals, as a picture: the areas of a region or all of them by rank, a bar for the ranks of 90% of the draws, and how sure the class is; at most 60 areas.</source>
   <translation>De rangen van gebieden met hun interval, als afbeelding: de gebieden van een regio of alle, op rang, een balk voor de rangen van 90% van de trekkingen, en hoe zeker de klasse is; hoogstens 60 gebieden.</translation>
  </message>
  <message>
   <source>Syntax</source>
   <translation>Syntaxis</translation>
  </message>
  <message>
   <source>Arguments</source>
   <translation>Argumenten</translation>
  </message>
  <message>
   <source>Examples</source>
   <translation>Voorbeelden</translation>
  </message>
  <message>
   <source>the code, as text or as a number</source>
   <translation>de code, als tekst of als getal</translation>
  </message>
  <message>
   <source>level of codes without a prefix: land, landsdeel, provincie, corop, gemeente, wijk or buurt; may be left out where the code itself tells</source>
   <translation>niveau van codes zonder voorvoegsel: land, landsdeel, provincie, corop, gemeente, wijk of buurt; mag weg als het uit de code zelf blijkt</translation>
  </message>
  <message>
   <source>address density (OAD), addresses per km²</source>
   <translation>omgevingsadressendichtheid (OAD), adressen per km²</translation>
  </message>
  <message>
   <source>score, 0 to 100</source>
   <translation>score, 0 tot 100</translation>
  </message>
  <message>
   <source>shipped index model; pon2023_domains when left out</source>
   <translation>meegeleverd indexmodel; pon2023_domains als het is weggelaten</translation>
  </message>
  <message>
   <source>the value to place</source>
   <translation>de waarde om in te delen</translation>
  </message>
  <message>
   <source>name or id of the layer whose areas determine the quartiles, such as all buurten</source>
   <translation>naam of id van de laag waarvan de gebieden de kwartielen bepalen, zoals alle buurten</translation>
  </message>
  <message>
   <source>name of the field in that layer, as text</source>
   <translation>naam van het veld in die laag, als tekst</translation>
  </message>
  <message>
   <source>name or id of the table that regiolens:regionprofiles makes as OUTPUT_TABLE</source>
   <translation>naam of id van de tabel die regiolens:regionprofiles als OUTPUT_TABLE maakt</translation>
  </message>
  <message>
   <source>code or name of the region</source>
   <translation>code of naam van de regio</translation>
  </message>
  <message>
   <source>base64 for pictures and SVG markers (when left out), html for map tips and HTML items, svg for the bare drawing</source>
   <translation>base64 voor afbeeldingen en SVG-markeringen (ook als het is weggelaten), html voor kaarttips en HTML-items, svg voor de tekening zelf</translation>
  </message>
  <message>
   <source>width in pixels, at least 520; 760 when left out</source>
   <translation>breedte in pixels, ten minste 520; 760 als het is weggelaten</translation>
  </message>
  <message>
   <source>an array with the labels of the classes, lowest first; no classes when left out</source>
   <translation>een array met de labels van de klassen, de laagste eerst; weggelaten: geen klassen</translation>
  </message>
  <message>
   <source>name or id of the layer or table</source>
   <translation>naam of id van de laag of tabel</translation>
  </message>
  <message>
   <source>name of the field across, as text</source>
   <translation>naam van het veld op de horizontale as, als tekst</translation>
  </message>
  <message>
   <source>name of the field upwards, as text</source>
   <translation>naam van het veld op de verticale as, als tekst</translation>
  </message>
  <message>
   <source>width in pixels, at least 320; 560 when left out</source>
   <translation>breedte in pixels, minstens 320; 560 als dit wordt weggelaten</translation>
  </message>
  <message>
   <source>name of the field by whose classes the dots are coloured; none when left out</source>
   <translation>naam van het veld met de klassen die de stippen hun kleur geven; geen als je het weglaat</translation>
  </message>
  <message>
   <source>name or id of the layer that regiolens:bivariatemap made</source>
   <translation>naam of id van de laag die regiolens:bivariatemap maakte</translation>
  </message>
  <message>
   <source>width in pixels, at least 220; 260 when left out</source>
   <translation>breedte in pixels, minstens 220; 260 als je het weglaat</translation>
  </message>
  <message>
   <source>whether title and notes stand with it; true when left out</source>
   <translation>of titel en toelichting erbij staan; true als je het weglaat</translation>
  </message>
  <message>
   <source>name or id of the layer of regions that regiolens:regionprofiles makes</source>
   <translation>naam of id van de laag met regio's die regiolens:regionprofiles maakt</translation>
  </message>
  <message>
   <source>score from which on a region is kwetsbaar; 50 when left out</source>
   <translation>score vanaf waar een regio kwetsbaar is; 50 als je hem weglaat</translation>
  </message>
  <message>
   <source>width in pixels, at least 320; 680 when left out</source>
   <translation>breedte in pixels, minstens 320; 680 als je hem weglaat</translation>
  </message>
  <message>
   <source>name of the field with the score, as text; 'mdi' when left out</source>
   <translation>naam van het veld met de score, als tekst; 'mdi' als je hem weglaat</translation>
  </message>
  <message>
   <source>name of the field with the zone, as text; 'regio_zone' when left out</source>
   <translation>naam van het veld met de zone, als tekst; 'regio_zone' als je hem weglaat</translation>
  </message>
  <message>
   <source>name of the field, as text, or an array of names</source>
   <translation>naam van het veld, als tekst, of een array van namen</translation>
  </message>
  <message>
   <source>code or name of an area, or an array of them, at most 12; the country alone when left out</source>
   <translation>code of naam van een gebied, of een array daarvan, ten hoogste 12; alleen het land als je het weglaat</translation>
  </message>
  <message>
   <source>width in pixels, at least 320; 760 when left out</source>
   <translation>breedte in pixels, minstens 320; 760 als je het weglaat</translation>
  </message>
  <message>
   <source>name or id of the layer that regiolens:robustness makes</source>
   <translation>naam of id van de laag die regiolens:robustness maakt</translation>
  </message>
  <message>
   <source>code or name of a region, where the layer has the fields of regiolens:assignregions; all areas when left out</source>
   <translation>code of naam van een regio, als de laag de velden van regiolens:assignregions heeft; alle gebieden als je dit weglaat</translation>
  </message>
  <message>
   <source>'{file}' holds a file geodatabase: unpack it, open it in QGIS with Layer &gt; Add Layer, and save the layer as a GeoPackage.</source>
   <translation>'{file}' bevat een file-geodatabase: pak het uit, open het in QGIS met Kaartlagen &gt; Laag toevoegen, en sla de laag op als GeoPackage.</translation>
  </message>
  <message>
   <source>'{file}' holds no table.</source>
   <translation>'{file}' bevat geen tabel.</translation>
  </message>
  <message>
   <source>'{file}' holds several files, {files}: name one in LAYER.</source>
   <translation>'{file}' bevat meerdere bestanden, {files}: noem er een in LAYER.</translation>
  </message>
  <message>
   <source>'{file}' holds a file that is too large: unpack it first.</source>
   <translation>'{file}' bevat een te groot bestand: pak het eerst uit.</translation>
  </message>
  <message>
   <source>Read from the zip file: {file}.</source>
   <translation>Gelezen uit het zip-bestand: {file}.</translation>
  </message>
  <message>
   <source>'{file}' cannot be unpacked ({fault}): unpack it yourself, and choose what it holds.</source>
   <translation>'{file}' is niet uit te pakken ({fault}): pak het zelf uit en kies het bestand dat erin zit.</translation>
  </message>
  <message>
   <source>'{file}': {kind}.</source>
   <translation>'{file}': {kind}.</translation>
  </message>
  <message>
   <source>decimal comma</source>
   <translation>decimale komma</translation>
  </message>
  <message>
   <source>decimal point</source>
   <translation>decimale punt</translation>
  </message>
  <message>
   <source>signs between thousands</source>
   <translation>tekens tussen duizendtallen</translation>
  </message>
  <message>
   <source>blanks between thousands</source>
   <translation>spaties tussen duizendtallen</translation>
  </message>
  <message>
   <source>signs % or €</source>
   <translation>tekens % of €</translation>
  </message>
  <message>
   <source>whole numbers</source>
   <translation>gehele getallen</translation>
  </message>
  <message>
   <source>numbers</source>
   <translation>getallen</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>ja of nee</translation>
  </message>
  <message>
   <source>text</source>
   <translation>tekst</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>Kolom</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Omschrijving</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Soort</translation>
  </message>
  <message>
   <source>Written with</source>
   <translation>Geschreven met</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>Ontbreekt</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Kolommen</translation>
  </message>
  <message>
   <source>'{file}': {kind}, {year}.</source>
   <translation>'{file}': {kind}, {year}.</translation>
  </message>
  <message>
   <source>Reading of {file}</source>
   <translation>Inlezen van {file}</translation>
  </message>
  <message>
   <source>Above the table, left out</source>
   <translation>Boven de tabel, weggelaten</translation>
  </message>
  <message>
   <source>Below the table, left out</source>
   <translation>Onder de tabel, weggelaten</translation>
  </message>
  <message>
   <source>{date}: read from {file} (of {changed}, sha256 {sha256}).</source>
   <translation>{date}: gelezen uit {file} (van {changed}, sha256 {sha256}).</translation>
  </message>
  <message>
   <source>Made with Regiolens {version} (regiolens:readcbs) in QGIS {qgis}.</source>
   <translation>Gemaakt met Regiolens {version} (regiolens:readcbs) in QGIS {qgis}.</translation>
  </message>
  <message>
   <source>Name the source: {source}.</source>
   <translation>Vermeld de bron: {source}.</translation>
  </message>
  <message>
   <source>In doubt</source>
   <translation>Twijfelachtig</translation>
  </message>
  <message>
   <source>'{file}' has no sheet or layer '{wanted}'; it has {known}.</source>
   <translation>'{file}' heeft geen blad of laag '{wanted}', wel {known}.</translation>
  </message>
  <message>
   <source>'{file}' is JSON, not a table: fetch a table of StatLine with regiolens:fetchstatline, or download it as csv.</source>
   <translation>'{file}' is JSON, geen tabel: haal een tabel van StatLine op met regiolens:fetchstatline, of download haar als csv.</translation>
  </message>
  <message>
   <source>'{file}' is empty.</source>
   <translation>'{file}' is leeg.</translation>
  </message>
  <message>
   <source>'{file}' is a web page, perhaps a message of the site in place of the file: download it anew.</source>
   <translation>'{file}' is een webpagina, misschien een melding van de site in plaats van het bestand: download het opnieuw.</translation>
  </message>
  <message>
   <source>'{file}' is a map layer of a form that QGIS opens by itself: add it with Layer &gt; Add Layer &gt; Add Vector Layer, and give that layer to the algorithm that is to use it.</source>
   <translation>'{file}' is een kaartlaag in een vorm die QGIS zelf opent: voeg het toe met Kaartlagen &gt; Laag toevoegen &gt; Vectorlaag toevoegen, en geef die laag aan het algoritme dat hem moet gebruiken.</translation>
  </message>
  <message>
   <source>'{file}' is not a table: choose a csv, txt, xls, xlsx, ods, gpkg, shp or zip file.</source>
   <translation>'{file}' is geen tabel: kies een csv-, txt-, xls-, xlsx-, ods-, gpkg-, shp- of zip-bestand.</translation>
  </message>
  <message>
   <source>'{file}' is a GeoJSON, which QGIS opens by itself: add it with Layer &gt; Add Layer &gt; Add Vector Layer, and give that layer to the algorithm that is to use it.</source>
   <translation>'{file}' is een GeoJSON, die QGIS zelf opent: voeg het bestand toe met Kaartlagen &gt; Laag toevoegen &gt; Vectorlaag toevoegen, en geef die laag aan het algoritme dat haar moet gebruiken.</translation>
  </message>
  <message>
   <source>'{file}' is a binary workbook (xlsb): save it as xlsx.</source>
   <translation>'{file}' is een binaire werkmap (xlsb): sla het op als xlsx.</translation>
  </message>
  <message>
   <source>'{file}' is a zip file within a zip file: unpack it first.</source>
   <translation>'{file}' is een zip-bestand in een zip-bestand: pak het eerst uit.</translation>
  </message>
  <message>
   <source>'{file}' holds no layer.</source>
   <translation>'{file}' bevat geen laag.</translation>
  </message>
  <message>
   <source>Layer '{layer}' of '{file}' cannot be read.</source>
   <translation>Laag '{layer}' van '{file}' is niet te lezen.</translation>
  </message>
  <message>
   <source>Layer '{layer}' of '{file}' is empty.</source>
   <translation>Laag '{layer}' van '{file}' is leeg.</translation>
  </message>
  <message>
   <source>'{file}' has several layers, {layers}: name one in LAYER, or choose LEVEL.</source>
   <translation>'{file}' heeft meerdere lagen, {layers}: noem er een in LAYER of kies LEVEL.</translation>
  </message>
  <message>
   <source>'{path}' is a folder: choose a file in it; a file geodatabase is opened with Layer &gt; Add Layer &gt; Add Vector Layer.</source>
   <translation>'{path}' is een map: kies een bestand daarin; een file geodatabase open je met Kaartlagen &gt; Laag toevoegen &gt; Vectorlaag toevoegen.</translation>
  </message>
  <message>
   <source>There is no file '{path}': choose one that exists.</source>
   <translation>Het bestand '{path}' bestaat niet: kies een bestaand bestand.</translation>
  </message>
  <message>
   <source>'{path}' cannot be read ({fault}): close it where it is open in another program, such as Excel.</source>
   <translation>'{path}' is niet te lezen ({fault}): sluit het als het in een ander programma openstaat, zoals Excel.</translation>
  </message>
  <message>
   <source>'{file}' is locked with a password: save it without one.</source>
   <translation>'{file}' is met een wachtwoord beveiligd: sla het zonder wachtwoord op.</translation>
  </message>
  <message>
   <source>'{file}' is damaged: download it anew.</source>
   <translation>'{file}' is beschadigd: download het opnieuw.</translation>
  </message>
  <message>
   <source>A file of text has no sheets: LAYER is not used.</source>
   <translation>Een tekstbestand heeft geen bladen: LAYER wordt niet gebruikt.</translation>
  </message>
  <message>
   <source>Layer read: {layer}, of {layers}.</source>
   <translation>Gelezen laag: {layer}, van {layers}.</translation>
  </message>
  <message>
   <source>This QGIS cannot read {form} files: open '{file}' in Excel or LibreOffice and save it as csv.</source>
   <translation>Deze QGIS kan geen {form}-bestanden lezen: open '{file}' in Excel of LibreOffice en sla het op als csv.</translation>
  </message>
  <message>
   <source>'{file}' cannot be read as a workbook: it is damaged, or has no sheets.</source>
   <translation>'{file}' is niet als werkmap te lezen: het is beschadigd of heeft geen bladen.</translation>
  </message>
  <message>
   <source>'{file}' has raised marks behind figures or codes, such as {figure} with a raised {mark}: they are read without the mark, as of a footnote ({count} in the workbook).</source>
   <translation>'{file}' heeft verhoogde tekens achter cijfers of codes, zoals {figure} met een verhoogde {mark}: ze zijn gelezen zonder dat teken, als van een voetnoot ({count} in de werkmap).</translation>
  </message>
  <message>
   <source>'{file}' has several sheets with a table, {sheets}: name one in LAYER.</source>
   <translation>'{file}' heeft meerdere bladen met een tabel, {sheets}: noem er een in LAYER.</translation>
  </message>
  <message>
   <source>Sheet read: {sheet}, of {sheets}.</source>
   <translation>Gelezen blad: {sheet}, van {sheets}.</translation>
  </message>
  <message>
   <source>Percentages are read as the workbook shows them: 40% as 40, where the cell holds 0.4 ({count} in the workbook).</source>
   <translation>Percentages zijn gelezen zoals de werkmap ze toont: 40% als 40, waar de cel 0,4 bevat ({count} in de werkmap).</translation>
  </message>
  <message>
   <source>changed weights and method</source>
   <translation>gewijzigde gewichten en methode</translation>
  </message>
  <message>
   <source>changed method</source>
   <translation>gewijzigde methode</translation>
  </message>
  <message>
   <source>changed weights</source>
   <translation>gewijzigde gewichten</translation>
  </message>
  <message>
   <source>1 area</source>
   <translation>1 gebied</translation>
  </message>
  <message>
   <source>{count} areas</source>
   <translation>{count} gebieden</translation>
  </message>
  <message>
   <source>{fewest} to {areas}</source>
   <translation>{fewest} tot {areas}</translation>
  </message>
  <message>
   <source>Method: {source}</source>
   <translation>Methode: {source}</translation>
  </message>
  <message>
   <source>{index} without {domains}</source>
   <translation>{index} zonder {domains}</translation>
  </message>
  <message>
   <source>{areas} (figures of {year})</source>
   <translation>{areas} (cijfers van {year})</translation>
  </message>
  <message>
   <source>{title}, {year}</source>
   <translation>{title}, {year}</translation>
  </message>
  <message>
   <source>1 gemeente</source>
   <translation>1 gemeente</translation>
  </message>
  <message>
   <source>{count} gemeenten</source>
   <translation>{count} gemeenten</translation>
  </message>
  <message>
   <source>1 wijk</source>
   <translation>1 wijk</translation>
  </message>
  <message>
   <source>{count} wijken</source>
   <translation>{count} wijken</translation>
  </message>
  <message>
   <source>1 buurt</source>
   <translation>1 buurt</translation>
  </message>
  <message>
   <source>{count} buurten</source>
   <translation>{count} buurten</translation>
  </message>
  <message>
   <source>1 provincie</source>
   <translation>1 provincie</translation>
  </message>
  <message>
   <source>{count} provincies</source>
   <translation>{count} provincies</translation>
  </message>
  <message>
   <source>1 COROP region</source>
   <translation>1 COROP-gebied</translation>
  </message>
  <message>
   <source>{count} COROP regions</source>
   <translation>{count} COROP-gebieden</translation>
  </message>
  <message>
   <source>1 landsdeel</source>
   <translation>1 landsdeel</translation>
  </message>
  <message>
   <source>{count} landsdelen</source>
   <translation>{count} landsdelen</translation>
  </message>
  <message>
   <source>1 row of the country</source>
   <translation>1 rij van het land</translation>
  </message>
  <message>
   <source>{count} rows of the country</source>
   <translation>{count} rijen van het land</translation>
  </message>
  <message>
   <source>{reference} and SCALE_IN exclude each other: a stored scale has its reference in it.</source>
   <translation>{reference} en SCALE_IN sluiten elkaar uit: een opgeslagen schaal bevat de referentie al.</translation>
  </message>
  <message>
   <source>FIELD_MAP is empty. If an expression was to fill it, let it give text: to_json(map(...)).</source>
   <translation>FIELD_MAP is leeg. Moest een expressie het vullen, laat die dan tekst geven: to_json(map(...)).</translation>
  </message>
  <message>
   <source>{indicator}: field {field}</source>
   <translation>{indicator}: veld {field}</translation>
  </message>
  <message>
   <source>Areas of '{layer}' with a score: {count}, of which spread and coherence tell nothing below {least}.</source>
   <translation>Gebieden van '{layer}' met een score: {count}; onder de {least} zeggen spreiding en samenhang niets.</translation>
  </message>
  <message>
   <source>{count} areas of '{layer}'. The weight of a domain is what the model gives it; its influence is the part of the variance of the index that goes back to it. They differ where domains hang together, or are spread unequally.</source>
   <translation>{count} gebieden van '{layer}'. Het gewicht van een domein is wat het model eraan geeft; de invloed is het deel van de variantie van de index dat erop teruggaat. Ze verschillen waar domeinen samenhangen, of ongelijk gespreid zijn.</translation>
  </message>
  <message>
   <source>weight (%)</source>
   <translation>gewicht (%)</translation>
  </message>
  <message>
   <source>influence (%)</source>
   <translation>invloed (%)</translation>
  </message>
  <message>
   <source>r with the index</source>
   <translation>r met de index</translation>
  </message>
  <message>
   <source>Correlations of the domains (Pearson)</source>
   <translation>Correlaties van de domeinen (Pearson)</translation>
  </message>
  <message>
   <source>the same value everywhere</source>
   <translation>overal dezelfde waarde</translation>
  </message>
  <message>
   <source>more than 10% of the values missing</source>
   <translation>meer dan 10% van de waarden ontbreekt</translation>
  </message>
  <message>
   <source>a few values rule the scale (|skewness| ≥ 2 and kurtosis ≥ 3.5)</source>
   <translation>een paar waarden bepalen de schaal (|scheefheid| ≥ 2 en kurtosis ≥ 3,5)</translation>
  </message>
  <message>
   <source>runs against the other indicators of its domain</source>
   <translation>loopt tegen de andere indicatoren van zijn domein in</translation>
  </message>
  <message>
   <source>says the same as another indicator (|r| ≥ 0.98)</source>
   <translation>zegt hetzelfde als een andere indicator (|r| ≥ 0,98)</translation>
  </message>
  <message>
   <source>says nearly the same as another indicator (|r| ≥ 0.9)</source>
   <translation>zegt bijna hetzelfde als een andere indicator (|r| ≥ 0,9)</translation>
  </message>
  <message>
   <source>its indicators do not measure one thing (Cronbach's alpha below 0.7)</source>
   <translation>zijn indicatoren meten niet één ding (Cronbachs alfa onder 0,7)</translation>
  </message>
  <message>
   <source>pulls the index the other way</source>
   <translation>trekt de index de andere kant op</translation>
  </message>
  <message>
   <source>kind of row</source>
   <translation>soort rij</translation>
  </message>
  <message>
   <source>indicator, domain or pair</source>
   <translation>indicator, domein of paar</translation>
  </message>
  <message>
   <source>domain</source>
   <translation>domein</translation>
  </message>
  <message>
   <source>year of the figures</source>
   <translation>jaar van de cijfers</translation>
  </message>
  <message>
   <source>areas with a value</source>
   <translation>gebieden met een waarde</translation>
  </message>
  <message>
   <source>missing (%)</source>
   <translation>ontbreekt (%)</translation>
  </message>
  <message>
   <source>standard deviation</source>
   <translation>standaarddeviatie</translation>
  </message>
  <message>
   <source>skewness</source>
   <translation>scheefheid</translation>
  </message>
  <message>
   <source>kurtosis (excess)</source>
   <translation>kurtosis (exces)</translation>
  </message>
  <message>
   <source>areas far out</source>
   <translation>gebieden ver buiten de rest</translation>
  </message>
  <message>
   <source>which areas are far out</source>
   <translation>welke gebieden ver buiten de rest liggen</translation>
  </message>
  <message>
   <source>treatment that would keep the limits</source>
   <translation>behandeling die de grenzen zou halen</translation>
  </message>
  <message>
   <source>treatment by the model, with areas and bounds</source>
   <translation>behandeling door het model, met gebieden en grenzen</translation>
  </message>
  <message>
   <source>weight by the model (%)</source>
   <translation>gewicht volgens het model (%)</translation>
  </message>
  <message>
   <source>part of the variance of the index (%)</source>
   <translation>deel van de variantie van de index (%)</translation>
  </message>
  <message>
   <source>correlation with the index</source>
   <translation>correlatie met de index</translation>
  </message>
  <message>
   <source>correlation with the rest of the domain</source>
   <translation>correlatie met de rest van het domein</translation>
  </message>
  <message>
   <source>Cronbach's alpha</source>
   <translation>Cronbachs alfa</translation>
  </message>
  <message>
   <source>remarks</source>
   <translation>signalen</translation>
  </message>
  <message>
   <source>indicator</source>
   <translation>indicator</translation>
  </message>
  <message>
   <source>Weight and influence of the domains</source>
   <translation>Gewicht en invloed van de domeinen</translation>
  </message>
  <message>
   <source>Spread and influence of the indicators</source>
   <translation>Spreiding en invloed van de indicatoren</translation>
  </message>
  <message>
   <source>r with the domain</source>
   <translation>r met het domein</translation>
  </message>
  <message>
   <source>kurtosis</source>
   <translation>kurtosis</translation>
  </message>
  <message>
   <source>far out</source>
   <translation>ver buiten</translation>
  </message>
  <message>
   <source>{kind} '{name}': {remark}.</source>
   <translation>{kind} '{name}': {remark}.</translation>
  </message>
  <message>
   <source>pair</source>
   <translation>paar</translation>
  </message>
  <message>
   <source>logarithm</source>
   <translation>logaritme</translation>
  </message>
  <message>
   <source>{count} values drawn in</source>
   <translation>{count} waarden teruggebracht</translation>
  </message>
  <message>
   <source>{count} values count as {bound}: {areas}</source>
   <translation>{count} waarden tellen als {bound}: {areas}</translation>
  </message>
  <message>
   <source>no value beyond the bounds</source>
   <translation>geen waarde buiten de grenzen</translation>
  </message>
  <message>
   <source>Nothing.</source>
   <translation>Niets.</translation>
  </message>
  <message>
   <source>Audit of the index: {model}</source>
   <translation>Controle van de index: {model}</translation>
  </message>
  <message>
   <source>missing {missing}%, skewness {skewness}</source>
   <translation>ontbreekt {missing}%, scheefheid {skewness}</translation>
  </message>
  <message>
   <source>Areas with fewer than {least} inhabitants, whose rank means little: {count} ({areas}).</source>
   <translation>Gebieden met minder dan {least} inwoners, waarvan de rang weinig zegt: {count} ({areas}).</translation>
  </message>
  <message>
   <source>Areas with a score of which some indicator is missing: {count}.</source>
   <translation>Gebieden met een score waarvan een indicator ontbreekt: {count}.</translation>
  </message>
  <message>
   <source>Areas without a score: {count}.</source>
   <translation>Gebieden zonder score: {count}.</translation>
  </message>
  <message>
   <source>What stands out</source>
   <translation>Wat opvalt</translation>
  </message>
  <message>
   <source>Domains</source>
   <translation>Domeinen</translation>
  </message>
  <message>
   <source>How values are spread</source>
   <translation>Hoe waarden gespreid zijn</translation>
  </message>
  <message>
   <source>Treated by the model</source>
   <translation>Behandeld door het model</translation>
  </message>
  <message>
   <source>Two fields would be called '{field}': leave INDICATORS off, or rename an id.</source>
   <translation>Twee velden zouden '{field}' heten: laat INDICATORS uit of geef een id een andere naam.</translation>
  </message>
  <message>
   <source>points to the class below</source>
   <translation>punten tot de lagere klasse</translation>
  </message>
  <message>
   <source>points to the class above</source>
   <translation>punten tot de hogere klasse</translation>
  </message>
  <message>
   <source>points of {domain}</source>
   <translation>punten van {domain}</translation>
  </message>
  <message>
   <source>fall of {domain} to a lower class</source>
   <translation>daling van {domain} tot een lagere klasse</translation>
  </message>
  <message>
   <source>points of {domain}: {indicator}</source>
   <translation>punten van {domain}: {indicator}</translation>
  </message>
  <message>
   <source>FIELD_MAP must be a JSON object such as {example}, or pairs of indicator and field.</source>
   <translation>FIELD_MAP moet een JSON-object zijn, zoals {example}, of bestaan uit paren van indicator en veld.</translation>
  </message>
  <message>
   <source>'{layer}' has no field by which '{indicator}' is divided ({names}): join it, or name it in FIELD_MAP as '{key}'.</source>
   <translation>'{layer}' heeft geen veld waardoor '{indicator}' wordt gedeeld ({names}): koppel het, of noem het in FIELD_MAP als '{key}'.</translation>
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
   <source>Layer '{layer}' has no ranks with intervals (it lacks {fields}): give the layer that regiolens:robustness makes.</source>
   <translation>Laag '{layer}' heeft geen rangen met een interval ({fields} ontbreekt): geef de laag die regiolens:robustness maakt.</translation>
  </message>
  <message>
   <source>Layer '{layer}' has no field '{field}': run regiolens:assignregions before regiolens:robustness, or leave the region out.</source>
   <translation>Laag '{layer}' heeft geen veld '{field}': voer regiolens:assignregions uit vóór regiolens:robustness, of laat de regio weg.</translation>
  </message>
  <message>
   <source>No area of '{layer}' has a rank with an interval.</source>
   <translation>Geen gebied van '{layer}' heeft een rang met een interval.</translation>
  </message>
  <message>
   <source>Layer '{layer}' has no area in a region '{region}'.</source>
   <translation>Laag '{layer}' heeft geen gebied in een regio '{region}'.</translation>
  </message>
  <message>
   <source>How sure are the ranks? {what}</source>
   <translation>Hoe zeker zijn de rangen? {what}</translation>
  </message>
  <message>
   <source>A row for each area: its rank as a dot, and the ranks of 90% of the draws as a bar.</source>
   <translation>Een rij voor elk gebied: de rang als stip, en de rangen van 90% van de trekkingen als balk.</translation>
  </message>
  <message>
   <source>rank (interval)</source>
   <translation>rang (interval)</translation>
  </message>
  <message>
   <source>rank as published (1 is the most deprived), and the ranks of 90% of the draws</source>
   <translation>rang zoals gepubliceerd (1 heeft de meeste achterstand), en de rangen van 90% van de trekkingen</translation>
  </message>
  <message>
   <source>{name}: rank {rank} ({low} to {high})</source>
   <translation>{name}: rang {rank} ({low} tot {high})</translation>
  </message>
  <message>
   <source>class sure</source>
   <translation>klasse zeker</translation>
  </message>
  <message>
   <source>The first {shown} of {count} areas, by rank.</source>
   <translation>De eerste {shown} van {count} gebieden, op rang.</translation>
  </message>
  <message>
   <source>Without a score: {count}.</source>
   <translation>Zonder score: {count}.</translation>
  </message>
  <message>
   <source>weights</source>
   <translation>gewichten</translation>
  </message>
  <message>
   <source>choice, indicator or domain</source>
   <translation>keuze, indicator of domein</translation>
  </message>
  <message>
   <source>part of the variance of the mean rank shift, alone</source>
   <translation>deel van de variantie van de gemiddelde rangverschuiving, alleen</translation>
  </message>
  <message>
   <source>the same, together with the other choices</source>
   <translation>hetzelfde, samen met de andere keuzes</translation>
  </message>
  <message>
   <source>mean shift of ranks without it</source>
   <translation>gemiddelde rangverschuiving zonder deze</translation>
  </message>
  <message>
   <source>largest shift of ranks without it</source>
   <translation>grootste rangverschuiving zonder deze</translation>
  </message>
  <message>
   <source>rank in the middle of the draws</source>
   <translation>rang in het midden van de trekkingen</translation>
  </message>
  <message>
   <source>rank: 5% of the draws are as high or higher</source>
   <translation>rang: 5% van de trekkingen is zo hoog of hoger</translation>
  </message>
  <message>
   <source>rank: 95% of the draws are as high or higher</source>
   <translation>rang: 95% van de trekkingen is zo hoog of hoger</translation>
  </message>
  <message>
   <source>draws in the published class (%)</source>
   <translation>trekkingen in de gepubliceerde klasse (%)</translation>
  </message>
  <message>
   <source>draws in the likeliest other class (%)</source>
   <translation>trekkingen in de waarschijnlijkste andere klasse (%)</translation>
  </message>
  <message>
   <source>draws in the most deprived quarter (%)</source>
   <translation>trekkingen in het kwartiel met de meeste achterstand (%)</translation>
  </message>
  <message>
   <source>draws in class {label} (%)</source>
   <translation>trekkingen in klasse {label} (%)</translation>
  </message>
  <message>
   <source>sensitivity</source>
   <translation>gevoeligheid</translation>
  </message>
  <message>
   <source>weight of {domain}</source>
   <translation>gewicht van {domain}</translation>
  </message>
  <message>
   <source>quartile (4 = most deprived)</source>
   <translation>kwartiel (4 = meeste achterstand)</translation>
  </message>
  <message>
   <source>decile (10 = most deprived)</source>
   <translation>deciel (10 = meeste achterstand)</translation>
  </message>
  <message>
   <source>indicators present (%)</source>
   <translation>aanwezige indicatoren (%)</translation>
  </message>
  <message>
   <source>weights with a score (%)</source>
   <translation>gewichten met een score (%)</translation>
  </message>
  <message>
   <source>{index} (0-100)</source>
   <translation>{index} (0-100)</translation>
  </message>
  <message>
   <source>{index}, class in words</source>
   <translation>{index}, klasse in woorden</translation>
  </message>
  <message>
   <source>score {domain}</source>
   <translation>score {domain}</translation>
  </message>
  <message>
   <source>Layer '{layer}' is no table of a database: give the name of the table there as TABLE.</source>
   <translation>Laag '{layer}' is geen tabel van een database: geef met TABLE de naam van de tabel daar.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}', which serves '{indicator}', holds text, with which a database does not compute: make it a column of numbers, as 'Read a CBS file' does.</source>
   <translation>Veld '{field}' van '{layer}', dat '{indicator}' bedient, bevat tekst, waarmee een database niet rekent: maak er een kolom met getallen van, zoals 'CBS-bestand inlezen' doet.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}', which serves '{indicator}', is joined or computed in the project, and no column of its table: save the layer with it to the database first.</source>
   <translation>Veld '{field}' van '{layer}', dat '{indicator}' levert, is in het project gekoppeld of berekend en is geen kolom van de tabel: sla de laag eerst met dit veld op in de database.</translation>
  </message>
  <message>
   <source>View {view} has all rows of table {table}, also those that '{layer}' does not show here; the scores are relative to the rows that it shows, unless REFERENCE or SCALE_IN is given.</source>
   <translation>View {view} heeft alle rijen van tabel {table}, ook die '{layer}' hier niet toont; de scores zijn ten opzichte van de rijen die zij toont, tenzij REFERENCE of SCALE_IN gegeven is.</translation>
  </message>
  <message>
   <source>Index of an unknown model</source>
   <translation>Index van een onbekend model</translation>
  </message>
  <message>
   <source>'{layer}' says that its scores were made with '{found}', not with '{given}': choose no other model than the layer tells, or give a layer of that model.</source>
   <translation>'{layer}' zegt dat de scores zijn gemaakt met '{found}', niet met '{given}': kies geen ander model dan de laag noemt, of geef een laag van dat model op.</translation>
  </message>
  <message>
   <source>Figures of several years: {years}.</source>
   <translation>Cijfers van meerdere jaren: {years}.</translation>
  </message>
  <message>
   <source>Areas of several years, by field '{field}': {years}.</source>
   <translation>Gebieden van meerdere jaren, volgens veld '{field}': {years}.</translation>
  </message>
  <message>
   <source>Figures of several years, by the model where the layer does not tell: {years}.</source>
   <translation>Cijfers van meerdere jaren, volgens het model waar de laag het niet vertelt: {years}.</translation>
  </message>
  <message>
   <source>Code field of the areas: {field} ({level})</source>
   <translation>Codeveld van de gebieden: {field} ({level})</translation>
  </message>
  <message>
   <source>signs such as in {example} were read as thousands</source>
   <translation>tekens zoals in {example} zijn gelezen als scheiding van duizendtallen</translation>
  </message>
  <message>
   <source>signs such as in {example} were read as decimal signs</source>
   <translation>tekens zoals in {example} zijn gelezen als decimaalteken</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}': {reading}, which the table does not make certain; where that is wrong, read the file with regiolens:readcbs and choose its DECIMAL.</source>
   <translation>Veld '{field}' van '{layer}': {reading}, wat de tabel niet zeker maakt; lees het bestand met regiolens:readcbs waar dat niet klopt, en kies daar DECIMAL.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' stays text, as it holds '{value}' beside figures: correct that where the field is to be used as a number.</source>
   <translation>Veld '{field}' van '{layer}' blijft tekst, omdat er '{value}' naast getallen in staat: verbeter dat als het veld als getal gebruikt moet worden.</translation>
  </message>
  <message>
   <source>no area is called so</source>
   <translation>geen gebied heet zo</translation>
  </message>
  <message>
   <source>Gemeenten of '{layer}': {years}; of '{table}': {others}.</source>
   <translation>Gemeenten van '{layer}': {years}; van '{table}': {others}.</translation>
  </message>
  <message>
   <source>Only {matched} of {areas} areas found a row. Field '{area_field}' of '{layer}' holds {area_values}; field '{field}' of '{table}' holds {values}. {why}</source>
   <translation>Gebieden gekoppeld aan een rij: slechts {matched} van {areas}. Veld '{area_field}' van '{layer}' bevat {area_values}; veld '{field}' van '{table}' bevat {values}. {why}</translation>
  </message>
  <message>
   <source>Codes that match, though the names have nothing in common: {count}. Is the table of the same year?</source>
   <translation>Codes die overeenkomen terwijl de namen niets gemeen hebben: {count}. Is de tabel van hetzelfde jaar?</translation>
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
   <source>nothing</source>
   <translation>niets</translation>
  </message>
  <message>
   <source>several areas are called so: set their provincie behind the name, or use codes</source>
   <translation>meer gebieden heten zo: zet hun provincie achter de naam, of gebruik codes</translation>
  </message>
  <message>
   <source>Gemeenten of '{layer}': {years}; of '{table}': {others}. regiolens:recodeboundaries brings figures to the gemeenten of another year.</source>
   <translation>Gemeenten van '{layer}': {years}; van '{table}': {others}. regiolens:recodeboundaries brengt cijfers naar de gemeenten van een ander jaar.</translation>
  </message>
  <message>
   <source>CBS draws wijken and buurten anew each year: is the table of the year of the layer?</source>
   <translation>Het CBS stelt de indeling in wijken en buurten elk jaar opnieuw vast: hebben tabel en laag hetzelfde jaar?</translation>
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
   <source>perhaps {code} {name}? Names are not guessed: write it so, or use codes</source>
   <translation>misschien {code} {name}? Namen worden niet geraden: schrijf het zo, of gebruik codes</translation>
  </message>
  <message>
   <source>Codes of '{layer}' that belong to other years: {count}; regiolens:detectyear lists them.</source>
   <translation>Codes van '{layer}' die bij andere jaren horen: {count}; regiolens:detectyear noemt ze.</translation>
  </message>
  <message>
   <source>{matched} of {areas} areas found a row; {rows} of {all_rows} rows found no area.</source>
   <translation>Gebieden gekoppeld aan een rij: {matched} van {areas}; rijen niet gekoppeld: {rows} van {all_rows}.</translation>
  </message>
  <message>
   <source>{code}: '{area}' in the areas, '{row}' in the table</source>
   <translation>{code}: '{area}' in de gebieden, '{row}' in de tabel</translation>
  </message>
  <message>
   <source>Rows of gemeenten outside these areas: {count}.</source>
   <translation>Rijen van gemeenten buiten deze gebieden: {count}.</translation>
  </message>
  <message>
   <source>Rows of water, left aside: {count}.</source>
   <translation>Rijen van water, buiten beschouwing gelaten: {count}.</translation>
  </message>
  <message>
   <source>Rows of another level than {level}, left aside: {count}.</source>
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
   <source>Join of {areas} and {table}</source>
   <translation>Koppeling van {areas} en {table}</translation>
  </message>
  <message>
   <source>What was joined, in numbers</source>
   <translation>Wat er gekoppeld is, in getallen</translation>
  </message>
  <message>
   <source>Rows without an area</source>
   <translation>Rijen zonder gebied</translation>
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
   <source>Number</source>
   <translation>Aantal</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Opmerking</translation>
  </message>
  <message>
   <source>Water areas</source>
   <translation>Watergebieden</translation>
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
   <source>Rows of water, left aside</source>
   <translation>Rijen van water, buiten beschouwing gelaten</translation>
  </message>
  <message>
   <source>of which of gemeenten outside these areas</source>
   <translation>waarvan van gemeenten buiten deze gebieden</translation>
  </message>
  <message>
   <source>Code fields: {area_code} and {table_code}.</source>
   <translation>Codevelden: {area_code} en {table_code}.</translation>
  </message>
  <message>
   <source>No field with CBS codes, and none with names of the areas, was found in '{layer}': choose the field yourself; StatLine offers the codes beside the names.</source>
   <translation>In '{layer}' is geen veld met CBS-codes gevonden, en geen veld met namen van de gebieden: kies het veld zelf; StatLine biedt naast de namen de codes aan.</translation>
  </message>
  <message>
   <source>No field with periods was found in '{table}', of which PERIOD asks for '{period}': name the field as PERIOD_FIELD.</source>
   <translation>In '{table}' is geen veld met perioden gevonden, terwijl PERIOD om '{period}' vraagt: geef het veld op als PERIOD_FIELD.</translation>
  </message>
  <message>
   <source>Joined by name: {found} of {rows} rows are called in field '{field}' like one area.</source>
   <translation>Gekoppeld op naam: {found} van {rows} rijen heten in veld '{field}' zoals één gebied.</translation>
  </message>
  <message>
   <source>The table holds {count} periods in field '{field}' ({all}); joined: {periods}. PERIOD chooses another, or all.</source>
   <translation>De tabel bevat {count} perioden in veld '{field}' ({all}); gekoppeld: {periods}. Met PERIOD kies je een andere, of alle.</translation>
  </message>
  <message>
   <source>Code field of the table: {field} ({level})</source>
   <translation>Codeveld van de tabel: {field} ({level})</translation>
  </message>
  <message>
   <source>persons</source>
   <translation>personen</translation>
  </message>
  <message>
   <source>households</source>
   <translation>huishoudens</translation>
  </message>
  <message>
   <source>dwellings</source>
   <translation>woningen</translation>
  </message>
  <message>
   <source>buildings</source>
   <translation>gebouwen</translation>
  </message>
  <message>
   <source>addresses</source>
   <translation>adressen</translation>
  </message>
  <message>
   <source>business establishments</source>
   <translation>vestigingen</translation>
  </message>
  <message>
   <source>cars</source>
   <translation>auto's</translation>
  </message>
  <message>
   <source>motorcycles</source>
   <translation>motorfietsen</translation>
  </message>
  <message>
   <source>crimes</source>
   <translation>misdrijven</translation>
  </message>
  <message>
   <source>charging points</source>
   <translation>laadpunten</translation>
  </message>
  <message>
   <source>schools</source>
   <translation>scholen</translation>
  </message>
  <message>
   <source>1,000 euros</source>
   <translation>1.000 euro</translation>
  </message>
  <message>
   <source>per 1,000 inhabitants</source>
   <translation>per 1.000 inwoners</translation>
  </message>
  <message>
   <source>addresses per km²</source>
   <translation>adressen per km²</translation>
  </message>
  <message>
   <source>inhabitants per km² of land</source>
   <translation>inwoners per km² land</translation>
  </message>
  <message>
   <source>cars per km² of land</source>
   <translation>auto's per km² land</translation>
  </message>
  <message>
   <source>class 1-5</source>
   <translation>klasse 1-5</translation>
  </message>
  <message>
   <source>class 1-4</source>
   <translation>klasse 1-4</translation>
  </message>
  <message>
   <source>The reference '{reference}' has no field {fields}: give one with the same fields as the areas.</source>
   <translation>De referentie '{reference}' heeft geen veld {fields}: geef er een met dezelfde velden als de gebieden.</translation>
  </message>
  <message>
   <source>'{layer}' holds areas of several levels ({levels}), which are divided into classes together, wider areas beside those within them: filter the layer to one level first, unless this is meant.</source>
   <translation>'{layer}' bevat gebieden van meerdere niveaus ({levels}), die samen in klassen worden verdeeld, ruimere gebieden naast die erbinnen: filter de laag eerst op één niveau, tenzij dit de bedoeling is.</translation>
  </message>
  <message>
   <source>'{layer}' holds rows without a CBS code beside areas with one: {count}. They count as areas: leave them out where they are totals.</source>
   <translation>'{layer}' bevat rijen zonder CBS-code naast gebieden met een code: {count}. Ze tellen als gebied: laat ze weg als het totalen zijn.</translation>
  </message>
  <message>
   <source>'{layer}' holds codes more than once: {count} ({codes}); each row counts as an area.</source>
   <translation>'{layer}' bevat codes meer dan eens: {count} ({codes}); elke rij telt als een gebied.</translation>
  </message>
  <message>
   <source>The areas are of the level {level}, those of reference '{reference}' of the level {reference_level}, whose values lie closer together or further apart: take a reference of the same level, unless this is meant.</source>
   <translation>De gebieden hebben het niveau {level}, die van referentie '{reference}' het niveau {reference_level}, waarvan de waarden dichter bij elkaar of verder uit elkaar liggen: neem een referentie van hetzelfde niveau, tenzij dit de bedoeling is.</translation>
  </message>
  <message>
   <source>Reference '{reference}' holds areas of several levels ({levels}), and which of them to compare with cannot be told from the codes of the input: give a reference of one level.</source>
   <translation>Referentie '{reference}' bevat gebieden van meerdere niveaus ({levels}), en uit de codes van de invoer is niet op te maken met welke te vergelijken: geef een referentie van één niveau.</translation>
  </message>
  <message>
   <source>'{layer}' holds {count} codes more than once ({codes}), which would count these areas twice: leave one row an area, of one year.</source>
   <translation>'{layer}' bevat {count} codes meer dan eens ({codes}), waardoor deze gebieden dubbel zouden tellen: houd één rij per gebied over, van één jaar.</translation>
  </message>
  <message>
   <source>Values of field '{field}' of '{layer}' that are no CBS codes, and match nothing: {count} ({values}). Bare numbers beside codes with their letters are none, for they may number something else.</source>
   <translation>Waarden van veld '{field}' van '{layer}' die geen CBS-codes zijn en nergens bij horen: {count} ({values}). Kale getallen naast codes met letters zijn dat niet, want ze kunnen iets anders nummeren.</translation>
  </message>
  <message>
   <source>Field '{field}' holds {count} codes more than once ({codes}); each row is counted.</source>
   <translation>Veld '{field}' bevat {count} codes meer dan eens ({codes}); elke rij telt mee.</translation>
  </message>
  <message>
   <source>feature {id}</source>
   <translation>object {id}</translation>
  </message>
  <message>
   <source>{parameter} is the file from which {input} is read ({file}), and would replace it with all layers in it: choose another file.</source>
   <translation>{parameter} is het bestand waaruit {input} wordt gelezen ({file}), dat dan met alle lagen erin wordt vervangen: kies een ander bestand.</translation>
  </message>
  <message>
   <source>{parameter} is a file that an earlier step of the model reads ({file}), and would replace it with all layers in it: choose another file.</source>
   <translation>{parameter} is een bestand dat een eerdere stap van het model leest ({file}), en zou het met alle lagen erin vervangen: kies een ander bestand.</translation>
  </message>
  <message>
   <source>The name of the table that {parameter} gives is longer than the {limit} signs that PostGIS takes ({table}): choose a shorter one.</source>
   <translation>De naam van de tabel die {parameter} geeft is langer dan de {limit} tekens die PostGIS aankan ({table}): kies een kortere.</translation>
  </message>
  <message>
   <source>{parameter} is the table from which {input} is read ({file}), and would replace it: choose another table.</source>
   <translation>{parameter} is de tabel waaruit {input} wordt gelezen ({file}), die dan wordt vervangen: kies een andere tabel.</translation>
  </message>
  <message>
   <source>{parameter} is '{file}', which QGIS could not open, as it takes what follows the '|' for something else: choose a name without it.</source>
   <translation>{parameter} is '{file}', wat QGIS niet zou kunnen openen, omdat het wat achter de '|' staat als iets anders opvat: kies een naam zonder dat teken.</translation>
  </message>
  <message>
   <source>{parameter} is a table of '{file}', which is no GeoPackage: choose another file.</source>
   <translation>{parameter} is een tabel van '{file}', en dat is geen GeoPackage: kies een ander bestand.</translation>
  </message>
  <message>
   <source>{parameter} is a table that an earlier step of the model reads ({file}), and would replace it: choose another table.</source>
   <translation>{parameter} is een tabel die een eerdere stap van het model leest ({file}), en zou die vervangen: kies een andere tabel.</translation>
  </message>
  <message>
   <source>{parameter} would be the table '{table}', which a GeoPackage has for itself: choose another name.</source>
   <translation>{parameter} zou de tabel '{table}' worden, die een GeoPackage zelf gebruikt: kies een andere naam.</translation>
  </message>
  <message>
   <source>{parameter} would be the table '{table}', and a GeoPackage takes none whose name begins with '{sign}': choose another name.</source>
   <translation>{parameter} zou de tabel '{table}' worden, en een GeoPackage neemt er geen waarvan de naam met '{sign}' begint: kies een andere naam.</translation>
  </message>
  <message>
   <source>{parameter} is a GeoPackage with several layers ({layers}), all of which it would replace ({file}): save to a table of it, or choose another file.</source>
   <translation>{parameter} is een GeoPackage met meerdere lagen ({layers}), die het alle zou vervangen ({file}): sla op in een tabel ervan, of kies een ander bestand.</translation>
  </message>
  <message>
   <source>{first} and {parameter} are the same file ({file}), and the one would replace the other: give each a file of its own.</source>
   <translation>{first} en {parameter} zijn hetzelfde bestand ({file}), zodat het ene het andere zou vervangen: geef elk een eigen bestand.</translation>
  </message>
  <message>
   <source>{parameter} would replace layer '{layer}', which is open for editing: save or discard its edits first, or choose another place.</source>
   <translation>{parameter} zou laag '{layer}' vervangen, die om te bewerken open is: bewaar of verwerp eerst de bewerkingen, of kies een andere plaats.</translation>
  </message>
  <message>
   <source>'{file}' is replaced, with its layer {layers}.</source>
   <translation>'{file}' is vervangen, met de laag {layers} erin.</translation>
  </message>
  <message>
   <source>{parameter} cannot be made: in a GeoPackage the outlines stand in a column that is called '{field}' too: rename that field, or choose another format.</source>
   <translation>{parameter} kan niet worden gemaakt: in een GeoPackage staan de omtrekken in een kolom die ook '{field}' heet: hernoem dat veld, of kies een ander formaat.</translation>
  </message>
  <message>
   <source>{parameter}: its format leaves out fields: {fields}. A GeoPackage holds them.</source>
   <translation>{parameter}: dit formaat laat velden weg: {fields}. Een GeoPackage bewaart ze.</translation>
  </message>
  <message>
   <source>{parameter} is a file of MapInfo, which has no empty numbers: what is missing in field '{field}' would become 0. Choose a GeoPackage, which MapInfo opens as well.</source>
   <translation>{parameter} is een MapInfo-bestand, dat geen lege getallen kent: wat in veld '{field}' ontbreekt, zou 0 worden. Kies een GeoPackage; MapInfo opent dat ook.</translation>
  </message>
  <message>
   <source>{parameter}: a shapefile takes texts of {longest} bytes, so that some are cut off: {fields}. A GeoPackage holds them whole.</source>
   <translation>{parameter}: een shapefile neemt teksten van {longest} bytes, zodat er enkele zijn afgekapt: {fields}. Een GeoPackage bewaart ze heel.</translation>
  </message>
  <message>
   <source>{parameter}: its format calls fields otherwise: {fields}. A GeoPackage keeps their names.</source>
   <translation>{parameter}: dit formaat noemt velden anders: {fields}. Een GeoPackage houdt hun namen.</translation>
  </message>
  <message>
   <source>Of layer '{layer}' {found} features were read, and then there were {count}: the connection to its server has ended, or somebody works on it. Run again.</source>
   <translation>Van laag '{layer}' zijn {found} objecten gelezen, en daarna waren het er {count}: de verbinding met de server is verbroken, of iemand werkt eraan. Voer het opnieuw uit.</translation>
  </message>
  <message>
   <source>Table '{layer}' was opened without its header: its first row holds the names ({names}), and its fields are called {fields}. Read the file with regiolens:readcbs, and use what comes out.</source>
   <translation>Tabel '{layer}' is zonder kop geopend: de eerste rij bevat de namen ({names}), en de velden heten {fields}. Lees het bestand met regiolens:readcbs, en gebruik wat daaruit komt.</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>lijnen</translation>
  </message>
  <message>
   <source>no geometry</source>
   <translation>geen geometrie</translation>
  </message>
  <message>
   <source>Layer '{layer}' holds no features, and {parameter} needs some: choose another layer, or look whether it has a filter.</source>
   <translation>Laag '{layer}' bevat geen objecten, en {parameter} heeft die nodig: kies een andere laag, of kijk of er een filter op staat.</translation>
  </message>
  <message>
   <source>{parameter} is a list of {count} ({value}), and takes one: choose one of them.</source>
   <translation>{parameter} is een lijst van {count} ({value}), en er kan er maar één zijn: kies een ervan.</translation>
  </message>
  <message>
   <source>{parameter} is empty, and has to be given.</source>
   <translation>{parameter} is leeg, en moet worden opgegeven.</translation>
  </message>
  <message>
   <source>Layer '{layer}' holds no features for {parameter}, because none is selected or passes the filter: select what is to be taken, or take all features.</source>
   <translation>Laag '{layer}' bevat geen objecten voor {parameter}, omdat er geen is geselecteerd of door het filter komt: selecteer wat meedoet, of neem alle objecten.</translation>
  </message>
  <message>
   <source>{parameter} names the field '{field}' of layer '{layer}', which holds neither numbers nor text ({kind}): choose another of its fields, {fields}.</source>
   <translation>{parameter} noemt het veld '{field}' van laag '{layer}', dat geen getallen en geen tekst bevat ({kind}): kies een ander veld van die laag, {fields}.</translation>
  </message>
  <message>
   <source>{parameter} is '{value}', and must be true or false.</source>
   <translation>{parameter} is '{value}', en moet true of false zijn.</translation>
  </message>
  <message>
   <source>{parameter} is '{value}', and must be a number.</source>
   <translation>{parameter} is '{value}' en moet een getal zijn.</translation>
  </message>
  <message>
   <source>{parameter} is a list of {count}, and must be one text, such as '{value}'.</source>
   <translation>{parameter} is een lijst van {count}, en moet één tekst zijn, zoals '{value}'.</translation>
  </message>
  <message>
   <source>{parameter} needs {asked}, and layer '{layer}' holds {found}: choose another layer.</source>
   <translation>{parameter} vraagt om {asked}, en laag '{layer}' bevat {found}: kies een andere laag.</translation>
  </message>
  <message>
   <source>{parameter} names the field '{field}', which layer '{layer}' does not have: choose one of its fields, {fields}.</source>
   <translation>{parameter} noemt het veld '{field}', dat laag '{layer}' niet heeft: kies een van de velden van die laag, {fields}.</translation>
  </message>
  <message>
   <source>{parameter} is '{value}', and must be a number from {lowest} to {highest}.</source>
   <translation>{parameter} is '{value}' en moet een getal zijn van {lowest} tot en met {highest}.</translation>
  </message>
  <message>
   <source>{parameter} is '{value}', and must be a number of {lowest} or more.</source>
   <translation>{parameter} is '{value}' en moet een getal van {lowest} of hoger zijn.</translation>
  </message>
  <message>
   <source>{parameter} names the field '{field}', and layer '{layer}' has it as {alike}: write it in these capitals. Its fields are {fields}.</source>
   <translation>{parameter} noemt het veld '{field}', en in laag '{layer}' heet dat {alike}: schrijf het met deze hoofdletters. De velden zijn {fields}.</translation>
  </message>
  <message>
   <source>Layer '{layer}' says that its coordinates are metres ({crs}), but they are degrees: set its coordinate reference system in its properties (EPSG:4326 for GPS coordinates), or it lies at another place.</source>
   <translation>Laag '{layer}' geeft op dat de coördinaten meters zijn ({crs}), maar het zijn graden: stel in de laageigenschappen het juiste coördinatenstelsel in (EPSG:4326 voor gps-coördinaten), anders ligt de laag op een andere plek.</translation>
  </message>
  <message>
   <source>Layer '{layer}' says that its coordinates are degrees ({crs}), but they are metres: set its coordinate reference system in its properties (EPSG:28992 for RD), or it lies at another place.</source>
   <translation>Laag '{layer}' geeft op dat de coördinaten graden zijn ({crs}), maar het zijn meters: stel in de laageigenschappen het juiste coördinatenstelsel in (EPSG:28992 voor RD), anders ligt de laag op een andere plek.</translation>
  </message>
  <message>
   <source>{parameter} would hold two columns called '{field}', one of which would be lost: rename that field of the input, or give the result another name.</source>
   <translation>{parameter} zou twee kolommen met de naam '{field}' krijgen, waarvan er een verloren gaat: hernoem dat veld van de invoer, of geef het resultaat een andere naam.</translation>
  </message>
  <message>
   <source>Layer '{layer}' has an invalid outline (feature {id}), and QGIS is set to stop at these: repair them with 'Fix geometries', or set the invalid feature filtering of this layer to 'do not filter'.</source>
   <translation>Laag '{layer}' heeft een ongeldige omtrek (object {id}), en QGIS is ingesteld om daarbij te stoppen: herstel de omtrekken met 'Geometrieën repareren', of stel voor deze laag in dat ongeldige objecten niet worden gefilterd.</translation>
  </message>
  <message>
   <source>{parameter}: '{file}' has decimal points, which a spreadsheet in your language takes for thousands or for text. For people take .xlsx, or 'Tables for people'.</source>
   <translation>{parameter}: '{file}' heeft decimale punten, die een spreadsheet in jouw taal voor duizendtallen of voor tekst aanziet. Neem voor mensen .xlsx, of 'Tabellen voor mensen'.</translation>
  </message>
  <message>
   <source>'{layer}' has a row for each area and period ('{field}'), and each row is counted as an area: filter it to one period, unless this is meant.</source>
   <translation>'{layer}' heeft een rij per gebied en periode ('{field}'), en elke rij telt als een gebied: filter op één periode, tenzij dit de bedoeling is.</translation>
  </message>
  <message>
   <source>{parameter} is '{text}', of which QGIS takes '{provider}' for the name of a provider: choose a file whose name has no colon.</source>
   <translation>{parameter} is '{text}', waarvan QGIS '{provider}' als de naam van een provider opvat: kies een bestand zonder dubbele punt in de naam.</translation>
  </message>
  <message>
   <source>{parameter} is '{text}', and a table of {provider} could not be replaced whole or not at all: choose a file, or a table of a GeoPackage or of PostGIS.</source>
   <translation>{parameter} is '{text}', en een tabel van {provider} zou niet in zijn geheel of helemaal niet kunnen worden vervangen: kies een bestand, of een tabel van een GeoPackage of van PostGIS.</translation>
  </message>
  <message>
   <source>{parameter} cannot be written to table {table}, which is as it was: {fault}.</source>
   <translation>{parameter} kan niet naar tabel {table} worden geschreven, die ongewijzigd is: {fault}.</translation>
  </message>
  <message>
   <source>{parameter} cannot be written to table {table}, which is as it was: the connection to {server} ended. Look whether the server can be reached, and run again.</source>
   <translation>{parameter} kan niet naar tabel {table} worden geschreven, die ongewijzigd is: de verbinding met {server} is verbroken. Kijk of de server bereikbaar is, en voer het opnieuw uit.</translation>
  </message>
  <message>
   <source>{parameter} cannot be written: table {table} is locked, as another program reads it within a transaction or changes it. It is as it was; close it there, or try again.</source>
   <translation>{parameter} kan niet worden geschreven: tabel {table} is vergrendeld, omdat een ander programma haar binnen een transactie leest of wijzigt. Ze is zoals ze was; sluit haar daar, of probeer het opnieuw.</translation>
  </message>
  <message>
   <source>Layer '{layer}' has no coordinate reference system: set it in the layer's properties (EPSG:28992 where the coordinates are RD metres).</source>
   <translation>Laag '{layer}' heeft geen coördinatenstelsel: stel het in bij de eigenschappen van de laag (EPSG:28992 als de coördinaten RD-meters zijn).</translation>
  </message>
  <message>
   <source>Layer '{layer}' says that its coordinates are degrees ({crs}), but they are metres: set its coordinate reference system to theirs in the layer's properties (EPSG:28992 for RD).</source>
   <translation>Laag '{layer}' geeft op dat de coördinaten graden zijn ({crs}), maar het zijn meters: stel in de laageigenschappen het juiste coördinatenstelsel in (EPSG:28992 voor RD).</translation>
  </message>
  <message>
   <source>Layer '{layer}' says that its coordinates are metres ({crs}), but they are degrees: set its coordinate reference system to theirs in the layer's properties (EPSG:4326 for GPS coordinates).</source>
   <translation>Laag '{layer}' geeft op dat de coördinaten meters zijn ({crs}), maar het zijn graden: stel in de laageigenschappen het juiste coördinatenstelsel in (EPSG:4326 voor gps-coördinaten).</translation>
  </message>
  <message>
   <source>Layer '{layer}' is reprojected from {crs} to EPSG:28992, in metres.</source>
   <translation>Laag '{layer}' is omgerekend van {crs} naar EPSG:28992, in meters.</translation>
  </message>
  <message>
   <source>{first} and {parameter} have the same name but for its ending, so that the one would lose its style to the other ({file}): give one of them another name.</source>
   <translation>{first} en {parameter} hebben op de extensie na dezelfde naam, zodat de een zijn stijl aan de ander zou verliezen ({file}): geef een van beide een andere naam.</translation>
  </message>
  <message>
   <source>{parameter}: without the titles of its fields, as '{file}' is the style of another layer.</source>
   <translation>{parameter}: zonder de titels van de velden, omdat '{file}' de stijl van een andere laag is.</translation>
  </message>
  <message>
   <source>{parameter} would hold {found} of {count} rows, as its input changed while it was read, so that nothing was written: run again.</source>
   <translation>{parameter} zou {found} van {count} rijen bevatten, omdat de invoer veranderde terwijl die werd gelezen, zodat er niets is geschreven: voer het opnieuw uit.</translation>
  </message>
  <message>
   <source>{parameter} cannot be made: a GeoPackage takes field '{field}' for its row numbers, and here it holds something else: rename it, or choose another format.</source>
   <translation>{parameter} kan niet worden gemaakt: een GeoPackage neemt veld '{field}' voor zijn rijnummers, en hier bevat het iets anders: hernoem het, of kies een ander formaat.</translation>
  </message>
  <message>
   <source>The layer already had the fields {fields}; their values are replaced.</source>
   <translation>Velden die al in de laag stonden en waarvan de waarden worden vervangen: {fields}.</translation>
  </message>
  <message>
   <source>{parameter} could not be opened after it was written, so that nothing is put in its place: the disk may be full, or QGIS writes this format and does not read it. It reads a GeoPackage.</source>
   <translation>{parameter} kon na het schrijven niet worden geopend, zodat er niets op zijn plaats is gezet: misschien is de schijf vol, of schrijft QGIS dit formaat en leest het dat niet. Een GeoPackage leest het wel.</translation>
  </message>
  <message>
   <source>{parameter} would hold {found} of {count} rows, so that nothing was written: the disk may be full, or the format does not take rows without geometry; a GeoPackage does.</source>
   <translation>{parameter} zou {found} van de {count} rijen bevatten, dus er is niets geschreven: misschien is de schijf vol, of neemt het formaat geen rijen zonder geometrie; een GeoPackage doet dat wel.</translation>
  </message>
  <message>
   <source>'{file}' does not hold all that was written to it: run again.</source>
   <translation>'{file}' bevat niet alles wat erin is geschreven: voer het opnieuw uit.</translation>
  </message>
  <message>
   <source>{parameter} cannot be written to '{file}', which is as it was: {fault}.</source>
   <translation>{parameter} kan niet naar '{file}' worden geschreven, dat ongewijzigd is: {fault}.</translation>
  </message>
  <message>
   <source>The outputs cannot be written ({fault}); nothing was replaced.</source>
   <translation>De uitvoer kan niet worden geschreven ({fault}); er is niets vervangen.</translation>
  </message>
  <message>
   <source>{parameter} cannot be written: '{file}' is locked, as another program or another run writes to it or has it open for editing. It is as it was; close it there, or try again.</source>
   <translation>{parameter} kan niet worden geschreven: '{file}' is vergrendeld, omdat een ander programma of een andere uitvoering ernaar schrijft of het om te bewerken open heeft. Het is zoals het was; sluit het daar, of probeer het opnieuw.</translation>
  </message>
  <message>
   <source>Already in its place: {outputs}.</source>
   <translation>Staat al op zijn plaats: {outputs}.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds {value}, and TYPE_FIELDS are fields that hold 1 for the areas of a type and 0 for the others, such as regiolens:typology makes: choose such fields.</source>
   <translation>In veld '{field}' van '{layer}' staat {value}, en TYPE_FIELDS zijn velden met 1 voor de gebieden van een type en 0 voor de andere, zoals regiolens:typology ze maakt: kies zulke velden.</translation>
  </message>
  <message>
   <source>'{layer}' has no field '{field}': choose another one to map.</source>
   <translation>'{layer}' heeft geen veld '{field}': kies een ander veld voor de kaart.</translation>
  </message>
  <message>
   <source>areas with a score: {scored} of {count}</source>
   <translation>gebieden met een score: {scored} van {count}</translation>
  </message>
  <message>
   <source>{domain} (from {score} to below {other})</source>
   <translation>{domain} (van {score} naar minder dan {other})</translation>
  </message>
  <message>
   <source>{domain} (from {score} to {other} or more)</source>
   <translation>{domain} (van {score} naar {other} of meer)</translation>
  </message>
  <message>
   <source>No single domain can do that; several would have to change together.</source>
   <translation>Geen enkel domein kan dat alleen; er zouden er meer tegelijk moeten veranderen.</translation>
  </message>
  <message>
   <source>A mark for each area on the scale of every value, and its figures.</source>
   <translation>Een teken per gebied op de schaal van elke waarde, met de cijfers.</translation>
  </message>
  <message>
   <source>area, worse than the mean</source>
   <translation>gebied, slechter dan gemiddeld</translation>
  </message>
  <message>
   <source>area, better than the mean</source>
   <translation>gebied, beter dan gemiddeld</translation>
  </message>
  <message>
   <source>area, equal to the mean</source>
   <translation>gebied, gelijk aan het gemiddelde</translation>
  </message>
  <message>
   <source>middle half of the areas</source>
   <translation>middelste helft van de gebieden</translation>
  </message>
  <message>
   <source>Waterfall: points of each domain, weight times score, that add up to the score.</source>
   <translation>Watervalgrafiek: de punten van elk domein, gewicht maal score, die optellen tot de score.</translation>
  </message>
  <message>
   <source>weight × score</source>
   <translation>gewicht × score</translation>
  </message>
  <message>
   <source>{weight} % × {score}</source>
   <translation>{weight} % × {score}</translation>
  </message>
  <message>
   <source>vs. mean</source>
   <translation>t.o.v. gem.</translation>
  </message>
  <message>
   <source>It is in the lowest class.</source>
   <translation>Het valt in de laagste klasse.</translation>
  </message>
  <message>
   <source>It is in the highest class.</source>
   <translation>Het valt in de hoogste klasse.</translation>
  </message>
  <message>
   <source>One domain alone could do it: {domains}.</source>
   <translation>Eén domein alleen zou genoeg zijn: {domains}.</translation>
  </message>
  <message>
   <source>Score {score}: {label}. Rank {rank} of {count} areas, where 1 is the most deprived.</source>
   <translation>Score {score}: {label}. Rang {rank} van {count} gebieden, waarbij 1 de meeste achterstand heeft.</translation>
  </message>
  <message>
   <source>{count} areas beside each other</source>
   <translation>{count} gebieden naast elkaar</translation>
  </message>
  <message>
   <source>mean: {reference}</source>
   <translation>gemiddelde: {reference}</translation>
  </message>
  <message>
   <source>lowest to highest of {count} areas</source>
   <translation>laagste tot hoogste van {count} gebieden</translation>
  </message>
  <message>
   <source>Why {area} has its score</source>
   <translation>Waarom {area} deze score heeft</translation>
  </message>
  <message>
   <source>It has no score: there is no data for {domains}.</source>
   <translation>Er is geen score: er zijn geen gegevens voor {domains}.</translation>
  </message>
  <message>
   <source>To a lower class: the score must fall by more than {points} points.</source>
   <translation>Naar een lagere klasse: de score moet meer dan {points} punten dalen.</translation>
  </message>
  <message>
   <source>To a higher class: the score must rise by {points} points or more.</source>
   <translation>Naar een hogere klasse: de score moet {points} punten of meer stijgen.</translation>
  </message>
  <message>
   <source>The first {shown} of the {count} areas that are chosen, by rank.</source>
   <translation>De eerste {shown} van de {count} gekozen gebieden, naar rang.</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>Eenheid</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Waarde</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>Gemiddelde</translation>
  </message>
  <message>
   <source>Of</source>
   <translation>Van</translation>
  </message>
  <message>
   <source>Lowest</source>
   <translation>Laagste</translation>
  </message>
  <message>
   <source>Median</source>
   <translation>Mediaan</translation>
  </message>
  <message>
   <source>Highest</source>
   <translation>Hoogste</translation>
  </message>
  <message>
   <source>Places up</source>
   <translation>Plaatsen omhoog</translation>
  </message>
  <message>
   <source>{path} could not be written: {fault}. Close it where it is open, or choose another place.</source>
   <translation>{path} kon niet worden geschreven: {fault}. Sluit het bestand waar het open is, of kies een andere plaats.</translation>
  </message>
  <message>
   <source>the picture cannot be saved there</source>
   <translation>de afbeelding kan daar niet worden opgeslagen</translation>
  </message>
  <message>
   <source>Score {year}</source>
   <translation>Score {year}</translation>
  </message>
  <message>
   <source>Change {begin}–{end}</source>
   <translation>Verandering {begin}–{end}</translation>
  </message>
  <message>
   <source>Places {begin}–{end}</source>
   <translation>Plaatsen {begin}–{end}</translation>
  </message>
  <message>
   <source>Without an index there are no points that add up to a score.</source>
   <translation>Zonder index zijn er geen punten die samen een score vormen.</translation>
  </message>
  <message>
   <source>'{layer}' has no field '{field}': choose the indicators anew on the page Index.</source>
   <translation>'{layer}' heeft geen veld '{field}': kies de indicatoren opnieuw op de pagina Index.</translation>
  </message>
  <message>
   <source>No area has a CBS code in field '{field}': choose another code field.</source>
   <translation>Geen enkel gebied heeft een CBS-code in veld '{field}': kies een ander codeveld.</translation>
  </message>
  <message>
   <source>Area without a code</source>
   <translation>Gebied zonder code</translation>
  </message>
  <message>
   <source>no CBS code</source>
   <translation>geen CBS-code</translation>
  </message>
  <message>
   <source>{areas} in field '{field}'; {count} areas have no CBS code.</source>
   <translation>{areas} in veld '{field}'; gebieden zonder CBS-code: {count}.</translation>
  </message>
  <message>
   <source>Area without a row</source>
   <translation>Gebied zonder rij</translation>
  </message>
  <message>
   <source>Row without an area</source>
   <translation>Rij zonder gebied</translation>
  </message>
  <message>
   <source>The layer '{layer}' holds no areas.</source>
   <translation>De laag '{layer}' bevat geen gebieden.</translation>
  </message>
  <message>
   <source>With these weights no area has a score: give at least one domain a weight.</source>
   <translation>Met deze gewichten heeft geen enkel gebied een score: geef ten minste één domein een gewicht.</translation>
  </message>
  <message>
   <source>Domain '{domain}' is left out, as there are no figures for it: show another one.</source>
   <translation>Domein '{domain}' is weggelaten, want er zijn geen cijfers voor: toon een ander.</translation>
  </message>
  <message>
   <source>outside {place}, not shown</source>
   <translation>buiten {place}, niet getoond</translation>
  </message>
  <message>
   <source>How sure: rank {rank} ({low} to {high} in 90% of the draws), {label} in {sure} of {draws} draws ({plan}).</source>
   <translation>Hoe zeker: rang {rank} ({low} tot {high} in 90% van de trekkingen), {label} in {sure} van {draws} trekkingen ({plan}).</translation>
  </message>
  <message>
   <source>A mark for each year on the scale of every value, and its figures.</source>
   <translation>Een teken per jaar op de schaal van elke waarde, met de cijfers.</translation>
  </message>
  <message>
   <source>The scores of all years are on one scale.</source>
   <translation>De scores van alle jaren staan op één schaal.</translation>
  </message>
  <message>
   <source>{area}: development {begin}–{end}</source>
   <translation>{area}: ontwikkeling {begin}–{end}</translation>
  </message>
  <message>
   <source>mean in {year}: {reference}</source>
   <translation>gemiddelde in {year}: {reference}</translation>
  </message>
  <message>
   <source>lowest to highest area in {year}</source>
   <translation>laagste tot hoogste gebied in {year}</translation>
  </message>
  <message>
   <source>Legend of a map of two figures: {x} across, {y} upwards, three classes each, darker where worse.</source>
   <translation>Legenda van een kaart van twee cijfers: {x} horizontaal, {y} verticaal, elk drie klassen, donkerder waar het slechter is.</translation>
  </message>
  <message>
   <source>low</source>
   <translation>laag</translation>
  </message>
  <message>
   <source>middle</source>
   <translation>midden</translation>
  </message>
  <message>
   <source>high</source>
   <translation>hoog</translation>
  </message>
  <message>
   <source>'{layer}' is no map of two fields: give the layer that regiolens:bivariatemap makes, with its own style.</source>
   <translation>'{layer}' is geen kaart van twee velden: geef de laag die regiolens:bivariatemap maakt, met haar eigen stijl.</translation>
  </message>
  <message>
   <source>{x} and {y}</source>
   <translation>{x} en {y}</translation>
  </message>
  <message>
   <source>class of both (tens: across, units: upwards)</source>
   <translation>klasse van beide (tientallen: horizontaal, eenheden: verticaal)</translation>
  </message>
  <message>
   <source>Thirds of {areas}</source>
   <translation>Tertielen van {areas}</translation>
  </message>
  <message>
   <source>third of {figure}</source>
   <translation>tertiel van {figure}</translation>
  </message>
  <message>
   <source>{figure} (low is worse)</source>
   <translation>{figure} (laag is slechter)</translation>
  </message>
  <message>
   <source>Stedelijkheid (OAD, addresses per km²)</source>
   <translation>Stedelijkheid (OAD, adressen per km²)</translation>
  </message>
  <message>
   <source>Classes: CBS</source>
   <translation>Klassen: CBS</translation>
  </message>
  <message>
   <source>Score 0-100, 100 = most deprived</source>
   <translation>Score 0-100, 100 = meeste achterstand</translation>
  </message>
  <message>
   <source>{classes} equal intervals of {areas}</source>
   <translation>{classes} gelijke intervallen van {areas}</translation>
  </message>
  <message>
   <source>{classes} natural breaks (Fisher-Jenks) of {areas}</source>
   <translation>{classes} natuurlijke klassen (Fisher-Jenks) van {areas}</translation>
  </message>
  <message>
   <source>Layer: {layer}</source>
   <translation>Laag: {layer}</translation>
  </message>
  <message>
   <source>Relative to: {areas}</source>
   <translation>Ten opzichte van: {areas}</translation>
  </message>
  <message>
   <source>Ranks and quarters among: {areas}</source>
   <translation>Rangen en kwartielen onder: {areas}</translation>
  </message>
  <message>
   <source>Based on {share}% of the weights</source>
   <translation>Gebaseerd op {share}% van de gewichten</translation>
  </message>
  <message>
   <source>Author: {author}</source>
   <translation>Auteur: {author}</translation>
  </message>
  <message>
   <source>Index: {title}</source>
   <translation>Index: {title}</translation>
  </message>
  <message>
   <source>Quartiles of {areas}</source>
   <translation>Kwartielen van {areas}</translation>
  </message>
  <message>
   <source>{classes} classes of {areas}</source>
   <translation>{classes} klassen van {areas}</translation>
  </message>
  <message>
   <source>hatched: another class in at least 25% of the draws</source>
   <translation>gearceerd: een andere klasse in minstens 25% van de trekkingen</translation>
  </message>
  <message>
   <source>{draws} draws, seed {seed}: {choices}</source>
   <translation>{draws} trekkingen, startwaarde {seed}: {choices}</translation>
  </message>
  <message>
   <source>weights {noise}% each way</source>
   <translation>gewichten {noise}% naar beide kanten</translation>
  </message>
  <message>
   <source>{model}: how sure</source>
   <translation>{model}: hoe zeker</translation>
  </message>
  <message>
   <source>Score {score}, {label} ({sure}% of the draws), rank {rank} ({low} to {high})</source>
   <translation>Score {score}, {label} ({sure}% van de trekkingen), rang {rank} ({low} tot {high})</translation>
  </message>
  <message>
   <source>Between brackets: the ranks between which the area lies in 90% of the draws.</source>
   <translation>Tussen haakjes: de rangen waartussen het gebied in 90% van de trekkingen ligt.</translation>
  </message>
  <message>
   <source>Points per domain add up to the score. A whole bar is the most that the domain can add: its weight.</source>
   <translation>De punten per domein zijn samen de score. Een volle balk is het meeste dat een domein kan bijdragen: het gewicht.</translation>
  </message>
  <message>
   <source>Bars: score of each domain, 0-100.</source>
   <translation>Balken: score per domein, 0-100.</translation>
  </message>
  <message>
   <source>Score {score}, {label}, rank {rank} (1 = most deprived)</source>
   <translation>Score {score}, {label}, rang {rank} (1 = meeste achterstand)</translation>
  </message>
  <message>
   <source>No score: a domain has no data.</source>
   <translation>Geen score: van een domein zijn geen gegevens.</translation>
  </message>
  <message>
   <source>The reference '{reference}' has no field '{field}': name its field in {parameter}.</source>
   <translation>De referentie '{reference}' heeft geen veld '{field}': noem het veld ervan in {parameter}.</translation>
  </message>
  <message>
   <source>Only {place}; the classes are those of all areas of the reference</source>
   <translation>Alleen {place}; de klassen zijn die van alle gebieden van de referentie</translation>
  </message>
  <message>
   <source>Only {place}</source>
   <translation>Alleen {place}</translation>
  </message>
  <message>
   <source>'{layer}' has no field that seems to hold names: the map has no names of areas.</source>
   <translation>'{layer}' heeft geen veld dat namen lijkt te bevatten: op de kaart staan geen namen van gebieden.</translation>
  </message>
  <message>
   <source>{parameter} is the expression {expression}, which cannot be evaluated ({fault}): mend it or leave it out.</source>
   <translation>{parameter} is de expressie {expression}, die niet kan worden uitgevoerd ({fault}): verbeter haar of laat haar weg.</translation>
  </message>
  <message>
   <source>{parameter} is the expression {expression}, which gives nothing: mend it or leave it out.</source>
   <translation>{parameter} is de expressie {expression}, die niets oplevert: verbeter haar of laat haar weg.</translation>
  </message>
  <message>
   <source>{parameter} has '{key}' twice: leave one.</source>
   <translation>{parameter} bevat '{key}' twee keer: laat er één staan.</translation>
  </message>
  <message>
   <source>The style could not be stored with the layer: {fault}</source>
   <translation>De stijl kon niet bij de laag worden opgeslagen: {fault}</translation>
  </message>
  <message>
   <source>Regiolens needs the Python package pandas, which this QGIS came without. In the OSGeo4W setup choose the package python3-pandas; on Debian and Ubuntu install python3-pandas; on macOS take the QGIS installer of the long-term release.</source>
   <translation>Regiolens heeft het Python-pakket pandas nodig, dat in deze QGIS-installatie ontbreekt. Kies in het installatieprogramma van OSGeo4W het pakket python3-pandas; installeer op Debian en Ubuntu python3-pandas; neem op macOS het installatieprogramma van de QGIS-langetermijnversie (LTR).</translation>
  </message>
  <message>
   <source>Regiolens needs the Python package pandas, and the one that this QGIS finds cannot be used ({fault}). Install it anew and start QGIS again: in the OSGeo4W setup the package python3-pandas, on Debian and Ubuntu python3-pandas; on macOS take the QGIS installer of the long-term release.</source>
   <translation>Regiolens heeft het Python-pakket pandas nodig, en het pakket dat deze QGIS vindt is niet te gebruiken ({fault}). Installeer het opnieuw en herstart QGIS: in het installatieprogramma van OSGeo4W het pakket python3-pandas, op Debian en Ubuntu python3-pandas; neem op macOS het installatieprogramma van de QGIS-langetermijnversie (LTR).</translation>
  </message>
  <message>
   <source>What was kept of {table} lacks its part {name}: run once without OFFLINE to fetch it anew.</source>
   <translation>In wat van {table} bewaard is, ontbreekt het deel {name}: voer het één keer uit zonder OFFLINE om het opnieuw op te halen.</translation>
  </message>
  <message>
   <source>What was kept of {table} in '{folder}' is damaged: run once without OFFLINE to fetch it anew.</source>
   <translation>Wat van {table} bewaard is in '{folder}' is beschadigd: voer het één keer uit zonder OFFLINE om het opnieuw op te halen.</translation>
  </message>
  <message>
   <source>{date}: fetched from {url} ({pages} pages, {size} bytes, sha256 {sha256}).</source>
   <translation>{date}: opgehaald van {url} ({pages} pagina's, {size} bytes, sha256 {sha256}).</translation>
  </message>
  <message>
   <source>Read offline from what was kept on that day.</source>
   <translation>Offline gelezen uit wat op die dag bewaard is.</translation>
  </message>
  <message>
   <source>The answer could not be kept for offline use: {fault}</source>
   <translation>Het antwoord kon niet worden bewaard voor offline gebruik: {fault}</translation>
  </message>
  <message>
   <source>'{url}' does not exist (HTTP {status}): it was withdrawn or renamed; check the name and the year.</source>
   <translation>'{url}' bestaat niet (HTTP {status}): het is ingetrokken of hernoemd; controleer de naam en het jaar.</translation>
  </message>
  <message>
   <source>{host} refuses access to '{url}' (HTTP {status}): check the proxy and the authentication in Settings &gt; Options &gt; Network, or ask your administrator whether the address is blocked.</source>
   <translation>{host} weigert toegang tot '{url}' (HTTP {status}): controleer de proxy en de authenticatie onder Extra &gt; Opties &gt; Netwerk, of vraag je beheerder of het adres geblokkeerd is.</translation>
  </message>
  <message>
   <source>{host} says that it gets too many requests (HTTP {status}), {tries} times in a row: wait a few minutes and run again, or choose fewer measures, regions or periods.</source>
   <translation>{host} meldt te veel verzoeken (HTTP {status}), {tries} keer achter elkaar: wacht een paar minuten en probeer het opnieuw, of kies minder onderwerpen, regio's of perioden.</translation>
  </message>
  <message>
   <source>{host} failed with HTTP {status} for '{url}', {tries} times in a row: try again later, or use what was fetched before (OFFLINE).</source>
   <translation>{host} gaf HTTP {status} voor '{url}', {tries} keer achter elkaar: probeer het later opnieuw, of gebruik wat eerder is opgehaald (OFFLINE).</translation>
  </message>
  <message>
   <source>{host} was silent for {seconds} seconds while '{url}' was fetched: try again later, or allow more time with the setting regiolens/timeout.</source>
   <translation>{host} bleef {seconds} seconden stil bij het ophalen van '{url}': probeer het later opnieuw, of geef meer tijd met de instelling regiolens/timeout.</translation>
  </message>
  <message>
   <source>{host} cannot be reached for '{url}' ({fault}): check the network and the proxy in Settings &gt; Options &gt; Network, or use what was fetched before (OFFLINE).</source>
   <translation>{host} is niet bereikbaar voor '{url}' ({fault}): controleer het netwerk en de proxy onder Extra &gt; Opties &gt; Netwerk, of gebruik wat eerder is opgehaald (OFFLINE).</translation>
  </message>
  <message>
   <source>No server '{host}' was found for '{url}': check the network, the name server and the address in the settings, or use what was fetched before (OFFLINE).</source>
   <translation>Server '{host}' is niet gevonden voor '{url}': controleer het netwerk, de naamserver en het adres in de instellingen, of gebruik wat eerder is opgehaald (OFFLINE).</translation>
  </message>
  <message>
   <source>The certificate of {host} was refused, and nothing was fetched from '{url}' ({fault}): let your administrator add the organisation's certificate in Settings &gt; Options &gt; Authentication.</source>
   <translation>Het certificaat van {host} is geweigerd en er is niets opgehaald van '{url}' ({fault}): laat je beheerder het certificaat van de organisatie toevoegen onder Extra &gt; Opties &gt; Authenticatie.</translation>
  </message>
  <message>
   <source>The connection with {host} broke off while '{url}' was fetched, {tries} times in a row: try again later, or use what was fetched before (OFFLINE).</source>
   <translation>De verbinding met {host} werd verbroken bij het ophalen van '{url}', {tries} keer achter elkaar: probeer het later opnieuw, of gebruik wat eerder is opgehaald (OFFLINE).</translation>
  </message>
  <message>
   <source>The answer of '{url}' goes beyond the {size} MB that a run may download: choose fewer measures, regions or periods, or raise the setting regiolens/limit_mb.</source>
   <translation>Het antwoord van '{url}' is groter dan de {size} MB die per keer opgehaald mag worden: kies minder onderwerpen, regio's of perioden, of verhoog de instelling regiolens/limit_mb.</translation>
  </message>
  <message>
   <source>{host} gave an empty answer for '{url}', {tries} times in a row, so nothing was written: try again later, or use what was fetched before (OFFLINE).</source>
   <translation>{host} gaf een leeg antwoord voor '{url}', {tries} keer achter elkaar; er is niets weggeschreven: probeer het later opnieuw, of gebruik wat eerder is opgehaald (OFFLINE).</translation>
  </message>
  <message>
   <source>'{url}' could not be fetched ({fault}, HTTP {status}): check the address in the settings.</source>
   <translation>'{url}' kon niet worden opgehaald ({fault}, HTTP {status}): controleer het adres in de instellingen.</translation>
  </message>
  <message>
   <source>{host} failed (HTTP {status}); trying again in {seconds} seconds.</source>
   <translation>{host} gaf een fout (HTTP {status}); nieuwe poging over {seconds} seconden.</translation>
  </message>
  <message>
   <source>Change of stedelijkheid by the plan</source>
   <translation>Verandering van stedelijkheid door het plan</translation>
  </message>
  <message>
   <source>address density (OAD, addresses per km²)</source>
   <translation>omgevingsadressendichtheid (OAD, adressen per km²)</translation>
  </message>
  <message>
   <source>number of addresses</source>
   <translation>aantal adressen</translation>
  </message>
  <message>
   <source>address density with the plan</source>
   <translation>omgevingsadressendichtheid met het plan</translation>
  </message>
  <message>
   <source>stedelijkheid class with the plan</source>
   <translation>stedelijkheidsklasse met het plan</translation>
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
   <source>Areas of layer '{layer}' without a usable outline, and so without addresses: {count}.</source>
   <translation>Gebieden van laag '{layer}' zonder bruikbare omtrek, en dus zonder adressen: {count}.</translation>
  </message>
  <message>
   <source>near the edge of the addresses: OAD may be too low</source>
   <translation>dicht bij de rand van de adressen: OAD kan te laag zijn</translation>
  </message>
  <message>
   <source>Field '{field}' of layer '{layer}' must hold a whole number of addresses, 0 or more, for every point; {count} points have none or another value ({examples}).</source>
   <translation>Veld '{field}' van laag '{layer}' moet voor elk punt een geheel aantal adressen bevatten, 0 of meer; {count} punten hebben er geen of een andere waarde ({examples}).</translation>
  </message>
  <message>
   <source>Points of layer '{layer}' without a usable location, left out: {count}.</source>
   <translation>Punten van laag '{layer}' zonder bruikbare plaats, weggelaten: {count}.</translation>
  </message>
  <message>
   <source>The coordinates of layer '{layer}' look like degrees, but the layer says that they are metres.</source>
   <translation>De coördinaten van laag '{layer}' lijken graden, maar volgens de laag zijn het meters.</translation>
  </message>
  <message>
   <source>The name that {parameter} gives is longer than the {limit} signs that a file or folder may have ({file}): choose a shorter one.</source>
   <translation>De naam die {parameter} geeft is langer dan de {limit} tekens die een bestand of map mag hebben ({file}): kies een kortere.</translation>
  </message>
  <message>
   <source>The folder of {parameter} is read-only ({file}): choose another.</source>
   <translation>De map van {parameter} is alleen-lezen ({file}): kies een andere.</translation>
  </message>
  <message>
   <source>{parameter} is a write-protected file ({file}): choose another, or take its protection off.</source>
   <translation>{parameter} is een bestand dat tegen schrijven is beveiligd ({file}): kies een ander, of haal de beveiliging eraf.</translation>
  </message>
  <message>
   <source>{parameter} cannot be written to '{file}' ({fault}): choose another place, or close the file where it is open.</source>
   <translation>{parameter} kan niet naar '{file}' worden geschreven ({fault}): kies een andere plaats, of sluit het bestand waar het open is.</translation>
  </message>
  <message>
   <source>The folder of {parameter} does not exist ({file}): make it first, or choose another.</source>
   <translation>De map van {parameter} bestaat niet ({file}): maak die eerst aan of kies een andere.</translation>
  </message>
  <message>
   <source>{parameter} is a folder ({file}): give the name of a file in it.</source>
   <translation>{parameter} is een map ({file}): geef de naam van een bestand erin.</translation>
  </message>
  <message>
   <source>{parameter} is no file but a part of the system ({file}): choose another.</source>
   <translation>{parameter} is geen bestand maar een onderdeel van het systeem ({file}): kies een ander.</translation>
  </message>
  <message>
   <source>{parameter} cannot be written whole to '{file}': the disk is full; nothing was replaced.</source>
   <translation>{parameter} kan niet in zijn geheel naar '{file}' worden geschreven: de schijf is vol; er is niets vervangen.</translation>
  </message>
  <message>
   <source>'{layer}' holds areas of several levels ({levels}), each of which would count once more within the wider ones: filter it to one level first.</source>
   <translation>'{layer}' bevat gebieden van meerdere niveaus ({levels}), die binnen de ruimere nog eens zouden meetellen: filter eerst op één niveau.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' has no value in any area: choose another field.</source>
   <translation>Veld '{field}' van '{layer}' heeft in geen enkel gebied een waarde: kies een ander veld.</translation>
  </message>
  <message>
   <source>The figures of '{table}' are of the level {level} and cannot be handed down to the areas of '{layer}', of the level {own}: give a table of wider areas with their CBS codes.</source>
   <translation>De cijfers van '{table}' zijn van het niveau {level} en kunnen niet worden doorgegeven aan de gebieden van '{layer}', van het niveau {own}: geef een tabel van ruimere gebieden met hun CBS-codes.</translation>
  </message>
  <message>
   <source>'{layer}' holds {count} codes more than once ({codes}), so that it cannot be told which figure to hand down: leave one row an area.</source>
   <translation>'{layer}' bevat {count} codes meer dan eens ({codes}), zodat niet te zeggen is welk cijfer wordt doorgegeven: laat één rij per gebied staan.</translation>
  </message>
  <message>
   <source>'{layer}' has a row for each area and period ('{field}'), so that wider areas would hold each more than once: filter it to one period first.</source>
   <translation>'{layer}' heeft een rij per gebied en periode ('{field}'), zodat ruimere gebieden elk gebied meer dan eens zouden bevatten: filter eerst op één periode.</translation>
  </message>
  <message>
   <source>Areas that lie in no {level} of '{table}', without its figures: {count}.</source>
   <translation>Gebieden die in geen {level} van '{table}' liggen, zonder de cijfers daarvan: {count}.</translation>
  </message>
  <message>
   <source>'{layer}' has a row for each area and period ('{field}'), which would be neighbours of each other: filter it to one period first.</source>
   <translation>'{layer}' heeft een rij per gebied en periode ('{field}'), die elkaars buren zouden zijn: filter eerst op één periode.</translation>
  </message>
  <message>
   <source>No field with inhabitants was found: each area counts equally, and the share of inhabitants in the worst tenth is not told. Give one as INHABITANTS_FIELD.</source>
   <translation>Geen veld met inwoners gevonden: elk gebied telt even zwaar, en het deel van de inwoners in het slechtste deciel wordt niet gegeven. Geef er een als INHABITANTS_FIELD.</translation>
  </message>
  <message>
   <source>Moran's I of field '{field}' cannot be told: all {count} areas of '{layer}' with a value and a neighbour have the same value.</source>
   <translation>Moran's I van veld '{field}' is niet te bepalen: alle {count} gebieden van '{layer}' met een waarde en een buur hebben dezelfde waarde.</translation>
  </message>
  <message>
   <source>neighbours: outlines that meet</source>
   <translation>buren: omtrekken die elkaar raken</translation>
  </message>
  <message>
   <source>neighbours: outlines that share a side</source>
   <translation>buren: omtrekken die een zijde delen</translation>
  </message>
  <message>
   <source>{permutations} permutations, significant at {level}</source>
   <translation>{permutations} permutaties, significant bij {level}</translation>
  </message>
  <message>
   <source>{field}: concentration</source>
   <translation>{field}: concentratie</translation>
  </message>
  <message>
   <source>local Moran's I</source>
   <translation>lokale Moran's I</translation>
  </message>
  <message>
   <source>pseudo-p of local Moran's I</source>
   <translation>pseudo-p van lokale Moran's I</translation>
  </message>
  <message>
   <source>pseudo-p, adjusted for the number of areas (FDR)</source>
   <translation>pseudo-p, gecorrigeerd voor het aantal gebieden (FDR)</translation>
  </message>
  <message>
   <source>among its neighbours</source>
   <translation>te midden van de buren</translation>
  </message>
  <message>
   <source>number of neighbours with a value</source>
   <translation>aantal buren met een waarde</translation>
  </message>
  <message>
   <source>in the worst quartile, within a gemeente of the better half</source>
   <translation>in het slechtste kwartiel, binnen een gemeente van de betere helft</translation>
  </message>
  <message>
   <source>Moran's I of all areas: {moran} (p {p}).</source>
   <translation>Moran's I van alle gebieden: {moran} (p {p}).</translation>
  </message>
  <message>
   <source>Moran's I of field '{field}' cannot be told: areas of '{layer}' with a value and a neighbour: {count}, and {least} are needed.</source>
   <translation>Moran's I van veld '{field}' is niet te bepalen: gebieden van '{layer}' met een waarde en een buur: {count}, en er zijn er {least} nodig.</translation>
  </message>
  <message>
   <source>Whether high or low is worse is not known of '{field}': high is taken for worse.</source>
   <translation>Van '{field}' is niet bekend of hoog of laag slechter is: hoog geldt als slechter.</translation>
  </message>
  <message>
   <source>Areas without neighbours, which have no statistic: {count}.</source>
   <translation>Gebieden zonder buren, die geen statistiek hebben: {count}.</translation>
  </message>
  <message>
   <source>Areas without a value, which are nobody's neighbours: {count}.</source>
   <translation>Gebieden zonder waarde, die niemands buren zijn: {count}.</translation>
  </message>
  <message>
   <source>neighbours: the {k} nearest</source>
   <translation>buren: de {k} dichtstbijzijnde</translation>
  </message>
  <message>
   <source>neighbours: within {distance} m</source>
   <translation>buren: binnen {distance} m</translation>
  </message>
  <message>
   <source>Moran's I of all areas: {moran}</source>
   <translation>Moran's I van alle gebieden: {moran}</translation>
  </message>
  <message>
   <source>Without neighbours: {count}</source>
   <translation>Zonder buren: {count}</translation>
  </message>
  <message>
   <source>areas left out, as one of both is missing</source>
   <translation>weggelaten gebieden, omdat een van beide ontbreekt</translation>
  </message>
  <message>
   <source>{method}. r is given with its 95% interval by Fisher; strength by |r|: 0.5 sterk, 0.3 matig, 0.1 zwak, else geen (Field, 2009). A correlation says nothing of cause and effect, nor of single households.</source>
   <translation>{method}. Bij r staat het 95%-interval volgens Fisher; sterkte naar |r|: 0,5 sterk, 0,3 matig, 0,1 zwak, anders geen (Field, 2009). Samenhang zegt niets over oorzaak en gevolg, en niets over afzonderlijke huishoudens.</translation>
  </message>
  <message>
   <source>X and Y name the same field '{field}' alone: choose another for one of them.</source>
   <translation>X en Y noemen alleen hetzelfde veld '{field}': kies voor een van beide een ander.</translation>
  </message>
  <message>
   <source>Pairs without a correlation, as fewer than three areas have both or all have the same: {count} ({pairs}).</source>
   <translation>Paren zonder correlatie, omdat minder dan drie gebieden beide hebben, of alle dezelfde waarde: {count} ({pairs}).</translation>
  </message>
  <message>
   <source>Pairs without a correlation, as fewer than three areas have both and a weight ('{weight}') above zero, or all have the same: {count} ({pairs}).</source>
   <translation>Paren zonder correlatie, omdat minder dan drie gebieden beide en een gewicht ('{weight}') boven nul hebben, of alle dezelfde waarde: {count} ({pairs}).</translation>
  </message>
  <message>
   <source>areas left out, as one of both or the weight is missing, or the weight is zero</source>
   <translation>weggelaten gebieden, omdat een van beide of het gewicht ontbreekt, of het gewicht nul is</translation>
  </message>
  <message>
   <source>x</source>
   <translation>x</translation>
  </message>
  <message>
   <source>y</source>
   <translation>y</translation>
  </message>
  <message>
   <source>95% interval</source>
   <translation>95%-interval</translation>
  </message>
  <message>
   <source>strength</source>
   <translation>sterkte</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>weggelaten</translation>
  </message>
  <message>
   <source>note</source>
   <translation>toelichting</translation>
  </message>
  <message>
   <source>HIGHER_FIELDS names '{field}', which X or Y names too: rename one of the two fields.</source>
   <translation>HIGHER_FIELDS noemt '{field}', dat X of Y ook noemt: hernoem een van de twee velden.</translation>
  </message>
  <message>
   <source>first field</source>
   <translation>eerste veld</translation>
  </message>
  <message>
   <source>second field</source>
   <translation>tweede veld</translation>
  </message>
  <message>
   <source>number of areas with both</source>
   <translation>aantal gebieden met beide</translation>
  </message>
  <message>
   <source>lower end of the 95% interval</source>
   <translation>ondergrens van het 95%-interval</translation>
  </message>
  <message>
   <source>upper end of the 95% interval</source>
   <translation>bovengrens van het 95%-interval</translation>
  </message>
  <message>
   <source>strength of the correlation</source>
   <translation>sterkte van de samenhang</translation>
  </message>
  <message>
   <source>Correlations of '{layer}'</source>
   <translation>Samenhang in '{layer}'</translation>
  </message>
  <message>
   <source>Pearson's correlation</source>
   <translation>Correlatie van Pearson</translation>
  </message>
  <message>
   <source>Spearman's rank correlation</source>
   <translation>Rangcorrelatie van Spearman</translation>
  </message>
  <message>
   <source>All areas</source>
   <translation>Alle gebieden</translation>
  </message>
  <message>
   <source>{y} by {x}</source>
   <translation>{y} naar {x}</translation>
  </message>
  <message>
   <source>r = {r} ({low} to {high}), {count} areas: {words}</source>
   <translation>r = {r} ({low} tot {high}), {count} gebieden: {words}</translation>
  </message>
  <message>
   <source>{field}: figure of {level}, handed down to its areas; different values: {count}</source>
   <translation>{field}: cijfer van {level}, doorgegeven aan de gebieden daarin; verschillende waarden: {count}</translation>
  </message>
  <message>
   <source>{strength} ({low} to {high}; {count} pairs)</source>
   <translation>{strength} ({low} tot {high}; {count} paren)</translation>
  </message>
  <message>
   <source>weighted by {field}</source>
   <translation>gewogen met {field}</translation>
  </message>
  <message>
   <source>Per subset</source>
   <translation>Per deelgroep</translation>
  </message>
  <message>
   <source>Areas of which '{field}' is missing, which are in no subset: {count}.</source>
   <translation>Gebieden waarvan '{field}' ontbreekt, die in geen enkele deelgroep zitten: {count}.</translation>
  </message>
  <message>
   <source>'{field}' is a figure of {level}: areas within one share it, so that the interval is narrower than it should be.</source>
   <translation>'{field}' is een cijfer van {level}: gebieden daarbinnen delen het, zodat het interval smaller is dan het hoort te zijn.</translation>
  </message>
  <message>
   <source>correlation ({method})</source>
   <translation>correlatie ({method})</translation>
  </message>
  <message>
   <source>Scatter plots: the {count} strongest pairs.</source>
   <translation>Spreidingsdiagrammen: de {count} sterkste paren.</translation>
  </message>
  <message>
   <source>Areas without a figure, which do not count in the values of their cell: {fields}.</source>
   <translation>Gebieden zonder cijfer, die niet meetellen in de waarden van hun cel: {fields}.</translation>
  </message>
  <message>
   <source>Number of areas, and percent of the row; the darker, the larger its share. Areas of which the row or the column is missing stand apart and count in no percentage.</source>
   <translation>Aantal gebieden, en percentage van de rij; hoe donkerder, hoe groter het deel ervan. Gebieden waarvan de rij of de kolom ontbreekt, staan apart en tellen in geen percentage mee.</translation>
  </message>
  <message>
   <source>ROWS and COLUMNS both name '{field}': choose another field for one of them.</source>
   <translation>ROWS en COLUMNS noemen beide '{field}': kies voor een van beide een ander veld.</translation>
  </message>
  <message>
   <source>ROWS and COLUMNS make {count} cells, more than the {most} of a table that can be read: take fields of classes or kinds, such as mdi_kwartiel, in place of figures or names.</source>
   <translation>ROWS en COLUMNS maken {count} cellen, meer dan de {most} van een leesbare tabel: neem velden met klassen of soorten, zoals mdi_kwartiel, in plaats van cijfers of namen.</translation>
  </message>
  <message>
   <source>The output has a column '{name}' of its own: give the result of '{field}' another name in RULES.</source>
   <translation>De uitvoer heeft zelf een kolom '{name}': geef het resultaat van '{field}' in RULES een andere naam.</translation>
  </message>
  <message>
   <source>row</source>
   <translation>rij</translation>
  </message>
  <message>
   <source>share of the row (%)</source>
   <translation>aandeel in de rij (%)</translation>
  </message>
  <message>
   <source>share of the column (%)</source>
   <translation>aandeel in de kolom (%)</translation>
  </message>
  <message>
   <source>field of the row</source>
   <translation>veld van de rij</translation>
  </message>
  <message>
   <source>{rows} by {column}</source>
   <translation>{rows} naar {column}</translation>
  </message>
  <message>
   <source>Areas: '{layer}'.</source>
   <translation>Gebieden: '{layer}'.</translation>
  </message>
  <message>
   <source>{field}: areas of which the row or the column is missing, in no percentage: {cells}.</source>
   <translation>{field}: gebieden waarvan de rij of de kolom ontbreekt, in geen percentage: {cells}.</translation>
  </message>
  <message>
   <source>DIRECTIONS must be a JSON object such as {example}, or pairs of field and direction.</source>
   <translation>DIRECTIONS moet een JSON-object zijn zoals {example}, of paren van veld en richting.</translation>
  </message>
  <message>
   <source>Whether high or low is worse is not known of {fields}: say so in DIRECTIONS, or leave these out of FIELDS.</source>
   <translation>Of hoog of laag slechter is, is niet bekend van {fields}: zeg het in DIRECTIONS, of laat deze weg uit FIELDS.</translation>
  </message>
  <message>
   <source>Number of themes in the worst quarter</source>
   <translation>Aantal thema's in het slechtste kwartiel</translation>
  </message>
  <message>
   <source>Number of themes in the best quarter</source>
   <translation>Aantal thema's in het beste kwartiel</translation>
  </message>
  <message>
   <source>DIRECTIONS gives '{direction}' for '{field}', and must give one of {directions}.</source>
   <translation>DIRECTIONS geeft '{direction}' voor '{field}', en moet een van {directions} geven.</translation>
  </message>
  <message>
   <source>number of themes in the worst quarter</source>
   <translation>aantal thema's in het slechtste kwartiel</translation>
  </message>
  <message>
   <source>number of themes in the best quarter</source>
   <translation>aantal thema's in het beste kwartiel</translation>
  </message>
  <message>
   <source>themes in the worst quarter</source>
   <translation>thema's in het slechtste kwartiel</translation>
  </message>
  <message>
   <source>themes in the best quarter</source>
   <translation>thema's in het beste kwartiel</translation>
  </message>
  <message>
   <source>number of themes that count, with a figure and quarters</source>
   <translation>aantal thema's dat telt, met een cijfer en kwartielen</translation>
  </message>
  <message>
   <source>Themes: {themes}</source>
   <translation>Thema's: {themes}</translation>
  </message>
  <message>
   <source>Areas of which some of the {themes} themes are missing: {count}; of none known: {none}. A missing theme counts neither as worst nor as best; themas_n tells how many an area has.</source>
   <translation>Gebieden waarvan enkele van de {themes} thema's ontbreken: {count}; waarvan geen enkel bekend is: {none}. Een ontbrekend thema telt niet als slechtste en niet als beste; themas_n zegt hoeveel een gebied er heeft.</translation>
  </message>
  <message>
   <source>'{field}' ({label}) is a number of something: large areas are at one end of it whatever they are like. A percentage or a rate compares areas.</source>
   <translation>'{field}' ({label}) is een aantal: grote gebieden staan aan één kant ervan, hoe ze ook zijn. Een percentage of verhoudingscijfer vergelijkt gebieden.</translation>
  </message>
  <message>
   <source>Layer '{layer}' holds no polygons, whose neighbours could be told: choose another.</source>
   <translation>Laag '{layer}' bevat geen vlakken waarvan de buren te bepalen zijn: kies een andere.</translation>
  </message>
  <message>
   <source>K is {k}, and '{layer}' has {count} areas with a value and an outline: give fewer than {count}.</source>
   <translation>K is {k}, en '{layer}' heeft {count} gebieden met een waarde en een omtrek: geef er minder dan {count}.</translation>
  </message>
  <message>
   <source>Outlines up to {tolerance} m apart are neighbours.</source>
   <translation>Omtrekken die hoogstens {tolerance} m uit elkaar liggen zijn buren.</translation>
  </message>
  <message>
   <source>Invalid outlines repaired: {count}.</source>
   <translation>Ongeldige omtrekken gerepareerd: {count}.</translation>
  </message>
  <message>
   <source>Areas without an outline, which have no neighbours: {count}.</source>
   <translation>Gebieden zonder omtrek, die geen buren hebben: {count}.</translation>
  </message>
  <message>
   <source>FIELD_MAP must be a JSON object such as {example}, or pairs of figure and field.</source>
   <translation>FIELD_MAP moet een JSON-object zijn zoals {example}, of paren van cijfer en veld.</translation>
  </message>
  <message>
   <source>FIELD_MAP names '{quantity}', which typology '{typology}' does not have; its figures are {known}.</source>
   <translation>FIELD_MAP noemt '{quantity}', dat typologie '{typology}' niet heeft; de cijfers ervan zijn {known}.</translation>
  </message>
  <message>
   <source>Typology '{typology}' takes a share within '{field}', which layer '{layer}' does not have: name one of its fields in the file, or one of {divisions}.</source>
   <translation>Typologie '{typology}' neemt een aandeel binnen '{field}', dat laag '{layer}' niet heeft: noem in het bestand een van haar velden, of een van {divisions}.</translation>
  </message>
  <message>
   <source>No type of typology '{typology}' can be told from the fields of '{layer}': name its figures in FIELD_MAP; they are {known}.</source>
   <translation>Geen enkel type van typologie '{typology}' is te bepalen uit de velden van '{layer}': noem de cijfers in FIELD_MAP; dat zijn {known}.</translation>
  </message>
  <message>
   <source>'{layer}' holds {levels}, and the types of '{typology}' are of the level {level}: take a layer of that level, or give a typology of your own as RULES_FILE.</source>
   <translation>'{layer}' bevat {levels}, en de typen van '{typology}' zijn van het niveau {level}: neem een laag van dat niveau, of geef een eigen typologie als RULES_FILE.</translation>
  </message>
  <message>
   <source>Typology '{name}' cannot be read: {fault}.</source>
   <translation>Typologie '{name}' kan niet worden gelezen: {fault}.</translation>
  </message>
  <message>
   <source>types</source>
   <translation>typen</translation>
  </message>
  <message>
   <source>Figures by field: {fields}.</source>
   <translation>Cijfers per veld: {fields}.</translation>
  </message>
  <message>
   <source>'{layer}' also holds {levels}, which get no type: those of '{typology}' are of the level {level}.</source>
   <translation>'{layer}' bevat ook {levels}, en die krijgen geen type: die van '{typology}' zijn van het niveau {level}.</translation>
  </message>
  <message>
   <source>{quantity}: not told for regions of which gemeenten are not in the layer ({regions}): give a layer of whole regions, or a field with the figure.</source>
   <translation>{quantity}: niet bepaald voor regio's waarvan gemeenten niet in de laag staan ({regions}): geef een laag met hele regio's, of een veld met het cijfer.</translation>
  </message>
  <message>
   <source>{type}: the layer has no field for {figures}: name it in FIELD_MAP. Areas told: {count}.</source>
   <translation>{type}: de laag heeft geen veld voor {figures}: noem het in FIELD_MAP. Gebieden bepaald: {count}.</translation>
  </message>
  <message>
   <source>{type}: {count} areas; not told, as a figure is missing: {missing}.</source>
   <translation>{type}: {count} gebieden; niet bepaald, omdat een cijfer ontbreekt: {missing}.</translation>
  </message>
  <message>
   <source>Nothing was kept of {layer}, so it cannot be used offline: run once without OFFLINE.</source>
   <translation>Van {layer} is niets bewaard, dus offline gebruik kan niet: voer het eenmaal uit zonder OFFLINE.</translation>
  </message>
  <message>
   <source>{layer} should have {count} areas for this choice, but its pages held {rows}: a page is missing or came twice, so nothing was written: run again later.</source>
   <translation>{layer} zou voor deze keuze {count} gebieden moeten hebben, maar de pagina's bevatten er {rows}: een pagina ontbreekt of kwam dubbel, dus er is niets geschreven: probeer het later opnieuw.</translation>
  </message>
  <message>
   <source>What was kept of {layer} (fetched {dates}) does not hold all that is asked: choose the WITHIN or the extent of that time, or run without OFFLINE.</source>
   <translation>Wat van {layer} is bewaard (opgehaald {dates}) bevat niet alles wat wordt gevraagd: kies WITHIN of het bereik van toen, of voer het uit zonder OFFLINE.</translation>
  </message>
  <message>
   <source>Offline: {layer} as it was fetched on {date}; it may have been corrected since.</source>
   <translation>Offline: {layer} zoals opgehaald op {date}; het kan sindsdien zijn gecorrigeerd.</translation>
  </message>
  <message>
   <source>Asking {address} for {layer}.</source>
   <translation>{layer} wordt opgevraagd bij {address}.</translation>
  </message>
  <message>
   <source>The service takes no filter on {field}; all was fetched.</source>
   <translation>De dienst neemt geen filter op {field} aan; alles is opgehaald.</translation>
  </message>
  <message>
   <source>{size} MB of {layer}</source>
   <translation>{size} MB van {layer}</translation>
  </message>
  <message>
   <source>CBS Gebiedsindelingen {year}, detailed outlines, as PDOK serves them, in RD New.</source>
   <translation>CBS Gebiedsindelingen {year}, gedetailleerde grenzen, zoals PDOK ze levert, in RD New.</translation>
  </message>
  <message>
   <source>Gemeenten</source>
   <translation>Gemeenten</translation>
  </message>
  <message>
   <source>Wijken</source>
   <translation>Wijken</translation>
  </message>
  <message>
   <source>Buurten</source>
   <translation>Buurten</translation>
  </message>
  <message>
   <source>COROP regions</source>
   <translation>COROP-gebieden</translation>
  </message>
  <message>
   <source>Provincies</source>
   <translation>Provincies</translation>
  </message>
  <message>
   <source>Arbeidsmarktregio's</source>
   <translation>Arbeidsmarktregio's</translation>
  </message>
  <message>
   <source>CBS Wijk- en Buurtkaart {year} with its key figures, as PDOK serves it, in RD New.</source>
   <translation>CBS Wijk- en Buurtkaart {year} met de kerncijfers, zoals PDOK die levert, in RD New.</translation>
  </message>
  <message>
   <source>CBS Gebiedsindelingen {year}, generalised outlines, as PDOK serves them, in RD New.</source>
   <translation>CBS Gebiedsindelingen {year}, gegeneraliseerde grenzen, zoals PDOK ze levert, in RD New.</translation>
  </message>
  <message>
   <source>CBS code of the area</source>
   <translation>CBS-code van het gebied</translation>
  </message>
  <message>
   <source>year and CBS code of the area</source>
   <translation>jaar en CBS-code van het gebied</translation>
  </message>
  <message>
   <source>kind of area</source>
   <translation>soort gebied</translation>
  </message>
  <message>
   <source>The outlines are generalised: for maps, not for measuring.</source>
   <translation>De grenzen zijn gegeneraliseerd: voor kaarten, niet om mee te meten.</translation>
  </message>
  <message>
   <source>JA: water, NEE: land, B: foreign territory</source>
   <translation>JA: water, NEE: land, B: buitenlands grondgebied</translation>
  </message>
  <message>
   <source>{layer}: {count} areas in {pages} pages.</source>
   <translation>{layer}: {count} gebieden op {pages} pagina's.</translation>
  </message>
  <message>
   <source>Choice: {choice}.</source>
   <translation>Keuze: {choice}.</translation>
  </message>
  <message>
   <source>Made with Regiolens {version} (regiolens:fetchareas) in QGIS {qgis}.</source>
   <translation>Gemaakt met Regiolens {version} (regiolens:fetchareas) in QGIS {qgis}.</translation>
  </message>
  <message>
   <source>This layer does not mark water areas.</source>
   <translation>Deze laag geeft niet aan welke gebieden water zijn.</translation>
  </message>
  <message>
   <source>Values without a figure, by reason: {reasons}.</source>
   <translation>Waarden zonder cijfer, naar reden: {reasons}.</translation>
  </message>
  <message>
   <source>Areas that came without an outline: {count}.</source>
   <translation>Gebieden die zonder begrenzing kwamen: {count}.</translation>
  </message>
  <message>
   <source>Water areas are kept: JA and B in field {field} mark them.</source>
   <translation>Watergebieden zijn behouden: in veld {field} staan ze als JA en B.</translation>
  </message>
  <message>
   <source>{layer} gave no area for this choice, so nothing was written: check WITHIN, the extent and the year.</source>
   <translation>{layer} gaf geen enkel gebied voor deze keuze, dus er is niets geschreven: controleer WITHIN, het bereik en het jaar.</translation>
  </message>
  <message>
   <source>{layer} came in {crs} although RD New was asked; it was transformed, which may move it some decimetres.</source>
   <translation>{layer} kwam in {crs}, hoewel om RD New was gevraagd; het is omgezet naar RD New, wat enkele decimeters kan schelen.</translation>
  </message>
  <message>
   <source>{layer} came in {crs}, which QGIS does not know: nothing was written.</source>
   <translation>{layer} kwam in {crs}, dat QGIS niet kent: er is niets geschreven.</translation>
  </message>
  <message>
   <source>{layer} gave {count} areas on more than one page ({names}), so others may be missing and nothing was written: run again later.</source>
   <translation>{layer} gaf {count} gebieden meer dan eens ({names}); andere kunnen dan ontbreken, dus er is niets geschreven: probeer het later opnieuw.</translation>
  </message>
  <message>
   <source>{layer} has none of the fields {wanted}; it has {present}. The names have changed at the source, so the areas cannot be read.</source>
   <translation>{layer} heeft geen van de velden {wanted}; het heeft {present}. De namen zijn bij de bron veranderd, dus de gebieden kunnen niet worden gelezen.</translation>
  </message>
  <message>
   <source>{layer} came in {crs} and could not be transformed to RD New ({fault}): nothing was written.</source>
   <translation>{layer} kwam in {crs} en kon niet worden omgezet naar RD New ({fault}): er is niets geschreven.</translation>
  </message>
  <message>
   <source>WITHIN holds {code}, which is no {division}; there are {known}.</source>
   <translation>In WITHIN staat {code}; zo'n {division} is er niet. Er zijn {known}.</translation>
  </message>
  <message>
   <source>There is no {level} of {year} in {code}: correct WITHIN or YEAR. {reason}</source>
   <translation>In {code} ligt geen {level} van {year}: verbeter WITHIN of YEAR. {reason}</translation>
  </message>
  <message>
   <source>In which {division} these gemeenten of {year} lay cannot be told, so they are left out: {codes}.</source>
   <translation>In welke {division} deze gemeenten van {year} lagen is niet te bepalen, dus ze zijn weggelaten: {codes}.</translation>
  </message>
  <message>
   <source>Which gemeenten belong to a region was told by the division of {division}, as that of {year} is not at hand; gemeenten that were joined or divided were followed as far as the table of changes tells.</source>
   <translation>Welke gemeenten bij een regio horen is bepaald met de indeling van {division}, omdat die van {year} er niet is; gemeenten die zijn samengevoegd of gesplitst zijn gevolgd voor zover de tabel met wijzigingen dat toelaat.</translation>
  </message>
  <message>
   <source>Spine chart: each value of the region with its difference from the mean of the reference.</source>
   <translation>Spinegrafiek: elke waarde van de regio met het verschil ten opzichte van het gemiddelde van de referentie.</translation>
  </message>
  <message>
   <source>better</source>
   <translation>beter</translation>
  </message>
  <message>
   <source>worse</source>
   <translation>slechter</translation>
  </message>
  <message>
   <source>mean of the reference</source>
   <translation>gemiddelde van de referentie</translation>
  </message>
  <message>
   <source>region, worse than the mean</source>
   <translation>regio, slechter dan gemiddeld</translation>
  </message>
  <message>
   <source>region, better than the mean</source>
   <translation>regio, beter dan gemiddeld</translation>
  </message>
  <message>
   <source>region, equal or direction unknown</source>
   <translation>regio, gelijk of richting onbekend</translation>
  </message>
  <message>
   <source>areas in the region</source>
   <translation>gebieden in de regio</translation>
  </message>
  <message>
   <source>middle half of the regions</source>
   <translation>middelste helft van de regio's</translation>
  </message>
  <message>
   <source>score</source>
   <translation>score</translation>
  </message>
  <message>
   <source>difference</source>
   <translation>verschil</translation>
  </message>
  <message>
   <source>rank</source>
   <translation>rang</translation>
  </message>
  <message>
   <source>{rank} of {count}</source>
   <translation>{rank} van {count}</translation>
  </message>
  <message>
   <source>no reference</source>
   <translation>geen referentie</translation>
  </message>
  <message>
   <source>▸ Areas of the region lie beyond the scale.</source>
   <translation>▸ Er liggen gebieden van de regio buiten de schaal.</translation>
  </message>
  <message>
   <source>■ Whether high is good or bad is not known for every value; higher is to the right.</source>
   <translation>■ Niet van elke waarde is bekend of hoog beter of slechter is; hoger staat rechts.</translation>
  </message>
  <message>
   <source>compared with {reference}</source>
   <translation>vergeleken met {reference}</translation>
  </message>
  <message>
   <source>Domains (points, one scale)</source>
   <translation>Domeinen (punten, één schaal)</translation>
  </message>
  <message>
   <source>Indicators (each on its own scale)</source>
   <translation>Indicatoren (elk op een eigen schaal)</translation>
  </message>
  <message>
   <source>Profile of {region}</source>
   <translation>Profiel van {region}</translation>
  </message>
  <message>
   <source>lowest to highest of {count} regions</source>
   <translation>laagste tot hoogste van {count} regio's</translation>
  </message>
  <message>
   <source>No area of '{layer}' has a figure in {fields}, so there is nothing to compare: choose other VALUES, or fill these fields in first.</source>
   <translation>Geen enkel gebied van '{layer}' heeft een cijfer in {fields}, dus er valt niets te vergelijken: kies andere VALUES of vul deze velden eerst.</translation>
  </message>
  <message>
   <source>The profiles would hold {fields} twice, because VALUES holds a field of that name: rename it, or leave it out of VALUES.</source>
   <translation>De profielen zouden {fields} dubbel bevatten, omdat VALUES een veld met die naam bevat: hernoem het, of laat het weg uit VALUES.</translation>
  </message>
  <message>
   <source>{value}: difference ({unit})</source>
   <translation>{value}: verschil ({unit})</translation>
  </message>
  <message>
   <source>{value}: difference</source>
   <translation>{value}: verschil</translation>
  </message>
  <message>
   <source>{value}: difference to the same stedelijkheid ({unit})</source>
   <translation>{value}: verschil met dezelfde stedelijkheid ({unit})</translation>
  </message>
  <message>
   <source>level</source>
   <translation>niveau</translation>
  </message>
  <message>
   <source>region code</source>
   <translation>regiocode</translation>
  </message>
  <message>
   <source>zone</source>
   <translation>zone</translation>
  </message>
  <message>
   <source>area code</source>
   <translation>gebiedscode</translation>
  </message>
  <message>
   <source>field of the value</source>
   <translation>veld van de waarde</translation>
  </message>
  <message>
   <source>value</source>
   <translation>waarde</translation>
  </message>
  <message>
   <source>kind of value</source>
   <translation>soort waarde</translation>
  </message>
  <message>
   <source>direction (1 = high is worse)</source>
   <translation>richting (1 = hoog is slechter)</translation>
  </message>
  <message>
   <source>figure</source>
   <translation>cijfer</translation>
  </message>
  <message>
   <source>weighted mean</source>
   <translation>gewogen gemiddelde</translation>
  </message>
  <message>
   <source>figure of the reference</source>
   <translation>cijfer van de referentie</translation>
  </message>
  <message>
   <source>difference (points, or the unit)</source>
   <translation>verschil (punten, of de eenheid)</translation>
  </message>
  <message>
   <source>ranked regions</source>
   <translation>aantal regio's in de rangorde</translation>
  </message>
  <message>
   <source>difference to the same stedelijkheid (points)</source>
   <translation>verschil met dezelfde stedelijkheid (punten)</translation>
  </message>
  <message>
   <source>lowest region</source>
   <translation>laagste regio</translation>
  </message>
  <message>
   <source>first quartile of the regions</source>
   <translation>eerste kwartiel van de regio's</translation>
  </message>
  <message>
   <source>median of the regions</source>
   <translation>mediaan van de regio's</translation>
  </message>
  <message>
   <source>third quartile of the regions</source>
   <translation>derde kwartiel van de regio's</translation>
  </message>
  <message>
   <source>highest region</source>
   <translation>hoogste regio</translation>
  </message>
  <message>
   <source>unit</source>
   <translation>eenheid</translation>
  </message>
  <message>
   <source>how areas make a region</source>
   <translation>hoe gebieden een regio vormen</translation>
  </message>
  <message>
   <source>weight or denominator</source>
   <translation>gewicht of noemer</translation>
  </message>
  <message>
   <source>share of the total of the reference (%)</source>
   <translation>aandeel in het totaal van de referentie (%)</translation>
  </message>
  <message>
   <source>areas in the worst quarter (%)</source>
   <translation>gebieden in het slechtste kwartiel (%)</translation>
  </message>
  <message>
   <source>areas in the worst tenth (%)</source>
   <translation>gebieden in het slechtste deciel (%)</translation>
  </message>
  <message>
   <source>inhabitants in the worst quarter (%)</source>
   <translation>inwoners in het slechtste kwartiel (%)</translation>
  </message>
  <message>
   <source>inhabitants in the worst tenth (%)</source>
   <translation>inwoners in het slechtste deciel (%)</translation>
  </message>
  <message>
   <source>compared with</source>
   <translation>vergeleken met</translation>
  </message>
  <message>
   <source>areas with a score</source>
   <translation>gebieden met een score</translation>
  </message>
  <message>
   <source>threshold of the quadrants</source>
   <translation>grens van de kwadranten</translation>
  </message>
  <message>
   <source>worst domain {place}</source>
   <translation>slechtste domein {place}</translation>
  </message>
  <message>
   <source>best domain {place}</source>
   <translation>beste domein {place}</translation>
  </message>
  <message>
   <source>inhabitants (sum of the weights)</source>
   <translation>inwoners (som van de gewichten)</translation>
  </message>
  <message>
   <source>{value}: share of the total of the reference (%)</source>
   <translation>{value}: aandeel in het totaal van de referentie (%)</translation>
  </message>
  <message>
   <source>{value}: weighted mean</source>
   <translation>{value}: gewogen gemiddelde</translation>
  </message>
  <message>
   <source>{value}: rank</source>
   <translation>{value}: rang</translation>
  </message>
  <message>
   <source>{domain}: difference (points)</source>
   <translation>{domain}: verschil (punten)</translation>
  </message>
  <message>
   <source>No row of '{layer}' has a score in '{score}' and a zone ({zones}) in '{zone}': give the output of regiolens:regionprofiles for COROP regions.</source>
   <translation>Geen rij van '{layer}' heeft een score in '{score}' en een zone ({zones}) in '{zone}': geef de uitvoer van regiolens:regionprofiles voor COROP-gebieden.</translation>
  </message>
  <message>
   <source>{region}, the example in the text of Accentueer het verschil ({published} there, below 50), stands here in '{field}' with {score}.</source>
   <translation>{region}, het voorbeeld in de tekst van Accentueer het verschil (daar {published}, onder 50), staat hier met {score} in '{field}'.</translation>
  </message>
  <message>
   <source>Threshold {threshold}: from there on kwetsbaar, below it kansrijk.</source>
   <translation>Grens {threshold}: vanaf daar kwetsbaar, daaronder kansrijk.</translation>
  </message>
  <message>
   <source>Within half a point of the threshold: {regions}.</source>
   <translation>Binnen een halve punt van de grens: {regions}.</translation>
  </message>
  <message>
   <source>Averaged plainly over the areas, small ones as much as large ones, as no rule is known for them: {fields}. Give RULES where that is not what you want.</source>
   <translation>Gewoon gemiddeld over de gebieden, kleine even zwaar als grote, omdat er geen regel voor bekend is: {fields}. Geef RULES als dat niet is wat je wilt.</translation>
  </message>
  <message>
   <source>Averaged plainly over the areas, small ones as much as large ones, as the layer or its reference has no field to weight them by: {fields}.</source>
   <translation>Gewoon gemiddeld over de gebieden, kleine even zwaar als grote, omdat de laag of de referentie geen veld heeft om ze mee te wegen: {fields}.</translation>
  </message>
  <message>
   <source>Of densities, medians and classes a region has none; the plain mean of its areas stands there: {fields}.</source>
   <translation>Dichtheden, medianen en klassen heeft een regio niet; daar staat het gewone gemiddelde van de gebieden: {fields}.</translation>
  </message>
  <message>
   <source>RULES leaves out all the values: leave one of them in, or choose other VALUES.</source>
   <translation>RULES laat alle waarden weg: laat er een staan, of kies andere VALUES.</translation>
  </message>
  <message>
   <source>Reference '{reference}' has no field {fields}: choose VALUES that it has, or a reference with the same fields as the input.</source>
   <translation>Referentie '{reference}' heeft geen veld {fields}: kies VALUES die de referentie wel heeft, of een referentie met dezelfde velden als de invoer.</translation>
  </message>
  <message>
   <source>Rows of '{layer}' without a CBS code and in no region, such as totals, left out: {count} ({rows}).</source>
   <translation>Rijen van '{layer}' zonder CBS-code en in geen regio, zoals totalen, weggelaten: {count} ({rows}).</translation>
  </message>
  <message>
   <source>'{layer}' has no field regio_code or regio_naam: choose the field with the regions as REGION_FIELD, or run 'Assign regions' first.</source>
   <translation>'{layer}' heeft geen veld regio_code of regio_naam: kies het veld met de regio's als REGION_FIELD, of wijs eerst regio's toe.</translation>
  </message>
  <message>
   <source>'{layer}' has no field mdi and no scores of domains such as mdi_{domain}: choose the fields to compare as VALUES.</source>
   <translation>'{layer}' heeft geen veld mdi en geen domeinscores zoals mdi_{domain}: kies de te vergelijken velden als VALUES.</translation>
  </message>
  <message>
   <source>'{layer}' holds {count} rows of national figures ({codes}): leave one, of the year of the areas.</source>
   <translation>'{layer}' bevat {count} rijen met landelijke cijfers ({codes}): laat er een staan, van het jaar van de gebieden.</translation>
  </message>
  <message>
   <source>'{layer}' holds areas of several levels ({levels}), which would be counted double: select those of one level first.</source>
   <translation>'{layer}' bevat gebieden van meerdere niveaus ({levels}), die dubbel zouden tellen: selecteer eerst de gebieden van één niveau.</translation>
  </message>
  <message>
   <source>Mean of the areas in each region</source>
   <translation>Gemiddelde van de gebieden in elke regio</translation>
  </message>
  <message>
   <source>An area counts in each of its types, which lie over each other on the map</source>
   <translation>Een gebied telt mee in elk van zijn typen, die op de kaart over elkaar heen liggen</translation>
  </message>
  <message>
   <source>Regions: {title}</source>
   <translation>Regio's: {title}</translation>
  </message>
  <message>
   <source>The areas have such intervals, but their metadata do not tell how they were drawn: give the output of 'Robustness of the index', or of 'Assign regions' made from it.</source>
   <translation>De gebieden hebben zulke intervallen, maar hun metadata zeggen niet hoe die zijn getrokken: geef de uitvoer van 'Robuustheid van de index', of van 'Regio's toewijzen' daaruit.</translation>
  </message>
  <message>
   <source>The draws of the areas are of another index than their scores: run 'Robustness of the index' once more.</source>
   <translation>De trekkingen van de gebieden horen bij een andere index dan hun scores: voer 'Robuustheid van de index' opnieuw uit.</translation>
  </message>
  <message>
   <source>That takes the scores of all domains, and '{field}' is none of VALUES.</source>
   <translation>Daarvoor zijn de scores van alle domeinen nodig, en '{field}' staat niet in VALUES.</translation>
  </message>
  <message>
   <source>The ranks of the regions are not those of the weighted means of their domains.</source>
   <translation>De rangen van de regio's zijn niet die van de gewogen gemiddelden van hun domeinen.</translation>
  </message>
  <message>
   <source>VALUES holds '{field}', which is what their own field would be called.</source>
   <translation>VALUES bevat '{field}', en zo zou hun eigen veld heten.</translation>
  </message>
  <message>
   <source>The regions get no intervals of their ranks. {why}</source>
   <translation>De regio's krijgen geen intervallen bij hun rangen. {why}</translation>
  </message>
  <message>
   <source>No area of '{layer}' has a 1 in {fields}: choose other TYPE_FIELDS.</source>
   <translation>Geen gebied van '{layer}' heeft een 1 in {fields}: kies andere TYPE_FIELDS.</translation>
  </message>
  <message>
   <source>An area counts in each of its types, and once in the reference. Areas with several types: {count}.</source>
   <translation>Een gebied telt mee in elk van zijn typen, en één keer in de referentie. Gebieden met meerdere typen: {count}.</translation>
  </message>
  <message>
   <source>Areas in none of the types, which count in the reference alone: {count}.</source>
   <translation>Gebieden van geen van de typen, die alleen in de referentie meetellen: {count}.</translation>
  </message>
  <message>
   <source>Types without an area, left out: {types}.</source>
   <translation>Typen zonder gebied, weggelaten: {types}.</translation>
  </message>
  <message>
   <source>{type}: not told of {count} areas, which do not count in it.</source>
   <translation>{type}: niet te bepalen voor {count} gebieden, die er niet in meetellen.</translation>
  </message>
  <message>
   <source>* Plain mean of the areas: there is no denominator to weight them by.</source>
   <translation>* Gewoon gemiddelde van de gebieden: er is geen noemer om ze mee te wegen.</translation>
  </message>
  <message>
   <source>pp</source>
   <translation>%-punt</translation>
  </message>
  <message>
   <source>{share} % of the total</source>
   <translation>{share} % van het totaal</translation>
  </message>
  <message>
   <source>'{label}' is added up over the areas that have a figure, and in {count} regions some have none, so that their sums and shares are too low: {regions}.</source>
   <translation>'{label}' is opgeteld over de gebieden die een cijfer hebben; in {count} regio's hebben sommige er geen, zodat hun som en aandeel te laag zijn: {regions}.</translation>
  </message>
  <message>
   <source>Reference '{reference}' has no class of stedelijkheid (sted); there is no comparison with areas of the same class.</source>
   <translation>Referentie '{reference}' heeft geen stedelijkheidsklasse (sted); een vergelijking met gebieden van dezelfde klasse blijft achterwege.</translation>
  </message>
  <message>
   <source>The areas of {regions} differ in '{field}', which stays empty for these regions.</source>
   <translation>De gebieden van {regions} verschillen in '{field}'; dat veld blijft voor deze regio's leeg.</translation>
  </message>
  <message>
   <source>the {areas}, which need not be the whole of the Netherlands</source>
   <translation>de {areas}, mogelijk niet heel Nederland</translation>
  </message>
  <message>
   <source>{country}: national figures ({code})</source>
   <translation>{country}: landelijke cijfers ({code})</translation>
  </message>
  <message>
   <source>Row {code} of '{layer}' has no figure for {fields}: these are computed from the areas of the country.</source>
   <translation>Rij {code} van '{layer}' heeft geen cijfer voor {fields}: die zijn berekend uit de gebieden van het land.</translation>
  </message>
  <message>
   <source>Row {code} of '{layer}' has no figure for {fields}, which are compared with nothing.</source>
   <translation>Rij {code} van '{layer}' heeft geen cijfer voor {fields}; die worden met niets vergeleken.</translation>
  </message>
  <message>
   <source>Codes stand in '{layer}' more than once, and each row counts: {codes}.</source>
   <translation>Deze codes komen meer dan eens voor in '{layer}', en elke rij telt mee: {codes}.</translation>
  </message>
  <message>
   <source>Row {code} of '{layer}' is left out, as REFERENCE gives '{reference}'.</source>
   <translation>Rij {code} van '{layer}' blijft buiten beschouwing, omdat REFERENCE '{reference}' geeft.</translation>
  </message>
  <message>
   <source>per {number} {unit}</source>
   <translation>per {number} {unit}</translation>
  </message>
  <message>
   <source>the Netherlands: {areas}</source>
   <translation>Nederland: {areas}</translation>
  </message>
  <message>
   <source>the Netherlands: the {scored} with figures, of {areas}</source>
   <translation>Nederland: de {scored} met cijfers, van {areas}</translation>
  </message>
  <message>
   <source>the {areas}, not the Netherlands</source>
   <translation>de {areas}, niet heel Nederland</translation>
  </message>
  <message>
   <source>the Netherlands, {year}</source>
   <translation>Nederland, {year}</translation>
  </message>
  <message>
   <source>Areas of '{layer}' in no region, which count in the reference alone: {count}.</source>
   <translation>Gebieden van '{layer}' die in geen enkele regio liggen en alleen in de referentie meetellen: {count}.</translation>
  </message>
  <message>
   <source>Areas of '{layer}' in no region, left out: {count}.</source>
   <translation>Gebieden van '{layer}' die in geen enkele regio liggen en buiten beschouwing blijven: {count}.</translation>
  </message>
  <message>
   <source>The file of layer '{layer}' is no longer there ('{file}'): put it back, or choose another layer ({parameter}).</source>
   <translation>Het bestand van laag '{layer}' is er niet meer ('{file}'): zet het terug, of kies een andere laag ({parameter}).</translation>
  </message>
  <message>
   <source>Layer '{layer}' can no longer be opened from '{file}', which was replaced or is being written: wait for that, or add the file to the project again ({parameter}).</source>
   <translation>Laag '{layer}' kan niet meer worden geopend uit '{file}', dat is vervangen of net wordt geschreven: wacht daarop, of voeg het bestand opnieuw aan het project toe ({parameter}).</translation>
  </message>
  <message>
   <source>Layer '{layer}' was opened before its file was written anew, and shows the columns or index of the older file: remove it from the project, and add '{file}' again ({parameter}).</source>
   <translation>Laag '{layer}' is geopend voordat haar bestand opnieuw is geschreven, en toont de kolommen of de index van het oudere bestand: haal de laag uit het project en voeg '{file}' opnieuw toe ({parameter}).</translation>
  </message>
  <message>
   <source>{date}: made with Regiolens {version} ({algorithm}) in QGIS {qgis}: {choices}.</source>
   <translation>{date}: gemaakt met Regiolens {version} ({algorithm}) in QGIS {qgis}: {choices}.</translation>
  </message>
  <message>
   <source>selected features only</source>
   <translation>alleen geselecteerde objecten</translation>
  </message>
  <message>
   <source>The origin of the output could not be told: {fault}</source>
   <translation>De herkomst van de uitvoer kon niet worden vermeld: {fault}</translation>
  </message>
  <message>
   <source>The description beside '{file}' (.qmd, .qml) is of an older file: it tells of columns that are not there ({fields}). Nothing of it is taken over ({parameter}).</source>
   <translation>De beschrijving naast '{file}' (.qmd, .qml) is die van een ouder bestand: ze noemt kolommen die er niet zijn ({fields}). Er wordt niets van overgenomen ({parameter}).</translation>
  </message>
  <message>
   <source>not stated in the file</source>
   <translation>niet vermeld in het bestand</translation>
  </message>
  <message>
   <source>The description could not be stored with the layer: {fault}</source>
   <translation>De beschrijving kon niet bij de laag worden opgeslagen: {fault}</translation>
  </message>
  <message>
   <source>A score tells how an area compares with its reference, nothing about the people who live there.</source>
   <translation>Een score zegt hoe een gebied zich verhoudt tot zijn referentie, niets over de mensen die er wonen.</translation>
  </message>
  <message>
   <source>Layer '{layer}' was removed from the project while it was read, so that nothing was written: add it again, or choose another one.</source>
   <translation>Laag '{layer}' is uit het project gehaald terwijl die werd gelezen, zodat er niets is geschreven: voeg de laag weer toe, of kies een andere.</translation>
  </message>
  <message>
   <source>Only {place}: {inside} of {count} areas.</source>
   <translation>Alleen {place}: {inside} van de {count} gebieden.</translation>
  </message>
  <message>
   <source>Not used, because the regions are '{chosen}': {names}</source>
   <translation>Niet gebruikt, omdat de regio's '{chosen}' zijn: {names}</translation>
  </message>
  <message>
   <source>Regions that lie partly outside {place}, of which only the areas inside count: {regions}.</source>
   <translation>Regio's die deels buiten {place} liggen, waarvan alleen de gebieden daarbinnen meetellen: {regions}.</translation>
  </message>
  <message>
   <source>Regions of which '{layer}' lacks gemeenten, so that their figures are those of a part: {regions}.</source>
   <translation>Regio's waarvan '{layer}' gemeenten mist, zodat hun cijfers die van een deel zijn: {regions}.</translation>
  </message>
  <message>
   <source>The regions of this division are not known for {wanted}; those of {year} are taken, and gemeenten that were joined or divided in between are followed.</source>
   <translation>Van {wanted} zijn de regio's van deze indeling niet bekend; die van {year} zijn genomen, en gemeenten die daartussen zijn samengevoegd of verdeeld, zijn gevolgd.</translation>
  </message>
  <message>
   <source>The year is not certain, and these lie in another region by it; the later is taken, YEAR sets another:</source>
   <translation>Het jaar staat niet vast, en deze liggen per jaar in een andere regio; het latere is genomen, met YEAR kies je een ander:</translation>
  </message>
  <message>
   <source>Areas in none of these regions, which do not cover the whole country: {count}.</source>
   <translation>Gebieden in geen van deze regio's, die niet het hele land beslaan: {count}.</translation>
  </message>
  <message>
   <source>{regions}, gemeenten of {year}</source>
   <translation>{regions}, gemeenten van {year}</translation>
  </message>
  <message>
   <source>Regions: {title}.</source>
   <translation>Regio's: {title}.</translation>
  </message>
  <message>
   <source>{region} ({here} of {all})</source>
   <translation>{region} ({here} van {all})</translation>
  </message>
  <message>
   <source>'{layer}' has gemeenten of other boundaries in {begin} than in {end}: {alone} have a figure in one of both alone. Bring all figures to the gemeenten of one year first, with regiolens:recodeboundaries.</source>
   <translation>'{layer}' heeft in {begin} gemeenten met andere grenzen dan in {end}: {alone} hebben maar in een van beide een cijfer. Breng eerst alle cijfers naar de gemeenten van één jaar, met regiolens:recodeboundaries.</translation>
  </message>
  <message>
   <source>These gemeenten took over others between {begin} and {end}: {grown}. Their figures of {begin} are of another area, and are left out.</source>
   <translation>Deze gemeenten namen tussen {begin} en {end} andere over: {grown}. Hun cijfers van {begin} gaan over een ander gebied en tellen niet mee.</translation>
  </message>
  <message>
   <source>These gemeenten of '{layer}' took over others between {begin} and {end}: {grown}. Their change is that of their boundaries too, unless all figures are on those of one year.</source>
   <translation>Deze gemeenten van '{layer}' namen tussen {begin} en {end} andere over: {grown}. Hun verandering is ook die van hun grenzen, tenzij alle cijfers op de grenzen van één jaar staan.</translation>
  </message>
  <message>
   <source>COROP regions (CBS)</source>
   <translation>COROP-gebieden (CBS)</translation>
  </message>
  <message>
   <source>Landsdelen</source>
   <translation>Landsdelen</translation>
  </message>
  <message>
   <source>Krimp- en anticipeerregio's (2016)</source>
   <translation>Krimp- en anticipeerregio's (2016)</translation>
  </message>
  <message>
   <source>Regions of Noord-Nederland (2018)</source>
   <translation>Regio's van Noord-Nederland (2018)</translation>
  </message>
  <message>
   <source>Krimpgemeenten by rule (2013-2023)</source>
   <translation>Krimpgemeenten volgens de regel (2013-2023)</translation>
  </message>
  <message>
   <source>Regions by a table of my own</source>
   <translation>Regio's uit een eigen tabel</translation>
  </message>
  <message>
   <source>Regions by polygons of my own</source>
   <translation>Regio's uit eigen vlakken</translation>
  </message>
  <message>
   <source>Of the definitions of krimpregio in use, this is the one of the Actieplan Bevolkingsdaling (2016): lists of gemeenten.</source>
   <translation>Van de gangbare definities van krimpregio is dit die van het Actieplan Bevolkingsdaling (2016): lijsten van gemeenten.</translation>
  </message>
  <message>
   <source>Of the definitions of krimpregio in use, this is the one of the study of Noord-Nederland (2018): lists of gemeenten.</source>
   <translation>Van de gangbare definities van krimpregio is dit die van de studie naar Noord-Nederland (2018): lijsten van gemeenten.</translation>
  </message>
  <message>
   <source>Krimpregio's of OCW (eleven arbeidsmarktregio's)</source>
   <translation>Krimpregio's van OCW (elf arbeidsmarktregio's)</translation>
  </message>
  <message>
   <source>Of the definitions of krimpregio in use, this is the one of the Ministry of OCW: eleven arbeidsmarktregio's.</source>
   <translation>Van de gangbare definities van krimpregio is dit die van het ministerie van OCW: elf arbeidsmarktregio's.</translation>
  </message>
  <message>
   <source>Of the definitions of krimp in use, this is the rule by gemeente: more than 2% fewer inhabitants in 2023 than in 2013.</source>
   <translation>Van de gangbare definities van krimp is dit de regel per gemeente: in 2023 meer dan 2% minder inwoners dan in 2013.</translation>
  </message>
  <message>
   <source>code of the region</source>
   <translation>code van de regio</translation>
  </message>
  <message>
   <source>zone of the COROP region</source>
   <translation>zone van het COROP-gebied</translation>
  </message>
  <message>
   <source>{assigned} of {areas} areas got a region.</source>
   <translation>{assigned} van {areas} gebieden kregen een regio.</translation>
  </message>
  <message>
   <source>share of the area in the region (%)</source>
   <translation>aandeel van het gebied in de regio (%)</translation>
  </message>
  <message>
   <source>region: {regions}</source>
   <translation>regio: {regions}</translation>
  </message>
  <message>
   <source>'{layer}' has no areas in {unknown}; of '{set}' it has areas in {known}.</source>
   <translation>'{layer}' heeft geen gebieden in {unknown}; van '{set}' heeft zij gebieden in {known}.</translation>
  </message>
  <message>
   <source>These gemeenten moved across a border of the division when they were joined or divided:</source>
   <translation>Deze gemeenten gingen bij hun samenvoeging of verdeling over een grens van de indeling:</translation>
  </message>
  <message>
   <source>Not told: their gemeente took others in since {year}, and no wijk of their code and name is in the list.</source>
   <translation>Niet herkend: hun gemeente kreeg er sinds {year} andere bij, en de lijst heeft geen wijk met hun code en naam.</translation>
  </message>
  <message>
   <source>no region</source>
   <translation>geen regio</translation>
  </message>
  <message>
   <source>its gemeente {code} gets no region</source>
   <translation>gemeente {code}, waarin het ligt, krijgt geen regio</translation>
  </message>
  <message>
   <source>no gemeente had the code {code} between {first} and {last}</source>
   <translation>tussen {first} en {last} had geen gemeente de code {code}</translation>
  </message>
  <message>
   <source>its code tells no gemeente</source>
   <translation>uit de code blijkt geen gemeente</translation>
  </message>
  <message>
   <source>region not known</source>
   <translation>regio niet bekend</translation>
  </message>
  <message>
   <source>{code} {name}: {region} until {date}, since then part of {into}; here: {given}</source>
   <translation>{code} {name}: {region} tot {date}, sindsdien deel van {into}; hier: {given}</translation>
  </message>
  <message>
   <source>Areas without a region:</source>
   <translation>Gebieden zonder regio:</translation>
  </message>
  <message>
   <source>These gemeenten are not of {year}; all they were formed from, or went into, lies in one region:</source>
   <translation>Deze gemeenten zijn niet van {year}; alles waaruit ze ontstonden of waarin ze opgingen, ligt in één regio:</translation>
  </message>
  <message>
   <source>These get no region, because the gemeenten of {year} that they share their area with lie in several:</source>
   <translation>Deze krijgen geen regio, omdat de gemeenten van {year} waarmee ze hun gebied delen in meerdere regio's liggen:</translation>
  </message>
  <message>
   <source>These keep the region that they had in {year}, though they may have grown since by parts of another:</source>
   <translation>Deze houden de regio die ze in {year} hadden, al kunnen ze sindsdien met delen van een andere zijn gegroeid:</translation>
  </message>
  <message>
   <source>No second source confirms these memberships; compare them with the plan before you publish: {names}</source>
   <translation>Geen tweede bron bevestigt deze indeling; vergelijk haar met het actieplan voordat je publiceert: {names}</translation>
  </message>
  <message>
   <source>Told by their wijk, in which gemeente of {year} they lie:</source>
   <translation>Aan hun wijk herkend, in welke gemeente van {year} ze liggen:</translation>
  </message>
  <message>
   <source>{code} {name}, formed on {date} from {parts}: {region}</source>
   <translation>{code} {name}, op {date} ontstaan uit {parts}: {region}</translation>
  </message>
  <message>
   <source>{code} {name}: {region} until {date}, since then part of {into}</source>
   <translation>{code} {name}: {region} tot {date}, sindsdien deel van {into}</translation>
  </message>
  <message>
   <source>{code} {name}, since {date} part of {parts}: {region}</source>
   <translation>{code} {name}, sinds {date} deel van {parts}: {region}</translation>
  </message>
  <message>
   <source>{code} lies in several regions: {parts}</source>
   <translation>{code} ligt in meerdere regio's: {parts}</translation>
  </message>
  <message>
   <source>{code} {name} was formed on {date} from {parts}</source>
   <translation>{code} {name} ontstond op {date} uit {parts}</translation>
  </message>
  <message>
   <source>{code} {name} was divided on {date} among {parts}</source>
   <translation>{code} {name} werd op {date} verdeeld over {parts}</translation>
  </message>
  <message>
   <source>{code} {name}: {region}; since then it took in {parts}</source>
   <translation>{code} {name}: {region}; sindsdien kwam erbij: {parts}</translation>
  </message>
  <message>
   <source>Layer '{layer}' holds no polygons, which regions by overlap need: choose another.</source>
   <translation>Laag '{layer}' bevat geen vlakken, en die zijn nodig voor regio's naar overlap: kies een andere.</translation>
  </message>
  <message>
   <source>No polygon of '{layer}' has a value in field '{field}': choose the field with the regions.</source>
   <translation>Geen vlak van '{layer}' heeft een waarde in veld '{field}': kies het veld met de regio's.</translation>
  </message>
  <message>
   <source>Areas without a region, because no polygon overlaps them:</source>
   <translation>Gebieden zonder regio, omdat geen vlak ze overlapt:</translation>
  </message>
  <message>
   <source>The polygons of region '{region}' of layer '{layer}' cannot be merged: run Fix geometries on the layer first.</source>
   <translation>De vlakken van regio '{region}' van laag '{layer}' zijn niet samen te voegen: voer eerst Geometrieën repareren op de laag uit.</translation>
  </message>
  <message>
   <source>polygons of {layer}</source>
   <translation>vlakken van {layer}</translation>
  </message>
  <message>
   <source>Areas that lie for less than {percent}% in the region that they got: {count}.</source>
   <translation>Gebieden die voor minder dan {percent}% in de gekregen regio liggen: {count}.</translation>
  </message>
  <message>
   <source>Invalid outlines of layer '{layer}', repaired for the computation: {count}.</source>
   <translation>Ongeldige geometrieën van laag '{layer}', voor de berekening hersteld: {count}.</translation>
  </message>
  <message>
   <source>Features of layer '{layer}' that are smaller after the repair: {count}. Look at them.</source>
   <translation>Objecten van laag '{layer}' die na het herstel kleiner zijn: {count}. Bekijk ze.</translation>
  </message>
  <message>
   <source>Features of layer '{layer}' without a usable outline: {count}.</source>
   <translation>Objecten van laag '{layer}' zonder bruikbare geometrie: {count}.</translation>
  </message>
  <message>
   <source>Polygons of layer '{layer}' without a region, left aside: {count}.</source>
   <translation>Vlakken van laag '{layer}' zonder regio, buiten beschouwing gelaten: {count}.</translation>
  </message>
  <message>
   <source>No area of '{layer}' (such as {area}) is found in table '{table}' (such as {row}): choose AREA_CODE and TABLE_CODE so that they hold codes of the same areas, or of the gemeenten that these lie in.</source>
   <translation>Geen gebied van '{layer}' (zoals {area}) staat in tabel '{table}' (zoals {row}): kies AREA_CODE en TABLE_CODE zo dat ze codes van dezelfde gebieden bevatten, of van de gemeenten waarin die liggen.</translation>
  </message>
  <message>
   <source>table {table}</source>
   <translation>tabel {table}</translation>
  </message>
  <message>
   <source>Rows of table '{table}' with a code but no region, left aside: {count}.</source>
   <translation>Rijen van tabel '{table}' met een code maar zonder regio, buiten beschouwing gelaten: {count}.</translation>
  </message>
  <message>
   <source>Of these the inhabitants of 2013 or 2023 are missing, so the rule cannot be applied:</source>
   <translation>Hiervan ontbreken de inwoners van 2013 of 2023, zodat de regel niet kan worden toegepast:</translation>
  </message>
  <message>
   <source>The rule of the krimpgemeenten is one for gemeenten, and '{layer}' holds areas of the level {level}: give a layer of gemeenten, or take another REGION_SET.</source>
   <translation>De regel voor krimpgemeenten geldt voor gemeenten, en '{layer}' bevat gebieden van het niveau {level}: geef een laag met gemeenten, of kies een andere REGION_SET.</translation>
  </message>
  <message>
   <source>'{layer}' holds no field with the inhabitants of {year}, which the rule of the krimpgemeenten needs (more than 2% fewer in 2023 than in 2013): join them as inwoners_2013 and inwoners_2023, or choose them as INHABITANTS_2013 and INHABITANTS_2023; its fields are {fields}.</source>
   <translation>'{layer}' heeft geen veld met de inwoners van {year}, die de regel voor krimpgemeenten nodig heeft (in 2023 meer dan 2% minder dan in 2013): koppel ze als inwoners_2013 en inwoners_2023, of kies ze als INHABITANTS_2013 en INHABITANTS_2023; de velden zijn {fields}.</translation>
  </message>
  <message>
   <source>{regions}, from fields '{start}' and '{end}'</source>
   <translation>{regions}, uit de velden '{start}' en '{end}'</translation>
  </message>
  <message>
   <source>Areas with several types, which are named by all of them: {count}.</source>
   <translation>Gebieden met meerdere typen, die ze alle in hun naam hebben: {count}.</translation>
  </message>
  <message>
   <source>Types that are not known of all areas: {types}.</source>
   <translation>Typen die niet van alle gebieden bekend zijn: {types}.</translation>
  </message>
  <message>
   <source>Year of the gemeenten: {year}, as field '{field}' says.</source>
   <translation>Jaar van de gemeenten: {year}, zoals veld '{field}' zegt.</translation>
  </message>
  <message>
   <source>Field '{field}' holds several years; each gemeente gets the region of its own time.</source>
   <translation>Veld '{field}' bevat meerdere jaren; elke gemeente krijgt de regio van haar eigen tijd.</translation>
  </message>
  <message>
   <source>Field '{field}' says {said}, but the codes of the areas are those of the gemeenten of {years}, which are taken.</source>
   <translation>Veld '{field}' zegt {said}, maar de codes van de gebieden zijn die van de gemeenten van {years}; die zijn genomen.</translation>
  </message>
  <message>
   <source>Field '{field}' says {said}; the nearest year at hand is {year}.</source>
   <translation>Veld '{field}' zegt {said}; het dichtstbijzijnde jaar dat bekend is, is {year}.</translation>
  </message>
  <message>
   <source>Year of the gemeenten, as their codes tell: {years}.</source>
   <translation>Jaar van de gemeenten, volgens hun codes: {years}.</translation>
  </message>
  <message>
   <source>No field tells the year of the areas, and their codes fit every year from {years}.</source>
   <translation>Geen veld zegt van welk jaar de gebieden zijn, en hun codes passen bij elk jaar van {years}.</translation>
  </message>
  <message>
   <source>Development of the regions</source>
   <translation>Ontwikkeling van de regio's</translation>
  </message>
  <message>
   <source>Index and domains of the region, by year.</source>
   <translation>Index en domeinen van de regio, per jaar.</translation>
  </message>
  <message>
   <source>Development of {region}</source>
   <translation>Ontwikkeling van {region}</translation>
  </message>
  <message>
   <source>{index} of the region and of the reference, by year.</source>
   <translation>{index} van de regio en van de referentie, per jaar.</translation>
  </message>
  <message>
   <source>reference</source>
   <translation>referentie</translation>
  </message>
  <message>
   <source>Domains of {region}</source>
   <translation>Domeinen van {region}</translation>
  </message>
  <message>
   <source>{index} by year.</source>
   <translation>{index} per jaar.</translation>
  </message>
  <message>
   <source>'{table}' does not belong to '{layer}', which has no field {name}: give the long table of the same run of 'Region profiles'.</source>
   <translation>'{table}' hoort niet bij '{layer}', dat geen veld {name} heeft: geef de lange tabel van dezelfde uitvoering van 'Regioprofielen' op.</translation>
  </message>
  <message>
   <source>'{layer}' lacks the fields {fields}: it does not come from 'Region profiles', or was written with 'Tables for people', which are not read again. Run that without it and give its two outputs here.</source>
   <translation>'{layer}' mist de velden {fields}: dit komt niet uit 'Regioprofielen', of is geschreven met 'Tabellen voor mensen', die niet opnieuw worden gelezen. Voer dat zonder die keuze uit en geef hier de twee uitkomsten ervan op.</translation>
  </message>
  <message>
   <source>'{table}' does not belong to '{layer}': it does not hold the regions {regions}. Give the long table of the same run of 'Region profiles'.</source>
   <translation>'{table}' hoort niet bij '{layer}': de regio's {regions} staan er niet in. Geef de lange tabel van dezelfde uitvoering van 'Regioprofielen' op.</translation>
  </message>
  <message>
   <source>'{table}' does not belong to '{layer}': {value} of {region} is {theirs:.1f} in the one and {ours:.1f} in the other. Give the long table of the same run of 'Region profiles'.</source>
   <translation>'{table}' hoort niet bij '{layer}': {value} van {region} is {theirs:.1f} in de tabel en {ours:.1f} in de laag. Geef de lange tabel van dezelfde uitvoering van 'Regioprofielen' op.</translation>
  </message>
  <message>
   <source>'{layer}' does not belong to the profiles: in it {value} of {code} is {ours:.1f}, in the long table {theirs:.1f}. Give the areas of which 'Region profiles' was run.</source>
   <translation>'{layer}' hoort niet bij de profielen: daarin is {value} van {code} {ours:.1f}, in de lange tabel {theirs:.1f}. Geef de gebieden van de uitvoering van 'Regioprofielen' op.</translation>
  </message>
  <message>
   <source>'{layer}' gives {region} class {found} with a score of {score:.1f}, which is not the class of model '{model}': choose the model that the profiles were made with.</source>
   <translation>'{layer}' geeft {region} klasse {found} bij een score van {score:.1f}; dat is niet de klasse van model '{model}': kies het model waarmee de profielen zijn gemaakt.</translation>
  </message>
  <message>
   <source>'{table}' does not belong to '{layer}': {field} is '{theirs}' in the one and '{ours}' in the other. Give the long table of the same run of 'Region profiles'.</source>
   <translation>'{table}' hoort niet bij '{layer}': {field} is '{theirs}' in de tabel en '{ours}' in de laag. Geef de lange tabel van dezelfde uitvoering van 'Regioprofielen' op.</translation>
  </message>
  <message>
   <source>'{layer}' holds no regions to report on.</source>
   <translation>'{layer}' bevat geen regio's om over te rapporteren.</translation>
  </message>
  <message>
   <source>'{layer}' holds the regions {regions} more than once.</source>
   <translation>'{layer}' bevat de regio's {regions} meer dan eens.</translation>
  </message>
  <message>
   <source>'{layer}' has no region {unknown}; its regions are {known}.</source>
   <translation>'{layer}' heeft geen regio {unknown}; de regio's zijn {known}.</translation>
  </message>
  <message>
   <source>'{table}' does not tell one year in its column jaar, which the development needs: give YEAR when running 'Region profiles'.</source>
   <translation>'{table}' noemt geen enkel of meer dan één jaar in de kolom jaar, en dat is nodig voor de ontwikkeling: geef YEAR op bij 'Regioprofielen'.</translation>
  </message>
  <message>
   <source>'{table}' is of {year}, as is another of the tables: give one table a year.</source>
   <translation>'{table}' is van {year}, net als een andere van de tabellen: geef één tabel per jaar op.</translation>
  </message>
  <message>
   <source>'{table}' holds none of the regions of '{name}': give the long table of the same regions in another year.</source>
   <translation>'{table}' bevat geen van de regio's van '{name}': geef de lange tabel van dezelfde regio's in een ander jaar op.</translation>
  </message>
  <message>
   <source>The PDF '{path}' could not be written: {fault}.</source>
   <translation>De PDF '{path}' kon niet worden geschreven: {fault}.</translation>
  </message>
  <message>
   <source>The PDF '{path}' could not be written whole: the disk may be full.</source>
   <translation>De PDF '{path}' kon niet in zijn geheel worden geschreven: misschien is de schijf vol.</translation>
  </message>
  <message>
   <source>The chart is drawn by the plugin Regiolens, which is not active in this QGIS.</source>
   <translation>De grafiek wordt getekend door de plug-in Regiolens, die in deze QGIS niet actief is.</translation>
  </message>
  <message>
   <source>points from the reference</source>
   <translation>punten verschil met de referentie</translation>
  </message>
  <message>
   <source>difference from the reference</source>
   <translation>verschil met de referentie</translation>
  </message>
  <message>
   <source> ({scored} of {count} areas)</source>
   <translation> ({scored} van {count} gebieden)</translation>
  </message>
  <message>
   <source>rank (1 = highest)</source>
   <translation>rang (1 = hoogste)</translation>
  </message>
  <message>
   <source>of its areas in the worst quarter</source>
   <translation>van de gebieden in het slechtste kwartiel</translation>
  </message>
  <message>
   <source>of its areas with a score in the worst quarter</source>
   <translation>van de gebieden met een score in het slechtste kwartiel</translation>
  </message>
  <message>
   <source>Stands out worst in</source>
   <translation>Valt het slechtst uit in</translation>
  </message>
  <message>
   <source>Stands out best in</source>
   <translation>Valt het best uit in</translation>
  </message>
  <message>
   <source>rank of {count} (1 = most deprived)</source>
   <translation>rang van {count} (1 = meeste achterstand)</translation>
  </message>
  <message>
   <source>{label}, {sure} of the draws</source>
   <translation>{label}, {sure} van de trekkingen</translation>
  </message>
  <message>
   <source>'{layer}' has no polygons: give the layer with the areas themselves.</source>
   <translation>'{layer}' heeft geen vlakken: geef de laag met de gebieden zelf op.</translation>
  </message>
  <message>
   <source>'{layer}' lacks the field mdi_klasse: give the areas with the output of 'Multiple deprivation index'.</source>
   <translation>'{layer}' mist het veld mdi_klasse: geef de gebieden op die uit 'Meervoudige achterstandsindex' komen.</translation>
  </message>
  <message>
   <source>'{layer}' has no polygons: give the polygons of 'Region profiles'.</source>
   <translation>'{layer}' heeft geen vlakken: geef de vlakken uit 'Regioprofielen' op.</translation>
  </message>
  <message>
   <source>How the score is made</source>
   <translation>Hoe de score tot stand komt</translation>
  </message>
  <message>
   <source>Areas by domain, continued</source>
   <translation>Gebieden per domein, vervolg</translation>
  </message>
  <message>
   <source>Areas by value</source>
   <translation>Gebieden per waarde</translation>
  </message>
  <message>
   <source>Areas by domain, the highest score first</source>
   <translation>Gebieden per domein, de hoogste score eerst</translation>
  </message>
  <message>
   <source>Areas by domain</source>
   <translation>Gebieden per domein</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>Verschil</translation>
  </message>
  <message>
   <source>Domains and indicators</source>
   <translation>Domeinen en indicatoren</translation>
  </message>
  <message>
   <source>° not of all areas of the region</source>
   <translation>° niet over alle gebieden van de regio</translation>
  </message>
  <message>
   <source>All regions</source>
   <translation>Alle regio's</translation>
  </message>
  <message>
   <source>Compared with {reference}</source>
   <translation>Vergeleken met {reference}</translation>
  </message>
  <message>
   <source>Development of the {index}</source>
   <translation>Ontwikkeling: {index}</translation>
  </message>
  <message>
   <source>LEAD is '{field}', but '{table}' has an index, which leads its report: leave LEAD empty, or make profiles without the index.</source>
   <translation>LEAD is '{field}', maar '{table}' heeft een index, die in het rapport vooropstaat: laat LEAD leeg, of maak profielen zonder de index.</translation>
  </message>
  <message>
   <source>'{table}' holds no figures of regions: choose other VALUES in 'Region profiles'.</source>
   <translation>'{table}' bevat geen cijfers van regio's: kies andere VALUES in 'Regioprofielen'.</translation>
  </message>
  <message>
   <source>LEAD is '{field}', of which '{table}' holds no figures of regions: choose one of {values}.</source>
   <translation>LEAD is '{field}', waarvan '{table}' geen cijfers van regio's bevat: kies een van {values}.</translation>
  </message>
  <message>
   <source>The logo '{file}' is no PNG or SVG: choose another file in Settings &gt; Options &gt; Regiolens, or none.</source>
   <translation>Het logo '{file}' is geen PNG of SVG: kies een ander bestand in Extra &gt; Opties &gt; Regiolens, of geen.</translation>
  </message>
  <message>
   <source>The logo '{file}' is larger than 2 MB, and stands in every report: choose a smaller file in Settings &gt; Options &gt; Regiolens, or none.</source>
   <translation>Het logo '{file}' is groter dan 2 MB, en staat in elk rapport: kies een kleiner bestand in Extra &gt; Opties &gt; Regiolens, of geen.</translation>
  </message>
  <message>
   <source>The logo '{file}' is broken and cannot be drawn: choose another file in Settings &gt; Options &gt; Regiolens, or none.</source>
   <translation>Het logo '{file}' is kapot en kan niet worden getekend: kies een ander bestand in Extra &gt; Opties &gt; Regiolens, of geen.</translation>
  </message>
  <message>
   <source>The logo '{file}' is not there or cannot be read: choose another file in Settings &gt; Options &gt; Regiolens, or none.</source>
   <translation>Het logo '{file}' is er niet of kan niet worden gelezen: kies een ander bestand in Extra &gt; Opties &gt; Regiolens, of geen.</translation>
  </message>
  <message>
   <source>Areas by class: {index}</source>
   <translation>Gebieden naar klasse: {index}</translation>
  </message>
  <message>
   <source>Regions by class: {index}</source>
   <translation>Regio's naar klasse: {index}</translation>
  </message>
  <message>
   <source>The layer does not tell by which model its scores were made, nor with which weights.</source>
   <translation>De laag zegt niet met welk model de scores zijn gemaakt, en ook niet met welke gewichten.</translation>
  </message>
  <message>
   <source>No index: figures of regions beside those of the reference. Rank 1 is the highest figure.</source>
   <translation>Geen index: cijfers van regio's naast die van de referentie. Rang 1 is het hoogste cijfer.</translation>
  </message>
  <message>
   <source>The score of a region is the plain mean of the scores of its areas; the difference is that mean minus the mean of the areas of the reference, in points. Rank 1 is the highest score; regions with equal scores share the best rank.</source>
   <translation>De score van een regio is het gewone gemiddelde van de scores van haar gebieden; het verschil is dat gemiddelde min het gemiddelde van de gebieden van de referentie, in punten. Rang 1 is de hoogste score; regio's met gelijke scores delen de beste rang.</translation>
  </message>
  <message>
   <source>Indicators are brought together by their kind: counts are summed, a percentage is averaged with its own denominator, a mean with its population.</source>
   <translation>Indicatoren worden naar hun soort samengenomen: aantallen worden opgeteld, een percentage wordt gemiddeld met zijn eigen noemer, een gemiddelde met de bijbehorende bevolking.</translation>
  </message>
  <message>
   <source>Outlying values (skewness 2 or more and kurtosis 3.5 or more in the reference) are drawn in to the next, or the logarithm is taken where that is not enough: {indicators}.</source>
   <translation>Uitschieters (scheefheid 2 of meer en kurtosis 3,5 of meer in de referentie) zijn teruggebracht tot de volgende waarde, of de logaritme is genomen waar dat niet genoeg is: {indicators}.</translation>
  </message>
  <message>
   <source>Missing values are left out and never count as zero.</source>
   <translation>Ontbrekende waarden blijven buiten beschouwing en tellen nooit als nul.</translation>
  </message>
  <message>
   <source>min-max between the best and the worst area of the reference</source>
   <translation>min-max tussen het beste en het slechtste gebied van de referentie</translation>
  </message>
  <message>
   <source>a fixed best and worst value</source>
   <translation>een vaste beste en slechtste waarde</translation>
  </message>
  <message>
   <source>the percentage of areas of the reference that do better</source>
   <translation>het percentage gebieden van de referentie dat beter scoort</translation>
  </message>
  <message>
   <source>50 plus 10 times the number of standard deviations from the mean of the reference</source>
   <translation>50 plus 10 maal het aantal standaardafwijkingen van het gemiddelde van de referentie</translation>
  </message>
  <message>
   <source>none: the scores are taken as they were published</source>
   <translation>geen: de scores zijn overgenomen zoals ze zijn gepubliceerd</translation>
  </message>
  <message>
   <source>The classes are the quarters of the reference.</source>
   <translation>De klassen zijn de kwartielen van de referentie.</translation>
  </message>
  <message>
   <source>A class holds its lower bound.</source>
   <translation>De ondergrens hoort bij de klasse.</translation>
  </message>
  <message>
   <source>Each indicator is brought to a score from 0 to 100, 100 being the worst outcome.</source>
   <translation>Elke indicator wordt omgezet naar een score van 0 tot 100, waarbij 100 de slechtste uitkomst is.</translation>
  </message>
  <message>
   <source>The weights count as they stand.</source>
   <translation>De gewichten tellen zoals ze zijn.</translation>
  </message>
  <message>
   <source>Made with Regiolens.</source>
   <translation>Gemaakt met Regiolens.</translation>
  </message>
  <message>
   <source>Without the domains {domains}.</source>
   <translation>Zonder de domeinen {domains}.</translation>
  </message>
  <message>
   <source>Without the domain {domains}.</source>
   <translation>Zonder het domein {domains}.</translation>
  </message>
  <message>
   <source>That the scores are of this model was chosen by hand; the layer does not tell it.</source>
   <translation>Dat de scores van dit model zijn, is met de hand gekozen; de laag zegt het niet.</translation>
  </message>
  <message>
   <source>A domain is the geometric mean of its indicators.</source>
   <translation>Een domein is het meetkundig gemiddelde van zijn indicatoren.</translation>
  </message>
  <message>
   <source>A domain is the mean of its indicators.</source>
   <translation>Een domein is het gemiddelde van zijn indicatoren.</translation>
  </message>
  <message>
   <source>The index is the geometric mean of the domain scores, by their weights.</source>
   <translation>De index is het meetkundig gemiddelde van de domeinscores, naar hun gewichten.</translation>
  </message>
  <message>
   <source>The index is the sum of weight/100 times domain score.</source>
   <translation>De index is de som van gewicht/100 maal domeinscore.</translation>
  </message>
  <message>
   <source>The weights that are left, {share}% of all, count in proportion: {weights}.</source>
   <translation>De gewichten die overblijven, {share}% van alle, tellen naar verhouding: {weights}.</translation>
  </message>
  <message>
   <source>model not told by the layer</source>
   <translation>model niet genoemd door de laag</translation>
  </message>
  <message>
   <source>The scores are relative to: {reference}.</source>
   <translation>De scores zijn ten opzichte van: {reference}.</translation>
  </message>
  <message>
   <source>Normalisation: {methods}.</source>
   <translation>Normalisatie: {methods}.</translation>
  </message>
  <message>
   <source>Source: {source}. Made with Regiolens.</source>
   <translation>Bron: {source}. Gemaakt met Regiolens.</translation>
  </message>
  <message>
   <source>This is a published model with {change}.</source>
   <translation>Dit is een gepubliceerd model met {change}.</translation>
  </message>
  <message>
   <source>Divided by a denominator: {indicators}.</source>
   <translation>Gedeeld door een noemer: {indicators}.</translation>
  </message>
  <message>
   <source>The classes are quarters of the areas with a figure: {value}.</source>
   <translation>De klassen zijn kwartielen van de gebieden met een cijfer: {value}.</translation>
  </message>
  <message>
   <source>Ranks and quarters of areas are those among {reference}.</source>
   <translation>De rangen en kwartielen van gebieden zijn die onder {reference}.</translation>
  </message>
  <message>
   <source>The ranks of a domain are transformed exponentially, as in the English indices.</source>
   <translation>De rangen van een domein worden exponentieel omgezet, zoals in de Engelse indices.</translation>
  </message>
  <message>
   <source>Areas with the same score of a domain share the average of their ranks.</source>
   <translation>Gebieden met dezelfde score op een domein delen het gemiddelde van hun rangen.</translation>
  </message>
  <message>
   <source>{index}, with {change}</source>
   <translation>{index}, met {change}</translation>
  </message>
  <message>
   <source>Figures of {year}.</source>
   <translation>Cijfers van {year}.</translation>
  </message>
  <message>
   <source>{index}: the weighted geometric mean of the domain scores ({weights}); 100 is the worst outcome.</source>
   <translation>{index}: het gewogen meetkundig gemiddelde van de domeinscores ({weights}); 100 is de slechtste uitkomst.</translation>
  </message>
  <message>
   <source>{index}: the sum of weight times domain score ({weights}); 0-100, 100 is the worst outcome.</source>
   <translation>{index}: de som van gewicht maal domeinscore ({weights}); 0-100, 100 is de slechtste uitkomst.</translation>
  </message>
  <message>
   <source>Map of all regions by class; the figures are in the table.</source>
   <translation>Kaart van alle regio's naar klasse; de cijfers staan in de tabel.</translation>
  </message>
  <message>
   <source>How sure are the ranks?</source>
   <translation>Hoe zeker zijn de rangen?</translation>
  </message>
  <message>
   <source>Skip to the region</source>
   <translation>Naar de regio</translation>
  </message>
  <message>
   <source>Skip to the first region</source>
   <translation>Ga naar de eerste regio</translation>
  </message>
  <message>
   <source>In brackets: number in the region, of all on the map's layer.</source>
   <translation>Tussen haakjes: aantal in de regio, van alle op de kaartlaag.</translation>
  </message>
  <message>
   <source>Weights of the domains, in percent</source>
   <translation>Gewichten van de domeinen, in procenten</translation>
  </message>
  <message>
   <source>Compared with {reference}.</source>
   <translation>Vergeleken met {reference}.</translation>
  </message>
  <message>
   <source>Numbers on the map: see the table of areas.</source>
   <translation>Nummers op de kaart: zie de tabel met gebieden.</translation>
  </message>
  <message>
   <source>Rank (90% of the draws)</source>
   <translation>Rang (90% van de trekkingen)</translation>
  </message>
  <message>
   <source>Areas with a score</source>
   <translation>Gebieden met een score</translation>
  </message>
  <message>
   <source>Areas with a figure</source>
   <translation>Gebieden met een cijfer</translation>
  </message>
  <message>
   <source>Map of {region} and its surroundings by class; the figures are in the tables.</source>
   <translation>Kaart van {region} en omgeving naar klasse; de cijfers staan in de tabellen.</translation>
  </message>
  <message>
   <source>Where {region} lies among all regions.</source>
   <translation>Waar {region} ligt tussen alle regio's.</translation>
  </message>
  <message>
   <source>{count} regions</source>
   <translation>{count} regio's</translation>
  </message>
  <message>
   <source>Go to a region</source>
   <translation>Ga naar een regio</translation>
  </message>
  <message>
   <source>From the highest score (most deprived) to the lowest; classes: {classes}</source>
   <translation>Van de hoogste score (meeste achterstand) naar de laagste; klassen: {classes}</translation>
  </message>
  <message>
   <source>By the figure of each region; classes: {classes}</source>
   <translation>Naar het cijfer van elke regio; klassen: {classes}</translation>
  </message>
  <message>
   <source>Sources and method</source>
   <translation>Bronnen en methode</translation>
  </message>
  <message>
   <source>Sources</source>
   <translation>Bronnen</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>Klassen</translation>
  </message>
  <message>
   <source>Reading with care</source>
   <translation>Zorgvuldig lezen</translation>
  </message>
  <message>
   <source>{own} of {all}</source>
   <translation>{own} van {all}</translation>
  </message>
  <message>
   <source>Areas in worst quarter (%)</source>
   <translation>Gebieden in slechtste kwartiel (%)</translation>
  </message>
  <message>
   <source>Back to the top</source>
   <translation>Terug naar boven</translation>
  </message>
  <message>
   <source>Meaning</source>
   <translation>Betekenis</translation>
  </message>
  <message>
   <source>The PDF '{path}' could not be given its title: Qt wrote it in an unknown form.</source>
   <translation>De PDF '{path}' kon geen titel krijgen: Qt schreef hem in een onbekende vorm.</translation>
  </message>
  <message>
   <source>None of the areas on the map could be told to lie in a region: their codes are not in the table.</source>
   <translation>Van geen van de gebieden op de kaart is bekend in welke regio het ligt: hun codes staan niet in de tabel.</translation>
  </message>
  <message>
   <source>Region profiles: {model}</source>
   <translation>Regioprofielen: {model}</translation>
  </message>
  <message>
   <source>Number of regions in the report: {count}.</source>
   <translation>Aantal regio's in het rapport: {count}.</translation>
  </message>
  <message>
   <source>The profiles hold no index: maps and ranking show {value}. LEAD chooses another value.</source>
   <translation>De profielen bevatten geen index: kaarten en rangorde tonen {value}. Met LEAD kies je een andere waarde.</translation>
  </message>
  <message>
   <source>None of their areas has a score, so these pages hold none: {regions}</source>
   <translation>Geen van hun gebieden heeft een score; deze pagina's bevatten er daarom geen: {regions}</translation>
  </message>
  <message>
   <source>'{layer}' does not say by which model its scores were made, and the report says so: choose it as MODEL or MODEL_FILE where you know it.</source>
   <translation>'{layer}' zegt niet met welk model de scores zijn gemaakt, en dat staat zo in het rapport: kies het bij MODEL of MODEL_FILE als je het weet.</translation>
  </message>
  <message>
   <source>The first {shown} of {count} regions, by rank.</source>
   <translation>De eerste {shown} van {count} regio's, op rang.</translation>
  </message>
  <message>
   <source>'{layer}' has intervals of ranks (rang_p05, rang_p95), but its metadata do not tell how they were drawn; the report leaves them out. Give the output of 'Region profiles' itself, in a format that keeps metadata.</source>
   <translation>'{layer}' heeft intervallen van rangen (rang_p05, rang_p95), maar de metadata zeggen niet hoe die zijn getrokken; het rapport laat ze weg. Geef de uitvoer van 'Regioprofielen' zelf, in een formaat dat metadata bewaart.</translation>
  </message>
  <message>
   <source>The intervals of ranks in '{layer}' (rang_p05, rang_p95) are of another index than its scores: run 'Robustness of the index' and 'Region profiles' once more.</source>
   <translation>De intervallen van rangen in '{layer}' (rang_p05, rang_p95) horen bij een andere index dan de scores: voer 'Robuustheid van de index' en 'Regioprofielen' opnieuw uit.</translation>
  </message>
  <message>
   <source>The intervals of ranks in '{layer}' are among {told} regions, and it holds {count}: give all regions, and name those to report on in REGIONS.</source>
   <translation>De intervallen van rangen in '{layer}' gelden tussen {told} regio's, en de laag bevat er {count}: geef alle regio's, en noem in REGIONS waarover het rapport moet gaan.</translation>
  </message>
  <message>
   <source>'{layer}' has no interval of ranks for {region} (rang_p05, rang_mediaan, rang_p95, klasse_zeker): run 'Region profiles' once more.</source>
   <translation>'{layer}' heeft voor {region} geen interval van rangen (rang_p05, rang_mediaan, rang_p95, klasse_zeker): voer 'Regioprofielen' opnieuw uit.</translation>
  </message>
  <message>
   <source>{rank} ({low} to {high})</source>
   <translation>{rank} ({low} tot {high})</translation>
  </message>
  <message>
   <source>How sure: rank {rank}; {label}.</source>
   <translation>Hoe zeker: rang {rank}; {label}.</translation>
  </message>
  <message>
   <source>How sure: {draws}. Behind a rank stand the ranks between which the region lies in 90% of the draws, among {count} regions; behind a class stands the percentage of the draws in which the region has it. That tells what other choices would do, not how good the figures are.</source>
   <translation>Hoe zeker: {draws}. Achter een rang staan de rangen waartussen de regio in 90% van de trekkingen ligt, van {count} regio's; achter een klasse staat het percentage van de trekkingen waarin de regio die heeft. Dat zegt wat andere keuzes zouden doen, niet hoe goed de cijfers zijn.</translation>
  </message>
  <message>
   <source>A row for each region: its rank as a dot, and the ranks of 90% of the draws as a bar.</source>
   <translation>Een rij per regio: de rang als stip, en de rangen van 90% van de trekkingen als balk.</translation>
  </message>
  <message>
   <source>Not of all {count} areas, as the others have no figure; a sum is of these alone: {values}.</source>
   <translation>Niet over alle {count} gebieden, omdat de andere geen cijfer hebben; een som telt alleen deze op: {values}.</translation>
  </message>
  <message>
   <source>Score, with the rank among the regions of that year in brackets.</source>
   <translation>Score, met de rang onder de regio's van dat jaar tussen haakjes.</translation>
  </message>
  <message>
   <source>The region's figures beside the reference's; scores: 0-100, 100 is the worst outcome.</source>
   <translation>De cijfers van de regio naast die van de referentie; scores: 0-100, 100 is de slechtste uitkomst.</translation>
  </message>
  <message>
   <source>The region's figures beside the reference's.</source>
   <translation>De cijfers van de regio naast die van de referentie.</translation>
  </message>
  <message>
   <source>Region (mean)</source>
   <translation>Regio (gemiddelde)</translation>
  </message>
  <message>
   <source>The years are compared with different references; ranks and differences are each year's own.</source>
   <translation>De jaren zijn met verschillende referenties vergeleken; rangen en verschillen gelden per jaar.</translation>
  </message>
  <message>
   <source>Classes: {classes}</source>
   <translation>Klassen: {classes}</translation>
  </message>
  <message>
   <source>{first} to {last}, points</source>
   <translation>{first} tot {last}, punten</translation>
  </message>
  <message>
   <source>{first} to {last}</source>
   <translation>{first} tot {last}</translation>
  </message>
  <message>
   <source>The layers of this map were not found in this project.</source>
   <translation>De lagen van deze kaart zijn niet gevonden in dit project.</translation>
  </message>
  <message>
   <source>Read with care: a score says how areas compare with the reference, nothing about the people who live there. Not everyone in an area with a high score is deprived, and not everyone who is lives in one. Labels stigmatise: name a region's strong sides beside its weak ones.</source>
   <translation>Zorgvuldig lezen: een score zegt hoe gebieden zich verhouden tot de referentie, niets over de mensen die er wonen. Niet iedereen in een gebied met een hoge score heeft achterstand, en niet iedereen met achterstand woont in zo'n gebied. Etiketten stigmatiseren: noem naast de zwakke ook de sterke kanten van een regio.</translation>
  </message>
  <message>
   <source>That equals the mean of the reference.</source>
   <translation>Dat is gelijk aan het gemiddelde van de referentie.</translation>
  </message>
  <message>
   <source>Difference (points)</source>
   <translation>Verschil (punten)</translation>
  </message>
  <message>
   <source>Share of the total (%)</source>
   <translation>Aandeel in het totaal (%)</translation>
  </message>
  <message>
   <source>{region} has no score of '{index}': too few of its areas have one.</source>
   <translation>{region} heeft geen score op '{index}': te weinig gebieden hebben er een.</translation>
  </message>
  <message>
   <source>{region} has an MDI of {score} (class: {label}), rank {rank} of {count} regions; rank 1 is the most deprived.</source>
   <translation>{region} heeft een MDI van {score} (klasse: {label}), rang {rank} van {count} regio's; rang 1 heeft de meeste achterstand.</translation>
  </message>
  <message>
   <source>By '{index}' {region} has a score of {score} (class: {label}), rank {rank} of {count} regions; rank 1 is the most deprived.</source>
   <translation>{region} heeft op '{index}' een score van {score} (klasse: {label}), rang {rank} van {count} regio's; rang 1 heeft de meeste achterstand.</translation>
  </message>
  <message>
   <source>Areas with a score: {scored} of {count}; the index of the region is theirs alone.</source>
   <translation>Gebieden met een score: {scored} van {count}; de index van de regio gaat alleen over die gebieden.</translation>
  </message>
  <message>
   <source>Areas with a figure: {scored} of {count}; that of the region is theirs alone.</source>
   <translation>Gebieden met een cijfer: {scored} van {count}; het cijfer van de regio gaat alleen over die gebieden.</translation>
  </message>
  <message>
   <source>There is no reference to compare it with.</source>
   <translation>Er is geen referentie om mee te vergelijken.</translation>
  </message>
  <message>
   <source>{most} of {count} areas, the highest score first; all are in the long table of the profiles.</source>
   <translation>{most} van {count} gebieden, de hoogste score eerst; alle staan in de lange tabel van de profielen.</translation>
  </message>
  <message>
   <source>It stands out worst in {domains}.</source>
   <translation>Ze valt het slechtst uit in {domains}.</translation>
  </message>
  <message>
   <source>It stands out best in {domains}.</source>
   <translation>Ze valt het best uit in {domains}.</translation>
  </message>
  <message>
   <source>{share}% of its areas are in the worst quarter of the reference.</source>
   <translation>Van de gebieden ligt {share}% in het slechtste kwartiel van de referentie.</translation>
  </message>
  <message>
   <source>{share}% of its areas with a score are in the worst quarter of the reference.</source>
   <translation>Van de gebieden met een score ligt {share}% in het slechtste kwartiel van de referentie.</translation>
  </message>
  <message>
   <source>{share}% of its areas, with {people}% of its inhabitants, are in the worst quarter of the reference.</source>
   <translation>Van de gebieden ligt {share}%, met {people}% van de inwoners, in het slechtste kwartiel van de referentie.</translation>
  </message>
  <message>
   <source>{share}% of its areas with a score, with {people}% of the inhabitants of these, are in the worst quarter of the reference.</source>
   <translation>Van de gebieden met een score ligt {share}%, met {people}% van de inwoners van die gebieden, in het slechtste kwartiel van de referentie.</translation>
  </message>
  <message>
   <source>Difference ({unit})</source>
   <translation>Verschil ({unit})</translation>
  </message>
  <message>
   <source>{value} in {region}: {figure}, {difference} of the reference; rank {rank} of {count} regions; rank 1 is the highest.</source>
   <translation>{value} in {region}: {figure}, {difference} van de referentie; rang {rank} van {count} regio's; rang 1 is het hoogst.</translation>
  </message>
  <message>
   <source>{value} in {region}: {figure} (quarter of the areas: {label}), difference from the reference {difference}, rank {rank} of {count} regions; rank 1 is the highest.</source>
   <translation>{value} in {region}: {figure} (kwartiel van de gebieden: {label}), verschil met de referentie {difference}, rang {rank} van {count} regio's; rang 1 is het hoogste.</translation>
  </message>
  <message>
   <source>That is {points} points above (worse than) the mean of the reference.</source>
   <translation>Dat is {points} punten boven (slechter dan) het gemiddelde van de referentie.</translation>
  </message>
  <message>
   <source>That is {points} points below (better than) the mean of the reference.</source>
   <translation>Dat is {points} punten onder (beter dan) het gemiddelde van de referentie.</translation>
  </message>
  <message>
   <source>only areas in {place}</source>
   <translation>alleen gebieden in {place}</translation>
  </message>
  <message>
   <source>Regions within {points} point of it: {count}; do not read much into the exact rank.</source>
   <translation>Regio's binnen {points} punt ervan: {count}; hecht niet veel waarde aan de precieze rang.</translation>
  </message>
  <message>
   <source>In the analysis matrix it is '{quadrant}'.</source>
   <translation>In de analysematrix is ze '{quadrant}'.</translation>
  </message>
  <message>
   <source>{parameter} is '{value}', and must be one of {keywords}.</source>
   <translation>{parameter} is '{value}' en moet een van deze waarden zijn: {keywords}.</translation>
  </message>
  <message>
   <source>Table {table} is not there (HTTP {status}, {places}): it was withdrawn or renamed, or its number is mistyped. The catalogue knows: {newest}.</source>
   <translation>Tabel {table} is er niet (HTTP {status}, {places}): de tabel is ingetrokken of hernoemd, of het nummer bevat een tikfout. De catalogus kent: {newest}.</translation>
  </message>
  <message>
   <source>Nothing was kept of table {table}, so it cannot be used offline: run once without OFFLINE.</source>
   <translation>Van tabel {table} is niets bewaard, dus offline gebruik kan niet: voer het één keer uit zonder OFFLINE.</translation>
  </message>
  <message>
   <source>Table {table} gave no row for this choice of regions, periods and measures, so nothing was written: choose others.</source>
   <translation>Tabel {table} gaf geen enkele rij voor deze keuze van regio's, perioden en onderwerpen; er is niets weggeschreven: kies andere.</translation>
  </message>
  <message>
   <source>Table {table} should have {count} observations for this choice, but its pages held {rows}, so nothing was written: run again later.</source>
   <translation>Tabel {table} zou voor deze keuze {count} waarnemingen moeten hebben, maar de pagina's bevatten er {rows}; er is niets weggeschreven: probeer het later opnieuw.</translation>
  </message>
  <message>
   <source>Table {table} names '{link}' as its next page, which is no page of this table: nothing was written.</source>
   <translation>Tabel {table} noemt '{link}' als volgende pagina, en dat is geen pagina van deze tabel: er is niets weggeschreven.</translation>
  </message>
  <message>
   <source>Table {table} names a page twice as its next page, so the table is not whole and nothing was written: run again later.</source>
   <translation>Tabel {table} noemt een pagina twee keer als volgende pagina, dus de tabel is niet compleet en er is niets weggeschreven: probeer het later opnieuw.</translation>
  </message>
  <message>
   <source>The catalogue has no table of {year} for {title}; it has {years}: give another year, or the number of the table.</source>
   <translation>De catalogus heeft voor {title} geen tabel van {year}, wel van {years}: geef een ander jaar, of het nummer van de tabel.</translation>
  </message>
  <message>
   <source>What was kept of table {table} (fetched {dates}) does not hold all that is asked: choose the measures, regions and periods of that time, or run without OFFLINE.</source>
   <translation>Wat van tabel {table} bewaard is (opgehaald {dates}) bevat niet alles wat gevraagd wordt: kies de onderwerpen, regio's en perioden van toen, of voer het uit zonder OFFLINE.</translation>
  </message>
  <message>
   <source>Table {table} ({title}) is not there (HTTP {status}, {places}): it was withdrawn or renamed. The catalogue knows these years of it: {years}; the newest is {newest}.</source>
   <translation>Tabel {table} ({title}) is er niet (HTTP {status}, {places}): de tabel is ingetrokken of hernoemd. De catalogus kent deze jaren: {years}; de nieuwste is {newest}.</translation>
  </message>
  <message>
   <source>Asking {address} for table {table}.</source>
   <translation>Tabel {table} wordt gevraagd aan {address}.</translation>
  </message>
  <message>
   <source>Offline: table {table} as it was fetched on {date}; newer figures may exist.</source>
   <translation>Offline: tabel {table} zoals opgehaald op {date}; er kunnen nieuwere cijfers zijn.</translation>
  </message>
  <message>
   <source>Page {page} of table {table} does not exist at the source although page {before} names it, so the table is not whole and nothing was written: run again later.</source>
   <translation>Pagina {page} van tabel {table} bestaat niet bij de bron, hoewel pagina {before} ernaar verwijst; de tabel is dus niet compleet en er is niets weggeschreven: probeer het later opnieuw.</translation>
  </message>
  <message>
   <source>The choice of {names} is too long for an address; all is fetched and chosen from here.</source>
   <translation>De keuze van {names} is te lang voor een adres; alles wordt opgehaald en hier wordt gekozen.</translation>
  </message>
  <message>
   <source>{size} MB of table {table}</source>
   <translation>{size} MB van tabel {table}</translation>
  </message>
  <message>
   <source>Table {table} would get {number} fields, more than a GeoPackage holds: choose measures or periods.</source>
   <translation>Tabel {table} zou {number} velden krijgen, meer dan in een GeoPackage passen: kies onderwerpen of perioden.</translation>
  </message>
  <message>
   <source>no observation</source>
   <translation>geen waarneming</translation>
  </message>
  <message>
   <source>Table {table}, {title}: {rows} rows, {measures} measures, by OData v{version} ({service}).</source>
   <translation>Tabel {table}, {title}: {rows} rijen, {measures} onderwerpen, via OData v{version} ({service}).</translation>
  </message>
  <message>
   <source>Made with Regiolens {version} (regiolens:fetchstatline) in QGIS {qgis}.</source>
   <translation>Gemaakt met Regiolens {version} (regiolens:fetchstatline) in QGIS {qgis}.</translation>
  </message>
  <message>
   <source>{title}: name</source>
   <translation>{title}: naam</translation>
  </message>
  <message>
   <source>{title}: reason where missing</source>
   <translation>{title}: reden waar een cijfer ontbreekt</translation>
  </message>
  <message>
   <source>Last changed by its owner: {date}.</source>
   <translation>Laatst gewijzigd door de eigenaar: {date}.</translation>
  </message>
  <message>
   <source>Not final: {periods}.</source>
   <translation>Niet definitief: {periods}.</translation>
  </message>
  <message>
   <source>everything</source>
   <translation>alles</translation>
  </message>
  <message>
   <source>RULES must be a JSON object such as {example}, or rows of field, rule, weight and name.</source>
   <translation>RULES moet een JSON-object zijn zoals {example}, of rijen met veld, regel, gewicht en naam.</translation>
  </message>
  <message>
   <source>Field '{weight}', by which '{field}' is weighted, holds {value}, which is below zero: choose another field or correct the value.</source>
   <translation>Veld '{weight}', waarmee '{field}' wordt gewogen, bevat {value}, en dat is lager dan nul: kies een ander veld of verbeter de waarde.</translation>
  </message>
  <message>
   <source>RULES gives '{rule}' for '{field}'; the rules are {rules}.</source>
   <translation>RULES geeft '{rule}' voor '{field}'; de regels zijn {rules}.</translation>
  </message>
  <message>
   <source>{field}: a class is not aggregated; classify the groups anew</source>
   <translation>{field}: een klasse wordt niet samengevoegd; deel de groepen opnieuw in</translation>
  </message>
  <message>
   <source>{field}: a density is not averaged; divide the sum of what it counts by the sum of the land</source>
   <translation>{field}: een dichtheid wordt niet gemiddeld; deel de som van wat zij telt door de som van het landoppervlak</translation>
  </message>
  <message>
   <source>{field}: the median of a group cannot be told from the medians of its parts</source>
   <translation>{field}: de mediaan van een groep volgt niet uit de medianen van haar delen</translation>
  </message>
  <message>
   <source>impossible figure</source>
   <translation>onmogelijk cijfer</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' is known as a percentage ({label}), but holds nothing above 1, such as {values}: if these are shares, as Excel keeps percentages, multiply them by 100, or read the workbook with regiolens:readcbs.</source>
   <translation>Veld '{field}' van '{layer}' staat bekend als een percentage ({label}), maar bevat niets boven 1, zoals {values}: als dit aandelen zijn, zoals Excel percentages bewaart, vermenigvuldig ze dan met 100, of lees de werkmap met regiolens:readcbs.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' is known as a number of something ({label}) and is added up, but holds {value}: if it is a percentage, say so in RULES, or give the field another name.</source>
   <translation>Veld '{field}' van '{layer}' is bekend als een aantal ({label}) en wordt opgeteld, maar bevat {value}: als het een percentage is, zeg dat dan in RULES, of geef het veld een andere naam.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' ({label}) counts, but holds {values}: points between thousands seem to have been read as decimal signs; read the file with regiolens:readcbs.</source>
   <translation>Veld '{field}' van '{layer}' ({label}) telt iets, maar bevat {values}: punten tussen duizendtallen lijken als decimaalteken te zijn gelezen; lees het bestand met regiolens:readcbs.</translation>
  </message>
  <message>
   <source>{field}: weighted with {weight}, as the layer has no field for {best}</source>
   <translation>{field}: gewogen met {weight}, omdat de laag geen veld heeft voor {best}</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' ({label}) holds impossible figures, which are taken as missing: {values}; rows: {count}.</source>
   <translation>Veld '{field}' van '{layer}' ({label}) bevat onmogelijke cijfers, die als ontbrekend gelden: {values}; rijen: {count}.</translation>
  </message>
  <message>
   <source>'{field}' ({label}) is a percentage, mean, rate, median or score, but RULES gives it '{rule}': the result is no figure of the group.</source>
   <translation>'{field}' ({label}) is een percentage, gemiddelde, verhouding, mediaan of score, maar RULES geeft er '{rule}' voor: de uitkomst is geen cijfer van de groep.</translation>
  </message>
  <message>
   <source>'{field}' ({label}) is averaged without a weight, as RULES asks: small areas count as much as large ones.</source>
   <translation>'{field}' ({label}) wordt op verzoek van RULES zonder gewicht gemiddeld: kleine gebieden tellen even zwaar als grote.</translation>
  </message>
  <message>
   <source>'{field}' ({label}) is a count, but RULES gives it '{rule}': the result is no total of the group.</source>
   <translation>'{field}' ({label}) is een aantal, maar RULES geeft er '{rule}' voor: de uitkomst is geen totaal van de groep.</translation>
  </message>
  <message>
   <source>'{field}' ({label}) is a class or a code, but RULES gives it '{rule}'.</source>
   <translation>'{field}' ({label}) is een klasse of een code, maar RULES geeft er '{rule}' voor.</translation>
  </message>
  <message>
   <source>{field}: needs a weight ({weights}), of which the layer has none</source>
   <translation>{field}: heeft een gewicht nodig ({weights}), dat de laag niet heeft</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' is known as a percentage ({label}), but holds {values}: if it is a number of something, give the field another name.</source>
   <translation>Veld '{field}' van '{layer}' staat bekend als percentage ({label}), maar bevat {values}: is het een aantal, geef het veld dan een andere naam.</translation>
  </message>
  <message>
   <source>The answer of {name} breaks off or is no JSON, so nothing was written: run again; where it happens again, choose fewer measures, regions or periods.</source>
   <translation>Het antwoord van {name} breekt af of is geen JSON; er is niets weggeschreven: probeer het opnieuw, en kies minder onderwerpen, regio's of perioden als het weer gebeurt.</translation>
  </message>
  <message>
   <source>{name} gave a web page ('{title}') instead of data: a proxy or a sign-in page may stand between; open the address in a browser to see what it asks.</source>
   <translation>{name} gaf een webpagina ('{title}') in plaats van gegevens: er staat misschien een proxy of aanmeldpagina tussen; open het adres in een browser om te zien wat gevraagd wordt.</translation>
  </message>
  <message>
   <source>The answer of {name} is no OData: it holds no JSON object.</source>
   <translation>Het antwoord van {name} is geen OData: het bevat geen JSON-object.</translation>
  </message>
  <message>
   <source>From {first} to {last} {code} is divided among {into}, and no source at hand gives the shares ({count} such gemeenten: {codes}): give CONVERSION, a table with the columns code from, code to and weight.</source>
   <translation>Van {first} naar {last} wordt {code} verdeeld over {into}, en geen bron die voorhanden is, geeft de aandelen ({count} van zulke gemeenten: {codes}): geef CONVERSION, een tabel met de kolommen code van, code naar en gewicht.</translation>
  </message>
  <message>
   <source>CONVERSION has no weight of 0 or more for {code_from} to {code_to}: give a number.</source>
   <translation>CONVERSION heeft geen gewicht van 0 of meer voor {code_from} naar {code_to}: geef een getal.</translation>
  </message>
  <message>
   <source>CONVERSION has {code_from} to {code_to} more than once: leave one row for each pair.</source>
   <translation>CONVERSION heeft {code_from} naar {code_to} meer dan eens: laat voor elk paar één rij over.</translation>
  </message>
  <message>
   <source>The weights that CONVERSION gives for {code_from} are all zero: give one of them a weight.</source>
   <translation>De gewichten die CONVERSION voor {code_from} geeft, zijn allemaal nul: geef er één een gewicht.</translation>
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
   <source>GROUPS names '{group}', which is no group; the groups are {groups}.</source>
   <translation>GROUPS noemt '{group}', en dat is geen groep; de groepen zijn {groups}.</translation>
  </message>
  <message>
   <source>GROUPS adds a group to itself in '{sum}': name each group once.</source>
   <translation>GROUPS telt in '{sum}' een groep bij zichzelf op: noem elke groep één keer.</translation>
  </message>
  <message>
   <source>GROUPS is no list in JSON ({error}): write ["hoger", "lager"].</source>
   <translation>GROUPS is geen lijst in JSON ({error}): schrijf ["hoger", "lager"].</translation>
  </message>
  <message>
   <source>PER_YEAR is 'compounded', but a {kind} changes in points a year, not by a percentage of itself: choose 'plain'.</source>
   <translation>PER_YEAR is 'compounded', maar de soort {kind} verandert in punten per jaar, niet met een percentage van zichzelf: kies 'plain'.</translation>
  </message>
  <message>
   <source>All {count} areas of '{reference}' with a value have the same one ({value:g}): no area gets a class.</source>
   <translation>Alle {count} gebieden van '{reference}' met een waarde hebben dezelfde ({value:g}): geen gebied krijgt een klasse.</translation>
  </message>
  <message>
   <source>Many areas of '{reference}' share one value (bounds: {bounds}): a class is empty, and the others are not equally large.</source>
   <translation>Veel gebieden van '{reference}' hebben dezelfde waarde (grenzen: {bounds}): er is een lege klasse, en de andere klassen zijn niet even groot.</translation>
  </message>
  <message>
   <source>The field has no value in any area of '{reference}': choose another field or reference.</source>
   <translation>Het veld heeft in geen enkel gebied van '{reference}' een waarde: kies een ander veld of een andere referentie.</translation>
  </message>
  <message>
   <source>Areas of '{reference}' with a value: {count}, fewer than the {classes} classes, so that no area gets a class. Give a larger reference, or fewer classes.</source>
   <translation>Gebieden van '{reference}' met een waarde: {count}, minder dan de {classes} klassen, zodat geen gebied een klasse krijgt. Geef een grotere referentie, of minder klassen.</translation>
  </message>
  <message>
   <source>No field with CBS codes was found in '{layer}': choose the field yourself; they are such as GM0014, 0014 or BU00140001, and postcodes or codes of other countries are none.</source>
   <translation>In '{layer}' is geen veld met CBS-codes gevonden: kies het veld zelf; het zijn codes zoals GM0014, 0014 of BU00140001, en postcodes of codes van andere landen zijn het niet.</translation>
  </message>
  <message>
   <source>The columns of '{layer}' are separated by semicolons, which was not recognised when it was opened: add the file with Layer &gt; Add Layer &gt; Add Delimited Text Layer and the delimiter ';'.</source>
   <translation>De kolommen van '{layer}' zijn gescheiden door puntkomma's; dat is bij het openen niet herkend. Voeg het bestand toe met Kaartlagen &gt; Laag toevoegen &gt; Tekstgescheiden laag toevoegen en met ';' als scheidingsteken.</translation>
  </message>
  <message>
   <source>The codes in field '{field}' of '{layer}' (such as {code}) can be read as wijken and as buurten: choose the level, or a field whose codes begin with WK or BU; codes of other countries are none.</source>
   <translation>De codes in veld '{field}' van '{layer}' (zoals {code}) kunnen wijken of buurten aanduiden: kies het niveau, of een veld waarvan de codes met WK of BU beginnen; codes van andere landen zijn het niet.</translation>
  </message>
  <message>
   <source>The codes in field '{field}' (such as {code}) can be read as wijken and as buurten: choose the level, or a field whose codes begin with WK or BU.</source>
   <translation>De codes in veld '{field}' (zoals {code}) kunnen wijken of buurten aanduiden: kies het niveau, of een veld waarvan de codes met WK of BU beginnen.</translation>
  </message>
  <message>
   <source>Own bounds are missing: give the lowest value of each class above the first, such as '10; 20; 30'.</source>
   <translation>Er zijn geen eigen grenzen: geef de laagste waarde van elke klasse boven de eerste, zoals '10; 20; 30'.</translation>
  </message>
  <message>
   <source>Own bounds make {count} classes: give {most} bounds at most.</source>
   <translation>De eigen grenzen geven {count} klassen: geef ten hoogste {most} grenzen.</translation>
  </message>
  <message>
   <source>The values of '{reference}' that differ are fewer than {classes}: there are {count} classes.</source>
   <translation>'{reference}' heeft minder dan {classes} verschillende waarden: er zijn {count} klassen.</translation>
  </message>
  <message>
   <source>Own bounds must rise: {after:g} follows {before:g}.</source>
   <translation>Eigen grenzen moeten oplopen: {after:g} volgt op {before:g}.</translation>
  </message>
  <message>
   <source>'{text}' among the own bounds can be read in two ways: write {whole} without a sign between thousands, or give it another number of decimals.</source>
   <translation>'{text}' bij de eigen grenzen is op twee manieren te lezen: schrijf {whole} zonder teken tussen de duizendtallen, of geef een ander aantal decimalen.</translation>
  </message>
  <message>
   <source>'{text}' among the own bounds is no number: write them like '10; 20; 30'.</source>
   <translation>'{text}' bij de eigen grenzen is geen getal: schrijf ze als '10; 20; 30'.</translation>
  </message>
  <message>
   <source>not applicable</source>
   <translation>niet van toepassing</translation>
  </message>
  <message>
   <source>Rows of level {level}: {count}; of other levels, left out: {others}.</source>
   <translation>Rijen op het niveau {level}: {count}; van andere niveaus, weggelaten: {others}.</translation>
  </message>
  <message>
   <source>'{file}' has no column with codes such as GM0014 or WK001400 that tell which rows are a {level}: leave LEVEL at all.</source>
   <translation>'{file}' heeft geen kolom met codes zoals GM0014 of WK001400 waaruit blijkt welke rijen een {level} zijn: laat LEVEL op all staan.</translation>
  </message>
  <message>
   <source>'{file}' has no rows of level {level}; it has {levels}: choose another LEVEL.</source>
   <translation>'{file}' heeft geen rijen op het niveau {level}, wel {levels}: kies een andere LEVEL.</translation>
  </message>
  <message>
   <source>Column '{field}': signs as in {example} were read as decimals, which the file does not make certain; choose DECIMAL where they are thousands.</source>
   <translation>Kolom '{field}': tekens zoals in {example} zijn als decimaalteken gelezen, maar het bestand geeft daarover geen zekerheid; kies DECIMAL als het duizendtallen zijn.</translation>
  </message>
  <message>
   <source>Rows of '{file}' without a CBS code in column '{field}', such as '{example}': {count}. They are kept; where they are totals, leave them out before figures are compared.</source>
   <translation>Rijen van '{file}' zonder CBS-code in kolom '{field}', zoals '{example}': {count}. Ze blijven staan; zijn het totalen, laat ze dan weg voordat je getallen vergelijkt.</translation>
  </message>
  <message>
   <source>Column '{field}': signs as in {example} were read as thousands, which the file does not make certain; choose DECIMAL where they are decimals.</source>
   <translation>Kolom '{field}': tekens zoals in {example} zijn als scheiding van duizendtallen gelezen, maar het bestand geeft daarover geen zekerheid; kies DECIMAL als het decimalen zijn.</translation>
  </message>
  <message>
   <source>Codes brought to one form such as GM0014: {fields}.</source>
   <translation>Codes in één vorm gebracht, zoals GM0014: {fields}.</translation>
  </message>
  <message>
   <source>Missing figures, which stay empty: {reason}, {count}.</source>
   <translation>Ontbrekende cijfers, die leeg blijven: {reason}, {count}.</translation>
  </message>
  <message>
   <source>Column with the codes of the areas: {field} ({levels}).</source>
   <translation>Kolom met de codes van de gebieden: {field} ({levels}).</translation>
  </message>
  <message>
   <source>'{file}' has no column with CBS codes such as GM0014, by which its rows could be joined. StatLine gives codes beside names where you choose them in its download; regiolens:fetchstatline fetches a table with its codes.</source>
   <translation>'{file}' heeft geen kolom met CBS-codes zoals GM0014, waarop de rijen te koppelen zijn. StatLine geeft codes naast namen als je ze in de download kiest; regiolens:fetchstatline haalt een tabel met haar codes op.</translation>
  </message>
  <message>
   <source>Decimal comma: {fields}.</source>
   <translation>Decimale komma: {fields}.</translation>
  </message>
  <message>
   <source>Decimal point: {fields}.</source>
   <translation>Decimale punt: {fields}.</translation>
  </message>
  <message>
   <source>Points or commas between thousands removed: {fields}.</source>
   <translation>Punten of komma's tussen duizendtallen verwijderd: {fields}.</translation>
  </message>
  <message>
   <source>Blanks between thousands removed: {fields}.</source>
   <translation>Spaties tussen duizendtallen verwijderd: {fields}.</translation>
  </message>
  <message>
   <source>Signs % and € removed: {fields}.</source>
   <translation>Tekens % en € verwijderd: {fields}.</translation>
  </message>
  <message>
   <source>Columns of text that became numbers: {count}.</source>
   <translation>Tekstkolommen die getallen zijn geworden: {count}.</translation>
  </message>
  <message>
   <source>Column '{field}' of '{file}' seems to hold CBS codes without their letters, such as {example}, and stays as it is: choose LEVEL to have them written as GM0014, or let the join read them.</source>
   <translation>Kolom '{field}' van '{file}' lijkt CBS-codes zonder letters te bevatten, zoals {example}, en blijft zoals hij is: kies LEVEL om ze als GM0014 te laten schrijven, of laat het koppelen ze lezen.</translation>
  </message>
  <message>
   <source>Column '{field}' stays text, as it holds '{example}' beside figures.</source>
   <translation>Kolom '{field}' blijft tekst, omdat er naast cijfers '{example}' in staat.</translation>
  </message>
  <message>
   <source>key figures per area, from an office that the file does not name</source>
   <translation>kerncijfers per gebied, van een instantie die het bestand niet noemt</translation>
  </message>
  <message>
   <source>figures that name CBS as their source</source>
   <translation>cijfers die het CBS als bron noemen</translation>
  </message>
  <message>
   <source>a map layer</source>
   <translation>een kaartlaag</translation>
  </message>
  <message>
   <source>a table of a form that is not known</source>
   <translation>een tabel in een onbekende vorm</translation>
  </message>
  <message>
   <source>results of an election (Kiesraad)</source>
   <translation>verkiezingsuitslag (Kiesraad)</translation>
  </message>
  <message>
   <source>Kerncijfers wijken en buurten (CBS), the file with the short names of columns</source>
   <translation>Kerncijfers wijken en buurten (CBS), het bestand met de korte kolomnamen</translation>
  </message>
  <message>
   <source>Wijk- en buurtkaart (CBS and Kadaster)</source>
   <translation>Wijk- en buurtkaart (CBS en Kadaster)</translation>
  </message>
  <message>
   <source>Gebieden in Nederland (CBS), data set of StatLine</source>
   <translation>Gebieden in Nederland (CBS), dataset van StatLine</translation>
  </message>
  <message>
   <source>health figures of RIVM and GGD</source>
   <translation>gezondheidscijfers van RIVM en GGD</translation>
  </message>
  <message>
   <source>figures of the police</source>
   <translation>cijfers van de politie</translation>
  </message>
  <message>
   <source>data set of StatLine (CBS), with the codes of its columns</source>
   <translation>dataset van StatLine (CBS), met kolomcodes</translation>
  </message>
  <message>
   <source>table exported from StatLine (CBS)</source>
   <translation>tabel, geëxporteerd uit StatLine (CBS)</translation>
  </message>
  <message>
   <source>'{file}' is not a table: no row has two filled cells.</source>
   <translation>'{file}' is geen tabel: geen enkele rij heeft twee gevulde cellen.</translation>
  </message>
  <message>
   <source>'{file}' has a header but no rows below it.</source>
   <translation>'{file}' heeft een kopregel maar geen rijen daaronder.</translation>
  </message>
  <message>
   <source>Cells with blanks around their text, which were removed: {count}.</source>
   <translation>Cellen met spaties om hun tekst, die zijn verwijderd: {count}.</translation>
  </message>
  <message>
   <source>{count} rows have only one filled cell, such as '{example}'; they are kept.</source>
   <translation>{count} rijen hebben maar één gevulde cel, zoals '{example}'; ze zijn behouden.</translation>
  </message>
  <message>
   <source>Rows above the header left out ({count}): {rows}.</source>
   <translation>Rijen boven de kopregel weggelaten ({count}): {rows}.</translation>
  </message>
  <message>
   <source>Notes below left out ({count}): {rows}.</source>
   <translation>Noten onder de tabel weggelaten ({count}): {rows}.</translation>
  </message>
  <message>
   <source>Empty rows left out: {count}.</source>
   <translation>Lege rijen weggelaten: {count}.</translation>
  </message>
  <message>
   <source>Repeated header rows left out: {count}.</source>
   <translation>Herhaalde kopregels weggelaten: {count}.</translation>
  </message>
  <message>
   <source>The table has no header: its columns are called kolom_1 and so on.</source>
   <translation>De tabel heeft geen kopregel: de kolommen heten kolom_1 enzovoort.</translation>
  </message>
  <message>
   <source>{count} rows have more cells than the header: look at the last columns.</source>
   <translation>{count} rijen hebben meer cellen dan de kopregel: kijk naar de laatste kolommen.</translation>
  </message>
  <message>
   <source>Empty columns left out: {count}.</source>
   <translation>Lege kolommen weggelaten: {count}.</translation>
  </message>
  <message>
   <source>A row of units below the header became part of the descriptions.</source>
   <translation>Een rij met eenheden onder de kopregel is in de omschrijvingen opgenomen.</translation>
  </message>
  <message>
   <source>Header rows joined: {count}.</source>
   <translation>Samengevoegde kopregels: {count}.</translation>
  </message>
  <message>
   <source>Columns renamed, as their name was taken: {names}.</source>
   <translation>Kolommen hernoemd omdat hun naam al voorkwam: {names}.</translation>
  </message>
  <message>
   <source>'{file}' is read as {encoding}, as old programs under DOS wrote it; look at a name with an accent, and choose ENCODING where it is wrong.</source>
   <translation>'{file}' is gelezen als {encoding}, zoals oude DOS-programma's schreven; kijk naar een naam met een accent en kies ENCODING als die niet klopt.</translation>
  </message>
  <message>
   <source>Delimiter: {delimiter}.</source>
   <translation>Scheidingsteken: {delimiter}.</translation>
  </message>
  <message>
   <source>vertical bar</source>
   <translation>verticale streep</translation>
  </message>
  <message>
   <source>'{file}' is not a table in text: it holds signs that no text has.</source>
   <translation>'{file}' is geen tabel in tekst: er staan tekens in die in tekst niet voorkomen.</translation>
  </message>
  <message>
   <source>Encoding: {encoding}.</source>
   <translation>Tekencodering: {encoding}.</translation>
  </message>
  <message>
   <source>'{file}' is not a table: its lines do not fall into columns by tabs, semicolons, commas or vertical bars.</source>
   <translation>'{file}' is geen tabel: de regels vallen niet in kolommen uiteen door tabs, puntkomma's, komma's of verticale strepen.</translation>
  </message>
  <message>
   <source>'{file}' is not in the encoding {encoding}: leave ENCODING at automatic, or choose another.</source>
   <translation>'{file}' heeft niet de tekencodering {encoding}: laat ENCODING op automatic staan of kies een andere.</translation>
  </message>
  <message>
   <source>Encoding: {encoding}, with a byte order mark, which is left out.</source>
   <translation>Tekencodering: {encoding}, met een byte order mark (BOM), die is weggelaten.</translation>
  </message>
  <message>
   <source>A quotation mark is never closed: quotation marks were read as plain signs.</source>
   <translation>Een aanhalingsteken wordt nergens gesloten: aanhalingstekens zijn als gewone tekens gelezen.</translation>
  </message>
  <message>
   <source>Encoding: {encoding}, as chosen.</source>
   <translation>Tekencodering: {encoding}, zoals gekozen.</translation>
  </message>
  <message>
   <source>No field was found in '{layer}' for {indicators} of domain '{domain}': name their fields in FIELD_MAP, join a table that has them, or choose another model.</source>
   <translation>Er is in '{layer}' geen veld gevonden voor {indicators} van domein '{domain}': noem hun velden in FIELD_MAP, koppel een tabel die ze heeft, of kies een ander model.</translation>
  </message>
  <message>
   <source>Indicator '{indicator}' is missing for area {area} of '{layer}' ({count} missing values in domain '{domain}'): complete it, or set MISSING to another choice than 'strict'.</source>
   <translation>Indicator '{indicator}' ontbreekt voor gebied {area} van '{layer}' (ontbrekende waarden in domein '{domain}': {count}): vul de waarde aan, of kies voor MISSING iets anders dan 'strict'.</translation>
  </message>
  <message>
   <source>No area of '{reference}' has all domains of model '{model}': check the fields and their missing values.</source>
   <translation>Geen enkel gebied van '{reference}' heeft alle domeinen van model '{model}': controleer de velden en de ontbrekende waarden daarin.</translation>
  </message>
  <message>
   <source>'{reference}' holds no values for {indicators} of domain '{domain}': name their fields, or choose another reference.</source>
   <translation>'{reference}' bevat geen waarden voor {indicators} van domein '{domain}': noem de velden ervan, of kies een andere referentie.</translation>
  </message>
  <message>
   <source>Model '{model}' takes the geometric mean of its domains, and a product has no points per domain that add up to it: choose a model with the arithmetic mean of domains.</source>
   <translation>Model '{model}' neemt het meetkundig gemiddelde van de domeinen, en een product kent geen punten per domein die samen de score zijn: kies een model met het rekenkundig gemiddelde van de domeinen.</translation>
  </message>
  <message>
   <source>The score of domain '{domain}' is not the plain mean of its indicators, so that they have no points that add up to it: leave INDICATORS off, or choose another model.</source>
   <translation>De score van domein '{domain}' is niet het gewone gemiddelde van de indicatoren, zodat die geen punten hebben die samen de score zijn: laat INDICATORS uit of kies een ander model.</translation>
  </message>
  <message>
   <source>{count} areas of '{layer}' have no '{indicator}': what it is divided by is missing there, or not above 0.</source>
   <translation>{count} gebieden van '{layer}' hebben geen '{indicator}': waardoor het wordt gedeeld ontbreekt daar, of is niet groter dan 0.</translation>
  </message>
  <message>
   <source>The score {value:g} of '{indicator}' for area {area} of '{layer}' lies outside 0-100: this model takes scores as they are; choose the field that holds them, or a model that normalises.</source>
   <translation>De score {value:g} van '{indicator}' voor gebied {area} van '{layer}' ligt buiten 0-100. Dit model neemt scores ongewijzigd over: kies het veld met de scores, of een model dat normaliseert.</translation>
  </message>
  <message>
   <source>A stored scale holds no figures of its reference, so that only weights can vary, and not {choices}: give REFERENCE instead of SCALE_IN.</source>
   <translation>Een opgeslagen schaal bevat geen cijfers van haar referentie, zodat alleen gewichten kunnen variëren, en niet {choices}: geef REFERENCE in plaats van SCALE_IN.</translation>
  </message>
  <message>
   <source>WEIGHT_NOISE is {noise:g}: give a percentage from 0 to below 100.</source>
   <translation>WEIGHT_NOISE is {noise:g}: geef een percentage van 0 tot onder 100.</translation>
  </message>
  <message>
   <source>DRAWS is {draws}: give 2 or more.</source>
   <translation>DRAWS is {draws}: geef 2 of meer.</translation>
  </message>
  <message>
   <source>Nothing varies: give a WEIGHT_NOISE above 0, or something to VARY.</source>
   <translation>Er varieert niets: geef een WEIGHT_NOISE boven 0, of iets bij VARY.</translation>
  </message>
  <message>
   <source>Model '{model}' leaves nothing to vary of {choices}.</source>
   <translation>Model '{model}' laat bij {choices} niets te variëren over.</translation>
  </message>
  <message>
   <source>Model '{model}' has one domain in use, whose weight has nothing to vary against: give something to VARY, or take a model with more domains.</source>
   <translation>Van model '{model}' is één domein in gebruik, en daarvan valt het gewicht niet te variëren: geef iets op bij VARY, of neem een model met meer domeinen.</translation>
  </message>
  <message>
   <source>Model '{model}' has no domain '{domain}' to leave out; its domains are {known}.</source>
   <translation>Model '{model}' heeft geen domein '{domain}' om weg te laten; zijn domeinen zijn {known}.</translation>
  </message>
  <message>
   <source>Model '{model}' would have no domain left: leave out fewer.</source>
   <translation>Model '{model}' zou geen domein overhouden: laat er minder weg.</translation>
  </message>
  <message>
   <source>No field was found in '{layer}' for any domain of model '{model}': name the fields of its indicators in FIELD_MAP, join a table that has them, or choose another model.</source>
   <translation>Er is in '{layer}' voor geen enkel domein van model '{model}' een veld gevonden: noem de velden van de indicatoren in FIELD_MAP, koppel een tabel die ze heeft, of kies een ander model.</translation>
  </message>
  <message>
   <source>Model '{name}' is not valid JSON: {fault}.</source>
   <translation>Model '{name}' bevat geen geldige JSON: {fault}.</translation>
  </message>
  <message>
   <source>Model '{name}', at {path}: {fault}.</source>
   <translation>Model '{name}', bij {path}: {fault}.</translation>
  </message>
  <message>
   <source>'{value}' is not one of {allowed}</source>
   <translation>'{value}' hoort niet bij de toegestane waarden {allowed}</translation>
  </message>
  <message>
   <source>all weights are 0, and an index needs at least one domain: give one a weight</source>
   <translation>alle gewichten zijn 0, en een index heeft ten minste één domein nodig: geef er een een gewicht</translation>
  </message>
  <message>
   <source>the weights add up to {total:g}; they are percentages and must add up to 100 (99 to 101)</source>
   <translation>de gewichten tellen op tot {total:g}; het zijn percentages, die moeten optellen tot 100 (99 tot en met 101)</translation>
  </message>
  <message>
   <source>expected text</source>
   <translation>er hoort tekst te staan</translation>
  </message>
  <message>
   <source>expected a list with one bound fewer than there are labels</source>
   <translation>hier wordt een lijst verwacht met één grens minder dan er labels zijn</translation>
  </message>
  <message>
   <source>the bounds must rise</source>
   <translation>de grenzen moeten oplopen</translation>
  </message>
  <message>
   <source>a weight must be greater than 0, or 0 to leave the domain out, not {weight:g}</source>
   <translation>een gewicht moet groter zijn dan 0, of 0 om het domein weg te laten, niet {weight:g}</translation>
  </message>
  <message>
   <source>expected true or false</source>
   <translation>hier wordt true of false verwacht</translation>
  </message>
  <message>
   <source>an indicator has a ratio or a denominator, not both</source>
   <translation>een indicator heeft een ratio of een denominator, niet allebei</translation>
  </message>
  <message>
   <source>values with the normalisation '{method}' have a scale of their own and are not treated: take min-max, z-score or percentile rank, or leave the treatment out</source>
   <translation>waarden met de normalisatie '{method}' hebben een eigen schaal en worden niet behandeld: neem min-max, z-score of percentile rank, of laat de behandeling weg</translation>
  </message>
  <message>
   <source>give each of these indicators a weight, or none of them</source>
   <translation>geef elk van deze indicatoren een gewicht, of geen ervan</translation>
  </message>
  <message>
   <source>a weight must be greater than 0, not {weight:g}</source>
   <translation>een gewicht moet groter zijn dan 0, niet {weight:g}</translation>
  </message>
  <message>
   <source>expected a number above 0, such as 100 for a percentage</source>
   <translation>hier wordt een getal boven 0 verwacht, zoals 100 voor een percentage</translation>
  </message>
  <message>
   <source>expected a number above 0, such as 1000 for a rate per 1,000</source>
   <translation>verwacht werd een getal groter dan 0, zoals 1000 voor een cijfer per 1.000</translation>
  </message>
  <message>
   <source>expected a whole number of values, 0 or more</source>
   <translation>verwacht werd een geheel aantal waarden, 0 of meer</translation>
  </message>
  <message>
   <source>expected a list of field names</source>
   <translation>hier wordt een lijst met veldnamen verwacht</translation>
  </message>
  <message>
   <source>best {best:g} and worst {worst:g} contradict the direction '{direction}'</source>
   <translation>best {best:g} en worst {worst:g} zijn in strijd met de richting '{direction}'</translation>
  </message>
  <message>
   <source>a domain cannot be called {ids}</source>
   <translation>een domein kan niet {ids} heten</translation>
  </message>
  <message>
   <source>the ids {ids} are used more than once</source>
   <translation>de id's {ids} komen meer dan eens voor</translation>
  </message>
  <message>
   <source>quartiles need four labels</source>
   <translation>voor kwartielen zijn vier labels nodig</translation>
  </message>
  <message>
   <source>{count} values of indicator '{indicator}' lie beyond the reference and are held at 0 or 100.</source>
   <translation>Waarden van indicator '{indicator}' die buiten de referentie liggen en op 0 of 100 zijn gezet: {count}.</translation>
  </message>
  <message>
   <source>All {count} areas of '{reference}' with a score have the same one: no area is in a quarter (mdi_kwartiel).</source>
   <translation>Alle {count} gebieden van '{reference}' met een score hebben dezelfde: geen gebied valt in een kwartiel (mdi_kwartiel).</translation>
  </message>
  <message>
   <source>Left out: {domains}. The other domains, with {share:.4g}% of the weights, count in proportion to these.</source>
   <translation>Weggelaten: {domains}. De andere domeinen, met {share:.4g}% van de gewichten, tellen naar verhouding daarvan.</translation>
  </message>
  <message>
   <source>{count} values of indicator '{indicator}' lie beyond the reference and count as its lowest or highest value.</source>
   <translation>{count} waarden van indicator '{indicator}' liggen buiten de referentie en tellen als haar laagste of hoogste waarde.</translation>
  </message>
  <message>
   <source>{count} values of indicator '{indicator}' lie beyond the best and the worst value of its norm and are held at 0 or 100.</source>
   <translation>Waarden van indicator '{indicator}' die buiten de beste en de slechtste waarde van de norm liggen en op 0 of 100 zijn gezet: {count}.</translation>
  </message>
  <message>
   <source>{count} values of indicator '{indicator}' lie more than five standard deviations from the mean of the reference and are held at 0 or 100.</source>
   <translation>Waarden van indicator '{indicator}' die meer dan vijf standaardafwijkingen van het gemiddelde van de referentie liggen en op 0 of 100 zijn gezet: {count}.</translation>
  </message>
  <message>
   <source>Areas of '{reference}' with a score: {count}, fewer than four, so that no area is in a quarter (mdi_kwartiel).</source>
   <translation>Gebieden van '{reference}' met een score: {count}, minder dan vier, zodat geen gebied in een kwartiel valt (mdi_kwartiel).</translation>
  </message>
  <message>
   <source>Left out: {domains}.</source>
   <translation>Weggelaten: {domains}.</translation>
  </message>
  <message>
   <source>Indicator '{indicator}' has no values and is left out.</source>
   <translation>Indicator '{indicator}' heeft geen waarden en is weggelaten.</translation>
  </message>
  <message>
   <source>{count} scores of domain '{domain}' lie beyond the reference and are held at 0 or 100.</source>
   <translation>Scores van domein '{domain}' die buiten de referentie liggen en op 0 of 100 zijn gezet: {count}.</translation>
  </message>
  <message>
   <source>What varied is more than the weights, and what the other choices do to a region is not told by the scores of its areas: for intervals of regions run 'Robustness of the index' with nothing in VARY.</source>
   <translation>Er is meer gevarieerd dan de gewichten, en wat de andere keuzes met een regio doen, blijkt niet uit de scores van haar gebieden: laat voor intervallen van regio's bij 'Robuustheid van de index' VARY leeg.</translation>
  </message>
  <message>
   <source>The index is a geometric mean, so that weights do not tell the draws of a region.</source>
   <translation>De index is een meetkundig gemiddelde, zodat uit gewichten niet blijkt hoe de trekkingen van een regio uitvallen.</translation>
  </message>
  <message>
   <source>The scores of the regions are not the weighted means of the domain scores of their areas.</source>
   <translation>De scores van de regio's zijn niet de gewogen gemiddelden van de domeinscores van hun gebieden.</translation>
  </message>
  <message>
   <source>{draws} draws of {areas} areas take too much memory: set DRAWS to {most} or fewer.</source>
   <translation>{draws} trekkingen van {areas} gebieden vragen te veel geheugen: zet DRAWS op {most} of minder.</translation>
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
   <translation>Indicator '{indicator}' heeft in alle {n} gebieden van '{reference}' dezelfde waarde, {value:g}, en kan niet worden genormaliseerd. Geef een REFERENCE of een SCALE_IN van het hele land op, of laat de indicator weg uit het model.</translation>
  </message>
  <message>
   <source>The logarithm of indicator '{indicator}' is taken: drawing in outlying values (at most {most}) does not keep the limits of skewness and kurtosis.</source>
   <translation>Van indicator '{indicator}' wordt de logaritme genomen: met het terugbrengen van uitschieters (hoogstens {most}) blijven scheefheid en kurtosis niet binnen hun grenzen.</translation>
  </message>
  <message>
   <source>{count} values of indicator '{indicator}' above {bound:.10g} count as {bound:.10g}: {areas}.</source>
   <translation>{count} waarden van indicator '{indicator}' boven {bound:.10g} tellen als {bound:.10g}: {areas}.</translation>
  </message>
  <message>
   <source>{count} values of indicator '{indicator}' below {bound:.10g} count as {bound:.10g}: {areas}.</source>
   <translation>{count} waarden van indicator '{indicator}' onder {bound:.10g} tellen als {bound:.10g}: {areas}.</translation>
  </message>
  <message>
   <source>Model '{model}' has {expected} domains, not {given}: give one weight for each.</source>
   <translation>Model '{model}' heeft {expected} domeinen, niet {given}: geef voor elk één gewicht.</translation>
  </message>
  <message>
   <source>All weights are 0, and an index needs at least one domain: give one a weight.</source>
   <translation>Alle gewichten zijn 0 en een index heeft minstens één domein nodig: geef een domein een gewicht.</translation>
  </message>
  <message>
   <source>The weight of domain '{domain}' is {weight:g}: give 0, which leaves the domain out, or more.</source>
   <translation>Het gewicht van domein '{domain}' is {weight:g}: geef 0 (dan telt het domein niet mee) of meer.</translation>
  </message>
  <message>
   <source>The areas are of the level {area_level}, the rows of the table of the level {table_level}: take a table of the same level, or the field of the areas that holds their {table_level} codes.</source>
   <translation>De gebieden hebben het niveau {area_level}, de rijen van de tabel het niveau {table_level}: neem een tabel van hetzelfde niveau, of het veld van de gebieden met hun codes op het niveau {table_level}.</translation>
  </message>
  <message>
   <source>Both are codes or names of the same kind, but not of the same areas: is the table of the year and of the part of the country of the layer?</source>
   <translation>Beide zijn codes of namen van dezelfde soort, maar niet van dezelfde gebieden: is de tabel van het jaar en van het deel van het land van de laag?</translation>
  </message>
  <message>
   <source>Table '{table}' holds {count} codes more than once in field '{field}' ({codes}): remove the surplus rows, name the field that tells them apart as PERIOD_FIELD where it holds periods, or set DUPLICATES to 'first' or 'last'.</source>
   <translation>Tabel '{table}' bevat in veld '{field}' {count} codes meer dan eens ({codes}): verwijder de overtollige rijen, geef het veld dat ze onderscheidt op als PERIOD_FIELD als het perioden bevat, of zet DUPLICATES op 'first' of 'last'.</translation>
  </message>
  <message>
   <source>The table has no rows.</source>
   <translation>De tabel heeft geen rijen.</translation>
  </message>
  <message>
   <source>The field of the table is empty.</source>
   <translation>Het veld van de tabel is leeg.</translation>
  </message>
  <message>
   <source>The field of the table holds no CBS codes and no names of the areas: choose another field as TABLE_CODE, or write the codes as GM0014, 0014 or 14.</source>
   <translation>Het veld van de tabel bevat geen CBS-codes en geen namen van de gebieden: kies een ander veld als TABLE_CODE, of schrijf de codes als GM0014, 0014 of 14.</translation>
  </message>
  <message>
   <source>The field of the areas holds no CBS codes: choose another field as AREA_CODE.</source>
   <translation>Het veld van de gebieden bevat geen CBS-codes: kies een ander veld als AREA_CODE.</translation>
  </message>
  <message>
   <source>Field '{field}' of table '{table}' holds periods of which the latest cannot be told ({periods}): choose one of them, or 'all', as PERIOD.</source>
   <translation>Veld '{field}' van tabel '{table}' bevat perioden waarvan niet te zeggen is welke de laatste is ({periods}): kies er een van, of 'all', als PERIOD.</translation>
  </message>
  <message>
   <source>Table '{table}' holds no period '{period}' in field '{field}'; its periods are {periods}.</source>
   <translation>Tabel '{table}' bevat geen periode '{period}' in veld '{field}'; de perioden zijn {periods}.</translation>
  </message>
  <message>
   <source>expected a JSON object</source>
   <translation>er hoort een JSON-object te staan</translation>
  </message>
  <message>
   <source>expected a list of texts</source>
   <translation>er hoort een lijst teksten te staan</translation>
  </message>
  <message>
   <source>expected a number</source>
   <translation>er hoort een getal te staan</translation>
  </message>
  <message>
   <source>expected a list with at least one entry</source>
   <translation>er hoort een lijst met minstens één onderdeel te staan</translation>
  </message>
  <message>
   <source>'{value}' must consist of letters, digits and underscores</source>
   <translation>'{value}' moet bestaan uit letters, cijfers en liggende streepjes</translation>
  </message>
  <message>
   <source>unknown key; allowed are {keys}</source>
   <translation>onbekende sleutel; toegestaan zijn {keys}</translation>
  </message>
  <message>
   <source>this key is missing</source>
   <translation>deze sleutel ontbreekt</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds figures below zero, which are no address density and get no class: {values}; rows: {count}.</source>
   <translation>Veld '{field}' van '{layer}' bevat cijfers onder nul, die geen omgevingsadressendichtheid zijn en geen klasse krijgen: {values}; rijen: {count}.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds CBS's class of stedelijkheid (1 to 5), not the address density: choose the field with the OAD in addresses per km², such as omgevingsadressendichtheid or ste_oad.</source>
   <translation>Veld '{field}' van '{layer}' bevat de stedelijkheidsklasse van het CBS (1 tot en met 5), niet de omgevingsadressendichtheid: kies het veld met de OAD in adressen per km², zoals omgevingsadressendichtheid of ste_oad.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds nothing but the numbers 1 to 5, which are most likely CBS's class of stedelijkheid: as an OAD they all fall in class 5, niet stedelijk.</source>
   <translation>Veld '{field}' van '{layer}' bevat alleen de getallen 1 tot en met 5, die vrijwel zeker de stedelijkheidsklasse van het CBS zijn: als OAD vallen ze alle in klasse 5, niet stedelijk.</translation>
  </message>
  <message>
   <source>WEIGHT '{weight}' goes with Pearson's correlation, not with Spearman's of ranks: leave WEIGHT out, or choose METHOD Pearson.</source>
   <translation>WEIGHT '{weight}' hoort bij de correlatie van Pearson, niet bij die van Spearman over rangen: laat WEIGHT weg, of kies METHOD Pearson.</translation>
  </message>
  <message>
   <source>WEIGHT '{weight}' holds {value}, which is below zero: choose another field or correct the value.</source>
   <translation>WEIGHT '{weight}' bevat {value}, dat onder nul ligt: kies een ander veld of verbeter de waarde.</translation>
  </message>
  <message>
   <source>COUNT_FIELD '{field}' holds {value}, and a number of areas is not below zero: choose another field.</source>
   <translation>COUNT_FIELD '{field}' bevat {value}, en een aantal gebieden ligt niet onder nul: kies een ander veld.</translation>
  </message>
  <message>
   <source>Theme '{field}' has no direction: say whether high or low is worse.</source>
   <translation>Thema '{field}' heeft geen richting: zeg of hoog of laag slechter is.</translation>
  </message>
  <message>
   <source>{field}: {note}</source>
   <translation>{field}: {note}</translation>
  </message>
  <message>
   <source>Field '{field}' has no value in any area of '{reference}': leave it out of FIELDS, or give another reference.</source>
   <translation>Veld '{field}' heeft in geen enkel gebied van '{reference}' een waarde: laat het weg uit FIELDS, of geef een andere referentie.</translation>
  </message>
  <message>
   <source>Typology '{name}', at exclusive[{place}]: {types} exclude each other, and all hold of {count} areas ({areas}): correct the limits of one of them.</source>
   <translation>Typologie '{name}', bij exclusive[{place}]: {types} sluiten elkaar uit, en gelden alle voor {count} gebieden ({areas}): verbeter de grenzen van een ervan.</translation>
  </message>
  <message>
   <source>Typology '{name}' is not valid JSON: {fault}.</source>
   <translation>Typologie '{name}' is geen geldige JSON: {fault}.</translation>
  </message>
  <message>
   <source>Typology '{name}', at {path}: {fault}.</source>
   <translation>Typologie '{name}', bij {path}: {fault}.</translation>
  </message>
  <message>
   <source>there is no quantity '{quantity}'; there are {known}</source>
   <translation>er is geen grootheid '{quantity}'; er zijn {known}</translation>
  </message>
  <message>
   <source>expected a list of {number} texts</source>
   <translation>er hoort een lijst van {number} teksten te staan</translation>
  </message>
  <message>
   <source>'{value}' stands there twice, or is a column of the output</source>
   <translation>'{value}' staat er twee keer, of is een kolom van de uitvoer</translation>
  </message>
  <message>
   <source>expected '{schema}'</source>
   <translation>er hoort '{schema}' te staan</translation>
  </message>
  <message>
   <source>expected one of {keys}</source>
   <translation>hier wordt een van {keys} verwacht</translation>
  </message>
  <message>
   <source>has {keys}, of which there can be one</source>
   <translation>heeft {keys}, waarvan er één kan zijn</translation>
  </message>
  <message>
   <source>needs the id of a quantity (of) and a region (within)</source>
   <translation>heeft de id van een grootheid (of) en een regio (within) nodig</translation>
  </message>
  <message>
   <source>belongs to a ratio</source>
   <translation>hoort bij een ratio</translation>
  </message>
  <message>
   <source>needs one of {keys}</source>
   <translation>heeft een van {keys} nodig</translation>
  </message>
  <message>
   <source>no figure lies between {low:g} and {high:g}</source>
   <translation>er ligt geen getal tussen {low:g} en {high:g}</translation>
  </message>
  <message>
   <source>expected a list of lists of types</source>
   <translation>er hoort een lijst van lijsten met typen te staan</translation>
  </message>
  <message>
   <source>conditions are nested too deep</source>
   <translation>voorwaarden zijn te diep genest</translation>
  </message>
  <message>
   <source>there is no type '{type}'</source>
   <translation>er is geen type '{type}'</translation>
  </message>
  <message>
   <source>needs '{quantity}', which must stand before it</source>
   <translation>heeft '{quantity}' nodig, die ervoor moet staan</translation>
  </message>
  <message>
   <source>expected two types or more</source>
   <translation>er horen twee of meer typen te staan</translation>
  </message>
  <message>
   <source>{level} {year} is not served in the variant '{variant}': PDOK has {years} of it; choose another YEAR, or another VARIANT.</source>
   <translation>{level} {year} is er niet in de variant '{variant}': PDOK heeft daarvan {years}; kies een ander jaar (YEAR) of een andere variant (VARIANT).</translation>
  </message>
  <message>
   <source>There is no {level} in the variant '{variant}', which holds {levels}: choose VARIANT {others}.</source>
   <translation>De variant '{variant}' kent geen {level}, wel {levels}: kies als VARIANT {others}.</translation>
  </message>
  <message>
   <source>WITHIN holds '{item}', which is no code of a gemeente (GM0014), provincie (PV20) or COROP region (CR03): give codes with commas between, or an extent as xmin,xmax,ymin,ymax.</source>
   <translation>In WITHIN staat '{item}'; dat is geen code van een gemeente (GM0014), provincie (PV20) of COROP-gebied (CR03): geef codes met komma's ertussen, of een bereik als xmin,xmax,ymin,ymax.</translation>
  </message>
  <message>
   <source>No {level} lies in {code}: choose as WITHIN the code of a wider area, or leave it empty.</source>
   <translation>In {code} ligt geen {level}: kies voor WITHIN de code van een ruimer gebied, of laat het leeg.</translation>
  </message>
  <message>
   <source>{name} gives y before x in {crs}, which would put its areas outside the Netherlands; nothing was written.</source>
   <translation>{name} geeft y vóór x in {crs}, waardoor de gebieden buiten Nederland zouden liggen; er is niets geschreven.</translation>
  </message>
  <message>
   <source>{name} gives areas that do not lie in the Netherlands by the CRS that it names ({crs}; x {west}-{east}, y {south}-{north}); nothing was written.</source>
   <translation>{name} geeft gebieden die volgens het genoemde coördinatenstelsel niet in Nederland liggen ({crs}; x {west}-{east}, y {south}-{north}); er is niets geschreven.</translation>
  </message>
  <message>
   <source>The service answers for {name}: '{fault}'; nothing was written: check YEAR, VARIANT and the address in the settings.</source>
   <translation>De dienst antwoordt voor {name}: '{fault}'; er is niets geschreven: controleer YEAR, VARIANT en het adres in de instellingen.</translation>
  </message>
  <message>
   <source>The answer of {name} holds no list 'features': it is no GeoJSON, so nothing was written: check the address in the settings.</source>
   <translation>Het antwoord van {name} bevat geen lijst 'features': het is geen GeoJSON, dus er is niets geschreven: controleer het adres in de instellingen.</translation>
  </message>
  <message>
   <source>Area {number} of {name} is not what GeoJSON makes of an area ({fault}): nothing was written.</source>
   <translation>Gebied {number} van {name} is geen gebied volgens GeoJSON ({fault}): er is niets geschreven.</translation>
  </message>
  <message>
   <source>{name} gives its areas in a CRS that is not known ({crs}), so nothing was written: the service must give RD New (EPSG:28992).</source>
   <translation>{name} geeft de gebieden in een onbekend coördinatenstelsel ({crs}), dus er is niets geschreven: de dienst moet RD New (EPSG:28992) geven.</translation>
  </message>
  <message>
   <source>No area has a region: choose another REGION_FIELD, or fill it in first.</source>
   <translation>Geen enkel gebied heeft een regio: kies een ander REGION_FIELD, of vul het eerst in.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds {value:g} for {area}, and a weight cannot be negative: correct the value, or leave it empty where it is unknown.</source>
   <translation>Veld '{field}' van '{layer}' bevat {value:g} voor {area}, en een gewicht kan niet negatief zijn: verbeter de waarde, of laat het veld leeg waar de waarde onbekend is.</translation>
  </message>
  <message>
   <source>{count} areas of '{layer}' have no value in '{field}' and are left out of weighted figures: {areas}.</source>
   <translation>{count} gebieden van '{layer}' hebben geen waarde in '{field}' en tellen niet mee in gewogen cijfers: {areas}.</translation>
  </message>
  <message>
   <source>The codes of '{layer}' ({codes}) are those of no gemeente, wijk or buurt, so the regions of its areas cannot be told: choose as AREA_CODE a field with codes such as GM0014, WK001400 or BU00140001, or take REGION_SET 'own table' or 'polygons'.</source>
   <translation>De codes van '{layer}' ({codes}) zijn niet die van een gemeente, wijk of buurt, zodat de regio's van de gebieden niet te bepalen zijn: kies als AREA_CODE een veld met codes als GM0014, WK001400 of BU00140001, of neem REGION_SET 'own table' of 'polygons'.</translation>
  </message>
  <message>
   <source>Table '{table}' puts {count} codes in more than one region ({codes}): an area can lie in one region only, so remove the surplus rows.</source>
   <translation>Tabel '{table}' deelt {count} codes bij meer dan één regio in ({codes}): een gebied kan maar in één regio liggen, dus verwijder de overtollige rijen.</translation>
  </message>
  <message>
   <source>Table '{table}' gives region '{region}' more than one name ({names}): give each region one name, or leave TABLE_NAME empty.</source>
   <translation>Tabel '{table}' geeft regio '{region}' meer dan één naam ({names}): geef elke regio één naam, of laat TABLE_NAME leeg.</translation>
  </message>
  <message>
   <source>The rows of table {table} have no field {absent}; they have {present}. The names have changed at the source: run again without MEASURES, or choose from the new names.</source>
   <translation>De rijen van tabel {table} hebben geen veld {absent}; ze hebben {present}. De namen zijn bij de bron veranderd: voer het opnieuw uit zonder MEASURES, of kies uit de nieuwe namen.</translation>
  </message>
  <message>
   <source>Table {table} gave {number} rows twice over its pages, the first of them {row}: the source changed while it was fetched, or its paging is at fault. Nothing was written; run again.</source>
   <translation>Tabel {table} gaf over de pagina's heen {number} rijen dubbel, als eerste {row}: de bron veranderde tijdens het ophalen, of de paginering klopt niet. Er is niets weggeschreven; probeer het opnieuw.</translation>
  </message>
  <message>
   <source>{what} of table {table} has no field {absent}; it has {present}. The names have changed at the source, so the table cannot be read.</source>
   <translation>{what} van tabel {table} heeft geen veld {absent}; wel {present}. De namen zijn bij de bron veranderd, dus de tabel kan niet worden gelezen.</translation>
  </message>
  <message>
   <source>The answer of {name} holds no list 'value': it is no OData page.</source>
   <translation>Het antwoord van {name} bevat geen lijst 'value': het is geen pagina van OData.</translation>
  </message>
  <message>
   <source>Table {table} has no measure '{wanted}'; it has {near}. The names may have changed from year to year.</source>
   <translation>Tabel {table} heeft geen onderwerp '{wanted}'; wel {near}. De namen kunnen per jaar verschillen.</translation>
  </message>
  <message>
   <source>Table {table} has no {dimension} that begins with {unknown}; its codes look like {known}: correct {name}.</source>
   <translation>Tabel {table} heeft geen {dimension} die begint met {unknown}; de codes zien eruit als {known}: verbeter {name}.</translation>
  </message>
  <message>
   <source>DIMENSIONS holds '{item}': write the dimension and its code as in Leeftijd=20300.</source>
   <translation>DIMENSIONS bevat '{item}': schrijf de dimensie en de code zoals in Leeftijd=20300.</translation>
  </message>
  <message>
   <source>Table {table} has {number} measures called '{wanted}': choose one by its code, {codes}.</source>
   <translation>Tabel {table} heeft {number} onderwerpen met de naam '{wanted}': kies er een op code, {codes}.</translation>
  </message>
  <message>
   <source>Table {table} has no dimension for {name}; its dimensions are {known}: leave {name} empty.</source>
   <translation>Tabel {table} heeft geen dimensie voor {name}; de dimensies zijn {known}: laat {name} leeg.</translation>
  </message>
  <message>
   <source>Table {table} has no dimension '{name}'; its dimensions are {known}.</source>
   <translation>Tabel {table} heeft geen dimensie '{name}'; de dimensies zijn {known}.</translation>
  </message>
  <message>
   <source>Dimension {name} of table {table} has no code '{code}'; it has {known}.</source>
   <translation>Dimensie {name} van tabel {table} heeft geen code '{code}'; wel {known}.</translation>
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
   <source>Field '{field}' of '{layer}' holds text such as '{value}', in which the sign can stand before decimals or between thousands: read the file with regiolens:readcbs, which looks at its other columns and lets you choose the decimal sign, or make a field of numbers of it.</source>
   <translation>Veld '{field}' van '{layer}' bevat tekst zoals '{value}', waarin het teken voor decimalen of tussen duizendtallen kan staan: lees het bestand met regiolens:readcbs, dat naar de andere kolommen kijkt en waarin je het decimaalteken kunt kiezen, of maak er een veld met getallen van.</translation>
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds '{value}', which is not a number: choose another field or correct the value.</source>
   <translation>Veld '{field}' van '{layer}' bevat '{value}', wat geen getal is: kies een ander veld of corrigeer de waarde.</translation>
  </message>
  <message>
   <source>Fetches the gemeenten, wijken or buurten of a provincie and a year from PDOK, their Kerncijfers wijken en buurten of the same year from StatLine, joins them, and maps one of the figures in quartiles of all areas of the country at that level. The indicator is the name of its field, with or without the number that StatLine sets behind it: Bevolkingsdichtheid, GemiddeldeWOZWaardeVanWoningen. Without other measures all key figures are fetched.</source>
   <translation>Haalt de gemeenten, wijken of buurten van een provincie en een jaar op bij PDOK en hun Kerncijfers wijken en buurten van hetzelfde jaar bij StatLine, koppelt ze, en brengt een van de cijfers in kaart in kwartielen van alle gebieden van dat niveau in het land. De indicator is de naam van het veld, met of zonder het nummer dat StatLine erachter zet: Bevolkingsdichtheid, GemiddeldeWOZWaardeVanWoningen. Zonder andere onderwerpen worden alle kerncijfers opgehaald.</translation>
  </message>
  <message>
   <source>The name of its field, with or without the number that StatLine sets behind it, such as Bevolkingsdichtheid or GemiddeldeWOZWaardeVanWoningen.</source>
   <translation>De naam van het veld, met of zonder het nummer dat StatLine erachter zet, zoals Bevolkingsdichtheid of GemiddeldeWOZWaardeVanWoningen.</translation>
  </message>
  <message>
   <source>Names of other figures to fetch, with commas between; when empty, all of them.</source>
   <translation>Namen van andere cijfers om op te halen, met komma's ertussen; leeg betekent alle.</translation>
  </message>
  <message>
   <source>The provincie whose areas are fetched.</source>
   <translation>De provincie waarvan de gebieden worden opgehaald.</translation>
  </message>
  <message>
   <source>Simplified outlines for maps, or the exact ones.</source>
   <translation>Vereenvoudigde grenzen voor kaarten, of de precieze.</translation>
  </message>
  <message>
   <source>The areas as they were on 1 January of this year, and their key figures of the same year.</source>
   <translation>De gebieden zoals ze op 1 januari van dit jaar waren, en hun kerncijfers van hetzelfde jaar.</translation>
  </message>
  <message>
   <source>Indicator to map</source>
   <translation>Indicator voor de kaart</translation>
  </message>
  <message>
   <source>Other measures</source>
   <translation>Andere onderwerpen</translation>
  </message>
  <message>
   <source>Provincie</source>
   <translation>Provincie</translation>
  </message>
  <message>
   <source>Outlines</source>
   <translation>Grenzen</translation>
  </message>
  <message>
   <source>Computes an index in several years on one reference, and its change between the first and the last of them as a map around zero: 'Development of an index' and 'Change between two moments' of the toolbox in one run.</source>
   <translation>Berekent een index in meerdere jaren op één referentie, en de verandering tussen het eerste en het laatste daarvan als kaart rond nul: 'Ontwikkeling van een index' en 'Verandering tussen twee momenten' van de Toolbox in één keer.</translation>
  </message>
  <message>
   <source>A layer with the indicators, or the domain scores, of each year; or one layer with a row for each area and year.</source>
   <translation>Een laag met de indicatoren, of de domeinscores, van elk jaar; of één laag met een rij per gebied en jaar.</translation>
  </message>
  <message>
   <source>Areas of each year</source>
   <translation>Gebieden van elk jaar</translation>
  </message>
  <message>
   <source>Sets a figure of the worst quarter of areas beside that of all areas, at two moments: tables 4 and 5 of Accentueer het verschil. The areas carry the figure at both moments, their quarter (mdi_kwartiel, 4 the worst) and their zone (regio_zone). One table has a row for each quarter, the other for each zone, of the worst quarter alone; verschil_nl is the change beside that of all areas.</source>
   <translation>Zet een cijfer van het slechtste kwartiel van de gebieden naast dat van alle gebieden, op twee momenten: de tabellen 4 en 5 van Accentueer het verschil. De gebieden hebben het cijfer op beide momenten, hun kwartiel (mdi_kwartiel, 4 het slechtst) en hun zone (regio_zone). De ene tabel heeft een rij per kwartiel, de andere een per zone, van alleen het slechtste kwartiel; verschil_nl is de verandering naast die van alle gebieden.</translation>
  </message>
  <message>
   <source>All areas of the country, or of what the worst quarter is to be compared with.</source>
   <translation>Alle gebieden van het land, of van datgene waarmee het slechtste kwartiel wordt vergeleken.</translation>
  </message>
  <message>
   <source>In which the worst quarter is 4.</source>
   <translation>Waarin het slechtste kwartiel 4 is.</translation>
  </message>
  <message>
   <source>By which a percentage or a mean is weighted, such as the households or the inhabitants of that year; without it the catalogue must know the figure.</source>
   <translation>Waarmee een percentage of gemiddelde wordt gewogen, zoals de huishoudens of de inwoners van dat jaar; zonder dit veld moet de catalogus het cijfer kennen.</translation>
  </message>
  <message>
   <source>The same at the end.</source>
   <translation>Hetzelfde aan het eind.</translation>
  </message>
  <message>
   <source>Such as kern, intermediair, perifeer, which 'Assign regions' gives.</source>
   <translation>Zoals kern, intermediair, perifeer, die 'Regio's toewijzen' geeft.</translation>
  </message>
  <message>
   <source>Field with the quarters</source>
   <translation>Veld met de kwartielen</translation>
  </message>
  <message>
   <source>Field with the zones</source>
   <translation>Veld met de zones</translation>
  </message>
  <message>
   <source>Joins areas with an indicator table by their CBS codes and computes the deprivation index (MDI): the join and the index of the toolbox in one run. Without a reference or a stored scale the areas themselves are the reference of the normalisation.</source>
   <translation>Koppelt gebieden aan een tabel met indicatoren op hun CBS-codes en berekent de achterstandsindex (MDI): de koppeling en de index uit de Toolbox in één keer. Zonder referentie of opgeslagen schaal zijn de gebieden zelf de referentie van de normalisatie.</translation>
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
   <source>From areas and a table to the share of each type in the worst quarter: joins the table by CBS codes, tells of which types each area is, computes the deprivation index (MDI), and counts the areas of each type by quarter of the index (mdi_kwartiel, 4 the worst), as table 2 of Accentueer het verschil does. Types of which the table has no figures are left out.</source>
   <translation>Van gebieden en een tabel naar het aandeel van elk type in het slechtste kwartiel: koppelt de tabel op CBS-codes, zegt van elk gebied van welke typen het is, berekent de achterstandsindex (MDI), en telt de gebieden van elk type naar kwartiel van de index (mdi_kwartiel, 4 het slechtste), zoals tabel 2 van Accentueer het verschil. Typen waarvan de tabel geen cijfers heeft, blijven weg.</translation>
  </message>
  <message>
   <source>Gemeenten, as the shipped types are types of gemeenten.</source>
   <translation>Gemeenten, want de meegeleverde typen zijn typen gemeenten.</translation>
  </message>
  <message>
   <source>A table with the indicators, or the domain scores, of the model, and with the figures that the rules of the types look at, such as inwoners.</source>
   <translation>Een tabel met de indicatoren, of de domeinscores, van het model, en met de cijfers waar de regels van de typen naar kijken, zoals inwoners.</translation>
  </message>
  <message>
   <source>File with the rules of the types</source>
   <translation>Bestand met de regels van de typen</translation>
  </message>
  <message>
   <source>Table with indicators and figures of the types</source>
   <translation>Tabel met indicatoren en cijfers van de typen</translation>
  </message>
  <message>
   <source>Fields of the figures of the types</source>
   <translation>Velden met de cijfers van de typen</translation>
  </message>
 </context>
</TS>
