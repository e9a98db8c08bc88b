/** Files of a kind that is not read: what it is, and what to do. */
const SAVE_ANEW =
  'Excelで開いて、「名前を付けて保存」で種類に「Excel ブック（.xlsx）」を選び、できたファイルを選んでください。';

export const waysOut = {
  empty: 'ファイルが空です。中身のあるファイルを選んでください。',
  ole: `古い形のExcel（.xls）か、パスワードのかかったファイルです。パスワードがあれば外してください。${SAVE_ANEW}`,
  password: `パスワードのかかったファイルです。パスワードを外してください。${SAVE_ANEW}`,
  macro: `マクロの入ったファイルです。安全のため読みません。${SAVE_ANEW}`,
  binaryWorkbook: `「.xlsb」という形のファイルです。${SAVE_ANEW}`,
  openDocument: `「.ods」という形のファイルです。${SAVE_ANEW}`,
  noWorkbook: `Excelの表ではないファイルです。${SAVE_ANEW}`,
  broken: `ファイルがこわれているか、途中で切れています。${SAVE_ANEW}`,
  unsafe: `安全のため読まないファイルです（ふつうのExcelが作らない部分があります）。${SAVE_ANEW}`,
  pdf: 'PDFは取り込めません。もとのExcelかCSVのファイルを選んでください。',
  json: 'JSONは取り込めません。ExcelかCSVのファイルを選んでください。',
  other: '取り込めるのは、Excel（.xlsx）かCSVのファイルです。',
  quote:
    '「"」のしるしが閉じていないところがあります。ファイルが途中で切れていないか、確かめてください。',
  noSheet: 'そのシートは見つかりません。もう一度選んでください。',
  nothing: '表に何も書かれていません。ほかのシートかファイルを選んでください。',
};
