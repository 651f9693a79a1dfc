import { Button, Card, Copy, LinkButton, Note } from '../../components';
import { count, list } from '../../words';
import { lineCount } from './editing';
import { PlanText } from './PlanText';
import type { PlanFile } from './planApi';
import { Summary } from './Summary';
import { tabHref } from './Tabs';
import { useTroubleSteps } from './useTroubleSteps';

/** The file with its problems beside the lines, and what it says in words. */
export function ViewTab({ plan, file }: { plan: string; file: PlanFile }) {
  if (file.text == null) return <NoText plan={plan} file={file} />;
  return (
    <div class={file.outline ? 'plan-view' : 'plan-view plan-view-broken'}>
      {file.outline && <Summary of={file.outline} path={file.path} />}
      <FileCard file={file} text={file.text} />
    </div>
  );
}

function FileCard({ file, text }: { file: PlanFile; text: string }) {
  const steps = useTroubleSteps(file.problems.length);
  const many = file.problems.length;
  const lines = [...new Set(file.problems.map((problem) => problem.line).filter((line) => line > 0))];
  return (
    <Card
      title="The file" tone={many > 0 ? 'bad' : undefined} flush
      aside={many > 0 && (
        <>
          <Button small icon="down" onClick={() => steps.go(1)}>Next problem</Button>
          <Button small onClick={() => steps.go(-1)}>Previous</Button>
        </>
      )}
    >
      {many > 0 && (
        <div class="plan-inset">
          <Note tone="bad" title={`The plan cannot be used: it has ${count(many, 'problem')}`}>
            <p>
              {lines.length > 0 && <>Look at {lines.length === 1 ? 'line' : 'lines'} {list(lines.slice(0, 12).map(String))}{lines.length > 12 && ' and others'}. </>}
              Nothing begins with it until they are put right; what runs already goes on with the plan it began with.
            </p>
          </Note>
        </div>
      )}
      <PlanText text={text} troubles={file.problems} lines={lineCount(text.replace(/\n$/, ''))} />
    </Card>
  );
}

function NoText({ plan, file }: { plan: string; file: PlanFile }) {
  return (
    <Card title={file.exists ? 'The file cannot be shown' : 'The file is not there'} tone="bad">
      {file.problems.map((problem) => <p key={problem.message}><bdi>{problem.message}</bdi></p>)}
      {file.remembered != null
        ? (
          <>
            <p>The console still has the text that it last read whole. Look through it, and save it to have the file again.</p>
            <div><LinkButton kind="primary" icon="pencil" href={tabHref(plan, 'edit')}>Look through the last text</LinkButton></div>
          </>
        )
        : (
          <>
            <p>Put it back where it was, or write a new one from what runs in a Region:</p>
            <Copy>farshore init --primary eu-west-1 --secondary eu-central-1</Copy>
          </>
        )}
    </Card>
  );
}
