import type { SetView } from '../sets/model';

/** What the server knows before a workload is moved; what has no value is absent. */
export interface Holder {
  run: string;
  kind: string;
  by: string;
  since: string;
  isHere: boolean;
  isFresh: boolean;
}

export interface Standing {
  run: string;
  set: string;
  by?: string;
  since: string;
  isHere: boolean;
  resources: { name: string; id: string; address: string; port?: number }[];
}

export interface Divergence {
  run: string;
  phase: string;
  at: string;
  /** Somebody has to accept that what only the primary has is lost. */
  loses: boolean;
  lines: { resource: string; onlyPrimary?: number; onlySecondary?: number; detail: string }[];
}

export interface DrillView {
  run: string;
  verdict: string;
  at: string;
  rpoSeconds?: number;
  rtoSeconds?: number;
  seconds?: number;
  isHere: boolean;
}

export interface Moves {
  plan: string;
  primary: string;
  secondary: string;
  at: string;
  holder?: Holder;
  standing?: Standing;
  moving?: { run: string; kind: string; phase: string; startedAt: string };
  lastDrill?: DrillView;
  disaster?: { region: string; at: string; mode: string };
  stopsTraffic: boolean;
  startsTraffic: boolean;
  fencesByCommand: boolean;
  fenced: string[];
  approvals: string[];
  rpoObjectiveSeconds: number;
  rtoObjectiveSeconds: number;
  drillAgeSeconds: number;
  drillCidr: string;
  divergence?: Divergence;
}

export interface PrimaryState {
  region: string;
  answers: boolean;
  seconds: number;
  detail: string;
  at: string;
}

export interface Rewrite {
  resource: string;
  field: string;
  old: string;
  new?: string;
  why: string;
  resolved: boolean;
}

export interface Thing {
  name: string;
  type: string;
  source: string;
  target?: string;
  from?: string;
  needs: string[];
  checks: number;
  heartbeat: boolean;
}

export interface Loss {
  name: string;
  type: string;
  moment: string;
  seconds: number;
  objectiveSeconds: number;
  meets: boolean;
  atMost: boolean;
}

export interface Foresight {
  plan: string;
  kind: string;
  primary: string;
  secondary: string;
  set: SetView;
  remark?: string;
  mayBegin: boolean;
  inTheWay: string[];
  at: string;
  rpoSeconds: number;
  rpoObjectiveSeconds: number;
  rtoObjectiveSeconds: number;
  losses: Loss[];
  things: Thing[];
  proofSheet: Rewrite[];
  steps: { name: string; resource?: string; stage: string }[];
  expected?: { rtoSeconds: number; run: string; kind: string; at: string };
  fencesByCommand: boolean;
  approvals: string[];
  records: { name: string; type: string; resource: string }[];
  hasCommand: boolean;
  drillCidr: string;
}
