import { duration } from '../../words';
import type { TrendRun } from './shapes';

/** What a picture shows of one figure: oldest first, one place a run. */
export interface Series {
  runs: TrendRun[];
  values: number[];
  objective: number;
  /** Upper end of the picture. */
  top: number;
  /** The objective lies within it. */
  showsObjective: boolean;
}

// An objective further up than this would press what was measured flat against the bottom.
const farAbove = 4;

/** A verification only repeats the recovery time of the failover that it looked at, so it is none of its own. */
export function seriesOf(runs: readonly TrendRun[], figure: 'rpoSeconds' | 'rtoSeconds', objective: number): Series {
  const shown = runs
    .filter((run) => run.kind !== 'verify' && run[figure] !== null && run[figure] !== undefined)
    .sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  const values = shown.map((run) => run[figure]!);
  const highest = Math.max(0, ...values);
  const showsObjective = values.length === 0 || highest * farAbove >= objective;
  return { runs: shown, values, objective, top: Math.max((showsObjective ? Math.max(highest, objective) : highest) * 1.15, 1), showsObjective };
}

/** The figure in a sentence, for the caption and for who cannot see the picture. */
export function caption(series: Series, name: string): string {
  const { values, objective } = series;
  if (values.length === 0) return `Nothing was measured yet; the objective is ${duration(objective)}.`;
  const last = values[values.length - 1]!;
  const missed = values.filter((value) => value > objective).length;
  const span = values.length === 1 ? `one run: ${duration(last)}`
    : `${values.length} runs, from ${duration(Math.min(...values))} to ${duration(Math.max(...values))}, the last ${duration(last)}`;
  const judged = missed === 0 ? 'all within the objective' : `${missed} beyond the objective`;
  return `${name} of ${span}; ${judged} of ${duration(objective)}${series.showsObjective ? ', the dashed line' : ', which lies far above this picture'}.`;
}

/** Ticks that people count in: 1, 2, 5, 10, 15, 30 of seconds, minutes, hours, days. */
export function ticks(top: number, most = 5): number[] {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800];
  const step = steps.find((one) => top / one <= most) ?? Math.ceil(top / most / 604_800) * 604_800;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => Math.round(index * step * 10) / 10);
}
