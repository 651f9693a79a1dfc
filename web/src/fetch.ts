import { useEffect, useRef, useState } from 'preact/hooks';
import { get, isAbort, Problem } from './api';
import { onChange } from './live';

const restMs = 250;

/** What a page knows of something the server has. */
export interface Fetched<T> {
  /** The last that was heard; kept while newer is asked for. */
  data: T | null;
  problem: Problem | null;
  loading: boolean;
  reload: () => void;
}

const remembered = new Map<string, unknown>();
const rememberedMost = 60;

function remember(path: string, data: unknown): void {
  remembered.delete(path);
  remembered.set(path, data);
  if (remembered.size > rememberedMost) remembered.delete(remembered.keys().next().value!);
}

/** Asks the server for `path` (null: for nothing), and again on every change of the topics. What was shown before is shown until then. */
export function useFetch<T>(path: string | null, options: { topics?: readonly string[] } = {}): Fetched<T> {
  const [state, setState] = useState<{ path: string | null; data: T | null; problem: Problem | null; loading: boolean }>(
    () => start<T>(path),
  );
  const reload = useRef<() => void>(() => undefined);
  const wanted = (options.topics ?? []).join('\n');

  useEffect(() => {
    setState((old) => (old.path === path ? old : next(path, old.data)));
    if (path === null) return;
    const stop = new AbortController();
    let [busy, dirty] = [false, false];
    const ask = async () => {
      if (busy) {
        dirty = true;
        return;
      }
      busy = true;
      do {
        dirty = false;
        setState((old) => (old.loading ? old : { ...old, loading: true }));
        try {
          const data = await get<T>(path, stop.signal);
          remember(path, data);
          setState({ path, data, problem: null, loading: false });
        } catch (thrown) {
          if (isAbort(thrown)) return;
          setState((old) => ({ ...old, path, problem: Problem.of(thrown), loading: false }));
        }
        // A run tells of every step: what comes quickly is asked for together.
        await new Promise((done) => setTimeout(done, restMs));
        if (stop.signal.aborted) return;
      } while (dirty);
      busy = false;
    };
    reload.current = () => void ask();
    void ask();
    const unsubscribe = onChange(wanted === '' ? [] : wanted.split('\n'), () => void ask());
    return () => {
      stop.abort();
      unsubscribe();
    };
  }, [path, wanted]);

  return { data: state.data, problem: state.problem, loading: state.loading, reload: () => reload.current() };
}

const start = <T>(path: string | null) => ({
  path,
  data: path === null ? null : ((remembered.get(path) as T | undefined) ?? null),
  problem: null,
  loading: path !== null,
});

/** Another page of a list, another filter: the former stands until the new one is there. */
const next = <T>(path: string | null, before: T | null) => {
  const fresh = start<T>(path);
  return path === null ? fresh : { ...fresh, data: fresh.data ?? before };
};
