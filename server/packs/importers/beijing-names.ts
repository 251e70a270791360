/**
 * The long names of the 35 Beijing stations, as the monitoring centre's own pages and the quotsoft.net archive from 2021 on have
 * them: the district before the name, or the place and kind of the point. Facts, not measurements. Source: the station table that
 * users of the archive pass on (short name, long name, place), compared with beijing-stations.ts by place.
 * New stations of 2021 are not in it: 平谷新城 is not the station 平谷镇.
 */
import { BEIJING_STATIONS, type BeijingStation } from './beijing-stations.ts'

const LONG_NAMES: Readonly<Record<string, readonly string[]>> = {
  dongsi: ['东城东四'], tiantan: ['东城天坛'], guanyuan: ['西城官园'], wanshouxigong: ['西城万寿西宫'], aotizhongxin: ['朝阳奥体中心'],
  nongzhanguan: ['朝阳农展馆'], wanliu: ['海淀万柳'], beibuxinqu: ['海淀北部新区'], zhiwuyuan: ['海淀北京植物园'], yungang: ['丰台云岗'],
  gucheng: ['石景山古城'], fangshan: ['房山良乡'], daxing: ['大兴黄村镇'], yizhuang: ['亦庄开发区'], tongzhou: ['通州新城'], shunyi: ['顺义新城'],
  changping: ['昌平镇'], mentougou: ['门头沟龙泉镇'], pinggu: ['平谷镇'], huairou: ['怀柔镇'], miyun: ['密云镇'], yanqing: ['延庆镇'],
  dingling: ['昌平定陵', '定陵对照点'], badaling: ['京西北八达岭', '京西北区域点'], miyunshuiku: ['京东北密云水库', '京东北区域点'],
  donggaocun: ['京东东高村', '京东区域点'], yongledian: ['京东南永乐店', '京东南区域点'], yufa: ['京南榆垡', '京南区域点'],
  liulihe: ['京西南琉璃河', '京西南区域点'], qianmen: ['前门东大街', '前门交通点'], yongdingmennei: ['永定门内大街', '永定门交通点'],
  xizhimenbei: ['西直门北大街', '西直门交通点'], nansanhuan: ['南三环西路', '南三环交通点'], dongsihuan: ['东四环北路', '东四环交通点'],
}

/** The station of that Chinese name, short (东四) or long (东城东四), or undefined. */
export function beijingStationNamed(name: string): BeijingStation | undefined { return byName.get(name.trim()) }

const byName = new Map(BEIJING_STATIONS.flatMap(station => [station.name_zh, ...(LONG_NAMES[station.id] ?? [])].map(name => [name, station] as const)))
