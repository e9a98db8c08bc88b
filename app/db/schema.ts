/**
 * Every table, as Kysely sees it. One shape for both engines: ids and dates are
 * text, moments are ISO text with Z, flags are 0 or 1, JSON is text, so that a
 * row has the same bytes on SQLite and on PostgreSQL (R14).
 * `office_id` comes first in each key: an office never sees another's rows, and
 * the tables can be distributed by office.
 */
type Flag = 0 | 1;
type Day = string;
type Moment = string;

type Kept = { version: number; updated_at: Moment; updated_by: string | null };

export type OfficeTable = {
  id: string;
  name: string;
  kind: 'real' | 'sample';
  created_at: Moment;
} & Kept;

export type StaffTable = {
  office_id: string;
  id: string;
  name: string;
  kana: string;
  email: string;
  role: 'csw' | 'cn' | 'manager' | 'admin' | 'viewer';
  joined_on: Day;
  left_on: Day | null;
} & Kept;

/** What proves who somebody is. The secret is encrypted with a key kept outside the database. */
export type CredentialTable = {
  office_id: string;
  staff_id: string;
  password_hash: string | null;
  totp_secret: string | null;
  totp_confirmed_at: Moment | null;
  /** The last time step used, so that a code works once (RFC 6238, 5.2). */
  totp_step: number;
  updated_at: Moment;
};

export type RecoveryCodeTable = {
  office_id: string;
  staff_id: string;
  code_hash: string;
  used_at: Moment | null;
};

export type PasskeyTable = {
  office_id: string;
  id: string;
  staff_id: string;
  credential_id: string;
  public_key: string;
  counter: number;
  transports: string;
  name: string;
  created_at: Moment;
  used_at: Moment | null;
};

/** Only the digest of the cookie is kept: reading the database does not let one in. */
export type SessionTable = {
  office_id: string;
  token_hash: string;
  staff_id: string;
  /** 'password' has given the first factor only and may do nothing but give the second. */
  stage: 'password' | 'full';
  created_at: Moment;
  seen_at: Moment;
  ended_at: Moment | null;
};

export type TrustedDeviceTable = {
  office_id: string;
  token_hash: string;
  staff_id: string;
  label: string;
  created_at: Moment;
  expires_at: Moment;
};

/** Failed sign-ins by digest of account or address. It knows no office: nobody is known yet. */
export type SignInTryTable = { id: string; key: string; at: Moment };

/** A passkey challenge waits here for its answer, once. */
export type ChallengeTable = { id: string; challenge: string; expires_at: Moment };

export type InvitationTable = {
  office_id: string;
  id: string;
  token_hash: string;
  staff_id: string;
  created_at: Moment;
  created_by: string | null;
  expires_at: Moment;
  used_at: Moment | null;
};

/** Who works where, for which kind of support, as main or deputy (H12). */
export type AssignmentTable = {
  office_id: string;
  id: string;
  staff_id: string;
  area_id: string;
  support: string;
  duty: 'main' | 'deputy';
  from_on: Day;
  until_on: Day | null;
} & Kept;

export type AreaTable = {
  office_id: string;
  id: string;
  kind: 'city' | 'district' | 'zone' | 'town' | 'part' | 'neighbourhood';
  name: string;
  kana: string;
  /** The name as a key for matching, however it is written. */
  key: string;
  lat: number | null;
  lng: number | null;
  from_on: Day | null;
  until_on: Day | null;
  /** Where it is known from, shown with its date: publisher, or 'hand'. */
  source: string;
  source_key: string | null;
} & Kept;

export type AreaParentTable = {
  office_id: string;
  child_id: string;
  parent_id: string;
  from_on: Day;
  until_on: Day | null;
  standing: 'proposed' | 'confirmed';
  source: 'distance' | 'official' | 'hand';
  metres: number | null;
  updated_at: Moment;
  updated_by: string | null;
};

export type AreaNameTable = { office_id: string; area_id: string; name: string; key: string };

/** An entry of a list. A used code is never deleted, it ends. */
export type CodeTable = {
  office_id: string;
  list: string;
  code: string;
  label: string;
  grp: string;
  sort: number;
  from_on: Day | null;
  until_on: Day | null;
} & Kept;

export type PlanTable = {
  office_id: string;
  id: string;
  name: string;
  edition: string;
  purpose: string;
  from_on: Day;
  until_on: Day;
  review: string;
} & Kept;

