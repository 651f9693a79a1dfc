import { Bytes, Card, Name, State, Table, Time, type Column } from '../../components';
import { capital } from '../../words';
import type { SetAnswer, SetMember } from '../sets/model';
import { Thing } from '../sets/Thing';
import { proofOf } from '../sets/words';

export function Members({ of }: { of: SetAnswer }) {
  const notes = new Map(of.details.map((detail) => [detail.name, detail.note]));
  const columns: Column<SetMember>[] = [
    { head: 'Resource', names: true, cell: (one) => <Thing {...one} /> },
    { head: 'As of', cell: (one) => <Time at={one.moment} absolute /> },
    { head: 'Size', figure: true, cell: (one) => (one.type === 's3' ? <span class="soft">replicated</span> : <Bytes of={one.bytes} />) },
    { head: 'There', cell: (one) => (one.missing ? <State tone="bad">gone</State> : <State tone="good">yes</State>) },
    {
      head: 'Compared', wide: true,
      cell: (one) => {
        const said = proofOf(one);
        return (
          <div>
            <State tone={said.tone} icon={said.icon}>{said.word}</State>
            {one.found && <div class="soft small"><bdi>{capital(one.found)}</bdi></div>}
            {notes.get(one.name) && <div class="small"><bdi>{notes.get(one.name)}</bdi></div>}
          </div>
        );
      },
    },
    {
      head: `In ${of.secondary}`,
      cell: (one) => (
        <div>
          <span class="sets-id"><Name mono wrap>{one.in ?? '–'}</Name></span>
          <div class="soft small">of <Name mono wrap>{one.source}</Name></div>
        </div>
      ),
    },
  ];
  return <Card flush title="Members"><Table caption="Members of the recovery set" columns={columns} rows={of.view.members} rowKey={(one) => one.name} /></Card>;
}
