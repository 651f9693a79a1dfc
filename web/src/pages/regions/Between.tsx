import { useAction } from '../../action';
import { post } from '../../api';
import { Button, ErrorNote, State } from '../../components';
import { lineWords } from './acts';

/** The line between the two regions, and the switch that cuts it. */
export function Between({ isCut, down, why, reload }: {
  isCut: boolean;
  /** The regions that do not answer, whatever the line does. */
  down: readonly string[];
  why: string | null;
  reload: () => void;
}) {
  const isOpen = down.length === 0;
  const cutting = useAction(async () => {
    try {
      await post('/range/partition', { cut: !isCut });
    } finally {
      reload();
    }
  });
  return (
    <div class={isCut || !isOpen ? 'range-line range-line-cut' : 'range-line'}>
      <span class="range-wire" aria-hidden="true" />
      <div class="range-line-box">
        <State tone={isCut ? 'bad' : isOpen ? 'good' : 'quiet'} icon={isCut ? 'cross' : isOpen ? 'move' : 'dash'}>{isCut ? 'cut' : isOpen ? 'joined' : 'idle'}</State>
        <p class="small soft"><bdi>{lineWords(isCut, down)}</bdi></p>
        <Button small icon={isCut ? 'undo' : 'cross'} busy={cutting.busy} why={why} onClick={() => void cutting.run()}>
          {isCut ? 'Join them' : 'Cut the line'}
        </Button>
        {cutting.problem && <ErrorNote problem={cutting.problem} />}
      </div>
      <span class="range-wire" aria-hidden="true" />
    </div>
  );
}
