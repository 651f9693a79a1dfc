import { Bytes, Name, State, Table, Time, type Column } from '../../components';
import { href } from '../../routes';
import { count } from '../../words';
import type { SetLine, SetsAnswer } from './model';
import { keptBecause, skewSaid, worthOf } from './words';

export function SetsTable({ of }: { of: SetsAnswer }) {
  const columns: Column<SetLine>[] = [
    {
      head: 'Set', names: true,
      cell: ({ view }) => (
        <>
          <a href={href.set(of.plan, view.set)}><Name mono>{view.set}</Name></a>
          {view.set === of.chosen && <div class="soft small sets-sub">a recovery takes this one</div>}
        </>
      ),
    },
    { head: 'As of', cell: ({ view }) => <div><Time at={view.instant} absolute /><div class="soft small"><Time at={view.instant} /></div></div> },
    { head: 'Worth', cell: ({ view }) => <Worth of={view} /> },
    { head: 'Skew', cell: ({ view }) => <Skew seconds={view.skewSeconds} allowed={of.skewObjectiveSeconds} /> },
    { head: 'Size', figure: true, cell: ({ view }) => <Bytes of={view.bytes} /> },
    { head: 'Holds', cell: ({ view }) => <span title={view.members.map((one) => one.name).join(', ').slice(0, 400)}>{count(view.members.length, 'resource')}</span> },
    {
      head: 'Kept because', wide: true,
      cell: ({ view, usedBy }) => usedBy
        ? <div><bdi>{keptBecause(view.keeps)}</bdi> · <a href={href.run(usedBy)}>the run</a></div>
        : view.keeps.length > 0 ? keptBecause(view.keeps) : <State tone="warn" icon="undo">{keptBecause([])}</State>,
    },
  ];
  return <Table caption="Recovery sets, newest first" columns={columns} rows={of.sets} rowKey={(line) => line.view.set} />;
}

export function Worth({ of, strong }: { of: { recoverable: boolean; lacking: boolean }; strong?: boolean }) {
  const said = worthOf(of);
  return <State tone={said.tone} icon={said.icon} strong={strong}>{said.word}</State>;
}

export function Skew({ seconds, allowed }: { seconds: number; allowed?: number }) {
  const said = skewSaid(seconds, allowed);
  return said.over ? <State tone="warn">{said.text}</State> : <span class="figure">{said.text}</span>;
}
