import { Card, Empty, Loaded, Page, StartRun, type PageProps } from '../../components';
import { useFetch } from '../../live';
import type { SetsAnswer } from './model';
import { Prune } from './Prune';
import { SetsTable } from './SetsTable';
import { useSettled } from './settled';
import { summary } from './words';
import './sets.css';

/** What a recovery could start from. */
export default function SetsPage({ plan }: PageProps) {
  const sets = useFetch<SetsAnswer>(`/plans/${encodeURIComponent(plan)}/sets`, { topics: [`sets:${plan}`] });
  useSettled(sets.reload);
  return (
    <Page
      title="Recovery sets"
      lead="Each is one recovery point per resource, taken together, copied to the other Region, and compared. A recovery starts from one of them."
      actions={<StartRun kind="backup" plan={plan} act="Back up now" look="primary" icon="layers" />}
    >
      <Loaded from={sets} what="Reading the recovery sets">
        {(found) => found.sets.length === 0 ? <Card><NoSet of={found} /></Card> : (
          <Card flush title={summary(found.sets.map((line) => line.view))} aside={<Prune of={found} reload={sets.reload} />}>
            <SetsTable of={found} />
            <p class="sets-foot soft small">
              Kept: <bdi>{found.keep}</bdi>; always the newest recoverable one, and what a run needs. Read from <bdi>{found.ledger}</bdi> in{' '}
              <bdi>{found.secondary}</bdi>; <bdi>{found.primary}</bdi> was not asked.
            </p>
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

function NoSet({ of }: { of: SetsAnswer }) {
  return (
    <Empty title="There is no recovery set yet.">
      {of.hasLedger
        ? <p>Nothing could be recovered if <bdi>{of.primary}</bdi> were lost now. A backup takes the first set; it needs <bdi>{of.primary}</bdi>.</p>
        : <p>The ledger <bdi>{of.ledger}</bdi> is not there: this plan has not been protected yet. Protect it, then take the first set.</p>}
      <div class="row">
        {of.hasLedger
          ? <StartRun kind="backup" plan={of.plan} act="Back up now" look="primary" icon="layers" />
          : <StartRun kind="protect" plan={of.plan} act="Protect" look="primary" icon="shield" />}
      </div>
    </Empty>
  );
}
