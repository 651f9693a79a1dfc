import { Empty, Page, type PageProps } from '../../components';

export default function RunPage(_: PageProps) {
  return (
    <Page title="Run">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