export type GoalTable = {
  office_id: string;
  id: string;
  plan_id: string;
  text: string;
  sort: number;
  until_on: Day | null;
} & Kept;

/** The standards of conduct, and what each verb means here (H3). */
export type PrincipleTable = {
  office_id: string;
  id: string;
  kind: 'standard' | 'policy';
  verb: string | null;
  text: string;
  sort: number;
} & Kept;

/** 行動記録, the part that all of the office may read (H6). */
export type RecordTable = {
  office_id: string;
  id: string;
  staff_id: string;
  area_id: string;
  occurred_on: Day;
  /** 'HH:MM' or '' when unknown, never null: it is part of the paging key. */
  started_at: string;
  minutes: number | null;
  place: string;
  kind: string;
  means: string | null;
  /** The five verbs as bits, see lists/verbs.ts. */
  verbs: number;
  support_main: string;
  support_second: string | null;
  goal_id: string | null;
  with_names: string;
  headcount: number | null;
  aim: string;
  position: string;
  done: string;
  noticed: string;
  result: string | null;
  through: string | null;
  /** Codes, JSON arrays. */
  about: string;
  connected: string;
  /** 0 to 100, stored for distributions (H1). */
  completeness: number;
  /** Stored because every report groups by them. */
  fiscal_year: number;
  half: 1 | 2;
  month: string;
  /** Place in time as one number, see records/timeline.ts: paging key and row of the search index. */
  timeline: number;
  /** What can be found, normalised; the recheck of the index reads it. */
  search_text: string;
  created_at: Moment;
  removed_at: Moment | null;
  removed_by: string | null;
  removed_reason: string | null;
  /** What had been planned and is done by this record: planned work (H4). */
  appointment_id: string | null;
  /** The record whose next step this one is: planned work too (H4). */
  follows_id: string | null;
  /** The highest version in record_review, stored so that what waits has an index of its own (P3). */
  looked: number;
  /** 新規 or 継続, null where nobody said. */
  course: 'new' | 'continued' | null;
  /** Its time to be kept was over: what is counted of it stays, its texts are gone (S13). */
  erased_at: Moment | null;
} & Kept;

/**
 * How many records, minutes and people fall under two heads, one head (`b` is '') or
 * none, in a month or a fiscal year: see figures/heads.ts. Kept because counting a year of rows at each look is slow (P4).
 */
export type TallyTable = {
  office_id: string;
  cut: string;
  /** A month, '2026-05', or a fiscal year, '2026'. */
  span: string;
  a: string;
  b: string;
  records: number;
  minutes: number;
  heads: number;
};

/** What saving, correcting (−1 and +1) and removing change of the tally and is not yet added to it. */
export type TallyChangeTable = {
  office_id: string;
  id: string;
  sign: 1 | -1;
  month: string;
  area_id: string;
  staff_id: string;
  kind: string;
  means: string | null;
  /** The five verbs as bits. */
  verbs: number;
  support_main: string;
  through: string | null;
  /** Codes, a JSON array. */
  about: string;
  goal_id: string | null;
  course: 'new' | 'continued' | null;
  minutes: number | null;
  headcount: number | null;
};

/** A report of an office, an area or a worker over a time. Once fixed its figures stay. */
export type ReportTable = {
  office_id: string;
  id: string;
  title: string;
  scope: 'office' | 'area' | 'staff';
  area_id: string | null;
  staff_id: string | null;
  from_on: Day;
  until_on: Day;
  /** The writer's own words by section, JSON. */
  words: string;
  /** As they were when it was fixed, JSON. */
  figures: string | null;
  fixed_at: Moment | null;
  fixed_by: string | null;
  written_by: string;
  created_at: Moment;
  removed_at: Moment | null;
  removed_by: string | null;
} & Kept;

/** A record told in a report, names taken out; shown to others only once a person confirmed it (S5). */
export type ReportStoryTable = {
  office_id: string;
  report_id: string;
  record_id: string;
  place: number;
  text: string;
  confirmed_at: Moment | null;
  confirmed_by: string | null;
};

/** Which words of ours count as which word of another report, in one fiscal year. */
export type MappingTable = {
  office_id: string;
  fiscal_year: number;
  form: string;
  target: string;
  head: string;
  code: string;
  updated_at: Moment;
  updated_by: string | null;
};

/** The confidential part: the other room. Read only through confidential.server.ts. */
export type RecordConfidentialTable = {
  office_id: string;
  record_id: string;
  who: string;
  detail: string;
  timeline: number;
  search_text: string;
} & Kept;

