import type { ComponentType } from 'preact';
import { useErrorBoundary, useEffect, useState } from 'preact/hooks';
import { Problem } from '../api';
import { ErrorNote, Loading, Page, type PageProps } from '../components';
import { useConnection } from '../live';

export type LazyPageLoader = () => Promise<{ default: ComponentType<PageProps> }>;

const missing = () =>
  new Problem(0, 'The page could not be loaded', 'The server does not answer, or was replaced by another version.', 'Load the page again.');

/** What has been loaded once is there at once the next time. */
const loaded = new Map<LazyPageLoader, ComponentType<PageProps>>();

/** Fetches the other pages once this one stands: gone to then, they are there at once, and also while the server is away. */
export function loadLater(loaders: readonly LazyPageLoader[]): void {
  const later = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 1500));
  later(() => {
    for (const load of loaders) load().then((module) => loaded.set(load, module.default), () => undefined);
  });
}

/** A page whose script comes when it is first gone to. A page that fails leaves the frame around it standing. */
export function LazyPage({ load, props }: { load: LazyPageLoader; props: PageProps }) {
  const [Shown, setShown] = useState<ComponentType<PageProps> | null>(() => loaded.get(load) ?? null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const [broken, mend] = useErrorBoundary();

  useEffect(() => {
    let current = true;
    load().then(
      (module) => {
        loaded.set(load, module.default);
        if (current) setShown(() => module.default);
      },
      () => {
        if (current) setFailed(missing());
      },
    );
    return () => void (current = false);
  }, [load]);

  const connection = useConnection();
  // A browser may remember that a script did not come; a page that is loaded again asks anew.
  useEffect(() => {
    if (failed && connection === 'open') location.reload();
  }, [failed, connection]);

  if (broken !== undefined) {
    return <Page title="This page failed"><ErrorNote problem={Problem.of(broken)} retry={mend} /></Page>;
  }
  if (failed) return <Page title="This page is missing"><ErrorNote problem={failed} retry={() => location.reload()} /></Page>;
  return Shown ? <Shown {...props} /> : <Loading />;
}
