import { Icon, LinkButton, Loaded, Name, Page, StartRun, type PageProps } from '../../components';
import { useFetch } from '../../live';
import { href } from '../../router';
import { Attention } from './Attention';
import { Band } from './Band';
import { Between } from './Between';
import { RegionMap } from './RegionMap';
import { Resources } from './Resources';
import { Tiles } from './Tiles';
import { useElapsed, useRefresh } from './useElapsed';
import type { PlanOverview } from './shapes';
import './overview.css';

const refreshMs = 5_000;

/** One glance: are we safe, how far behind are we, what has somebody to do. */
export default function OverviewPage({ plan }: PageProps) {
  const name = encodeURIComponent(plan);
  const found = useFetch<PlanOverview>(`/plans/${name}/overview`, { topics: [`status:${plan}`, `sets:${plan}`, `plan:${plan}`, 'run', 'range'] });
  useRefresh(found.reload, refreshMs);
  const of = found.data?.plan === plan ? found.data : null;
  return (
    <Page title={`Overview of ${plan}`} heading={<Name>{plan}</Name>} lead={of && <Lead of={of} />} actions={of && <Actions of={of} />}>
      {found.problem?.status === 422 && <div><LinkButton href={href.plan(plan, 'plan')} icon="pencil">Open the plan</LinkButton></div>}
      <Loaded from={{ ...found, data: of }} what="Asking the Regions">{(data) => <Whole of={data} />}</Loaded>
    </Page>
  );
}

function Whole({ of }: { of: PlanOverview }) {
  const elapsed = useElapsed(of);
  return (
    <>
      <Band of={of} elapsed={elapsed} />
      <div class="ov-top">
        <div class="ov-needs stack">
          <Attention plan={of.plan} notices={of.attention} known={of.lookedAt != null} />
          <div class="ov-figures"><Tiles of={of} elapsed={elapsed} /></div>
        </div>
        <section class="ov-world" aria-label="The Regions and what flows between them">
          <RegionMap regions={of.regions} flows={of.flows} home={of.home.region} />
          <Between of={of} />
        </section>
      </div>
      <Resources resources={of.resources} elapsed={elapsed} />
    </>
  );
}

function Lead({ of }: { of: PlanOverview }) {
  const [primary, secondary] = of.regions;
  return (
    <span class="ov-lead">
      <span class="ov-way"><Name>{primary.region}</Name> <Icon name="arrow" label="to" /> <Name>{secondary.region}</Name></span>
      {(primary.isLocal || secondary.isLocal) && <span class="ov-mark" title="Both Regions are processes on this machine; nothing here reaches AWS."><Icon name="lab" /> rehearsal</span>}
    </span>
  );
}

/** What one does every day; everything else is beside what calls for it. */
function Actions({ of }: { of: PlanOverview }) {
  const busy = of.runs.find((run) => run.kind === 'backup' && run.phase === 'running');
  const why = busy ? `${busy.run} is running` : null;
  if (!of.home.isHome || of.regions[0].answers === false) return null;
  const isOffered = of.attention.some((notice) => notice.action?.kind === 'backup');
  return of.lastSet && !isOffered ? <StartRun kind="backup" plan={of.plan} act="Back up now" icon="layers" why={why} /> : null;
}
