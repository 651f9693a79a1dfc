import type { IconName } from '../../components/Icon';
import type { Tone } from '../../components/states';
import { duration } from '../../words';
import type { Drill, LastSet, Met, Notice, Region, Verdict } from './shapes';

interface Look {
  tone: Tone;
  icon: IconName;
  words: string;
}

const states: Record<Met, Look> = {
  met: { tone: 'good', icon: 'check', words: 'within objective' },
  near: { tone: 'warn', icon: 'clock', words: 'soon too old' },
  missed: { tone: 'bad', icon: 'cross', words: 'too old' },
  unknown: { tone: 'quiet', icon: 'dash', words: 'not known' },
};

/** A clock's state as a word, a shape and a colour. Nothing to recover from is no matter of age. */
export const lookOf = (state: Met, basis?: string): Look =>
  state === 'missed' && basis === 'none' ? { tone: 'bad', icon: 'cross', words: 'not protected' } : states[state] ?? states.unknown;

const verdicts: Record<Verdict['state'], { tone: Tone; icon: IconName }> = {
  met: { tone: 'good', icon: 'shield' },
  near: { tone: 'warn', icon: 'clock' },
  missed: { tone: 'bad', icon: 'alert' },
  unknown: { tone: 'quiet', icon: 'spin' },
  unprotected: { tone: 'warn', icon: 'shield' },
  lost: { tone: 'bad', icon: 'alert' },
  exposed: { tone: 'bad', icon: 'alert' },
  moved: { tone: 'busy', icon: 'move' },
};

export const lookOfVerdict = (state: Verdict['state']): { tone: Tone; icon: IconName } => verdicts[state] ?? verdicts.unknown;

const severities: Record<Notice['severity'], Look> = {
  urgent: { tone: 'bad', icon: 'alert', words: 'now' },
  soon: { tone: 'warn', icon: 'clock', words: 'soon' },
  note: { tone: 'quiet', icon: 'info', words: 'good to know' },
};

export const lookOfNotice = (severity: Notice['severity']): Look => severities[severity] ?? severities.note;

/** What a recovery set is worth. */
export function lookOfSet(set: LastSet): Look {
  if (set.lacking.length > 0) return { tone: 'bad', icon: 'cross', words: 'lacks something' };
  if (set.recoverable) return { tone: 'good', icon: 'shield', words: 'recoverable' };
  return { tone: 'warn', icon: 'alert', words: 'not wholly compared' };
}

export const isSkewed = (set: LastSet): boolean => set.skewTargetSeconds != null && set.skewSeconds > set.skewTargetSeconds;

const good = ['rehearsed', 'recovered', 'relocated', 'returned'];

/** What the last drill showed: too old, too slow and failed are different things to do something about. */
export function lookOfDrill(drill: Drill, ageSeconds: number): Look {
  if (!good.includes(drill.verdict)) return { tone: 'bad', icon: 'cross', words: drill.verdict };
  if (drill.rtoSeconds != null && drill.rtoSeconds > drill.objectiveSeconds) return { tone: 'bad', icon: 'clock', words: `${drill.verdict}, but too slow` };
  if (ageSeconds > drill.greatestAgeSeconds) return { tone: 'bad', icon: 'clock', words: 'too long ago' };
  if (drill.state === 'near') return { tone: 'warn', icon: 'clock', words: `${drill.verdict}; due again soon` };
  return { tone: 'good', icon: 'check', words: drill.verdict };
}

const trends = { longer: 'longer than before', shorter: 'shorter than before', steady: 'as before' };
export const trendWords = (trend: Drill['trend']): string => (trend ? trends[trend] : '');

/** How a Region stands, in a word. */
export function lookOfRegion(region: Region): Look {
  if (region.answers === false) return { tone: 'bad', icon: 'cross', words: 'does not answer' };
  if (region.trouble) return { tone: 'warn', icon: 'alert', words: 'cannot be asked' };
  if (region.answers == null) return { tone: 'quiet', icon: 'dash', words: 'being asked' };
  return { tone: 'good', icon: 'check', words: 'answers' };
}

const types: Record<string, { icon: IconName; words: string }> = {
  s3: { icon: 'bucket', words: 'bucket' },
  ec2: { icon: 'screen', words: 'machine' },
  rds: { icon: 'disk', words: 'database' },
};

export const typeOf = (type: string): { icon: IconName; words: string } => types[type] ?? { icon: 'dot', words: type };

/** A duration that somebody chose: `15 min`, `90 d`, without what is nought. */
export const chosen = (seconds: number): string => duration(seconds).replace(/ (00 (s|min)|0 h)$/, '');

/** `of 15 min`. */
export const ofObjective = (seconds: number): string => `of ${chosen(seconds)}`;
