import { geoNaturalEarth1Raw } from 'd3-geo';
import { useRef } from 'preact/hooks';
import { Icon } from '../../components';
import { arc, frameOf, sideOf, type Frame, type Point } from './frame';
import { height, land, scale, translate, width } from './land';
import { lookOfRegion } from './looks';
import type { Flow, Region } from './shapes';
import { useAspect } from './useAspect';
import './map.css';

const radians = Math.PI / 180;

function project(region: Region): Point {
  const [x, y] = geoNaturalEarth1Raw(region.longitude * radians, region.latitude * radians);
  return { x: translate[0] + x * scale, y: translate[1] - y * scale };
}

/** Where the two Regions are, and what goes from one to the other. All of it is said in words beside it too. */
export function RegionMap({ regions, flows, home }: { regions: readonly [Region, Region]; flows: readonly Flow[]; home: string }) {
  const box = useRef<HTMLDivElement>(null);
  const aspect = useAspect(box);
  const [primary, secondary] = [project(regions[0]), project(regions[1])];
  const frame = frameOf([primary, secondary], { width, height }, aspect);
  const crossing = flows.filter((flow) => flow.from !== flow.to && flow.moves);
  const isHomeward = crossing.length > 0 && crossing.every((flow) => flow.to === regions[0].region);
  const line = isHomeward ? arc(secondary, primary) : arc(primary, secondary);
  const isBroken = regions.some((region) => region.answers === false);
  return (
    <div class="map" ref={box}>
      <svg class="map-world" viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`} aria-hidden="true" focusable="false">
        <path class="map-land" d={land} />
        {line && <path class={`map-line${isBroken ? ' map-line-broken' : ''}`} d={line} />}
        {line && crossing.length > 0 && <path class="map-flow" d={line} />}
      </svg>
      {regions.some((region) => region.isLocal) && <span class="map-mark"><Icon name="lab" /> rehearsal: both run on this machine</span>}
      <Marker region={regions[0]} at={primary} other={secondary} frame={frame} isHome={home === regions[0].region} />
      <Marker region={regions[1]} at={secondary} other={primary} frame={frame} isHome={home === regions[1].region} />
    </div>
  );
}

function Marker({ region, at, other, frame, isHome }: { region: Region; at: Point; other: Point; frame: Frame; isHome: boolean }) {
  const look = lookOfRegion(region);
  const near = Math.hypot(at.x - other.x, at.y - other.y) < frame.width * 0.02;
  // Two Regions of one place: one above, one below.
  const lift = near ? (region.role === 'primary' ? -5 : 5) : 0;
  const place = { left: `${((at.x - frame.x) / frame.width) * 100}%`, top: `${((at.y - frame.y) / frame.height) * 100 + lift}%` };
  return (
    <div class={`map-at map-at-${sideOf(at, other, frame)} map-at-${look.tone}`} style={place} aria-hidden="true">
      <span class={`map-dot${isHome ? ' map-dot-home' : ''}`} />
      <span class="map-label">
        <span class="map-name"><bdi>{region.region.slice(0, 60)}</bdi></span>
        <span class="map-place"><bdi>{region.isPlaceKnown ? region.place : 'somewhere there'}</bdi></span>
        {look.tone !== 'good' && <span class={`map-word state-${look.tone}`}><Icon name={look.icon} /> {look.words}</span>}
      </span>
    </div>
  );
}
