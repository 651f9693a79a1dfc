import { Card, Duration, Facts, LinkButton, Loaded, Note, Page, type PageProps } from '../../components';
import { href } from '../../router';
import { useFetch } from '../../live';
import { capital } from '../../words';
import { RunsTable } from './RunsTable';
import type { Trend } from './shapes';
import { TrendFigure } from './TrendFigure';
import './evidence.css';

/** What the plan's recoveries and rehearsals proved and measured, and where that is going. */
export default function EvidencePage({ plan }: PageProps) {
  const found = useFetch<Trend>(`/plans/${encodeURIComponent(plan)}/trend`, { topics: ['runs'] });
  return (
    <Page
      title="Evidence"
      lead="What drills, failovers and verifications proved and measured, against the plan's objectives."
      actions={<LinkButton href={href.plan(plan, 'drill')} icon="drill">Rehearse it</LinkButton>}
    >
      <Loaded from={found} what="Reading what earlier runs measured">
        {(trend) => (
          <>
            {trend.ledgerProblem && (
              <Note tone="warn" title="Runs of other machines are missing"><p><bdi>{trend.ledgerProblem}</bdi></p><p>These are the runs of this machine.</p></Note>
            )}
            {trend.runs.length > 0 && (
              <Card title="Trend">
                <Facts large of={[
                  ['Objective for the recovery point', <Duration seconds={trend.rpoTargetSeconds} />],
                  ['Objective for the recovery time', <Duration seconds={trend.rtoTargetSeconds} />],
                  !!trend.skewTargetSeconds && ['Greatest skew', <Duration seconds={trend.skewTargetSeconds} />],
                ]} />
                {trend.words && <p><bdi>{capital(trend.words)}.</bdi></p>}
                <div class="trends">
                  <TrendFigure trend={trend} figure="rpoSeconds" />
                  <TrendFigure trend={trend} figure="rtoSeconds" />
                </div>
              </Card>
            )}
            <Card title="What each of them proved" flush><RunsTable trend={trend} /></Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}
