import { Empty, Page, type PageProps } from '../../components';

export default function SetPage(_: PageProps) {
  return (
    <Page title="Recovery set">
      <Empty title="Nothing is here yet." />
    </Page>
  );
}
