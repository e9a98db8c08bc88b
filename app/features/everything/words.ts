export const auditWords: Record<string, string> = {
  'everything.export': 'すべてを書き出しました',
  'everything.import': 'ほかの場所で書き出したすべてを取り込みました',
};
