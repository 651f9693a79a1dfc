import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';
import { iconOf, lookOf, type Tone } from './states';
import './State.css';

interface Props {
  /** The server's word for it: gives the tone, the shape and the text. */
  of?: string;
  tone?: Tone;
  icon?: IconName;
  /** Filled, for what has to be seen first on a page. */
  strong?: boolean;
  children?: ComponentChildren;
}

/** A state: a shape and a word, and the colour only besides. */
export function State({ of, tone, icon, strong, children }: Props) {
  const look = of === undefined ? null : lookOf(of);
  const shown = tone ?? look?.tone ?? 'quiet';
  return (
    <span class={`state state-${shown}${strong ? ' state-strong' : ''}`}>
      <Icon name={icon ?? (tone === undefined ? look?.icon : undefined) ?? iconOf[shown]} />
      <span>{children ?? look?.word}</span>
    </span>
  );
}
