/** Runs as the API tells of them. What is null or unknown is left out. */

/** A run among others. */
export interface RunRow {
  run: string;
  /** protect, export, backup, drill, drill-clean, failover, relocate, failback or verify. */
  kind: string;
  plan: string;
  /** running, unwinding, interrupted, paused, done, unwound or stuck. */
  phase: string;
  startedAt: string;
  lastAt?: string;
  seconds: number;
  by?: string;
  /** The process that drives it; left out where nobody does. */
  pid?: number;
}

export interface RunList {
  runs: RunRow[];
  /** What to ask `before` for the ones before these; left out where there are none. */
  next?: string;
  /** How many there are in each phase. */
  counts?: Record<string, number>;
}

export interface StepLine {
  at: string;
  text: string;
  by?: string;
}

/** A step of a run. What is left out is not so. */
export interface StepDetail {
  name: string;
  resource?: string;
  phase?: string;
  /** waiting, running, done, skipped, failed, undoing, undone or stuck. */
  status: string;
  startedAt?: string;
  seconds?: number;
  /** Places of the steps that it waits for. */
  needs?: number[];
  attempts?: number;
  progress?: string;
  percent?: number;
  reason?: string;
  /** A person may go on without it now. */
  maySkip?: boolean;
  /** Why not, of a step that could be left out at another time. */
  skipRefusal?: string;
  /** It waits for a person's word now. */
  awaitsApproval?: boolean;
  log?: StepLine[];
}

export interface Intervention {
  at: string;
  by: string;
  what: string;
  reason?: string;
}

/** What somebody asked and the run has not come to yet. */
export interface OpenAsk {
  ask: string;
  step?: string;
  by: string;
  reason?: string;
}

/** One run, whole: what a run's page shows, and what its stream sends again and again. */
export interface RunDetail extends RunRow {
  stage: string;
  /** Sent back with an ask, so that the server knows how old the page is. */
  seen?: number;
  steps: StepDetail[];
  version?: string;
  planFile?: string;
  choices?: string[];
  /** The recovery set that it takes or rests on. */
  set?: string;
  critical?: { seconds: number; steps: string[] };
  interventions?: Intervention[];
  asked?: OpenAsk[];
  rpoSeconds?: number;
  rpoTargetSeconds?: number;
  rtoSeconds?: number;
  rtoTargetSeconds?: number;
  /** Whether its evidence says what was proved. */
  proves?: boolean;
  driver?: { who: string; pid?: number };
  handedOver?: boolean;
  /** The failure in its way, or why it stands still. */
  reason?: string;
  /** Why each ask is refused now; what is missing is possible. */
  refusals?: Record<string, string>;
  /** Places of the steps that a cancel would take back. */
  undoes?: number[];
}
