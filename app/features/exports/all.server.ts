/** All lists that can be taken out. A worker reads this file too: no pages among what it needs. */
import { appointmentTaking } from '../appointments/taking.server.ts';
import { areaTaking, assignmentTaking } from '../areas/taking.server.ts';
import { consentTaking } from '../consents/taking.server.ts';
import { gapTaking } from '../gaps/taking.server.ts';
import type { Taking } from '../jobs/taking.ts';
import { leakTaking } from '../leaks/taking.server.ts';
import { listTaking } from '../lists/taking.server.ts';
import { mappingTaking } from '../mappings/taking.server.ts';
import { overviewTaking } from '../overview/taking.server.ts';
import { purposeTaking } from '../purposes/taking.server.ts';
import { fileTaking } from '../records/files-taking.server.ts';
import { stepTaking } from '../records/steps-taking.server.ts';
import { recordTaking } from '../records/taking.server.ts';
import { reportTaking } from '../reports/taking.server.ts';
import { disposalTaking, dueTaking, retentionTaking } from '../retention/taking.server.ts';
import { auditTaking } from '../safety/taking.server.ts';
import { spreadTaking } from '../spread/taking.server.ts';
import { statisticsTaking } from '../statistics/taking.server.ts';
import { staffTaking } from './staff.server.ts';

export const takings: readonly Taking[] = [
  recordTaking,
  overviewTaking,
  stepTaking,
  fileTaking,
  appointmentTaking,
  areaTaking,
  assignmentTaking,
  purposeTaking,
  consentTaking,
  reportTaking,
  listTaking,
  mappingTaking,
  staffTaking,
  statisticsTaking,
  spreadTaking,
  gapTaking,
  auditTaking,
  retentionTaking,
  dueTaking,
  disposalTaking,
  leakTaking,
];

export function takingOf(list: string | undefined): Taking | undefined {
  return takings.find((taking) => taking.list === list);
}
