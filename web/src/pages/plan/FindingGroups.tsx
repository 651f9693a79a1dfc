import { Card, Copy, Name, State } from '../../components';
import { count } from '../../words';
import { byRemedy, type Cure, type FindingGroup } from './findings';
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
          {byRemedy(group.findings).map((cure) => <li key={`${cure.findings[0]!.check} ${cure.findings[0]!.resource} ${cure.findings[0]!.looked}`}><CureRows of={cure} /></li>)}
        </ul>
      </details>
    </Card>
  );
}

/** What one thing puts right, and that thing once below it. */
function CureRows({ of }: { of: Cure }) {
  const many = of.findings.length;
  if (many > 1 && of.remedy && of.findings.every((finding) => finding.found === of.findings[0]!.found)) return <OneCause of={of} remedy={of.remedy} />;
  return (
    <>
      {of.findings.map((finding) => <FindingRow key={`${finding.check} ${finding.resource} ${finding.looked}`} finding={finding} />)}
      {of.remedy && (
        <div class="plan-remedy plan-remedy-below">
          <p class="small"><strong>{many === 1 ? 'What helps:' : `What helps, with all ${many}:`}</strong></p>
          <Copy label="Copy what helps">{of.remedy}</Copy>
        </div>
      )}
    </>
  );
}

/** One thing keeps many from being in order, a Region that does not answer say: it, what helps, and what it is for. */
function OneCause({ of, remedy }: { of: Cure; remedy: string }) {
  const { findings } = of;
  return (
    <div class="stack">
      <p><strong><bdi>{findings[0]!.found}</bdi></strong></p>
      <div class="plan-remedy">
        <p class="small"><strong>What helps:</strong></p>
        <Copy label="Copy what helps">{remedy}</Copy>
      </div>
      <details open={findings.length <= shownAtOnce}>
        <summary>It stands in the way of {count(findings.length, 'look')}</summary>
        <ul class="plan-looks">
          {findings.map((finding) => (
            <li key={`${finding.check} ${finding.resource} ${finding.looked}`}><Name>{finding.resource}</Name>: <bdi>{finding.looked}</bdi></li>
          ))}
        </ul>
      </details>
    </div>
  );
}

const shownAtOnce = 6;

function FindingRow({ finding }: { finding: Finding }) {
  return (
    <div class="plan-finding">
      <div class="plan-finding-what">
        <h3><Name>{finding.resource}</Name></h3>
        <p class="soft small mono">{finding.check}</p>
      </div>
      <p class="plan-finding-found"><span class="soft"><bdi>{finding.looked}</bdi>:</span> <bdi>{finding.found}</bdi></p>
    </div>
  );
}
