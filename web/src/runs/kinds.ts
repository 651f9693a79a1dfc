import type { IconName } from '../components/Icon';

interface Kind {
  words: string;
  icon: IconName;
  means: string;
}

const kinds: Record<string, Kind> = {
  protect: { words: 'Protect', icon: 'shield', means: 'puts what is missing in place for the plan' },
  export: { words: 'Export', icon: 'download', means: 'reads a database out, so that it can be compared' },
  backup: { words: 'Backup', icon: 'layers', means: 'takes a recovery set and copies it' },
  verify: { words: 'Verify', icon: 'check', means: 'compares a recovery set with what it was taken from' },
  drill: { words: 'Drill', icon: 'drill', means: 'rehearses a failover in a network of its own' },
  failover: { words: 'Failover', icon: 'move', means: 'rebuilds the workload in the secondary' },
  relocate: { words: 'Relocation', icon: 'move', means: 'moves the workload over without loss' },
  failback: { words: 'Failback', icon: 'undo', means: 'brings the workload home' },
};

/** The kinds of runs, in the order people meet them. */
export const kindNames = Object.keys(kinds);

/** A kind in words; one that is not known is shown as it is. */
export const kindOf = (kind: string): Kind => kinds[kind] ?? { words: kind, icon: 'list', means: '' };

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
