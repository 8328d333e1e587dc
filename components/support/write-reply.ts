import { listWithOr } from '#src/contracts/list-words.ts';
import { GATE_CODES, type Action, type Code, type MemberRole } from '#src/registry/names.ts';
import { reasonUrl } from '#src/registry/reason-url.ts';
import { findCode, isReasonCode, type Registry } from '#src/registry/registry.ts';
import { fitContext, type BlockContext } from './block-context.ts';
import { sayNextStep, type SetName } from './say-next-step.ts';

/** A reply to a customer, in the two forms that support's tools take. */
export interface Reply {
  plain: string;
  markdown: string;
  /** The link that it ends with. */
  url: string;
}

export interface ReplyContext extends BlockContext {
  /** The site that the link leads to. */
  origin: string;
}

/** How a reply's parts are set. */
interface Style {
  name: SetName;
  label: (text: string) => string;
  link: (text: string, url: string) => string;
}

const PLAIN: Style = {
  name: (text) => text,
  label: (text) => text,
  link: (text, url) => `${text}:\n${url}`,
};
const MARKDOWN: Style = {
  name: (text) => `\`${text}\``,
  label: (text) => `**${text}**`,
  link: (text, url) => `[${text}](${url})`,
};

/**
 * The reply to send about a code: the next step first, then why, who can take
 * it and where it goes on; the link last. It promises nothing that billing
 * does not do by itself.
 */
export function writeReply(
  registry: Registry,
  code: Code,
  { origin, ...about }: ReplyContext,
): Reply {
  const context = fitContext(registry, code, about);
  const url = reasonUrl(code, { ...context, origin });
  const write = (style: Style) =>
    [
      'Hello,',
      sayWhatToDo(registry, code, context, style),
      sayWhy(registry, code, style),
      sayWhoCanAct(registry, code),
      sayGoingBack(registry, code, context, style),
      style.link(linkText(registry, code), url),
    ]
      .filter(Boolean)
      .join('\n\n');
  return { plain: write(PLAIN), markdown: write(MARKDOWN), url };
}

function sayWhatToDo(registry: Registry, code: Code, context: BlockContext, style: Style): string {
  const label = style.label('Your next step:');
  if (isRetired(registry, code))
    return `${label} Try again: this code no longer blocks anything. Still blocked? Send us the code that you see now.`;
  if (!isReasonCode(code)) return `${label} ${registry.gates[code].nextStep}`;
  const ways = registry.reasons[code].resolution.map(({ outcome }) =>
    sayNextStep(registry, outcome, context, style.name),
  );
  if (ways.length === 1) return `${label} ${ways[0]}`;
  return [
    `${style.label('Your next step')} depends on your account. One of these fits:`,
    '',
    ...ways.map((way) => `- ${way}`),
  ].join('\n');
}

function sayWhy(registry: Registry, code: Code, style: Style): string {
  const { meaning } = findCode(registry, code);
  return `${style.label('Why:')} ${meaning} The code for this is ${style.name(code)}.`;
}

const roles: Record<MemberRole, string> = {
  owner: 'the account owner',
  finance_reviewer: 'a finance reviewer',
  agency: 'an agency',
};
const ROLE_COUNT = Object.keys(roles).length;

/** Empty where anybody can act, and where nobody can. */
function sayWhoCanAct(registry: Registry, code: Code): string {
  const { whoCanAct } = findCode(registry, code);
  if (isRetired(registry, code) || whoCanAct.length === 0 || whoCanAct.length === ROLE_COUNT)
    return '';
  const who = listWithOr(whoCanAct.map((role) => roles[role]));
  return `This is up to ${who}. Is that not you? Please pass it on to the account owner.`;
}

function sayGoingBack(
  registry: Registry,
  code: Code,
  { action, target }: BlockContext,
  style: Style,
): string {
  if (isGate(code) || isRetired(registry, code)) return '';
  const place = target ? style.name(target) : 'where the block appeared';
  return `Afterwards, go back to ${place} and start ${phraseOf(registry, action)} there.`;
}

/** Where there is a step to take, the page shows it beside the reader's own values. */
const linkText = (registry: Registry, code: Code) =>
  isGate(code) || isRetired(registry, code)
    ? 'More about this code'
    : 'Sign in on this page to see your own values, and which step is yours';

const phraseOf = (registry: Registry, action: Action | undefined) =>
  action ? registry.actions[action].phrase : 'the action';

const isGate = (code: Code) => (GATE_CODES as readonly Code[]).includes(code);

const isRetired = (registry: Registry, code: Code) =>
  findCode(registry, code).lifecycle.state === 'retired';
