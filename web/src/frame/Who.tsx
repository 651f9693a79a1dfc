import { useState } from 'preact/hooks';
import { useAction } from '../action';
import { post } from '../api';
import { Button, Copy, Dialog, ErrorNote, Field, Icon, Name, Note, Time } from '../components';
import './Who.css';

interface Invitation {
  name: string;
  link: string;
  until: string;
}

/** Who is signed in; behind it, letting somebody else in and signing out. */
export function Who({ user }: { user: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="who" title={`Signed in as ${user.slice(0, 200)}`} onClick={() => setOpen(true)}>
        <Icon name="user" /> <span class="visually-hidden">Signed in as</span> <Name>{user}</Name>
      </button>
      {open && (
        <Dialog title="You and others" onClose={() => setOpen(false)}>
          <div class="stack">
            <p>Signed in as <strong><bdi>{user}</bdi></strong>. Whatever you start or decide is recorded under this name.</p>
            <Invite />
            <SignOut />
          </div>
        </Dialog>
      )}
    </>
  );
}

function Invite() {
  const [name, setName] = useState('');
  const [made, setMade] = useState<Invitation | null>(null);
  const invite = useAction(async () => setMade(await post<Invitation>('/session/invites', { name: name.trim() })));
  return (
    <form
      class="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (name.trim() !== '') void invite.run();
      }}
    >
      <Field label="Let somebody else in" hint="Their name, as it is to stand beside what they do" value={name} onInput={setName} />
      <div>
        <Button type="submit" icon="user" busy={invite.busy} why={name.trim() === '' ? 'Give their name first' : null}>Make a link</Button>
      </div>
      {invite.problem && <ErrorNote problem={invite.problem} />}
      {made && (
        <Note tone="good" title={<>A link for <bdi>{made.name}</bdi></>} live>
          <p>It lets them in once, and runs out <Time at={made.until} />. Whoever has it can do all that you can.</p>
          <Copy label="Copy the link">{made.link}</Copy>
        </Note>
      )}
    </form>
  );
}

function SignOut() {
  const out = useAction(async () => {
    await post('/session/end');
    location.assign('/');
  });
  return (
    <div class="stack">
      <div><Button kind="quiet" busy={out.busy} onClick={() => void out.run()}>Sign out</Button></div>
      {out.problem && <ErrorNote problem={out.problem} />}
    </div>
  );
}
