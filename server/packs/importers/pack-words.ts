/** What an imported pack says of itself: where it is from, under which licence, what was converted and what was assumed. */
import { dayOf, formatDay, formatOffset, type EventHour } from '../../../models/units/time.ts'
import type { PackContent } from '../write.ts'
import { networkStates } from './gas-states.ts'
import { isMapped, type Imported, type ReadFile } from './import-files.ts'
import type { Format, StationFacts } from './importer.ts'

export const GENERATOR = 'xuefeng import'
/** Minutes east of UTC. */
export const BEIJING_ZONE = 480

/** The manifest without its tables. The pack is named by its formats, its station and the dates of its first and last label. */
export function aboutPack(imported: Imported, chosen: StationFacts, first: EventHour, last: EventHour): PackContent['about'] {
  const files = imported.files.filter(({ format }) => format !== 'stations')
  const formats = [...new Set(files.map(file => file.format))].sort()
  const zone = chosen.zone ?? BEIJING_ZONE
  const span = [formatDay(dayOf((first + 1) as EventHour, zone)), formatDay(dayOf(last, zone))]
  const notes = notesOf(imported, formats)
  return {
    name: `${formats.join('-')}-${chosen.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${span.join('-')}`,
    version: '1.0.0',
    title: { zh: `${chosen.name_zh} ${span.join(' 至 ')} 实测`, en: `${chosen.name_en}, ${span.join(' to ')}, measured` },
    description: notes.join(' '),
    licenses: unique([...formats.filter(format => files.some(file => file.format === format && !isMapped(file))).map(format => LICENCES[format]), ...files.filter(isMapped).map(mappedLicence)]),
    sources: imported.files.map(file => ({ title: `${file.name} (${originOf(file)})`, sha256: file.sha256 })),
    notes,
    generator: GENERATOR,
    xuefeng: {
      timezone: zone === BEIJING_ZONE ? 'Asia/Shanghai' : formatOffset(zone), hourLabel: 'end', district: chosen.district, synthetic: false,
      gasState: networkStates(first, last), quality: files.every(({ mapping }) => mapping?.quality === 'audited') ? 'audited' : 'realtime', latencyMinutes: 0,
    },
  }
}

function notesOf({ files, declared }: Imported, formats: readonly Format[]): string[] {
  const moved = unique(declared.filter(({ state }) => state !== null && state !== 'networks' && state !== 'assumed').map(({ title, state }) => `${title} from ${state}`))
  const assumed = unique(declared.filter(({ state }) => state === 'assumed').map(({ title }) => title))
  return [
    'Missing hours and cells are left blank; impossible numbers are kept as published.',
    'Gas state by date: amendment to GB 3095-2012 of 2018-09-01; that the archive before it is at 273.15 K is assumed.',
    ...formats.flatMap(format => NOTES[format] ?? []),
    ...(formats.includes('prsa') && formats.length > 1 ? ['Where another file has the station, hour and pollutant, blank or not, it holds; PRSA gives only the rest.'] : []),
    ...(moved.length > 0 ? [`Gases told as mass were brought to the pack's state: ${listed(moved)}.`] : []),
    ...(assumed.length > 0 ? [`Nothing says at which state these gases were told as mass; the state of the Chinese networks at their date is assumed: ${listed(assumed)}.`] : []),
    ...unique(files.flatMap(({ mapping }) => mapping?.notes ?? [])),
  ]
}

const NOTES: Readonly<Partial<Record<Format, readonly string[]>>> = {
  quotsoft: ['The files of quotsoft.net do not say what their hour labels; the end of the hour is assumed, as in the archive\'s wide mirror. Running means were skipped.'],
  prsa: ['CO was converted from µg/m³ to mg/m³; relative humidity follows from temperature and dew point by Magnus\' formula (Alduchov and Eskridge 1996); wind of 16 points in degrees.'],
  openaq: ['Times of OpenAQ label the end of the hour, by its documentation; units are those of the files.'],
}
const LICENCES: Readonly<Record<Format, { readonly name: string; readonly title: string }>> = {
  'beijing-wide': { name: 'notspecified', title: 'No explicit licence: real-time publication of the Beijing monitoring centre, archived by quotsoft.net' },
  quotsoft: { name: 'notspecified', title: 'No explicit licence: real-time publication of the Beijing monitoring centre, archived by quotsoft.net' },
  prsa: { name: 'CC-BY-4.0', title: 'UCI Beijing Multi-Site Air Quality, S. Chen; cite Zhang et al. 2017, Proc. R. Soc. A 473, 20170457' },
  openaq: { name: 'notspecified', title: 'Licence of the provider of each station, by OpenAQ' },
  long: { name: 'notspecified', title: 'Licence not stated by the file' },
  stations: { name: 'notspecified', title: 'Licence not stated by the file' },
}
const ORIGINS: Readonly<Record<Format, string>> = {
  'beijing-wide': 'Beijing monitoring centre, real time, by quotsoft.net', quotsoft: 'Beijing monitoring centre, real time, by quotsoft.net', prsa: 'UCI 501',
  openaq: 'OpenAQ', long: 'plain table', stations: 'station table',
}

function originOf(file: ReadFile): string { return isMapped(file) ? file.mapping?.source ?? `by the mapping ${file.mapping?.name}` : ORIGINS[file.format] }
function mappedLicence({ mapping }: ReadFile): { name: string; title: string } { return { name: 'notspecified', title: mapping?.licence ?? LICENCES.long.title } }
/** The same once, whatever its order of appearance; compared as JSON. */
function unique<T>(list: readonly T[]): T[] { return [...new Map(list.map(one => [JSON.stringify(one), one])).values()] }
function listed(names: readonly string[]): string { return names.length > 30 ? `${names.slice(0, 30).join(', ')} and ${names.length - 30} more` : names.join(', ') }
