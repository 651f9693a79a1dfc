import { Icon, Name, State } from '../../components';
import { duration } from '../../words';
import { clockOf, figure, share } from './clocks';
import { chosen, lookOf, ofObjective, typeOf } from './looks';
import type { Resource } from './shapes';

/** One resource: how old what could be recovered is, how old it may be, and what that rests on. */
export function ResourceRow({ resource, elapsed, isScheduled }: { resource: Resource; elapsed: number; isScheduled: boolean }) {
  const { age, state } = clockOf(resource, elapsed);
  const look = lookOf(state, resource.basis);
  const type = typeOf(resource.type);
  return (
    <div class="resources-row" role="row">
      <span class="resources-name" role="rowheader"><Icon name={type.icon} label={type.words} /> <Name>{resource.name}</Name></span>
      <span role="cell"><State tone={look.tone} icon={look.icon}>{look.words}</State></span>
      <span class="resources-clock" role="cell">
        <span class="resources-age"><strong>{state === 'unknown' ? '–' : figure(age, resource.ticks)}</strong> <span class="soft">{resource.ticks ? ofObjective(resource.objectiveSeconds) : `${chosen(resource.objectiveSeconds)} allowed`}</span></span>
        <span class={`resources-bar resources-bar-${look.tone}`} aria-hidden="true"><span style={{ transform: `scaleX(${state === 'unknown' ? 0 : Math.round(share(age, resource.objectiveSeconds) * 10) / 1000})` }} /></span>
      </span>
      {isScheduled && <span class={`resources-next${resource.predictedRpoSeconds == null ? ' resources-next-none' : ''}`} role="cell"><span class="resources-head" aria-hidden="true">at next backup </span>{resource.predictedRpoSeconds == null ? '–' : duration(resource.predictedRpoSeconds)}</span>}
      <span class="resources-from small soft" role="cell"><Name>{resource.detail}</Name></span>
    </div>
  );
}
