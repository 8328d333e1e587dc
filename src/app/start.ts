import { runSite } from './run-site.ts';

// `npm start`
await runSite();
