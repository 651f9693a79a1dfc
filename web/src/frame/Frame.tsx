import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../components';
import { useConnection } from '../live';
import { lastPlan, type Session } from '../session';
import { Banner } from './Banner';
import { Header } from './Header';
import { Nav } from './Nav';
import './Frame.css';

/** What stands around every page: who looks at what, where else one can go, and whether the server still answers. */
export function Frame({ session, plan, path, children }: { session: Session; plan: string; path: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const connection = useConnection();
  const shown = plan || (lastPlan(session.plans) ?? '');
  useEffect(() => setOpen(false), [path]);
  return (
    <div class="frame">
      <a class="frame-skip" href="#main" data-native="">Skip to the page</a>
      <Header session={session} plan={shown} path={path} connection={connection}>
        <span class="frame-menu"><Button kind="quiet" icon="menu" label="Menu" expanded={open} onClick={() => setOpen(!open)} /></span>
      </Header>
      <Nav session={session} plan={shown} path={path} open={open} onClose={() => setOpen(false)} />
      <main id="main" class="frame-main" tabIndex={-1}>
        <Banner connection={connection} />
        {children}
      </main>
    </div>
  );
}
