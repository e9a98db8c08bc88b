/** What kept a copy from being made or read, one sentence for the person, with what to do. */
export type ProblemKind =
  | 'passphrase'
  | 'damaged'
  | 'unsound'
  | 'strange'
  | 'newer'
  | 'full'
  | 'taken'
  | 'place';

export class BackupProblem extends Error {
  readonly kind: ProblemKind;
  constructor(kind: ProblemKind, sentence: string) {
    super(sentence);
    this.kind = kind;
  }
}

export const strange = () =>
  new BackupProblem(
    'strange',
    'これは、えんがわの控えではありません。ファイルの名前を確かめてください。',
  );
export const damaged = () =>
  new BackupProblem(
    'damaged',
    'この控えはこわれているか、途中で切れています。これは使わず、ほかの控えを使ってください。',
  );
export const wrongPassphrase = () =>
  new BackupProblem(
    'passphrase',
    '合言葉が違います。控えをとったときの合言葉を、BACKUP_PASSPHRASE に入れてください。控えはこわれていません。',
  );
export const newer = () =>
  new BackupProblem(
    'newer',
    'この控えは、もっと新しい版のえんがわでとったものです。新しい版で読んでください。',
  );
