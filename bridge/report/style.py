"""How the region report looks, on a screen, on a telephone and in print."""

STYLE = """
:root{--ink:#1c2329;--muted:#5a6169;--rule:#d5dadf;--accent:#1f4e79;--paper:#fff}
*{box-sizing:border-box}
body{font:16px/1.5 "Open Sans","Segoe UI",Arial,sans-serif;color:var(--ink);background:var(--paper);margin:0}
main,header,footer,nav.regions{max-width:62rem;margin:0 auto;padding:0 1.1rem}
header{border-top:.45rem solid var(--accent);padding-top:1.6rem}
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
.chart{margin:1.2rem 0;overflow-x:auto}.chart svg{min-width:34rem}
ul.legend{list-style:none;margin:.6rem 0 0;padding:0;font-size:.85rem}
ul.legend li{display:flex;gap:.5rem;align-items:baseline}
ul.legend b{flex:none;width:1.3rem;height:.85rem;border:1px solid #999;display:inline-block}
b.nodata{background:repeating-linear-gradient(45deg,#ececec 0 3px,#9a9a9a 3px 4px)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.86rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--muted);font-size:.85rem;padding-bottom:.4rem}
th,td{padding:.28rem .5rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:baseline}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:400}tr.index th,tr.index td,tr.total th{font-weight:600}
.n{text-align:right;white-space:nowrap}
td abbr{text-decoration:none;font-size:.72em;display:inline-block;width:1.7em;text-align:left;padding-left:.4em}
tr.total td,tr.total th{border-top:2px solid var(--ink)}
td.top{font-weight:700}.up{white-space:nowrap}
footer{margin:3rem auto 2rem}
@media (max-width:40rem){body{font-size:15px}.maps{grid-template-columns:1fr}.maps .place{max-width:15rem}}
@media print{
@page{size:A4;margin:14mm}
body{font-size:9.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main,header,footer,nav.regions{max-width:none;padding:0}
section{border:0;margin:0;padding:0;break-before:page}
h2,h3{break-after:avoid}figure,tr,.care{break-inside:avoid}thead{display:table-header-group}
.skip,.up{display:none}a{color:inherit;text-decoration:none}.chart{overflow:visible}.chart svg{min-width:0}
.wide{overflow:visible}.chart svg{max-height:88mm}.maps img{max-height:78mm;width:auto}.maps .place{max-height:46mm}
h3{margin:.9em 0 .3em}.lead{font-size:10pt;max-width:none}.care{max-width:none;font-size:8.5pt;margin:.4em 0}
table{font-size:8pt}th,td{padding:.08rem .35rem}.maps,.chart{margin:.5rem 0}
.note,.facts,.source,ul.legend{font-size:8pt}}
"""
