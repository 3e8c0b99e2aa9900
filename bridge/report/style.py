"""How the region report looks, on a screen, on a telephone and in print."""

STYLE = """
:root{--ink:#1c2329;--muted:#5a6169;--rule:#d5dadf;--accent:#1f4e79;--paper:#fff}
*{box-sizing:border-box}
body{font:16px/1.5 "Open Sans","Segoe UI",Arial,sans-serif;color:var(--ink);background:var(--paper);margin:0}
main,header,footer,nav.regions{max-width:62rem;margin:0 auto;padding:0 1.1rem}
header{border-top:.45rem solid var(--accent);padding-top:1.6rem}
.logo{float:right;max-width:12rem;max-height:4.5rem;margin:0 0 .6rem 1.2rem}
h1{font-size:1.9rem;line-height:1.2;margin:.1em 0 .3em;color:var(--accent)}
h2{font-size:1.5rem;line-height:1.25;margin:0 0 .15em;color:var(--accent)}
h3{font-size:1.05rem;margin:1.6em 0 .5em}
a{color:var(--accent)}
.skip{position:absolute;left:-100rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem;z-index:9}
.facts,.note,.source,figcaption{color:var(--muted);font-size:.88rem}
.facts{margin:0 0 1em}.lead{font-size:1.08rem;max-width:46rem}
.care{border-left:.3rem solid var(--accent);padding:.3rem 0 .3rem .9rem;font-size:.92rem;max-width:46rem}
nav.regions ol{columns:14rem;padding-left:1.6rem;font-size:.92rem}
section{border-top:1px solid var(--rule);margin-top:2.6rem;padding-top:1.4rem}
figure{margin:0}figure img,figure svg{display:block;max-width:100%;height:auto}
.maps{display:grid;grid-template-columns:minmax(0,2.4fr) minmax(0,1fr);gap:1.2rem;margin:1.2rem 0}
.maps .frame{border:1px solid var(--rule)}
.plan{overflow-x:auto}.plan svg{min-width:93mm}
.plan text{fill:var(--ink);stroke:#fff;stroke-width:.8px;stroke-linejoin:round;paint-order:stroke}
.plan .line{stroke:#fff;stroke-width:.7px}.plan .line+.line{stroke:var(--ink);stroke-width:.25px}
.chart{margin:1.2rem 0;overflow-x:auto}.chart svg{min-width:34rem}
.country{max-width:27rem}
.wide:focus-visible,.chart:focus-visible,.plan:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
ul.legend{list-style:none;margin:.6rem 0 0;padding:0;font-size:.85rem}
ul.legend li{display:flex;gap:.5rem;align-items:baseline}
ul.legend b{flex:none;width:1.3rem;height:.85rem;border:1px solid #999;display:inline-block}
b.nodata{background:repeating-linear-gradient(45deg,#ececec 0 3px,#9a9a9a 3px 4px)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.86rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--muted);font-size:.85rem;padding-bottom:.4rem}
caption span{position:sticky;left:0;display:inline-block;max-width:min(59rem,100vw - 2.2rem)}
th,td{padding:.28rem .5rem;border-bottom:1px solid var(--rule);text-align:right;vertical-align:baseline}
tbody th,.t{text-align:left}td:not(.t){white-space:nowrap}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:400}tr.index th,tr.index td,tr.total th{font-weight:600}
td i{font-style:normal;font-size:.72em;display:inline-block;width:1.7em;text-align:left;padding-left:.4em}
tr.total td,tr.total th{border-top:2px solid var(--ink)}
td.top{font-weight:700}.up{white-space:nowrap}
footer{margin:3rem auto 2rem}
@media (max-width:40rem){body{font-size:15px}.maps{grid-template-columns:1fr}.maps .place{max-width:15rem}}
@media print{
@page{size:A4;margin:9mm 14mm}
body{font-size:9pt;line-height:1.35;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main,header,footer{max-width:none;padding:0}
header{padding-top:.6rem}h1{font-size:18pt}h2{font-size:14pt}
section{border:0;margin:0 0 4mm;padding:0}section.region{break-before:page}
#top+main>section.region:first-child{break-before:auto}
h2,h3,caption,thead,.facts,.lead{break-after:avoid}figure,tr,.care,.maps{break-inside:avoid}.source,.note{break-before:avoid}
thead{display:table-header-group}
tr:first-child,tr:nth-child(2){break-after:avoid}tr:last-child,tr:nth-last-child(2),tr:nth-last-child(3){break-before:avoid}
.skip,.up,nav.regions,.twice{display:none}a{color:inherit;text-decoration:none}
.chart,.wide,.plan{overflow:visible}.plan svg{min-width:0}.chart svg{min-width:0;width:175mm;max-width:none}
.intro{display:grid;grid-template:auto 1fr auto/var(--map,74mm) 1fr auto;column-gap:4mm;break-inside:avoid}
.maps,.maps figure:last-child{display:contents}.maps figure:first-child{grid-area:1/1/3/2}
.intro .lead{grid-area:1/2/2/4;margin-top:0}.intro .care{grid-area:2/2/3/3;align-self:start}
.maps .place{grid-area:2/3/3/4;width:22mm}.maps figure>div{grid-area:3/1/4/4}
.maps figure>div{display:flex;flex-wrap:wrap;gap:0 3mm;margin:.2rem 0 0}
.maps .legend{display:contents}.maps .note{margin:0}
.country{display:flex;gap:4mm;align-items:end;float:left;width:112mm;margin:0 4mm 3mm 0}.country .frame{width:62mm}
section.region+#ranking .country{float:none}.country+.care{overflow:hidden}.care+h3{clear:both}
h3{margin:.3em 0 .1em;font-size:10pt}.lead{font-size:8.5pt;line-height:1.3;max-width:none}
.care{max-width:none;font-size:8pt;line-height:1.25;margin:.3em 0}
table,caption{font-size:8pt;line-height:1.05}.intro+h3{display:none}td i{font-size:1em;width:1.5em}
th,td{padding:.02rem .2rem}td.t,#ranking tbody th{white-space:nowrap}caption{padding-bottom:.1rem}.chart{margin:0}
#method{margin:0;columns:2;column-gap:7mm;font-size:8pt;line-height:1.3}#method h2{column-span:all}
#method,#method .wide{break-inside:avoid}
ul{margin:.2em 0}p{margin:.4em 0}p,li{orphans:3;widows:3}
.note,.facts,.source,ul.legend{font-size:8pt}.facts{margin-bottom:.3em}.source{margin:.2em 0}
ul.legend{margin-top:.3rem}ul.legend b{width:4mm;height:2.6mm}
.region .wide:nth-last-child(2) tbody tr:last-child>*{border-bottom:0;padding-bottom:4.2mm}
.wide+.source{margin-top:-3.8mm}
caption span{position:static;max-width:none}footer.source{margin:0}}
"""
