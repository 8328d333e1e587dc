import { describeOutcome } from '#src/registry/describe-outcome.ts';
import type { Named } from '#src/registry/lifecycle.ts';
import { listLiveReasons } from '#src/registry/live-reasons.ts';
import type {
  Code,
  FieldName,
  GateCode,
  GuideSlug,
  ReasonCode,
  StepId,
} from '#src/registry/names.ts';
import { fieldPath, guidePath, reasonPath, stepPath } from '#src/registry/paths.ts';
import { conditionToText, printCondition } from '#src/registry/print-condition.ts';
import { reasonUrl } from '#src/registry/reason-url.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';
import { markdownPath } from './markdown-path.ts';
import type { ReasonsDocument } from './reasons-document.ts';

type Lifecycle = ReasonsDocument['fields'][number]['lifecycle'];

/** The registry as `/reasons.json` serves it. `site` is the origin that links start with. */
export function describeReasons(registry: Registry, site: string): ReasonsDocument {
  const url = (path: string) => new URL(path, site).href;
  const live = listLiveReasons(registry);
  const names = <Key extends string>(entries: Record<Key, unknown>) =>
    Object.keys(entries) as Key[];
  return {
    $schema: url('/reasons.schema.json'),
    site: url('/'),
    reasons: [...live, ...names(registry.reasons).filter((code) => !live.includes(code))].map(
      (code) => describeReason(registry, code, live.indexOf(code) + 1 || null, url),
    ),
    gates: names(registry.gates).map((code) => describeGate(registry, code, url)),
    fields: names(registry.fields).map((name) => describeField(registry, name, url)),
    steps: names(registry.steps).map((id) => describeStep(registry, id, url)),
    guides: names(registry.guides).map((slug) => describeGuide(registry, slug, url)),
  };
}

type ToUrl = (path: string) => string;

function describeReason(registry: Registry, code: ReasonCode, order: number | null, url: ToUrl) {
  const { condition, actions, resolution } = registry.reasons[code];
  return {
    code,
    ...describeShared(registry, code, url),
    order,
    actions: [...actions],
    condition,
    raised_when: conditionToText(printCondition(registry, condition)),
    next: resolution.map((option) => ({
      when: 'when' in option ? option.when : null,
      ...describeOutcome(registry, option.outcome),
    })),
  };
}

function describeGate(registry: Registry, code: GateCode, url: ToUrl) {
  const { raisedWhen, nextStep } = registry.gates[code];
  return {
    code,
    ...describeShared(registry, code, url),
    raised_when: [...raisedWhen],
    next_step: nextStep,
  };
}

function describeShared(registry: Registry, code: Code, url: ToUrl) {
  const entry = findCode(registry, code);
  const { title, meaning, message, step } = entry;
  return {
    title,
    meaning,
    message,
    fields: [...entry.fields],
    step,
    who_can_act: [...entry.whoCanAct],
    related: [...entry.related],
    links: {
      page: url(reasonPath(code)),
      markdown: url(markdownPath(reasonPath(code))),
      short: url(reasonUrl(code)),
      step: url(stepPath(step)),
    },
    lifecycle: describeLifecycle(entry),
  };
}

function describeField(registry: Registry, name: FieldName, url: ToUrl) {
  const { meaning, kind, values, whenEmpty, ...named } = registry.fields[name];
  return {
    name,
    meaning,
    kind,
    values: values ? [...values] : null,
    when_empty: whenEmpty,
    link: url(fieldPath(name)),
    lifecycle: describeLifecycle(named),
  };
}

function describeStep(registry: Registry, id: StepId, url: ToUrl) {
  const { title, result, fields, ...named } = registry.steps[id];
  return {
    id,
    title,
    result,
    fields: [...fields],
    link: url(stepPath(id)),
    lifecycle: describeLifecycle(named),
  };
}

function describeGuide(registry: Registry, slug: GuideSlug, url: ToUrl) {
  const { title, purpose } = registry.guides[slug];
  const path = guidePath(slug);
  return { slug, title, purpose, links: { page: url(path), markdown: url(markdownPath(path)) } };
}

function describeLifecycle({ lifecycle, formerNames, since }: Named<string>): Lifecycle {
  return {
    state: lifecycle.state,
    since: lifecycle.state === 'active' ? since : lifecycle.since,
    replaced_by: (lifecycle.state !== 'active' && lifecycle.replacedBy) || null,
    former_names: [...formerNames],
    introduced: since,
  };
}
