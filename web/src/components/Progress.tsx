import './Progress.css';

/** How far something is, of a hundred; without a number it only says that it moves. */
export function Progress({ percent, label }: { percent: number | null | undefined; label: string }) {
  const known = percent !== null && percent !== undefined && Number.isFinite(percent);
  return known
    ? <progress class="progress" max={100} value={Math.min(100, Math.max(0, percent))} aria-label={label} />
    : <progress class="progress" aria-label={label} />;
}
