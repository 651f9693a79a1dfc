import { post } from '../api';
import type { AskName } from './asks';
import type { RunDetail } from './shapes';

interface Said {
  said?: string;
}

/** Asks something of a run, as old as the page knows it; what it came to, in words. */
export async function send(run: RunDetail, ask: AskName, step?: string, reason?: string, takeOver?: string): Promise<string> {
  const at = `/runs/${encodeURIComponent(run.run)}`;
  if (ask === 'resume' || ask === 'retry') {
    await post(`${at}/resume`, { takeOver });
    return ask === 'retry' ? 'It is tried again.' : 'It goes on.';
  }
  // The dialog has made sure that the plan's name was typed.
  const confirm = ask === 'cancel' ? run.plan : undefined;
  const answer = await post<Said | undefined>(`${at}/asks`, { ask, step, reason: reason || undefined, seen: run.seen, confirm });
  return answer?.said ?? '';
}
