import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../../action';
import { get, Problem } from '../../api';
import { ActionButton, Bytes, ErrorNote, Name, Table, Time, type Column } from '../../components';
import { count, number } from '../../words';
import { replication, short, visible } from './say';
import type { Difference, DifferenceClass, Differences, Seen } from './shapes';

const pageSize = 50;

/** The objects of one class, both sides of each, a page at a time. */
export function DifferenceList({ path, id, of, moving, primary, secondary }: {
  path: string;
  id: string;
  of: DifferenceClass;
  moving: boolean;
  primary: string;
  secondary: string;
}) {
  const [found, setFound] = useState<Difference[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const page = (from: number) => get<Differences>(`${path}/differences?id=${id}&class=${of.class}&cursor=${from}&limit=${pageSize}`);
  // While more are found, the first page grows; what is further down was asked for by hand and stays.
  const grows = moving && found.length < pageSize ? of.count : 0;
  useEffect(() => {
    let current = true;
    page(0).then(
      (first) => current && setFound((old) => (old.length > first.differences.length ? old : first.differences)),
      (thrown: unknown) => current && setProblem(Problem.of(thrown)),
    );
    return () => void (current = false);
  }, [id, of.class, grows, moving]);
  const more = useAction(async () => {
    const next = await page(found.length);
    setFound((old) => [...old, ...next.differences]);
  });
  const left = of.kept - found.length;
  const columns: Column<Difference>[] = [
    { head: 'Object', names: true, cell: (one) => <Name wrap mono>{visible(one.key)}</Name> },
    { head: `Primary, ${primary}`, cell: (one) => <Version seen={one.primary} /> },
    { head: `Secondary, ${secondary}`, cell: (one) => <Version seen={one.secondary} /> },
    { head: 'How', cell: (one) => <bdi class="small">{one.detail}</bdi> },
  ];
  return (
    <>
      {problem && <ErrorNote problem={problem} />}
      <div class="equality-keys">
        <Table caption={of.cure.title} columns={columns} rows={found}
          rowKey={(one) => `${one.key}\n${one.primary?.versionId ?? ''}\n${one.secondary?.versionId ?? ''}`} />
      </div>
      <div class="row">
        {left > 0 && <ActionButton small action={more}>{`Show ${number(Math.min(pageSize, left))} more`}</ActionButton>}
        <span class="soft small" role="status">{count(found.length, 'object')} shown of {number(of.count)}{of.kept < of.count && `; the first ${number(of.kept)} are kept`}</span>
      </div>
    </>
  );
}

function Version({ seen }: { seen: Seen | null | undefined }) {
  if (!seen) return <span class="soft">not there</span>;
  const status = replication(seen);
  return (
    <span class="equality-version">
      <span>{seen.isDeleteMarker ? 'delete marker' : <Bytes of={seen.size} />}{seen.isLatest ? '' : ', an old version'}</span>
      {!seen.isDeleteMarker && <span class="small soft">ETag <code title={seen.eTag}>{short(seen.eTag)}</code></span>}
      {seen.checksum && <span class="small soft"><code title={seen.checksum}>{short(seen.checksum)}</code></span>}
      <span class="small soft">version <code title={seen.versionId}>{short(seen.versionId)}</code></span>
      <span class="small soft"><Time at={seen.lastModified} absolute /></span>
      {status && <span class="small soft">{status}</span>}
    </span>
  );
}
