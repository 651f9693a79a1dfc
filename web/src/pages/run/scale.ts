import type { StepDetail } from '../../runs/shapes';

/** Where a moment stands on the timeline, of a hundred. Long rests, in which nothing moved, are drawn short, and said. */
export interface Scale {
  at: (moment: number) => number;
  ticks: { at: number; seconds: number }[];
  /** Rests that were shortened. */
  rests: { at: number; seconds: number }[];
}

export interface Span {
  from: number;
  to: number;
}

const shortRest = 0.04;
const restWorthShortening = 0.12;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Of what moved when, in milliseconds; from the run's start to its end, or to now. */
export function scaleOf(moved: readonly Span[], start: number, end: number, ticksWanted = 6): Scale {
  const busy = union(moved.filter((span) => span.to >= start && span.from <= end));
  const busyMs = busy.reduce((sum, span) => sum + span.to - span.from, 0) || end - start || 1;
  const pieces: { from: number; to: number; width: number; shortened: boolean }[] = [];
  let cursor = start;
  for (const span of [...busy, { from: end, to: end }]) {
    const rest = span.from - cursor;
    if (rest > 0) {
      const shortened = rest > busyMs * restWorthShortening && rest > 10_000;
      pieces.push({ from: cursor, to: span.from, width: shortened ? busyMs * shortRest : rest, shortened });
    }
    if (span.to > span.from) pieces.push({ from: span.from, to: span.to, width: span.to - span.from, shortened: false });
    cursor = Math.max(cursor, span.to);
  }
  const total = pieces.reduce((sum, piece) => sum + piece.width, 0) || 1;
  const at = (moment: number): number => {
    let before = 0;
    for (const piece of pieces) {
      if (moment <= piece.to) {
        const share = piece.to === piece.from ? 0 : Math.max(0, moment - piece.from) / (piece.to - piece.from);
        return ((before + share * piece.width) / total) * 100;
      }
      before += piece.width;
    }
    return 100;
  };
  const rests = pieces.filter((piece) => piece.shortened)
    .map((piece) => ({ at: (at(piece.from) + at(piece.to)) / 2, seconds: (piece.to - piece.from) / 1000 }));
  return { at, rests, ticks: ticksOf(pieces, at, start, total, ticksWanted) };
}

function ticksOf(
  pieces: readonly { from: number; to: number; shortened: boolean }[],
  at: (moment: number) => number,
  start: number,
  total: number,
  wanted: number,
): Scale['ticks'] {
  const seconds = total / 1000 / wanted;
  const step = (steps.find((one) => one >= seconds) ?? 86_400) * 1000;
  const last = pieces[pieces.length - 1]?.to ?? start;
  const ticks: Scale['ticks'] = [];
  for (const piece of pieces) {
    if (piece.shortened) continue;
    for (let moment = start + Math.ceil((piece.from - start) / step) * step; moment <= piece.to && moment < last; moment += step) {
      const place = at(moment);
      const crowded = place > 96 || ticks.some((tick) => Math.abs(tick.at - place) < 60 / wanted);
      if (!crowded) ticks.push({ at: place, seconds: (moment - start) / 1000 });
    }
  }
  return ticks;
}

/** The same time once, however many steps moved in it. */
function union(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all[all.length - 1];
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else all.push({ ...span });
  }
  return all;
}

/** When a step moved: what moves now, until `end`; null where it never did. An undone step's bar stays where it was made. */
export function spanOf(step: StepDetail, end: number): Span | null {
  if (!step.startedAt) return null;
  const from = Date.parse(step.startedAt);
  if (step.status === 'running' || step.status === 'undoing') return { from, to: Math.max(from, end) };
  return { from, to: from + (step.seconds ?? 0) * 1000 };
}

/** From the first step's beginning to the last one's end. */
export function spanOfAll(steps: readonly StepDetail[], end: number): Span | null {
  const spans = steps.flatMap((step) => spanOf(step, end) ?? []);
  if (spans.length === 0) return null;
  return { from: Math.min(...spans.map((span) => span.from)), to: Math.max(...spans.map((span) => span.to)) };
}
