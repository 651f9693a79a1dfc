import { useState } from 'preact/hooks';
import { useAction } from '../../action';
import { del } from '../../api';
import { ActionButton, Button, Card, Name, Table } from '../../components';
import { useNow } from '../../now';
import { capital, number } from '../../words';
import { FaultDialog } from './FaultDialog';
import { sayFault } from './faults';
import type { RangeFault, RangeRegion } from './shapes';

/** The rules by which regions fail now, and one more. */
export function Faults({ faults, regions, reload }: { faults: readonly RangeFault[]; regions: readonly RangeRegion[]; reload: () => void }) {
  const [adding, setAdding] = useState(false);
  const now = useNow(1000, faults.some((fault) => fault.until));
  const up = regions.filter((region) => region.state === 'up').map((region) => region.name);
  return (
    <Card
      title="Faults in force" flush={faults.length > 0}
      aside={<Button icon="alert" why={up.length === 0 ? 'No Region is up' : null} onClick={() => setAdding(true)}>Add a fault</Button>}
    >
      <Table
        caption="Faults in force" rows={faults} rowKey={(fault) => `${fault.region} ${fault.id}`}
        empty={<p class="soft">None: the Regions do what they are asked.</p>}
        columns={[
          { head: 'Region', names: true, cell: (fault) => <Name mono>{fault.region}</Name> },
          { head: 'What', wide: true, cell: (fault) => <bdi>{capital(sayFault(fault, now))}</bdi> },
          { head: 'Hits', figure: true, cell: (fault) => number(fault.hits) },
          { head: 'End it', quiet: true, cell: (fault) => <EndFault fault={fault} reload={reload} /> },
        ]}
      />
      {adding && <FaultDialog regions={up} onClose={() => setAdding(false)} reload={reload} />}
    </Card>
  );
}

function EndFault({ fault, reload }: { fault: RangeFault; reload: () => void }) {
  const ending = useAction(async () => {
    try {
      await del(`/range/faults/${encodeURIComponent(fault.id)}`);
    } finally {
      reload();
    }
  });
  return <ActionButton small action={ending} label={`End the fault ${fault.id} of ${fault.region}`}>End it</ActionButton>;
}
