/** Recovery sets as the server tells of them; what has no value is absent. */
export interface SetMember {
  name: string;
  /** s3, ec2 or rds. */
  type: string;
  moment: string;
  source: string;
  in?: string;
  bytes: number;
  recoverable: boolean;
  equal?: boolean;
  found?: string;
  missing?: boolean;
}

export interface SetView {
  set: string;
  instant: string;
  skewSeconds: number;
  bytes: number;
  recoverable: boolean;
  lacking: boolean;
  provedAt?: string;
  keeps: string[];
  members: SetMember[];
}

export interface SetLine {
  view: SetView;
  usedBy?: string;
}

export interface SetsAnswer {
  plan: string;
  primary: string;
  secondary: string;
  ledger: string;
  hasLedger: boolean;
  at: string;
  skewObjectiveSeconds?: number;
  keep: string;
  chosen?: string;
  sets: SetLine[];
}

export interface Fact {
  name: string;
  value: string;
}

export interface MemberDetail {
  name: string;
  compared?: string;
  note?: string;
  facts: Fact[];
}

export interface CapturedPart {
  kind: string;
  id: string;
  text: string;
}

export interface SetAnswer {
  plan: string;
  primary: string;
  secondary: string;
  view: SetView;
  sealedAt: string;
  skewObjectiveSeconds?: number;
  usedBy?: string;
  madeBy?: string;
  older?: string;
  newer?: string;
  vault: string;
  primaryVault?: string;
  role: string;
  remark?: string;
  notes: string[];
  details: MemberDetail[];
  environment: CapturedPart[];
}

export interface PruningAnswer {
  going: string[];
  removed: boolean;
  left: string[];
  note?: string;
}
