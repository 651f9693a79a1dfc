import { get, sessionEnded, setCsrf, type Problem } from './api';
import { createStore, useStore } from './store';

/** A plan file the console was started with. */
export interface PlanRef {
  name: string;
  file: string;
  /** Absent where the file cannot be read. */
  primary?: string;
  secondary?: string;
  /** Why the file cannot be read; absent where it can. */
  problem?: string | null;
}

/** Who looks, at what. */
export interface Session {
  user: string;
  version: string;
  csrf: string;
  /** The console was started by --demo: the Regions are local, and so is every disaster. */
  demo: boolean;
  plans: PlanRef[];
  /** Local regions run on this machine, and the console may act on them. */
  range: boolean;
}

const session = createStore<Session | null>(null);
const failure = createStore<Problem | null>(null);

export const useSession = (): Session | null => useStore(session);
export const useSessionFailure = (): Problem | null => useStore(failure);

export async function loadSession(): Promise<void> {
  try {
    const found = await get<Session>('/session');
    setCsrf(found.csrf);
    sessionEnded.set(false);
    failure.set(null);
    session.set(found);
  } catch (thrown) {
    failure.set(thrown as Problem);
  }
}

/** Plan pages remember which plan was looked at last, so that Runs and Regions can lead back to it. */
export function rememberPlan(plan: string): void {
  try {
    localStorage.setItem('farshore.plan', plan);
  } catch {
    return;
  }
}

export function lastPlan(plans: readonly PlanRef[]): string | null {
  let last: string | null = null;
  try {
    last = localStorage.getItem('farshore.plan');
  } catch {
    last = null;
  }
  return plans.find((plan) => plan.name === last)?.name ?? plans[0]?.name ?? null;
}
