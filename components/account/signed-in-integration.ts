import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Teaches Astro the directive `client:signed-in`. */
export function signedInDirective(): AstroIntegration {
  return {
    name: 'signed-in-directive',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({
          name: 'signed-in',
          entrypoint: fileURLToPath(new URL('./signed-in-directive.ts', import.meta.url)),
        });
      },
    },
  };
}
