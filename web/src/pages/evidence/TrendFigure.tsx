import type { ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Loading } from '../../components';
import { caption, seriesOf, type Series } from './series';
import type { Trend } from './shapes';

type ChartType = ComponentType<{ series: Series; label: string }>;

/** One figure over the plan's runs. What draws it comes when there is something to draw. */
export function TrendFigure({ trend, figure }: { trend: Trend; figure: 'rpoSeconds' | 'rtoSeconds' }) {
  const [Chart, setChart] = useState<ChartType | null>(null);
  const [failed, setFailed] = useState(false);
  const [name, objective] = figure === 'rpoSeconds' ? ['Recovery point', trend.rpoTargetSeconds] : ['Recovery time', trend.rtoTargetSeconds];
  const series = useMemo(() => seriesOf(trend.runs, figure, objective), [trend, figure, objective]);
  const drawn = series.values.length > 1;
  useEffect(() => {
    if (!drawn) return;
    import('./Chart').then((module) => setChart(() => module.default), () => setFailed(true));
  }, [drawn]);
  const words = caption(series, name);
  return (
    <figure class="trend">
      <h3>{name}</h3>
      {drawn && !failed && (Chart ? <Chart series={series} label={words} /> : <Loading what="Drawing" />)}
      <figcaption class="soft small">{words}{series.values.length === 1 && ' A line needs two.'}</figcaption>
    </figure>
  );
}
