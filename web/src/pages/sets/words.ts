import type { IconName, Tone } from '../../components';
import { capital, count, duration, list } from '../../words';
import type { SetMember, SetView } from './model';

export interface Said {
  tone: Tone;
  icon: IconName;
  word: string;
}

/** What a set is worth, in one word and a shape. */
export function worthOf(set: Pick<SetView, 'recoverable' | 'lacking'>): Said {
  if (set.recoverable) return { tone: 'good', icon: 'shield', word: 'recoverable' };
  if (set.lacking) return { tone: 'bad', icon: 'cross', word: 'lacks something' };
  return { tone: 'warn', icon: 'alert', word: 'not proved' };
}

/** The same in a sentence. */
export function worthInWords(set: Pick<SetView, 'recoverable' | 'lacking' | 'provedAt'>, secondary: string): string {
  if (set.lacking) return `${secondary} was shown to lack some of it: a recovery from this set would not bring everything back.`;
  if (!set.recoverable) return 'Not all of it was compared when it was taken. It may well be whole; the next drill will tell.';
  return set.provedAt
    ? `Every member is in ${secondary}, was compared with its original, and is equal.`
    : `Every member is in ${secondary}, and its content was compared.`;
}

/** What the comparison of a member came to. */
export function proofOf(member: SetMember): Said {
  if (member.missing) return { tone: 'bad', icon: 'cross', word: 'gone' };
  if (member.recoverable) return member.equal === false
    ? { tone: 'warn', icon: 'alert', word: 'differs, and is whole' } : { tone: 'good', icon: 'check', word: 'equal' };
  if (member.equal === false) return { tone: 'bad', icon: 'cross', word: 'lacks something' };
  return { tone: 'quiet', icon: 'dash', word: 'not compared' };
}

const reasons: Record<string, string> = {
  last: 'among the last',
  daily: 'newest of its day',
  weekly: 'newest of its week',
  monthly: 'newest of its month',
  'newest recoverable': 'the newest recoverable one',
  newest: 'the newest',
};

/** Why a set stays; what needs it comes first. */
export function keptBecause(keeps: readonly string[]): string {
  if (keeps.length === 0) return 'The next pruning takes it away';
  const uses = keeps.filter((reason) => !(reason in reasons));
  const rules = keeps.filter((reason) => reason in reasons).map((reason) => reasons[reason]!);
  return capital(list([...uses, ...rules]));
}

/** How far apart the members lie, and whether the plan allows that. */
export function skewSaid(seconds: number, allowed: number | undefined): { text: string; over: boolean } {
  const over = allowed !== undefined && seconds > allowed;
  return { text: over ? `${duration(seconds)}, more than the ${duration(allowed)} allowed` : duration(seconds), over };
}

export interface SkewMark {
  name: string;
  type: string;
  /** Where on the line, of a hundred. */
  percent: number;
  /** After the earliest. */
  seconds: number;
}

/** The members in the order of their moments, on a line from the earliest to the latest. */
export function skewMarks(members: readonly Pick<SetMember, 'name' | 'type' | 'moment'>[]): SkewMark[] {
  const at = (member: { moment: string }) => new Date(member.moment).getTime();
  const [first, last] = [Math.min(...members.map(at)), Math.max(...members.map(at))];
  return [...members].sort((a, b) => at(a) - at(b) || a.name.localeCompare(b.name)).map((member) => ({
    name: member.name,
    type: member.type,
    percent: last === first ? 0 : Math.round(((at(member) - first) / (last - first)) * 1000) / 10,
    seconds: (at(member) - first) / 1000,
  }));
}

/** What a kind of resource is called where people read it. */
export const typeWord = (type: string): string => ({ s3: 'bucket', ec2: 'machine', rds: 'database' })[type] ?? type;

export const typeIcon = (type: string): IconName => ({ s3: 'bucket', ec2: 'screen', rds: 'disk' } as Record<string, IconName>)[type] ?? 'dot';

/** What stands above the list: how many, and how many of them are recoverable. */
export function summary(sets: readonly Pick<SetView, 'recoverable' | 'keeps'>[]): string {
  const good = sets.filter((set) => set.recoverable).length;
  const going = sets.filter((set) => set.keeps.length === 0).length;
  return `${count(sets.length, 'set')}, ${good === sets.length ? 'all recoverable' : `${good} recoverable`}${going > 0 ? `; ${going} would go` : ''}`;
}
