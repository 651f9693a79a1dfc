import { post, put } from '../../api';

/** One thing wrong with a plan's text. Line 0: the whole file. */
export interface Trouble {
  line: number;
  column?: number | null;
  message: string;
  remedy?: string | null;
}

export interface OutlinedRegion {
  region: string;
  profile?: string | null;
  account?: string | null;
  role?: string | null;
  endpoint?: string | null;
}

export interface OutlinedResource {
  name: string;
  type: string;
  from: string;
  to: string[];
  needs: string[];
  rpo: number;
  hasOwnRpo: boolean;
  checks: string[];
  heartbeat?: string | null;
}

export interface OutlinedTime {
  kind: string;
  every?: number | null;
  cron?: string | null;
  next?: string | null;
}

/** What a plan says, in short. Spans in seconds. */
export interface Outline {
  name: string;
  primary: OutlinedRegion;
  secondary: OutlinedRegion;
  rpo: number;
  rto: number;
  skew?: number | null;
  drillAge: number;
  ledger: string;
  vaults: { primary: string; secondary: string; key: string };
  retention: { last: number; daily: number; weekly: number; monthly: number };
  makesNetworks: boolean;
  mapped: number;
  drillCidr: string;
  approvals: string[];
  hooks: { when: string; command: string; within?: number | null }[];
  notifications: { to: string; on: string[] }[];
  schedule: OutlinedTime[];
  isSeenTo: boolean;
  stacks: { name: string; template: string; isBefore: boolean; needs: string[] }[];
  resources: OutlinedResource[];
}

/** A plan's file, whatever state it is in. */
export interface PlanFile {
  name: string;
  path: string;
  exists: boolean;
  text?: string | null;
  /** To be given back when it is saved; empty where the file is gone. */
  sha256: string;
  size: number;
  changedAt?: string | null;
  problems: Trouble[];
  outline?: Outline | null;
  /** What it said when it was last whole, where it is gone. */
  remembered?: string | null;
  /** Who saved it here. */
  saved?: { by: string; at: string } | null;
}

/** The file as somebody else left it. */
export interface Theirs {
  text?: string | null;
  sha256: string;
  changedAt?: string | null;
  by?: string | null;
}

export const purposes = ['everything', 'backup', 'failover', 'drill'] as const;
export type Purpose = (typeof purposes)[number];

export type Verdict = 'failed' | 'unknown' | 'warning' | 'ok' | 'skipped';

export interface Finding {
  check: string;
  resource: string;
  verdict: Verdict;
  looked: string;
  found: string;
  remedy?: string | null;
}

export interface CheckReport {
  at: string;
  seconds: number;
  verdict: Verdict;
  passed: boolean;
  findings: Finding[];
}

/** How the checks of a plan stand. */
export interface CheckState {
  for: Purpose;
  running?: { for: Purpose; at: string; by: string } | null;
  last?: { by: string; at: string; report?: CheckReport | null; failure?: string | null } | null;
}

const at = (plan: string) => `/plans/${encodeURIComponent(plan)}`;

export const filePath = (plan: string): string => `${at(plan)}/file`;
export const checkPath = (plan: string, purpose: Purpose): string => `${at(plan)}/check?for=${purpose}`;

export const validate = (plan: string, text: string, signal: AbortSignal): Promise<{ name?: string | null; problems: Trouble[] }> =>
  post(`${at(plan)}/validate`, { text }, signal);
export const save = (plan: string, text: string, seen: string): Promise<{ name: string; sha256: string; at: string }> =>
  put(filePath(plan), { text, seen });
export const startCheck = (plan: string, purpose: Purpose): Promise<CheckState> => post(`${at(plan)}/check`, { for: purpose });
