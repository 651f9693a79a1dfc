import { useEffect, useMemo } from 'preact/hooks';
import { useNow } from '../../now';

/** Seconds since `data` came, ticking: the server counts ages up to its answer, and the page goes on from there. */
export function useElapsed(data: unknown): number {
  const received = useMemo(() => Date.now(), [data]);
  const now = useNow(1000);
  return Math.max(0, (now - received) / 1000);
}

/** Asks again every so often while somebody looks: a Region that has gone tells nobody. */
export function useRefresh(reload: () => void, everyMs: number): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) reload();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
