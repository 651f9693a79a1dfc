import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { windowOf } from './rows';

const fewEnough = 150;
const narrow = matchMedia('(max-width: 52rem)');

/** Which rows of a long list are near the window. The page itself scrolls; the list only leaves out what nobody sees. */
export function useRowWindow(rows: number, open: number | null) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: innerHeight, row: 36 });
  const [extra, setExtra] = useState(0);
  const [printing, setPrinting] = useState(false);

  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const row = (narrow.matches ? 3.25 : 2.25) * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const top = -(box.current?.getBoundingClientRect().top ?? 0);
      // In steps of a few rows: less to draw while scrolling.
      const coarse = Math.floor(top / (row * 4)) * row * 4;
      const same = (old: typeof view) => old.top === coarse && old.height === innerHeight && old.row === row;
      setView((old) => (same(old) ? old : { top: coarse, height: innerHeight, row }));
    };
    const soon = () => {
      if (!frame) frame = requestAnimationFrame(look);
    };
    const [before, after] = [() => setPrinting(true), () => setPrinting(false)];
    look();
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);

  const watcher = useRef<ResizeObserver | null>(null);
  const measure = useCallback((element: HTMLElement | null) => {
    watcher.current?.disconnect();
    if (!element) return;
    watcher.current = new ResizeObserver(() => setExtra(element.offsetHeight));
    watcher.current.observe(element);
  }, []);

  const shown = printing || rows <= fewEnough
    ? { first: 0, last: rows, above: 0, below: 0 }
    : windowOf(rows, view.row, open === null ? null : { index: open, extra }, view.top, view.height, 16);
  return { box, measure, ...shown };
}
