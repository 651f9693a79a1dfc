import { Card, Facts, Icon, Name, Note, State, Table, Time, type Column } from '../../components';
import { duration } from '../../words';
import { Hash } from '../equality/Hash';
import { typeOf } from '../equality/say';
import { basis, figure, passed } from './say';
import type { Proof, Resource } from './shapes';

/** One resource: what it was, what stands for it, what was compared and checked. */
export function ResourceProof({ resource }: { resource: Resource }) {
  const { proof } = resource;
  const type = typeOf(resource.type);
  return (
    <Card
      tone={resource.verified ? undefined : 'bad'}
      title={<span class="equality-name"><Icon name={type.icon} /> <Name>{resource.name}</Name> <span class="soft small">{type.word}</span></span>}
      aside={<State strong tone={resource.verified ? 'good' : 'bad'}>{resource.verified ? 'verified' : 'not verified'}</State>}
    >
      <p class="equality-figure">{figure(proof)}</p>
      {proof.error && <Note tone="warn"><p><bdi>{proof.error}</bdi></p></Note>}
      <Facts of={[
        ['Was', <Name mono>{resource.source || '–'}</Name>],
        ['Is now', resource.restored ? <Name mono>{resource.restored}</Name> : <span class="soft">nothing stands for it</span>],
        ['Recovery point', resource.rpoSeconds === undefined ? <span class="soft">not measured</span> : `${duration(resource.rpoSeconds)}, ${basis(resource.rpoBasis)}`],
        !!proof.root && ['Root', <span class="proof-roots">{proof.root.split(' ').map((root) => <Hash key={root} root={root} what={resource.name} />)}</span>],
        !!proof.comparedAt && ['Compared', <Time at={proof.comparedAt} absolute />],
        !!proof.changedSinceRestore && ['Since it was restored', `${proof.changedSinceRestore} blocks have changed: a machine that runs writes`],
        !!passed(proof.checks) && ['Checks passed', passed(proof.checks)],
        !!passed(proof.properties) && ['Settings as planned', passed(proof.properties)],
      ]} />
      <Lists proof={proof} name={resource.name} open={!resource.verified} />
    </Card>
  );
}

function Lists({ proof, name, open }: { proof: Proof; name: string; open: boolean }) {
  const checks: Column<NonNullable<Proof['checks']>[number]>[] = [
    { head: 'Check', names: true, cell: (one) => <Name wrap>{one.check}</Name> },
    { head: 'Held', cell: (one) => <State tone={one.passed ? 'good' : 'bad'}>{one.passed ? 'yes' : 'no'}</State> },
    { head: 'Found', cell: (one) => <Name wrap>{one.found ?? ''}</Name> },
    { head: 'Took', figure: true, cell: (one) => duration(one.seconds) },
  ];
  const properties: Column<NonNullable<Proof['properties']>[number]>[] = [
    { head: 'Setting', names: true, cell: (one) => <Name wrap>{one.property}</Name> },
    { head: 'Planned', cell: (one) => <Name wrap>{one.expected}</Name> },
    { head: 'Found', cell: (one) => <State tone={one.passed ? 'good' : 'bad'}><Name>{one.actual}</Name></State> },
  ];
  return (
    <>
      {proof.differences && (
        <details class="equality-more" open={open}><summary>The first differences</summary>
          <ul class="equality-list">{proof.differences.map((one) => <li key={one}><Name wrap mono>{one}</Name></li>)}</ul>
        </details>
      )}
      {proof.checks && proof.checks.length > 0 && (
        <details class="equality-more" open={proof.checks.some((one) => !one.passed)}><summary>Checks</summary>
          <Table caption={<>Checks of <bdi>{name}</bdi></>} columns={checks} rows={proof.checks} rowKey={(one) => one.check} />
        </details>
      )}
      {proof.properties && proof.properties.length > 0 && (
        <details class="equality-more" open={proof.properties.some((one) => !one.passed)}><summary>Settings</summary>
          <Table caption={<>Settings of <bdi>{name}</bdi></>} columns={properties} rows={proof.properties} rowKey={(one) => one.property} />
        </details>
      )}
    </>
  );
}
