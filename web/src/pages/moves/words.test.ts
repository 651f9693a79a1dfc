import { describe, expect, test } from 'vitest';
import type { Foresight, Moves } from './model';
import { blockedBy, drillSteps, expectation, failoverSteps, irrevocable, losesAtHome, moveOf, relocateSteps, underWay, withoutNew } from './words';

const ahead: Foresight = {
  plan: 'shop', kind: 'failover', primary: 'us-east-1', secondary: 'us-west-2', mayBegin: true, inTheWay: [], at: '2026-11-22T21:00:00Z',
  set: { set: 'backup-1', instant: '2026-11-22T20:00:00Z', skewSeconds: 1, bytes: 1, recoverable: true, lacking: false, keeps: [], members: [] },
  rpoSeconds: 60, rpoObjectiveSeconds: 900, rtoObjectiveSeconds: 1800, losses: [], steps: [], fencesByCommand: false, approvals: [], hasCommand: false,
  records: [{ name: 'shop.test', type: 'A', resource: 'web' }], drillCidr: '10.254.0.0/16',
  proofSheet: [{ resource: 'web', field: 'subnet', old: 'subnet-1', new: 'subnet-2', why: 'mapping', resolved: true }],
  things: [
    { name: 'media', type: 's3', source: 'shop-media', target: 'shop-media-west', needs: [], checks: 0, heartbeat: false },
    { name: 'orders', type: 'rds', source: 'orders', needs: [], checks: 1, heartbeat: true },
    { name: 'web', type: 'ec2', source: 'i-1', needs: ['orders'], checks: 2, heartbeat: false },
  ],
};

const moves: Moves = {
  plan: 'shop', primary: 'us-east-1', secondary: 'us-west-2', at: '2026-11-22T21:00:00Z', stopsTraffic: false, startsTraffic: false,
  fencesByCommand: false, fenced: ['web', 'orders'], approvals: [], rpoObjectiveSeconds: 900, rtoObjectiveSeconds: 1800, drillAgeSeconds: 1, drillCidr: '',
};

describe('what a failover will do', () => {
  test('is said in its order, each resource by what becomes of it', () => {
    const said = failoverSteps(ahead, false, []);
    expect(said[2]).toContain('the replica shop-media-west in us-west-2');
    expect(said[3]).toBe('orders: a new database under a new name made from orders is restored from its recovery point, and has to pass 1 check.');
    expect(said[4]).toContain('once orders stands, and has to pass 2 checks');
    expect(said[5]).toBe('The name shop.test is pointed at web: users come to us-west-2.');
    expect(said.join(' ')).not.toContain('is stopped');
  });

  test('names what a fence stops, only where one was chosen', () => {
    expect(failoverSteps(ahead, true, ['web', 'orders'])[1]).toContain('20 seconds each: web and orders');
    expect(failoverSteps({ ...ahead, fencesByCommand: true }, false, [])[1]).toContain('own command');
  });

  test('waits where the plan wants a person asked', () => {
    expect(failoverSteps({ ...ahead, approvals: ['restore', 'handOver'] }, false, []).filter((line) => line.includes('waits'))).toHaveLength(2);
    expect(irrevocable(ahead)[0]).toContain('us-east-1');
  });
});

describe('what a drill will do', () => {
  test('ends with its teardown, unless it is kept', () => {
    expect(drillSteps(ahead, false).join(' ')).toContain('a search by tag shows that nothing is left');
    expect(drillSteps(ahead, true).join(' ')).toContain('left standing');
    expect(drillSteps(ahead, false)[1]).toContain('10.254.0.0/16');
  });

  test('takes as long as the last one did, where there was one', () => {
    expect(expectation(ahead)).toContain('no drill has measured it');
    expect(expectation({ ...ahead, expected: { rtoSeconds: 65, run: 'drill-1', kind: 'drill', at: '' } })).toContain('About 1 min 05 s');
  });
});

describe('the proof sheet', () => {
  test('never says that something is left out which the run makes', () => {
    const made = { resource: 'web', field: 'subnet', old: 'subnet-1', why: 'made by this drill, in its own network', resolved: true };
    expect(withoutNew(made)).toBe('made by the run');
    expect(withoutNew({ ...made, why: 'AWS\'s default' })).toBe('the default');
    expect(withoutNew({ ...made, why: 'the plan leaves it out' })).toBe('left out');
  });
});

describe('a move', () => {
  test('is homeward where the workload is away and nobody says otherwise', () => {
    expect(moveOf(null, true)).toBe('failback');
    expect(moveOf('relocate', true)).toBe('relocate');
    expect(moveOf('sideways', false)).toBe('failover');
  });

  test('says who acts already', () => {
    const holder = { run: 'failover-1', kind: 'failover', by: 'ann@desk', since: '2026-11-22T20:00:00Z', isHere: true, isFresh: false };
    expect(underWay({ holder })).toContain('The failover failover-1 of ann@desk acts on this plan');
    expect(underWay({ holder })).toContain('not been heard of');
    expect(underWay({})).toBeNull();
  });

  test('is held up by a run of this console, and by no lease that may be taken over', () => {
    const moving = { run: 'drill-1', kind: 'drill', phase: 'running', startedAt: '' };
    expect(blockedBy({ moving })).toContain('drill-1 is not over');
    expect(blockedBy({ moving: { ...moving, phase: 'interrupted' } })).toBeNull();
    expect(blockedBy({ holder: { run: 'x', kind: 'failover', by: 'ann', since: '2026-11-22T20:00:00Z', isHere: false, isFresh: true } })).toBeNull();
  });

  test('that is planned says whether the plan stops writers', () => {
    expect(relocateSteps({ ...moves, stopsTraffic: true })[0]).toContain('own command stops writers');
    expect(relocateSteps(moves)[0]).toContain('taken to be stopped');
  });

  test('home loses something only where the report found it', () => {
    expect(losesAtHome(moves)).toBe(false);
    expect(losesAtHome({ ...moves, divergence: { run: 'f', phase: 'done', at: '', loses: true, lines: [] } })).toBe(true);
  });
});
