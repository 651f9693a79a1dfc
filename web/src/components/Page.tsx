import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { cameByClick } from '../router';
import './Page.css';

/** What every page is given: what its address says. */
export interface PageProps {
  /** What stands for the names in its route; empty where the route has none. */
  plan: string;
  set: string;
  run: string;
  query: URLSearchParams;
}

/** A page: its heading is the document's title, and gets the focus when somebody came by a click. */
export function Page({ title, heading, lead, actions, children }: {
  /** In words only: the document's title. */
  title: string;
  /** The heading, where it is more than the title. */
  heading?: ComponentChildren;
  /** One line under the heading. */
  lead?: ComponentChildren;
  /** Beside the heading. */
  actions?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title.slice(0, 120)} · Farshore`;
  }, [title]);
  useEffect(() => {
    if (cameByClick()) head.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="page">
      <header class="page-head">
        <div class="page-titles">
          <h1 ref={head} tabIndex={-1}>{heading ?? title}</h1>
          {lead && <div class="page-lead">{lead}</div>}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
