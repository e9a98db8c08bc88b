/** A thread that has done its work at once. */
import { readInWorker } from '#app/features/jobs/in-worker.server.ts';

readInWorker(async () => 'done');
