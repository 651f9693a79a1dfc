import { clock, duration } from '../../words';
import type { Met, Resource } from './shapes';

/** Ages tick here, between one answer of the server and the next; what they mean was decided there. */
export interface Clock {
  /** Age now, in seconds; null where there is nothing to be of any age. */
  age: number | null;
  state: Met;
}

/** A resource's clock `elapsed` seconds after the server's answer. The server said when its state turns by itself. */
export function clockOf(of: Pick<Resource, 'rpoSeconds' | 'ticks' | 'state' | 'nearIn' | 'missedIn'>, elapsed: number): Clock {
  return { age: ageAt(of.rpoSeconds, of.ticks, elapsed), state: stateAt(of, elapsed) };
}

export const ageAt = (seconds: number | undefined, ticks: boolean, elapsed: number): number | null =>
  seconds == null ? null : ticks ? seconds + Math.max(0, elapsed) : seconds;

function stateAt(of: Pick<Resource, 'state' | 'nearIn' | 'missedIn'>, elapsed: number): Met {
  if (of.state === 'unknown' || of.state === 'missed') return of.state;
  if (of.missedIn != null && elapsed > of.missedIn) return 'missed';
  if (of.nearIn != null && elapsed > of.nearIn) return 'near';
  return of.state;
}

/** How full the bar beside a clock is, of a hundred: the objective is where it is full. */
export const share = (age: number | null, objective: number): number =>
  age === null || objective <= 0 ? 100 : Math.min(100, Math.max(0, (age / objective) * 100));

/** The figure of a clock: it ticks, so it has the same width all the time. */
export const figure = (age: number | null, ticks: boolean): string =>
  age === null ? 'none' : !ticks && age === 0 ? 'current' : age < 86_400 ? clock(age) : duration(age);
