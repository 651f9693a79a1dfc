import { Card, Icon, Name, State, Time } from '../../components';
import { href } from '../../router';
import { kindOf } from '../../runs/kinds';
import { ago, dateTime, duration } from '../../words';
import { ageAt, figure } from './clocks';
import { chosen, isSkewed, lookOf, lookOfDrill, lookOfSet, ofObjective, trendWords } from './looks';
import type { PlanOverview } from './shapes';

interface Props {
  of: PlanOverview;
  elapsed: number;
}

/** Nobody could be asked, so that there is none is not known either. */
const isUnknown = (of: PlanOverview): boolean => of.rpo.state === 'unknown';

/** The four figures that a plan comes down to. */
export function Tiles({ of, elapsed }: Props) {
  const now = new Date(of.at).getTime() + elapsed * 1000;
  return (
    <div class="tiles">
      <PointTile of={of} elapsed={elapsed} />
      <SetTile of={of} now={now} />
      <DrillTile of={of} now={now} />
      <NextTile of={of} now={now} />
    </div>
  );
}

function PointTile({ of, elapsed }: Props) {
  const look = lookOf(of.rpo.state, of.rpo.seconds == null ? 'none' : '');
  const age = ageAt(of.rpo.seconds, of.rpo.ticks, elapsed);
  return (
    <Card title="Recovery point now" aside={<State tone={look.tone} icon={look.icon}>{look.words}</State>}>
      <p class="tiles-figure">
        <span role="timer" aria-live="off">{figure(age, of.rpo.ticks)}</span> <span class="tiles-of">{ofObjective(of.rpo.objectiveSeconds)}</span>
      </p>
      {of.rpo.reason && <p class="small soft tiles-why"><bdi>{of.rpo.reason.slice(0, 400)}</bdi></p>}
    </Card>
  );
}

function SetTile({ of, now }: { of: PlanOverview; now: number }) {
  const set = of.lastSet;
  if (!set && isUnknown(of)) return <Card title="Last recovery set"><p class="tiles-figure">not known</p></Card>;
  if (!set) return <Card title="Last recovery set"><p class="tiles-figure">none</p><p class="small soft">A backup takes one.</p></Card>;
  const look = lookOfSet(set);
  return (
    <Card title="Last recovery set" aside={<State tone={look.tone} icon={look.icon}>{look.words}</State>}>
      <p class="tiles-figure" title={dateTime(set.asOf)}>{ago(set.asOf, now)}</p>
      <p class="small"><a href={href.set(of.plan, set.set)}><Name mono>{set.set}</Name></a></p>
      <p class="small soft">
        Its members are {duration(set.skewSeconds)} apart{set.skewTargetSeconds == null ? '' : `, ${chosen(set.skewTargetSeconds)} allowed`}
        {isSkewed(set) && <strong class="state-warn"> – too far</strong>}
        {set.provedAt && <>; proved <Time at={set.provedAt} /></>}
      </p>
    </Card>
  );
}

function DrillTile({ of, now }: { of: PlanOverview; now: number }) {
  const drill = of.lastDrill;
  if (!drill && isUnknown(of)) return <Card title="Last drill"><p class="tiles-figure">not known</p></Card>;
  if (!drill) {
    return (
      <Card title="Last drill">
        <p class="tiles-figure">never</p>
        <p class="small soft">A drill measures how long a recovery takes. <a href={href.plan(of.plan, 'drill')}>Run one</a></p>
      </Card>
    );
  }
  const look = lookOfDrill(drill, (now - new Date(drill.at).getTime()) / 1000);
  return (
    <Card title={drill.kind === 'drill' ? 'Last drill' : `Last ${kindOf(drill.kind).words.toLowerCase()}`} aside={<State tone={look.tone} icon={look.icon}>{look.words}</State>}>
      <p class="tiles-figure">
        {drill.rtoSeconds == null ? 'not measured' : duration(drill.rtoSeconds)} <span class="tiles-of">{ofObjective(drill.objectiveSeconds)}</span>
      </p>
      <p class="small soft">
        until everything ran again; {ago(drill.at, now)}, at most every {chosen(drill.greatestAgeSeconds)}
        {drill.trend && drill.rtoSeconds != null && <>; {trendWords(drill.trend)}</>}
      </p>
      <p class="small"><a href={href.runEvidence(drill.run)}><Icon name="file" /> Its evidence</a></p>
    </Card>
  );
}

function NextTile({ of, now }: { of: PlanOverview; now: number }) {
  const next = of.nextBackup;
  if (!next) {
    return (
      <Card title="Next backup">
        <p class="tiles-figure">not scheduled</p>
        <p class="small soft">Until then the recovery point only grows. <a href={href.plan(of.plan, 'plan')}>Edit the plan</a></p>
      </Card>
    );
  }
  if (of.regions[0].answers === false || !of.home.isHome) {
    return (
      <Card title="Next backup">
        <p class="tiles-figure">on hold</p>
        <p class="small soft"><bdi>{of.home.isHome ? `${of.regions[0].region} does not answer.` : 'The workload is away from home.'}</bdi></p>
      </Card>
    );
  }
  const running = of.runs.find((run) => run.kind === 'backup' && run.phase === 'running');
  const late = !running && new Date(next.dueAt).getTime() <= now;
  return (
    <Card title="Next backup" aside={late ? <State tone="warn" icon="clock">overdue</State> : undefined}>
      <p class="tiles-figure" title={dateTime(next.dueAt)}>{running ? 'running now' : late ? 'due now' : ago(next.dueAt, now)}</p>
      <p class="small soft">
        It takes about {duration(next.takesSeconds)}
        {of.rpo.predictedSeconds != null && <>; by then the recovery point is {duration(of.rpo.predictedSeconds)} old</>}
      </p>
    </Card>
  );
}
