export const auditWords: Record<string, string> = {
  'job.start': '時間のかかる仕事を始めました',
  'job.stop': '時間のかかる仕事を止めました',
  'job.end': '時間のかかる仕事が終わりました',
};
