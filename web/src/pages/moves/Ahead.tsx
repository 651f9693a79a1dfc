import type { ComponentChildren } from 'preact';
import { Card, Empty, ErrorNote, Facts, Loading, Name, Note, Select, StartRun, Time } from '../../components';
import { useFetch } from '../../live';
import { setQuery } from '../../router';
import { href } from '../../routes';
import { bytes, dateTime } from '../../words';
import type { SetsAnswer } from '../sets/model';
import { Skew, Worth } from '../sets/SetsTable';
import { worthOf } from '../sets/words';
import type { Foresight } from './model';

/** Looks ahead, and shows it; where there is no recovery set yet, how to get one. */
export function WhatIf({ plan, kind, set, children }: {
  plan: string;
  kind: 'failover' | 'drill';
  set: string | null;
  children: (of: Foresight) => ComponentChildren;
}) {
  const path = `/plans/${encodeURIComponent(plan)}/foresight?kind=${kind}${set ? `&set=${encodeURIComponent(set)}` : ''}`;
  const ahead = useFetch<Foresight>(path, { topics: [`sets:${plan}`] });
  if (ahead.problem?.status === 404) {
    return (
      <Card>
        <Empty title={ahead.problem.title}>
          <p><bdi>{ahead.problem.detail}</bdi> There is nothing to recover from.</p>
          <StartRun kind="backup" plan={plan} act="Back up now" look="primary" icon="layers" />
        </Empty>
      </Card>
    );
  }
  return (
    <>
      {ahead.problem && <ErrorNote problem={ahead.problem} retry={ahead.reload} />}
      {ahead.problem && set && <p><a href="?">Take the set that a recovery would choose by itself</a></p>}
      {ahead.data ? children(ahead.data) : !ahead.problem && <Loading what="Looking ahead, without doing any of it" />}
    </>
  );
}

/** The set that would be taken, and the choice of another. */
export function Ahead({ of }: { of: Foresight }) {
  const sets = useFetch<SetsAnswer>(`/plans/${encodeURIComponent(of.plan)}/sets`, { topics: [`sets:${of.plan}`] });
  const options = (sets.data?.sets ?? []).map(({ view }) =>
    [view.set, `${dateTime(view.instant)}, ${worthOf(view).word}${view.set === sets.data?.chosen ? ' (a recovery takes this one)' : ''}`] as const);
  return (
    <Card title="From this recovery set" aside={<Worth of={of.set} strong />}>
      {options.length > 1 && <Select label="Recovery set" value={of.set.set} options={options} onChange={(set) => setQuery({ set })} />}
      <Facts of={[
        ['Set', <a href={href.set(of.plan, of.set.set)}><Name mono>{of.set.set}</Name></a>],
        ['As of', <><Time at={of.set.instant} absolute /> <span class="soft">(<Time at={of.set.instant} />)</span></>],
        ['Skew', <Skew seconds={of.set.skewSeconds} />],
        ['Size', bytes(of.set.bytes)],
      ]} />
      {of.remark && <Note tone="warn"><p><bdi>{of.remark}</bdi></p></Note>}
    </Card>
  );
}

/** Sentences in their order. */
export function Order({ title, lines, children }: { title: string; lines: readonly string[]; children?: ComponentChildren }) {
  return (
    <Card title={title}>
      <ol class="moves-order">{lines.map((line) => <li key={line}><bdi>{line}</bdi></li>)}</ol>
      {children}
    </Card>
  );
}
