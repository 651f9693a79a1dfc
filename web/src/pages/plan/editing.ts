import type { Trouble } from './planApi';

export const lineCount = (text: string): number => {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

/** Where a line and column begin in the text, both counted from 1; what lies beyond the text is its end. */
export function offsetOf(text: string, line: number, column = 1): number {
  let at = 0;
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  const end = text.indexOf('\n', at);
  return Math.min(at + Math.max(0, column - 1), end < 0 ? text.length : end);
}

/** Which line and column a place in the text is. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: lineCount(before), column: offset - before.lastIndexOf('\n') };
}

/** Problems by the line they stand at; those of the whole file, or beyond its end, at line 0. */
export function byLine(troubles: readonly Trouble[], lines: number): Map<number, Trouble[]> {
  const found = new Map<number, Trouble[]>();
  for (const trouble of troubles) {
    const line = trouble.line > lines ? 0 : trouble.line;
    found.set(line, [...(found.get(line) ?? []), trouble]);
  }
  return found;
}

/** The next or previous of `many`, round and round; from nowhere the first or the last. */
export const step = (current: number | null, by: 1 | -1, many: number): number =>
  current === null || current >= many ? (by === 1 ? 0 : many - 1) : (current + by + many) % many;

/** What the disk and the editor have to say to each other. */
export type Standing = 'same' | 'changed' | 'conflict';

/** Whether a text differs from the file it began with, and whether that file is still the one on disk. */
export function standing(text: string, begun: { text: string; sha256: string }, disk: { sha256: string }): Standing {
  const differs = text !== begun.text;
  return differs && disk.sha256 !== begun.sha256 ? 'conflict' : differs ? 'changed' : 'same';
}
