import type { HeaderList } from './headers'

/**
 * The addresses that proxies say a request came through, the sender's first: of every X-Forwarded-For, or where there is
 * none of Forwarded (RFC 7239, section 5.2). Empty where nothing says so. Whoever sends can write these headers too, so
 * only what one's own proxy added, at the end, is sure.
 */
export function forwardedChain(headers: HeaderList): string[] {
  const listed = valuesOf(headers, 'x-forwarded-for').flatMap((value) => value.split(','))
  const chain = listed.length > 0 ? listed : valuesOf(headers, 'forwarded').flatMap(forParameters)
  return chain.map((address) => address.trim()).filter((address) => address !== '')
}

function valuesOf(headers: HeaderList, wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value)
}

function forParameters(value: string): string[] {
  return [...value.matchAll(/(?:^|[;,])\s*for\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/gi)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  )
}
