import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReadinessIsland from './ReadinessIsland.tsx';

/** The island as it first looks, before it knows anybody: the same on every page, so made once. */
export const PLACEHOLDER = renderToStaticMarkup(createElement(ReadinessIsland));
