// What a test run came to, read from Vitest's JSON report.

export type Counts = { passed: number; failed: number; skipped: number };

export type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
};

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

/** A run can fail without a failed test (a file that does not load); that is one failure too. */
export function countReport(report: Report | undefined, ok: boolean): Counts {
  const failed = report?.numFailedTests ?? 0;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: ok ? failed : Math.max(failed, 1),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}
