import { useMemo } from 'preact/hooks';
import { count } from '../../words';
import { changes, diff, hunks, type DiffLine } from './diff';

const mostShown = 3000;
const signs = { same: ' ', added: '+', removed: '−' } as const;
const said = { same: '', added: 'added: ', removed: 'taken away: ' } as const;

/** What a text takes from another and puts there: by sign and word, and by colour besides. */
export function DiffView({ before, after }: { before: string; after: string }) {
  const lines = useMemo(() => diff(before, after), [before, after]);
  const parts = useMemo(() => hunks(lines), [lines]);
  const { added, removed } = changes(lines);
  if (parts.length === 0) return <p>No line is different.</p>;
  let room = mostShown;
  return (
    <div class="plan-diff-room">
      <p>{count(added, 'line')} added, {count(removed, 'line')} taken away</p>
      <div class="plan-diff" tabIndex={0} role="region" aria-label="Difference, line by line">
        {parts.map((hunk, index) => {
          const shown = hunk.lines.slice(0, Math.max(0, room));
          room -= hunk.lines.length;
          return (
            <div key={index} class="plan-hunk">
              {hunk.skipped > 0 && <p class="plan-diff-gap">{count(hunk.skipped, 'equal line')}</p>}
              {shown.map((line, at) => <Line key={at} line={line} />)}
            </div>
          );
        })}
        {room < 0 && <p class="plan-diff-gap">{count(-room, 'more line')} not shown</p>}
      </div>
    </div>
  );
}

function Line({ line }: { line: DiffLine }) {
  return (
    <div class={`plan-diff-line plan-diff-${line.kind}`}>
      <span class="plan-no" aria-hidden="true">{line.before ?? ''}</span>
      <span class="plan-no" aria-hidden="true">{line.after ?? ''}</span>
      <span class="plan-diff-sign" aria-hidden="true">{signs[line.kind]}</span>
      <code dir="ltr"><span class="visually-hidden">{said[line.kind]}</span><bdi>{line.text}</bdi></code>
    </div>
  );
}
