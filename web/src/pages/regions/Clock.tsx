import { useState } from 'preact/hooks';
import { useAction } from '../../action';
import { post } from '../../api';
import { Button, Card, Confirm, ErrorNote, Facts, Field } from '../../components';
import { dateTime, duration } from '../../words';
import type { RangeView } from './shapes';

/** The clock that the regions judge retention, lifecycles and schedules by, and what writes to the workload. */
export function Clock({ view, reload }: { view: RangeView; reload: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <Card title="The Regions' clock" aside={<Button icon="right" onClick={() => setAsking(true)}>Put it forward</Button>}>
      <Facts of={[
        ['It shows', <span class="figure">{dateTime(view.clock)}</span>],
        ['Ahead by', view.clockAheadSeconds > 0 ? duration(view.clockAheadSeconds) : 'nothing'],
      ]} />
      <p class="soft small">Retention, lifecycles and schedules in the Regions go by it. It never goes back.</p>
      {asking && <Advance onClose={() => setAsking(false)} reload={reload} />}
    </Card>
  );
}

function Advance({ onClose, reload }: { onClose: () => void; reload: () => void }) {
  const [by, setBy] = useState('1d');
  const advancing = useAction(async () => {
    await post('/range/clock', { by: by.trim() });
    reload();
    onClose();
  });
  return (
    <Confirm title="Put the clock forward?" act="Put it forward" busy={advancing.busy} problem={advancing.problem} onClose={onClose}
      why={by.trim() === '' ? 'Say how far' : null} onConfirm={() => void advancing.run()}>
      <p>All local Regions do what falls due until then: recovery points may expire, objects may be deleted by their lifecycle. It cannot be put back.</p>
      <Field label="How far" hint="35d, 12h, 90m or 1d12h" value={by} onInput={setBy} mono />
    </Confirm>
  );
}

/** What writes to the demo's workload, and its switch. */
export function Traffic({ traffic, reload }: { traffic: NonNullable<RangeView['traffic']>; reload: () => void }) {
  const switching = useAction(async () => {
    try {
      await post('/range/traffic', { runs: !traffic.runs });
    } finally {
      reload();
    }
  });
  return (
    <Card title="The shop's traffic" aside={
      <Button icon={traffic.runs ? 'pause' : 'play'} busy={switching.busy} onClick={() => void switching.run()}>
        {traffic.runs ? 'Stop the traffic' : 'Start the traffic'}
      </Button>
    }>
      <p>{traffic.runs ? 'It runs: ' : 'It stands still. It was: '}<bdi>{traffic.what}</bdi>.</p>
      <p class="soft small">It stops by itself when the Region it writes to is lost.</p>
      {switching.problem && <ErrorNote problem={switching.problem} />}
    </Card>
  );
}
