import { useEffect, useState } from 'preact/hooks';
import { get, Problem, unreachable, url } from './api';
import { loadSession } from './session';
import { createStore, useStore } from './store';
import { hears, topics, type Change } from './topics';

export type Connection = 'connecting' | 'open' | 'lost';

const connection = createStore<Connection>('connecting');
const listeners = new Set<(change: Change | null) => void>();

const silenceMs = 12_000;
const firstPauseMs = 500;
const longestPauseMs = 5_000;
const parkedAfterMs = 20_000;

let source: EventSource | null = null;
let watchdog: ReturnType<typeof setTimeout> | undefined;
let again: ReturnType<typeof setTimeout> | undefined;
let parked: ReturnType<typeof setTimeout> | undefined;
let pauseMs = firstPauseMs;
let wasLost = false;

export const useConnection = (): Connection => useStore(connection);

/** One stream for the whole tab; begun once there is a session. */
export function startLive(): void {
  if (source) return;
  source = new EventSource(url('/events'));
  source.onopen = opened;
  for (const topic of topics) source.addEventListener(topic, heard);
  source.addEventListener('beat', opened);
  source.onerror = lost;
  watch();
}

// Browsers hold six streams to a server, over all tabs: a tab that nobody looks at gives its own back after a while.
document.addEventListener('visibilitychange', () => {
  clearTimeout(parked);
  if (document.hidden && source) {
    parked = setTimeout(() => {
      stopLive();
      wasLost = true;
    }, parkedAfterMs);
  } else if (!document.hidden && wasLost && !source) void retry();
});

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
  // Plans may have come, or cannot be read any more: the session lists them.
  if (event.type === 'plan') void loadSession();
  tell({ topic: event.type, id: event.data === '' ? null : event.data });
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
export function onChange(wanted: readonly string[], hear: () => void): () => void {
  const listener = (change: Change | null) => {
    if (change === null || wanted.some((one) => hears(one, change))) hear();
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

export { useFetch, type Fetched } from './fetch';
