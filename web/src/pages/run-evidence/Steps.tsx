import { useState } from 'preact/hooks';
import { Button, Card, Name, State } from '../../components';
import { capital, count, duration } from '../../words';
import { barOf, byPhase } from './say';
import type { Report, Step } from './shapes';

const mostAtFirst = 60;

/** Every step as a line with a bar over the time of the run; the chain that decided the time is marked. */
export function Steps({ report }: { report: Report }) {
  const [all, setAll] = useState(report.steps.length <= mostAtFirst);
  const chain = new Set(report.criticalPath?.steps ?? []);
  const shown = byPhase(all ? report.steps : report.steps.filter((step) => chain.has(step.name) || step.status !== 'done'));
  return (
    <Card
      title="Timeline"
      aside={report.steps.length > mostAtFirst && <Button small pressed={all} onClick={() => setAll(!all)}>{`All ${report.steps.length} steps`}</Button>}
    >
      {report.criticalPath && (
        <p class="soft">
          {count(report.criticalPath.steps.length, 'step')} decided how long it took, {duration(report.criticalPath.seconds)} together: each needed the one before. They have a filled bar.
        </p>
      )}
      <ol class="evidence-steps">
        {shown.map((step, index) => (
          <Line key={step.name} step={step} report={report} critical={chain.has(step.name)}
            phase={step.phase && step.phase !== shown[index - 1]?.phase ? step.phase : null} />
        ))}
      </ol>
    </Card>
  );
}

function Line({ step, report, critical, phase }: { step: Step; report: Report; critical: boolean; phase: string | null }) {
  const bar = barOf(step, report);
  return (
    <>
      {phase && <li class="evidence-phase">{capital(phase)}</li>}
      <li class="evidence-step">
        <span class="evidence-step-name"><Name wrap>{step.name}</Name></span>
        <span class="evidence-step-room" aria-hidden="true">
          {bar && <span class={`evidence-step-bar${critical ? ' evidence-step-critical' : ''}`} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />}
        </span>
        <span class="figure evidence-step-took">{duration(step.seconds)}</span>
        {step.status !== 'done' && <span class="evidence-step-state"><State of={step.status} />{step.reason && <bdi class="soft small"> {step.reason}</bdi>}</span>}
      </li>
    </>
  );
}
