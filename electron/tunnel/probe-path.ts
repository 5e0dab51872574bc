/** Below this the receiver answers probes; anything else there is a delivery like any other. */
export const PROBE_PATH = '/.well-known/waybill-probe/'
