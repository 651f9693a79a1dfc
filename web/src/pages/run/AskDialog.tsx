import { Confirm, Name } from '../../components';
import { useAction } from '../../action';
import { wouldUndo, type AskName } from '../../runs/asks';
import { send } from '../../runs/send';
import type { RunDetail } from '../../runs/shapes';
import { count } from '../../words';

const texts: Record<'approve' | 'reject' | 'cancel' | 'skip', { title: string; act: string; reason: string; required: boolean }> = {
  approve: { title: 'Let the run go on?', act: 'Approve', reason: 'Why (kept in the evidence)', required: false },
  reject: { title: 'Turn the run back?', act: 'Reject and undo', reason: 'Why (kept in the evidence)', required: true },
  cancel: { title: 'Cancel the run and undo what it made?', act: 'Cancel and undo', reason: 'Why (kept in the evidence)', required: false },
  skip: { title: 'Go on without this step?', act: 'Skip the step', reason: 'Why (kept in the evidence)', required: true },
};

/** Asks before asking: says what follows, and takes the reason that the evidence will name. */
export function AskDialog({ run, ask, step, onClose }: { run: RunDetail; ask: AskName; step?: string; onClose: () => void }) {
  const act = useAction(async (reason: string) => {
    await send(run, ask, step, reason);
    onClose();
  });
  const text = texts[ask as keyof typeof texts];
  return (
    <Confirm
      title={text.title} act={text.act} danger={ask === 'cancel' || ask === 'reject'} type={ask === 'cancel' ? run.plan : undefined}
      reason={{ label: text.reason, required: text.required }}
      busy={act.busy} problem={act.problem} onConfirm={(reason) => void act.run(reason)} onClose={onClose}
    >
      {step && <p><Name wrap>{step}</Name></p>}
      {ask === 'skip' && (
        <p>Nothing is done for it, and what it would have checked counts as not verified. The evidence names you and the reason.</p>
      )}
      {ask === 'approve' && <p>The run goes on at once.</p>}
      {(ask === 'cancel' || ask === 'reject') && <Undone run={run} />}
    </Confirm>
  );
}

const most = 8;

/** What would be taken back, the newest first. */
function Undone({ run }: { run: RunDetail }) {
  const steps = wouldUndo(run);
  if (run.undoes === undefined) return <p>What it made is taken back.</p>;
  if (steps.length === 0) return <p>It has made nothing yet, so there is nothing to take back.</p>;
  return (
    <div class="run-undone">
      <p>
        {count(steps.length, 'step')} {steps.length === 1 ? 'is' : 'are'} taken back, the newest first; a step that only read something has
        nothing to take back:
      </p>
      <ul>
        {steps.slice(0, most).map((step) => <li key={step.name}><Name wrap>{step.name}</Name></li>)}
        {steps.length > most && <li class="soft">and {count(steps.length - most, 'more', 'more')}</li>}
      </ul>
    </div>
  );
}
