import type { IconName } from './Icon';

/** What a word means for whoever looks: nothing to do, look soon, look now, it moves, it rests. */
export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'quiet';

interface Look {
  tone: Tone;
  icon: IconName;
  word?: string;
}

export const iconOf: Record<Tone, IconName> = { good: 'check', warn: 'alert', bad: 'cross', busy: 'spin', quiet: 'dash' };

const looks: Record<string, Look> = {
  // phases of a run
  running: { tone: 'busy', icon: 'spin' },
  unwinding: { tone: 'warn', icon: 'undo', word: 'taking back' },
  interrupted: { tone: 'warn', icon: 'alert' },
  paused: { tone: 'warn', icon: 'pause' },
  done: { tone: 'good', icon: 'check' },
  unwound: { tone: 'quiet', icon: 'undo', word: 'taken back' },
  stuck: { tone: 'bad', icon: 'hand' },
  // steps
  waiting: { tone: 'quiet', icon: 'ring' },
  begun: { tone: 'warn', icon: 'pause', word: 'begun, at rest' },
  skipped: { tone: 'quiet', icon: 'skip' },
  failed: { tone: 'bad', icon: 'cross' },
  'given up': { tone: 'quiet', icon: 'undo' },
  undoing: { tone: 'warn', icon: 'undo', word: 'being undone' },
  undone: { tone: 'quiet', icon: 'undo' },
  // recovery sets and checks
  recoverable: { tone: 'good', icon: 'shield' },
  protected: { tone: 'good', icon: 'shield' },
  passed: { tone: 'good', icon: 'check' },
  ok: { tone: 'good', icon: 'check' },
  warning: { tone: 'warn', icon: 'alert' },
  error: { tone: 'bad', icon: 'cross' },
  unknown: { tone: 'quiet', icon: 'dash' },
};

/** The look of a state's word; words nobody has thought of are shown as they are, quietly. */
export const lookOf = (word: string): Look & { word: string } => {
  const look = looks[word.toLowerCase()] ?? { tone: 'quiet', icon: 'dot' as IconName };
  return { ...look, word: look.word ?? word };
};
