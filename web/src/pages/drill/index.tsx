import { Empty, Page, type PageProps } from '../../components';

export default function DrillPage(_: PageProps) {
  return (
    <Page title="Drill">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
