/** The parts of an open delivery, each a tab. */
export const INSPECTOR_TABS = ['overview', 'payload', 'headers', 'raw', 'diff'] as const
export type InspectorTab = (typeof INSPECTOR_TABS)[number]
