import { Button, Card, Facts, Icon, Name, Note, State, Time } from '../../components';
import { href, setQuery } from '../../router';
import { kindOf } from '../../runs/kinds';
import { RootTable } from './RootTable';
import { current, standing, typeOf, verdicts } from './say';
import type { Equality, Row } from './shapes';

/** A resource with its newest proof, and the way to look again. */
export function ResourceCard({ row, all, open }: { row: Row; all: Equality; open: boolean }) {
  const [verdict, type] = [verdicts[current(row)], typeOf(row.type)];
  const now = row.comparison && standing(row.comparison);
  return (
    <Card
      tone={current(row) === 'different' ? 'bad' : undefined}
      title={<span class="equality-name"><Icon name={type.icon} /> <Name>{row.name}</Name> <span class="soft small">{type.word}</span></span>}
      aside={<State strong tone={verdict.tone} icon={verdict.icon}>{verdict.word}</State>}
    >
      <p class="equality-figure"><bdi>{row.figure}</bdi></p>
      {row.reason && (row.verdict === 'equal' ? <p class="soft"><bdi>{row.reason}</bdi></p> : <Note tone={row.verdict === 'different' ? 'bad' : 'info'}><p><bdi>{row.reason}</bdi></p></Note>)}
      <Facts of={[
        [`In ${all.primary}`, row.source ? <Name mono>{row.source}</Name> : <span class="soft">–</span>],
        [`In ${all.secondary}`, row.copy ? <Name mono>{row.copy}</Name> : <span class="soft">–</span>],
        row.from && ['Compared', (
          <>
            <Time at={row.from.at} />, by {row.from.kind === 'backup' ? 'the backup that sealed it, ' : `the ${kindOf(row.from.kind).words.toLowerCase()} `}
            <a href={row.from.kind === 'backup' ? href.run(row.from.run) : href.runEvidence(row.from.run)}><Name>{row.from.run}</Name></a>
          </>
        )],
        !!row.from?.set && ['Recovery set', <a href={href.set(all.plan, row.from.set)}><Name>{row.from.set}</Name></a>],
        now && ['Looked at here', <span class="equality-says"><State tone={now.tone}>{now.words}</State></span>],
      ]} />
      {row.differences.length > 0 && (
        <details class="equality-more">
          <summary>The first differences</summary>
          <ul class="equality-list">{row.differences.map((difference) => <li key={difference}><Name wrap mono>{difference}</Name></li>)}</ul>
        </details>
      )}
      {row.roots.length > 0 && (
        <details class="equality-more equality-roots">
          <summary>Hashes, side by side</summary>
          <RootTable
            row={row} {...(row.from?.kind === 'failback' ? { primary: all.secondary, secondary: all.primary } : { primary: all.primary, secondary: all.secondary })}
          />
        </details>
      )}
      {row.type === 's3' && (
        <div><Button icon={open ? 'down' : 'right'} expanded={open} onClick={() => setQuery({ bucket: open ? null : row.name, class: null })}>
          {open ? 'Close the comparison' : 'Side by side, now'}
        </Button></div>
      )}
    </Card>
  );
}
