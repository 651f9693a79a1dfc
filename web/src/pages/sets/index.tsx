import { Empty, Page, type PageProps } from '../../components';

export default function SetsPage(_: PageProps) {
  return (
    <Page title="Recovery sets">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
