import { useState } from 'preact/hooks';
import { Card, Check, Empty, Name, Note, StartRun, Table, Time } from '../../components';
import { href } from '../../routes';
import { number } from '../../words';
import { Order } from './Ahead';
import type { Divergence, Moves } from './model';
import { Stopped } from './Relocate';
import { blockedBy, failbackSteps, losesAtHome } from './words';

/** The way home: first what was written on which side, then the move itself. */
export function Failback({ moves }: { moves: Moves; reload: () => void }) {
  if (!moves.standing) {
    return (
      <Card>
        <Empty title="There is nothing to lead home.">
          <p><bdi>{moves.plan}</bdi> is at home, in <bdi>{moves.primary}</bdi>: no failover or relocation has brought it to <bdi>{moves.secondary}</bdi>.</p>
        </Empty>
      </Card>
    );
  }
  return (
    <>
      <p>
        Leads <bdi>{moves.plan}</bdi> home from <bdi>{moves.secondary}</bdi> to <bdi>{moves.primary}</bdi>, which has to be well again, with what was
        written meanwhile.
      </p>
      <Report moves={moves} />
      <Order title="What will happen, in this order" lines={failbackSteps(moves)} />
      <Begin moves={moves} />
    </>
  );
}

function Report({ moves }: { moves: Moves }) {
  const found = moves.divergence;
  return (
    <Card
      flush title="What was written on one side only"
      aside={<StartRun kind="failback" plan={moves.plan} options={{ reportOnly: true }} act={found ? 'Look again' : 'Look now'} small icon="equal" why={blockedBy(moves)} />}
    >
      {!found || found.lines.length === 0
        ? <p class="moves-pad soft">{found ? 'Nothing was found yet: the last look is not over, or found nothing.' : 'Nobody has looked yet. It changes nothing in either Region.'}</p>
        : <Lines of={found} moves={moves} />}
    </Card>
  );
}

function Lines({ of, moves }: { of: Divergence; moves: Moves }) {
  return (
    <>
      <Table
        caption="What was written on one side only" rows={of.lines} rowKey={(line) => line.resource}
        columns={[
          { head: 'Resource', names: true, cell: (line) => <Name>{line.resource}</Name> },
          { head: `Only in ${moves.primary}`, figure: true, cell: (line) => side(line.onlyPrimary) },
          { head: `Only in ${moves.secondary}`, figure: true, cell: (line) => side(line.onlySecondary) },
          { head: 'What it is', wide: true, cell: (line) => <bdi>{line.detail}</bdi> },
        ]}
      />
      <p class="moves-pad soft small">Looked at <Time at={of.at} />, by <a href={href.run(of.run)}><Name mono>{of.run}</Name></a>.</p>
    </>
  );
}

const side = (many: number | undefined) => (many === undefined ? 'not counted' : number(many));

function Begin({ moves }: { moves: Moves }) {
  const [stopped, setStopped] = useState(false);
  const [accept, setAccept] = useState(false);
  const loses = losesAtHome(moves);
  const why = blockedBy(moves) ?? (!moves.stopsTraffic && !stopped ? 'Nothing says that writers are stopped' : null)
    ?? (loses && !accept ? 'What only the primary has would be lost' : null);
  return (
    <Card title="Begin" tone={loses ? 'bad' : undefined}>
      {!moves.divergence && (
        <Note title="Look first"><p>The report above takes a moment and changes nothing. Without it, the failback stops where it finds a loss.</p></Note>
      )}
      <Check
        label={`What was written in ${moves.primary} after the recovery set may be lost`} checked={accept} onChange={setAccept}
        hint={loses ? 'The report found some. It cannot be brought back once the failback has handed over.' : 'Only needed where the report finds something that only the primary has.'}
      />
      {!moves.stopsTraffic && <Stopped checked={stopped} onChange={setStopped} />}
      <div class="row">
        <StartRun
          kind="failback" plan={moves.plan} options={{ acceptDivergence: accept, trafficIsStopped: stopped }} act="Fail back"
          look="danger" icon="move" typed danger why={why}
        >
          <p>Writers will be stopped, and <bdi>{moves.plan}</bdi> moves home from <bdi>{moves.secondary}</bdi> to <bdi>{moves.primary}</bdi>.</p>
          {accept && <p><strong>What only <bdi>{moves.primary}</bdi> has will be lost.</strong></p>}
        </StartRun>
        {why && <span class="soft">{why}.</span>}
      </div>
    </Card>
  );
}
