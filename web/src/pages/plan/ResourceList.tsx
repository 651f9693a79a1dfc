import { Card, Icon, Name, type IconName } from '../../components';
import { count } from '../../words';
import { span } from './spans';
import type { Outline, OutlinedResource } from './planApi';

const icons: Record<string, IconName> = { s3: 'bucket', ec2: 'screen', rds: 'disk' };
const words: Record<string, string> = { s3: 'bucket', ec2: 'machine', rds: 'database' };

/** What a plan protects, and what becomes of each in the secondary. */
export function ResourceList({ of }: { of: Outline }) {
  return (
    <Card title={`What is protected (${of.resources.length})`} flush>
      <ul class="plan-resources">
        {of.resources.map((resource) => <li key={resource.name}><Resource of={resource} /></li>)}
        {of.stacks.map((stack) => (
          <li key={`stack ${stack.name}`} class="plan-resource">
            <p class="plan-resource-name"><Icon name="layers" label="stack" /> <Name>{stack.name}</Name></p>
            <p class="soft small">deployed {stack.isBefore ? 'before' : 'after'} what is restored, from <Name mono wrap>{stack.template}</Name></p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Resource({ of }: { of: OutlinedResource }) {
  return (
    <div class="plan-resource">
      <p class="plan-resource-name">
        <Icon name={icons[of.type] ?? 'dot'} label={words[of.type] ?? of.type} /> <Name>{of.name}</Name>
        {of.hasOwnRpo && <span class="soft small">loses at most {span(of.rpo)}</span>}
      </p>
      <p class="plan-resource-way">
        <Name mono wrap>{of.from}</Name> <Icon name="arrow" label="becomes" />{' '}
        {of.to.length > 0 ? <Name mono wrap>{of.to.join(', ')}</Name> : <span class="soft">the same, under a new name</span>}
      </p>
      {of.needs.length > 0 && <p class="soft small">after <bdi>{of.needs.join(', ')}</bdi></p>}
      {(of.checks.length > 0 || of.heartbeat) && (
        <details class="small">
          <summary>{count(of.checks.length, 'check')}{of.heartbeat ? ' and a heartbeat' : ''}</summary>
          <ul class="plan-checks">
            {of.checks.map((check) => <li key={check}><bdi>{check}</bdi></li>)}
            {of.heartbeat && <li>newest data: <bdi>{of.heartbeat}</bdi></li>}
          </ul>
        </details>
      )}
    </div>
  );
}
