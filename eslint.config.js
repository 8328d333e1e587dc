import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import ts from 'typescript-eslint';

/**
 * The house: each room and the rooms that it may import from, itself included.
 * `app` puts everything together; nothing imports `pages`.
 */
const rooms = {
  'src/registry': [],
  'src/readiness': ['src/registry'],
  'src/contracts': ['src/registry', 'src/readiness'],
  'src/checks': ['src/registry', 'src/readiness', 'src/contracts', 'src/sandbox'],
  'src/server': ['src/registry', 'src/readiness', 'src/contracts'],
  'src/accounts': ['src/registry', 'src/readiness', 'src/contracts', 'src/server'],
  'src/feedback': ['src/registry', 'src/readiness', 'src/contracts', 'src/server'],
  'src/sandbox': ['src/registry', 'src/readiness', 'src/contracts', 'src/server', 'src/accounts'],
  'src/app': [
    'src/registry',
    'src/readiness',
    'src/contracts',
    'src/checks',
    'src/server',
    'src/accounts',
    'src/feedback',
    'src/sandbox',
  ],
  components: ['src/registry', 'src/readiness', 'src/contracts'],
};
const everyRoom = [...Object.keys(rooms), 'src/pages'];

const zones = Object.entries(rooms).flatMap(([room, allowed]) =>
  everyRoom
    .filter((other) => other !== room && !allowed.includes(other))
    .map((other) => ({
      target: `./${room}`,
      from: `./${other}`,
      message: `${room} may import from ${allowed.join(', ') || 'zod only'}; ${other} is not among them.`,
    })),
);

/** The payment provider knows nothing of the product: another one can take its place. */
zones.push(
  ...['billing', 'ledger', 'workflows', 'accounts', 'seed'].map((room) => ({
    target: './src/sandbox/provider',
    from: `./src/sandbox/${room}`,
    message: 'The provider imports nothing of the product.',
  })),
);

export default defineConfig(
  { ignores: ['dist', '.astro', '.data', 'node_modules', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...astro.configs.recommended,
  {
    files: ['**/*.{ts,tsx,astro,js,mjs}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
      'import-x/no-unresolved': ['error', { ignore: ['^astro:', '^virtual:', '\\?(raw|inline)$'] }],
      'max-lines': ['error', { max: 250 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.astro'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['**/*.astro/*.ts', '**/*.astro/*.js', '*.astro/*.ts'],
    rules: { 'import-x/no-unresolved': 'off' },
  },
  {
    files: ['src/registry/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|zod$|fastest-levenshtein$)',
              message: 'The registry imports zod and its own files only.',
            },
          ],
        },
      ],
    },
  },
  {
    // One entry after another: as long as the registry has entries.
    files: ['src/registry/{reasons,steps,guides,fields}.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // Tests walk packed tables by index, where a wrong index fails the test by itself.
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Playwright's fixtures say what they use by destructuring, be it nothing.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
);
