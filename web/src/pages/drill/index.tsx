import { useState } from 'preact/hooks';
import { Card, Check, Icon, Loaded, Page, StartRun, type PageProps } from '../../components';
import { useFetch } from '../../live';
import { duration } from '../../words';
import { Ahead, Order, WhatIf } from '../moves/Ahead';
import type { Foresight, Moves } from '../moves/model';
import { ProofSheet, Steps } from '../moves/ProofSheet';
import { Whereabouts } from '../moves/Whereabouts';
import { blockedBy, drillPromises, drillSteps, expectation, unresolved } from '../moves/words';
import { useSettled } from '../sets/settled';
import '../moves/moves.css';

/** A rehearsal of the loss of the primary: says what it will do, and what it will not, before it asks. */
export default function DrillPage({ plan, query }: PageProps) {
  const moves = useFetch<Moves>(`/plans/${encodeURIComponent(plan)}/moves`, { topics: [`sets:${plan}`] });
  useSettled(moves.reload);
  return (
    <Page title="Drill" lead="Rehearses the loss of the primary, apart from everything that serves, and shows how long it would take.">
      <Loaded from={moves} what="Asking where the workload is">
        {(found) => (
          <>
            <Whereabouts of={found} />
            <WhatIf plan={plan} kind="drill" set={query.get('set')}>{(of) => <Rehearsal of={of} moves={found} />}</WhatIf>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Rehearsal({ of, moves }: { of: Foresight; moves: Moves }) {
  const [keep, setKeep] = useState(false);
  const why = blockedBy(moves) ?? unresolved(of);
  const whole = moves.lastDrill?.seconds;
  return (
    <>
      <Card title={<><Icon name="shield" /> What it does not touch</>} tone="good">
        <ul class="moves-points">{drillPromises(of).map((line) => <li key={line}><bdi>{line}</bdi></li>)}</ul>
      </Card>
      <Order title="What it will do, in this order" lines={drillSteps(of, keep)}>
        <p>{expectation(of)}{whole !== undefined && ` With its teardown the last one took ${duration(whole)}.`}</p>
      </Order>
      <Ahead of={of} />
      <Card title="Begin">
        <Check
          label="Leave it standing, to look at it" checked={keep} onChange={setKeep}
          hint="Otherwise everything that was made is taken away at the end, and it is shown that nothing is left."
        />
        <div class="row">
          <StartRun kind="drill" plan={of.plan} options={{ set: of.set.set, keeps: keep }} act="Start the drill" look="primary" icon="drill" why={why}>
            <p><bdi>{of.plan}</bdi> is rebuilt in <bdi>{of.secondary}</bdi>, in a network of its own{keep ? ', and left standing' : ', and taken away again'}.
              Nothing of <bdi>{of.primary}</bdi> is touched or called.</p>
          </StartRun>
          {why && <span class="soft">{why}.</span>}
        </div>
      </Card>
      <ProofSheet of={of} />
      <Steps of={of} />
    </>
  );
}
