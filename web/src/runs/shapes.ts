/** Runs as the API tells of them. What is null or unknown is left out. */

/** A run among others. */
export interface RunRow {
  run: string;
  kind: string;
  plan: string;
  /** running, unwinding, interrupted, paused, done, unwound or stuck. */
  phase: string;
  stage?: string;
  startedAt: string;
  seconds: number;
  by?: string;
}

export interface RunList {
  runs: RunRow[];
  /** What to ask `before` for the ones before these; left out where there are none. */
  next?: string;
}

export interface StepLine {
  at: string;
  text: string;
}

/** A step of a run. */
export interface StepDetail {
  name: string;
  resource?: string;
  phase?: string;
  /** waiting, running, done, skipped, failed, undoing, undone or stuck. */
  status: string;
  startedAt?: string;
  endedAt?: string;
  seconds?: number;
  progress?: string;
  percent?: number;
  reason?: string;
  needs?: string[];
  maySkip?: boolean;
  awaitsApproval?: boolean;
  log?: StepLine[];
}

export interface Intervention {
  at: string;
  by: string;
  what: string;
  reason?: string;
}

/** One run, whole: what a run's page shows, and what its stream sends again and again. */
export interface RunDetail extends RunRow {
  stage: string;
  lastAt?: string;
  /** What is sent back with an ask, so that the server knows how old the page is. */
  seen?: number | string;
  steps: StepDetail[];
  critical?: { seconds: number; steps: string[] };
  interventions?: Intervention[];
  /** Seconds of data lost, and of being down: known once the run knows them. */
  rpoSeconds?: number;
  rtoSeconds?: number;
  handedOver?: boolean;
  /** Why each ask is refused now; what is missing is possible. */
  refusals?: Record<string, string>;
}
