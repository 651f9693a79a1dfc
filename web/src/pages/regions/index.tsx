import { Empty, Page, type PageProps } from '../../components';

export default function RegionsPage(_: PageProps) {
  return (
    <Page title="Local regions">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
