import { Loaded, Page, type PageProps } from '../../components';
import { useFetch } from '../../live';
import { href } from '../../routes';
import { useSettled } from '../sets/settled';
import { Failback } from './Failback';
import { Failover } from './Failover';
import type { Moves } from './model';
import { Relocate } from './Relocate';
import { Whereabouts } from './Whereabouts';
import { moveOf, type MoveKind } from './words';
import './moves.css';

const titles: Record<MoveKind, string> = { failover: 'Failover', relocate: 'Relocate', failback: 'Failback' };

/** The three ways a workload changes its Region: lost, on purpose, and home again. */
export default function MovesPage({ plan, query }: PageProps) {
  const moves = useFetch<Moves>(`/plans/${encodeURIComponent(plan)}/moves`, { topics: [`sets:${plan}`] });
  useSettled(moves.reload);
  const move = moveOf(query.get('move'), !!moves.data?.standing);
  return (
    <Page title={titles[move]}>
      <nav class="moves-tabs" aria-label="Ways to move">
        <Tab plan={plan} to="failover" now={move}>The primary is lost</Tab>
        <Tab plan={plan} to="relocate" now={move}>Move on purpose</Tab>
        <Tab plan={plan} to="failback" now={move}>Lead home</Tab>
      </nav>
      <Loaded from={moves} what="Asking where the workload is">
        {(found) => (
          <>
            <Whereabouts of={found} />
            {move === 'failover' && <Failover plan={plan} set={query.get('set')} moves={found} />}
            {move === 'relocate' && <Relocate moves={found} />}
            {move === 'failback' && <Failback moves={found} reload={moves.reload} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Tab({ plan, to, now, children }: { plan: string; to: MoveKind; now: MoveKind; children: string }) {
  return (
    <a class="moves-tab" href={`${href.plan(plan, 'failover')}?move=${to}`} aria-current={to === now ? 'page' : undefined}>
      <strong>{titles[to]}</strong><span class="small">{children}</span>
    </a>
  );
}
