import { useEffect, useRef } from 'preact/hooks';
import { onChange } from '../../live';

const restMs = 1500;

/** Asks again once runs have been quiet for a moment: a run tells of every step, and what is asked here is read from a Region. */
export function useSettled(reload: () => void): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onChange(['runs'], () => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), restMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}
