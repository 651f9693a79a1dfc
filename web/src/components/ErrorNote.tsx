import type { ComponentChildren } from 'preact';
import type { Problem } from '../api';
import { href } from '../routes';
import { Button } from './Button';
import { Icon } from './Icon';
import './ErrorNote.css';

/** What went wrong, why, and what helps; in the server's own words. */
export function ErrorNote({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <Note tone={problem.isConflict ? 'warn' : 'bad'} title={problem.title} live>
      {problem.detail && <p><bdi>{problem.detail}</bdi></p>}
      {problem.remedy && <p class="note-remedy"><strong>What helps:</strong> <bdi>{problem.remedy}</bdi></p>}
      {firstOf(problem) && <p><a href={href.run(firstOf(problem)!)}>See run <bdi>{firstOf(problem)}</bdi></a></p>}
      {retry && <div><Button small onClick={retry}>Try again</Button></div>}
    </Note>
  );
}

/** The run of whoever was first. */
function firstOf(problem: Problem): string | null {
  const first = problem.body.first as { run?: unknown } | undefined;
  return typeof first?.run === 'string' ? first.run : null;
}

const iconOf = { bad: 'cross', warn: 'alert', good: 'check', info: 'info' } as const;

/** Something to know before going on. */
export function Note({ tone = 'info', title, live, children }: {
  tone?: 'info' | 'warn' | 'bad' | 'good';
  title?: ComponentChildren;
  /** Read out when it appears. */
  live?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={`note note-${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={iconOf[tone]} />
      <div class="note-text">
        {title && <p class="note-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
