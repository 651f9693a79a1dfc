import { useRef, useState } from 'preact/hooks';
import { Button, Card, ErrorNote, LinkButton, Note, State } from '../../components';
import { count, dateTime } from '../../words';
import { ConflictNote } from './ConflictNote';
import { offsetOf } from './editing';
import { Editor } from './Editor';
import type { PlanFile, Trouble } from './planApi';
import { SaveDialog } from './SaveDialog';
import { tabHref } from './Tabs';
import { placeOf } from './TroubleNote';
import { useEditing } from './useEditing';
import { useValidation } from './useValidation';

/** Changes the file: judged while it is typed, shown as a difference before it is saved, never written over somebody else's. */
export function EditTab({ plan, file, reload }: { plan: string; file: PlanFile; reload: () => void }) {
  const editing = useEditing(plan, file, reload);
  const { draft } = editing;
  const judged = useValidation(plan, draft.text, {
    troubles: file.problems, name: file.outline?.name ?? null, of: (file.text ?? '').replaceAll('\r\n', '\n'), problem: null,
  });
  const [asking, setAsking] = useState<{ text: string; sha256: string } | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const why = editing.standing === 'same' && file.exists ? 'Nothing was changed'
    : judged.of !== draft.text ? 'The text is still being looked at'
    : judged.troubles.length > 0 ? 'Put the problems right first: a plan with problems is not saved'
    : null;
  const ask = () => {
    if (why === null && editing.standing !== 'conflict') setAsking(draft.begun);
  };
  const goTo = (trouble: Trouble) => {
    const area = box.current;
    if (!area) return;
    const at = offsetOf(draft.text, Math.max(1, trouble.line), trouble.column ?? 1);
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = (Math.max(1, trouble.line) - 5) * Number.parseFloat(getComputedStyle(area).lineHeight);
  };
  return (
    <>
      {editing.standing === 'conflict' && editing.theirs && (
        <ConflictNote theirs={editing.theirs} take={editing.take} look={() => setAsking({ text: editing.theirs?.text ?? '', sha256: editing.theirs?.sha256 ?? '' })} />
      )}
      {editing.aside !== null && (
        <Note title="Your text was put aside"><div><Button small icon="undo" onClick={editing.bringBack}>Bring my text back</Button></div></Note>
      )}
      <Card>
        <div class="spread">
          <Standing editing={editing.standing} problems={judged.troubles.length} known={judged.of === draft.text} />
          <div class="row">
            {editing.standing === 'changed' && <Button icon="undo" onClick={editing.take}>Discard</Button>}
            <Button kind="primary" why={editing.standing === 'conflict' ? 'Choose first what becomes of the other change' : why} onClick={ask}>Save …</Button>
          </div>
        </div>
        <Editor text={draft.text} onInput={editing.write} onSave={ask} troubles={judged.troubles} box={box} />
        {judged.problem && <ErrorNote problem={judged.problem} />}
        <Troubles troubles={judged.troubles} goTo={goTo} />
      </Card>
      {editing.savedAt && (
        <Note tone="good" title={`Saved at ${dateTime(editing.savedAt)}`} live>
          <div><LinkButton small icon="search" href={tabHref(plan, 'preflight')}>Check it against both Regions</LinkButton></div>
        </Note>
      )}
      {asking && (
        <SaveDialog
          plan={plan} path={file.path} before={asking.text} after={draft.text} name={judged.name} saving={editing.saving} why={why}
          onSave={() => void editing.saving.run(asking.sha256).then((done) => done && setAsking(null))}
          onClose={() => {
            editing.saving.clear();
            setAsking(null);
          }}
        />
      )}
    </>
  );
}

function Standing({ editing, problems, known }: { editing: string; problems: number; known: boolean }) {
  return (
    <p class="row" role="status">
      {problems > 0 ? <State tone="bad">{count(problems, 'problem')}</State> : known ? <State tone="good">No problems</State> : <State tone="busy">Looking</State>}
      <span class="soft">{editing === 'same' ? 'As it is on disk' : 'Changed, not saved; kept in this tab until it is'}</span>
    </p>
  );
}

function Troubles({ troubles, goTo }: { troubles: readonly Trouble[]; goTo: (trouble: Trouble) => void }) {
  if (troubles.length === 0) return null;
  return (
    <ul class="plan-trouble-list" aria-label="Problems">
      {troubles.map((trouble) => (
        <li key={`${trouble.line} ${trouble.message}`}>
          <Button small kind="quiet" onClick={() => goTo(trouble)}>{placeOf(trouble)}</Button>
          <div>
            <p><bdi>{trouble.message}</bdi></p>
            {trouble.remedy && <p class="soft"><strong>What helps:</strong> <bdi>{trouble.remedy}</bdi></p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
