/** What stands behind a name when it is one: a role, kin, what a person does. */
import { ROLES } from './titled-names.ts';

export const KIN =
  '奥|妻|夫|主人|旦那|息|娘|母|父|兄|弟|姉|妹|祖|孫|家|宅|自宅|長男|長女|次男|次女|件|話|様子|お|ご|[一二三四五六両\\d]';
export const PERSON_GOES_ON = new RegExp(
  `^(?:、|・|,|と|は|が|も|に|へ|から|より|を|\\)|「|$|\\n|。|の(?:${KIN})|宅|家|邸|夫妻|夫婦)`,
  'u',
);
export const ROLE_NEXT = new RegExp(`^ ?${ROLES}`, 'u');

export function tailAfter(text: string, to: number): string {
  return ROLE_NEXT.test(text.slice(to, to + 12)) ? '' : 'さん';
}
