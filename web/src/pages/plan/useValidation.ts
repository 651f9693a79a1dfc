import { useEffect, useState } from 'preact/hooks';
import { isAbort, Problem } from '../../api';
import { validate, type Trouble } from './planApi';

const restMs = 300;

/** What the server says of a text; the last answer stands until the next is there. */
export interface Judgement {
  troubles: readonly Trouble[];
  name: string | null;
  /** The text this was said of. */
  of: string;
  problem: Problem | null;
}

export function useValidation(plan: string, text: string, first: Judgement): Judgement {
  const [judgement, setJudgement] = useState(first);
  useEffect(() => {
    if (text === judgement.of && !judgement.problem) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      validate(plan, text, stop.signal).then(
        (answer) => setJudgement({ troubles: answer.problems, name: answer.name ?? null, of: text, problem: null }),
        (thrown: unknown) => {
          if (!isAbort(thrown)) setJudgement((old) => ({ ...old, of: text, problem: Problem.of(thrown) }));
        },
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [plan, text]);
  return judgement;
}
