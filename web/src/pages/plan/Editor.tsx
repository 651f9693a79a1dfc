import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Ref } from 'preact';
import { Icon } from '../../components';
import { byLine, lineCount, placeOf } from './editing';
import type { Trouble } from './planApi';

const indent = '  ';

/** Text with the numbers of its lines beside it, and a mark where something is wrong. Tab indents; Escape gives Tab back. */
export function Editor({ text, onInput, onSave, troubles, box }: {
  text: string;
  onInput: (text: string) => void;
  onSave: () => void;
  troubles: readonly Trouble[];
  box: Ref<HTMLTextAreaElement>;
}) {
  const gutter = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const [place, setPlace] = useState({ line: 1, column: 1 });
  const [leaves, setLeaves] = useState(false);
  const lines = lineCount(text);
  const numbers = useMemo(() => Array.from({ length: lines }, (_, index) => index + 1).join('\n'), [lines]);
  const marks = useMemo(() => [...byLine(troubles, lines).keys()].filter((line) => line > 0), [troubles, lines]);
  const leave = (is: boolean) => {
    leaving.current = is;
    setLeaves(is);
  };
  return (
    <div class="plan-editor">
      <div class="plan-editor-box">
        <div class="plan-gutter" aria-hidden="true">
          <div ref={gutter}>
            <pre>{numbers}</pre>
            {marks.map((line) => <Mark key={line} line={line} />)}
          </div>
        </div>
        <textarea
          ref={box} class="plan-area" value={text} wrap="off" spellcheck={false} autocomplete="off" autocapitalize="off" dir="ltr"
          aria-label="Text of the plan" aria-describedby="plan-editor-hint" aria-invalid={troubles.length > 0 ? 'true' : undefined}
          onInput={(input) => onInput(input.currentTarget.value)}
          onSelect={(select) => setPlace(placeOf(select.currentTarget.value, select.currentTarget.selectionEnd))}
          onScroll={(scroll) => gutter.current?.style.setProperty('transform', `translateY(${-scroll.currentTarget.scrollTop}px)`)}
          onBlur={() => leave(false)}
          onKeyDown={(key) => {
            if (key.key === 'Escape') leave(true);
            else if (key.key === 's' && (key.ctrlKey || key.metaKey)) {
              key.preventDefault();
              onSave();
            } else if (key.key === 'Tab' && !leaving.current && !key.shiftKey && !key.ctrlKey && !key.altKey) {
              key.preventDefault();
              insert(key.currentTarget, indent);
              onInput(key.currentTarget.value);
            } else if (key.key !== 'Shift' && key.key !== 'Tab') leave(false);
          }}
        />
      </div>
      <p class="plan-editor-foot small">
        <span id="plan-editor-hint" role="status">
          {leaves ? 'Tab leaves the editor now.' : 'Tab indents. To leave the editor, press Escape, then Tab.'}
        </span>
        <span class="figure">line {place.line}, column {place.column}</span>
      </p>
    </div>
  );
}

function Mark({ line }: { line: number }) {
  const spot = useRef<HTMLSpanElement>(null);
  useEffect(() => spot.current?.style.setProperty('--at', String(line - 1)), [line]);
  return <span ref={spot} class="plan-mark"><Icon name="cross" /></span>;
}

/** As if it had been typed, so that it can be undone like the rest. */
function insert(area: HTMLTextAreaElement, text: string): void {
  // The only way into the browser's own history of undoing; where it is gone, the text counts more.
  if (!document.execCommand('insertText', false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
}
