import { Fragment, type ComponentChildren } from 'preact';
import './Facts.css';

/** Names and what they are; `large` for the few figures that a page is about. */
export function Facts({ of, large }: { of: readonly (readonly [string, ComponentChildren] | false | null | undefined)[]; large?: boolean }) {
  return (
    <dl class={large ? 'facts facts-large' : 'facts'}>
      {of.map((fact) => fact && (large
        ? <div class="facts-one" key={fact[0]}><dt>{fact[0]}</dt><dd>{fact[1]}</dd></div>
        : <Fragment key={fact[0]}><dt>{fact[0]}</dt><dd>{fact[1]}</dd></Fragment>))}
    </dl>
  );
}
