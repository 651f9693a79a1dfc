/** A run's evidence: docs/evidence.md says what every member is. What has nothing to say is left out. */
export interface Report {
  plan: string;
  run: string;
  kind: string;
  verdict: string;
  set?: string;
  startedAt?: string;
  endedAt?: string;
  disaster?: { region: string; at: string; mode: string };
  rpo: Objective;
  rto: Objective;
  skewSeconds?: number;
  skewTargetSeconds?: number;
  resources: Resource[];
  steps: Step[];
  by?: string;
  version?: string;
  regions?: { primary: string; secondary: string };
  criticalPath?: { seconds: number; steps: string[] };
  proofSheet?: Rewrite[];
  blackout?: { region: string; refusedCalls: string[] };
  teardown?: { removed: string[]; left: string[] };
  stacks?: { stackName: string; region?: string; status?: string }[];
  divergence?: { resource: string; onlyPrimary?: number; onlySecondary?: number; detail: string }[];
  notes?: string[];
  approvals?: { step: string; by: string; at: string }[];
  planFile?: { text: string; sha256: string };
  signature?: { sha256: string };
}

export interface Objective {
  targetSeconds: number;
  measuredSeconds?: number;
}

export interface Resource {
  name: string;
  type: string;
  source: string;
  restored?: string;
  verified: boolean;
  rpoSeconds?: number;
  rpoBasis?: string;
  proof: Proof;
}

export interface Proof {
  versions?: number;
  blocks?: number;
  identical?: number;
  different?: number;
  missing?: number;
  extra?: number;
  pending?: number;
  root?: string;
  tables?: number;
  rows?: number;
  comparedAt?: string;
  changedSinceRestore?: number;
  checks?: { check: string; passed: boolean; seconds?: number; found?: string }[];
  properties?: { property: string; expected: string; actual: string; passed: boolean }[];
  differences?: string[];
  error?: string;
}

export interface Step {
  name: string;
  resource?: string;
  status: string;
  startedAt?: string;
  seconds?: number;
  reason?: string;
  phase?: string;
}

export interface Rewrite {
  resource: string;
  field: string;
  old: string;
  new?: string;
  why: string;
}

/** As GET /runs/{run}/seal tells it. */
export interface Seal {
  state: 'signed' | 'notSigned' | 'hashed';
  sha256: string;
  key?: string | null;
  algorithm?: string | null;
  signature?: string | null;
  problem?: string | null;
  checks: { does: string; line: string }[];
}
