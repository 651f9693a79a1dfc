import { Card, State } from '../../components';
import { duration } from '../../words';
import { basis, objective } from './say';
import type { Report } from './shapes';

/** The measured figures beside what they should be. */
export function Measured({ report }: { report: Report }) {
  const known = report.resources.filter((one) => one.rpoSeconds !== undefined);
  const worst = [...known].sort((one, other) => other.rpoSeconds! - one.rpoSeconds!)[0];
  const unknown = report.resources.filter((one) => one.rpoSeconds === undefined);
  return (
    <Card title="Measured">
      <div class="measured">
        <Figure name="Recovery point" seconds={report.rpo.measuredSeconds} against={objective(report.rpo)}>
          {unknown.length > 0 || !worst ? (
            <>Age of the newest data found, at the disaster{unknown.length > 0 && <>; not measured for <bdi>{unknown.map((one) => one.name).join(', ')}</bdi></>}.</>
          ) : <>Age of the newest data found, at the disaster; the worst is <bdi>{worst.name}</bdi>, {basis(worst.rpoBasis)}.</>}
        </Figure>
        <Figure name="Recovery time" seconds={report.rto.measuredSeconds} against={objective(report.rto)}>
          {report.kind === 'verify' ? 'Of the failover that it looked at.' : 'From the start of the run until the last resource had passed its checks.'}
        </Figure>
        <Figure
          name="Skew" seconds={report.skewSeconds}
          against={report.skewTargetSeconds === undefined ? null : objective({ targetSeconds: report.skewTargetSeconds, measuredSeconds: report.skewSeconds })}
        >
          Between the moments of the recovery set’s members.
        </Figure>
      </div>
    </Card>
  );
}

function Figure({ name, seconds, against, children }: {
  name: string;
  seconds: number | undefined;
  against: ReturnType<typeof objective> | null;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="measured-one">
      <h3>{name}</h3>
      <p class="measured-figure figure">{seconds === undefined ? 'not measured' : duration(seconds)}</p>
      {against && <State tone={against.tone}>{against.words}</State>}
      <p class="soft small">{children}</p>
    </div>
  );
}
