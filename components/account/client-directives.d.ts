import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    'client:signed-in'?: boolean;
  }
}

declare global {
  namespace Astro {
    interface ClientDirectives {
      'client:signed-in'?: boolean;
    }
  }
}
