import { useEffect, useState } from 'preact/hooks';

/** The time, heard again every `everyMs`; stands still while the page is hidden, so that a forgotten tab costs nothing. */
export function useNow(everyMs = 1000, ticking = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    const tick = () => {
      if (!document.hidden) setNow(Date.now());
    };
    tick();
    const timer = setInterval(tick, everyMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [everyMs, ticking]);
  return now;
}
