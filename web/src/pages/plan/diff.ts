/** A line of a difference: of both texts, only of the first, or only of the second. Numbers count from 1. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
  before: number | null;
  after: number | null;
}

/** Lines that changed with those around them, and how many equal ones were left out before. */
export interface Hunk {
  skipped: number;
  lines: DiffLine[];
}

// Two texts further apart than this are told as one taken away and one put there.
const furthest = 600;

/** The shortest way from one text to another, by lines: E. W. Myers' greedy algorithm between the common ends. */
export function diff(before: string, after: string): DiffLine[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const steps = [...same(start), ...(walk(left, right) ?? [...of('removed', left.length), ...of('added', right.length)]), ...same(end)];
  return numbered(steps, a, b);
}

/** Only what changed, with a few lines around it. */
export function hunks(lines: readonly DiffLine[], around = 3): Hunk[] {
  const near = lines.map(() => false);
  lines.forEach((line, index) => {
    if (line.kind === 'same') return;
    for (let at = Math.max(0, index - around); at <= Math.min(lines.length - 1, index + around); at++) near[at] = true;
  });
  const found: Hunk[] = [];
  let skipped = 0;
  lines.forEach((line, index) => {
    if (!near[index]) skipped++;
    else if (index > 0 && near[index - 1]) found[found.length - 1]!.lines.push(line);
    else {
      found.push({ skipped, lines: [line] });
      skipped = 0;
    }
  });
  return found;
}

export const changes = (lines: readonly DiffLine[]): { added: number; removed: number } => ({
  added: lines.filter((line) => line.kind === 'added').length,
  removed: lines.filter((line) => line.kind === 'removed').length,
});

type Step = DiffLine['kind'];

const of = (step: Step, many: number): Step[] => Array<Step>(many).fill(step);
const same = (many: number): Step[] => of('same', many);

/** A last line that ends has no empty one behind it. */
function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** The steps, or null where the texts are too far apart. `trace[d]` holds how far each diagonal had come after d changes. */
function walk(a: readonly string[], b: readonly string[]): Step[] | null {
  const most = Math.min(a.length + b.length, furthest);
  const far = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(new Map(far));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (far.get(k - 1) ?? -1) < (far.get(k + 1) ?? -1));
      let x = down ? (far.get(k + 1) ?? 0) : (far.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) [x, y] = [x + 1, y + 1];
      far.set(k, x);
      if (x >= a.length && y >= b.length) return back(trace, a.length, b.length);
    }
  }
  return null;
}

function back(trace: readonly Map<number, number>[], toX: number, toY: number): Step[] {
  const steps: Step[] = [];
  let [x, y] = [toX, toY];
  for (let d = trace.length - 1; d >= 0; d--) {
    const far = trace[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && (far.get(k - 1) ?? -1) < (far.get(k + 1) ?? -1));
    const fromX = far.get(down ? k + 1 : k - 1) ?? 0;
    const fromY = fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      steps.push('same');
      [x, y] = [x - 1, y - 1];
    }
    if (d > 0) steps.push(down ? 'added' : 'removed');
    [x, y] = [fromX, fromY];
  }
  return steps.reverse();
}

function numbered(steps: readonly Step[], a: readonly string[], b: readonly string[]): DiffLine[] {
  let [x, y] = [0, 0];
  return steps.map((kind) => {
    if (kind === 'removed') return { kind, text: a[x++]!, before: x, after: null };
    if (kind === 'added') return { kind, text: b[y++]!, before: null, after: y };
    y++;
    return { kind, text: a[x++]!, before: x, after: y };
  });
}
