import { Icon, Name, State } from '../../components';
import { lookOf } from '../../components/states';
import type { RunDetail, StepDetail } from '../../runs/shapes';
import { capital, duration } from '../../words';
import type { Row } from './rows';
import { spanOf, spanOfAll, type Scale } from './scale';
import { StepMore } from './StepMore';

/** The head of a phase folds its steps away; its line stands from the first's beginning to the last one's end. */
export function PhaseRow({ row, scale, end, onFold }: { row: Row & { kind: 'phase' }; scale: Scale; end: number; onFold: () => void }) {
  const span = spanOfAll(row.steps, end);
  return (
    <div class="timeline-item" role="listitem">
      <h3 class="timeline-row timeline-phase">
        <button type="button" class="timeline-name" aria-expanded={!row.folded} onClick={onFold}>
          <Icon name={row.folded ? 'right' : 'down'} />
          <span class="timeline-word">{capital(row.phase)}</span> <State of={row.status} /> <span class="soft small">{row.done} of {row.of}</span>
        </button>
        <span class="timeline-bars">{span && <span class="timeline-line" style={{ left: `${scale.at(span.from)}%`, width: `${scale.at(span.to) - scale.at(span.from)}%` }} />}</span>
        <span class="timeline-took figure">{span && duration((span.to - span.from) / 1000)}</span>
      </h3>
    </div>
  );
}

/** A step: its name opens what it said; its bar stands where it moved. */
export function StepRow({ run, step, critical, scale, end, open, onOpen, measure }: {
  run: RunDetail;
  step: StepDetail;
  critical: boolean;
  scale: Scale;
  end: number;
  open: boolean;
  onOpen: () => void;
  measure?: (box: HTMLElement | null) => void;
}) {
  const look = lookOf(step.status);
  return (
    <div class={`timeline-item${open ? ' timeline-open' : ''}`} role="listitem">
      <div class="timeline-row">
        <button type="button" class="timeline-name" aria-expanded={open} onClick={onOpen}>
          <span class={`state state-${look.tone}`}><Icon name={look.icon} label={look.word} /></span>
          <Name>{step.name}</Name>
          {critical && <span class="timeline-critical" title="On the critical path"><Icon name="clock" label="on the critical path" /></span>}
        </button>
        <div class="timeline-bars"><Bar step={step} scale={scale} end={end} critical={critical} /></div>
        <span class={`timeline-took figure${step.startedAt ? '' : ' soft'}`}>
          {step.status === 'running' && step.percent !== undefined ? `${Math.round(step.percent)} %` : step.startedAt ? duration(seconds(step, end)) : look.word}
        </span>
      </div>
      {open && <div ref={measure} class="timeline-more"><StepMore run={run} step={step} /></div>}
    </div>
  );
}

function Bar({ step, scale, end, critical }: { step: StepDetail; scale: Scale; end: number; critical: boolean }) {
  const span = spanOf(step, end);
  if (!span) return null;
  const [left, right] = [scale.at(span.from), scale.at(span.to)];
  const percent = step.status === 'running' && step.percent !== undefined ? step.percent : null;
  return (
    <>
      <span class={`timeline-bar timeline-bar-${step.status}${critical ? ' timeline-bar-critical' : ''}`} style={{ left: `${left}%`, width: `${Math.max(0, right - left)}%` }}>
        {percent !== null && <span class="timeline-bar-part" style={{ width: `${percent}%` }} />}
      </span>
      {step.progress && step.status === 'running' && (
        <span class={`timeline-said${right > 65 && left < 35 ? ' timeline-said-inside' : ''}`} style={saidAt(left, right)}><bdi>{step.progress}</bdi></span>
      )}
    </>
  );
}

/** What a step says stands after its bar, where there is room; else before it, else on it. */
const saidAt = (left: number, right: number) =>
  right <= 65 ? { left: `${right}%` } : left >= 35 ? { right: `${100 - left}%` } : { left: `${left}%` };

/** How long it moves so far, ticking here; or took. */
function seconds(step: StepDetail, end: number): number {
  if (!step.startedAt) return 0;
  if (step.status !== 'running' && step.status !== 'undoing') return step.seconds ?? 0;
  return Math.max(step.seconds ?? 0, (end - Date.parse(step.startedAt)) / 1000);
}
