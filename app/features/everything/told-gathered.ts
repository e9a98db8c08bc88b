import { type Described, unit } from './told.ts';

const year = { ja: '西暦、4月から', en: 'from April' };

/** What was gathered from the records, brought in, or noted of what people did. */
export const gathered: Described<
  | 'saved_view'
  | 'template'
  | 'import_batch'
  | 'import_row'
  | 'import_memory'
  | 'tally'
  | 'tally_change'
  | 'report'
  | 'report_story'
  | 'mapping'
  | 'series'
  | 'series_row'
  | 'audit'
> = {
  saved_view: {
    ja: '見方',
    en: 'Kept filters of a list',
    columns: {
      name: ['名前', 'Name'],
      query: ['しぼりこみ', 'The filter, as in the address'],
      shared: ['みんなで使う', 'Whether all may use it', unit.flag],
    },
  },
  template: {
    ja: 'ひな形',
    en: 'Forms filled beforehand',
    columns: {
      staff_id: ['だれのものか', 'Whose; empty: of the office', unit.staff],
      name: ['名前', 'Name'],
      fields: ['内容', 'The form', unit.json],
      sort: ['並ぶ順', 'Place in the order; below 0: dropped'],
      used: ['使った回数', 'How many records began from it'],
    },
  },
  import_batch: {
    ja: '取り込み',
    en: 'Files that were brought in',
    columns: {
      kind: ['何の取り込みか', 'Of what'],
      staff_id: ['取り込んだ人', 'Who brought it in', unit.staff],
      file_name: ['ファイルの名前', 'Name of the file'],
      rows: ['行の数', 'Rows'],
      accepted: ['取り込んだ数', 'Rows that were taken'],
      rejected: ['受けとれなかった数', 'Rows that were not'],
      skipped: ['そのままの数', 'Rows that were left alone'],
      repaired: ['直した数', 'Rows taken in another way than they were written'],
      problems: ['受けとれなかったわけ', 'Why rows were not taken', unit.json],
      undone_at: ['取り消した日時', 'When it was undone', unit.moment],
      undone_by: ['取り消した人', 'Who undid it', unit.staff],
      did: ['触れたもの', 'All that it touched, before and after', unit.json],
      kept: ['残したもの', 'What stayed when it was undone, and why', unit.json],
    },
  },
  import_row: {
    ja: '取り込んだ行',
    en: 'What each row of an import became',
    columns: {
      batch_id: [
        '取り込み',
        'The import',
        { ja: '「import_batch」の表の番号', en: 'an id of the table import_batch' },
      ],
      row: ['何行目', 'Which row'],
      digest: ['行の印', 'Digest of its content'],
      thing_id: ['できたもの', 'What it became', { ja: '番号', en: 'an id' }],
    },
  },
  import_memory: {
    ja: '取り込みの読み方',
    en: 'How headings and words were read before',
    columns: {
      kind: ['何の取り込みか', 'Of what'],
      about: ['見出しか、どの一覧か', 'heading, or which list'],
      typed: ['書かれていた言葉', 'The word as typed'],
      means: ['どう読んだか', 'What it means'],
    },
  },
  tally: {
    ja: '集計',
    en: 'Kept sums by heads and time; they follow from the records',
    columns: {
      cut: ['区分の組', 'Which heads are crossed'],
      span: ['期間', 'A month or a fiscal year', { ja: '年-月 か年度', en: 'YYYY-MM or YYYY' }],
      a: ['1つめの値', 'Value of the first head'],
      b: ['2つめの値', 'Value of the second head'],
      records: ['件数', 'Records'],
      minutes: ['時間', 'Minutes', unit.minutes],
      heads: ['人数', 'People', unit.people],
    },
  },
  tally_change: {
    ja: '集計にこれから加わる分',
    en: 'What is not yet added to the sums',
    columns: {
      sign: ['加えるか引くか', 'Added or taken away', { ja: '1 か -1', en: '1 or -1' }],
      month: ['月', 'Month', { ja: '年-月', en: 'YYYY-MM' }],
      kind: ['活動の種類', 'Kind of activity', unit.code],
      means: ['方法', 'By what means', unit.code],
      verbs: ['支援の動き', 'The verbs', unit.verbs],
      support_main: ['支援の種類', 'Kind of support', unit.support],
      through: ['だれを通して', 'Through whom', unit.code],
      about: ['だれのこと', 'About whom', unit.codes],
      goal_id: ['目標', 'The goal', { ja: '「goal」の表の番号', en: 'an id of the table goal' }],
      course: ['新規・継続', 'New or continued'],
      minutes: ['時間', 'Minutes', unit.minutes],
      headcount: ['人数', 'People', unit.people],
    },
  },
  report: {
    ja: '報告書',
    en: 'Reports',
    columns: {
      title: ['題', 'Title'],
      scope: [
        '何についてか',
        'Of what',
        { ja: 'office 事業所、area 地域、staff 職員', en: 'office, area, staff' },
      ],
      words: ['書いた文', 'The writer’s own words by section', unit.json],
      figures: ['確定したときの数', 'Figures as they were when it was fixed', unit.json],
      fixed_at: ['確定した日時', 'When it was fixed', unit.moment],
      fixed_by: ['確定した人', 'Who fixed it', unit.staff],
      written_by: ['書いた人', 'Who wrote it', unit.staff],
    },
  },
  report_story: {
    ja: '報告書の話',
    en: 'Records told in a report, names taken out',
    columns: {
      report_id: [
        '報告書',
        'The report',
        { ja: '「report」の表の番号', en: 'an id of the table report' },
      ],
      place: ['並ぶ順', 'Place in the report'],
      text: ['話', 'Text'],
      confirmed_at: ['確かめた日時', 'When somebody confirmed that no name is left', unit.moment],
      confirmed_by: ['確かめた人', 'Who confirmed it', unit.staff],
    },
  },
  mapping: {
    ja: 'ほかの報告の表',
    en: 'Which words count as which word of another report',
    columns: {
      fiscal_year: ['年度', 'Fiscal year', year],
      form: ['様式', 'Which report'],
      target: ['欄', 'Which place of it'],
      head: ['区分', 'Which head of ours'],
      code: ['記号', 'Which value of it'],
    },
  },
  series: {
    ja: '人口の数字',
    en: 'What one file said of the people of many areas on one day',
    columns: {
      kind: ['何の数字か', 'Of what'],
      source: ['出どころ', 'Who counted'],
      as_of: ['いつの数字か', 'Day of the figures', unit.day],
      file_name: ['ファイルの名前', 'Name of the file'],
      rows: ['行', 'Rows of the file'],
      accepted: ['取り込んだ行', 'Rows taken'],
      rejected: ['受けとれなかった行', 'Rows not taken'],
      skipped: ['地域でない行', 'Rows that are no area'],
      repaired: ['直して読んだ行', 'Rows not read as they were written'],
      remarks: ['気をつけること', 'Row, column, reason', unit.json],
    },
  },
  series_row: {
    ja: '人口の数字の行',
    en: 'What a file said of one area',
    columns: {
      series_id: [
        'どの数字',
        'Which file',
        { ja: '「series」の表の番号', en: 'an id of the table series' },
      ],
      row: ['何行目', 'Row of the file'],
      code: ['ファイルの地域コード', 'Code of the area in the file'],
      city: ['市', 'City'],
      name: ['ファイルの地域の名前', 'Name of the area in the file'],
      figures: ['数', 'People, sexes, ages, households', unit.json],
      ages: ['年齢ごとの数', 'Sex, first and last year of age, count', unit.json],
    },
  },
  audit: {
    ja: '操作の記録',
    en: 'Who wrote and who looked',
    columns: {
      seq: ['何行目', 'Number of the line'],
      at: ['日時', 'When', unit.moment],
      actor_id: ['だれが', 'Who; empty: the program', unit.staff],
      verb: ['何をしたか', 'What was done'],
      thing: ['何に', 'Kind of thing'],
      thing_id: ['どれに', 'Which one', { ja: '番号', en: 'an id' }],
      fields: ['くわしく', 'Fields; # is a digest of what is personal', unit.json],
    },
  },
};
