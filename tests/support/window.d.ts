import type { WaybillBridge } from '../../core/contract/bridge'

declare global {
  // What preload exposes, for the code that e2e tests run inside the page.
  interface Window {
    readonly waybill: WaybillBridge
  }
}
