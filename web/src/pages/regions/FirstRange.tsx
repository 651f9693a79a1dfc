import { useAction } from '../../action';
import { post } from '../../api';
import { ActionButton, Card, Empty } from '../../components';

/** Where there are no local regions yet: what they are for, and the button that starts two. */
export function FirstRange({ reload }: { reload: () => void }) {
  const starting = useAction(async () => {
    await post('/range/regions');
    reload();
  });
  return (
    <Card>
      <Empty title="There are no local Regions here yet.">
        <p>
          A rehearsal range: two processes that answer as AWS Regions do, us-east-1 and us-west-2, with real objects, machines and databases.
          It costs nothing, and nothing in it touches AWS. Point any AWS client at it, protect something, lose a Region, and see what comes back.
        </p>
        <ActionButton action={starting} kind="primary" icon="play">Start two local Regions</ActionButton>
      </Empty>
    </Card>
  );
}
