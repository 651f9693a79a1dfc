import type { ComponentChildren } from 'preact';
import { Elapsed, Duration, Icon, Name, State, Table, Time, type Column } from '../../components';
import { href } from '../../router';
import { isMoving, kindOf } from '../../runs/kinds';
import type { RunRow } from '../../runs/shapes';

/** Runs as a table; overview and others may show a few of them so too. */
export function RunTable({ runs, showPlan, empty }: { runs: readonly RunRow[]; showPlan?: boolean; empty?: ComponentChildren }) {
  const columns: Column<RunRow>[] = [
    { head: 'Run', names: true, cell: (run) => <RunLink run={run} /> },
    { head: 'Kind', cell: (run) => kindOf(run.kind).words },
    ...(showPlan ? [{ head: 'Plan', cell: (run: RunRow) => <Name>{run.plan}</Name> }] : []),
    { head: 'State', cell: (run) => <State of={run.phase}>{stateWords(run)}</State> },
    { head: 'Started', cell: (run) => <Time at={run.startedAt} /> },
    { head: 'By', cell: (run) => (run.by ? <Name>{run.by}</Name> : '–') },
    { head: 'Took', figure: true, cell: (run) => <Took run={run} /> },
  ];
  return <Table caption="Runs, newest first" columns={columns} rows={runs} rowKey={(run) => run.run} empty={empty} />;
}

const RunLink = ({ run }: { run: RunRow }) => (
  <a class="runs-name" href={href.run(run.run)}><Icon name={kindOf(run.kind).icon} /> <Name>{run.run}</Name></a>
);

const Took = ({ run }: { run: RunRow }) =>
  isMoving(run.phase) ? <Elapsed since={run.startedAt} /> : <Duration seconds={run.seconds} />;

/** The phase; of one that is done, what it came to. */
const stateWords = (run: RunRow) => (run.phase === 'done' ? kindOf(run.kind).end : undefined);
