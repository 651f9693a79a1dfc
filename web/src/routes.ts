export interface Route<P> {
  pattern: string;
  page: P;
}

/** The first route whose pattern fits, with what stands for its `{names}`; null where none does. */
export function match<P>(routes: readonly Route<P>[], path: string): { page: P; params: Record<string, string> } | null {
  const parts = split(path);
  for (const route of routes) {
    const params = fit(split(route.pattern), parts);
    if (params) return { page: route.page, params };
  }
  return null;
}

function fit(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, want] of pattern.entries()) {
    const have = parts[index] ?? '';
    if (!want.startsWith('{')) {
      if (want !== have) return null;
      continue;
    }
    const decoded = decode(have);
    if (decoded === null) return null;
    params[want.slice(1, -1)] = decoded;
  }
  return params;
}

const split = (path: string) => path.split('/').filter((part) => part !== '');

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

const at = encodeURIComponent;

/** The addresses of the console's pages. */
export const href = {
  home: '/',
  plan: (plan: string, page: PlanPage = '') => `/plans/${at(plan)}${page ? `/${page}` : ''}`,
  set: (plan: string, set: string) => `/plans/${at(plan)}/sets/${at(set)}`,
  runs: '/runs',
  run: (run: string) => `/runs/${at(run)}`,
  runEvidence: (run: string) => `/runs/${at(run)}/evidence`,
  regions: '/regions',
};

export type PlanPage = '' | 'sets' | 'drill' | 'failover' | 'equality' | 'evidence' | 'plan';
