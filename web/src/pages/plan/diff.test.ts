import { describe, expect, it } from 'vitest';
import { changes, diff, hunks, type DiffLine } from './diff';

const signs = { same: ' ', added: '+', removed: '-' };
const told = (lines: readonly DiffLine[]) => lines.map((line) => signs[line.kind] + line.text);
const side = (lines: readonly DiffLine[], without: DiffLine['kind']) => lines.filter((line) => line.kind !== without).map((line) => line.text);

describe('diff', () => {
  it('marks a changed line as taken away and put there', () => {
    expect(told(diff('plan: shop\nrpo: 1h\nrto: 1h\n', 'plan: shop\nrpo: 2h\nrto: 1h\n'))).toEqual([' plan: shop', '-rpo: 1h', '+rpo: 2h', ' rto: 1h']);
  });

  it('finds the fewest changes', () => {
    const lines = diff('a\nb\nc\na\nb\nb\na', 'c\nb\na\nb\na\nc');
    expect(changes(lines).added + changes(lines).removed).toBe(5);
  });

  it('gives both texts back, whatever they are', () => {
    let seed = 7;
    const random = (most: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
    for (let round = 0; round < 300; round++) {
      const text = () => Array.from({ length: random(12) }, () => 'abcd'[random(4)]);
      const [a, b] = [text(), text()];
      const lines = diff(a.join('\n'), b.join('\n'));
      expect(side(lines, 'added')).toEqual(a);
      expect(side(lines, 'removed')).toEqual(b);
    }
  });

  it('takes kinds of line ends for the same, and says nothing of equal texts', () => {
    expect(changes(diff('a\r\nb\r\n', 'a\nb\n'))).toEqual({ added: 0, removed: 0 });
    expect(hunks(diff('a\nb\n', 'a\nb\n'))).toEqual([]);
  });

  it('shows only what is near a change, and counts what it leaves out', () => {
    const before = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const after = before.map((line, index) => (index === 20 ? 'other' : line));
    const [hunk, ...more] = hunks(diff(before.join('\n'), after.join('\n')));
    expect(more).toEqual([]);
    expect(hunk!.skipped).toBe(17);
    expect(hunk!.lines).toHaveLength(8);
  });

  it('ends soon for texts that have nothing in common', () => {
    const lines = diff(Array.from({ length: 9000 }, (_, at) => `a${at}`).join('\n'), Array.from({ length: 9000 }, (_, at) => `b${at}`).join('\n'));
    expect(changes(lines)).toEqual({ added: 9000, removed: 9000 });
  });
});
