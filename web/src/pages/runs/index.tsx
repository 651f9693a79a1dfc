import { Empty, Page, type PageProps } from '../../components';

export default function RunsPage(_: PageProps) {
  return (
    <Page title="Runs">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
