import { codeEntries } from '#src/registry/code-entries.ts';
import type { Named } from '#src/registry/lifecycle.ts';
import { fieldPath, guidePath, reasonPath, stepPath } from '#src/registry/paths.ts';
import type { Registry } from '#src/registry/registry.ts';

/** What a name can belong to, each kind with its entries and its pages. */
export type NoticeKind = 'code' | 'step' | 'field' | 'guide';

/** What a page says at the top of something that readers should no longer rely on. */
export interface Notice {
  state: 'deprecated' | 'retired';
  /** As a sentence begins with it. */
  subject: string;
  since: string;
  /** What still works, or no longer does. */
  effect: string;
  successor: { label: string; href: string } | null;
}

/** The notice for a name; null while it is active. */
export function describeNotice(registry: Registry, kind: NoticeKind, name: string): Notice | null {
  const { entries, describe } = kinds(registry)[kind];
  const lifecycle = entries[name]?.lifecycle;
  if (lifecycle === undefined || lifecycle.state === 'active') return null;
  const { state, since, replacedBy } = lifecycle;
  return {
    state,
    subject: `This ${kind}`,
    since,
    effect: EFFECTS[kind][state],
    successor: replacedBy === undefined ? null : describe(replacedBy),
  };
}

/** The attributes that keep a retired page behind live ones in search, and findable all the same. */
export function searchAttributes(registry: Registry, kind: NoticeKind, name: string) {
  const notice = describeNotice(registry, kind, name);
  return notice?.state === 'retired' ? { 'data-pagefind-weight': '0.1' } : {};
}

const EFFECTS: Record<NoticeKind, Record<Notice['state'], string>> = {
  code: {
    deprecated: 'The product can still show it.',
    retired: 'It blocks nothing any more.',
  },
  step: { deprecated: 'It still works.', retired: 'It is no longer part of the path.' },
  field: { deprecated: 'It is still filled.', retired: 'It is no longer filled.' },
  guide: {
    deprecated: 'What it says still holds.',
    retired: 'It is kept for old links only.',
  },
};

interface Kind {
  entries: Record<string, Named<string>>;
  describe: (name: string) => NonNullable<Notice['successor']>;
}

function kinds(registry: Registry): Record<NoticeKind, Kind> {
  const { reasons, gates, steps, fields, guides } = registry;
  const byName = (pathOf: (name: never) => string) => (name: string) => ({
    label: name,
    href: pathOf(name as never),
  });
  const byTitle =
    (entries: Record<string, { title: string }>, pathOf: (name: never) => string) =>
    (name: string) => ({ label: entries[name]?.title ?? name, href: pathOf(name as never) });
  return {
    code: { entries: codeEntries({ reasons, gates }), describe: byName(reasonPath) },
    step: { entries: steps, describe: byTitle(steps, stepPath) },
    field: { entries: fields, describe: byName(fieldPath) },
    guide: { entries: guides, describe: byTitle(guides, guidePath) },
  };
}
