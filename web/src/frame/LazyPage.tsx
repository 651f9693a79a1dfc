import type { ComponentType } from 'preact';
import { useErrorBoundary, useEffect, useState } from 'preact/hooks';
import { Problem } from '../api';
import { ErrorNote, Loading, Page, type PageProps } from '../components';

export type LazyPageLoader = () => Promise<{ default: ComponentType<PageProps> }>;

const missing = () =>
  new Problem(0, 'The page could not be loaded', 'The server does not answer, or was replaced by another version.', 'Load the page again.');

/** What has been loaded once is there at once the next time. */
const loaded = new Map<LazyPageLoader, ComponentType<PageProps>>();

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

  if (broken !== undefined) {
    return <Page title="This page failed"><ErrorNote problem={Problem.of(broken)} retry={mend} /></Page>;
  }
  if (failed) return <Page title="This page is missing"><ErrorNote problem={failed} retry={() => location.reload()} /></Page>;
  return Shown ? <Shown {...props} /> : <Loading />;
}
