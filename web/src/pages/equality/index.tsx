import { Loaded, Note, Page, StartRun, State, type PageProps } from '../../components';
import { useFetch } from '../../live';
import { BucketSides } from './BucketSides';
import { ResourceCard } from './ResourceCard';
import { summary } from './say';
import type { Equality } from './shapes';
import './equality.css';

/** Whether primary and secondary hold the same: by the newest proof of everything, and of buckets by looking now. */
export default function EqualityPage({ plan, query }: PageProps) {
  const found = useFetch<Equality>(`/plans/${encodeURIComponent(plan)}/equality`, { topics: ['runs', 'sets', `equality:${plan}`] });
  const all = found.data;
  const sum = all && summary(all.resources);
  const open = all?.resources.find((row) => row.type === 's3' && row.name === query.get('bucket'));
  return (
    <Page
      title="Equality"
      lead={all && sum ? (
        <span class="row">
          <State strong tone={sum.tone}>{sum.words}</State>
          <span>between {all.primary} and {all.secondary}, as the newest look at each says</span>
        </span>
      ) : 'Whether both Regions hold the same'}
      actions={(
        <StartRun kind="verify" plan={plan} act="Verify all" look="primary" icon="shield"
          why={all && !all.set ? 'There is no recovery set to verify yet: take a backup first' : null} />
      )}
    >
      <Loaded from={found} what="Reading the newest proofs">
        {(equality) => (
          <>
            {equality.ledgerProblem && (
              <Note tone="warn" title="The ledger could not be read"><p><bdi>{equality.ledgerProblem}</bdi></p><p>What is shown comes from the runs of this machine.</p></Note>
            )}
            {open && <BucketSides key={open.name} plan={plan} row={open} wanted={query.get('class')} />}
            <div class="equality-grid">
              {equality.resources.map((row) => <ResourceCard key={row.name} row={row} all={equality} open={row === open} />)}
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
