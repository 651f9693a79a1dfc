import { useEffect } from 'preact/hooks';
import { useFetch } from '../../live';
import type { PlanRow } from '../overview/shapes';
import { useRefresh } from '../overview/useElapsed';
import { PlanState } from './PlanState';
import { Card, Copy, Empty, Icon, Name, Page, State, type PageProps } from '../../components';
import { href, navigate } from '../../router';
import { useSession, type PlanRef } from '../../session';
import { PreparingNow } from '../regions/Preparing';
import './home.css';

const refreshMs = 5_000;

/** The plans to choose from; with only one there is nothing to choose. */
export default function HomePage(_: PageProps) {
  const session = useSession();
  const plans = session?.plans ?? [];
  const only = plans.length === 1 ? plans[0] : undefined;
  useEffect(() => {
    if (only) navigate(href.plan(only.name), { replace: true });
  }, [only]);
  const found = useFetch<PlanRow[]>(plans.length > 1 ? '/overview' : null, { topics: ['status', 'sets', 'plan', 'runs'] });
  useRefresh(found.reload, refreshMs);
  const rows = new Map((found.data ?? []).map((row) => [row.plan, row]));
  if (only) return null;
  if (session?.demo && plans.length === 0) return <Page title="The rehearsal" lead="Everything here is local. Nothing touches AWS."><PreparingNow /></Page>;
  return (
    <Page title="Plans" lead="What is protected, from which Region to which.">
      {plans.length === 0
        ? <Card>{session?.demo ? <DemoComes /> : <NoPlan />}</Card>
        : <ul class="grid">{plans.map((plan) => <li key={plan.name}><PlanCard plan={plan} row={rows.get(plan.name)} /></li>)}</ul>}
    </Page>
  );
}

function NoPlan() {
  return (
    <Empty title="The console was started without a plan.">
      <p>A plan says what to protect. Farshore writes a first one from what runs in a Region:</p>
      <Copy>farshore init --primary eu-west-1 --secondary eu-central-1</Copy>
      <p>Then start the console with it:</p>
      <Copy>farshore serve farshore.yaml</Copy>
    </Empty>
  );
}

function DemoComes() {
  return (
    <Empty title="The rehearsal is being set up.">
      <p>Two local regions start, with a shop in the first. Its overview opens by itself as soon as its plan is there.</p>
    </Empty>
  );
}

function PlanCard({ plan, row }: { plan: PlanRef; row: PlanRow | undefined }) {
  return (
    <Card
      tone={plan.problem ? 'bad' : undefined}
      title={<a href={href.plan(plan.name, plan.problem ? 'plan' : '')}><Name>{plan.name}</Name></a>}
    >
      {plan.problem
        ? <><State tone="bad">cannot be read</State><p><bdi>{plan.problem}</bdi></p></>
        : <p class="home-way"><bdi>{plan.primary}</bdi> <Icon name="arrow" label="to" /> <bdi>{plan.secondary}</bdi></p>}
      {row?.verdict && <PlanState row={row} />}
      <p class="soft small"><Name mono>{plan.file}</Name></p>
    </Card>
  );
}
