import { useState } from 'preact/hooks';
import { Card, Check, Note, StartRun } from '../../components';
import { Order } from './Ahead';
import type { Moves } from './model';
import { blockedBy, relocateSteps } from './words';

/** Moves the workload while the primary is well: nothing is lost, and until users are let in there it can all be taken back. */
export function Relocate({ moves }: { moves: Moves }) {
  const [stopped, setStopped] = useState(false);
  const why = blockedBy(moves) ?? (moves.standing ? `The workload is in ${moves.secondary} already` : null)
    ?? (!moves.stopsTraffic && !stopped ? 'Nothing says that writers are stopped' : null);
  return (
    <>
      <p>
        Moves <bdi>{moves.plan}</bdi> from <bdi>{moves.primary}</bdi> to <bdi>{moves.secondary}</bdi> while both are well. Nothing is lost, because
        nobody writes meanwhile: users notice it for about as long as a drill takes. Both Regions are called.
      </p>
      <Order title="What will happen, in this order" lines={relocateSteps(moves)} />
      <Card title="Begin">
        <ul class="moves-points">
          <li>Until users are let in there, a failure leads back: what was stopped is started again.</li>
          <li>From then on nothing is taken back by itself. The way home is a failback.</li>
        </ul>
        {!moves.stopsTraffic && <Stopped checked={stopped} onChange={setStopped} />}
        <div class="row">
          <StartRun
            kind="relocate" plan={moves.plan} options={{ trafficIsStopped: stopped }} act="Relocate" look="danger" icon="move"
            typed danger why={why}
          >
            <p>Writers will be stopped, and <bdi>{moves.plan}</bdi> moves from <bdi>{moves.primary}</bdi> to <bdi>{moves.secondary}</bdi>.</p>
          </StartRun>
          {why && <span class="soft">{why}.</span>}
        </div>
      </Card>
    </>
  );
}

/** The plan has no command that stops writers, so a person has to say that they are stopped. */
export function Stopped({ checked, onChange }: { checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <>
      <Note tone="warn" title="The plan does not say how writers are stopped">
        <p>What somebody writes while it moves would be lost. Give the plan’s hooks a stopTraffic, or stop writers yourself.</p>
      </Note>
      <Check label="Nobody writes any more: I have stopped them" checked={checked} onChange={onChange} />
    </>
  );
}
