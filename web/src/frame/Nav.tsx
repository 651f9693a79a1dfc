import { Icon, Name } from '../components';
import type { Session } from '../session';
import { navOf, type NavItem } from './nav';
import { Who } from './Who';
import './Nav.css';

/** Where one can go: the plan's pages, then what is of all plans. */
export function Nav({ session, plan, path, open, onClose }: {
  session: Session;
  plan: string;
  path: string;
  open: boolean;
  onClose: () => void;
}) {
  const { ofPlan, ofAll } = navOf(plan, session.range || session.demo);
  return (
    <nav class={`nav${open ? ' nav-open' : ''}`} aria-label="Console" onKeyDown={(key) => key.key === 'Escape' && onClose()}>
      {ofPlan.length > 0 && (
        <>
          <p class="nav-head" id="nav-plan"><Name>{plan}</Name></p>
          <Items of={ofPlan} path={path} labelledBy="nav-plan" />
        </>
      )}
      <p class="nav-head" id="nav-all">All plans</p>
      <Items of={ofAll} path={path} labelledBy="nav-all" />
      <div class="nav-foot">
        <span class="nav-who"><Who user={session.user} /></span>
        <span>Farshore <bdi>{session.version}</bdi></span>
      </div>
    </nav>
  );
}

function Items({ of, path, labelledBy }: { of: readonly NavItem[]; path: string; labelledBy: string }) {
  return (
    <ul class="nav-list" aria-labelledby={labelledBy}>
      {of.map((item) => (
        <li key={item.href}>
          <a class="nav-item" href={item.href} aria-current={item.isAt(path) ? 'page' : undefined}><Icon name={item.icon} />{item.words}</a>
        </li>
      ))}
    </ul>
  );
}
