import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api';
import { takeOverHint, takeOverOf, takeOverWords, type TakeOver } from '../runs/takeover';
import { Check } from './Field';

/** After a refusal because of the plan's lease: a tick that says from whom to take it, for the next try. */
export function useTakeOver(problem: Problem | null): { option: { takeOver?: string }; check: ComponentChildren } {
  const [offered, setOffered] = useState<TakeOver | null>(null);
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    const next = takeOverOf(problem);
    if (!problem) return;
    setOffered(next);
    setTaken(false);
  }, [problem]);
  return {
    option: offered && taken ? { takeOver: offered.value } : {},
    check: offered && <Check label={takeOverWords(offered)} hint={takeOverHint(offered)} checked={taken} onChange={setTaken} />,
  };
}
