import type { OutlinedTime } from './planApi';

const units = [['d', 86_400], ['h', 3600], ['min', 60], ['s', 1]] as const;

/** A span as a plan means it, with no more units than it needs: `15 min`, `1 h 30 min`, `2 d`. */
export function span(seconds: number): string {
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const many = Math.floor(rest / size);
    rest -= many * size;
    if (many > 0) parts.push(`${many} ${unit}`);
  }
  return parts.join(' ') || '0 s';
}

/** `every 30 min`, `at 0 4 * * 1 (cron, UTC)`. */
export const rhythm = (time: OutlinedTime): string =>
  time.every != null ? `every ${span(time.every)}` : `at ${time.cron ?? '?'} (cron, UTC)`;
