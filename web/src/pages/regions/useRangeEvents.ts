import { useEffect, useRef, useState } from 'preact/hooks';
import { url } from '../../api';
import { append, type ListedEvent } from './events';
import type { RangeEvent } from './shapes';

const gatherMs = 300;
const againMs = 2000;

/** What happens in the regions, as it is heard; while paused it is gathered and not shown. */
export function useRangeEvents(paused: boolean): { events: ListedEvent[]; waiting: number; clear: () => void } {
  const [shown, setShown] = useState<{ events: ListedEvent[]; waiting: number }>({ events: [], waiting: 0 });
  const kept = useRef<ListedEvent[]>([]);
  const next = useRef(0);
  const seen = useRef(0);
  const stands = useRef(paused);
  stands.current = paused;
  const show = useRef(() => undefined as void);
  show.current = () => {
    if (!stands.current) seen.current = next.current;
    setShown((old) => ({ events: stands.current ? old.events : kept.current, waiting: next.current - seen.current }));
  };

  useEffect(() => {
    let source: EventSource | null = null;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      // What an earlier stream told is told again by the next.
      kept.current = [];
      source = new EventSource(url('/range/events'));
      source.addEventListener('happened', (event: MessageEvent<string>) => {
        const came = JSON.parse(event.data) as RangeEvent[];
        kept.current = append(kept.current, came, next.current);
        next.current += came.length;
        gathering ??= setTimeout(() => {
          gathering = undefined;
          show.current();
        }, gatherMs);
      });
      source.onerror = () => {
        source?.close();
        again = setTimeout(open, againMs);
      };
    };
    open();
    return () => {
      source?.close();
      clearTimeout(gathering);
      clearTimeout(again);
    };
  }, []);
  useEffect(() => show.current(), [paused]);

  const clear = () => {
    kept.current = [];
    seen.current = next.current;
    setShown({ events: [], waiting: 0 });
  };
  return { ...shown, clear };
}
