import { useState } from 'preact/hooks';
import { Button, Facts, Name, Progress, State, Time } from '../../components';
import { whyNotSkip } from '../../runs/asks';
import { isMoving } from '../../runs/kinds';
import type { RunDetail, StepDetail } from '../../runs/shapes';
import { count, duration, time } from '../../words';
import { AskDialog } from './AskDialog';
import { shownStatus } from './rows';

/** Everything that is known of one step: state, times, what it waits for, what it said, why it failed. */
export function StepMore({ run, step }: { run: RunDetail; step: StepDetail }) {
  const [skipping, setSkipping] = useState(false);
  const why = whyNotSkip(step);
  const moves = isMoving(run.phase);
  const log = step.log ?? [];
  return (
    <div class="stack">
      {moves && step.status === 'running' && <Progress percent={step.percent} label={`Progress of ${step.name.slice(0, 100)}`} />}
      {step.reason && <p class={step.status === 'skipped' ? '' : 'timeline-reason'}><bdi>{step.reason}</bdi></p>}
      <Facts of={[
        ['State', <State key="s" of={shownStatus(step, moves)} />],
        ['Step', <Name key="n" wrap>{step.name}</Name>],
        !!step.resource && ['Resource', <Name key="r" wrap>{step.resource}</Name>],
        !!step.startedAt && ['Began', <Time key="b" at={step.startedAt} absolute />],
        (step.attempts ?? 0) > 1 && ['Begun', count(step.attempts!, 'time')],
        step.seconds !== undefined && step.status !== 'running' && ['Took', duration(step.seconds)],
        !!step.progress && ['Says', <bdi key="p">{step.progress}</bdi>],
        !!step.needs?.length && ['After', <Needs key="w" of={step.needs.flatMap((place) => run.steps[place]?.name ?? [])} />],
      ]} />
      {log.length > 0 && (
        <div class="timeline-log" role="log" aria-label="What the step said" tabIndex={0}>
          {log.map((line) => (
            <p key={`${line.at} ${line.text}`}>
              <time dateTime={line.at}>{time(line.at)}</time> <bdi>{line.text}</bdi>{line.by && <> (<bdi>{line.by}</bdi>)</>}
            </p>
          ))}
        </div>
      )}
      {why !== undefined && (
        <div>
          <Button small icon="skip" why={why} onClick={() => setSkipping(true)}>
            {step.status === 'waiting' ? 'Skip it, now or when the run comes to it' : 'Skip this step'}
          </Button>
        </div>
      )}
      {skipping && <AskDialog run={run} ask="skip" step={step.name} onClose={() => setSkipping(false)} />}
    </div>
  );
}

const most = 4;

function Needs({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.slice(0, most).map((need, index) => <span key={need}>{index > 0 && ', '}<Name wrap>{need}</Name></span>)}
      {of.length > most && ` and ${of.length - most} more`}
    </>
  );
}
