import { Empty, Page, type PageProps } from '../../components';

export default function PlanPage(_: PageProps) {
  return (
    <Page title="Plan">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
