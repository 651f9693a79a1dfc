import type { Tone } from '../../components';
import { count } from '../../words';
import type { Finding, Verdict } from './planApi';

/** Findings of one verdict, as they stand under one heading. */
export interface FindingGroup {
  verdict: Verdict;
  title: string;
  tone: Tone;
  findings: Finding[];
  /** Open from the start: what somebody has to do something about. */
  open: boolean;
}

const groups: readonly Omit<FindingGroup, 'findings'>[] = [
  { verdict: 'failed', title: 'Failed: a backup or a recovery will fail by it', tone: 'bad', open: true },
  { verdict: 'unknown', title: 'Could not be looked at', tone: 'warn', open: true },
  { verdict: 'warning', title: 'Works, and may surprise', tone: 'warn', open: true },
  { verdict: 'ok', title: 'In order', tone: 'good', open: false },
  { verdict: 'skipped', title: 'Nothing to look at', tone: 'quiet', open: false },
];

/** The worst first; verdicts without findings are left out. */
export const grouped = (findings: readonly Finding[]): FindingGroup[] =>
  groups.map((group) => ({ ...group, findings: findings.filter((finding) => finding.verdict === group.verdict) }))
    .filter((group) => group.findings.length > 0);

/** Those with every word in them. */
export function filtered(findings: readonly Finding[], words: string): Finding[] {
  const wanted = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return findings.filter((finding) => {
    const all = `${finding.check} ${finding.resource} ${finding.looked} ${finding.found} ${finding.remedy ?? ''}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}

const short: Record<Verdict, (many: number) => string> = {
  failed: (many) => `${many} failed`,
  unknown: (many) => `${many} could not be looked at`,
  warning: (many) => count(many, 'warning'),
  ok: (many) => `${many} in order`,
  skipped: (many) => `${many} without anything to look at`,
};

/** `2 failed, 1 warning, 30 in order`. */
export const summary = (findings: readonly Finding[]): string =>
  grouped(findings).map((group) => short[group.verdict](group.findings.length)).join(', ') || 'nothing to look at';

/** How a report as a whole is to be seen. */
export const toneOf = (verdict: Verdict): Tone => groups.find((group) => group.verdict === verdict)?.tone ?? 'quiet';

/** Findings that one thing puts right, under that one thing. */
export interface Cure {
  /** Null of what needs none. */
  remedy: string | null;
  findings: Finding[];
}

/** Each remedy once, where its first finding stands; what has none, or one of its own, stays alone. */
export function byRemedy(findings: readonly Finding[]): Cure[] {
  const cures: Cure[] = [];
  const known = new Map<string, Cure>();
  for (const finding of findings) {
    const remedy = finding.remedy || null;
    const same = remedy === null ? undefined : known.get(remedy);
    if (same) {
      same.findings.push(finding);
      continue;
    }
    const cure = { remedy, findings: [finding] };
    cures.push(cure);
    if (remedy !== null) known.set(remedy, cure);
  }
  return cures;
}
