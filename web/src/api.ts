import { createStore } from './store';

/** What the server said was wrong, and what helps: problem details as RFC 9457 has them, with a remedy. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly remedy: string | null,
    /** Everything else the server said about it. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail || title);
    this.name = 'Problem';
  }

  /** Nobody answered: neither the server nor anything before it. */
  get isUnreachable(): boolean {
    return this.status === 0;
  }

  /** Somebody else was first, or what was seen is no longer so. */
  get isConflict(): boolean {
    return this.status === 409 || this.status === 410 || this.status === 412;
  }

  /** Of anything that was thrown. */
  static of(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown;
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    return new Problem(-1, 'The page made a mistake', said, 'Load the page again.');
  }
}

/** True from the first 401 on: the frame then shows how to get a new link. */
export const sessionEnded = createStore(false);

/** True while the server does not answer. */
export const unreachable = createStore(false);

let csrf = '';
export const setCsrf = (token: string): void => void (csrf = token);

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => call<T>('GET', path, undefined, signal);
export const post = <T = void>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> => call<T>('POST', path, body, signal);
export const put = <T = void>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> => call<T>('PUT', path, body, signal);
export const del = <T = void>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> => call<T>('DELETE', path, body, signal);

export const isAbort = (thrown: unknown): boolean => thrown instanceof DOMException && thrown.name === 'AbortError';

/** Paths are given without the API's prefix: `/runs?limit=50`. */
export const url = (path: string): string => (path.startsWith('/api/') ? path : `/api/v1${path}`);

async function call<T>(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<T> {
  const answer = await send(method, path, body, signal);
  if (!answer.ok) throw await problemOf(answer);
  unreachable.set(false);
  const text = await answer.text();
  if (text === '') return undefined as T;
  return (answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T;
}

async function send(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (method !== 'GET') headers['X-Farshore'] = csrf;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(url(path), {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    unreachable.set(true);
    throw new Problem(0, 'The server does not answer', 'Nothing was heard from farshore serve.', 'Look whether it still runs.');
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  const body = await readBody(answer);
  if (answer.status === 401) sessionEnded.set(true);
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  return new Problem(
    answer.status,
    text('title') || `The server answered ${answer.status}`,
    text('detail'),
    text('remedy') || null,
    body,
  );
}

async function readBody(answer: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
