import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, ErrorNote } from '../../components';
import { useAction } from '../../action';
import { useTakeOver } from '../../components/TakeOver';
import { asksOf, type AskName } from '../../runs/asks';
import { send } from '../../runs/send';
import type { RunDetail } from '../../runs/shapes';
import { capital } from '../../words';
import { AskDialog } from './AskDialog';

/** The buttons of a run. Pause and resume are done at once; what takes something back asks first. */
export function Asks({ run }: { run: RunDetail }) {
  const [asking, setAsking] = useState<AskName | null>(null);
  const [pressed, setPressed] = useState<AskName | null>(null);
  const [said, setSaid] = useState('');
  const taking = useRef<string | undefined>(undefined);
  const act = useAction(async (ask: AskName) => setSaid(capital(await send(run, ask, undefined, undefined, taking.current))));
  const over = useTakeOver(act.problem);
  taking.current = over.option.takeOver;
  // What it came to is seen in the run itself from then on.
  useEffect(() => setSaid(''), [run.phase]);
  return (
    <span class="run-asks">
      <span class="row">
        {asksOf(run).map((one) => (
          <Button
            key={one.ask} kind={one.look} icon={one.icon} why={one.why} busy={act.busy && pressed === one.ask}
            onClick={() => {
              if (one.ask === 'cancel') return setAsking('cancel');
              setPressed(one.ask);
              return void act.run(one.ask);
            }}
          >
            {one.words}
          </Button>
        ))}
      </span>
      <span class="soft small" role="status">{said}</span>
      {act.problem && <ErrorNote problem={act.problem} />}
      {over.check}
      {asking && <AskDialog run={run} ask={asking} onClose={() => setAsking(null)} />}
    </span>
  );
}
