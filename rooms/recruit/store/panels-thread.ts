import { parentPort, workerData } from 'node:worker_threads';
import { answerHere, computeHere, standbyHere, type Message, type Work } from './compute.ts';

const tell = (message: Message): void => parentPort?.postMessage(message);
const work = workerData as Work;

/** The thread's whole life: one piece of work, its progress, its result. Whoever started it stops it by ending it. */
if ('panels' in work) tell({ computed: await computeHere(work.panels, { progress: (done, of) => tell({ progress: [done, of] }), cancelled: () => false }) });
else if ('question' in work) tell({ sentences: await answerHere(work.question) });
else tell({ alternates: await standbyHere(work.standby) });
