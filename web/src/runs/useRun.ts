import { useEffect, useRef, useState } from 'preact/hooks';
import { url, type Problem } from '../api';
import { useFetch } from '../live';
import { isOver } from './kinds';
import type { RunDetail } from './shapes';

export interface LiveRun {
  detail: RunDetail | null;
  problem: Problem | null;
  /** When the detail came, by this machine's clock: clocks tick on from there. */
  heardAt: number;
  reload: () => void;
}

const againMs = 1000;

/** One run as it moves: asked for once, then told by its own stream while somebody looks. */
export function useRun(run: string): LiveRun {
  const path = `/runs/${encodeURIComponent(run)}`;
  const [told, setTold] = useState<{ detail: RunDetail; heardAt: number } | null>(null);
  const [rests, setRests] = useState(false);
  // While it moves its own stream tells; one that rests has none, and is asked for again when it is said to have changed.
  const first = useFetch<RunDetail>(path, { topics: rests ? [`run:${run}`] : [] });
  const firstAt = useRef({ data: first.data, at: Date.now() });
  if (firstAt.current.data !== first.data) firstAt.current = { data: first.data, at: Date.now() };

  const known = first.data !== null;
  useEffect(
    () => (known && !rests ? follow(`${path}/events`, (detail) => setTold({ detail, heardAt: Date.now() })) : undefined),
    [path, known, rests],
  );

  // Whichever came last.
  const asked = first.data && { detail: first.data, heardAt: firstAt.current.at };
  const newest = told && asked && asked.heardAt > told.heardAt ? asked : (told ?? asked);
  const phase = newest?.detail.phase;
  useEffect(() => setRests(phase !== undefined && isOver(phase)), [phase]);
  return { detail: newest?.detail ?? null, heardAt: newest?.heardAt ?? 0, problem: first.problem, reload: first.reload };
}

/** Browsers hold few streams to one server: a tab that nobody looks at gives its own back. */
function follow(path: string, hear: (detail: RunDetail) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = (event: MessageEvent<string>) => hear(JSON.parse(event.data) as RunDetail);
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    if (document.hidden) return;
    source = new EventSource(url(path));
    source.addEventListener('run', take);
    source.onerror = () => {
      close();
      timer = setTimeout(open, againMs);
    };
  };
  document.addEventListener('visibilitychange', open);
  open();
  return () => {
    document.removeEventListener('visibilitychange', open);
    close();
  };
}
