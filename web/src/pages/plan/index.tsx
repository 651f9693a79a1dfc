import { useEffect } from 'preact/hooks';
import { Loaded, Name, Page, type PageProps, Time } from '../../components';
import { onChange, useFetch } from '../../live';
import { loadSession } from '../../session';
import { useStore } from '../../store';
import { draftsChanged, hasDraft } from './drafts';
import { EditTab } from './EditTab';
import { filePath, type PlanFile } from './planApi';
import { PreflightTab } from './PreflightTab';
import { Tabs, tabOf } from './Tabs';
import { ViewTab } from './ViewTab';
import './plan.css';

/** A plan as the file it is: read, checked against both Regions, and changed. */
export default function PlanPage({ plan, query }: PageProps) {
  const file = useFetch<PlanFile>(filePath(plan), { topics: [`plan:${plan}`] });
  useStore(draftsChanged);
  const tab = tabOf(query.get('tab'));
  // Whether a plan can be read, and what it is called, is part of the frame too.
  useEffect(() => onChange([`plan:${plan}`], () => void loadSession()), [plan]);
  return (
    <Page title={`Plan ${plan}`} heading={<>Plan <Name>{plan}</Name></>} lead={file.data && <Lead file={file.data} />}>
      <Loaded from={file} what="Reading the file">
        {(data) => (
          <>
            <Tabs plan={plan} tab={tab} problems={data.problems.length} changed={hasDraft(data)} />
            {tab === 'view' && <ViewTab plan={plan} file={data} />}
            {tab === 'preflight' && <PreflightTab plan={plan} broken={data.problems.length > 0} />}
            {tab === 'edit' && <EditTab key={data.path} plan={plan} file={data} reload={file.reload} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Lead({ file }: { file: PlanFile }) {
  return (
    <span class="plan-lead">
      <Name mono wrap>{file.path}</Name>
      {file.changedAt && <span>changed <Time at={file.changedAt} />{file.saved && <> by <Name>{file.saved.by}</Name>, here</>}</span>}
    </span>
  );
}
