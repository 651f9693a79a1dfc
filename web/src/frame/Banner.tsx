import { unreachable } from '../api';
import { Note } from '../components';
import type { Connection } from '../live';
import { useStore } from '../store';

/** Said while the server is away; what the page shows is then from before. */
export function Banner({ connection }: { connection: Connection }) {
  const away = useStore(unreachable);
  return (
    <div role="status">
      {(connection === 'lost' || away) && (
        <Note tone="warn" title="The server does not answer. Trying again …">
          <p>What is shown here is from before; it is brought up to date as soon as the server is back.</p>
        </Note>
      )}
    </div>
  );
}
