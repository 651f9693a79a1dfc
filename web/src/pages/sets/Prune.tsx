import { useState } from 'preact/hooks';
import { useAction } from '../../action';
import { get, post } from '../../api';
import { Button, Confirm, ErrorNote, Name, Note } from '../../components';
import { count } from '../../words';
import type { PruningAnswer, SetsAnswer } from './model';

/** Takes away the sets that retention does not keep: shows which first, and takes no others. */
export function Prune({ of, reload }: { of: SetsAnswer; reload: () => void }) {
  const [seen, setSeen] = useState<PruningAnswer | null>(null);
  const path = `/plans/${encodeURIComponent(of.plan)}/pruning`;
  const look = useAction(async () => setSeen(await get<PruningAnswer>(path)));
  const prune = useAction(async (going: string[]) => {
    const done = await post<PruningAnswer>(path, { confirm: of.plan, seen: going });
    setSeen(done.removed && done.left.length === 0 ? null : done);
    reload();
  });
  const going = of.sets.filter((line) => line.view.keeps.length === 0).length;
  return (
    <span class="button-action">
      <Button small busy={look.busy} why={going === 0 ? 'Retention keeps every set' : null} onClick={() => void look.run()}>Prune</Button>
      {look.problem && <ErrorNote problem={look.problem} />}
      {seen && (
        <Confirm
          title={seen.removed ? 'Taken away' : `Take ${count(seen.going.length, 'recovery set')} away?`}
          act={seen.removed ? 'Done' : 'Take away'} type={seen.removed || seen.note ? undefined : of.plan} danger={!seen.removed}
          why={seen.note && !seen.removed ? seen.note : null} busy={prune.busy} problem={prune.problem}
          onConfirm={() => (seen.removed ? setSeen(null) : void prune.run(seen.going))}
          onClose={() => {
            prune.clear();
            setSeen(null);
          }}
        >
          {seen.note && <Note tone="warn" title="Nothing may go now"><p><bdi>{seen.note}</bdi></p></Note>}
          {!seen.removed && <p>Their recovery points go in both Regions, and cannot be brought back. What a lost Region holds is remembered and goes later.</p>}
          <ul class="sets-going">{seen.going.map((set) => <li key={set}><Name mono wrap>{set}</Name></li>)}</ul>
          {seen.left.length > 0 && (
            <Note tone="warn" title="Still there, remembered for the next time">
              <ul>{seen.left.map((line) => <li key={line}><bdi>{line}</bdi></li>)}</ul>
            </Note>
          )}
        </Confirm>
      )}
    </span>
  );
}
