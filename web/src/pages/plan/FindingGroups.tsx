import { Card, Copy, Name, State } from '../../components';
import type { FindingGroup } from './findings';
import type { Finding } from './planApi';

/** What was found, the worst first, each with what puts it right. */
export function FindingGroups({ groups, open }: { groups: readonly FindingGroup[]; open: boolean }) {
  return <>{groups.map((group) => <Group key={group.verdict} group={group} open={open || group.open} />)}</>;
}

function Group({ group, open }: { group: FindingGroup; open: boolean }) {
  return (
    <Card flush>
      <details class="plan-group" open={open}>
        <summary>
          <h2><State tone={group.tone}>{group.title}</State></h2>
          <span class="soft">{group.findings.length}</span>
        </summary>
        <ul class="plan-findings">
          {group.findings.map((finding) => (
            <li key={`${finding.check} ${finding.resource} ${finding.looked}`}><FindingRow finding={finding} /></li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function FindingRow({ finding }: { finding: Finding }) {
  return (
    <div class="plan-finding">
      <div class="plan-finding-what">
        <h3><Name>{finding.resource}</Name></h3>
        <p class="soft small mono">{finding.check}</p>
      </div>
      <div class="stack plan-finding-found">
        <p><span class="soft"><bdi>{finding.looked}</bdi>:</span> <bdi>{finding.found}</bdi></p>
        {finding.remedy && (
          <div class="plan-remedy">
            <p class="small"><strong>What helps:</strong></p>
            <Copy label="Copy what helps">{finding.remedy}</Copy>
          </div>
        )}
      </div>
    </div>
  );
}
