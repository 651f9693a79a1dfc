import type { Tone } from '../../components';
import { duration } from '../../words';
import type { Loss } from './model';

/** The losses as they have grown since the server found them out. */
export function aged(losses: readonly Loss[], at: string, now: number): Loss[] {
  const since = Math.max(0, (now - new Date(at).getTime()) / 1000);
  return losses.map((loss) => ({ ...loss, seconds: loss.seconds + since, meets: loss.seconds + since <= loss.objectiveSeconds }));
}

/** The worst of them, against what is allowed. */
export function lossOf(losses: readonly Loss[]): { tone: Tone; text: string } {
  const worst = Math.max(0, ...losses.map((loss) => loss.seconds));
  return losses.every((loss) => loss.meets)
    ? { tone: 'good', text: `${duration(worst)}, within the objective` } : { tone: 'bad', text: `${duration(worst)}, more than allowed` };
}
