import { useState } from 'preact/hooks';
import { Button, Card, Copy, Icon, State } from '../../components';
import { count } from '../../words';
import { NoticeAction } from './NoticeAction';
import { lookOfNotice } from './looks';
import type { Notice } from './shapes';

const most = 3;

/** What needs a person, the most urgent first, each with what helps beside it. */
export function Attention({ plan, notices, known }: { plan: string; notices: readonly Notice[]; known: boolean }) {
  const [all, setAll] = useState(false);
  const shown = all ? notices : notices.slice(0, most);
  const open = notices.filter((notice) => notice.severity !== 'note').length;
  return (
    <Card title="What needs you" aside={open > 0 ? <span class="small soft">{count(open, 'thing')}</span> : undefined}>
      {notices.length === 0
        ? <p class="attention-none">{known ? <><Icon name="check" /> Nothing needs you now.</> : 'The Regions are being asked.'}</p>
        : <ol class="attention">{shown.map((notice) => <One key={notice.id} plan={plan} notice={notice} />)}</ol>}
      {notices.length > most && <div><Button kind="quiet" small expanded={all} onClick={() => setAll(!all)}>{all ? 'Show fewer' : `Show ${notices.length - most} more`}</Button></div>}
    </Card>
  );
}

function One({ plan, notice }: { plan: string; notice: Notice }) {
  const look = lookOfNotice(notice.severity);
  return (
    <li class={`attention-one attention-${look.tone}`}>
      <div class="attention-head">
        <h3><bdi>{notice.title}</bdi></h3>
        <State tone={look.tone} icon={look.icon} strong>{look.words}</State>
      </div>
      <p class="attention-words"><bdi>{notice.sentence.length > 400 ? `${notice.sentence.slice(0, 400)}…` : notice.sentence}</bdi></p>
      <div class="attention-do">
        {notice.action && <NoticeAction plan={plan} action={notice.action} primary={notice.severity === 'urgent'} />}
        {notice.remedy && <Copy label="Copy the command">{notice.remedy}</Copy>}
      </div>
    </li>
  );
}
