import { State } from '../../components';
import { count } from '../../words';
import { ageAt, figure } from '../overview/clocks';
import { lookOfNotice, lookOfVerdict, ofObjective } from '../overview/looks';
import type { PlanRow } from '../overview/shapes';
import { useElapsed } from '../overview/useElapsed';

/** How a plan stands, on its card: the verdict, how far behind, and what needs somebody first. */
export function PlanState({ row }: { row: PlanRow }) {
  const elapsed = useElapsed(row.at);
  const look = lookOfVerdict(row.verdict?.state ?? 'unknown');
  const first = row.first && row.first.severity !== 'note' ? row.first : null;
  return (
    <div class="home-state">
      <p><State tone={look.tone} icon={look.icon} strong><bdi>{(row.verdict?.title ?? '').slice(0, 160)}</bdi></State></p>
      {row.rpo?.seconds != null && (
        <p class="small"><strong class="figure">{figure(ageAt(row.rpo.seconds, row.rpo.ticks, elapsed), row.rpo.ticks)}</strong> behind, {ofObjective(row.rpo.objectiveSeconds)} allowed</p>
      )}
      <p class="small soft">{count(row.resources, 'resource')}{row.running > 0 ? `, ${count(row.running, 'run')} under way` : ''}</p>
      {first && <p class="small home-first"><State tone={lookOfNotice(first.severity).tone} icon={lookOfNotice(first.severity).icon}>{count(row.attention, 'thing')} to do</State> <bdi>{first.title.slice(0, 200)}</bdi></p>}
    </div>
  );
}