/** A record as it was before a later version replaced it. */
export type RecordVersionTable = {
  office_id: string;
  record_id: string;
  version: number;
  at: Moment;
  by: string | null;
  fields: string;
};
export type RecordConfidentialVersionTable = RecordVersionTable;

export type NextStepTable = {
  office_id: string;
  record_id: string;
  staff_id: string;
  area_id: string;
  text: string;
  due_on: Day | null;
  done_at: Moment | null;
  done_by: string | null;
};

export type DraftTable = {
  office_id: string;
  staff_id: string;
  key: string;
  /** The form as it was typed, encrypted: it may hold what is confidential. */
  body: string;
  /** Of the page that sent it: an older post never overwrites a newer one. -1: the text of a day that was split. */
  seq: number;
  updated_at: Moment;
};

export type SavedViewTable = {
  office_id: string;
  id: string;
  staff_id: string;
  name: string;
  query: string;
  shared: Flag;
  created_at: Moment;
};

/** 予定: a step planned before the act, with aim and own position (H4, H5). */
export type AppointmentTable = {
  office_id: string;
  id: string;
  staff_id: string;
  area_id: string;
  planned_on: Day;
  /** 'HH:MM' or '' when open. */
  started_at: string;
  minutes: number | null;
  place: string;
  kind: string | null;
  /** The five verbs as bits, see lists/verbs.ts. */
  verbs: number;
  support_main: string | null;
  goal_id: string | null;
  title: string;
  with_names: string;
  aim: string;
  position: string;
  /** The record whose next step this is. */
  follows_id: string | null;
  /** Normalised, for finding. */
  search_text: string;
  dropped_at: Moment | null;
  dropped_by: string | null;
  dropped_reason: string | null;
  created_at: Moment;
  erased_at: Moment | null;
} & Kept;

/** Colleagues who come along; the one who leads stands in the appointment. */
export type AppointmentStaffTable = {
  office_id: string;
  appointment_id: string;
  staff_id: string;
};

/** Each time it was put off, with the reason. */
export type AppointmentMoveTable = {
  office_id: string;
  id: string;
  appointment_id: string;
  from_on: Day;
  to_on: Day;
  reason: string;
  at: Moment;
  by: string | null;
};

/** The secret address of one's calendar for other programs; only its digest is kept. */
export type CalendarFeedTable = {
  office_id: string;
  staff_id: string;
  token_hash: string;
  created_at: Moment;
};

/** 供覧: which versions of a record a senior has looked at. */
export type RecordReviewTable = {
  office_id: string;
  record_id: string;
  staff_id: string;
  version: number;
  at: Moment;
};

/** A word back to the writer; `read_at` when the writer has seen it. */
export type RecordCommentTable = {
  office_id: string;
  id: string;
  record_id: string;
  staff_id: string;
  text: string;
  created_at: Moment;
  read_at: Moment | null;
};

/** What an office decides for itself, one JSON value a name. */
export type OfficeSettingTable = {
  office_id: string;
  name: string;
  value: string;
} & Kept;

/** A form filled beforehand, of one worker or (`staff_id` null) of the office. */
export type TemplateTable = {
  office_id: string;
  id: string;
  staff_id: string | null;
  name: string;
  /** The form as typed, JSON. */
  fields: string;
  /** Its place in the order. Below nought it was dropped from the place -1 - sort, and may come back there. */
  sort: number;
  /** How many records began from it: the most used is offered first. A record does not keep where it began. */
  used: number;
  created_at: Moment;
} & Kept;

/** One file brought in, with its counts, so that it can be undone as a whole (R10). */
export type ImportBatchTable = {
  office_id: string;
  id: string;
  kind: string;
  staff_id: string;
  file_name: string;
  rows: number;
  accepted: number;
  rejected: number;
  skipped: number;
  repaired: number;
  /** JSON: [{row, column, reason}]. */
  problems: string;
  /** Sealed JSON: the rows that were not taken, as they were. Some may be confidential. */
  rejected_rows: string;
  created_at: Moment;
  undone_at: Moment | null;
  undone_by: string | null;
  /** Of areas. JSON: all that it touched, before and after (areas/did.ts), for what it changed cannot be told from what there is. */
  did: string | null;
  /** Of areas, once undone. JSON: what stayed, and why. */
  kept: string | null;
};

