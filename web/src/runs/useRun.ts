import { useEffect, useRef, useState } from 'preact/hooks';
import { url, type Problem } from '../api';
import { useFetch } from '../live';
import type { RunDetail } from './shapes';
import { isOver } from './kinds';

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
  const first = useFetch<RunDetail>(path, { topics: [`run:${run}`] });
  const [told, setTold] = useState<{ detail: RunDetail; heardAt: number } | null>(null);
  const firstAt = useRef({ data: first.data, at: Date.now() });
  if (firstAt.current.data !== first.data) firstAt.current = { data: first.data, at: Date.now() };

  const known = first.data !== null;
  useEffect(() => (known ? follow(`${path}/events`, (detail) => setTold({ detail, heardAt: Date.now() })) : undefined), [path, known]);

  // Whichever came last.
  const newest = told && told.heardAt >= firstAt.current.at ? told : first.data ? { detail: first.data, heardAt: firstAt.current.at } : told;
  return { detail: newest?.detail ?? null, heardAt: newest?.heardAt ?? 0, problem: first.problem, reload: first.reload };
}

/** Browsers hold few streams to one server: a tab that nobody looks at gives its own back. */
function follow(path: string, hear: (detail: RunDetail) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const take = (event: MessageEvent<string>) => {
    const detail = JSON.parse(event.data) as RunDetail;
    over = isOver(detail.phase);
    hear(detail);
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    if (document.hidden) return;
    source = new EventSource(url(path));
    source.onmessage = take;
    source.addEventListener('run', take);
    source.onerror = () => {
      close();
      if (!over) timer = setTimeout(open, againMs);
    };
  };
  document.addEventListener('visibilitychange', open);
  open();
  return () => {
    document.removeEventListener('visibilitychange', open);
    close();
  };
}
