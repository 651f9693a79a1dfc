import { useMemo, useState } from 'preact/hooks';
import { Button, Card, Empty, Field } from '../../components';
import { useNow } from '../../now';
import { isMoving } from '../../runs/kinds';
import type { RunDetail } from '../../runs/shapes';
import { clock, duration } from '../../words';
import { rowsOf, tallyOf, type Show } from './rows';
import { scaleOf, spanOf, type Scale } from './scale';
import { PhaseRow, StepRow } from './StepRow';
import { useRowWindow } from './useRowWindow';
import './timeline.css';

const shows: readonly (readonly [Show, string])[] = [
  ['all', 'All'], ['moving', 'Moving'], ['trouble', 'Failed'], ['critical', 'Critical path'],
];

/** Every step as a bar over time. Only the rows in view are drawn, so that a run of thousands scrolls like one of ten. */
export function Timeline({ run, heardAt }: { run: RunDetail; heardAt: number }) {
  const [show, setShow] = useState<Show>('all');
  const [find, setFind] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const moves = isMoving(run.phase);
  const now = useNow(1000, moves);
  // The server's clock, not this desk's: they may differ.
  const start = Date.parse(run.startedAt);
  const end = start + run.seconds * 1000 + (moves ? Math.max(0, now - heardAt) : 0);
  const rows = useMemo(() => rowsOf(run, show, find, folds), [run, show, find, folds]);
  const scale = useMemo(() => scaleOf(spansOf(run, end), start, Math.max(end, start + 1000)), [run, start, end]);
  const openAt = rows.findIndex((row) => row.key === open);
  const view = useRowWindow(rows.length, openAt < 0 ? null : openAt);
  const tally = tallyOf(run.steps);

  return (
    <Card
      title="Steps"
      aside={(
        <div class="row timeline-tools" role="group" aria-label="Which steps">
          {shows.map(([value, words]) => (value !== 'critical' || run.critical) && (
            <Button key={value} small pressed={show === value} onClick={() => setShow(value)}>
              {value === 'trouble' && tally.trouble > 0 ? `${words} (${tally.trouble})` : words}
            </Button>
          ))}
        </div>
      )}
      flush
    >
      <div class="timeline-all">
        {run.steps.length > 20 && (
          <div class="timeline-find"><Field label="Find a step or resource" type="search" value={find} onInput={setFind} /></div>
        )}
        <Axis scale={scale} />
        {rows.length === 0 ? <Empty title={emptyWords[show]} /> : (
          <div ref={view.box} class="timeline" role="list" aria-label="Steps of the run">
            <div class="timeline-room" style={{ height: `${view.above}px` }} role="presentation" />
            {rows.slice(view.first, view.last).map((row) => (row.kind === 'phase'
              ? (
                <PhaseRow
                  key={row.key} row={row} scale={scale} end={end} onFold={() => setFolds(new Map(folds).set(row.phase, !row.folded))}
                />
              ) : (
                <StepRow
                  key={row.key} run={run} step={row.step} critical={row.critical} scale={scale} end={end} open={row.key === open}
                  onOpen={() => setOpen(row.key === open ? null : row.key)} measure={row.key === open ? view.measure : undefined}
                />
              )))}
            <div class="timeline-room" style={{ height: `${view.below}px` }} role="presentation" />
          </div>
        )}
      </div>
    </Card>
  );
}

const emptyWords: Record<Show, string> = {
  all: 'No step is called so.',
  moving: 'Nothing moves now.',
  trouble: 'Nothing failed.',
  critical: 'No step of the critical path is called so.',
};

const spansOf = (run: RunDetail, end: number) => run.steps.flatMap((step) => spanOf(step, end) ?? []);

function Axis({ scale }: { scale: Scale }) {
  return (
    <div class="timeline-axis" aria-hidden="true">
      <div class="timeline-axis-room">
        {scale.ticks.map((tick) => (
          <span key={tick.seconds} class="timeline-tick" style={{ left: `${tick.at}%` }}>{clock(tick.seconds)}</span>
        ))}
        {scale.rests.map((rest) => (
          <span key={rest.at} class="timeline-rest" style={{ left: `${rest.at}%` }} title={`Nothing moved for ${duration(rest.seconds)}`}>
            ⋯
          </span>
        ))}
      </div>
    </div>
  );
}
