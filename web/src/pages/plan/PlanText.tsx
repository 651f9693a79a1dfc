import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../components';
import { number } from '../../words';
import { byLine } from './editing';
import { TroubleNote } from './TroubleNote';
import type { Trouble } from './planApi';
import { tokenize, type Token } from './tokens';

const shownFirst = 2000;

/** A plan's lines with their numbers, and below a line what is wrong with it. */
export function PlanText({ text, troubles, lines }: { text: string; troubles: readonly Trouble[]; lines: number }) {
  const [all, setAll] = useState(false);
  const tokens = useMemo(() => tokenize(text.replace(/\n$/, '')), [text]);
  const found = useMemo(() => byLine(troubles, lines), [troubles, lines]);
  // Every problem is among the lines shown, however far down it is.
  const most = all ? lines : Math.min(lines, Math.max(shownFirst, ...troubles.map((trouble) => trouble.line)));
  const notes = (line: number) => (found.get(line) ?? []).map((trouble) =>
    <TroubleNote key={`${line} ${trouble.message}`} trouble={trouble} index={troubles.indexOf(trouble)} />);
  return (
    <div class="plan-text-room">
      {notes(0)}
      <ol class="plan-text" aria-label="Lines of the file">
        {tokens.slice(0, most).map((line, index) => (
          <li key={index} class={found.has(index + 1) ? 'plan-line plan-line-wrong' : 'plan-line'}>
            <span class="plan-no">{index + 1}</span>
            <code class="plan-code" dir="ltr">{line.map((token, at) => <Piece key={at} token={token} />)}</code>
            {notes(index + 1)}
          </li>
        ))}
      </ol>
      {most < lines && <div class="plan-inset"><Button onClick={() => setAll(true)}>Show all {number(lines)} lines</Button></div>}
    </div>
  );
}

/** Isolated, so that a value written from right to left does not turn its line around. */
function Piece({ token }: { token: Token }) {
  return token.kind === 'plain' && token.text.trim() === '' ? <>{token.text}</> : <bdi class={`plan-t-${token.kind}`}>{token.text}</bdi>;
}
