import { useState } from 'preact/hooks';
import { Button, Note } from '../../components';
import { awaiting, failuresOf, isRejected } from '../../runs/asks';
import type { RunDetail } from '../../runs/shapes';
import { AskDialog } from './AskDialog';

const most = 5;

/** The whole of it is with the step, in the timeline. */
const short = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)}…` : text);

/** What a person has to know or do before anything else: a word is awaited, something failed, nobody drives it. */
export function Attention({ run }: { run: RunDetail }) {
  const failed = failuresOf(run);
  // Outlives what was waited for: whoever answers after somebody else is told so, where they answer.
  const [asking, setAsking] = useState<{ ask: 'approve' | 'reject'; step: string } | null>(null);
  const cancelled = run.interventions?.findLast((one) => one.what === 'cancelled');
  return (
    <>
      {awaiting(run).map((step) => <Awaited key={step.name} step={step.name} onAsk={(ask) => setAsking({ ask, step: step.name })} />)}
      {asking && <AskDialog run={run} ask={asking.ask} step={asking.step} onClose={() => setAsking(null)} />}
      {failed.length > 0 && (
        <Note tone="bad" title={failedWords(run)} live>
          <ul class="run-failed">
            {failed.slice(0, most).map((step) => (
              <li key={step.name}>
                <strong><bdi>{short(step.name, 100)}</bdi></strong>: <bdi>{short(step.reason ?? 'it did not say why', 400)}</bdi>
              </li>
            ))}
          </ul>
          {failed.length > most && <p>And {failed.length - most} more: see “failed” in the timeline.</p>}
          {run.phase === 'stuck' && <p>When the cause is mended, try again: what is done stays done.</p>}
        </Note>
      )}
      {cancelled && (
        <Note title={<><bdi>{short(cancelled.by, 100)}</bdi> cancelled it.</>}>
          {cancelled.reason && <p><bdi>{short(cancelled.reason, 400)}</bdi></p>}
        </Note>
      )}
      {run.phase === 'interrupted' && (
        <Note tone="warn" title="Nobody drives this run.">
          {run.reason && <p><bdi>{short(run.reason, 400)}</bdi></p>}
          <p>The process that drove it has ended. What is done is recorded; resume carries it on from there, in this console.</p>
        </Note>
      )}
      {run.asked && run.asked.length > 0 && (
        <Note title="Asked, and done when the run comes to it.">
          <ul>
            {run.asked.map((ask) => (
              <li key={`${ask.ask} ${ask.step} ${ask.by}`}>
                <bdi>{ask.by}</bdi> asked to {ask.ask}{ask.step && <> <bdi>{short(ask.step, 100)}</bdi></>}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {run.phase === 'paused' && <Note tone="warn" title="It is paused."><p>What was in flight has come to rest. Resume goes on.</p></Note>}
    </>
  );
}

function failedWords(run: RunDetail): string {
  if (run.phase === 'stuck') return 'It is stuck: a person has to look.';
  if (isRejected(run)) return run.phase === 'unwound' ? 'Somebody turned it back, and what was made was taken back.' : 'Somebody turned it back, and what was made is taken back.';
  if (run.phase === 'unwinding') return 'Something failed, and what was made is taken back.';
  return run.phase === 'unwound' ? 'Something failed, and what was made was taken back.' : 'Something failed.';
}

function Awaited({ step, onAsk }: { step: string; onAsk: (ask: 'approve' | 'reject') => void }) {
  return (
    <Note tone="warn" title={<>It waits for a person: <bdi>{step}</bdi></>} live>
      <p>Nothing goes on until somebody approves it, or turns it back.</p>
      <div class="row run-awaited">
        <Button kind="primary" icon="check" onClick={() => onAsk('approve')}>Approve</Button>
        <Button icon="cross" onClick={() => onAsk('reject')}>Reject</Button>
      </div>
    </Note>
  );
}
