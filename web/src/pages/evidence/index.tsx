import { Empty, Page, type PageProps } from '../../components';

export default function EvidencePage(_: PageProps) {
  return (
    <Page title="Evidence">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
