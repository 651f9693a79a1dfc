import { useAction } from '../../action';
import { post } from '../../api';
import { Button, ErrorNote, State } from '../../components';

/** The line between the two regions, and the switch that cuts it. */
export function Between({ isCut, why, reload }: { isCut: boolean; why: string | null; reload: () => void }) {
  const cutting = useAction(async () => {
    try {
      await post('/range/partition', { cut: !isCut });
    } finally {
      reload();
    }
  });
  return (
    <div class={isCut ? 'range-line range-line-cut' : 'range-line'}>
      <span class="range-wire" aria-hidden="true" />
      <div class="range-line-box">
        <State tone={isCut ? 'bad' : 'good'} icon={isCut ? 'cross' : 'move'}>{isCut ? 'cut' : 'joined'}</State>
        <p class="small soft">{isCut ? 'The Regions do not reach each other; clients reach both.' : 'The Regions reach each other.'}</p>
        <Button small icon={isCut ? 'undo' : 'cross'} busy={cutting.busy} why={why} onClick={() => void cutting.run()}>
          {isCut ? 'Join them' : 'Cut the line'}
        </Button>
        {cutting.problem && <ErrorNote problem={cutting.problem} />}
      </div>
      <span class="range-wire" aria-hidden="true" />
    </div>
  );
}
