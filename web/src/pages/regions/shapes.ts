/** The range as the server tells of it. What is absent may be null or missing. */
export interface RangeAnswer {
  preparation?: Preparation | null;
  view: RangeView;
  underWay: RangeDeed[];
}

export interface Preparation {
  state: 'making' | 'ready' | 'failed';
  stages: Stage[];
  leftOut: string[];
  plan?: string | null;
  problem?: string | null;
  remedy?: string | null;
}

export interface Stage {
  name: string;
  title: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  detail?: string | null;
  seconds?: number | null;
}

export interface RangeView {
  regions: RangeRegion[];
  faults: RangeFault[];
  isCut: boolean;
  clock: string;
  clockAheadSeconds: number;
  traffic?: { runs: boolean; what: string } | null;
}

export interface RangeRegion {
  name: string;
  state: 'up' | 'frozen' | 'down';
  endpoint: string;
  pid?: number | null;
  since?: string | null;
  data: 'kept' | 'away' | 'gone';
  lostAt?: string | null;
  holds: { kind: string; count: number }[];
}

export interface RangeFault {
  region: string;
  id: string;
  effect: string;
  service: string;
  operation: string;
  probability: number;
  hits: number;
  code?: string | null;
  latencyMilliseconds?: number | null;
  times?: number | null;
  until?: string | null;
  peers: boolean;
}

export interface RangeDeed {
  subject: string;
  what: string;
  by: string;
  at: string;
}

export interface RangeEvent {
  region: string;
  at: string;
  kind: 'request' | 'note' | 'bucket';
  service: string;
  text: string;
  status?: number | null;
  milliseconds?: number | null;
  more?: string | null;
}
