import type { IconName } from '../components/Icon';

interface Kind {
  words: string;
  icon: IconName;
  means: string;
  /** What it comes to when it is done. */
  end: string;
}

const kinds: Record<string, Kind> = {
  protect: { words: 'Protect', icon: 'shield', means: 'puts what is missing in place for the plan', end: 'protected' },
  export: { words: 'Export', icon: 'download', means: 'brings the objects that were there before the replication rule to the replicas', end: 'exported' },
  backup: { words: 'Backup', icon: 'layers', means: 'takes a recovery set and copies it', end: 'backed up' },
  verify: { words: 'Verify', icon: 'check', means: 'compares a recovery set with what it was taken from', end: 'proved' },
  drill: { words: 'Drill', icon: 'drill', means: 'rehearses a failover in a network of its own', end: 'rehearsed' },
  'drill-clean': { words: 'Drill, cleared away', icon: 'undo', means: 'takes away what drills left standing', end: 'done' },
  failover: { words: 'Failover', icon: 'move', means: 'rebuilds the workload in the secondary', end: 'recovered' },
  relocate: { words: 'Relocation', icon: 'move', means: 'moves the workload over without loss', end: 'relocated' },
  failback: { words: 'Failback', icon: 'undo', means: 'brings the workload home', end: 'done' },
};

/** The kinds of runs, in the order people meet them. */
export const kindNames = Object.keys(kinds);

/** A kind in words; one that is not known is shown as it is. */
export const kindOf = (kind: string): Kind => kinds[kind] ?? { words: kind, icon: 'list', means: '', end: 'done' };

/** The phases one may filter by, with their words. */
export const phaseWords: readonly (readonly [string, string])[] = [
  ['running', 'running'],
  ['paused', 'paused'],
  ['interrupted', 'interrupted'],
  ['stuck', 'stuck'],
  ['unwinding', 'taking back'],
  ['done', 'done'],
  ['unwound', 'taken back'],
];

/** Nothing moves any more without a person. */
export const isOver = (phase: string): boolean => phase === 'done' || phase === 'unwound' || phase === 'stuck';

/** Something moves now. */
export const isMoving = (phase: string): boolean => phase === 'running' || phase === 'unwinding';
