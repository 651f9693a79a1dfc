/** As GET /plans/{plan}/equality tells it. */
export interface Equality {
  plan: string;
  primary: string;
  secondary: string;
  at: string;
  set?: string | null;
  ledgerProblem?: string | null;
  resources: Row[];
}

export type Verdict = 'equal' | 'different' | 'notCompared';

export interface Row {
  name: string;
  type: string;
  source?: string | null;
  copy?: string | null;
  verdict: Verdict;
  figure: string;
  reason?: string | null;
  from?: { kind: string; run: string; set?: string | null; at: string } | null;
  roots: Roots[];
  differences: string[];
  comparison?: Comparison | null;
}

export interface Roots {
  name: string;
  unit: string;
  original?: Side | null;
  copy?: Side | null;
  restored?: Side | null;
  verdict: Verdict;
  reason?: string | null;
}

export interface Side {
  root?: string | null;
  amount?: number | null;
}

/** A bucket beside its replica, as they are now. */
export interface Comparison {
  id?: string | null;
  bucket: string;
  source: string;
  replica: string;
  primary: string;
  secondary: string;
  state: 'none' | 'running' | 'done' | 'oneSided' | 'failed' | 'stopped';
  by?: string | null;
  startedAt?: string | null;
  endedAt?: string | null;
  versions: number;
  identical: number;
  differences: number;
  notBrought: number;
  secondaryVersions: number;
  metadataCompared: number;
  expected?: number | null;
  problem?: string | null;
  joined?: boolean | null;
  classes?: DifferenceClass[] | null;
}

export interface DifferenceClass {
  class: string;
  count: number;
  kept: number;
  cure: { title: string; meaning: string; words: string; commands: { does: string; line: string }[] };
}

export interface Seen {
  versionId: string;
  size: number;
  eTag: string;
  lastModified: string;
  isDeleteMarker: boolean;
  isLatest: boolean;
  replicationStatus?: string | null;
  checksum?: string | null;
}

export interface Difference {
  class: string;
  key: string;
  primary?: Seen | null;
  secondary?: Seen | null;
  detail: string;
}

export interface Differences {
  id: string;
  class: string;
  count: number;
  differences: Difference[];
  next?: string | null;
}
