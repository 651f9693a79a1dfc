import type { RangeEvent } from './shapes';

/** What is kept of the stream, and how much of it is on the page: the newest, so that the page stays light for as long as it is open. */
export const keptMost = 2000;
export const shownMost = 150;

export interface ListedEvent extends RangeEvent {
  key: number;
}

/** Appends what came, and forgets the oldest. */
export function append(kept: readonly ListedEvent[], came: readonly RangeEvent[], firstKey: number): ListedEvent[] {
  const all = [...kept, ...came.map((event, index) => ({ ...event, key: firstKey + index }))];
  return all.length > keptMost ? all.slice(all.length - keptMost) : all;
}

export interface EventFilter {
  region: string;
  service: string;
  troubleOnly: boolean;
}

export const isTrouble = (event: RangeEvent): boolean => event.kind === 'note' || (event.status ?? 0) >= 400;

/** The newest first, as many as are shown. */
export function pick(kept: readonly ListedEvent[], filter: EventFilter): ListedEvent[] {
  const found: ListedEvent[] = [];
  for (let at = kept.length - 1; at >= 0 && found.length < shownMost; at--) {
    const event = kept[at]!;
    if (filter.region !== '' && event.region !== filter.region) continue;
    if (filter.service !== '' && event.service !== filter.service) continue;
    if (filter.troubleOnly && !isTrouble(event)) continue;
    found.push(event);
  }
  return found;
}

/** The services that were heard of, in order. */
export const servicesIn = (kept: readonly RangeEvent[]): string[] => [...new Set(kept.map((event) => event.service))].sort();
