import type { Tone } from '../../components';
import { duration } from '../../words';
import type { Loss } from './model';

/** The losses as they have grown since the server found them out; where the primary was lost, they have stood still since then. */
export function aged(losses: readonly Loss[], at: string, now: number, lostAt?: string): Loss[] {
  const found = new Date(at).getTime();
  const until = lostAt === undefined ? Math.max(found, now) : new Date(lostAt).getTime();
  return losses.map((loss) => {
    const seconds = Math.max(0, loss.seconds + (until - found) / 1000);
    return { ...loss, seconds, meets: seconds <= loss.objectiveSeconds };
  });
}

/** The worst of them, against what is allowed. */
export function lossOf(losses: readonly Loss[]): { tone: Tone; text: string } {
  const worst = Math.max(0, ...losses.map((loss) => loss.seconds));
  return losses.every((loss) => loss.meets)
    ? { tone: 'good', text: `${duration(worst)}, within the objective` } : { tone: 'bad', text: `${duration(worst)}, more than allowed` };
}
