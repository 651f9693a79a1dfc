import { Name, State, Table, type Column } from '../../components';
import { SideCell } from './Hash';
import { restoredWord, verdicts } from './say';
import type { Roots, Row } from './shapes';

/** Disks, tables or versions by their hashes: the original, its copy, and what was restored. */
export function RootTable({ row, primary, secondary }: { row: Row; primary: string; secondary: string }) {
  const hasRestored = row.roots.some((roots) => roots.restored);
  const columns: (Column<Roots> | false)[] = [
    { head: 'Part', names: true, cell: (roots) => <Name mono>{roots.name}</Name> },
    { head: `Original (${primary})`, cell: (roots) => <SideCell side={roots.original} unit={roots.unit} what={`${roots.name} in ${primary}`} /> },
    { head: `Copy (${secondary})`, cell: (roots) => <SideCell side={roots.copy} unit={roots.unit} what={`the copy of ${roots.name}`} /> },
    { head: 'Copy is', cell: (roots) => <State tone={verdicts[roots.verdict].tone} icon={verdicts[roots.verdict].icon}>{verdicts[roots.verdict].word}</State> },
    hasRestored && {
      head: 'Restored',
      cell: (roots) => (
        <span class="equality-side">
          <SideCell side={roots.restored} unit={roots.unit} what={`what was restored of ${roots.name}`} />
          {restoredWord(roots) && <span class="small soft">{restoredWord(roots)}</span>}
        </span>
      ),
    },
    row.roots.some((roots) => roots.reason) && { head: 'Remark', wide: true, cell: (roots) => roots.reason && <bdi class="small">{roots.reason}</bdi> },
  ];
  return (
    <Table caption={<><bdi>{row.name}</bdi>, hash beside hash</>} columns={columns.filter((column): column is Column<Roots> => !!column)}
      rows={row.roots} rowKey={(roots) => roots.name} />
  );
}
