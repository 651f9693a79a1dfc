import { useMemo, useState } from 'preact/hooks';
import { Button, Card, Empty, Field, Select } from '../../components';
import { count } from '../../words';
import { lookOf } from './looks';
import { ResourceRow } from './ResourceRow';
import { arrange, tally, type SortBy } from './sorting';
import type { Met, Resource } from './shapes';
import './resources.css';

const sorts: readonly (readonly [SortBy, string])[] = [
  ['worst', 'worst first'], ['name', 'by name'], ['type', 'by type'], ['age', 'oldest first'], ['objective', 'by objective'],
];
const fewest = 6;
const many = 60;

/** Every resource with its clock against its objective. */
export function Resources({ resources, elapsed }: { resources: readonly Resource[]; elapsed: number }) {
  const [sort, setSort] = useState<SortBy>('worst');
  const [filter, setFilter] = useState('');
  const [only, setOnly] = useState<Met | ''>('');
  const shown = useMemo(() => arrange(resources, sort, filter, only), [resources, sort, filter, only]);
  const isScheduled = resources.some((one) => one.predictedRpoSeconds != null);
  const tallied = tally(resources);
  return (
    <Card title="Resources" flush aside={<span class="small soft" role="status">{shown.length === resources.length ? count(resources.length, 'resource') : `${shown.length} of ${count(resources.length, 'resource')}`}</span>}>
      {resources.length >= fewest && (
        <div class="resources-tools">
          <div class="resources-filter"><Field label="Find" type="search" value={filter} onInput={setFilter} placeholder="name or type" /></div>
          <Select label="Order" value={sort} onChange={(value) => setSort(value as SortBy)} options={sorts} />
          <div class="resources-states" role="group" aria-label="Only those that are">
            {tallied.map(([state, held]) => (
              <Button key={state} small pressed={only === state} icon={lookOf(state).icon} onClick={() => setOnly(only === state ? '' : state)}>{held} {lookOf(state).words}</Button>
            ))}
          </div>
        </div>
      )}
      {shown.length === 0
        ? <Empty title={resources.length === 0 ? 'The plan protects nothing.' : 'None is like that.'} />
        : (
          <div class={`resources${isScheduled ? '' : ' resources-unscheduled'}${shown.length > many ? ' resources-many' : ''}`} role="table" aria-label="Resources and their recovery points" aria-rowcount={shown.length + 1}>
            <div role="rowgroup">
              <div class="resources-heads" role="row">
                {['Resource', 'State', 'Recovery point', ...(isScheduled ? ['At next backup'] : []), 'From'].map((head) => <span key={head} role="columnheader">{head}</span>)}
              </div>
            </div>
            <div role="rowgroup">{shown.map((resource) => <ResourceRow key={resource.name} resource={resource} elapsed={elapsed} isScheduled={isScheduled} />)}</div>
          </div>
        )}
    </Card>
  );
}
