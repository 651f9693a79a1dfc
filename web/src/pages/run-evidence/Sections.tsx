import { Card, Name, State, Table, Time, type Column } from '../../components';
import { count, number } from '../../words';
import { withoutNew } from '../moves/words';
import type { Report, Rewrite } from './shapes';

/** What only some runs have: each is nothing where there is nothing to say. */
export function Sections({ report }: { report: Report }) {
  return (
    <>
      <Blackout report={report} />
      <Sheet sheet={report.proofSheet} />
      <Teardown report={report} />
      <Divergence report={report} />
      {report.approvals && (
        <Card title="Approvals" flush>
          <Table caption="Approvals" rows={report.approvals} rowKey={(one) => one.step} columns={[
            { head: 'Before', names: true, cell: (one) => <Name wrap>{one.step}</Name> },
            { head: 'Approved by', cell: (one) => <Name wrap>{one.by}</Name> },
            { head: 'At', cell: (one) => <Time at={one.at} absolute /> },
          ]} />
        </Card>
      )}
    </>
  );
}

function Blackout({ report: { blackout } }: { report: Report }) {
  if (!blackout) return null;
  const none = blackout.refusedCalls.length === 0;
  return (
    <Card title="Was the lost Region needed?" tone={none ? undefined : 'bad'}>
      <p>
        <State tone={none ? 'good' : 'bad'}>{none ? 'no' : 'yes'}</State>{' '}
        {none ? `No call to ${blackout.region} was possible while the run lasted, and none was needed.`
          : `No call to ${blackout.region} was possible, and these were tried: with the Region lost they would have failed.`}
      </p>
      {!none && <ul class="equality-list">{blackout.refusedCalls.map((call) => <li key={call}><Name wrap mono>{call}</Name></li>)}</ul>}
    </Card>
  );
}

function Sheet({ sheet }: { sheet: Rewrite[] | undefined }) {
  if (!sheet) return null;
  const columns: Column<Rewrite>[] = [
    { head: 'Resource', names: true, cell: (one) => <Name>{one.resource}</Name> },
    { head: 'What', cell: (one) => <Name wrap>{one.field}</Name> },
    { head: 'Old', cell: (one) => <Name wrap mono>{one.old}</Name> },
    { head: 'New', cell: (one) => (one.new ? <Name wrap mono>{one.new}</Name> : <span class="soft">{withoutNew(one)}</span>) },
    { head: 'Why', cell: (one) => <Name wrap>{one.why}</Name> },
  ];
  return (
    <Card title="Proof sheet" aside={<span class="soft small">{count(sheet.length, 'identifier')} rewritten on the way to the other Region</span>} flush>
      <Table caption="Proof sheet" columns={columns} rows={sheet} rowKey={(one) => `${one.resource} ${one.field} ${one.old}`} />
    </Card>
  );
}

function Teardown({ report: { teardown } }: { report: Report }) {
  if (!teardown) return null;
  const clean = teardown.left.length === 0;
  const shown = clean ? teardown.removed : teardown.left;
  return (
    <Card title="Was anything left behind?" tone={clean ? undefined : 'bad'}>
      <p>
        <State tone={clean ? 'good' : 'bad'}>{clean ? 'no' : 'yes'}</State>{' '}
        {clean ? `${count(shown.length, 'thing')} taken away; a search by tag afterwards found nothing.` : 'Still there, by tag, after everything was to be gone:'}
      </p>
      <details class="equality-more" open={!clean}><summary>{clean ? 'What was taken away' : 'What is left'}</summary>
        <ul class="equality-list">{shown.map((one) => <li key={one}><Name wrap mono>{one}</Name></li>)}</ul>
      </details>
    </Card>
  );
}

function Divergence({ report: { divergence } }: { report: Report }) {
  if (!divergence || divergence.length === 0) return null;
  const many = (known: number | undefined) => (known === undefined ? 'not known' : number(known));
  return (
    <Card title="What was written on only one side" flush>
      <Table caption="What was written on only one side" rows={divergence} rowKey={(one) => one.resource} columns={[
        { head: 'Resource', names: true, cell: (one) => <Name>{one.resource}</Name> },
        { head: 'Only in the primary', figure: true, cell: (one) => many(one.onlyPrimary) },
        { head: 'Only in the secondary', figure: true, cell: (one) => many(one.onlySecondary) },
        { head: 'Detail', cell: (one) => <Name wrap>{one.detail}</Name> },
      ]} />
    </Card>
  );
}
