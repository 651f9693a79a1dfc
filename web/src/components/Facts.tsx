import { Fragment, type ComponentChildren } from 'preact';
import './Facts.css';

/** What is not so is left out. */
type Fact = readonly [string, ComponentChildren] | false | null | undefined;

/** Names and what they are; `large` for the few figures that a page is about. */
export function Facts({ of, large }: { of: readonly Fact[]; large?: boolean }) {
  return (
    <dl class={large ? 'facts facts-large' : 'facts'}>
      {of.map((fact) => fact && (large
        ? <div class="facts-one" key={fact[0]}><dt>{fact[0]}</dt><dd>{fact[1]}</dd></div>
        : <Fragment key={fact[0]}><dt>{fact[0]}</dt><dd>{fact[1]}</dd></Fragment>))}
    </dl>
  );
}
