import { type Described, unit } from './told.ts';

const kind = ['何の記録か', 'Kind of thing'] as const;
const thing = ['どれ', 'Which one', { ja: '番号', en: 'an id' }] as const;

const request = { ja: '「request」の表の番号', en: 'an id of the table request' } as const;

/** How long things are kept, what was erased, and what people may ask of their own data. */
export const rights: Described<
  | 'retention_rule'
  | 'retention_hold'
  | 'disposal'
  | 'disposal_item'
  | 'consent'
  | 'consent_file'
  | 'request'
  | 'request_piece'
  | 'record_stop'
  | 'leak'
> = {
  retention_rule: {
    ja: '保存する年数',
    en: 'How many years a kind of thing is kept',
    columns: {
      kind,
      years: ['何年', 'Years; empty: for ever', { ja: '年', en: 'years' }],
      set_at: ['決めた日時', 'When it was decided', unit.moment],
      set_by: ['決めた人', 'Who decided it', unit.staff],
    },
  },
  retention_hold: {
    ja: '廃棄の保留',
    en: 'What is due and yet not erased before a day',
    columns: {
      kind,
      thing_id: thing,
      reason: ['わけ', 'Why'],
      at: ['決めた日時', 'When it was decided', unit.moment],
      by: ['決めた人', 'Who decided it', unit.staff],
    },
  },
  disposal: {
    ja: '廃棄',
    en: 'Erasures: proposed by one, approved by another; then the certificate',
    columns: {
      kind,
      years: ['保存した年数', 'Years it was kept', { ja: '年', en: 'years' }],
      from_on: ['いつから', 'First day of what is in it', unit.day],
      until_on: ['いつまで', 'Last day of what is in it', unit.day],
      proposed: ['出した件数', 'How many were proposed'],
      proposed_at: ['出した日時', 'When it was proposed', unit.moment],
      proposed_by: ['出した人', 'Who proposed it', unit.staff],
      proposer: ['出した人の名前', 'The name of who proposed it, as it was then'],
      refused_at: ['差しもどした日時', 'When it was refused', unit.moment],
      refused_by: ['差しもどした人', 'Who refused it', unit.staff],
      refused_reason: ['差しもどしたわけ', 'Why it was refused'],
      approved_at: ['認めた日時', 'When it was approved', unit.moment],
      approved_by: ['認めた人', 'Who approved it', unit.staff],
      approver: ['承認した人の名前', 'The name of who approved it, as it was then'],
      erased: ['廃棄した件数', 'How many were erased'],
      ids_hash: ['廃棄した番号の印', 'SHA-256 of the ids that were erased'],
      cleaned_at: ['あとも消した日時', 'When the gaps in the database were emptied', unit.moment],
    },
  },
  disposal_item: {
    ja: '廃棄したもの',
    en: 'What is in an erasure',
    columns: {
      disposal_id: [
        '廃棄',
        'The erasure',
        { ja: '「disposal」の表の番号', en: 'an id of the table disposal' },
      ],
      thing_id: thing,
    },
  },
  consent: {
    ja: '同意',
    en: 'What people agreed to',
    columns: {
      name: ['だれの同意か', 'Whose consent'],
      scope: [
        '何についてか',
        'What for',
        {
          ja: 'photo 写真、share 伝えること、resource 社会資源、other そのほか',
          en: 'photo, share, resource, other',
        },
      ],
      what: ['くわしく', 'In words'],
      given_on: ['同意した日', 'Day it was given', unit.day],
      means: ['どう聞いたか', 'How it was given', { ja: 'paper 紙、word 口頭', en: 'paper, word' }],
      taken_by: ['聞いた人', 'Who asked', unit.staff],
      note: ['覚え', 'Remark'],
      withdrawn_on: ['取り消した日', 'Day it was withdrawn', unit.day],
    },
  },
  consent_file: {
    ja: '同意で載せられる写真',
    en: 'Photos that a consent opens',
    columns: {
      consent_id: [
        '同意',
        'The consent',
        { ja: '「consent」の表の番号', en: 'an id of the table consent' },
      ],
      file_id: ['写真', 'The photo', { ja: '「file」の表の番号', en: 'an id of the table file' }],
    },
  },
  request: {
    ja: '本人からの請求',
    en: 'Requests to see, to correct or to stop the use of one’s own data',
    columns: {
      kind: [
        '何の請求か',
        'What is asked for',
        { ja: 'see 見る、correct 直す、stop 使わない', en: 'see, correct, stop' },
      ],
      name: ['請求した人の名前', 'Whose data'],
      spellings: ['名前のほかの書き方', 'Other ways the name is written, one a line'],
      phone: ['電話', 'Telephone'],
      address: ['住所', 'Address'],
      asker: ['だれが', 'Who asks', { ja: 'self 本人、agent 代わりの人', en: 'self, agent' }],
      agent: ['代わりの人', 'The agent'],
      identity: ['どう確かめたか', 'How it was checked who asks'],
      wish: ['望み', 'What is wished'],
      asked_on: ['請求の日', 'Day of the request', unit.day],
      due_on: ['答える期限', 'Day by which it is answered', unit.day],
      extended_reason: ['延ばしたわけ', 'Why the day was moved'],
      decision: [
        '決めたこと',
        'Decision',
        { ja: 'all すべて、part 一部、refused しない', en: 'all, part, refused' },
      ],
      decision_reason: ['決めたわけ', 'Why'],
      decided_on: ['決めた日', 'Day of the decision', unit.day],
      decided_by: ['決めた人', 'Who decided', unit.staff],
      closed_at: ['終えた日時', 'When it was closed', unit.moment],
      written_by: ['受けた人', 'Who took it in', unit.staff],
    },
  },
  request_piece: {
    ja: '請求に答えて渡すもの',
    en: 'What is about the asker, with others hidden',
    columns: {
      request_id: ['請求', 'The request', request],
      thing: ['何', 'Kind of thing'],
      thing_id: thing,
      text: ['渡す文', 'Text as it is handed out'],
      withheld: ['渡さないわけ', 'Why it is not handed out; empty: it is'],
      seen_version: ['選んだときの姿', 'Version of the thing when it was chosen'],
      confirmed_at: ['確かめた日時', 'When somebody confirmed it', unit.moment],
      confirmed_by: ['確かめた人', 'Who confirmed it', unit.staff],
    },
  },
  record_stop: {
    ja: '使うのをやめた行動記録',
    en: 'Removed records that are used no more, as the person asked',
    columns: {
      request_id: ['請求', 'The request', request],
      at: ['日時', 'When', unit.moment],
    },
  },
  leak: {
    ja: '漏えい',
    en: 'Leaks: what happened, and the report to the authority',
    columns: {
      kind: ['どのような漏えいか', 'What sort'],
      title: ['題', 'Title'],
      noticed_on: ['気づいた日', 'Day it was noticed', unit.day],
      wrongful: ['不正な目的か', 'By wrongful purpose', unit.flag],
      asked: ['操作の記録で調べたこと', 'What the audit was asked', unit.json],
      words: ['報告の文', 'The report, section by section', unit.json],
      first_on: ['速報の日', 'Day of the first report', unit.day],
      final_on: ['確報の日', 'Day of the last report', unit.day],
      written_by: ['書いた人', 'Who wrote it', unit.staff],
    },
  },
};
