import { useAction } from '../../action';
import { post } from '../../api';
import { ActionButton, LinkButton, StartRun } from '../../components';
import type { IconName } from '../../components/Icon';
import { href, navigate } from '../../router';
import type { Notice } from './shapes';

type Act = NonNullable<Notice['action']>;

/** The button beside a remedy: starts what can be started from here, and leads to where anything else is decided. */
export function NoticeAction({ plan, action, primary }: { plan: string; action: Act; primary: boolean }) {
  const look = primary ? 'primary' : 'plain';
  switch (action.kind) {
    case 'backup':
      return <StartRun kind="backup" plan={plan} act={action.label} look={look} icon="layers" small />;
    case 'protect':
      return (
        <StartRun kind="protect" plan={plan} act={action.label} look={look} icon="shield" small>
          <p>It makes what recovery points need: vaults and a key, roles, replication rules, and the ledger in the secondary.</p>
          <p>What is there already stays. While it runs it can be cancelled, and what it made is taken back.</p>
        </StartRun>
      );
    case 'export':
      return (
        <StartRun kind="export" plan={plan} act={action.label} look={look} icon="download" small>
          <p>Objects that were there before the replication rule are brought to the replicas. Nothing in the primary is changed.</p>
        </StartRun>
      );
    case 'names':
      return <Names plan={plan} label={action.label} look={look} />;
    case 'resume':
      return <Resume run={action.run ?? ''} label={action.label} look={look} />;
    default: {
      const [to, icon] = placeOf(plan, action);
      return <LinkButton href={to} kind={action.kind === 'failover' && primary ? 'danger' : look} icon={icon} small>{action.label}</LinkButton>;
    }
  }
}

/** The file is written as it is, but for the names; the plan's page shows it then. */
function Names({ plan, label, look }: { plan: string; label: string; look: 'primary' | 'plain' }) {
  const take = useAction(async () => {
    await post(`/plans/${encodeURIComponent(plan)}/names`);
    navigate(href.plan(plan, 'plan'));
  });
  return <ActionButton action={take} kind={look} icon="pencil" small>{label}</ActionButton>;
}

function Resume({ run, label, look }: { run: string; label: string; look: 'primary' | 'plain' }) {
  const resume = useAction(async () => {
    await post(`/runs/${encodeURIComponent(run)}/resume`, {});
    navigate(href.run(run));
  });
  return (
    <>
      <ActionButton action={resume} kind={look} icon="play" small>{label}</ActionButton>
      <LinkButton href={href.run(run)} kind="quiet" small>See the run</LinkButton>
    </>
  );
}

/** Whatever has to be weighed first has a page that says what will happen. */
function placeOf(plan: string, action: Act): [string, IconName] {
  switch (action.kind) {
    case 'failover': return [href.plan(plan, 'failover'), 'move'];
    case 'drill': return [href.plan(plan, 'drill'), 'drill'];
    case 'sets': return [href.plan(plan, 'sets'), 'layers'];
    case 'plan': return [href.plan(plan, 'plan'), 'pencil'];
    case 'evidence': return [href.runEvidence(action.run ?? ''), 'file'];
    default: return [href.run(action.run ?? ''), 'list'];
  }
}
