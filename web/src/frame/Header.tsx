import type { ComponentChildren } from 'preact';
import { Icon, Name } from '../components';
import type { Connection } from '../live';
import { href, navigate, type PlanPage } from '../router';
import type { Session } from '../session';
import { ThemeSwitch } from './ThemeSwitch';
import { Who } from './Who';
import './Header.css';

const connectionWords: Record<Connection, string> = { connecting: 'connecting', open: 'live', lost: 'no connection' };

export function Header({ session, plan, path, connection, children }: {
  session: Session;
  plan: string;
  path: string;
  connection: Connection;
  children: ComponentChildren;
}) {
  return (
    <header class="header">
      {children}
      <a class="header-mark" href={href.home}><img src="/mark.svg" alt="" width="26" height="26" /><span>Farshore</span></a>
      {session.plans.length > 1
        ? <PlanPicker session={session} plan={plan} path={path} />
        : plan && <span class="header-plan"><Name>{plan}</Name></span>}
      {session.demo && (
        <span class="header-demo" title="Both Regions run on this machine; nothing here reaches AWS.">
          <Icon name="lab" /> rehearsal: local regions
        </span>
      )}
      <span class="header-rest" />
      <span class={`header-live header-live-${connection}`} role="status">
        <Icon name={connection === 'open' ? 'dot' : connection === 'lost' ? 'alert' : 'spin'} />
        <span>{connectionWords[connection]}</span>
      </span>
      <span class="header-who"><Who user={session.user} /></span>
      <ThemeSwitch />
    </header>
  );
}

function PlanPicker({ session, plan, path }: { session: Session; plan: string; path: string }) {
  // The same page of the other plan; a set belongs to one plan, so from there to the list.
  const page = (/^\/plans\/[^/]+\/([a-z]+)/.exec(path)?.[1] ?? '') as PlanPage;
  return (
    <label class="header-picker">
      <span class="visually-hidden">Plan</span>
      <select value={plan} onChange={(change) => navigate(href.plan((change.target as HTMLSelectElement).value, page))}>
        {session.plans.map((one) => <option key={one.name} value={one.name}>{one.name.slice(0, 80)}</option>)}
      </select>
    </label>
  );
}
