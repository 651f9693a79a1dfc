import { useEffect, useRef } from 'preact/hooks';

/** Asks again every so often while the page is looked at: for figures that change without news. */
export function useRefresh(reload: () => void, everyMs: number): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) latest.current();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
