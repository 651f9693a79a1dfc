import { useState } from 'preact/hooks';
import { useAction } from '../../action';
import { post } from '../../api';
import { Button, Check, Dialog, ErrorNote, Field, Select } from '../../components';
import { blank, codes, effects, isOfRequests, services, wishOf, wrongWith, type FaultForm } from './faults';

/** Asks for a rule: what fails, how, how often and how long. */
export function FaultDialog({ regions, onClose, reload }: { regions: readonly string[]; onClose: () => void; reload: () => void }) {
  const [region, setRegion] = useState(regions[0] ?? '');
  const [form, setForm] = useState<FaultForm>(blank);
  const adding = useAction(async () => {
    await post('/range/faults', wishOf(region, form));
    reload();
    onClose();
  });
  const wrong = wrongWith(form);
  const set = <K extends keyof FaultForm>(name: K) => (value: FaultForm[K]) => setForm((old) => ({ ...old, [name]: value }));
  const first = Object.values(wrong)[0] ?? null;
  return (
    <Dialog title="Let a Region fail" onClose={onClose} wide>
      <form
        class="dialog-form"
        onSubmit={(submit) => {
          submit.preventDefault();
          if (first === null) void adding.run();
        }}
      >
        <div class="fault-fields">
          <Select label="Region" value={region} onChange={setRegion} options={regions} />
          <Select label="What it does" value={form.effect} onChange={set('effect')} options={effects} />
          {form.effect === 'error' && <Field label="Error code" hint="As AWS answers it" value={form.code} onInput={set('code')} list={codes} wrong={wrong.code} mono />}
          {form.effect === 'latency' && <Field label="How late, in milliseconds" type="number" value={form.latency} onInput={set('latency')} wrong={wrong.latency} />}
          {isOfRequests(form.effect) && <Select label="Service" value={form.service} onChange={set('service')} options={services} />}
          {isOfRequests(form.effect) && <Field label="Operation" hint="AWS's name, such as PutObject; empty for all" value={form.operation} onInput={set('operation')} mono />}
          <Field label="How often, in percent" type="number" value={form.percent} onInput={set('percent')} wrong={wrong.percent} />
          <Field label="At most so many times" hint="Empty for any number" type="number" value={form.times} onInput={set('times')} wrong={wrong.times} />
          <Field label="For so many seconds" hint="Empty until it is ended" type="number" value={form.seconds} onInput={set('seconds')} wrong={wrong.seconds} />
        </div>
        {isOfRequests(form.effect) && <Check label="Also what the Regions ask each other" checked={form.peers} onChange={set('peers')} />}
        {adding.problem && <ErrorNote problem={adding.problem} />}
        <div class="dialog-foot">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" why={first} busy={adding.busy}>Add the fault</Button>
        </div>
      </form>
    </Dialog>
  );
}
