import { Card, ErrorNote, Icon, LinkButton, Loading, Name, Page, Time, type PageProps } from '../../components';
import { href } from '../../router';
import { kindOf } from '../../runs/kinds';
import { useRun } from '../../runs/useRun';
import { Attention } from './Attention';
import { Asks } from './Asks';
import { Background } from './Background';
import { History } from './History';
import { Summary } from './Summary';
import { Timeline } from './Timeline';
import './run.css';

/** One run, live or past: where it stands, what may be asked of it, and every step of it. */
export default function RunPage({ run }: PageProps) {
  const { detail, problem, heardAt, reload } = useRun(run);
  if (!detail) {
    return (
      <Page title={`Run ${run}`} heading={<Name wrap>{run}</Name>}>
        {problem ? <ErrorNote problem={problem} retry={reload} /> : <Loading what="Reading the run" />}
      </Page>
    );
  }
  const kind = kindOf(detail.kind);
  return (
    <Page
      title={`${kind.words} ${run}`}
      heading={<><Icon name={kind.icon} /> <Name wrap>{run}</Name></>}
      lead={(
        <>
          {kind.words} of <a href={href.plan(detail.plan)}><Name>{detail.plan}</Name></a>{kind.means && `: ${kind.means}`}.{' '}
          Started <Time at={detail.startedAt} />{detail.by && <> by <Name>{detail.by}</Name></>}.
        </>
      )}
      actions={(
        <>
          <Asks run={detail} />
          {(detail.proves || detail.phase === 'done') && <LinkButton icon="file" href={href.runEvidence(run)}>Evidence</LinkButton>}
        </>
      )}
    >
      {problem && <ErrorNote problem={problem} retry={reload} />}
      <Attention run={detail} />
      <Summary run={detail} heardAt={heardAt} />
      <Timeline run={detail} heardAt={heardAt} />
      <Background run={detail} />
      {detail.interventions && detail.interventions.length > 0 && (
        <Card title="What people did"><History of={detail.interventions} /></Card>
      )}
    </Page>
  );
}
