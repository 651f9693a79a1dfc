import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Problem } from '../api';
import { Button } from './Button';
import { ErrorNote } from './ErrorNote';
import { Field } from './Field';
import { Icon } from './Icon';
import './Dialog.css';

/** A question before something else goes on. Escape closes it, and the focus returns to what opened it. */
export function Dialog({ title, onClose, children, wide }: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  wide?: boolean;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current?.showModal();
    return () => before?.focus?.();
  }, []);
  return (
    <dialog
      ref={box} class={`dialog${wide ? ' dialog-wide' : ''}`} aria-labelledby={id}
      onCancel={(cancel) => {
        if (cancel.target !== box.current) return;
        cancel.preventDefault();
        onClose();
      }}
      onClose={onClose}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="dialog-close" aria-label="Close" onClick={onClose}><Icon name="cross" /></button>
      </div>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}

/** Asks before an act. With `type` (the plan's name) it has to be typed first: for what cannot be undone. */
export function Confirm({ title, act, type, danger, wide, reason, why, busy, problem, onConfirm, onClose, children }: {
  title: string;
  /** What the button says: the act itself, `Fail over shop`. */
  act: string;
  type?: string;
  danger?: boolean;
  wide?: boolean;
  /** Asks for a reason: its label, and whether there has to be one. */
  reason?: { label: string; required?: boolean; hint?: string };
  /** Why it cannot be confirmed yet. */
  why?: string | null;
  busy?: boolean;
  problem?: Problem | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
  children?: ComponentChildren;
}) {
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const missing = why
    ?? (type !== undefined && typed.trim() !== type.trim() ? 'Type the name first' : null)
    ?? (reason?.required && said.trim() === '' ? 'Give a reason first' : null);
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      <form
        class="dialog-form"
        onSubmit={(submit) => {
          submit.preventDefault();
          if (missing === null && !busy) onConfirm(said.trim());
        }}
      >
        {children}
        {reason && <Field label={reason.label} hint={reason.hint} value={said} onInput={setSaid} autoFocus={type === undefined} />}
        {type !== undefined && (
          <Field
            label="Type the name to confirm" hint={<>Its name is <bdi class="dialog-name">{type}</bdi></>} value={typed} onInput={setTyped}
            autoFocus={!reason} mono
          />
        )}
        {problem && <ErrorNote problem={problem} />}
        <div class="dialog-foot">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind={danger ? 'danger' : 'primary'} why={missing} busy={busy}>{act}</Button>
        </div>
      </form>
    </Dialog>
  );
}
