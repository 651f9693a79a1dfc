import { State } from '../../components';
import { href } from '../../router';
import { count } from '../../words';

export const tabs = ['view', 'preflight', 'edit'] as const;
export type Tab = (typeof tabs)[number];

const words: Record<Tab, string> = { view: 'View', preflight: 'Preflight', edit: 'Edit' };

export const tabOf = (word: string | null): Tab => tabs.find((tab) => tab === word) ?? 'view';

export const tabHref = (plan: string, tab: Tab): string => href.plan(plan, 'plan') + (tab === 'view' ? '' : `?tab=${tab}`);

/** The parts of the page, as links: each has an address of its own. */
export function Tabs({ plan, tab, problems, changed }: { plan: string; tab: Tab; problems: number; changed: boolean }) {
  return (
    <nav class="plan-tabs" aria-label="Parts of the plan">
      {tabs.map((one) => (
        <a key={one} href={tabHref(plan, one)} aria-current={one === tab ? 'page' : undefined}>
          {words[one]}
          {one === 'view' && problems > 0 && <State tone="bad">{count(problems, 'problem')}</State>}
          {one === 'edit' && changed && <State tone="warn" icon="pencil">not saved</State>}
        </a>
      ))}
    </nav>
  );
}
