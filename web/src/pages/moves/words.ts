import { kindOf } from '../../runs/kinds';
import { count, dateTime, duration, list } from '../../words';
import { typeWord } from '../sets/words';
import type { Foresight, Moves, Rewrite, Thing } from './model';

const stands = (thing: Thing): string => {
  const after = thing.needs.length > 0 ? ` once ${list(thing.needs)} ${thing.needs.length === 1 ? 'stands' : 'stand'}` : '';
  const checked = thing.checks > 0 ? `, and has to pass ${count(thing.checks, 'check')}` : '';
  return `${after}${checked}`;
};

function failedOver(thing: Thing, secondary: string): string {
  if (thing.type === 's3') return `${thing.name}: the replica ${thing.target ?? ''} in ${secondary} is found as replication has left it; nothing is copied${stands(thing)}.`;
  const as = thing.type === 'rds'
    ? thing.target ? ` named ${thing.target}` : ` under a new name made from ${thing.source || thing.name}` : ' with an id of its own';
  return `${thing.name}: a new ${typeWord(thing.type)}${as} is restored from its recovery point${stands(thing)}.`;
}

function rehearsed(thing: Thing): string {
  if (thing.type === 's3') return `${thing.name}: the replica ${thing.target ?? ''} is only read; nothing in it changes.`;
  const as = thing.type === 'rds' ? ' named drill-…' : ' with an id of its own';
  return `${thing.name}: a ${typeWord(thing.type)}${as} is restored from its recovery point${stands(thing)}.`;
}

/** What a failover will do, in its order, a sentence each. */
export function failoverSteps(of: Foresight, fence: boolean, fenced: readonly string[]): string[] {
  const rebuilt = of.things.some((thing) => thing.type !== 's3');
  return [
    `The recovery set of ${dateTime(of.set.instant)} is read from the ledger in ${of.secondary}.`,
    of.fencesByCommand ? 'The plan’s own command keeps what still runs there from serving.'
      : fence ? `What still runs in ${of.primary} is stopped, as far as it answers within 20 seconds each: ${list(fenced)}.` : '',
    of.approvals.includes('restore') ? 'The run waits until a person approves the restore.' : '',
    rebuilt ? `${count(of.proofSheet.length, 'identifier')} of ${of.primary} ${of.proofSheet.length === 1 ? 'is' : 'are'} translated as the proof sheet shows${of.steps.some((step) => step.name === 'make the networks') ? '; the networks and groups that are missing are made' : ''}.` : '',
    ...of.things.map((thing) => failedOver(thing, of.secondary)),
    of.approvals.includes('handOver') ? 'The run waits until a person approves the hand-over.' : '',
    ...of.records.map((record) => `The name ${record.name} is pointed at ${record.resource}: users come to ${of.secondary}.`),
    of.hasCommand ? 'The plan’s own hand-over command is run.' : '',
    'What came back is compared with what the set recorded, and the evidence is written.',
  ].filter((line) => line !== '');
}

/** What a drill will do, in its order. */
export function drillSteps(of: Foresight, keep: boolean): string[] {
  return [
    `The recovery set of ${dateTime(of.set.instant)} is read from the ledger in ${of.secondary}, as if ${of.primary} were lost now.`,
    of.things.some((thing) => thing.type !== 's3') ? `An isolated network, ${of.drillCidr}, is made in ${of.secondary}; nothing leads into it from your own networks.` : '',
    ...of.things.map(rehearsed),
    'Everything is checked, and compared with what the set recorded.',
    keep ? `What was rehearsed is left standing, and costs money until it is taken away (farshore drill --clean).`
      : 'Everything that was made is taken away again, and a search by tag shows that nothing is left.',
    'The evidence is written, with the recovery time that was measured.',
  ].filter((line) => line !== '');
}

/** What a drill does not do: why it may be begun at any time. */
export const drillPromises = (of: { primary: string; secondary: string }): string[] => [
  `${of.primary} is not called: every call there is refused before it leaves, and counted.`,
  'No user is sent anywhere, no name is pointed elsewhere, no replica is written.',
  'What is made has names and a network of its own, so it meets nothing that serves.',
];

/** What cannot be taken back once a failover has been begun. */
export function irrevocable(of: Foresight): string[] {
  return [
    `What was written in ${of.primary} after the moments above does not come along. It stays there, and is shown before the way home.`,
    `From the first hand-over on nothing is taken back by itself: what fails then stops and waits for a person.`,
    `${of.primary} must not go on serving beside it: fence it, or see to it yourself.`,
  ];
}

