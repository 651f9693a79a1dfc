import { useAction } from '../../action';
import { del, post } from '../../api';
import { ActionButton, Card, Empty, Facts, Icon, Loaded, Name, Note, Progress, State, Time } from '../../components';
import { useFetch } from '../../live';
import { count, number } from '../../words';
import { ClassPanel } from './ClassPanel';
import { percentOf, standing } from './say';
import type { Comparison, Row } from './shapes';

/** A bucket and its replica beside each other, as they are now. */
export function BucketSides({ plan, row, wanted }: { plan: string; row: Row; wanted: string | null }) {
  const path = `/plans/${encodeURIComponent(plan)}/equality/${encodeURIComponent(row.name)}`;
  const found = useFetch<Comparison>(path, { topics: [`equality:${plan}`] });
  const compare = useAction(async () => {
    await post<Comparison>(path);
    found.reload();
  });
  const stop = useAction(async () => {
    await del(path);
    found.reload();
  });
  const running = found.data?.state === 'running';
  return (
    <Card
      title={<span class="equality-name"><Name>{row.name}</Name> side by side</span>}
      aside={(
        <>
          {running && <ActionButton small action={stop}>Stop</ActionButton>}
          <ActionButton kind="primary" small icon="equal" action={compare} why={running ? 'It is being compared now' : null}>
            {found.data && found.data.state !== 'none' ? 'Compare again' : 'Compare now'}
          </ActionButton>
        </>
      )}
    >
      <Loaded from={found}>{(comparison) => <Standing plan={plan} path={path} row={row} comparison={comparison} wanted={wanted} />}</Loaded>
    </Card>
  );
}

function Standing({ plan, path, row, comparison, wanted }: { plan: string; path: string; row: Row; comparison: Comparison; wanted: string | null }) {
  const now = standing(comparison);
  if (comparison.state === 'none') {
    return (
      <Empty title="Nobody has compared them since the console began.">
        <p>
          It lists both buckets version by version, asks where the listings cannot settle it, and compares headers, metadata and tags of
          current objects. It changes nothing.
        </p>
        <p>The last proof said: <bdi>{row.figure}</bdi>{row.from && <>, <Time at={row.from.at} /></>}.</p>
      </Empty>
    );
  }
  return (
    <>
      <p role="status" class="equality-says"><State tone={now.tone}>{now.words}</State></p>
      {comparison.state === 'running' && <Progress percent={percentOf(comparison)} label={`Comparing ${comparison.source}`} />}
      {comparison.problem && (
        <Note tone="warn" title={comparison.state === 'oneSided' ? 'One side cannot be seen' : 'It did not come to its end'}>
          <p><bdi>{comparison.problem}</bdi>.</p>
          <p>The last proof said: <bdi>{row.figure}</bdi>{row.from && <>, <Time at={row.from.at} /> (<bdi>{row.from.run}</bdi>)</>}.</p>
        </Note>
      )}
      <div class="equality-sides">
        <Side region={comparison.primary} word="primary" bucket={comparison.source} versions={comparison.state === 'oneSided' ? null : comparison.versions} />
        <Icon name={comparison.state === 'done' && comparison.differences === 0 ? 'equal' : 'move'} />
        <Side region={comparison.secondary} word="secondary" bucket={comparison.replica} versions={comparison.secondaryVersions} />
      </div>
      <Facts of={[
        ['Identical', `${number(comparison.identical)} of ${count(comparison.versions, 'version')}`],
        ['Metadata and tags', `compared of ${count(comparison.metadataCompared, 'current object')}`],
        comparison.notBrought > 0 && ['Left out', `${count(comparison.notBrought, 'old version or delete marker', 'old versions and delete markers')} that the plan does not bring over`],
        ['Asked for', <><bdi>{comparison.by}</bdi>, <Time at={comparison.startedAt} /></>],
      ]} />
      {comparison.classes && comparison.classes.length > 0 && comparison.id && (
        <ClassPanel path={path} plan={plan} id={comparison.id} classes={comparison.classes} wanted={wanted} moving={comparison.state === 'running'}
          primary={comparison.primary} secondary={comparison.secondary} />
      )}
    </>
  );
}

function Side({ region, word, bucket, versions }: { region: string; word: string; bucket: string; versions: number | null }) {
  return (
    <div class="equality-bucket">
      <span class="soft small">{word}, {region}</span>
      <Name mono>{bucket}</Name>
      <span class="figure">{versions === null ? <State tone="warn">does not answer</State> : count(versions, 'version')}</span>
    </div>
  );
}
