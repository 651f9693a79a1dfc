import { useEffect, useRef, useState } from 'preact/hooks';
import { isAbort, get, Problem, unreachable, url } from './api';
import { loadSession } from './session';
import { createStore, useStore } from './store';

/** What changed, in the server's words: a topic, and of what where it is of one thing. */
export interface Change {
  topic: string;
  id?: string | null;
}

export type Connection = 'connecting' | 'open' | 'lost';

const connection = createStore<Connection>('connecting');
const listeners = new Set<(change: Change | null) => void>();

const silenceMs = 12_000;
const firstPauseMs = 500;
const longestPauseMs = 5_000;

let source: EventSource | null = null;
let watchdog: ReturnType<typeof setTimeout> | undefined;
let again: ReturnType<typeof setTimeout> | undefined;
let pauseMs = firstPauseMs;
let wasLost = false;

export const useConnection = (): Connection => useStore(connection);

/** One stream for the whole tab; begun once there is a session. */
export function startLive(): void {
  if (source) return;
  source = new EventSource(url('/events'));
  source.onopen = opened;
  source.onmessage = heard;
  source.addEventListener('change', heard as (event: Event) => void);
  source.addEventListener('beat', opened);
  source.onerror = lost;
  watch();
}

export function stopLive(): void {
  source?.close();
  source = null;
  clearTimeout(watchdog);
  clearTimeout(again);
}

function opened(): void {
  pauseMs = firstPauseMs;
  watch();
  unreachable.set(false);
  connection.set('open');
  if (!wasLost) return;
  // Anything may have happened meanwhile: everything on the page is asked for again.
  wasLost = false;
  void loadSession();
  tell(null);
}

function heard(event: MessageEvent<string>): void {
  watch();
  try {
    tell(JSON.parse(event.data) as Change);
  } catch {
    tell(null);
  }
}

function tell(change: Change | null): void {
  for (const hear of [...listeners]) hear(change);
}

function watch(): void {
  clearTimeout(watchdog);
  watchdog = setTimeout(lost, silenceMs);
}

function lost(): void {
  stopLive();
  wasLost = true;
  connection.set('lost');
  again = setTimeout(() => void retry(), pauseMs);
  pauseMs = Math.min(pauseMs * 2, longestPauseMs);
}

/** Asks for the session first: it tells an ended session from a server that is away, which an EventSource cannot. */
async function retry(): Promise<void> {
  try {
    await get('/session');
    startLive();
  } catch (thrown) {
    if (Problem.of(thrown).status === 401) stopLive();
    else lost();
  }
}

/** Calls `hear` on every change of the topics: `runs`, or `run:NAME` for one thing; and after every reconnect. */
export function onChange(topics: readonly string[], hear: () => void): () => void {
  const listener = (change: Change | null) => {
    if (change === null || topics.some((topic) => topic === change.topic || topic === `${change.topic}:${change.id ?? ''}`)) hear();
  };
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A number that grows with every change of the topic: for the dependencies of an effect. */
export function useLive(topic: string, id?: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => onChange([id === undefined ? topic : `${topic}:${id}`], () => setCount((old) => old + 1)), [topic, id]);
  return count;
}

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
  const topics = (options.topics ?? []).join('\n');

  useEffect(() => {
    setState((old) => (old.path === path ? old : start<T>(path)));
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
      } while (dirty);
      busy = false;
    };
    reload.current = () => void ask();
    void ask();
    const unsubscribe = onChange(topics === '' ? [] : topics.split('\n'), () => void ask());
    return () => {
      stop.abort();
      unsubscribe();
    };
  }, [path, topics]);

  return { data: state.data, problem: state.problem, loading: state.loading, reload: () => reload.current() };
}

const start = <T>(path: string | null) => ({
  path,
  data: path === null ? null : ((remembered.get(path) as T | undefined) ?? null),
  problem: null,
  loading: path !== null,
});
