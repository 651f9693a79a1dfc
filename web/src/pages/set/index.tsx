import { Card, Facts, LinkButton, Loaded, Name, Note, Page, Time, type PageProps } from '../../components';
import { useFetch } from '../../live';
import { href } from '../../routes';
import { bytes } from '../../words';
import type { SetAnswer } from '../sets/model';
import { Worth } from '../sets/SetsTable';
import { useSettled } from '../sets/settled';
import { keptBecause, worthInWords } from '../sets/words';
import { Captured } from './Captured';
import { Members } from './Members';
import { SkewPicture } from './SkewPicture';

/** One recovery set: what it holds, what was proved of it, and what could be done with it. */
export default function SetPage({ plan, set }: PageProps) {
  const found = useFetch<SetAnswer>(`/plans/${encodeURIComponent(plan)}/sets/${encodeURIComponent(set)}`, { topics: [`sets:${plan}`] });
  useSettled(found.reload);
  const with_ = `?set=${encodeURIComponent(set)}`;
  return (
    <Page
      title={`Recovery set ${set}`} heading={<>Recovery set <Name mono wrap>{set}</Name></>}
      lead={<a href={href.plan(plan, 'sets')}>All recovery sets</a>}
      actions={(
        <>
          <LinkButton href={`${href.plan(plan, 'drill')}${with_}`} icon="drill">Rehearse from it</LinkButton>
          <LinkButton href={`${href.plan(plan, 'failover')}${with_}&move=failover`} icon="move">What a failover would do</LinkButton>
        </>
      )}
    >
      <Loaded from={found} what="Reading the recovery set">{(of) => <Whole of={of} />}</Loaded>
    </Page>
  );
}

function Whole({ of }: { of: SetAnswer }) {
  const { view } = of;
  return (
    <>
      <Card tone={view.recoverable ? 'good' : view.lacking ? 'bad' : 'warn'}>
        <div class="row"><Worth of={view} strong /><span>{worthInWords(view, of.secondary)}</span></div>
        {of.remark && <Note tone="warn"><p><bdi>{of.remark}</bdi></p></Note>}
        <Facts of={[
          ['As of', <><Time at={view.instant} absolute /> <span class="soft">(<Time at={view.instant} />)</span></>],
          ['Sealed', <Time at={of.sealedAt} absolute />],
          view.provedAt ? ['Proved', <Time at={view.provedAt} absolute />] : null,
          ['Size', bytes(view.bytes)],
          ['Kept because', of.usedBy
            ? <><bdi>{keptBecause(view.keeps)}</bdi> · <a href={href.run(of.usedBy)}>the run</a></> : keptBecause(view.keeps)],
          ['Taken by', of.madeBy ? <a href={href.run(of.madeBy)}><Name mono>{of.madeBy}</Name></a> : 'a backup on another machine'],
          ['Before it', <Neighbour plan={of.plan} set={of.older} none="it is the first" />],
          ['After it', <Neighbour plan={of.plan} set={of.newer} none="it is the newest" />],
        ]} />
      </Card>
      <SkewPicture of={of} />
      <Members of={of} />
      {of.notes.length > 0 && (
        <Note tone="warn" title="Not captured when it was taken"><ul>{of.notes.map((note) => <li key={note}><bdi>{note}</bdi></li>)}</ul></Note>
      )}
      <Captured of={of} />
    </>
  );
}

const Neighbour = ({ plan, set, none }: { plan: string; set?: string; none: string }) =>
  set ? <a href={href.set(plan, set)}><Name mono>{set}</Name></a> : <span class="soft">{none}</span>;
