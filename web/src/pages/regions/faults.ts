import { duration, number } from '../../words';
import type { RangeFault } from './shapes';

/** What a rule may do, with the words shown for it. */
export const effects = [
  ['error', 'Refuse with an error'],
  ['latency', 'Answer late'],
  ['drop-request', 'Break off before anything is done'],
  ['drop-reply', 'Do it, and break off before the answer'],
  ['disk-full', 'Let the disk be full'],
] as const;

/** Errors that services answer with when they are in trouble. */
export const codes = ['SlowDown', 'ServiceUnavailable', 'InternalError', 'ThrottlingException', 'RequestLimitExceeded', 'AccessDenied', 'ExpiredToken', 'RequestTimeout', 'InsufficientInstanceCapacity'];

export const services = [
  ['', 'all services'], ['s3', 'S3'], ['ec2', 'EC2'], ['ebs', 'EBS'], ['rds', 'RDS'], ['backup', 'Backup'], ['kms', 'KMS'], ['iam', 'IAM'], ['sts', 'STS'],
  ['route53', 'Route 53'], ['cloudformation', 'CloudFormation'],
] as const;

export interface FaultForm {
  effect: string;
  service: string;
  operation: string;
  code: string;
  latency: string;
  percent: string;
  times: string;
  seconds: string;
  peers: boolean;
}

export const blank: FaultForm = {
  effect: 'error', service: '', operation: '', code: 'SlowDown', latency: '500', percent: '100', times: '', seconds: '', peers: false,
};

export const isOfRequests = (effect: string): boolean => effect !== 'disk-full';

export type Wrong = Partial<Record<keyof FaultForm, string>>;

/** What is wrong with a form, field by field. */
export function wrongWith(form: FaultForm): Wrong {
  const wrong: Wrong = {};
  const percent = Number(form.percent);
  if (!(percent > 0 && percent <= 100)) wrong.percent = 'From above 0 to 100';
  if (form.effect === 'error' && form.code.trim() === '') wrong.code = 'An error needs a code';
  if (form.effect === 'latency' && !(Number(form.latency) > 0 && Number(form.latency) <= 3_600_000)) wrong.latency = 'From above 0 to an hour';
  if (form.times !== '' && !(Number.isInteger(Number(form.times)) && Number(form.times) > 0)) wrong.times = 'A whole number from 1 on';
  if (form.seconds !== '' && !(Number(form.seconds) > 0)) wrong.seconds = 'More than 0 seconds';
  return wrong;
}

/** The form as the server takes it. */
export function wishOf(region: string, form: FaultForm): Record<string, unknown> {
  const ofRequests = isOfRequests(form.effect);
  return {
    region,
    effect: form.effect,
    service: ofRequests && form.service !== '' ? form.service : undefined,
    operation: ofRequests && form.operation.trim() !== '' ? form.operation.trim() : undefined,
    code: form.effect === 'error' ? form.code.trim() : undefined,
    latencyMilliseconds: form.effect === 'latency' ? Number(form.latency) : undefined,
    probability: Number(form.percent) / 100,
    times: form.times === '' ? undefined : Number(form.times),
    seconds: form.seconds === '' ? undefined : Number(form.seconds),
    peers: form.peers,
  };
}

/** A rule in a sentence: what it does to what, how often and how long. */
export function sayFault(fault: RangeFault, now: number): string {
  const where = fault.service === '*' && fault.operation === '*' ? 'every request'
    : fault.operation === '*' ? `every request to ${fault.service}`
    : fault.service === '*' ? fault.operation : `${fault.operation} of ${fault.service}`;
  return [doing(fault, where), often(fault), ends(fault, now), fault.peers ? 'also what Regions ask each other' : ''].filter(Boolean).join(', ');
}

function doing(fault: RangeFault, where: string): string {
  switch (fault.effect) {
    case 'error': return `refuses ${where} with ${fault.code ?? 'an error'}`;
    case 'latency': return `answers ${where} ${duration((fault.latencyMilliseconds ?? 0) / 1000)} late`;
    case 'drop-reply': return `does ${where}, and breaks off before the answer`;
    case 'drop-request': return `breaks off ${where} before anything is done`;
    case 'disk-full': return 'its disk takes no more';
    default: return `${fault.effect} for ${where}`;
  }
}

const often = (fault: RangeFault): string => [
  fault.probability < 1 ? `${number(Math.round(fault.probability * 1000) / 10)} % of the time` : '',
  fault.times ? `${number(fault.times)} more ${fault.times === 1 ? 'time' : 'times'}` : '',
].filter(Boolean).join(', ');

const ends = (fault: RangeFault, now: number): string =>
  fault.until ? `for ${duration(Math.max(0, (new Date(fault.until).getTime() - now) / 1000))} more` : '';
