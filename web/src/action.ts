import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from './api';

/** Something a button does: once at a time, and what went wrong is kept until it is tried again. */
export interface Action<A extends unknown[]> {
  run: (...args: A) => Promise<boolean>;
  busy: boolean;
  problem: Problem | null;
  clear: () => void;
}

export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const inFlight = useRef(false);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => void (alive.current = false);
  }, []);
  const run = async (...args: A): Promise<boolean> => {
    if (inFlight.current) return false;
    inFlight.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await act(...args);
      return true;
    } catch (thrown) {
      if (alive.current) setProblem(Problem.of(thrown));
      return false;
    } finally {
      inFlight.current = false;
      if (alive.current) setBusy(false);
    }
  };
  return { run, busy, problem, clear: () => setProblem(null) };
}
