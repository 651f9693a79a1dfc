import { createStore } from '../../store';
import type { PlanFile } from './planApi';

/** A text that is not saved yet, and the file it began with. */
export interface Draft {
  text: string;
  begun: { text: string; sha256: string };
}

/** Grows with every change of a draft: who shows whether there is one subscribes to it. */
export const draftsChanged = createStore(0);

const keyOf = (path: string) => `farshore.draft.${path}`;
const kept = new Map<string, Draft | null>();

/** A draft in which nothing is changed yet; of a file that is gone, with the text that is still known. */
export function begin(file: PlanFile): Draft {
  // A browser's editor knows one kind of line end, and the server keeps the kind that the file has.
  const text = (file.text ?? '').replaceAll('\r\n', '\n');
  const known = file.exists ? text : (file.remembered ?? text).replaceAll('\r\n', '\n');
  return { text: known, begun: { text, sha256: file.sha256 } };
}

/** Unsaved texts outlive the page, and loading it again, but not the tab. */
export function draftOf(file: PlanFile): Draft | null {
  const known = kept.get(file.path);
  if (known !== undefined) return known;
  const found = stored(file.path);
  kept.set(file.path, found);
  return found;
}

export const hasDraft = (file: PlanFile): boolean => {
  const draft = draftOf(file);
  return draft !== null && draft.text !== draft.begun.text;
};

export function keepDraft(path: string, draft: Draft | null): void {
  const had = kept.get(path) ?? null;
  kept.set(path, draft);
  if ((had === null) !== (draft === null)) draftsChanged.set(draftsChanged.get() + 1);
  try {
    if (draft) sessionStorage.setItem(keyOf(path), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(path));
  } catch {
    // No room, or not allowed: then it lives as long as the page.
    return;
  }
}

function stored(path: string): Draft | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(keyOf(path)) ?? 'null');
    return isDraft(found) ? found : null;
  } catch {
    return null;
  }
}

const isDraft = (found: unknown): found is Draft =>
  typeof found === 'object' && found !== null && 'text' in found && typeof found.text === 'string' && 'begun' in found
  && typeof found.begun === 'object' && found.begun !== null && 'text' in found.begun && 'sha256' in found.begun;
