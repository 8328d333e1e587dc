import { resolve } from 'node:path';

/** The project's folder, wherever the command was called from. */
export const PROJECT_DIR = resolve(import.meta.dirname, '../..');

/** Where the build goes, and where the server finds it. */
export const DIST_DIR = resolve(PROJECT_DIR, 'dist');
