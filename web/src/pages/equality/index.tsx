import { Empty, Page, type PageProps } from '../../components';

export default function EqualityPage(_: PageProps) {
  return (
    <Page title="Equality">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
