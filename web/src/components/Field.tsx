import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './Field.css';

interface Common {
  label: string;
  /** Under the label: what belongs in it. */
  hint?: ComponentChildren;
  /** What is wrong with it now. */
  wrong?: string | null;
}

/** A line, or with `lines` a few, to type into. */
export function Field({
  label, hint, wrong, value, onInput, lines, placeholder, required, autoFocus, mono, type = 'text', list, readOnly,
}: Common & {
  value: string;
  onInput: (value: string) => void;
  lines?: number;
  placeholder?: string;
  required?: boolean;
  autoFocus?: boolean;
  mono?: boolean;
  type?: 'text' | 'number' | 'search';
  list?: readonly string[];
  readOnly?: boolean;
}) {
  const id = useId();
  const shared = {
    id, value, placeholder, required, autoFocus, readOnly,
    class: `field-box${mono ? ' mono' : ''}`,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'aria-describedby': describedBy(id, hint, wrong),
    autocomplete: 'off' as const, spellcheck: false,
    onInput: (input: Event) => onInput((input.target as HTMLInputElement).value),
  };
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong}>
      {lines ? <textarea {...shared} rows={lines} /> : <input {...shared} type={type} list={list && `${id}-list`} />}
      {list && <datalist id={`${id}-list`}>{list.map((word) => <option key={word} value={word} />)}</datalist>}
    </Around>
  );
}

/** One of a few. */
export function Select({ label, hint, wrong, value, onChange, options }: Common & {
  value: string;
  onChange: (value: string) => void;
  /** Values, or values with the words shown for them. */
  options: readonly (string | readonly [string, string])[];
}) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong}>
      <select id={id} class="field-box" value={value} aria-describedby={describedBy(id, hint, wrong)}
        onChange={(change) => onChange((change.target as HTMLSelectElement).value)}>
        {options.map((option) => {
          const [key, words] = typeof option === 'string' ? [option, option] : option;
          return <option key={key} value={key}>{words}</option>;
        })}
      </select>
    </Around>
  );
}

/** Yes or no. */
export function Check({ label, hint, checked, onChange, why }: Omit<Common, 'wrong'> & {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Why it cannot be changed now. */
  why?: string | null;
}) {
  const id = useId();
  return (
    <div class="field-check">
      <input id={id} type="checkbox" checked={checked} disabled={!!why} aria-describedby={hint || why ? `${id}-hint` : undefined}
        onChange={(change) => onChange((change.target as HTMLInputElement).checked)} />
      <div>
        <label for={id}>{label}</label>
        {(hint || why) && <div id={`${id}-hint`} class="field-hint">{why ?? hint}</div>}
      </div>
    </div>
  );
}

function Around({ id, label, hint, wrong, children }: Common & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <div id={`${id}-hint`} class="field-hint">{hint}</div>}
      {children}
      {wrong && <div id={`${id}-wrong`} class="field-wrong" role="alert">{wrong}</div>}
    </div>
  );
}

const describedBy = (id: string, hint: unknown, wrong: unknown) =>
  [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined;
