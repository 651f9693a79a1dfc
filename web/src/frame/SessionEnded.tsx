import { Button, Copy, Page } from '../components';

/** Shown in place of everything once the server no longer knows who this is. */
export function SessionEnded() {
  return (
    <main class="frame-wait">
      <div class="frame-ended">
        <Page title="Your session has ended">
          <p>Sessions end after a while, and when the console is started again. Nothing that runs is touched by it.</p>
          <p>The console prints a new one-time link when it is started:</p>
          <Copy>farshore serve</Copy>
          <p class="soft">Whoever is still signed in can also make a link for you.</p>
          <div><Button onClick={() => location.reload()}>Try again</Button></div>
        </Page>
      </div>
    </main>
  );
}
