import { useState, type Dispatch, type StateUpdater } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useAction, type Action } from '../action';
import { post } from '../api';
import { href, navigate } from '../router';
import { Button } from './Button';
import { Confirm } from './Dialog';
import { ErrorNote } from './ErrorNote';
import { useTakeOver } from './TakeOver';
import type { IconName } from './Icon';

/** What a run may be told besides its kind and plan: which set, blackout, … as the runs API names it. */
export type StartOptions = Readonly<Record<string, unknown>>;

/** Starts a run and goes to its page. */
export function useStartRun(): Action<[kind: string, plan: string, options?: StartOptions]> {
  return useAction(async (kind: string, plan: string, options?: StartOptions) => {
    const started = await post<{ run: string }>('/runs', { kind, plan, ...options });
    navigate(href.run(started.run));
  });
}

/** A button that starts a run; with children it asks first, saying what will happen, and with `typed` the plan's name has to be typed. */
export function StartRun({ kind, plan, options, act, look = 'plain', icon = 'play', small, typed, danger, why, children }: {
  kind: string;
  plan: string;
  options?: StartOptions;
  /** What the button says. */
  act: string;
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  icon?: IconName;
  small?: boolean;
  typed?: boolean;
  danger?: boolean;
  /** Why it cannot be started now. */
  why?: string | null;
  children?: ComponentChildren;
}) {
  const start = useStartRun();
  const [asking, setAsking]: [boolean, Dispatch<StateUpdater<boolean>>] = useState(false);
  const over = useTakeOver(start.problem);
  const go = () => void start.run(kind, plan, { ...(typed ? { confirm: plan } : {}), ...options, ...over.option });
  return (
    <span class="button-action">
      <Button kind={look} icon={icon} small={small} why={why} busy={start.busy} onClick={() => (children ? setAsking(true) : go())}>
        {act}
      </Button>
      {!asking && start.problem && <ErrorNote problem={start.problem} />}
      {!asking && over.check}
      {asking && (
        <Confirm
          title={`${act}?`} act={act} type={typed ? plan : undefined} danger={danger} busy={start.busy} problem={start.problem}
          onConfirm={go}
          onClose={() => {
            start.clear();
            setAsking(false);
          }}
        >
          {children}
          {over.check}
        </Confirm>
      )}
    </span>
  );
}
