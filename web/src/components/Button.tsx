import type { ComponentChildren } from 'preact';
import type { Action as Act } from '../action';
import { ErrorNote } from './ErrorNote';
import { Icon, type IconName } from './Icon';
import './Button.css';

type Kind = 'plain' | 'primary' | 'danger' | 'quiet';

interface Look {
  kind?: Kind;
  icon?: IconName;
  small?: boolean;
  children?: ComponentChildren;
}

interface Props extends Look {
  onClick?: () => void;
  type?: 'button' | 'submit';
  busy?: boolean;
  /** Why it cannot be pressed now: shown when pointed at or focused, and read out. The button stays reachable. */
  why?: string | null;
  /** What it does, where the face is only a picture. */
  label?: string;
  pressed?: boolean;
  expanded?: boolean;
}

const faceOf = ({ kind = 'plain', small }: Look) => `button button-${kind}${small ? ' button-small' : ''}`;

export function Button({ onClick, type = 'button', busy, why, label, pressed, expanded, ...look }: Props) {
  const off = busy || !!why;
  return (
    <button
      type={type} class={faceOf(look)} aria-disabled={off ? 'true' : undefined} aria-busy={busy ? 'true' : undefined}
      aria-label={label} title={why ?? label} aria-pressed={pressed} aria-expanded={expanded}
      aria-description={why ?? undefined}
      onClick={(click) => {
        if (off) click.preventDefault();
        else onClick?.();
      }}
    >
      {busy ? <Icon name="spin" /> : look.icon && <Icon name={look.icon} />}
      {look.children !== undefined && <span>{look.children}</span>}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({ href, native, ...look }: Look & { href: string; native?: boolean }) {
  return (
    <a class={faceOf(look)} href={href} data-native={native ? '' : undefined}>
      {look.icon && <Icon name={look.icon} />}
      <span>{look.children}</span>
    </a>
  );
}

/** A button of an action of useAction, with what went wrong under it. */
export function Action({ action, ...props }: Props & { action: Act<[]> }) {
  return (
    <span class="button-action">
      <Button {...props} busy={action.busy} onClick={() => void action.run()} />
      {action.problem && <ErrorNote problem={action.problem} />}
    </span>
  );
}
