import { LinkButton, Page, type PageProps } from '../../components';
import { href } from '../../router';

export default function NotFoundPage(_: PageProps) {
  return (
    <Page title="There is no such page" lead="The address is not one of this console.">
      <div><LinkButton href={href.home}>To the start</LinkButton></div>
    </Page>
  );
}
