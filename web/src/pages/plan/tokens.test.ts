import { describe, expect, it } from 'vitest';
import { tokenize } from './tokens';

const kinds = (line: string) => tokenize(line)[0]!.filter((token) => token.text.trim() !== '').map((token) => `${token.kind} ${token.text}`);

describe('tokenize', () => {
  it('tells keys, values, numbers and comments apart', () => {
    expect(kinds('objectives: { rpo: 15m, name: web } # good')).toEqual([
      'key objectives', 'mark :', 'mark {', 'key rpo', 'mark :', 'number 15m', 'mark ,', 'key name', 'mark :', 'text web', 'mark }', 'comment # good',
    ]);
  });

  it('takes an address with brackets and colons as one value', () => {
    expect(kinds('  - http: http://{address}:8080/#top')).toEqual(['mark -', 'key http', 'mark :', 'text http://{address}:8080/#top']);
  });

  it('takes what stands under a bar as text', () => {
    const lines = tokenize('note: |\n  # no comment\n  a: b\nplan: x');
    expect(lines.slice(1, 3).flat().map((token) => token.kind)).toEqual(['text', 'text']);
    expect(lines[3]![0]).toEqual({ kind: 'key', text: 'plan' });
  });

  it('loses no character of any line, and ends', () => {
    for (const line of ['', '  ', ':', '- - :', '"open', "'it''s'", '{[}]', ']', '?', 'a:b: c', '\t#x', '#', 'עברית: "‮x"', '<img src=x onerror=alert(1)>', 'x'.repeat(10_000)])
      expect(tokenize(line)[0]!.map((token) => token.text).join('')).toBe(line);
  });
});