export function relocateSteps(of: Moves): string[] {
  const [from, to] = [of.primary, of.secondary];
  return [
    of.approvals.includes('relocate') ? 'The run waits until a person approves the relocation.' : '',
    of.stopsTraffic ? 'The plan’s own command stops writers. From here on users notice.' : 'Writers are taken to be stopped already: nobody writes any more.',
    `The newest data in ${from} is read, so that it can be shown that it arrived.`,
    `Machines in ${from} are stopped, the last objects are replicated, and a recovery set is taken and copied to ${to}.`,
    `Databases in ${from} are stopped.`,
    of.approvals.includes('restore') ? 'The run waits until a person approves the restore.' : '',
    `Everything is rebuilt in ${to} and checked. What lacks the newest data is not handed over.`,
    of.approvals.includes('handOver') ? 'The run waits until a person approves the hand-over.' : '',
    of.startsTraffic ? 'Names are pointed there, and the plan’s own command lets writers in again.' : 'Names are pointed there.',
    'What arrived is compared, and the evidence is written.',
  ].filter((line) => line !== '');
}

export function failbackSteps(of: Moves): string[] {
  const [home, there] = [of.primary, of.secondary];
  return [
    `What was written on one side only is looked at. With anything that only ${home} has, it stops unless you accept that loss.`,
    of.approvals.includes('relocate') ? 'The run waits until a person approves the return.' : '',
    `Replication is turned round, and what was written in ${there} is brought to ${home} while people still work.`,
    `What still runs in ${home} from before is stopped and kept.`,
    of.stopsTraffic ? 'The plan’s own command stops writers. From here on users notice.' : 'Writers are taken to be stopped already: nobody writes any more.',
    `The last data is brought over, and a recovery set is taken in ${there}.`,
    of.approvals.includes('restore') ? 'The run waits until a person approves the restore.' : '',
    `Everything is rebuilt in ${home} and checked.`,
    of.approvals.includes('handOver') ? 'The run waits until a person approves the hand-over.' : '',
    of.startsTraffic ? 'Names are pointed home, and the plan’s own command lets writers in again.' : 'Names are pointed home.',
    `Protection from ${home} to ${there} begins anew. What is rebuilt has ids of its own: the plan with them is written beside the old one.`,
  ].filter((line) => line !== '');
}

/** What stands in the new Region for an identifier that has no new one. */
export const withoutNew = (of: Pick<Rewrite, 'why'>): string => (of.why.startsWith('made by') ? 'made by the run' : of.why.includes('default') ? 'the default' : 'left out');

/** How long it may take, as far as anything is known. */
export function expectation(of: Pick<Foresight, 'expected' | 'rtoObjectiveSeconds'>): string {
  const objective = `the plan allows ${duration(of.rtoObjectiveSeconds)}`;
  if (!of.expected) return `Nobody knows yet how long: no drill has measured it; ${objective}.`;
  return `About ${duration(of.expected.rtoSeconds)} until the last check has passed, as the last ${of.expected.kind} measured; ${objective}.`;
}

export type MoveKind = 'failover' | 'relocate' | 'failback';

/** Which way is meant where nobody has said: home, where the workload is away. */
export function moveOf(asked: string | null, isAway: boolean): MoveKind {
  if (asked === 'failover' || asked === 'relocate' || asked === 'failback') return asked;
  return isAway ? 'failback' : 'failover';
}

const noun = (kind: string) => kindOf(kind).words.toLowerCase();

/** Why nothing may be begun now: somebody acts already, and who. */
export function underWay(of: Pick<Moves, 'holder' | 'moving'>): string | null {
  if (of.holder) {
    const far = of.holder.isFresh ? '' : '; it has not been heard of for a while';
    return `The ${noun(of.holder.kind)} ${of.holder.run} of ${of.holder.by} acts on this plan since ${dateTime(of.holder.since)}${far}`;
  }
  return of.moving ? `The ${noun(of.moving.kind)} ${of.moving.run} is not over: it is ${of.moving.phase}` : null;
}

const moves = ['running', 'unwinding', 'paused'];

/** Why nothing can be begun here now. Who holds the lease elsewhere, or left it, is asked about when it is tried: it may be taken over. */
export const blockedBy = (of: Pick<Moves, 'holder' | 'moving'>): string | null =>
  (of.moving && moves.includes(of.moving.phase) ? underWay({ moving: of.moving }) : null);

/** Why a recovery from this set would not begin. */
export const unresolved = (of: Pick<Foresight, 'proofSheet'>): string | null =>
  (of.proofSheet.some((one) => !one.resolved) ? 'Something is unresolved: see the proof sheet' : null);

/** Whether a way home would lose something that only the primary has, as far as the report says. */
export const losesAtHome = (of: Moves): boolean => of.divergence?.loses === true;
