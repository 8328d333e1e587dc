import { CODES, type Code } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { SupportInquiry } from '#src/contracts/support-inquiry.ts';
import { TargetTextSchema } from '#src/contracts/readiness-query.ts';
import { actionsAt, type BlockContext } from './block-context.ts';
import { recogniseMessage, type Evidence, type Recognition } from './recognise-message.ts';
import { writeReply, type Reply } from './write-reply.ts';

export interface FoundCode {
  code: Code;
  /** Empty for a code that support picked. */
  evidence: Evidence[];
  reply: Reply;
}

export interface Finding {
  recognition: Recognition;
  /** Chosen, else what the text says. */
  context: BlockContext;
  /** In deciding order. */
  found: FoundCode[];
}

/** Everything that the workbench shows for an inquiry. Pure, so that browser and server agree. */
export function lookUp(registry: Registry, inquiry: SupportInquiry, origin: string): Finding {
  const recognition = recogniseMessage(registry, inquiry.text);
  const context = chooseContext(inquiry, recognition.context);
  const pick = CODES.find((code) => code === inquiry.pick);
  const codes = pick ? [{ code: pick, evidence: [] }] : recognition.codes;
  const found = codes.map(({ code, evidence }) => ({
    code,
    evidence,
    reply: writeReply(registry, code, { ...context, origin }),
  }));
  return { recognition, context, found };
}

/** A choice that cannot be is left out: a link would not work with it. */
function chooseContext(inquiry: SupportInquiry, said: BlockContext): BlockContext {
  const target = chooseTarget(inquiry.target, said.target);
  const wanted = inquiry.action === null ? said.action : inquiry.action;
  const action = actionsAt(target).find((each) => each === wanted);
  return { ...(action && { action }), ...(target && { target }) };
}

function chooseTarget(chosen: string | null, said: string | undefined): string | undefined {
  if (chosen === null) return said;
  return isTarget(chosen) ? chosen.trim() : undefined;
}

/** Whether a typed text is a target, such as `fix-tasks/fix_ready`. */
export const isTarget = (text: string) => TargetTextSchema.safeParse(text.trim()).success;
