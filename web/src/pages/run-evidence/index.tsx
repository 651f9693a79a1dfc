import { Empty, Page, type PageProps } from '../../components';

export default function RunEvidencePage(_: PageProps) {
  return (
    <Page title="Evidence of a run">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
