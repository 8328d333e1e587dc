import { workerData } from 'node:worker_threads';
import { registry } from '#src/registry/registry.ts';
import { writeMarkdownTwins } from './write-markdown-twins.ts';

// A thread of its own, started by `write-twins-beside.ts` with the client's folder.
await writeMarkdownTwins(registry, workerData as string);
