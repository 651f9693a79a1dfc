import { Card, Facts, Name, Time } from '../../components';
import { href } from '../../router';
import { isOver } from '../../runs/kinds';
import type { RunDetail } from '../../runs/shapes';

/** What the run was given: set, choices, who drives it, which plan file. */
export function Background({ run }: { run: RunDetail }) {
  return (
    <Card title="About this run">
      <Facts of={[
        !!run.set && ['Recovery set', <a key="s" href={href.set(run.plan, run.set)}><Name>{run.set}</Name></a>],
        !!run.choices?.length && ['Chosen', <ul key="c">{run.choices.map((choice) => <li key={choice}><bdi>{choice}</bdi></li>)}</ul>],
        ['Began', <Time key="b" at={run.startedAt} absolute />],
        !!run.lastAt && ['Last recorded', <Time key="l" at={run.lastAt} absolute />],
        !!run.driver && !isOver(run.phase) && ['Driven by', driverWords(run.driver)],
        !!run.planFile && ['Plan', <Name key="p" mono wrap>{run.planFile}</Name>],
        !!run.version && ['Begun by', <span key="v">farshore <bdi>{run.version}</bdi></span>],
      ]} />
    </Card>
  );
}

const driverWords = ({ who, pid }: { who: string; pid?: number }): string =>
  who === 'here' ? 'this console' : who === 'process' ? `another farshore on this machine, process ${pid ?? 'unknown'}` : 'nobody';
