import { parentPort, workerData } from 'node:worker_threads';
import { computeHere, type Message, type Task } from './compute.ts';

const tell = (message: Message): void => parentPort?.postMessage(message);

/** The thread's whole life: one task, its progress, its result. Whoever started it stops it by ending it. */
tell({ computed: await computeHere(workerData as Task, { progress: (done, of) => tell({ progress: [done, of] }), cancelled: () => false }) });
