import type { IconName } from '../../components/Icon';
import type { Tone } from '../../components/states';
import { count, number } from '../../words';
import type { Comparison, DifferenceClass, Roots, Row, Seen, Verdict } from './shapes';

/** The word, the shape and the colour of a verdict. */
export const verdicts: Record<Verdict, { word: string; tone: Tone; icon: IconName }> = {
  equal: { word: 'equal', tone: 'good', icon: 'equal' },
  different: { word: 'differs', tone: 'bad', icon: 'alert' },
  notCompared: { word: 'not compared', tone: 'quiet', icon: 'dash' },
};

const types: Record<string, { word: string; icon: IconName }> = {
  s3: { word: 'bucket', icon: 'bucket' },
  ec2: { word: 'machine', icon: 'screen' },
  rds: { word: 'database', icon: 'disk' },
};

export const typeOf = (type: string) => types[type] ?? { word: type, icon: 'layers' as IconName };

/** The proof's verdict, unless somebody has looked at both sides since: then what was seen counts. */
export function current(row: Row): Verdict {
  const seen = row.comparison;
  if (seen?.state !== 'done' || !seen.endedAt) return row.verdict;
  if (row.from && Date.parse(row.from.at) > Date.parse(seen.endedAt)) return row.verdict;
  return seen.differences > 0 ? 'different' : 'equal';
}

/** What all rows come to. */
export function summary(rows: readonly Row[]): { tone: Tone; words: string } {
  const of = (verdict: Verdict) => rows.filter((row) => current(row) === verdict).length;
  const [equal, different, open] = [of('equal'), of('different'), of('notCompared')];
  const parts = [equal > 0 && `${equal} equal`, different > 0 && `${different} different`, open > 0 && `${open} not compared`]
    .filter((part): part is string => !!part);
  const tone = different > 0 ? 'bad' : open > 0 ? 'warn' : 'good';
  return { tone, words: rows.length === 0 ? 'nothing to compare' : parts.join(', ') };
}

/** How a comparison stands, in a sentence. */
export function standing(comparison: Comparison): { tone: Tone; words: string } {
  const { state, versions, differences, identical } = comparison;
  const found = differences === 0 ? 'no difference' : count(differences, 'difference');
  switch (state) {
    case 'none': return { tone: 'quiet', words: 'not compared since the console began' };
    case 'running': return { tone: 'busy', words: `comparing: ${count(versions, 'version')} so far, ${found}` };
    case 'oneSided': return { tone: 'warn', words: `only ${comparison.secondary} can be seen: ${count(comparison.secondaryVersions, 'version')} there` };
    case 'done': return differences === 0
      ? { tone: 'good', words: `all ${count(identical, 'version')} are the same` }
      : { tone: 'bad', words: `${found}; ${number(identical)} of ${count(versions, 'version')} are the same` };
    case 'stopped': return { tone: 'quiet', words: `stopped after ${count(versions, 'version')}: ${found} until then` };
    case 'failed': return { tone: 'bad', words: `ended after ${count(versions, 'version')}: ${found} until then` };
  }
}

/** Of a hundred; null where nobody knows how many there are. */
export const percentOf = ({ state, versions, expected }: Comparison): number | null =>
  state === 'running' && expected ? Math.min(99, (versions / expected) * 100) : null;

/** The worst first: what a recovery would lack, then what would be other, then what would be too much. */
const order = ['missing', 'failed', 'notReplicated', 'content', 'unreadable', 'metadata', 'deleteMarker', 'onlySecondary', 'pending'];
const rank = (name: string) => (order.indexOf(name) < 0 ? order.length : order.indexOf(name));

export const sorted = (classes: readonly DifferenceClass[]): DifferenceClass[] =>
  [...classes].sort((one, other) => rank(one.class) - rank(other.class));

/** The class that is shown: the wanted one where it is there, else the worst. */
export const chosen = (classes: readonly DifferenceClass[], wanted: string | null): DifferenceClass | null =>
  classes.find((one) => one.class === wanted) ?? sorted(classes)[0] ?? null;

/** Classes a recovery would lose something by; the others only need a look. */
export const toneOf = (name: string): Tone =>
  name === 'pending' ? 'busy' : ['metadata', 'deleteMarker', 'onlySecondary'].includes(name) ? 'warn' : 'bad';

/** Letters that turn or hide text are shown as what they are. */
export const visible = (key: string): string =>
  key.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The replication status that is worth a word. */
export const replication = (seen: Seen): string | null =>
  seen.replicationStatus ? `replication ${seen.replicationStatus.toLowerCase()}` : null;

export const short = (root: string): string => (root.length > 20 ? `${root.slice(0, 12)}…${root.slice(-4)}` : root);

/** What a restored part is beside the copy, in words and not judged: a machine that runs writes. */
export function restoredWord(roots: Roots): string | null {
  const [restored, beside] = [roots.restored, roots.copy ?? roots.original];
  if (!restored || !beside) return null;
  if (restored.root && beside.root) return restored.root === beside.root ? 'the same' : 'changed since';
  if (restored.amount === null || restored.amount === undefined || beside.amount === null || beside.amount === undefined) return null;
  return restored.amount === beside.amount ? `as many ${roots.unit}` : `${number(restored.amount)} ${roots.unit}`;
}
