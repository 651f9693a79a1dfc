import { Card, Copy, Facts, Loaded, Name, Note, State } from '../../components';
import { useFetch } from '../../live';
import { sealWords } from './say';
import type { Seal } from './shapes';

/** The hash over the evidence, who signed it, and how anybody can check both. */
export function SealCard({ run }: { run: string }) {
  const found = useFetch<Seal>(`/runs/${encodeURIComponent(run)}/seal`);
  return (
    <Card title="Seal" aside={found.data && <State tone={sealWords[found.data.state].tone} icon="lock">{sealWords[found.data.state].words}</State>}>
      <Loaded from={found} what="Asking for the signature">
        {(seal) => (
          <>
            {seal.problem && <Note tone="warn"><p><bdi>{seal.problem}</bdi></p></Note>}
            <Facts of={[
              ['SHA-256', <Copy label="Copy the hash">{seal.sha256}</Copy>],
              !!seal.key && ['Key', <Name wrap mono>{seal.key}</Name>],
              !!seal.algorithm && ['Algorithm', <code>{seal.algorithm}</code>],
              !!seal.signature && ['Signature', <Copy label="Copy the signature">{seal.signature}</Copy>],
            ]} />
            <h3>How to check it</h3>
            <dl class="equality-cure">
              {seal.checks.map((check) => (
                <div key={check.line}>
                  <dt class="soft small">{check.does}</dt>
                  <dd><Copy>{check.line}</Copy></dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </Loaded>
    </Card>
  );
}
