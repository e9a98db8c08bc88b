export const dueWords = { first: '速報', final: '確報' } as const;

/** What becomes of a leak, on the page that one comes back to. */
export const doneWords: Record<string, string> = {
  opened: '書きはじめました。分かっていることは、操作の記録から入れてあります。',
  saved: '保存しました。',
  shut: 'ログイン、信頼した端末、予定のアドレスを、すべて終わらせました。',
};
