import type { SummaryLine } from '#src/contracts/feedback-summary.ts';
import { drawPlot, PLOT_COLOURS, type PlotSpec } from './draw-plot.ts';

/** What a row of the plot needs; `name` is what is written above it. */
export type ShareRow = Pick<
  SummaryLine,
  'name' | 'votes' | 'helpful_share' | 'helpful_share_before' | 'interval'
>;

/** A share's place on the common axis, from none to all. */
const at = (field: string) => ({
  field,
  type: 'quantitative' as const,
  scale: { domain: [0, 1], nice: false },
  axis: { format: '.0%', values: [0, 0.25, 0.5, 0.75, 1], labelFlush: true },
});

/** The helpful share of each row as a dot in its interval; hollow: the period before. */
export function plotShares(rows: readonly ShareRow[], width: number): Promise<string> {
  const values = rows.map((row, index) => ({
    row: index,
    label: `${row.name} (${row.votes})`,
    share: row.helpful_share,
    before: row.helpful_share_before,
    ...row.interval,
  }));
  const spec: PlotSpec = {
    data: { values },
    height: 40 * rows.length,
    encoding: { y: { field: 'row', type: 'ordinal', axis: null } },
    layer: [
      {
        mark: { type: 'rule', color: PLOT_COLOURS.text, strokeWidth: 2, yOffset: 6 },
        encoding: { x: at('low'), x2: { field: 'high' } },
      },
      {
        transform: [{ filter: 'datum.before !== null' }],
        mark: {
          type: 'point',
          filled: false,
          color: PLOT_COLOURS.text,
          size: 70,
          opacity: 1,
          yOffset: 6,
        },
        encoding: { x: at('before') },
      },
      {
        mark: {
          type: 'point',
          filled: true,
          color: PLOT_COLOURS.text,
          size: 90,
          opacity: 1,
          yOffset: 6,
        },
        encoding: { x: at('share') },
      },
      {
        mark: { type: 'text', align: 'left', color: PLOT_COLOURS.text, fontSize: 12, yOffset: -10 },
        encoding: { x: { value: 0 }, text: { field: 'label' } },
      },
    ],
  };
  return drawPlot(spec, width);
}
