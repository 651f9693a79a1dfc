import { expect, test } from 'vitest';
import { chosen, isSkewed, lookOf, lookOfDrill, lookOfRegion, lookOfSet, lookOfVerdict } from './looks';
import type { Drill, LastSet, Region, Verdict } from './shapes';

const set: LastSet = { set: 's', asOf: '', sealedAt: '', skewSeconds: 2, members: 3, recoverable: true, lacking: [] };
const drill: Drill = { run: 'd', kind: 'drill', at: '', verdict: 'rehearsed', state: 'met', rtoSeconds: 60, objectiveSeconds: 100, greatestAgeSeconds: 1000 };
const region: Region = { region: 'r', role: 'primary', place: '', latitude: 0, longitude: 0, isPlaceKnown: true, answers: true, isLocal: false };

test('no two states look the same without their colour', () => {
  const states = (['met', 'near', 'missed', 'unknown'] as const).map((state) => lookOf(state));
  expect(new Set(states.map((look) => look.words)).size).toBe(4);
  expect(new Set(states.map((look) => look.icon)).size).toBe(4);
});

test('what nothing holds is not protected, whatever its age', () => {
  expect(lookOf('missed', 'none').words).toBe('not protected');
  expect(lookOf('missed', 'recoveryPoint').words).toBe('too old');
});

test('a set is worth what was shown of it', () => {
  expect(lookOfSet(set).tone).toBe('good');
  expect(lookOfSet({ ...set, recoverable: false }).tone).toBe('warn');
  expect(lookOfSet({ ...set, lacking: ['web'] }).tone).toBe('bad');
  expect(isSkewed(set)).toBe(false);
  expect(isSkewed({ ...set, skewTargetSeconds: 1 })).toBe(true);
});

test('a drill that failed, took too long or is too long ago says which', () => {
  expect(lookOfDrill(drill, 10).words).toBe('rehearsed');
  expect(lookOfDrill({ ...drill, verdict: 'partial' }, 10)).toMatchObject({ tone: 'bad', words: 'partial' });
  expect(lookOfDrill({ ...drill, rtoSeconds: 101 }, 10).words).toContain('too slow');
  expect(lookOfDrill(drill, 1001).words).toBe('too long ago');
});

test('a Region that was not asked yet does not pass for one that answers', () => {
  expect(lookOfRegion(region).words).toBe('answers');
  expect(lookOfRegion({ ...region, answers: false }).tone).toBe('bad');
  expect(lookOfRegion({ ...region, answers: undefined }).words).toBe('being asked');
  expect(lookOfRegion({ ...region, trouble: 'ExpiredToken' }).tone).toBe('warn');
});

test('a verdict that nobody thought of is shown quietly', () => {
  expect(lookOfVerdict('lost').tone).toBe('bad');
  expect(lookOfVerdict('new' as Verdict['state']).tone).toBe('quiet');
});

test('a chosen duration is said as it was chosen', () => {
  expect([900, 90, 3600, 7_776_000].map(chosen)).toEqual(['15 min', '1 min 30 s', '1 h', '90 d']);
});
