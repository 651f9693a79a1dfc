import { useState } from 'preact/hooks';
import { Card, Check, Icon, Note, StartRun, State, Time } from '../../components';
import { useSession } from '../../session';
import { Ahead, Order, WhatIf } from './Ahead';
import { Losses } from './Losses';
import type { Foresight, Moves } from './model';
import { ProofSheet, Steps } from './ProofSheet';
import { blockedBy, expectation, failoverSteps, irrevocable, unresolved } from './words';

/** The failover: everything that will happen is on the page before the button is. */
export function Failover({ plan, set, moves }: { plan: string; set: string | null; moves: Moves }) {
  const [fence, setFence] = useState(false);
  return (
    <WhatIf plan={plan} kind="failover" set={set}>
      {(of) => (
        <>
          <Ahead of={of} />
          <Losses of={of} disaster={moves.disaster} />
          <Blackout of={of} fence={fence} onFence={setFence} fenced={moves.fenced} />
          <Order title="What will happen, in this order" lines={failoverSteps(of, fence, moves.fenced)}>
            <p>{expectation(of)}</p>
          </Order>
          <ProofSheet of={of} />
          <Steps of={of} />
          <Begin of={of} moves={moves} fence={fence} />
        </>
      )}
    </WhatIf>
  );
}

function Blackout({ of, fence, onFence, fenced }: { of: Foresight; fence: boolean; onFence: (on: boolean) => void; fenced: readonly string[] }) {
  const session = useSession();
  return (
    <Card title={<><Icon name="shield" /> No call to <bdi>{of.primary}</bdi> will be made</>}>
      <p>
        While the failover runs, every call to <bdi>{of.primary}</bdi> is refused on this machine before it leaves, and counted. The evidence shows
        the count: it should be none.
      </p>
      {of.fencesByCommand
        ? <p>The plan has a command of its own that keeps the old workload from serving. It is always run.</p>
        : (
          <Check
            label={`First stop what still runs in ${of.primary}`} checked={fence} onChange={onFence}
            why={fenced.length === 0 ? 'The plan names no machine and no database that could be stopped.' : null}
            hint={<>Reaches past the blackout for this alone: <bdi>{fenced.join(', ')}</bdi>. What does not answer within 20 seconds is left, and noted. Choose it
              when you are not sure that <bdi>{of.primary}</bdi> is gone: two workloads that both serve diverge.</>}
          />
        )}
      {session?.demo && <p class="soft small">In this rehearsal the Region is local, and its loss is yours to arrange on the Local regions page.</p>}
    </Card>
  );
}

function Begin({ of, moves, fence }: { of: Foresight; moves: Moves; fence: boolean }) {
  const why = blockedBy(moves) ?? unresolved(of);
  return (
    <Card title="Begin" tone="bad">
      {moves.standing && (
        <Note tone="warn" title={`The workload already stands in ${of.secondary}`}>
          <p>Another failover would build a second one beside it. To lead it home, choose Failback.</p>
        </Note>
      )}
      <ul class="moves-points">{irrevocable(of).map((line) => <li key={line}><bdi>{line}</bdi></li>)}</ul>
      <div class="row">
        <StartRun
          kind="failover" plan={of.plan} options={{ set: of.set.set, fence }} act="Fail over" look="danger" icon="move"
          typed danger why={why}
        >
          <p>
            <bdi>{of.plan}</bdi> will be rebuilt in <bdi>{of.secondary}</bdi> from the set of <Time at={of.set.instant} />, and users will be sent
            there.
          </p>
          {fence && <p>First what still runs in <bdi>{of.primary}</bdi> is stopped.</p>}
          {!of.set.recoverable && <p><State tone="warn">This set is not proved to be whole.</State></p>}
        </StartRun>
        {why && <span class="soft">{why}.</span>}
      </div>
    </Card>
  );
}
