import { Card, Name, Note, State, Table, type Column } from '../../components';
import { count } from '../../words';
import '../sets/sets.css';
import type { Foresight, Rewrite } from './model';
import { withoutNew } from './words';

const columns: Column<Rewrite>[] = [
  { head: 'Resource', names: true, cell: (one) => <Name>{one.resource || 'all of it'}</Name> },
  { head: 'What', cell: (one) => <bdi>{one.field}</bdi> },
  { head: 'Old', cell: (one) => <Id>{one.old}</Id> },
  {
    head: 'New',
    cell: (one) => (!one.resolved ? <State tone="bad">unresolved</State> : one.new ? <Id>{one.new}</Id> : <span class="soft">{withoutNew(one)}</span>),
  },
  { head: 'Why', wide: true, cell: (one) => <bdi>{one.why}</bdi> },
];

/** Long identifiers break, short ones do not. */
function Id({ children }: { children: string }) {
  return <span class="sets-id"><Name mono wrap>{children}</Name></span>;
}

/** Every identifier that would be rewritten, what is unresolved first: with one of those nothing is begun. */
export function ProofSheet({ of }: { of: Foresight }) {
  const open = of.proofSheet.filter((one) => !one.resolved).length;
  return (
    <Card
      flush title="Proof sheet"
      aside={open > 0 ? <State tone="bad" strong>{count(open, 'identifier')} unresolved</State> : <State tone="good" strong>all resolved</State>}
    >
      {open > 0 && (
        <div class="moves-pad">
          <Note tone="bad" title="It would not begin before these are resolved">
            <p>Name what stands for them in the plan’s restore section or its network mapping, or make them in <bdi>{of.secondary}</bdi>.</p>
          </Note>
        </div>
      )}
      {of.proofSheet.length === 0
        ? <p class="moves-pad soft">No identifier has to be rewritten.</p>
        : <Table caption="Proof sheet" columns={columns} rows={of.proofSheet} rowKey={(one) => `${one.resource} ${one.field} ${one.old}`} />}
    </Card>
  );
}

/** Every step, for who wants to know it exactly. */
export function Steps({ of }: { of: Foresight }) {
  return (
    <Card>
      <details>
        <summary class="moves-summary">All {count(of.steps.length, 'step')}, as the run will show them</summary>
        <ol class="moves-steps">
          {of.steps.map((step) => <li key={step.name}><bdi>{step.name}</bdi> <span class="soft small">{step.stage}</span></li>)}
        </ol>
      </details>
    </Card>
  );
}
