import type { IconName, Tone } from '../../components';
import { list } from '../../words';
import type { RangeRegion } from './shapes';

/** How a region is, in a word and a shape. */
export function lookOfRegion(region: RangeRegion): { tone: Tone; icon: IconName; word: string } {
  if (region.state === 'up') return { tone: 'good', icon: 'check', word: 'up' };
  if (region.state === 'frozen') return { tone: 'warn', icon: 'pause', word: 'frozen' };
  return region.lostAt || region.data !== 'kept' ? { tone: 'bad', icon: 'cross', word: 'lost' } : { tone: 'quiet', icon: 'dash', word: 'stopped' };
}

/** What that means for whoever calls it. */
export function meaningOf(region: RangeRegion): string {
  if (region.state === 'up') return 'It answers.';
  if (region.state === 'frozen') return 'It takes calls and never answers.';
  if (region.data === 'gone') return 'It is down, and all it kept is gone for good. Healed, it starts empty.';
  if (region.data === 'away') return 'It is down, and what it keeps is out of reach until it is healed.';
  return 'It is down. What it keeps is still there.';
}

/** What goes over the line between the two. */
export function lineWords(isCut: boolean, down: readonly string[]): string {
  if (isCut) return `The Regions do not reach each other; clients reach ${down.length === 0 ? 'both' : 'what answers'}.`;
  return down.length === 0 ? 'The Regions reach each other.' : `Nothing goes over it: ${list(down)} ${down.length === 1 ? 'does' : 'do'} not answer.`;
}

export interface Act {
  /** As the address names it. */
  name: 'start' | 'stop' | 'kill' | 'heal' | 'freeze' | 'thaw' | 'lose-disk';
  words: string;
  icon: IconName;
  loseData?: boolean;
  /** What will happen, before it is asked for; without, it is done at once. */
  asks?: string;
  /** The region's name has to be typed. */
  typed?: boolean;
  danger?: boolean;
}

const start: Act = { name: 'start', words: 'Start', icon: 'play' };
const heal: Act = { name: 'heal', words: 'Heal', icon: 'undo' };
const thaw: Act = { name: 'thaw', words: 'Thaw', icon: 'play' };
const freeze: Act = { name: 'freeze', words: 'Freeze', icon: 'pause' };

const stop = (name: string): Act => ({
  name: 'stop', words: 'Stop', icon: 'dash',
  asks: `${name} ends in good order, with the machines and databases it runs. What it keeps stays; Start brings it back.`,
});

const kill = (name: string): Act => ({
  name: 'kill', words: 'Kill', icon: 'cross', danger: true,
  asks: `${name} ends at once, as in a disaster: its process and every machine and database it runs are killed. What was acknowledged stays on disk; Heal brings it back. The moment is recorded, so that what a failover lost can be measured from it.`,
});

const killWithData = (name: string): Act => ({
  name: 'kill', words: 'Kill, data out of reach', icon: 'cross', loseData: true, typed: true, danger: true,
  asks: `${name} is killed, and what it keeps is put out of reach: nothing can be read from it until it is healed.`,
});

const loseDisk = (name: string): Act => ({
  name: 'lose-disk', words: 'Lose the disk', icon: 'disk', typed: true, danger: true,
  asks: `${name} is killed, and everything it keeps is deleted for good: buckets, disks, databases, recovery points. Healed, it starts empty.`,
});

/** What can be done to a region now: what is done often first, then what destroys. */
export function actsOn(region: RangeRegion, hasFaults: boolean): { often: Act[]; destroys: Act[] } {
  const { name } = region;
  if (region.state === 'up') return { often: [kill(name), freeze, stop(name), ...(hasFaults ? [heal] : [])], destroys: [killWithData(name), loseDisk(name)] };
  if (region.state === 'frozen') return { often: [thaw, kill(name), stop(name)], destroys: [killWithData(name), loseDisk(name)] };
  if (region.data === 'gone') return { often: [heal], destroys: [] };
  return { often: [region.lostAt || region.data === 'away' ? heal : start], destroys: [loseDisk(name)] };
}
