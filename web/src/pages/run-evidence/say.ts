import type { Tone } from '../../components/states';
import { count, duration, list, number } from '../../words';
import type { Objective, Proof, Report, Seal, Step } from './shapes';

const good = ['recovered', 'verified', 'rehearsed', 'relocated', 'returned'];

/** Runs of the other kinds prove nothing. */
export const proves = (report: Report): boolean => ['failover', 'verify', 'drill', 'relocate', 'failback'].includes(report.kind);

export const isOver = (report: Report): boolean => report.endedAt !== undefined;

export function verdictTone(report: Report): Tone {
  if (!isOver(report)) return 'busy';
  if (good.includes(report.verdict)) return 'good';
  return report.verdict === 'partial' ? 'warn' : report.verdict === 'failed' ? 'bad' : 'quiet';
}

/** What a verdict means, for somebody who was not there. */
export function meaning(report: Report): string {
  const there = report.regions?.secondary ?? 'the secondary Region';
  const open = report.resources.filter((one) => !one.verified).map((one) => one.name);
  switch (report.verdict) {
    case 'recovered': return `Everything the plan names runs in ${there}, passed its checks, and its content was compared with the recovery set and is equal.`;
    case 'verified': return `What ${there} holds was compared with the recovery set and is equal. Nothing was changed.`;
    case 'rehearsed': return `Everything the plan names was rebuilt in ${there}, apart from everything else, passed its checks, was compared with the recovery set${report.teardown ? ', and was taken away again' : '. It was left standing'}.`;
    case 'relocated': return `The workload was moved to ${there} on purpose: writers were stopped first, and its content was compared and is equal.`;
    case 'returned': return `The workload is home again: it runs in ${report.regions?.primary ?? 'the primary Region'}, passed its checks, and its content was compared and is equal.`;
    case 'partial': return `The run came to something, but not all of it is proved. Not proved: ${list(open)}. The reasons stand below, with each resource.`;
    case 'failed': return 'The run did not end well, or nothing it made could be proved. The steps show where it failed and why.';
    default: return 'The run did what it was to do. Runs of this kind prove nothing.';
  }
}

export function objective({ measuredSeconds, targetSeconds }: Objective): { tone: Tone; words: string } {
  if (measuredSeconds === undefined) return { tone: 'quiet', words: `not measured; the objective is ${duration(targetSeconds)}` };
  return measuredSeconds <= targetSeconds
    ? { tone: 'good', words: `within the objective of ${duration(targetSeconds)}` }
    : { tone: 'bad', words: `missed: the objective is ${duration(targetSeconds)}` };
}

export const basis = (by: string | undefined): string => ({
  heartbeat: 'by its heartbeat, the newest time found in its data',
  replication: 'by what replication had brought',
  drained: 'writers were stopped and everything was brought over first',
  recoveryPoint: 'by the age of the recovery point',
})[by ?? ''] ?? 'not measured';

export const mode = (word: string): string => ({
  crash: 'killed without warning',
  stop: 'what the plan names was stopped',
  declared: 'no disaster was recorded, so the start of the recovery is taken for it',
  planned: 'planned: writers were stopped first',
})[word] ?? word;

/** What was compared, in a sentence. */
export function figure(proof: Proof): string {
  const parts: string[] = [];
  if (proof.versions !== undefined) parts.push(`${number(proof.identical ?? 0)} of ${count(proof.versions, 'version')} identical`);
  if (proof.blocks !== undefined) parts.push(`${number(proof.identical ?? 0)} of ${count(proof.blocks, 'block')} identical`);
  if (proof.tables !== undefined && proof.rows !== undefined) parts.push(`${count(proof.rows, 'row')} in ${count(proof.tables, 'table')}`);
  const off = ([['different', proof.different], ['missing', proof.missing], ['extra', proof.extra], ['lost, not yet replicated', proof.pending]] as const)
    .filter(([, many]) => many).map(([word, many]) => `${number(many!)} ${word}`);
  return [...parts, ...off].join(', ') || 'nothing was compared';
}

export const passed = (checks: readonly { passed: boolean }[] | undefined): string | null =>
  checks && checks.length > 0 ? `${checks.filter((one) => one.passed).length} of ${checks.length}` : null;

/** Where a step's bar stands, of a hundred. */
export function barOf(step: Step, report: Report): { left: number; width: number } | null {
  if (!step.startedAt || !report.startedAt) return null;
  const ends = report.steps.map((one) => (one.startedAt ? Date.parse(one.startedAt) + (one.seconds ?? 0) * 1000 : 0));
  const start = Date.parse(report.startedAt);
  const span = Math.max(1, Math.max(...ends) - start);
  const left = Math.min(100, Math.max(0, ((Date.parse(step.startedAt) - start) / span) * 100));
  return { left, width: Math.min(100 - left, Math.max(0.4, (((step.seconds ?? 0) * 1000) / span) * 100)) };
}

export const sealWords: Record<Seal['state'], { tone: Tone; words: string }> = {
  signed: { tone: 'good', words: 'hashed, and signed by a key of KMS' },
  notSigned: { tone: 'warn', words: 'hashed; the plan’s key could not sign it now' },
  hashed: { tone: 'quiet', words: 'hashed, not signed: the plan names no key for evidence' },
};

/** Every phase once, as on the run's own page, in the order of its first step. */
export function byPhase(steps: readonly Step[]): Step[] {
  const phases = [...new Set(steps.map((step) => step.phase))];
  return phases.flatMap((phase) => steps.filter((step) => step.phase === phase));
}
