import { useState } from 'preact/hooks';
import { useAction } from '../../action';
import { ActionButton, Card, Elapsed, Empty, Field, Loaded, Note, Progress, Select, State, Time } from '../../components';
import { useFetch } from '../../live';
import { setQuery } from '../../router';
import { duration } from '../../words';
import { filtered, grouped, summary, toneOf } from './findings';
import { FindingGroups } from './FindingGroups';
import { checkPath, purposes, startCheck, type CheckReport, type CheckState, type Purpose } from './planApi';

const words: Record<Purpose, string> = {
  everything: 'Everything the plan needs', backup: 'Before a backup', failover: 'Before a failover', drill: 'Before a drill',
};

/** Everything a plan needs, looked at before it is needed. */
export function PreflightTab({ plan, broken }: { plan: string; broken: boolean }) {
  const asked = new URLSearchParams(location.search).get('for');
  const [purpose, setPurpose] = useState<Purpose>(purposes.find((one) => one === asked) ?? 'everything');
  const state = useFetch<CheckState>(checkPath(plan, purpose), { topics: [`plan:${plan}`] });
  const check = useAction(async () => {
    await startCheck(plan, purpose);
    state.reload();
  });
  const running = state.data?.running;
  const why = broken ? 'Put the problems in the file right first' : running ? `A check for ${running.for} is running` : null;
  return (
    <>
      <Card>
        <div class="spread plan-preflight-head">
          <Select
            label="What for" value={purpose} options={purposes.map((one) => [one, words[one]] as const)}
            onChange={(chosen) => {
              setPurpose(chosen as Purpose);
              setQuery({ for: chosen === 'everything' ? null : chosen });
            }}
          />
          <ActionButton kind="primary" icon="search" action={{ ...check, busy: check.busy || running != null }} why={why}>Check now</ActionButton>
        </div>
        <p class="soft small">Looks at both Regions and changes nothing. {hints[purpose]}</p>
        {running && (
          <div class="plan-running" role="status">
            <span>Looking, for {words[running.for].toLowerCase()}: <Elapsed since={running.at} /></span>
            <Progress percent={null} label="The check is running" />
          </div>
        )}
      </Card>
      <Loaded from={state} what="Asking for the last check">
        {(data) => data.for !== purpose ? null
          : data.last ? <Last last={data.last} />
          : !data.running && <Card><Empty title="Nothing was looked at since the console started." ><p>Check now: it takes some seconds.</p></Empty></Card>}
      </Loaded>
    </>
  );
}

function Last({ last }: { last: NonNullable<CheckState['last']> }) {
  if (!last.report) {
    return (
      <Note tone="bad" title="The check itself failed" live>
        <p><bdi>{last.failure}</bdi></p>
        <p>It was begun by <bdi>{last.by}</bdi> and ended <Time at={last.at} />. Look at the plan’s profiles and endpoints, then check again.</p>
      </Note>
    );
  }
  return <Report report={last.report} by={last.by} />;
}

function Report({ report, by }: { report: CheckReport; by: string }) {
  const [filter, setFilter] = useState('');
  const shown = filtered(report.findings, filter);
  return (
    <>
      <Card tone={report.passed ? (report.verdict === 'warning' ? 'warn' : 'good') : 'bad'}>
        <div class="spread">
          <div class="stack plan-verdict">
            <State tone={toneOf(report.verdict)} strong>{report.passed ? 'Nothing is in the way' : 'Something is in the way'}</State>
            <p>{summary(report.findings)}</p>
            <p class="soft small">Looked at <Time at={report.at} />, in {duration(report.seconds)}, for <bdi>{by}</bdi></p>
          </div>
          <Field label="Show only" hint="Words of a check, a resource, or what was found" value={filter} onInput={setFilter} type="search" />
        </div>
      </Card>
      {shown.length === 0
        ? <Card><Empty title="No finding has all of these words." /></Card>
        : <FindingGroups groups={grouped(shown)} open={filter.trim() !== ''} />}
    </>
  );
}

const hints: Record<Purpose, string> = {
  everything: 'What a backup, a failover and a drill need.',
  backup: 'What a recovery set needs; the primary has to be there.',
  failover: 'What a recovery in earnest needs; the primary is asked nothing.',
  drill: 'What a rehearsal needs; the primary is asked nothing.',
};
