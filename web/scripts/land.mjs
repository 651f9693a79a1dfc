// Writes src/pages/overview/land.ts: the land of the world as one path, projected and thinned out beforehand, so that a browser draws it
// without working it out. Natural Earth's land at 1:110 million (public domain), as the package world-atlas has it.
//   node scripts/land.mjs        from web/, after the packages were installed; only when the map should look different
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const width = 2000;
const [north, south] = [78, -56]; // nobody has a Region beyond
const smallest = 26; // square units; a smaller island is a speck
const here = dirname(fileURLToPath(import.meta.url));
const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-110m.json'), 'utf8'));

const projection = geoNaturalEarth1().fitWidth(width, { type: 'Sphere' });
const top = projection([0, north])[1];
const height = Math.round(projection([0, south])[1] - top);
const [x, y] = projection.translate();
projection.translate([x, y - top]);

const land = feature(world, world.objects.land);
const polygons = (land.features ?? [land]).flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates));
const path = geoPath(projection);
const kept = polygons.filter((coordinates) => {
  const polygon = { type: 'Polygon', coordinates };
  const [[, upper], [, lower]] = path.bounds(polygon);
  return path.area(polygon) >= smallest && lower > 0 && upper < height;
});

/** Whole units, each from the one before: short to write, and half a pixel on the largest map. */
const rings = path({ type: 'MultiPolygon', coordinates: kept }).split('M').filter(Boolean).map((ring) => {
  const points = ring.replace(/Z/g, '').split('L').map((point) => point.split(',').map((part) => Math.round(Number(part))));
  const steps = points.slice(1).map((point, at) => [point[0] - points[at][0], point[1] - points[at][1]]).filter(([dx, dy]) => dx !== 0 || dy !== 0);
  return steps.length < 3 ? '' : `M${points[0].join(' ')}l${steps.map(([dx, dy]) => `${dx}${dy < 0 ? '' : ' '}${dy}`).join(' ').replaceAll(' -', '-')}z`;
});

const numbers = (values) => values.map((value) => Math.round(value * 1000) / 1000).join(', ');
writeFileSync(join(here, '../src/pages/overview/land.ts'), `// Written by scripts/land.mjs; do not edit.
export const width = ${width};
export const height = ${height};
export const scale = ${numbers([projection.scale()])};
export const translate: [number, number] = [${numbers(projection.translate())}];
export const land =
  '${rings.join('')}';
`);
