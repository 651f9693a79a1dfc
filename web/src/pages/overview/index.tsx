import { Empty, Page, type PageProps } from '../../components';

export default function OverviewPage(_: PageProps) {
  return (
    <Page title="Overview">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
