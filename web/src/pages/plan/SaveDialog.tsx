import type { Action } from '../../action';
import { Confirm, Name, Note } from '../../components';
import { DiffView } from './DiffView';

/** What saving would change, line by line, before it does. */
export function SaveDialog({ plan, path, before, after, name, saving, why, onSave, onClose }: {
  plan: string;
  path: string;
  before: string;
  after: string;
  /** The plan's name as the text has it. */
  name: string | null;
  saving: Action<[seen: string]>;
  why: string | null;
  onSave: () => void;
  onClose: () => void;
}) {
  return (
    <Confirm title="Save this?" act="Save" wide busy={saving.busy} problem={saving.problem} why={why} onConfirm={onSave} onClose={onClose}>
      <p>This becomes of <Name mono wrap>{path}</Name>:</p>
      <DiffView before={before.replaceAll('\r\n', '\n')} after={after} />
      {name !== null && name !== plan && (
        <Note tone="warn" title="This gives the plan another name">
          <p>
            Recovery sets, runs and evidence stay with <bdi>{plan}</bdi>; <bdi>{name}</bdi> begins without any. Its schedule begins when
            the console is started again.
          </p>
        </Note>
      )}
      <p class="soft small">What is scheduled reads the file again; runs that have begun go on with the plan they began with.</p>
    </Confirm>
  );
}
