import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Fetched } from '../live';
import { ErrorNote } from './ErrorNote';
import { Icon } from './Icon';
import './Loading.css';

/** Says that it loads, but only once that takes long enough to notice. */
export function Loading({ what = 'Loading' }: { what?: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return <p class="loading" role="status">{shown && <><Icon name="spin" /> {what} …</>}</p>;
}

/** What was fetched, shown: until then that it loads, and what went wrong above what is still known. */
export function Loaded<T>({ from, what, children }: { from: Fetched<T>; what?: string; children: (data: T) => ComponentChildren }) {
  return (
    <>
      {from.problem && <ErrorNote problem={from.problem} retry={from.reload} />}
      {from.data !== null ? children(from.data) : !from.problem && <Loading what={what} />}
    </>
  );
}
