import type { AssessedYear, Assessment, AssessmentQuery } from '../../protocol/assessment.ts'
import type { Choice } from './choice.ts'
import type { Place } from './places.ts'
import type { HourRecord } from './record.ts'

/** What a reader must know of this answer that no number in it says. */
export function notesOf({ values, record, dust, years }: { readonly values: AssessmentQuery['values']; readonly record: HourRecord; readonly dust: ReadonlySet<number>; readonly years: readonly AssessedYear[] }, choice: Choice, places: readonly Place[]): Assessment['notes'] {
  const city = places.find(({ kind }) => kind === 'city')
  const ids = new Set(choice.editions.map(({ id }) => id))
  const mixed = choice.editions.filter(({ id }) => id !== null).length > 1 && choice.asked === 'auto'
  return [
    { zh: '参考计算，不是官方评价；规则状态见 rules：memory 为凭记忆，视为假设', en: 'for orientation, not an official judgement; rules says how well each rule is known, memory meaning assumed' },
    ...(values === 'believed'
      ? [{ zh: '质量检查不采信的小时已剔除（withheld 给出数目）', en: 'hours that quality does not believe are left out (withheld counts them)' }]
      : [{ zh: '按上报值计算，只剔除负值（withheld 给出数目）', en: 'reckoned from what was reported, negative values alone left out (withheld counts them)' }]),
    ...(city === undefined
      ? [{ zh: '只有一个站，没有城市值；凭一个站不能判断全市的级别', en: 'with one station there is no city value; one station cannot decide the level of the city' }]
      : [{ zh: `城市值为数据包全部${city.stations.length}个站的平均；官方只用评价点位`, en: `the city is the mean of all ${city.stations.length} stations of the pack; officially it is that of the evaluation points alone` }]),
    ...(choice.converted ? [{ zh: '气态污染物先换算到限值的状态再比较，as_reported 为换算前；颗粒物未换算', en: 'gases were brought to the state of the limits before they were compared, as_reported is before that; particles were not' }] : []),
    ...(mixed ? [{ zh: '各日按当日施行的版本，月、年按其末日的版本', en: 'each day goes by the edition in force on it, a month or a year by that on its last day' }] : []),
    ...(ids.has('us-epa-2024') ? [{ zh: '美国小时指数只含颗粒物：没有臭氧的 NowCast 模型', en: 'the American index of hours is of particles alone: the NowCast of ozone is not in this project' }] : []),
    ...(dust.size > 0 ? [{ zh: `数据包标出${dust.size}个沙尘日`, en: `the pack marks ${dust.size} days of sand dust` }] : []),
    ...(years.some(({ counts }) => counts !== null && counts.valid < 0.9 * counts.days) ? [{ zh: '有的年份不足九成的日子有 AQI：缺项而已超过100的日子计入，其余不计，优良比例因此偏低', en: 'in some years fewer than nine of ten days have an AQI: with a gap, days above 100 are counted and others are not, so that shares of good days read too low' }] : []),
    ...(record.days < 365 ? [{ zh: '不足一年：年统计量只是到目前为止', en: 'less than a year: statistics of the year are those so far' }] : []),
  ]
}
