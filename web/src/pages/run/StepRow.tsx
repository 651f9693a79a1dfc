import { Icon, Name, State } from '../../components';
import { lookOf } from '../../components/states';
import { isGivenUp } from '../../runs/asks';
import { isMoving } from '../../runs/kinds';
import type { RunDetail, StepDetail } from '../../runs/shapes';
import { capital, duration } from '../../words';
import { shownStatus, type Row } from './rows';
import { spanOf, spanOfAll, type Scale, type Span } from './scale';
import { StepMore } from './StepMore';

/** The head of a phase folds its steps away; its line stands from the first's beginning to the last one's end. */
export function PhaseRow({ row, scale, end, onFold }: { row: Row & { kind: 'phase' }; scale: Scale; end: number; onFold: () => void }) {
  const span = spanOfAll(row.steps, end);
  return (
    <div class="timeline-item" role="listitem">
      <h3 class="timeline-row timeline-phase">
        <button type="button" class="timeline-name" aria-expanded={!row.folded} onClick={onFold}>
          <Icon name={row.folded ? 'right' : 'down'} />
          <span class="timeline-word">{capital(row.phase)}</span> <State of={row.status} />
          <span class="soft small">{row.done} of {row.of}</span>
        </button>
        <span class="timeline-bars">{span && <span class="timeline-line" style={placeOf(span, scale)} />}</span>
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
  const look = lookOf(shownStatus(step, isMoving(run.phase)));
  return (
    <div class={`timeline-item${open ? ' timeline-open' : ''}`} role="listitem">
      <div class="timeline-row">
        <button type="button" class="timeline-name" aria-expanded={open} onClick={onOpen}>
          <span class={`state state-${look.tone}`}><Icon name={look.icon} label={look.word} /></span>
          <Name>{step.name}</Name>
          {critical && (
            <span class="timeline-critical" title="On the critical path"><Icon name="clock" label="on the critical path" /></span>
          )}
        </button>
        <div class="timeline-bars"><Bar step={step} scale={scale} end={end} critical={critical} /></div>
        <span class={`timeline-took figure${step.startedAt ? '' : ' soft'}`}>
          {tookWords(step, end)}
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
      <span class={`timeline-bar timeline-bar-${isGivenUp(step) ? 'undone' : step.status}${critical ? ' timeline-bar-critical' : ''}`} style={placeOf(span, scale)}>
        {percent !== null && <span class="timeline-bar-part" style={{ width: `${percent}%` }} />}
      </span>
      {step.progress && step.status === 'running' && (
        <span class={`timeline-said${right > 65 && left < 35 ? ' timeline-said-inside' : ''}`} style={saidAt(left, right)}>
          <bdi>{step.progress}</bdi>
        </span>
      )}
    </>
  );
}

/** What a step says stands after its bar, where there is room; else before it, else on it. */
const saidAt = (left: number, right: number) =>
  right <= 65 ? { left: `${right}%` } : left >= 35 ? { right: `${100 - left}%` } : { left: `${left}%` };

const placeOf = (span: Span, scale: Scale) => {
  const left = scale.at(span.from);
  return { left: `${left}%`, width: `${Math.max(0, scale.at(span.to) - left)}%` };
};

/** How far it is, or how long it takes so far or took; of one that has not begun, its state. */
function tookWords(step: StepDetail, end: number): string {
  if (step.status === 'running' && step.percent !== undefined) return `${Math.round(step.percent)} %`;
  const span = spanOf(step, end);
  return span ? duration((span.to - span.from) / 1000) : lookOf(step.status).word;
}
