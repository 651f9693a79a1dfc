/** What a piece of a plan's line is, as far as its colour goes. */
export type TokenKind = 'plain' | 'comment' | 'key' | 'text' | 'number' | 'mark';

export interface Token {
  kind: TokenKind;
  text: string;
}

/** What a line leaves to the next: open brackets, and the indent under which a block of text goes on. */
interface Carry {
  depth: number;
  block: number | null;
}

const longestLine = 2000;
const figure = /^[-+]?\d[\d_]*(\.\d+)?$|^(\d+[dhms])+$|^(true|false|null|~)$/;
const opensBlock = /(?:^|[\s:-])[|>][-+\d]*\s*(?:#.*)?$/;

/** The lines of a plan, each in pieces that together are the line. */
export function tokenize(text: string): Token[][] {
  let carry: Carry = { depth: 0, block: null };
  return text.split('\n').map((line) => {
    const [tokens, next] = one(line.endsWith('\r') ? line.slice(0, -1) : line, carry);
    carry = next;
    return tokens;
  });
}

function one(line: string, carry: Carry): [Token[], Carry] {
  const indent = line.length - line.trimStart().length;
  if (carry.block !== null && (line.trim() === '' || indent > carry.block)) return [[{ kind: 'text', text: line }], carry];
  if (line.length > longestLine) return [[{ kind: 'plain', text: line }], { depth: carry.depth, block: null }];
  const [tokens, depth] = scan(line, carry.depth);
  return [tokens, { depth, block: depth === 0 && opensBlock.test(line) ? indent : null }];
}

function scan(line: string, from: number): [Token[], number] {
  const tokens: Token[] = [];
  let [at, depth] = [0, from];
  while (at < line.length) {
    const token = next(line, at, depth);
    if (token.kind === 'mark') depth = Math.max(0, depth + ('{['.includes(token.text) ? 1 : '}]'.includes(token.text) ? -1 : 0));
    tokens.push(token);
    at += token.text.length;
  }
  return [tokens, depth];
}

function next(line: string, at: number, depth: number): Token {
  const rest = line.slice(at);
  const space = /^\s+/.exec(rest);
  if (space) return { kind: 'plain', text: space[0] };
  if (rest[0] === '#' && (at === 0 || /\s/.test(line[at - 1]!))) return { kind: 'comment', text: rest };
  const quoted = /^"(?:[^"\\]|\\.)*"?|^'(?:[^']|'')*'?/.exec(rest);
  if (quoted) return { kind: /^\s*:(\s|$)/.test(rest.slice(quoted[0].length)) ? 'key' : 'text', text: quoted[0] };
  if ('{['.includes(rest[0]!) || (depth > 0 && '}],'.includes(rest[0]!))) return { kind: 'mark', text: rest[0]! };
  if (/^[-:?](\s|$)/.test(rest)) return { kind: 'mark', text: rest[0]! };
  const word = wordOf(rest, depth);
  return { kind: /^\s*:(\s|$)/.test(rest.slice(word.length)) ? 'key' : figure.test(word) ? 'number' : 'text', text: word };
}

/** Up to what ends a word: a colon or a comment behind a space, and among brackets a comma or a bracket. */
function wordOf(rest: string, depth: number): string {
  const end = rest.search(depth > 0 ? /:(?=\s|$)|\s+#|[,{}[\]]/ : /:(?=\s|$)|\s+#/);
  const word = (end < 0 ? rest : rest.slice(0, Math.max(1, end))).trimEnd();
  return word === '' ? rest[0]! : word;
}
