import { Empty, Page, type PageProps } from '../../components';

export default function MovesPage(_: PageProps) {
  return (
    <Page title="Failover">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
