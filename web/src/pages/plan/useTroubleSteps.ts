import { useRef } from 'preact/hooks';
import { step } from './editing';

export const troubleId = (index: number): string => `plan-trouble-${index}`;

/** Leads the focus from problem to problem, round and round. */
export function useTroubleSteps(many: number): { go: (by: 1 | -1) => void } {
  const current = useRef<number | null>(null);
  return {
    go(by) {
      current.current = step(current.current, by, many);
      const note = document.getElementById(troubleId(current.current));
      note?.focus({ preventScroll: true });
      note?.scrollIntoView({ block: 'center' });
    },
  };
}
