import { Card, State, Table, Time, type Column } from '../../components';
import { useNow } from '../../now';
import { duration } from '../../words';
import { Thing } from '../sets/Thing';
import { aged, lossOf } from './losses';
import type { Foresight, Loss, Moves } from './model';

/** How much would be lost, by resource: it grows while somebody looks at it, until the primary is lost. */
export function Losses({ of, disaster }: { of: Foresight; disaster: Moves['disaster'] }) {
  const now = useNow(1000, !disaster);
  const rows = aged(of.losses, of.at, now, disaster?.at);
  const title = disaster ? `What is lost with ${disaster.region}` : 'What would be lost now';
  const worst = lossOf(rows);
  const columns: Column<Loss>[] = [
    { head: 'Resource', names: true, cell: (one) => <Thing {...one} /> },
    { head: 'Comes back as of', cell: (one) => <Time at={one.moment} absolute /> },
    { head: disaster ? 'Loses' : 'Would lose', figure: true, cell: (one) => `${one.atMost ? 'at most ' : ''}${duration(one.seconds)}` },
    { head: 'Allowed', figure: true, cell: (one) => duration(one.objectiveSeconds) },
    {
      head: 'Within the objective', wide: true,
      cell: (one) => (one.meets ? <State tone="good">within</State> : <State tone="bad">more than allowed</State>),
    },
  ];
  return (
    <Card flush title={title} aside={<State strong tone={worst.tone}>{worst.text}</State>}>
      <Table caption={`${title}, by resource`} columns={columns} rows={rows} rowKey={(one) => one.name} />
    </Card>
  );
}
