import type { ReactElement } from 'react';
import { AboutPlans } from '../appointments/help.tsx';
import { AboutReports } from '../reports/help.tsx';
import { AboutRetention } from '../retention/help.tsx';
import { AboutKeys } from './keys.tsx';
import {
  AboutCopies,
  AboutImports,
  AboutLeaks,
  AboutPaste,
  AboutReach,
  AboutTakingOut,
} from './moving.tsx';
import { AboutGaps, AboutOverview, AboutSpread, AboutStatistics } from './overview.tsx';
import { AboutMappings, AboutReviews, AboutSearch } from './reading.tsx';
import {
  AboutConsents,
  AboutCourse,
  AboutDaily,
  AboutFiles,
  AboutLine,
  AboutMistakes,
  AboutNames,
  AboutRecords,
  AboutTemplates,
} from './writing.tsx';

type Topic = { id: string; title: string; About: () => ReactElement };

/** In the order of a worker's first weeks: writing, then planning, reading, giving on. */
export const topics: Topic[] = [
  { id: 'records', title: '記録を書く', About: AboutRecords },
  { id: 'line', title: '一行で書く', About: AboutLine },
  { id: 'daily', title: '日報を書く', About: AboutDaily },
  { id: 'templates', title: 'ひな形', About: AboutTemplates },
  { id: 'course', title: '新規・継続', About: AboutCourse },
  { id: 'names', title: '名前や住所を書くとき', About: AboutNames },
  { id: 'files', title: '写真やファイルを加えるとき', About: AboutFiles },
  { id: 'consents', title: '同意', About: AboutConsents },
  { id: 'mistakes', title: '間違えたとき', About: AboutMistakes },
  { id: 'plans', title: '先に予定を立てる', About: AboutPlans },
  { id: 'reviews', title: '確認とひとこと', About: AboutReviews },
  { id: 'search', title: 'さがす', About: AboutSearch },
  { id: 'overview', title: '見える化', About: AboutOverview },
  { id: 'gaps', title: '足りないところ', About: AboutGaps },
  { id: 'spread', title: 'むら', About: AboutSpread },
  { id: 'statistics', title: '地域の人口', About: AboutStatistics },
  { id: 'reports', title: '報告書を作る', About: AboutReports },
  { id: 'mappings', title: 'ほかの報告の表', About: AboutMappings },
  { id: 'taking-out', title: '書き出す・印刷する', About: AboutTakingOut },
  { id: 'imports', title: '前の記録を取り込む', About: AboutImports },
  { id: 'paste', title: 'Excelから貼り付ける', About: AboutPaste },
  { id: 'copies', title: '控え', About: AboutCopies },
  { id: 'retention', title: '保存期間と廃棄', About: AboutRetention },
  { id: 'reach', title: '電話やほかのパソコンから使う', About: AboutReach },
  { id: 'leaks', title: '漏えいのとき', About: AboutLeaks },
  { id: 'keys', title: 'キーボードで使う', About: AboutKeys },
];
