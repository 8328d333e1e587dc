import type { FeedbackSummary } from '#src/contracts/feedback-summary.ts';
import { drawPlot, PLOT_COLOURS, type PlotSpec } from './draw-plot.ts';

const [HELPFUL, NOT_HELPFUL] = ['Helpful', 'Not helpful'];

/** Votes of each day, those against the page at the bottom, where they are easiest to compare. */
export function plotDays(byDay: FeedbackSummary['by_day'], width: number): Promise<string> {
  const values = byDay.flatMap(({ day, helpful, not_helpful }) => [
    { day, vote: NOT_HELPFUL, order: 0, votes: not_helpful },
    { day, vote: HELPFUL, order: 1, votes: helpful },
  ]);
  const spec: PlotSpec = {
    data: { values },
    height: 180,
    mark: { type: 'bar', stroke: PLOT_COLOURS.ground, strokeWidth: 0.5 },
    encoding: {
      x: {
        field: 'day',
        timeUnit: 'utcyearmonthdate',
        type: 'temporal',
        axis: { format: '%-d %b', tickCount: width < 500 ? 4 : 8, grid: false, labelFlush: true },
      },
      y: { field: 'votes', type: 'quantitative', axis: { tickMinStep: 1, tickCount: 5 } },
      color: {
        field: 'vote',
        scale: { domain: [NOT_HELPFUL, HELPFUL], range: [PLOT_COLOURS.bad, PLOT_COLOURS.good] },
        type: 'nominal',
      },
      order: { field: 'order' },
    },
  };
  return drawPlot(spec, width);
}
