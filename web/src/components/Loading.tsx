import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Fetched } from '../live';
import { ErrorNote } from './ErrorNote';
import { Icon } from './Icon';
import './Loading.css';

const noticeMs = 250;
const longMs = 4_000;

/** Says that it loads, but only once that takes long enough to notice; and what to expect once it takes long. */
export function Loading({ what = 'Loading' }: { what?: string }) {
  const [shown, setShown] = useState(false);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timers = [setTimeout(() => setShown(true), noticeMs), setTimeout(() => setLong(true), longMs)];
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <p class="loading" role="status">
      {shown && <><Icon name="spin" /> {what} …</>}
      {long && ' This takes long. A Region that does not answer is given up after some seconds.'}
    </p>
  );
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
