import type { TopLevelSpec } from 'vega-lite';

/** Colours by the site's own names, so that one picture fits both themes. */
export const PLOT_COLOURS = {
  text: 'currentColor',
  line: 'var(--rb-border-strong)',
  good: 'var(--rb-ready)',
  bad: 'var(--rb-blocked)',
  ground: 'var(--sl-color-bg)',
};

const CONFIG: TopLevelSpec['config'] = {
  // A picture to assistive technology: its name says what it shows, the table beside it all.
  aria: false,
  background: 'transparent',
  font: 'inherit',
  view: { stroke: 'transparent' },
  axis: {
    labelColor: PLOT_COLOURS.text,
    labelFontSize: 12,
    labelFontWeight: 'normal',
    tickColor: PLOT_COLOURS.line,
    domainColor: PLOT_COLOURS.line,
    gridColor: PLOT_COLOURS.line,
    gridOpacity: 0.4,
    title: null,
  },
  legend: {
    orient: 'top',
    title: null,
    labelColor: PLOT_COLOURS.text,
    labelFontSize: 12,
    // Estimated widths are wide already.
    columnPadding: 0,
  },
};

type WithoutLook<Spec> = Spec extends unknown ? Omit<Spec, 'config' | 'width' | 'autosize'> : never;
/** What of a plot its maker says; width and look are the same for all. */
export type PlotSpec = WithoutLook<Extract<TopLevelSpec, { layer: unknown } | { mark: unknown }>>;

/**
 * Draws a plot as SVG text, on the server and without a browser. The library
 * is heavy and loads with the first plot, not with the server.
 */
export async function drawPlot(spec: PlotSpec, width: number): Promise<string> {
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const autosize = { type: 'fit-x', contains: 'padding' } as const;
  const whole = { ...spec, width, autosize, padding: 2, config: CONFIG } as TopLevelSpec;
  const view = new View(parse(compile(whole).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
