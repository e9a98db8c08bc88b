import { type Described, unit } from './told.ts';

const appointment = { ja: '「appointment」の表の番号', en: 'an id of the table appointment' };

const version = {
  at: ['いつまでの姿か', 'When a later version replaced it', unit.moment],
  by: ['次に直した人', 'Who replaced it', unit.staff],
  fields: ['そのときの内容', 'What stood there', unit.json],
} as const;

/** What was done and planned, and what hangs on it. */
export const records: Described<
  | 'record'
  | 'record_confidential'
  | 'record_version'
  | 'record_confidential_version'
  | 'record_review'
  | 'record_comment'
  | 'next_step'
  | 'appointment'
  | 'appointment_staff'
  | 'appointment_move'
  | 'file'
> = {
  record: {
    ja: '行動記録',
    en: 'Records of what a worker did, the part that all of the office may read',
    columns: {
      staff_id: ['書いた人', 'Who acted', unit.staff],
      occurred_on: ['した日', 'Day of the action', unit.day],
      started_at: ['始めた時刻', 'When it began', unit.time],
      minutes: ['かかった時間', 'How long it took', unit.minutes],
      place: ['場所', 'Place'],
      kind: ['活動の種類', 'Kind of activity', unit.code],
      means: ['方法', 'By what means', unit.code],
      verbs: ['支援の動き', 'The verbs of the support policy', unit.verbs],
      support_main: ['支援の種類（主）', 'Main kind of support', unit.support],
      support_second: ['支援の種類（副）', 'Second kind of support', unit.support],
      goal_id: [
        '目標',
        'The goal it serves',
        { ja: '「goal」の表の番号', en: 'an id of the table goal' },
      ],
      with_names: ['いっしょに動いた人', 'With whom'],
      headcount: ['人数', 'How many took part', unit.people],
      aim: ['何のために', 'What for'],
      position: ['自分の立場', 'In which position'],
      done: ['したこと', 'What was done'],
      noticed: ['気づいたこと', 'What was noticed'],
      result: ['結果', 'What came of it', unit.code],
      through: ['だれを通して', 'Through whom it came', unit.code],
      about: ['だれのこと', 'Whom it was about', unit.codes],
      connected: ['つないだ先', 'Whom it was connected with', unit.codes],
      completeness: ['書けている度合い', 'How whole the record is', unit.percent],
      fiscal_year: ['年度', 'Fiscal year of the day', { ja: '西暦、4月から', en: 'from April' }],
      half: ['上期・下期', 'Half of the fiscal year', { ja: '1 上期、2 下期', en: '1 or 2' }],
      month: ['月', 'Month of the day', { ja: '年-月', en: 'YYYY-MM' }],
      timeline: ['並ぶ番号', 'Its place in time as one number'],
      appointment_id: ['もとの予定', 'The appointment it fulfils', appointment],
      follows_id: ['もとの記録', 'The record whose next step it is', unit.record],
      looked: ['確認した姿', 'The highest version that a manager has looked at'],
      course: [
        '新規・継続',
        'New or continued',
        { ja: 'new 新規、continued 継続', en: 'new, continued' },
      ],
    },
  },
  record_confidential: {
    ja: '内密の欄',
    en: 'The confidential part of records',
    columns: {
      who: ['だれのことか', 'Who it is about'],
      detail: ['聞いたこと', 'What was told'],
      timeline: ['並ぶ番号', 'Place in time of its record'],
    },
  },
  record_version: { ja: '行動記録の前の姿', en: 'Records as they were before', columns: version },
  record_confidential_version: {
    ja: '内密の欄の前の姿',
    en: 'Confidential parts as they were before',
    columns: version,
  },
  record_review: {
    ja: '供覧・確認',
    en: 'Which versions of a record a senior has looked at',
    columns: {
      staff_id: ['確認した人', 'Who looked', unit.staff],
      version: ['確認した姿', 'At which version'],
      at: ['確認した日時', 'When', unit.moment],
    },
  },
  record_comment: {
    ja: 'ひとこと',
    en: 'Words back to the writer',
    columns: {
      staff_id: ['書いた人', 'Who wrote it', unit.staff],
      text: ['ひとこと', 'Text'],
      read_at: ['読んだ日時', 'When the writer of the record saw it', unit.moment],
    },
  },
  next_step: {
    ja: '次にすること',
    en: 'Next steps of records',
    columns: {
      text: ['すること', 'What is to be done'],
      due_on: ['いつまでに', 'By which day', unit.day],
      done_at: ['した日時', 'When it was done', unit.moment],
      done_by: ['した人', 'Who did it', unit.staff],
    },
  },
  appointment: {
    ja: '予定',
    en: 'Steps planned before the act',
    columns: {
      staff_id: ['進める人', 'Who leads', unit.staff],
      planned_on: ['予定の日', 'Planned day', unit.day],
      started_at: ['始める時刻', 'When it is to begin', unit.time],
      minutes: ['かかる時間', 'How long', unit.minutes],
      place: ['場所', 'Place'],
      kind: ['活動の種類', 'Kind of activity', unit.code],
      verbs: ['支援の動き', 'The verbs', unit.verbs],
      support_main: ['支援の種類', 'Kind of support', unit.support],
      goal_id: [
        '目標',
        'The goal it serves',
        { ja: '「goal」の表の番号', en: 'an id of the table goal' },
      ],
      title: ['題', 'Title'],
      with_names: ['いっしょに動く人', 'With whom'],
      aim: ['何のために', 'What for'],
      position: ['自分の立場', 'In which position'],
      follows_id: ['もとの記録', 'The record whose next step it is', unit.record],
      dropped_at: ['やめた日時', 'When it was given up', unit.moment],
      dropped_by: ['やめた人', 'Who gave it up', unit.staff],
      dropped_reason: ['やめたわけ', 'Why it was given up'],
    },
  },
  appointment_staff: {
    ja: '予定にいっしょに行く職員',
    en: 'Colleagues who come along',
    columns: { appointment_id: ['予定', 'The appointment', appointment] },
  },
  appointment_move: {
    ja: '予定の延期',
    en: 'Each time an appointment was put off',
    columns: {
      appointment_id: ['予定', 'The appointment', appointment],
      from_on: ['前の日', 'The day it was planned for', unit.day],
      to_on: ['新しい日', 'The day it was moved to', unit.day],
      reason: ['わけ', 'Why'],
      at: ['延ばした日時', 'When it was moved', unit.moment],
      by: ['延ばした人', 'Who moved it', unit.staff],
    },
  },
  file: {
    ja: '写真・ファイル',
    en: 'Photos and files of records; their bytes lie in files/ under office and id',
    columns: {
      room: [
        'どちらの欄のものか',
        'In which room',
        { ja: 'shared ふつうの欄、confidential 内密の欄', en: 'shared, confidential' },
      ],
      name: ['ファイルの名前', 'Name of the file'],
      caption: ['説明', 'Caption'],
      type: ['種類', 'Media type'],
      bytes: ['大きさ', 'Size', unit.bytes],
      width: ['横', 'Width', unit.pixels],
      height: ['縦', 'Height', unit.pixels],
      sha256: ['中身の印', 'SHA-256 of the bytes'],
      consent: [
        '掲載可否',
        'Whether it may be shown outside',
        { ja: 'unasked まだ聞いていない、yes よい、no いけない', en: 'unasked, yes, no' },
      ],
      consent_note: ['掲載可否の覚え', 'Remark on that'],
      staff_id: ['加えた人', 'Who added it', unit.staff],
    },
  },
};
