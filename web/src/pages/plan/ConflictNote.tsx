import { useState } from 'preact/hooks';
import { Button, Note, Time } from '../../components';
import type { Theirs } from './planApi';

/** The file was changed by somebody else while it was edited here: what to do about it is not decided for anybody. */
export function ConflictNote({ theirs, take, look }: { theirs: Theirs; take: () => void; look: () => void }) {
  const [later, setLater] = useState('');
  if (later === theirs.sha256) {
    return (
      <Note tone="warn" title="The file is another than the one you began with">
        <div><Button small onClick={look}>Look at the difference</Button></div>
      </Note>
    );
  }
  return (
    <Note tone="warn" title={theirs.text == null ? 'The file was taken away while you edited it' : 'The file was changed while you edited it'} live>
      <p>
        {theirs.by ? <><bdi>{theirs.by}</bdi> saved it in this console</> : 'Somebody did so outside of this console'}
        {theirs.changedAt && <>, <Time at={theirs.changedAt} /></>}. Nothing of theirs or yours is lost.
      </p>
      <div class="row">
        <Button small onClick={look}>Look at the difference</Button>
        {theirs.text != null && <Button small icon="undo" onClick={take}>Take theirs</Button>}
        <Button small kind="quiet" onClick={() => setLater(theirs.sha256)}>Keep editing</Button>
      </div>
    </Note>
  );
}
