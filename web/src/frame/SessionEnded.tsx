import { useEffect } from 'preact/hooks';
import { Button, Copy, Page } from '../components';
import { loadSession, useSession } from '../session';

/** Shown in place of everything once the server no longer knows who this is. */
export function SessionEnded() {
  const wasIn = useSession() !== null;
  // The new link is often opened in another tab.
  useEffect(() => {
    const look = () => {
      if (!document.hidden) void loadSession();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return (
    <main class="frame-wait">
      <div class="frame-ended">
        <Page title={wasIn ? 'Your session has ended' : 'Sign in with a link'}>
          {wasIn
            ? <p>Sessions end when they are not used for a while, after some days in any case, and when somebody signs out. Nothing that runs is touched by it.</p>
            : <p>The console lets people in by a one-time link; this browser has not opened one, or its session has ended.</p>}
          <p>The console prints a new one-time link when it is started:</p>
          <Copy>farshore serve</Copy>
          <p class="soft">Whoever is still signed in can also make a link for you.</p>
          <div><Button onClick={() => location.reload()}>Try again</Button></div>
        </Page>
      </div>
    </main>
  );
}
