import { Duration, Empty, Name, State, StartRun, Table, Time, type Column } from '../../components';
import { kindOf } from '../../runs/kinds';
import { href } from '../../router';
import type { Trend, TrendRun } from './shapes';

/** What each run measured, beside the objectives: the same numbers as the pictures. */
export function RunsTable({ trend }: { trend: Trend }) {
  const columns: Column<TrendRun>[] = [
    { head: 'Run', names: true, cell: (run) => (run.isHere ? <a href={href.runEvidence(run.run)}><Name>{run.run}</Name></a> : <><Name>{run.run}</Name> <span class="soft small">on another machine</span></>) },
    { head: 'Kind', cell: (run) => kindOf(run.kind).words },
    { head: 'Verdict', cell: (run) => <State tone={run.isGood ? 'good' : run.verdict === 'partial' ? 'warn' : 'bad'}>{run.verdict}</State> },
    { head: 'When', cell: (run) => <Time at={run.startedAt} absolute /> },
    { head: 'Recovery point', figure: true, cell: (run) => <Measured seconds={run.rpoSeconds} target={trend.rpoTargetSeconds} /> },
    { head: 'Recovery time', figure: true, cell: (run) => (run.kind === 'verify' ? <span class="soft">–</span> : <Measured seconds={run.rtoSeconds} target={trend.rtoTargetSeconds} />) },
    { head: 'Skew', figure: true, cell: (run) => <Measured seconds={run.skewSeconds} target={trend.skewTargetSeconds ?? null} /> },
  ];
  return (
    <Table
      caption="Drills, failovers and verifications with what they measured" columns={columns} rows={trend.runs} rowKey={(run) => run.run}
      empty={(
        <Empty title="Nothing was recovered, rehearsed or verified yet.">
          <p>A drill rebuilds everything in a network of its own, checks it, compares it, takes it away again and leaves evidence of all that.</p>
          <StartRun kind="verify" plan={trend.plan} act="Verify the newest set" icon="shield" />
        </Empty>
      )}
    />
  );
}

function Measured({ seconds, target }: { seconds: number | null | undefined; target: number | null }) {
  if (seconds === null || seconds === undefined) return <span class="soft">–</span>;
  if (target === null) return <Duration seconds={seconds} />;
  return seconds <= target ? <Duration seconds={seconds} /> : <State tone="bad"><Duration seconds={seconds} /> misses</State>;
}
