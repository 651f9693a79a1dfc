import { Card, Duration, Facts, Progress, State } from '../../components';
import { useNow } from '../../now';
import { isMoving } from '../../runs/kinds';
import type { RunDetail } from '../../runs/shapes';
import { capital, clock, count, duration } from '../../words';
import { byPhase, shownPhase, tallyOf, type Tally } from './rows';

/** Where the run stands, in a few figures, and its phases one after the other. */
export function Summary({ run, heardAt }: { run: RunDetail; heardAt: number }) {
  const tally = tallyOf(run.steps);
  const phases = [...byPhase(run.steps)].filter(([phase]) => phase !== '');
  return (
    <Card>
      <div class="spread">
        <State of={run.phase} strong><bdi>{stageWords(run)}</bdi></State>
        <span class="soft" role="status">{tallyWords(run, tally)}</span>
      </div>
      {isMoving(run.phase) && <Progress percent={tally.percent} label={`${tally.done} of ${tally.of} steps`} />}
      <Facts large of={[
        [isMoving(run.phase) ? 'Elapsed' : 'Took', <Ticking key="t" run={run} heardAt={heardAt} />],
        run.rtoSeconds !== undefined && ['RTO, measured', <Measured key="rto" seconds={run.rtoSeconds} target={run.rtoTargetSeconds} />],
        run.rpoSeconds !== undefined && ['RPO, measured', <Measured key="rpo" seconds={run.rpoSeconds} target={run.rpoTargetSeconds} />],
        !!run.critical && !isMoving(run.phase) && ['Critical path', <Duration key="c" seconds={run.critical.seconds} />],
      ]} />
      {phases.length > 1 && (
        <ol class="run-phases" aria-label="Phases">
          {phases.map(([phase, steps]) => {
            const status = shownPhase(steps, isMoving(run.phase));
            return <li key={phase} class={`run-phase run-phase-${status}`}><State of={status}>{capital(phase)}</State></li>;
          })}
        </ol>
      )}
    </Card>
  );
}

/** A figure beside its objective, and whether it is met. */
function Measured({ seconds, target }: { seconds: number; target: number | undefined }) {
  if (target === undefined) return <Duration seconds={seconds} />;
  const met = seconds <= target;
  return (
    <>
      <State tone={met ? 'good' : 'bad'}><Duration seconds={seconds} /></State>{' '}
      <span class="soft small">{met ? 'within' : 'over'} {duration(target)}</span>
    </>
  );
}

function Ticking({ run, heardAt }: { run: RunDetail; heardAt: number }) {
  const ticks = isMoving(run.phase);
  const now = useNow(1000, ticks);
  if (!ticks) return <Duration seconds={run.seconds} />;
  const seconds = run.seconds + Math.max(0, now - heardAt) / 1000;
  return <span class="figure" role="timer" aria-live="off" title={duration(seconds)}>{clock(seconds)}</span>;
}

/** The phase's word, and what it does or came to. */
const stageWords = (run: RunDetail): string => {
  if (run.phase === 'running' || run.phase === 'done') return capital(run.stage);
  if (run.phase === 'unwinding') return 'Taking back what it made';
  if (run.phase === 'unwound') return 'Taken back';
  return capital(run.phase);
};

function tallyWords(run: RunDetail, tally: Tally): string {
  const back = run.phase === 'unwinding' || run.phase === 'unwound';
  return [
    back ? `${count(tally.undone, 'step')} taken back` : `${tally.done} of ${count(tally.of, 'step')} done`,
    tally.moving > 0 ? `${tally.moving} ${isMoving(run.phase) ? 'moving' : 'begun'}` : '',
    tally.trouble > 0 ? `${tally.trouble} failed` : '',
  ].filter(Boolean).join(', ');
}
