/** As GET /plans/{plan}/trend tells it. */
export interface Trend {
  plan: string;
  rpoTargetSeconds: number;
  rtoTargetSeconds: number;
  skewTargetSeconds?: number | null;
  words?: string | null;
  direction?: string | null;
  ledgerProblem?: string | null;
  /** Newest first. */
  runs: TrendRun[];
}

export interface TrendRun {
  run: string;
  kind: string;
  verdict: string;
  startedAt: string;
  rpoSeconds?: number | null;
  rtoSeconds?: number | null;
  skewSeconds?: number | null;
  met?: boolean | null;
  isGood: boolean;
  /** Its journal is on this machine, so there is a page of it. */
  isHere: boolean;
}
