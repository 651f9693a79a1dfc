import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { date, dateTime, duration, time } from '../../words';
import { ticks, type Series } from './series';

const height = 180;

/** A line over runs, the objective dashed; the table below has the same numbers. */
export default function Chart({ series, label }: { series: Series; label: string }) {
  const room = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const box = room.current;
    if (!box) return;
    let plot: uPlot | null = null;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot(optionsOf(series, box.clientWidth, setAt), dataOf(series), box);
    };
    draw();
    const sized = new ResizeObserver(() => plot && plot.width !== box.clientWidth && plot.setSize({ width: box.clientWidth, height }));
    sized.observe(box);
    // The canvas does not follow the tokens by itself.
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      sized.disconnect();
      themed.disconnect();
      plot?.destroy();
    };
  }, [series]);
  const pointed = at === null ? undefined : series.runs[at];
  return (
    <>
      <div ref={room} class="trend-canvas" role="img" aria-label={label} />
      <p class="trend-pointed small soft" aria-hidden="true">
        {pointed && at !== null ? <><bdi>{pointed.run}</bdi>: {duration(series.values[at])}, {dateTime(pointed.startedAt)}</> : '\u00a0'}
      </p>
    </>
  );
}

const dataOf = (series: Series): uPlot.AlignedData => [
  series.values.map((_, index) => index), series.values, series.values.map(() => (series.showsObjective ? series.objective : null)),
];

function optionsOf(series: Series, width: number, point: (at: number | null) => void): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = `12px ${style.getPropertyValue('--font')}`;
  const last = series.values.length - 1;
  const axis = { font, stroke: colour('--ink-soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 } };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { time: false, range: [-0.4, Math.max(last, 0) + 0.4] }, y: { range: [0, series.top] } },
    series: [
      {},
      { stroke: colour('--accent'), width: 2, points: { show: true, size: 8, fill: colour('--accent') } },
      { stroke: colour('--warn'), width: 1.5, dash: [6, 4], points: { show: false } },
    ],
    axes: [
      { ...axis, splits: () => places(last), values: (_, splits) => splits.map((place) => label(series, place)) },
      { ...axis, size: 68, splits: () => ticks(series.top), values: (_, splits) => splits.map((seconds) => duration(seconds)) },
    ],
    hooks: { setCursor: [(plot) => point(plot.cursor.idx ?? null)] },
  };
}

/** At most six places have a date under them. */
function places(last: number): number[] {
  const step = Math.max(1, Math.ceil((last + 1) / 6));
  return Array.from({ length: last + 1 }, (_, index) => index).filter((index) => index % step === 0);
}

/** The day; where all of them are of one day, the hour and minute. */
function label(series: Series, place: number): string {
  const at = series.runs[place]?.startedAt;
  if (at === undefined) return '';
  const isOneDay = series.runs.every((run) => date(run.startedAt) === date(at));
  return isOneDay ? time(at).slice(0, 5) : date(at).slice(5);
}
