/** Loaded before the server: tells its parent how many statements it has sent so far, and its memory. */
import { DefaultQueryExecutor } from 'kysely';

const executor = Object.getPrototypeOf(DefaultQueryExecutor.prototype);
const execute = executor.executeQuery;
let count = 0;
executor.executeQuery = function (this: unknown, ...args: unknown[]) {
  count += 1;
  return execute.apply(this, args);
};
process.on('message', () => process.send?.(count));
process.channel?.unref();
