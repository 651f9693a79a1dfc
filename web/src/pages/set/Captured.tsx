import { Card, Facts, Name, Table, type Column } from '../../components';
import type { CapturedPart, SetAnswer } from '../sets/model';

const columns: Column<CapturedPart>[] = [
  { head: 'What', cell: (part) => part.kind },
  { head: `Id or name`, names: true, cell: (part) => <Name mono wrap>{part.id}</Name> },
  { head: 'As it was', wide: true, cell: (part) => <bdi>{part.text}</bdi> },
];

/** The configuration that the set carries beside the data: without it a copy is data that nothing can run. */
export function Captured({ of }: { of: SetAnswer }) {
  return (
    <Card title="Configuration captured">
      <p class="soft">As it was in <bdi>{of.primary}</bdi> when the set was taken. A recovery translates it for <bdi>{of.secondary}</bdi>.</p>
      {of.details.filter((detail) => detail.facts.length > 0).map((detail) => (
        <details key={detail.name} class="set-more">
          <summary><Name>{detail.name}</Name></summary>
          <Facts of={detail.facts.map((fact) => [fact.name, <Name mono wrap>{fact.value}</Name>] as const)} />
        </details>
      ))}
      {of.environment.length > 0 && (
        <details class="set-more">
          <summary>What they stand on ({of.environment.length})</summary>
          <Table caption="What the members stood on" columns={columns} rows={of.environment} rowKey={(part) => `${part.kind} ${part.id}`} />
        </details>
      )}
      <details class="set-more">
        <summary>Vaults and role</summary>
        <Facts of={[
          ['Vault of the copies', <Name mono wrap>{of.vault}</Name>],
          of.primaryVault ? [`Vault in ${of.primary}`, <Name mono wrap>{of.primaryVault}</Name>] : null,
          ['Restored as', <Name mono wrap>{of.role}</Name>],
        ]} />
      </details>
    </Card>
  );
}
