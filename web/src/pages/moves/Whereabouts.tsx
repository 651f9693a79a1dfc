import { Card, Facts, Name, Note, State, Time } from '../../components';
import { useFetch } from '../../live';
import { href } from '../../routes';
import { duration } from '../../words';
import type { Moves, PrimaryState } from './model';
import { underWay } from './words';

/** Where the workload is, whether the primary answers, and who acts. */
export function Whereabouts({ of }: { of: Moves }) {
  const busy = underWay(of);
  const run = of.holder?.isHere ? of.holder.run : of.moving?.run;
  return (
    <>
      {busy && (
        <Note tone="warn" title="Somebody is at it" live>
          <p><bdi>{busy}</bdi>.</p>
          {run && <p><a href={href.run(run)}>Open the run</a></p>}
        </Note>
      )}
      <Card>
        <Facts large of={[
          ['The workload', of.standing
            ? <State tone="warn" icon="move">away, in {of.secondary}</State>
            : of.disaster ? <State tone="bad" icon="alert">lost with {of.primary}</State> : <State tone="quiet" icon="globe">at home, in {of.primary}</State>],
          [`${of.primary}, the primary`, <Primary plan={of.plan} />],
          of.lastDrill ? ['Last drill', (
            <>
              {of.lastDrill.isHere ? <a href={href.runEvidence(of.lastDrill.run)}><Name>{of.lastDrill.verdict}</Name></a> : <Name>{of.lastDrill.verdict}</Name>}
              {of.lastDrill.rtoSeconds !== undefined && ` in ${duration(of.lastDrill.rtoSeconds)}`}, <Time at={of.lastDrill.at} />
            </>
          )] : ['Last drill', <State tone="warn">never rehearsed</State>],
        ]} />
        {of.standing && (
          <p class="soft">
            Since <Time at={of.standing.since} absolute />, by{' '}
            {of.standing.isHere ? <a href={href.run(of.standing.run)}><Name mono>{of.standing.run}</Name></a> : <Name mono>{of.standing.run}</Name>}
            {of.standing.by && <> of <bdi>{of.standing.by}</bdi></>}, from set <a href={href.set(of.plan, of.standing.set)}><Name mono>{of.standing.set}</Name></a>.
          </p>
        )}
        {of.disaster && (
          <p class="soft">The loss of <bdi>{of.disaster.region}</bdi> is on record since <Time at={of.disaster.at} absolute />; what is lost is measured from then.</p>
        )}
      </Card>
    </>
  );
}

/** Asked by the console alone, once, for people to see: no recovery needs the answer. */
function Primary({ plan }: { plan: string }) {
  const asked = useFetch<PrimaryState>(`/plans/${encodeURIComponent(plan)}/primary`, { topics: ['range'] });
  if (asked.problem) return <State tone="quiet">could not be asked</State>;
  if (!asked.data) return <State tone="busy">being asked</State>;
  return (
    <span title={asked.data.detail}>
      {asked.data.answers ? <State tone="good">answers</State> : <State tone="bad">does not answer</State>}
    </span>
  );
}
