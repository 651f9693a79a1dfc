import { useState } from 'preact/hooks';
import { Button, Card, Check, Name, Select, State } from '../../components';
import { dateTime, duration, number, time } from '../../words';
import { isTrouble, pick, servicesIn, shownMost, type ListedEvent } from './events';
import { useRangeEvents } from './useRangeEvents';

/** What the regions are asked and what they say of themselves, the newest first. */
export function Events({ regions }: { regions: readonly string[] }) {
  const [paused, setPaused] = useState(false);
  const [region, setRegion] = useState('');
  const [service, setService] = useState('');
  const [troubleOnly, setTroubleOnly] = useState(false);
  const { events, waiting, clear } = useRangeEvents(paused);
  const shown = pick(events, { region, service, troubleOnly });
  return (
    <Card title="What happens there" aside={
      <>
        <Button small icon={paused ? 'play' : 'pause'} pressed={paused} onClick={() => setPaused(!paused)}>
          {paused ? `Go on${waiting > 0 ? ` (${number(waiting)} more)` : ''}` : 'Pause'}
        </Button>
        <Button small kind="quiet" onClick={clear}>Clear</Button>
      </>
    }>
      <div class="happen-filters">
        <Select label="Region" value={region} onChange={setRegion} options={[['', 'both'], ...regions.map((name) => [name, name] as const)]} />
        <Select label="Service" value={service} onChange={setService} options={[['', 'all'], ...servicesIn(events).map((name) => [name, name] as const)]} />
        <Check label="Only refusals and warnings" checked={troubleOnly} onChange={setTroubleOnly} />
      </div>
      {shown.length === 0
        ? <p class="soft">{events.length === 0 ? 'Nothing has happened yet.' : 'Nothing of that has happened lately.'}</p>
        : <ol class="happen" tabIndex={0} aria-label="Events, the newest first">{shown.map((event) => <Row key={event.key} event={event} />)}</ol>}
      <p class="soft small">The newest {number(shownMost)} at most. What Regions ask each other, and this page of them, is left out.</p>
    </Card>
  );
}

function Row({ event }: { event: ListedEvent }) {
  const trouble = isTrouble(event);
  return (
    <li class={trouble ? 'happen-one happen-trouble' : 'happen-one'}>
      <time class="soft" dateTime={event.at} title={dateTime(event.at)}>{time(event.at)}</time>
      <bdi class="soft happen-region">{event.region}</bdi>
      <span class="happen-service">{event.service}</span>
      <span class="happen-text"><Name wrap={event.kind !== 'request'}>{event.text}</Name>{event.more && <span class="soft"> <Name wrap>{event.more}</Name></span>}</span>
      <span class="happen-end">
        {event.status !== null && event.status !== undefined && (trouble ? <State tone="bad">{String(event.status)}</State> : <span class="soft">{event.status}</span>)}
        {event.kind === 'note' && <State tone="warn">note</State>}
        {event.kind === 'bucket' && <State tone="quiet" icon="bucket">told</State>}
        {event.milliseconds !== null && event.milliseconds !== undefined && <span class="soft happen-took">{duration(event.milliseconds / 1000)}</span>}
      </span>
    </li>
  );
}