/** What each row became; `digest` of its content tells that it came before. */
export type ImportRowTable = {
  office_id: string;
  batch_id: string;
  row: number;
  digest: string;
  thing_id: string;
};

/** How a person read a heading or a word once, to be read so again. */
export type ImportMemoryTable = {
  office_id: string;
  kind: string;
  /** 'heading', or the list whose code it is. */
  about: string;
  typed: string;
  means: string;
  updated_at: Moment;
};

/** A photo or file of a record; the bytes lie in DATA_DIR/files. */
export type FileTable = {
  office_id: string;
  id: string;
  record_id: string;
  room: 'shared' | 'confidential';
  name: string;
  caption: string;
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  sha256: string;
  /** 掲載可否: whether those in it agreed to be shown outside. */
  consent: 'unasked' | 'yes' | 'no';
  consent_note: string;
  staff_id: string;
  search_text: string;
  created_at: Moment;
  removed_at: Moment | null;
  removed_by: string | null;
  removed_reason: string | null;
} & Kept;

/** Long work that shows how far it is and keeps its result (U9). */
export type JobTable = {
  office_id: string;
  id: string;
  staff_id: string;
  kind: string;
  title: string;
  state: 'running' | 'done' | 'stopped' | 'failed';
  done: number;
  total: number | null;
  /** JSON, as the kind of job needs it. */
  result: string;
  created_at: Moment;
  updated_at: Moment;
  seen_at: Moment | null;
};

/** How many years a kind of thing is kept, from a day on; null: for ever. */
export type RetentionRuleTable = {
  office_id: string;
  kind: string;
  from_on: Day;
  years: number | null;
  set_at: Moment;
  set_by: string | null;
};

/** 保留: it is due and yet not erased before this day. */
export type RetentionHoldTable = {
  office_id: string;
  kind: string;
  thing_id: string;
  reason: string;
  until_on: Day;
  at: Moment;
  by: string | null;
};

/** 廃棄: proposed by one, approved by another; once erased it is the certificate and stays. */
export type DisposalTable = {
  office_id: string;
  id: string;
  kind: string;
  /** As the rule said when it was proposed. */
  years: number;
  /** The first and the last day of what is in it. */
  from_on: Day;
  until_on: Day;
  proposed: number;
  proposed_at: Moment;
  proposed_by: string;
  /** Names as they were then: a certificate outlives the accounts of those in it. */
  proposer: string;
  refused_at: Moment | null;
  refused_by: string | null;
  refused_reason: string | null;
  approved_at: Moment | null;
  approved_by: string | null;
  approver: string | null;
  /** How many were: less than proposed where some were held back or gone meanwhile. */
  erased: number | null;
  erased_at: Moment | null;
  /** SHA-256 of the ids that were erased, in order, a line each. */
  ids_hash: string | null;
  /** When the gaps in the database were emptied too. */
  cleaned_at: Moment | null;
};

export type DisposalItemTable = {
  office_id: string;
  disposal_id: string;
  thing_id: string;
  erased_at: Moment | null;
};

/** 同意: what a person agreed to. As private as the confidential part of a record there. */
export type ConsentTable = {
  office_id: string;
  id: string;
  name: string;
  scope: 'photo' | 'share' | 'resource' | 'other';
  what: string;
  area_id: string;
  record_id: string | null;
  given_on: Day;
  until_on: Day | null;
  means: 'paper' | 'word';
  taken_by: string;
  note: string;
  withdrawn_on: Day | null;
  created_at: Moment;
} & Kept;

/** Photos that it opens; their 掲載可否 follows it. */
export type ConsentFileTable = { office_id: string; consent_id: string; file_id: string };

/** 本人からの請求: to see, to correct, to stop the use of one's own data. */
export type RequestTable = {
  office_id: string;
  id: string;
  kind: 'see' | 'correct' | 'stop';
  name: string;
  /** Other ways the name is written, one a line. */
  spellings: string;
  phone: string;
  address: string;
  asker: 'self' | 'agent';
  agent: string;
  /** How it was checked who asks. */
  identity: string;
  wish: string;
  asked_on: Day;
  due_on: Day;
  /** '' while the first date stands. */
  extended_reason: string;
  decision: 'all' | 'part' | 'refused' | null;
  decision_reason: string;
  decided_on: Day | null;
  decided_by: string | null;
  closed_at: Moment | null;
  written_by: string;
  created_at: Moment;
} & Kept;

