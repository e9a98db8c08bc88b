import { auditVerify } from './audit-verify.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { exportEverything } from './export-everything.ts';
import { importCommand } from './import.ts';
import { importEverything } from './import-everything.ts';
import { importers } from './importers.ts';
import { init } from './init.ts';
import { move } from './move.ts';
import { openCommand } from './open.ts';
import { restore } from './restore.ts';
import { rollup } from './rollup.ts';
import { seed } from './seed.ts';
import { userLink } from './user-link.ts';
import { userList } from './user-list.ts';
import { verify } from './verify.ts';

/** In the order of the help. */
export const commands: Command[] = [
  init,
  importCommand(importers),
  userList,
  userLink,
  auditVerify,
  rollup,
  backup,
  verify,
  restore,
  move,
  exportEverything,
  openCommand,
  importEverything,
  seed,
];
