import type { IconName } from '../components/Icon';
import { href } from '../routes';

export interface NavItem {
  words: string;
  href: string;
  icon: IconName;
  isAt: (path: string) => boolean;
}

const item = (words: string, to: string, icon: IconName, exact = false): NavItem => ({
  words,
  href: to,
  icon,
  isAt: (path) => path === to || (!exact && path.startsWith(`${to}/`)),
});

/** What the navigation offers: nothing of a plan while there is none, nothing of local regions where there are none. */
export function navOf(plan: string, range: boolean): { ofPlan: NavItem[]; ofAll: NavItem[] } {
  const ofPlan = plan === '' ? [] : [
    item('Overview', href.plan(plan), 'globe', true),
    item('Recovery sets', href.plan(plan, 'sets'), 'layers'),
    item('Drill', href.plan(plan, 'drill'), 'drill'),
    item('Failover', href.plan(plan, 'failover'), 'move'),
    item('Equality', href.plan(plan, 'equality'), 'equal'),
    item('Evidence', href.plan(plan, 'evidence'), 'file'),
    item('Plan', href.plan(plan, 'plan'), 'pencil'),
  ];
  const ofAll = [item('Runs', href.runs, 'list')];
  if (range) ofAll.push(item('Local regions', href.regions, 'lab'));
  return { ofPlan, ofAll };
}
