import { Card, Empty, Facts, LinkButton, Loaded, Button, Name, Note, Page, State, Time, type PageProps } from '../../components';
import { useFetch } from '../../live';
import { href } from '../../router';
import { kindOf } from '../../runs/kinds';
import { Measured } from './Measured';
import { ResourceProof } from './Proofs';
import { isOver, meaning, mode, proves, verdictTone } from './say';
import { SealCard } from './SealCard';
import { Sections } from './Sections';
import type { Report } from './shapes';
import { Steps } from './Steps';
import '../equality/equality.css';
import './run-evidence.css';

/** What one run did, measured and proved, and how to check that nobody has changed it since. */
export default function RunEvidencePage({ run }: PageProps) {
  const at = `/runs/${encodeURIComponent(run)}`;
  const found = useFetch<Report>(`${at}/evidence.json`, { topics: [`run:${run}`] });
  const api = `/api/v1${at}`;
  const report = found.data;
  return (
    <Page
      title={`Evidence of ${run}`} heading={<>Evidence of <Name>{run}</Name></>}
      lead={report && (
        <span class="row">
          <State strong tone={verdictTone(report)}>{isOver(report) ? report.verdict : 'not over yet'}</State>
          <span>{kindOf(report.kind).words} of <a href={href.plan(report.plan)}><Name>{report.plan}</Name></a></span>
          <Time at={report.startedAt} absolute />
        </span>
      )}
      actions={report && proves(report) && (
        <>
          <a class="button button-plain" href={`${api}/evidence.html`} target="_blank" rel="noopener">The report page<span class="visually-hidden">, in a new tab</span></a>
          <a class="button button-plain" href={`${api}/evidence.html?download=1`} download>HTML</a>
          <a class="button button-plain" href={`${api}/evidence.json?download=1`} download>JSON</a>
          <Button icon="file" onClick={() => print()}>Print</Button>
        </>
      )}
    >
      <Loaded from={found} what="Reading the evidence">{(read) => (proves(read) ? <Evidence report={read} /> : <Without report={read} />)}</Loaded>
    </Page>
  );
}

function Without({ report }: { report: Report }) {
  return (
    <Card>
      <Empty title={`A ${kindOf(report.kind).words.toLowerCase()} proves nothing, so it leaves no evidence.`}>
        <p>Evidence comes from drills, failovers, relocations, failbacks and verifications: they compare what came back with what was there.</p>
        <div class="row">
          <LinkButton href={href.run(report.run)} icon="list">What this run did</LinkButton>
          <LinkButton href={href.plan(report.plan, 'evidence')} icon="file">Evidence of <bdi>{report.plan}</bdi></LinkButton>
        </div>
      </Empty>
    </Card>
  );
}

function Evidence({ report }: { report: Report }) {
  return (
    <>
      {isOver(report) ? <p class="evidence-meaning"><bdi>{meaning(report)}</bdi></p> : (
        <Note title="The run is not over yet"><p>This is what it has found so far. <a href={href.run(report.run)}>See it at work</a>.</p></Note>
      )}
      <Measured report={report} />
      {report.notes && (
        <Card title="Notes"><ul class="evidence-notes">{report.notes.map((note) => <li key={note}><Name wrap>{note}</Name></li>)}</ul></Card>
      )}
      <div class="equality-grid">{report.resources.map((resource) => <ResourceProof key={resource.name} resource={resource} />)}</div>
      <Steps report={report} />
      <Sections report={report} />
      <Origin report={report} />
      <SealCard run={report.run} />
    </>
  );
}

function Origin({ report }: { report: Report }) {
  return (
    <Card title="Where it comes from">
      <Facts of={[
        ['Run', <a href={href.run(report.run)}><Name>{report.run}</Name></a>],
        !!report.set && ['Recovery set', <a href={href.set(report.plan, report.set)}><Name>{report.set}</Name></a>],
        !!report.by && ['Began it', <Name wrap>{report.by}</Name>],
        ['Began', <Time at={report.startedAt} absolute />],
        !!report.endedAt && ['Ended', <Time at={report.endedAt} absolute />],
        !!report.regions && ['Regions', `primary ${report.regions.primary}, secondary ${report.regions.secondary}`],
        !!report.disaster && ['Disaster', <>{report.disaster.region}, <Time at={report.disaster.at} absolute />: <bdi>{mode(report.disaster.mode)}</bdi></>],
        !!report.version && ['Farshore', report.version],
        !!report.planFile && ['Plan, SHA-256', <Name wrap mono>{report.planFile.sha256}</Name>],
      ]} />
      {report.planFile && (
        <details class="equality-more"><summary>The plan as it was when the run began</summary><pre class="evidence-plan"><bdi>{report.planFile.text}</bdi></pre></details>
      )}
    </Card>
  );
}
