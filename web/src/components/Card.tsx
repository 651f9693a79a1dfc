import type { ComponentChildren } from 'preact';
import './Card.css';

/** One subject on a page; its heading is what screen readers jump to. */
export function Card({ title, aside, tone, children, flush }: {
  title?: ComponentChildren;
  /** Beside the heading: a state, a button. */
  aside?: ComponentChildren;
  /** A coloured edge, for what needs attention. */
  tone?: 'warn' | 'bad' | 'good' | 'busy';
  children?: ComponentChildren;
  /** No padding: for a table that reaches the edges. */
  flush?: boolean;
}) {
  return (
    <section class={`card${tone ? ` card-${tone}` : ''}${flush ? ' card-flush' : ''}`}>
      {(title || aside) && (
        <div class="card-head">
          {title && <h2>{title}</h2>}
          {aside && <div class="card-aside">{aside}</div>}
        </div>
      )}
      {children !== undefined && <div class="card-body">{children}</div>}
    </section>
  );
}
