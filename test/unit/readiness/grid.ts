import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { ReadinessReport, ReadinessRequest, ReadinessState } from '#src/readiness/report.ts';
import { NEXT_INTENTS, VERDICTS } from '#src/readiness/report.ts';
import { CODES } from '#src/registry/names.ts';
import type { Action, Code, MemberRole } from '#src/registry/names.ts';
import { axesFor } from './axes.ts';
import type { Axis } from './axes.ts';
import { buildAccount, buildRequest } from './states.ts';

/** One exhaustive enumeration: an action, a catalog, a role, and what never varies. */
export interface GridSetup {
  label: string;
  action: Action;
  catalog: Catalog;
  role: MemberRole | null;
  account?: Partial<AccountState>;
  axes?: Axis[];
}

/** What each state of an enumeration came to, packed so that states can be compared by index. */
export interface Grid {
  axes: Axis[];
  size: number;
  /** `strides[a]`: how far apart neighbours on axis `a` are. */
  strides: number[];
  verdicts: Uint8Array;
  /** One bit for each code, in the order of CODES. */
  codes: Uint16Array;
  /** 0: nothing for sale; else 1 + the intent's index. */
  sales: Uint8Array;
  /** How often each code was primary. */
  primaries: Map<Code | null, number>;
  /** The first violation of each check, in words. */
  objections: Map<string, string>;
}

export type Evaluate = (state: ReadinessState, request: ReadinessRequest) => ReadinessReport;
export type Check = (
  report: ReadinessReport,
  state: ReadinessState,
  request: ReadinessRequest,
) => string | null;

const CODE_BITS = new Map<Code, number>(CODES.map((code, i) => [code, 1 << i]));
const VERDICT_INDEXES = new Map(VERDICTS.map((verdict, i) => [verdict, i]));
const INTENT_INDEXES = new Map<string, number>(NEXT_INTENTS.map((intent, i) => [intent, i + 1]));

export const READY = VERDICTS.indexOf('ready');
export const BLOCKED = VERDICTS.indexOf('blocked');
export const STOP = VERDICTS.indexOf('stop');
export const UNVERIFIED = VERDICTS.indexOf('unverified');
export const PENDING_BIT = CODE_BITS.get('CHECKOUT_PAYMENT_PENDING')!;

function measure(axes: Axis[]): { size: number; strides: number[] } {
  let size = 1;
  const strides = axes.map(() => 0);
  for (let a = axes.length - 1; a >= 0; a--) {
    strides[a] = size;
    size *= axes[a]!.values.length;
  }
  return { size, strides };
}

/** Which value of axis `a` state `index` has. */
export function digitOf(grid: Grid, index: number, a: number): number {
  return Math.floor(index / grid.strides[a]!) % grid.axes[a]!.values.length;
}

/** The account fields of state `index`, for a failure's message. */
export function describeState(grid: Grid, index: number): string {
  return JSON.stringify(
    Object.assign({}, ...grid.axes.map((axis, a) => axis.values[digitOf(grid, index, a)])),
  );
}

/** Puts each state of the product into one account in turn, changing only what differs. */
export function walk(axes: Axis[], account: AccountState, visit: (index: number) => void): void {
  const { size } = measure(axes);
  const digits = axes.map(() => 0);
  for (const axis of axes) Object.assign(account, axis.values[0]);
  for (let index = 0; index < size; index++) {
    visit(index);
    for (let a = axes.length - 1; a >= 0; a--) {
      const { values } = axes[a]!;
      digits[a] = (digits[a]! + 1) % values.length;
      Object.assign(account, values[digits[a]!]);
      if (digits[a] !== 0) break;
    }
  }
}

/** Evaluates every state, remembers what each came to, and the first that a check objects to. */
export function buildGrid(
  setup: GridSetup,
  evaluate: Evaluate,
  checks: Readonly<Record<string, Check>>,
): Grid {
  const axes = setup.axes ?? axesFor(setup.action);
  const { size, strides } = measure(axes);
  const grid: Grid = {
    axes,
    size,
    strides,
    verdicts: new Uint8Array(size),
    codes: new Uint16Array(size),
    sales: new Uint8Array(size),
    primaries: new Map(),
    objections: new Map(),
  };
  const account = buildAccount(setup.account);
  const state: ReadinessState = { account, catalog: setup.catalog };
  const request = buildRequest(setup.action, setup.role);
  const named = Object.entries(checks);
  walk(axes, account, (index) => {
    const report = evaluate(state, request);
    for (const [name, check] of named) {
      const objection = check(report, state, request);
      if (objection === null || grid.objections.has(name)) continue;
      grid.objections.set(name, `${objection} at ${describeState(grid, index)}`);
    }
    record(grid, index, report);
  });
  return grid;
}

function record(grid: Grid, index: number, report: ReadinessReport): void {
  let bits = 0;
  for (const reason of report.reasons) bits |= CODE_BITS.get(reason.code)!;
  grid.codes[index] = bits;
  grid.verdicts[index] = VERDICT_INDEXES.get(report.verdict)!;
  if (report.next.kind === 'checkout') grid.sales[index] = INTENT_INDEXES.get(report.next.intent!)!;
  grid.primaries.set(report.primary, (grid.primaries.get(report.primary) ?? 0) + 1);
}
