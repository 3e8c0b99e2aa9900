"""The style of the HTML pages that algorithms write beside their layers."""

from __future__ import annotations

STYLE = """body{font:15px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}
h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.8em}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25em .7em .25em 0;border-bottom:1px solid #ddd;vertical-align:top}
td.n,th.n{text-align:right}@media print{body{margin:0}}"""
