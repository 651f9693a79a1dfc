import { Icon, LinkButton } from '../../components';
import { href } from '../../router';
import { duration } from '../../words';
import { ageAt, figure } from './clocks';
import { lookOf, lookOfVerdict, ofObjective } from './looks';
import type { PlanOverview } from './shapes';
import './band.css';

/** The answer, in one glance: are we safe, and how far behind. When the primary is gone it says so, and where to go from here. */
export function Band({ of, elapsed }: { of: PlanOverview; elapsed: number }) {
  const look = lookOfVerdict(of.verdict.state);
  const rpo = lookOf(of.rpo.state, of.rpo.seconds == null ? 'none' : '');
  const age = ageAt(of.rpo.seconds, of.rpo.ticks, elapsed);
  const now = new Date(of.at).getTime() + elapsed * 1000;
  const isLost = of.verdict.state === 'lost' && of.regions[0].answers === false;
  return (
    <section class={`band band-${look.tone}`} aria-label="How the plan stands">
      <span class="band-icon"><Icon name={look.icon} /></span>
      <div class="band-words" role="status">
        <h2>{of.verdict.title}</h2>
        <p><bdi>{of.verdict.sentence.slice(0, 400)}</bdi>{isLost && of.regions[0].silentSince && <span class="band-since"> Silent for {duration((now - new Date(of.regions[0].silentSince).getTime()) / 1000)}.</span>}</p>
      </div>
      {isLost && of.lastSet && of.regions[1].answers !== false
        ? <LinkButton href={href.plan(of.plan, 'failover')} kind="danger" icon="move">Fail over</LinkButton>
        : of.verdict.state === 'moved'
        ? <LinkButton href={href.plan(of.plan, 'failover')} icon="undo">The way home</LinkButton>
        : of.rpo.seconds != null && (
          <p class={`band-clock state-${rpo.tone}`}>
            <span class="band-figure" role="timer" aria-live="off">{figure(age, of.rpo.ticks)}</span>
            <span class="band-of">behind, {ofObjective(of.rpo.objectiveSeconds)} allowed</span>
          </p>
        )}
    </section>
  );
}
