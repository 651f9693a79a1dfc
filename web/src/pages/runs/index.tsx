import { useEffect, useState } from 'preact/hooks';
import { Button, Card, Copy, Empty, ErrorNote, Loading, Page, Select, type PageProps } from '../../components';
import { get, Problem } from '../../api';
import { useFetch } from '../../live';
import { setQuery } from '../../router';
import { kindNames, kindOf, phaseWords } from '../../runs/kinds';
import type { RunList, RunRow } from '../../runs/shapes';
import { useSession } from '../../session';
import { useAction } from '../../action';
import { count, number } from '../../words';
import { joined, pathOf } from './paging';
import { RunTable } from './RunTable';
import './runs.css';

/** Every run of this home, newest first; the older ones come when they are asked for. */
export default function RunsPage({ query }: PageProps) {
  const filter = { kind: query.get('kind') ?? '', plan: query.get('plan') ?? '', phase: query.get('phase') ?? '' };
  const plans = (useSession()?.plans ?? []).map((plan) => plan.name);
  const path = pathOf(filter);
  const newest = useFetch<RunList>(path, { topics: ['runs'] });
  const [older, setOlder] = useState<{ runs: RunRow[]; next: string | undefined } | null>(null);
  useEffect(() => setOlder(null), [path]);

  const next = older ? older.next : newest.data?.next;
  const more = useAction(async () => {
    const page = await get<RunList>(pathOf(filter, next));
    setOlder((before) => ({ runs: [...(before?.runs ?? []), ...page.runs], next: page.next }));
  });
  const runs = newest.data && joined(newest.data.runs, older?.runs ?? []);
  const filtered = filter.kind !== '' || filter.plan !== '' || filter.phase !== '';

  const named = [...new Set([...plans, ...(filter.plan ? [filter.plan] : [])])];
  const planOptions = [['', 'every plan'] as const, ...named.map((plan) => [plan, plan] as const)];
  const counts = newest.data?.counts ?? {};
  const phaseOptions = [['', 'every state'] as const, ...phaseWords.map(([phase, words]) => [phase, counted(words, counts[phase])] as const)];

  return (
    <Page title="Runs" lead="What was done to the plans, by whom, and what it came to.">
      <div class="runs-filters" role="search" aria-label="Filter runs">
        <Select label="Kind" value={filter.kind} onChange={(kind) => setQuery({ kind })}
          options={[['', 'every kind'], ...kindNames.map((kind) => [kind, kindOf(kind).words] as const)]} />
        {planOptions.length > 2 && <Select label="Plan" value={filter.plan} onChange={(plan) => setQuery({ plan })} options={planOptions} />}
        <Select label="State" value={filter.phase} onChange={(phase) => setQuery({ phase })} options={phaseOptions} />
        {filtered && <Button kind="quiet" onClick={() => setQuery({ kind: null, plan: null, phase: null })}>Show all</Button>}
      </div>
      {newest.problem && <ErrorNote problem={newest.problem} retry={newest.reload} />}
      {runs ? (
        <Card flush>
          <RunTable runs={runs} showPlan={plans.length > 1 || runs.some((run) => run.plan !== plans[0])}
            empty={filtered ? <Empty title="No run is like this." /> : <NoRuns />} />
          {next !== undefined && (
            <div class="runs-more">
              <Button onClick={() => void more.run()} busy={more.busy}>Older runs</Button>
              <span class="soft small" role="status">{count(runs.length, 'run')} shown</span>
              {more.problem && <ErrorNote problem={Problem.of(more.problem)} />}
            </div>
          )}
        </Card>
      ) : !newest.problem && <Loading what="Reading the runs" />}
    </Page>
  );
}

const counted = (words: string, many: number | undefined) => (many ? `${words} (${number(many)})` : words);

function NoRuns() {
  return (
    <Empty title="No run has been started yet.">
      <p>The overview says what to begin with. A whole walk-through, played on local regions:</p>
      <Copy>farshore demo</Copy>
    </Empty>
  );
}
