/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set for on-demand requests only; static pages never read it. */
    services: import('#src/app/services.ts').Services;
    /** Who is signed in; null for a stranger. Set for on-demand requests only. */
    reader: import('#src/server/reader.ts').Reader | null;
    /** The session was looked for and is not there; false also where looking failed. */
    is_stranger: boolean;
  }
}
