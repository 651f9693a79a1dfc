import type { Met, Resource } from './shapes';

export type SortBy = 'worst' | 'name' | 'type' | 'age' | 'objective';

const rank: Record<Met, number> = { missed: 0, unknown: 1, near: 2, met: 3 };

/** How near to its objective, or how far beyond: what has nothing to recover from is worst of all. */
const strain = (of: Resource): number => (of.rpoSeconds == null ? Number.POSITIVE_INFINITY : of.rpoSeconds / Math.max(1, of.objectiveSeconds));

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const down = (one: number, other: number): number => (one === other ? 0 : other > one ? 1 : -1);

const orders: Record<SortBy, (one: Resource, other: Resource) => number> = {
  worst: (one, other) => rank[one.state] - rank[other.state] || down(strain(one), strain(other)),
  name: (one, other) => byText(one.name, other.name),
  type: (one, other) => byText(one.type, other.type),
  age: (one, other) => down(one.rpoSeconds ?? Number.POSITIVE_INFINITY, other.rpoSeconds ?? Number.POSITIVE_INFINITY),
  objective: (one, other) => one.objectiveSeconds - other.objectiveSeconds,
};

/** The resources whose name, type or state holds every word of the filter, in the order wanted; among equals, as the plan has them. */
export function arrange(resources: readonly Resource[], by: SortBy, filter: string, only: Met | ''): Resource[] {
  const words = filter.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return resources
    .filter((one) => only === '' || one.state === only)
    .filter((one) => words.every((word) => `${one.name} ${one.type}`.toLowerCase().includes(word)))
    .sort(orders[by]);
}

/** How many there are of each state, the worst first; those of none are left out. */
export function tally(resources: readonly Resource[]): (readonly [Met, number])[] {
  const states: Met[] = ['missed', 'unknown', 'near', 'met'];
  return states.map((state) => [state, resources.filter((one) => one.state === state).length] as const).filter(([, many]) => many > 0);
}
