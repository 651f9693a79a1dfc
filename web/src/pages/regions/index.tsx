import { Fragment } from 'preact';
import { Card, Copy, Icon, Loaded, Page, type PageProps } from '../../components';
import { useFetch } from '../../live';
import { Between } from './Between';
import { Clock, Traffic } from './Clock';
import { Events } from './Events';
import { Faults } from './Faults';
import { FirstRange } from './FirstRange';
import { Preparing } from './Preparing';
import { RegionCard } from './RegionCard';
import type { RangeAnswer } from './shapes';
import { useRefresh } from './useRefresh';
import './regions.css';

const refreshMs = 5000;

/** The rehearsal range: the local regions, what is wrong with them on purpose, and what they are asked. */
export default function RegionsPage(_: PageProps) {
  const found = useFetch<RangeAnswer>('/range', { topics: ['range'] });
  useRefresh(found.reload, refreshMs);
  return (
    <Page title="Local regions" lead="Where disasters are rehearsed.">
      <p class="range-local"><Icon name="lab" /> <strong>These are processes on this machine. Nothing here touches AWS.</strong></p>
      <Loaded from={found} what="Looking at the Regions">{(data) => <Whole of={data} reload={found.reload} />}</Loaded>
    </Page>
  );
}

function Whole({ of, reload }: { of: RangeAnswer; reload: () => void }) {
  const { view } = of;
  const preparing = of.preparation && of.preparation.state !== 'ready' ? <Preparing of={of.preparation} /> : null;
  if (view.regions.length === 0) return preparing ?? <FirstRange reload={reload} />;
  const lineBusy = of.underWay.find((deed) => deed.subject === 'the line between the regions');
  return (
    <>
      {preparing}
      <section class="range" aria-label="The Regions and the line between them">
        {view.regions.map((region, index) => (
          <Fragment key={region.name}>
            {index > 0 && (
              <Between
                isCut={view.isCut} down={view.regions.filter((one) => one.state !== 'up').map((one) => one.name)}
                why={lineBusy ? `${lineBusy.by} is at it` : null} reload={reload}
              />
            )}
            <RegionCard
              region={region} hasFaults={view.isCut || view.faults.some((fault) => fault.region === region.name)}
              deed={of.underWay.find((deed) => deed.subject === region.name)} reload={reload}
            />
          </Fragment>
        ))}
      </section>
      <div class="range-rest">
        <Faults faults={view.faults} regions={view.regions} reload={reload} />
        <div class="stack">
          {view.traffic && <Traffic traffic={view.traffic} reload={reload} />}
          <Clock view={view} reload={reload} />
          <Card title="From a terminal"><Copy>eval "$(farshore local env)"</Copy></Card>
        </div>
      </div>
      <Events regions={view.regions.map((region) => region.name)} />
    </>
  );
}
