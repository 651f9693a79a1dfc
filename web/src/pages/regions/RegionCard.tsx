import { useState } from 'preact/hooks';
import { useAction } from '../../action';
import { post } from '../../api';
import { Button, Card, Confirm, Copy, ErrorNote, Facts, Icon, Name, State, Time } from '../../components';
import { count, dateTime } from '../../words';
import { actsOn, lookOfRegion, meaningOf, type Act } from './acts';
import type { RangeDeed, RangeRegion } from './shapes';

/** One region: how it is, what it has, and what can be done to it. */
export function RegionCard({ region, hasFaults, deed, reload }: {
  region: RangeRegion;
  hasFaults: boolean;
  /** What somebody does to it now. */
  deed: RangeDeed | undefined;
  reload: () => void;
}) {
  const [asking, setAsking] = useState<{ act: Act; seen: string } | null>(null);
  const doing = useAction(async (act: Act, confirm: string | null, seen: string) => {
    try {
      await post(`/range/regions/${encodeURIComponent(region.name)}/${act.name}`, { seen, loseData: act.loseData ?? false, confirm });
      setAsking(null);
    } finally {
      reload();
    }
  });
  const look = lookOfRegion(region);
  const acts = actsOn(region, hasFaults);
  const busy = deed ? `${deed.by} asked for "${deed.what}" and it is not done yet` : null;
  const press = (act: Act) => (act.asks ? setAsking({ act, seen: region.state }) : void doing.run(act, null, region.state));
  return (
    <Card
      title={<Name mono>{region.name}</Name>} tone={look.tone === 'quiet' ? undefined : look.tone}
      aside={<State tone={look.tone} icon={look.icon} strong>{look.word}</State>}
    >
      <p>{meaningOf(region)}</p>
      {region.lostAt && <p class="region-lost"><Icon name="alert" /> <span>Lost at <strong>{dateTime(region.lostAt)}</strong>, <Time at={region.lostAt} />.</span></p>}
      <Facts of={[
        ['Holds', region.holds.length > 0 ? <ul class="region-holds">{region.holds.map((one) => <li key={one.kind}>{holding(one)}</li>)}</ul> : <span class="soft">{region.state === 'up' ? 'not known yet' : 'not known while it does not answer'}</span>],
        ['Address', <Copy>{region.endpoint}</Copy>],
        !!region.pid && ['Process', <span><span class="figure">{region.pid}</span>{region.since && <>, since <Time at={region.since} /></>}</span>],
      ]} />
      <div class="row">
        {acts.often.map((act) => (
          <Button key={act.words} icon={act.icon} kind={act.name === 'heal' || act.name === 'start' || act.name === 'thaw' ? 'primary' : act.danger ? 'danger' : 'plain'}
            why={busy} busy={doing.busy && !asking} onClick={() => press(act)}>{act.words}</Button>
        ))}
      </div>
      {acts.destroys.length > 0 && (
        <details class="region-more">
          <summary>Destroy what it keeps</summary>
          <div class="row">
            {acts.destroys.map((act) => <Button key={act.words} icon={act.icon} kind="danger" why={busy} onClick={() => press(act)}>{act.words}</Button>)}
          </div>
        </details>
      )}
      {deed && <p class="soft small" role="status"><Icon name="spin" /> <bdi>{deed.by}</bdi> asked for “{deed.what}” …</p>}
      {!asking && doing.problem && <ErrorNote problem={doing.problem} />}
      {asking && (
        <Confirm
          title={`${asking.act.words}: ${region.name}?`} act={asking.act.words} type={asking.act.typed ? region.name : undefined}
          danger={asking.act.danger} busy={doing.busy} problem={doing.problem}
          onConfirm={() => void doing.run(asking.act, asking.act.typed ? region.name : null, asking.seen)}
          onClose={() => {
            doing.clear();
            setAsking(null);
          }}
        >
          <p>{asking.act.asks}</p>
          <p class="soft">This is a process on this machine. Nothing of it touches AWS.</p>
        </Confirm>
      )}
    </Card>
  );
}

const holding = (one: { kind: string; count: number }) => one.count === 1 ? `1 ${one.kind.replace(/s$/, '')}` : count(one.count, one.kind, one.kind);
