import { useEffect, useState } from 'preact/hooks';
import { useAction, type Action } from '../../action';
import { Problem } from '../../api';
import { href, navigate } from '../../router';
import { loadSession } from '../../session';
import { begin, draftOf, keepDraft, type Draft } from './drafts';
import { standing, type Standing } from './editing';
import { save, type PlanFile, type Theirs } from './planApi';

/** A text on its way into a plan's file. */
export interface Editing {
  draft: Draft;
  standing: Standing;
  /** The file as it is now, where it is another than the one this began with. */
  theirs: Theirs | null;
  /** The text that was put aside for theirs. */
  aside: string | null;
  savedAt: string | null;
  write: (text: string) => void;
  /** Throws the text away for what is on disk; it can be brought back once. */
  take: () => void;
  bringBack: () => void;
  /** Writes the text over the file that has this hash, and no other. */
  saving: Action<[seen: string]>;
}

export function useEditing(plan: string, file: PlanFile, reload: () => void): Editing {
  const [draft, setDraft] = useState<Draft>(() => draftOf(file) ?? begin(file));
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [aside, setAside] = useState<string | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(file.path, next.text === next.begun.text ? null : next);
  };
  const stands = standing(draft.text, draft.begun, file);
  // Where nothing was typed, the editor shows the file as it is.
  useEffect(() => {
    if (stands === 'same' && file.sha256 !== draft.begun.sha256) setDraft(begin(file));
  }, [file.sha256]);
  useEffect(() => {
    if (stands === 'same') return;
    const stay = (leave: BeforeUnloadEvent) => leave.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [stands === 'same']);

  const saving = useAction(async (seen: string) => {
    try {
      const text = draft.text;
      const saved = await save(plan, text, seen);
      change({ text, begun: { text, sha256: saved.sha256 } });
      setTheirs(null);
      setSavedAt(saved.at);
      await loadSession();
      if (saved.name !== plan) navigate(`${href.plan(saved.name, 'plan')}?tab=edit`, { replace: true });
      else reload();
    } catch (thrown) {
      const problem = Problem.of(thrown);
      if (problem.status === 409 && typeof problem.body.theirs === 'object') {
        setTheirs(problem.body.theirs as Theirs);
        reload();
      }
      throw problem;
    }
  });

  const onDisk: Theirs = { text: file.text, sha256: file.sha256, changedAt: file.changedAt, by: file.saved?.by };
  return {
    draft, aside, savedAt, saving,
    standing: theirs ? 'conflict' : stands,
    theirs: stands === 'conflict' ? onDisk : theirs,
    write: (text) => {
      setSavedAt(null);
      change({ ...draft, text });
    },
    take: () => {
      setAside(draft.text);
      setTheirs(null);
      const text = (theirs ?? onDisk).text?.replaceAll('\r\n', '\n') ?? '';
      change({ text, begun: { text, sha256: (theirs ?? onDisk).sha256 } });
      reload();
    },
    bringBack: () => {
      if (aside !== null) change({ ...draft, text: aside });
      setAside(null);
    },
  };
}