/** What is about the asker, with others hidden; handed out only once a person confirmed it. */
export type RequestPieceTable = {
  office_id: string;
  request_id: string;
  thing: string;
  thing_id: string;
  text: string;
  /** Why it is not handed out; '' when it is. */
  withheld: string;
  /** The version of the thing when it was chosen: a later one was corrected since. */
  seen_version: number;
  confirmed_at: Moment | null;
  confirmed_by: string | null;
};

/** A removed record of which the person asked that it be used no more: managers alone see it. */
export type RecordStopTable = {
  office_id: string;
  record_id: string;
  request_id: string;
  at: Moment;
};

/** 漏えい: what happened, what was looked for, and the report to the authority as far as it is written. */
export type LeakTable = {
  office_id: string;
  id: string;
  kind: string;
  title: string;
  noticed_on: Day;
  /** By wrongful purpose: the last report has sixty days. */
  wrongful: Flag;
  /** JSON: what the audit is asked. */
  asked: string;
  /** JSON: the report, section by section. */
  words: string;
  first_on: Day | null;
  final_on: Day | null;
  written_by: string;
  created_at: Moment;
} & Kept;

/** What one file said of the people of many areas on one day. */
export type SeriesTable = {
  office_id: string;
  id: string;
  kind: 'population';
  /** Who counted, as the file says it. */
  source: string;
  /** The day of the figures, never that of the file. */
  as_of: Day;
  file_name: string;
  rows: number;
  accepted: number;
  rejected: number;
  skipped: number;
  repaired: number;
  /** JSON: row, column, reason. */
  remarks: string;
  staff_id: string | null;
  created_at: Moment;
  removed_at: Moment | null;
  removed_by: string | null;
};

export type SeriesRowTable = {
  office_id: string;
  series_id: string;
  row: number;
  code: string | null;
  city: string;
  name: string;
  /** Null: no area of ours yet. */
  area_id: string | null;
  /** JSON: measure → number or null. */
  figures: string;
  /** JSON: sex, from, to, count. */
  ages: string;
};

export type AuditTable = {
  office_id: string;
  seq: number;
  at: Moment;
  actor_id: string | null;
  verb: string;
  thing: string;
  thing_id: string;
  /** JSON: field → value, or → keyed digest where the value is personal. */
  fields: string;
  hash: string;
};

export type AuditHeadTable = { office_id: string; seq: number; hash: string };

export type CounterTable = { name: string; value: number };

export type Database = {
  office: OfficeTable;
  staff: StaffTable;
  credential: CredentialTable;
  recovery_code: RecoveryCodeTable;
  passkey: PasskeyTable;
  session: SessionTable;
  trusted_device: TrustedDeviceTable;
  sign_in_try: SignInTryTable;
  challenge: ChallengeTable;
  invitation: InvitationTable;
  assignment: AssignmentTable;
  area: AreaTable;
  area_parent: AreaParentTable;
  area_name: AreaNameTable;
  code: CodeTable;
  plan: PlanTable;
  goal: GoalTable;
  principle: PrincipleTable;
  record: RecordTable;
  record_confidential: RecordConfidentialTable;
  record_version: RecordVersionTable;
  record_confidential_version: RecordConfidentialVersionTable;
  next_step: NextStepTable;
  draft: DraftTable;
  saved_view: SavedViewTable;
  appointment: AppointmentTable;
  appointment_staff: AppointmentStaffTable;
  appointment_move: AppointmentMoveTable;
  calendar_feed: CalendarFeedTable;
  record_review: RecordReviewTable;
  record_comment: RecordCommentTable;
  office_setting: OfficeSettingTable;
  template: TemplateTable;
  import_batch: ImportBatchTable;
  import_row: ImportRowTable;
  import_memory: ImportMemoryTable;
  file: FileTable;
  job: JobTable;
  retention_rule: RetentionRuleTable;
  retention_hold: RetentionHoldTable;
  disposal: DisposalTable;
  disposal_item: DisposalItemTable;
  tally: TallyTable;
  tally_change: TallyChangeTable;
  report: ReportTable;
  report_story: ReportStoryTable;
  mapping: MappingTable;
  consent: ConsentTable;
  consent_file: ConsentFileTable;
  request: RequestTable;
  request_piece: RequestPieceTable;
  record_stop: RecordStopTable;
  leak: LeakTable;
  series: SeriesTable;
  series_row: SeriesRowTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  counter: CounterTable;
};
