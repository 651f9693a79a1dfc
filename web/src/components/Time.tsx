import { useNow } from '../now';
import { ago, bytes, clock, dateTime, duration } from '../words';

/** When: as far away by default, the date and time when pointed at; `absolute` the other way round. */
export function Time({ at, absolute }: { at: string | null | undefined; absolute?: boolean }) {
  const now = useNow(absolute ? 60_000 : 5_000, !!at && !absolute);
  if (!at) return <span class="soft">–</span>;
  const [exact, far] = [dateTime(at), ago(at, since(at, now))];
  return <time dateTime={at} title={absolute ? far : exact}>{absolute ? exact : far}</time>;
}

/** What is told between two ticks is not in the future. */
const since = (at: string, now: number) => Math.max(now, Math.min(Date.parse(at), Date.now()));

/** How long, in seconds. */
export function Duration({ seconds }: { seconds: number | null | undefined }) {
  return <span class="figure">{duration(seconds)}</span>;
}

/** A clock that ticks here, from `seconds` on, without asking the server. */
export function Elapsed({ since, skewMs = 0 }: { since: string; skewMs?: number }) {
  const now = useNow(1000);
  return <span class="figure" role="timer" aria-live="off">{clock((now + skewMs - new Date(since).getTime()) / 1000)}</span>;
}

export function Bytes({ of }: { of: number | null | undefined }) {
  return <span class="figure">{bytes(of)}</span>;
}
