<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
 <context>
  <name>Regiolens</name>
  <message>
   <source>Regiolens needs the Python package pandas, which this QGIS came without. In the OSGeo4W setup choose the package python3-pandas; on Debian and Ubuntu install python3-pandas; on macOS take the QGIS installer of the long-term release.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Join indicators by CBS code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Joins gemeenten, wijken or buurten with the rows of an indicator table by their CBS codes.

Codes may come as GM0014, gm0014, 0014, 14, 14.0, 2022GM0014 or padded with blanks, in each layer its own way; the fields that hold them are found when not given. Rows of another level (a KWB table holds gemeenten, wijken and buurten) are left aside.

Numbers that came as text become numbers, with decimal comma or point; missing markers (-99997, -99995, -99999, -99999999, '.', 'x', '-', empty) become NULL, never zero.

The log and the report name what did not match, with the likely reason, such as a merger of gemeenten between the year of the layer and the year of the table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer whose areas get the indicators.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found by itself when empty: the field with CBS codes that tells the areas apart.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A table (csv, xlsx, a database table) or layer with a row per area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found by itself when empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All fields of the table but its code when empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Set before the names of the joined fields, such as kwb_.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'refuse' stops and names them; 'first' and 'last' take that row.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'keep' leaves their indicators NULL, 'drop' leaves the areas out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only for codes without a prefix that could be two things, such as 140001: wijk 01 of gemeente 1400 or buurt 01 of gemeente 0014.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Adds the field ontbreekt, which tells per area which joined values are missing, and why.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas with the fields of the table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A page that lists what did not match and why, which text became numbers, and what is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code field of the areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code field of the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fields to join</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Prefix of the joined fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Codes that the table holds more than once</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Level of the areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add a field with reasons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Joined areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of areas with a row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of areas without a row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of rows without an area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code field of the areas: {field}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code field of the table: {field}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Multiple deprivation index (MDI)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Computes a multiple deprivation index from indicators, or from domain scores, by a model: seven weighted domains after Het PON &amp; Telos (2024), England's index, or a model of your own.

Each indicator is brought to 0-100, 100 the worst outcome; a domain is the mean of its indicators; the index is the sum of weight/100 x domain score, with the weights as they stand.

The normalisation belongs to a reference, not to the layer at hand: give the whole country as REFERENCE, or a stored scale, and a province gets the very scores that it has within the country. Missing is never zero: mdi_dekking tells how many of the indicators stood behind each score.

Shipped models: pon2023 (22 indicators), pon2023_domains (the seven domain scores), imd_england (ranks or scores of the seven English domains), cbs_kern (a derived index from what CBS publishes freely). A score tells how an area compares with its reference, nothing about the people who live there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A layer or table with the indicators, or the domain scores, in its fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A model that comes with Regiolens: cbs_kern, imd_england, pon2023 or pon2023_domains.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A model of your own, in place of a shipped one: a JSON file with domains, weights, indicators, directions, normalisation and classes. A fault is named with its path in the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only where fields have other names than the model gives: pairs of indicator and field, or a JSON object such as {"inkomen": "score_inkomen"}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layer or table on which the normalisation and the quartiles are fitted, such as all gemeenten of the country. Without it, and without a scale, the areas themselves are the reference.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A normalisation that an earlier run stored, applied unchanged. In place of a reference.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'available with at least half': a domain is the mean of the indicators present, of which it needs at least half. 'all required': a domain with any indicator missing has no score. 'strict': the run is refused if any value is missing. The index always needs all its domains.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas with mdi_&lt;domain&gt;, mdi, mdi_klasse, mdi_label, mdi_rang (1 = most deprived of this layer), mdi_kwartiel (4 = most deprived quarter of the reference) and mdi_dekking (percent), styled by class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Write the fitted normalisation to a file, to show it and to apply it elsewhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>REFERENCE and SCALE_IN exclude each other: a stored scale has its reference in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MDI (0-100)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MDI class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MDI class, in words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank (1 = most deprived)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quartile (4 = most deprived)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>indicators present (%)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Model file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fields of the indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stored scale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Missing values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Store the scale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>JSON files (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of areas with a score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of areas without a score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scored} of {count} areas have a score.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>score {domain}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{indicator}: field {field}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Regiolens: region indicators, deprivation index, stedelijkheid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Main job: join and index (MDI)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The model {path} could not be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quartile map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Divides areas into quartiles (or 2 to 9 quantiles) and styles them as a choropleth, darker where it is worse.

The bounds come from all areas of the reference that have data; give the whole country as the reference, and a province keeps the classes that it has within the country. A value on a bound belongs to the class above it. Class 1 holds the lowest values, whatever the direction; areas without data have no class and an entry of their own in the legend. Where many areas share a value, bounds coincide and a class can be empty: the log then says so.

The legend prints the bounds with as few decimals as leave every area in its class, and the number of areas per class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas to map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field to divide into classes. Text is read as numbers; CBS's missing markers are missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layer or table whose areas determine the bounds, such as all buurten of the country. Without it the areas themselves do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The same indicator in the reference; the field of the same name when empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>4 for quartiles, 5 for quintiles; 2 to 9.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Which end is worse, and so darker: 'high is worse' or 'low is worse'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A sequential ColorBrewer ramp; all of them are safe for colour-blind readers and for greyscale print.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator, year and unit, such as 'WOZ-waarde, 2024 (x 1.000 euro)'; the field's name when empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shown below the classes in the legend, such as 'CBS, Kerncijfers wijken en buurten 2024'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas with kwartiel (1 = lowest values) and kwartiel_label, styled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Also write the style to a .qml file, for use on other layers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The reference '{reference}' has no field '{field}': name its field in REFERENCE_FIELD.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quartiles of {areas} of {reference}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{classes} classes of {areas} of {reference}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator in the reference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Direction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colour ramp</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Title of the legend</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Style file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>QGIS style files (*.qml)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of areas with a class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of areas without a class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>bounds of the quantile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quantile of {field}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source: {source}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Classify stedelijkheid (OAD)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gives each area CBS's class of stedelijkheid from its address density (OAD, addresses per km²): 1 zeer sterk stedelijk from 2500, 2 sterk stedelijk from 1500, 3 matig stedelijk from 1000, 4 weinig stedelijk from 500, 5 niet stedelijk below 500. Lower bounds are inclusive. Missing stays missing.

