import { Card, Copy, Facts, Icon, Name, Note, Time } from '../../components';
import { count } from '../../words';
import type { Outline, OutlinedRegion } from './planApi';
import { ResourceList } from './ResourceList';
import { rhythm, span } from './spans';

/** What a plan says, in words. */
export function Summary({ of, path }: { of: Outline; path: string }) {
  return (
    <div class="stack plan-summary">
      <Card title="What is asked">
        <p class="plan-way"><Place of={of.primary} /> <Icon name="arrow" label="to" /> <Place of={of.secondary} /></p>
        <Facts
          large
          of={[
            ['At most lost (RPO)', span(of.rpo)],
            ['At most away (RTO)', span(of.rto)],
            of.skew != null && ['Spread of a set', span(of.skew)],
            ['A drill at least every', span(of.drillAge)],
          ]}
        />
      </Card>
      <ResourceList of={of} />
      <Schedule of={of} path={path} />
      <Card title="Where things are kept">
        <Facts
          of={[
            ['Record of sets', <Name mono wrap>{of.ledger}</Name>],
            ['Vaults', <><Name mono>{of.vaults.primary}</Name> and <Name mono>{of.vaults.secondary}</Name></>],
            ['Key', <Name mono>{of.vaults.key}</Name>],
            ['Sets kept', `${of.retention.last} newest, ${of.retention.daily} daily, ${of.retention.weekly} weekly, ${of.retention.monthly} monthly`],
            ['Networks', `${of.makesNetworks ? 'made where they lack' : 'those that are there'}${of.mapped > 0 ? `, ${count(of.mapped, 'name')} mapped by hand` : ''}`],
            ['A drill’s network', <Name mono>{of.drillCidr}</Name>],
          ]}
        />
      </Card>
      <People of={of} />
    </div>
  );
}

function Place({ of }: { of: OutlinedRegion }) {
  const more = [of.profile && `profile ${of.profile}`, of.account && `account ${of.account}`, of.endpoint && `at ${of.endpoint}`].filter(Boolean).join(', ');
  return <span><strong><bdi>{of.region}</bdi></strong>{more && <span class="soft small"> (<bdi>{more}</bdi>)</span>}</span>;
}

function Schedule({ of, path }: { of: Outline; path: string }) {
  if (of.schedule.length === 0) return null;
  return (
    <Card title="What happens by itself">
      <Facts of={of.schedule.map((time) => [kinds[time.kind] ?? time.kind, (
        <>{rhythm(time)}{time.next && of.isSeenTo && <span class="soft">, next <Time at={time.next} /></span>}</>
      )] as const)} />
      {!of.isSeenTo && (
        <Note tone="warn" title="Nobody sees to this schedule now">
          <p>It happens while this runs:</p>
          <Copy>{`farshore serve ${quoted(path)}`}</Copy>
        </Note>
      )}
    </Card>
  );
}

function People({ of }: { of: Outline }) {
  if (of.hooks.length + of.approvals.length + of.notifications.length === 0) return null;
  return (
    <Card title="Your commands, and people">
      <Facts
        of={[
          ...Object.keys(whens).map((when) => {
            const hooks = of.hooks.filter((hook) => hook.when === when);
            return hooks.length > 0 && ([whens[when] ?? when, <ul>{hooks.map((hook) => <Hook key={hook.command} of={hook} />)}</ul>] as const);
          }),
          of.approvals.length > 0 && ['Waits for a person', <bdi>{of.approvals.map((step) => steps[step] ?? step).join(', ')}</bdi>],
          of.notifications.length > 0 && ['Told', (
            <ul>{of.notifications.map((told) => <li key={told.to}><Name mono wrap>{told.to}</Name> <span class="soft">on {told.on.join(', ')}</span></li>)}</ul>
          )],
        ]}
      />
    </Card>
  );
}

const Hook = ({ of }: { of: Outline['hooks'][number] }) => (
  <li><Name mono wrap>{of.command}</Name>{of.within != null && <span class="soft">, within {span(of.within)}</span>}</li>
);

const kinds: Record<string, string> = { backup: 'Recovery set', drill: 'Drill', check: 'Preflight' };
const whens: Record<string, string> = { stopTraffic: 'Stops writers', fence: 'Fences the primary', handOver: 'Hands over', startTraffic: 'Lets writers in' };
const steps: Record<string, string> = { restore: 'the restore', handOver: 'the hand-over', relocate: 'the relocation' };

const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);
