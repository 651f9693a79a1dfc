import { expect, it } from 'vitest';
import { byRemedy, filtered, grouped, summary } from './findings';
import type { Finding } from './planApi';

const of = (verdict: Finding['verdict'], check: string, resource = 'plan'): Finding => ({ check, resource, verdict, looked: 'vault', found: 'here' });
const findings = [of('ok', 'clock'), of('failed', 'vault-key', 'orders'), of('warning', 'quotas'), of('ok', 'vault')];

it('puts the worst first and leaves out what there is none of', () => {
  expect(grouped(findings).map((group) => [group.verdict, group.findings.length])).toEqual([['failed', 1], ['warning', 1], ['ok', 2]]);
});

it('opens what somebody has to do something about', () => {
  expect(grouped(findings).map((group) => group.open)).toEqual([true, true, false]);
});

it('says in one line how many of what', () => {
  expect(summary(findings)).toBe('1 failed, 1 warning, 2 in order');
  expect(summary([])).toBe('nothing to look at');
});

it('finds those with every word, whatever its case', () => {
  expect(filtered(findings, 'VAULT orders').map((finding) => finding.check)).toEqual(['vault-key']);
  expect(filtered(findings, ' ')).toHaveLength(4);
});

it('says once what helps with many', () => {
  const away = (check: string, remedy?: string): Finding => ({ ...of('unknown', check), remedy });
  const cures = byRemedy([away('vault', 'start it'), away('role'), away('key', 'start it'), away('clock', 'set it'), away('quotas')]);
  expect(cures.map((cure) => [cure.remedy, cure.findings.map((finding) => finding.check)])).toEqual([
    ['start it', ['vault', 'key']], [null, ['role']], ['set it', ['clock']], [null, ['quotas']],
  ]);
});