CBS classifies the unrounded OAD: where the published, rounded OAD shows exactly 500, 1000, 1500 or 2500, CBS's own class can be the less urban one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gemeenten, wijken, buurten or areas of your own with their OAD.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Address density in addresses per km², such as ste_oad. Text is read as numbers; CBS's missing markers such as -99997 are missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas with sted (1-5) and sted_label, styled by class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field with the OAD</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stedelijkheid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>stedelijkheid class (1-5)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>stedelijkheid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} gemeenten</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} wijken</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} buurten</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} provincies</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} COROP regions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>FIELD_MAP must be a JSON object such as {example}, or pairs of indicator and field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{layer}' has no field '{field}', which FIELD_MAP names for '{indicator}'; its fields are {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file '{path}' cannot be read: {fault}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>FIELD_MAP names '{indicator}', which model '{model}' does not have; its indicators are {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no row in the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>water</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a row:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows without an area:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{matched} of {areas} areas found a row; {rows} of {all_rows} rows found no area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CBS draws wijken and buurten anew each year: is the table of the year of the layer?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>missing values and why</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} rows of another level than {level} were left aside.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table holds {count} codes more than once: {codes}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>... and {count} more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stedelijkheid (OAD, addresses per km²)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Score 0-100, 100 = most deprived</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Classes: CBS</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Relative to: {areas} of {reference}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layer: {layer}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method: {source}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>points such as in 1.250 were read as decimal points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely reason</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Join of {areas} and {table}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows without an area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Why</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with a row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows of the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows of another level, left aside</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Text that became numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Missing values in the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code fields: {area_code} and {table_code}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Canceled; no output was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer already had the fields {fields}; their values are replaced.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The style could not be stored with the layer: {fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field has no value in any area of '{reference}': choose another field or reference.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Many areas of '{reference}' share one value, so that bounds coincide ({bounds}): classes are empty, and the others are not equally large.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The codes in field '{field}' (such as {code}) can be read as wijken and as buurten: choose the level, or a field whose codes begin with WK or BU.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The columns of '{layer}' are separated by semicolons, which was not recognised when it was opened: add the file with Layer &gt; Add Layer &gt; Add Delimited Text Layer and the delimiter ';'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field with CBS codes was found in '{layer}': choose the field yourself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area of '{reference}' has all domains of model '{model}': check the fields and their missing values.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The score {value:g} of domain '{domain}' for area {area} lies outside 0-100: this model takes scores as they are; choose the field that holds them, or a model that normalises.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{reference}' holds no values for {indicators} of domain '{domain}': name the fields in FIELD_MAP, or choose another reference.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field was found for {indicators} of domain '{domain}': name the fields in FIELD_MAP.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator '{indicator}' is missing for area {area} ({count} missing values in domain '{domain}'): complete it, or set MISSING to another choice than 'strict'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator '{indicator}' has no values and is left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} values of indicator '{indicator}' lie beyond the reference and are held at 0 or 100.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas are of the level {area_level}, the rows of the table of the level {table_level}: take a table of the same level, or the field of the areas that holds their {table_level} codes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table '{table}' holds {count} codes more than once ({codes}): remove the surplus rows, or set Duplicates to 'first' or 'last'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{code} {name} became part of {into} on {date}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{code} {name} was formed from {parts} on {date}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The area has no code.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The row has no code.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Model '{name}', at {path}: {fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Model '{name}' is no valid JSON: {fault}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>expected an object.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>expected text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{value}' is not one of {allowed}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>expected a number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>expected a list with at least one entry.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{value}' must consist of letters, digits and underscores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the weights add up to {total:g}; they are percentages and must add up to 100 (99 to 101).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>expected a list with one bound fewer than there are labels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the bounds must rise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a weight must be greater than 0, not {weight:g}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>expected a list of field names.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>best {best:g} and worst {worst:g} contradict the direction '{direction}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>unknown key; allowed are {keys}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this key is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{kind} id {ids} is used more than once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quartiles need four labels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The scale was fitted for model '{fitted}' ({fitted_hash}), not for '{model}' ({model_hash}) as it stands: fit it anew with SCALE_OUT.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator '{indicator}' has the one value {value:g} in all {n} areas of '{reference}': it cannot be scaled. Give a REFERENCE or a SCALE_IN of the whole country, or leave it out of the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is no scale written by Regiolens ({schema}): choose a file that SCALE_OUT has made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not available</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>unknown, unreliable or secret</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>secret</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not applicable</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field '{field}' of '{layer}' holds '{value}', which is no number: choose another field or mend the value.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Joins areas with an indicator table by their CBS codes and computes the deprivation index (MDI): the join and the index of the toolbox in one run. Without a stored scale the areas themselves are the reference of the normalisation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gemeenten, wijken or buurten.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A table with the indicators, or the domain scores, of the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MDI</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
