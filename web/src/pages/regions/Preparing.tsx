import { useEffect } from 'preact/hooks';
import { Card, Duration, Loaded, Note, State } from '../../components';
import { useFetch } from '../../live';
import { loadSession } from '../../session';
import { useRefresh } from './useRefresh';
import type { Preparation, RangeAnswer, Stage } from './shapes';
import './preparing.css';

const stateWords = { waiting: 'waiting', running: 'being made', done: 'there', failed: 'failed' } as const;

/** What a demo makes before anybody can begin, while it makes it. */
export function Preparing({ of }: { of: Preparation }) {
  const making = of.state === 'making';
  return (
    <Card
      title={making ? 'A rehearsal is being made ready' : of.state === 'failed' ? 'The rehearsal could not be made' : 'The rehearsal is ready'}
      tone={making ? 'busy' : of.state === 'failed' ? 'bad' : 'good'}
    >
      <p class="soft">
        Two local Regions, and a shop in the first of them: files in a bucket, a database and a machine, with traffic. Nothing is protected
        yet; that is yours to do. All of it runs on this machine and goes when the console is ended.
      </p>
      {of.problem && <Note tone="bad" title="It failed" live><p><bdi>{of.problem}</bdi></p>{of.remedy && <p><strong>What helps:</strong> <bdi>{of.remedy}</bdi></p>}</Note>}
      <ol class="prepare" aria-label="What is made" aria-live="polite">{of.stages.map((stage) => <StageRow key={stage.name} of={stage} />)}</ol>
      {of.leftOut.map((missing) => <Note key={missing} tone="warn" title="Left out on this machine"><p><bdi>{missing}</bdi></p></Note>)}
    </Card>
  );
}

function StageRow({ of }: { of: Stage }) {
  return (
    <li class="prepare-one">
      <State of={of.state}>{stateWords[of.state]}</State>
      <span class="prepare-what">
        <span class="prepare-title">{of.title}</span>
        {of.detail && <bdi class="soft small">{of.detail}</bdi>}
      </span>
      {of.seconds !== null && of.seconds !== undefined && <span class="soft small"><Duration seconds={of.seconds} /></span>}
    </li>
  );
}

/** The same for a page that has not asked for the range itself: the console's first page in a demo. */
export function PreparingNow() {
  const found = useFetch<RangeAnswer>('/range', { topics: ['range', 'plan'] });
  useRefresh(found.reload, 2000);
  const ready = found.data?.preparation?.state === 'ready';
  useEffect(() => {
    if (ready) void loadSession();
  }, [ready]);
  return <Loaded from={found} what="Asking how far it is">{(data) => data.preparation ? <Preparing of={data.preparation} /> : null}</Loaded>;
}
