import { useState } from 'preact/hooks';
import { Copy } from '../../components';
import { number } from '../../words';
import { short } from './say';
import type { Side } from './shapes';

/** A hash, short until somebody wants all of it. */
export function Hash({ root, what }: { root: string; what: string }) {
  const [whole, setWhole] = useState(false);
  if (whole) return <Copy label={`Copy the hash of ${what}`}>{root}</Copy>;
  return (
    <button type="button" class="equality-hash mono" aria-label={`${short(root)}, hash of ${what}: show all of it`} title={root}
      onClick={() => setWhole(true)}><bdi>{short(root)}</bdi></button>
  );
}

/** One side of a comparison: its hash, and how much it is over. */
export function SideCell({ side, unit, what }: { side: Side | null | undefined; unit: string; what: string }) {
  if (!side) return <span class="soft">–</span>;
  return (
    <span class="equality-side">
      {side.root && <Hash root={side.root} what={what} />}
      {side.amount !== null && side.amount !== undefined && <span class="soft small figure">{number(side.amount)} {unit}</span>}
    </span>
  );
}
