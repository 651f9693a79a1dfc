import { Icon, Name, Progress, State, Time } from '../../components';
import { href } from '../../router';
import { kindOf } from '../../runs/kinds';
import { capital, count } from '../../words';
import { lookOfRegion } from './looks';
import type { Flow, PlanOverview, Region, RunUnderWay } from './shapes';

const mostFlows = 6;

/** The map in words: how each Region stands, what goes between them, and the runs behind it. */
export function Between({ of }: { of: PlanOverview }) {
  return (
    <div class="between">
      <ul class="between-regions">{of.regions.map((region) => <RegionLine key={region.role} region={region} isHome={of.home.region === region.region} />)}</ul>
      <h3 class="visually-hidden">What flows</h3>
      <Flows of={of} />
      {of.runs.length > 0 && <ul class="between-runs">{of.runs.map((run) => <RunLine key={run.run} run={run} />)}</ul>}
      {of.lease && !of.runs.some((run) => run.run === of.lease?.run) && (
        <p class="small soft"><Icon name="lock" /> <Name>{of.lease.by}</Name> acts on this plan: {kindOf(of.lease.kind).words.toLowerCase()} <Name mono>{of.lease.run}</Name>, since <Time at={of.lease.since} /></p>
      )}
    </div>
  );
}

function RegionLine({ region, isHome }: { region: Region; isHome: boolean }) {
  const look = lookOfRegion(region);
  return (
    <li>
      <span class="between-name"><Name>{region.region}</Name></span>
      <span class="soft small">{region.role === 'primary' ? 'protected here' : 'rebuilt here'}{isHome && region.answers !== false ? ', runs here now' : ''}</span>
      <State tone={look.tone} icon={look.icon}>{look.words}</State>
      {region.silentSince && <span class="small soft">last heard of <Time at={region.silentSince} /></span>}
    </li>
  );
}

function Flows({ of }: { of: PlanOverview }) {
  const shown = of.flows.slice(0, mostFlows);
  const more = of.flows.length - shown.length;
  return (
    <ul class="between-flows">
      <li><Icon name={of.backlog === 0 ? 'check' : 'layers'} /> <span>{backlogWords(of)}</span></li>
      {shown.map((flow, at) => <li key={`${flow.kind} ${flow.run ?? ''} ${at}`}><Icon name={iconOf(flow)} /> <bdi>{flow.words.slice(0, 400)}</bdi></li>)}
      {more > 0 && <li class="soft">and {count(more, 'more flow')}</li>}
    </ul>
  );
}

const iconOf = (flow: Flow) => (!flow.moves ? 'pause' : flow.from === flow.to ? 'spin' : 'arrow') as 'pause' | 'spin' | 'arrow';

function backlogWords(of: PlanOverview): string {
  const buckets = of.resources.filter((resource) => resource.type === 's3').length;
  if (buckets === 0) return 'The plan has no buckets to replicate';
  if (of.backlog == null) return 'How far replication is cannot be asked now';
  return of.backlog === 0 ? 'Replication has brought everything' : `${count(of.backlog, 'object')} still to be replicated`;
}

function RunLine({ run }: { run: RunUnderWay }) {
  const kind = kindOf(run.kind);
  return (
    <li>
      <a href={href.run(run.run)}><Icon name={kind.icon} /> {kind.words.slice(0, 60)} <Name mono>{run.run}</Name></a>
      <span class="small soft">{capital(run.stage.slice(0, 60))} · {run.done} of {count(run.steps, 'step')}{run.phase === 'running' ? '' : ` · ${run.phase}`}</span>
      <Progress percent={(run.done / Math.max(1, run.steps)) * 100} label={`${kind.words.slice(0, 60)}: ${run.done} of ${run.steps} steps done`} />
      {run.now && <span class="small"><Name>{run.now}</Name></span>}
    </li>
  );
}
