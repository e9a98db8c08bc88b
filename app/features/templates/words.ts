export const auditWords: Record<string, string> = {
  'template.add': 'ひな形を作りました',
  'template.edit': 'ひな形を直しました',
  'template.clash': 'ひな形を同時に直そうとして、とまりました',
  'template.move': 'ひな形の順を変えました',
  'template.drop': 'ひな形を消しました',
  'template.restore': '消したひな形を元に戻しました',
  'template.purge': '消して30日たったひな形を片づけました',
};

/** What `?done=` says on the page of templates. */
export const doneWords: Record<string, string> = {
  add: 'ひな形を作りました',
  edit: 'ひな形を直しました',
  up: '順を変えました',
  down: '順を変えました',
  back: 'ひな形を元に戻しました',
};
