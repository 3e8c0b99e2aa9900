#!/usr/bin/env bash
# mapshaper: mean and median of a field count a missing value as 0, in -calc and in the calc= of -dissolve and -join.
# From FlatGeobuf, where missing values are not stored, the mean leaves them out: one layer, two formats, two means.
# Leaves nothing behind; exits with another status than 0 where mapshaper behaves otherwise. Needs Node.js 18 or later.
set -euo pipefail

if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)' 2>/dev/null; then
    echo "needs Node.js 18 or later with npm" >&2
    exit 1
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --ignore-scripts --no-audit --no-fund --cache "$folder/cache" mapshaper@0.7.70 >/dev/null
cat >run.cjs <<'JS'
const { readFileSync, writeFileSync } = require("fs");
const mapshaper = require("mapshaper");

const ring = (x) => [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]];
const area = (share, number) => ({
  type: "Feature",
  properties: { gemeente: "GM0014", share },
  geometry: { type: "Polygon", coordinates: ring(number) },
});
const buurten = { type: "FeatureCollection", features: [30, null, 50, null, 40].map(area) };
writeFileSync("buurten.geojson", JSON.stringify(buurten));
const dissolve = "-dissolve gemeente calc='average = mean(share), middle = median(share)'";

(async () => {
  await mapshaper.runCommands("-i buurten.geojson -o buurten.fgb");
  const seen = {};
  for (const format of ["geojson", "fgb"]) {
    await mapshaper.runCommands(`-i buurten.${format} ${dissolve} -o ${format}.json format=json`);
    const [{ average, middle }] = JSON.parse(readFileSync(`${format}.json`));
    seen[format] = [average, middle];
  }
  const { version } = JSON.parse(readFileSync("node_modules/mapshaper/package.json"));
  console.log(`mapshaper ${version}, ${dissolve.slice(0, 18)}, mean and median of 30, 40, 50 and two missing values`);
  console.log("expected: [ 40, 40 ] in both formats");
  console.log("seen:    ", seen);
  const near = (value, wanted) => Math.abs(value - wanted) < 1e-9;
  const as_told = near(seen.geojson[0], 24) && near(seen.geojson[1], 30) && near(seen.fgb[0], 40);
  process.exitCode = as_told ? 0 : 1;
})();
JS
node run.cjs 2>&1 | { grep -v '^\[' || true; }
