/** What the server says of a plan: `GET /plans/{plan}/overview`. */
export interface PlanOverview {
  plan: string;
  file: string;
  at: string;
  /** Absent before the first look at the Regions is done. */
  lookedAt?: string;
  looking: boolean;
  verdict: Verdict;
  /** The primary, then the secondary. */
  regions: [Region, Region];
  flows: Flow[];
  resources: Resource[];
  rpo: Rpo;
  backlog?: number;
  nextBackup?: { dueAt: string; readyAt: string; takesSeconds: number };
  lastSet?: LastSet;
  lastDrill?: Drill;
  runs: RunUnderWay[];
  home: { region: string; isHome: boolean; since?: string; run?: string; by?: string };
  lease?: { run: string; kind: string; by: string; since: string; until: string };
  attention: Notice[];
}

export type Met = 'met' | 'near' | 'missed' | 'unknown';

export interface Verdict {
  state: Met | 'unprotected' | 'lost' | 'exposed' | 'moved';
  title: string;
  sentence: string;
}

export interface Region {
  region: string;
  role: 'primary' | 'secondary';
  place: string;
  latitude: number;
  longitude: number;
  isPlaceKnown: boolean;
  answers?: boolean;
  silentSince?: string;
  isLocal: boolean;
  trouble?: string;
}

export interface Flow {
  kind: 'replication' | 'backup' | 'copy' | 'export' | 'restore';
  from: string;
  to: string;
  moves: boolean;
  words: string;
  run?: string;
  count: number;
}

export interface Resource {
  name: string;
  type: string;
  rpoSeconds?: number;
  objectiveSeconds: number;
  state: Met;
  ticks: boolean;
  predictedRpoSeconds?: number;
  basis: string;
  detail: string;
  behind?: number;
  nearIn?: number;
  missedIn?: number;
}

export interface Rpo {
  seconds?: number;
  objectiveSeconds: number;
  state: Met;
  ticks: boolean;
  reason?: string;
  predictedSeconds?: number;
}

export interface LastSet {
  set: string;
  asOf: string;
  sealedAt: string;
  skewSeconds: number;
  skewTargetSeconds?: number;
  members: number;
  recoverable: boolean;
  lacking: string[];
  provedAt?: string;
}

export interface Drill {
  run: string;
  kind: string;
  at: string;
  verdict: string;
  state: Met;
  rtoSeconds?: number;
  objectiveSeconds: number;
  greatestAgeSeconds: number;
  trend?: 'longer' | 'shorter' | 'steady';
}

export interface RunUnderWay {
  run: string;
  kind: string;
  phase: string;
  stage: string;
  startedAt: string;
  done: number;
  steps: number;
  now?: string;
}

export interface Notice {
  severity: 'urgent' | 'soon' | 'note';
  id: string;
  title: string;
  sentence: string;
  remedy?: string;
  action?: { kind: string; label: string; run?: string; step?: string };
}

/** A plan in the list of plans: `GET /overview`. */
export interface PlanRow {
  plan: string;
  file: string;
  at: string;
  problem?: string;
  primary?: string;
  secondary?: string;
  verdict?: Verdict;
  rpo?: Rpo;
  lastSet?: LastSet;
  lastDrill?: Drill;
  resources: number;
  running: number;
  attention: number;
  first?: Notice;
}
